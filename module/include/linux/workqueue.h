/* SPDX-License-Identifier: MIT */
/*
 * Work that is put off to a thread, where it may sleep.
 *
 * A work item is queued once, however often it is asked for before it runs,
 * and never runs on two CPUs at a time. It starts on the CPU that queued it;
 * items start in the order in which they were queued, and one that sleeps
 * does not hold up the next - except in an ordered queue, where one follows
 * the other.
 */
#ifndef _LINUX_WORKQUEUE_H
#define _LINUX_WORKQUEUE_H

#include <linux/timer.h>
#include <linux/linkage.h>
#include <linux/bitops.h>
#include <linux/lockdep.h>
#include <linux/threads.h>
#include <linux/atomic.h>
#include <linux/cpumask.h>
#include <linux/rcupdate.h>
#include <linux/args.h>
#include <linux/list.h>

struct workqueue_struct;
struct work_struct;
typedef void (*work_func_t)(struct work_struct *work);

struct work_struct {
	struct list_head entry;
	work_func_t func;
	void *data; /* the argument of func, before 2.6.20 */
	struct workqueue_struct *wq; /* while it is pending */
	unsigned long long seq; /* which of all queueings this is */
	unsigned short disabled;
	bool takes_data;
	bool pending; /* queued, or its timer runs */
	int cpu;
};

struct delayed_work {
	struct work_struct work;
	struct timer_list timer;
	struct workqueue_struct *wq; /* where it goes when the time is over */
	int cpu;
};

struct rcu_work {
	struct work_struct work;
	struct rcu_head rcu;
	struct workqueue_struct *wq;
};

enum {
	WQ_UNBOUND = 1 << 1,
	WQ_FREEZABLE = 1 << 2,
	WQ_MEM_RECLAIM = 1 << 3,
	WQ_HIGHPRI = 1 << 4,
	WQ_CPU_INTENSIVE = 1 << 5,
	WQ_SYSFS = 1 << 6,
	WQ_POWER_EFFICIENT = 1 << 7,
	WQ_PERCPU = 1 << 8,
	__WQ_ORDERED = 1 << 17,

	WQ_MAX_ACTIVE = 2048,
	WQ_UNBOUND_MAX_ACTIVE = WQ_MAX_ACTIVE,
	WQ_DFL_ACTIVE = WQ_MAX_ACTIVE / 2,
};

#define WQ_NON_REENTRANT  0
#define WORK_CPU_UNBOUND  NR_CPUS
#define WORK_BUSY_PENDING 1
#define WORK_BUSY_RUNNING 2

#define __WORK_INITIALIZER(n, f)                                 \
	{                                                        \
		.entry = LIST_HEAD_INIT((n).entry), .func = (f), \
	}
#define __DELAYED_WORK_INITIALIZER(n, f, tflags)                          \
	{                                                                 \
		.work = __WORK_INITIALIZER((n).work, (f)),                \
		.timer = HRT_TIMER_INITIALIZER(delayed_work_timer_fn,     \
					       (tflags) | TIMER_IRQSAFE), \
	}
#define DECLARE_WORK(n, ...)                              \
	CONCATENATE(__hrt_work_, COUNT_ARGS(__VA_ARGS__)) \
	(n, __VA_ARGS__)
#define __hrt_work_1(n, f) struct work_struct n = __WORK_INITIALIZER(n, f)
/* With the argument of its function: before 2.6.20. */
#define __hrt_work_2(n, f, d)                       \
	struct work_struct n = {                    \
		.entry = LIST_HEAD_INIT((n).entry), \
		.func = __hrt_work_fn(f),           \
		.data = (d),                        \
		.takes_data = true,                 \
	}
#define __hrt_work_fn(f) ((work_func_t)(void *)(f))
#define DECLARE_DELAYED_WORK(n, f) \
	struct delayed_work n = __DELAYED_WORK_INITIALIZER(n, f, 0)
