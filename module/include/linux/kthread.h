/* SPDX-License-Identifier: MIT */
/*
 * Kernel threads.
 *
 *	task = kthread_run(work, data, "worker/%d", n);
 *	...
 *	kthread_stop(task);	(returns what the thread's function returned)
 *
 * The function looks at kthread_should_stop() whenever it wakes.
 */
#ifndef _LINUX_KTHREAD_H
#define _LINUX_KTHREAD_H

#include <linux/err.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/sched.h>
#include <linux/numa.h>

/**
 * kthread_create_on_node - make a thread that waits for its first wake-up
 * @threadfn: what it runs
 * @data: its argument
 * @node: which memory it likes; there is one
 * @namefmt: its name, cut at 15 characters
 *
 * Return: the task, or ERR_PTR(-ENOMEM), ERR_PTR(-EAGAIN). Context: a task.
 */
struct task_struct *kthread_create_on_node(int (*threadfn)(void *data),
					   void *data, int node,
					   const char *namefmt, ...)
	__printf(4, 5);

#define kthread_create(threadfn, data, namefmt, arg...) \
	kthread_create_on_node(threadfn, data, NUMA_NO_NODE, namefmt, ##arg)

#define kthread_run(threadfn, data, namefmt, ...)                \
	({                                                       \
		struct task_struct *__k = kthread_create(        \
			threadfn, data, namefmt, ##__VA_ARGS__); \
		if (!IS_ERR(__k))                                \
			wake_up_process(__k);                    \
		__k;                                             \
	})

/* @namefmt has one %u, the CPU, to which the thread is bound. */
struct task_struct *kthread_create_on_cpu(int (*threadfn)(void *data),
					  void *data, unsigned int cpu,
					  const char *namefmt);
struct task_struct *kthread_run_on_cpu(int (*threadfn)(void *data), void *data,
				       unsigned int cpu, const char *namefmt);

/* Before the first wake-up. */
void kthread_bind(struct task_struct *task, unsigned int cpu);
void kthread_bind_mask(struct task_struct *task, const struct cpumask *mask);
int kthread_affine_preferred(struct task_struct *task,
			     const struct cpumask *mask);

/**
 * kthread_stop - tell a thread to end, and wait until it has
 *
 * Return: what its function returned; -EINTR when it never ran.
 * Context: a task that may sleep, and is not @task.
 */
int kthread_stop(struct task_struct *task);
int kthread_stop_put(struct task_struct *task);
bool kthread_should_stop(void);
bool __kthread_should_park(struct task_struct *task);
bool kthread_should_park(void);
bool kthread_should_stop_or_park(void);
bool kthread_freezable_should_stop(bool *was_frozen);

/**
 * kthread_park - let a thread wait in kthread_parkme(), and wait until it does
 *
 * Return: 0; -ENOSYS when it has ended or ends, -EBUSY when it is to park
 * already.
 */
int kthread_park(struct task_struct *task);
void kthread_unpark(struct task_struct *task);
void kthread_parkme(void);
void kthread_set_per_cpu(struct task_struct *task, int cpu);
bool kthread_is_per_cpu(struct task_struct *task);

void *kthread_data(struct task_struct *task);
void *kthread_func(struct task_struct *task);
void kthread_exit(long result) __attribute__((noreturn));

struct completion;
void kthread_complete_and_exit(struct completion *comp, long code)
	__attribute__((noreturn));

/* Until 2.6.x: a thread of user space's kind. Its flags mean nothing here. */
int kernel_thread(int (*fn)(void *arg), void *arg, unsigned long flags);
void daemonize(const char *name, ...);

/* No task here has user memory: these only keep the books in order. */
static inline void kthread_use_mm(void *mm)
{
	current->mm = mm;
}

static inline void kthread_unuse_mm(void *mm)
{
	(void)mm;
	current->mm = NULL;
}

/* ---- workers: a thread that runs what is queued to it -------------------- */

struct kthread_work;
struct kthread_worker;
typedef void (*kthread_work_func_t)(struct kthread_work *work);

struct kthread_worker {
	unsigned int flags;
	raw_spinlock_t lock;
	struct list_head work_list;
	struct list_head delayed_work_list;
	struct task_struct *task;
	struct kthread_work *current_work;
};

struct kthread_work {
	struct list_head node;
	kthread_work_func_t func;
	struct kthread_worker *worker; /* to which it was queued last */
	int canceling;
};

struct kthread_delayed_work {
	struct kthread_work work;
	struct timer_list timer;
};

#define KTHREAD_WORKER_INIT(worker)                                 \
	{                                                           \
		.work_list = LIST_HEAD_INIT((worker).work_list),    \
		.delayed_work_list =                                \
			LIST_HEAD_INIT((worker).delayed_work_list), \
	}
#define KTHREAD_WORK_INIT(work, fn)                                \
	{                                                          \
		.node = LIST_HEAD_INIT((work).node), .func = (fn), \
	}
#define DEFINE_KTHREAD_WORKER(worker) \
	struct kthread_worker worker = KTHREAD_WORKER_INIT(worker)
#define DEFINE_KTHREAD_WORK(work, fn) \
	struct kthread_work work = KTHREAD_WORK_INIT(work, fn)
#define DEFINE_KTHREAD_DELAYED_WORK(dwork, fn)                                \
	struct kthread_delayed_work dwork = {                                 \
		.work = KTHREAD_WORK_INIT((dwork).work, (fn)),                \
		.timer = HRT_TIMER_INITIALIZER(kthread_delayed_work_timer_fn, \
					       TIMER_IRQSAFE),                \
	}

void kthread_init_worker(struct kthread_worker *worker);
void kthread_init_work(struct kthread_work *work, kthread_work_func_t fn);
void kthread_init_delayed_work(struct kthread_delayed_work *dwork,
			       kthread_work_func_t fn);

/* What the thread of a worker runs, until it is to stop. */
int kthread_worker_fn(void *worker_ptr);
struct kthread_worker *kthread_create_worker(unsigned int flags,
					     const char namefmt[], ...)
	__printf(2, 3);
#define kthread_run_worker(flags, ...) kthread_create_worker(flags, __VA_ARGS__)
struct kthread_worker *kthread_create_worker_on_cpu(int cpu, unsigned int flags,
						    const char namefmt[], ...)
	__printf(3, 4);

/* Return: false when it was queued already. Context: any. */
bool kthread_queue_work(struct kthread_worker *worker,
			struct kthread_work *work);
bool kthread_queue_delayed_work(struct kthread_worker *worker,
				struct kthread_delayed_work *dwork,
				unsigned long delay);
bool kthread_mod_delayed_work(struct kthread_worker *worker,
			      struct kthread_delayed_work *dwork,
			      unsigned long delay);
void kthread_delayed_work_timer_fn(struct timer_list *timer);

/* Wait until what is queued now is done. Context: a task. */
void kthread_flush_work(struct kthread_work *work);
void kthread_flush_worker(struct kthread_worker *worker);

/* Return: whether it was queued; it neither is nor runs any more. */
bool kthread_cancel_work_sync(struct kthread_work *work);
bool kthread_cancel_delayed_work_sync(struct kthread_delayed_work *dwork);
void kthread_destroy_worker(struct kthread_worker *worker);

/* Their names before 4.9. */
#define init_kthread_worker(worker)      kthread_init_worker(worker)
#define init_kthread_work(work, fn)      kthread_init_work(work, fn)
#define queue_kthread_work(worker, work) kthread_queue_work(worker, work)
#define flush_kthread_work(work)         kthread_flush_work(work)
#define flush_kthread_worker(worker)     kthread_flush_worker(worker)

#endif