#define DECLARE_DEFERRABLE_WORK(n, f)                            \
	struct delayed_work n = __DELAYED_WORK_INITIALIZER(n, f, \
							   TIMER_DEFERRABLE)

void hrt_work_init(struct work_struct *work, work_func_t func);
void hrt_work_init_data(struct work_struct *work, work_func_t func, void *data);
void hrt_delayed_work_init(struct delayed_work *dwork, work_func_t func,
			   unsigned int tflags);
void delayed_work_timer_fn(struct timer_list *timer);

/* INIT_WORK(work, func), and (work, func, data) before 2.6.20. */
#define INIT_WORK(w, ...)                                      \
	CONCATENATE(__hrt_init_work_, COUNT_ARGS(__VA_ARGS__)) \
	(w, __VA_ARGS__)
#define __hrt_init_work_1(w, f)             hrt_work_init(w, f)
#define __hrt_init_work_2(w, f, d)          hrt_work_init_data(w, __hrt_work_fn(f), d)
#define INIT_WORK_ONSTACK(w, f)             hrt_work_init(w, f)
#define INIT_DELAYED_WORK(w, f)             hrt_delayed_work_init(w, f, 0)
#define INIT_DELAYED_WORK_ONSTACK(w, f)     hrt_delayed_work_init(w, f, 0)
#define INIT_DEFERRABLE_WORK(w, f)          hrt_delayed_work_init(w, f, TIMER_DEFERRABLE)
#define INIT_DELAYED_WORK_DEFERRABLE(w, f)  INIT_DEFERRABLE_WORK(w, f)
#define INIT_RCU_WORK(w, f)                 hrt_work_init(&(w)->work, f)
#define PREPARE_WORK(w, f)                  ((void)((w)->func = (f)))
#define PREPARE_DELAYED_WORK(w, f)          PREPARE_WORK(&(w)->work, f)
#define destroy_work_on_stack(work)         ((void)(work))
#define destroy_delayed_work_on_stack(work) ((void)(work))

/* A kernel's queues. */
extern struct workqueue_struct *system_wq, *system_highpri_wq;
extern struct workqueue_struct *system_long_wq, *system_unbound_wq;
extern struct workqueue_struct *system_freezable_wq, *system_percpu_wq;
extern struct workqueue_struct *system_power_efficient_wq, *system_dfl_wq;
extern struct workqueue_struct *system_freezable_power_efficient_wq;
#define system_nrt_wq system_wq

/**
 * alloc_workqueue - make a queue
 * @fmt: its name
 * @flags: WQ_*
 * @max_active: how many of its items run at a time; 0: 1024
 *
 * Return: NULL without memory. Context: a task.
 */
struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags,
					 int max_active, ...) __printf(1, 4);
#define alloc_ordered_workqueue(fmt, flags, args...) \
	alloc_workqueue(fmt, WQ_UNBOUND | __WQ_ORDERED | (flags), 1, ##args)
#define create_workqueue(name) alloc_workqueue("%s", WQ_MEM_RECLAIM, 1, (name))
#define create_freezable_workqueue(name)                                     \
	alloc_workqueue("%s", WQ_FREEZABLE | WQ_UNBOUND | WQ_MEM_RECLAIM, 1, \
			(name))
#define create_singlethread_workqueue(name) \
	alloc_ordered_workqueue("%s", WQ_MEM_RECLAIM, name)
#define create_rt_workqueue(name) create_workqueue(name)

/* Runs what is queued, and what that queues, to the end first. */
void destroy_workqueue(struct workqueue_struct *wq);
void drain_workqueue(struct workqueue_struct *wq);
void __flush_workqueue(struct workqueue_struct *wq);
#define flush_workqueue(wq)    __flush_workqueue(wq)
#define flush_scheduled_work() __flush_workqueue(system_wq)
void workqueue_set_max_active(struct workqueue_struct *wq, int max_active);

/* Return: false when it was pending already. Context: any. */
bool queue_work_on(int cpu, struct workqueue_struct *wq,
		   struct work_struct *work);
bool queue_delayed_work_on(int cpu, struct workqueue_struct *wq,
			   struct delayed_work *dwork, unsigned long delay);

/* Return: whether it was pending; it is now, with the new delay. */
bool mod_delayed_work_on(int cpu, struct workqueue_struct *wq,
			 struct delayed_work *dwork, unsigned long delay);
bool queue_rcu_work(struct workqueue_struct *wq, struct rcu_work *rwork);
bool flush_rcu_work(struct rcu_work *rwork);

static inline bool queue_work(struct workqueue_struct *wq,
			      struct work_struct *work)
{
	return queue_work_on(WORK_CPU_UNBOUND, wq, work);
}

static inline bool queue_work_node(int node, struct workqueue_struct *wq,
				   struct work_struct *work)
{
	(void)node;
	return queue_work(wq, work);
}

static inline bool queue_delayed_work(struct workqueue_struct *wq,
				      struct delayed_work *dwork,
				      unsigned long delay)
{
	return queue_delayed_work_on(WORK_CPU_UNBOUND, wq, dwork, delay);
}

static inline bool mod_delayed_work(struct workqueue_struct *wq,
				    struct delayed_work *dwork,
				    unsigned long delay)
{
	return mod_delayed_work_on(WORK_CPU_UNBOUND, wq, dwork, delay);
}

static inline bool schedule_work_on(int cpu, struct work_struct *work)
{
	return queue_work_on(cpu, system_wq, work);
}

static inline bool schedule_work(struct work_struct *work)
{
	return queue_work(system_wq, work);
}

static inline bool schedule_delayed_work_on(int cpu, struct delayed_work *dwork,
					    unsigned long delay)
{
	return queue_delayed_work_on(cpu, system_wq, dwork, delay);
}

static inline bool schedule_delayed_work(struct delayed_work *dwork,
					 unsigned long delay)
{
	return queue_delayed_work(system_wq, dwork, delay);
}

int schedule_on_each_cpu(work_func_t func);

/* Wait until the queueing of now is done. Return: whether there was one. */
bool flush_work(struct work_struct *work);
bool flush_delayed_work(struct delayed_work *dwork);

/* Return: whether it was pending. It may still run; _sync waits for that. */
bool cancel_work(struct work_struct *work);
bool cancel_work_sync(struct work_struct *work);
bool cancel_delayed_work(struct delayed_work *dwork);
bool cancel_delayed_work_sync(struct delayed_work *dwork);

/* As cancel, and it cannot be queued until as many enables. */
bool disable_work(struct work_struct *work);
bool disable_work_sync(struct work_struct *work);
bool enable_work(struct work_struct *work);
bool disable_delayed_work(struct delayed_work *dwork);
bool disable_delayed_work_sync(struct delayed_work *dwork);
bool enable_delayed_work(struct delayed_work *dwork);

/* Their names before 2.6.35. */
#define cancel_rearming_delayed_work(dwork) \
	((void)cancel_delayed_work_sync(dwork))
#define cancel_rearming_delayed_workqueue(wq, dwork) \
	((void)(wq), (void)cancel_delayed_work_sync(dwork))

/* Return: WORK_BUSY_* bits. */
unsigned int work_busy(struct work_struct *work);

static inline bool work_pending(const struct work_struct *work)
{
	return __atomic_load_n(&work->pending, __ATOMIC_RELAXED);
}

#define delayed_work_pending(dwork) work_pending(&(dwork)->work)

static inline struct delayed_work *to_delayed_work(struct work_struct *work)
{
	return container_of(work, struct delayed_work, work);
}

static inline struct rcu_work *to_rcu_work(struct work_struct *work)
{
	return container_of(work, struct rcu_work, work);
}

/* Run a function in a thread on a CPU. Return: what it returned. */
long work_on_cpu(int cpu, long (*fn)(void *arg), void *arg);

/* Return: the item that the caller is, or NULL. */
struct work_struct *current_work(void);
void set_worker_desc(const char *fmt, ...) __printf(1, 2);

#endif
