/* SPDX-License-Identifier: MIT */
/*
 * Wait queues: tasks that wait for a condition of somebody else's making.
 *
 *	wait_event_interruptible(dev->queue, dev->full);
 *	...
 *	dev->full = true;
 *	wake_up(&dev->queue);		(any context, timers too)
 *
 * The condition is looked at after the task has queued and said that it
 * sleeps, so a wake-up between the look and the sleep is not lost.
 *
 * A wake-up walks the queue from its head: plain waiters, the last comer
 * first, then the exclusive ones, the first comer first, of whom it wakes as
 * many as it was asked to.
 */
#ifndef _LINUX_WAIT_H
#define _LINUX_WAIT_H

#include <linux/list.h>
#include <linux/stddef.h>
#include <linux/errno.h>
#include <linux/ktime.h>
#include <linux/spinlock.h>
#include <asm/current.h>
#include <hrtimer/delay.h>
#include <hrtimer/task.h>

#define WQ_FLAG_EXCLUSIVE 0x01
#define WQ_FLAG_WOKEN     0x02
#define WQ_FLAG_PRIORITY  0x10

struct wait_queue_entry;

/* Return: above 0 when it woke somebody, below 0 to end the walk. */
typedef int (*wait_queue_func_t)(struct wait_queue_entry *entry,
				 unsigned int mode, int flags, void *key);

struct wait_queue_entry {
	unsigned int flags;
	void *private; /* the task */
	wait_queue_func_t func;
	union {
		struct list_head entry;
		struct list_head task_list; /* its name before 4.13 */
	};
};

struct wait_queue_head {
	spinlock_t lock;
	union {
		struct list_head head;
		struct list_head task_list; /* its name before 4.13 */
	};
};

typedef struct wait_queue_entry wait_queue_entry_t;
typedef struct wait_queue_head wait_queue_head_t;

/* Their names before 4.13. */
typedef struct wait_queue_entry wait_queue_t;
#define __wait_queue      wait_queue_entry
#define __wait_queue_head wait_queue_head

#define __WAITQUEUE_INITIALIZER(name, tsk)                       \
	{                                                        \
		.private = (tsk), .func = default_wake_function, \
	}
#define DECLARE_WAITQUEUE(name, tsk) \
	struct wait_queue_entry name = __WAITQUEUE_INITIALIZER(name, tsk)
#define __WAIT_QUEUE_HEAD_INITIALIZER(name)             \
	{                                               \
		.lock = { { 0, 0, NULL } },             \
		.head = { &(name).head, &(name).head }, \
	}
#define DECLARE_WAIT_QUEUE_HEAD(name) \
	struct wait_queue_head name = __WAIT_QUEUE_HEAD_INITIALIZER(name)
#define DECLARE_WAIT_QUEUE_HEAD_ONSTACK(name) DECLARE_WAIT_QUEUE_HEAD(name)
#define DEFINE_WAIT_FUNC(name, function)                   \
	struct wait_queue_entry name = {                   \
		.private = hrt_current(),                  \
		.func = function,                          \
		.entry = { &(name).entry, &(name).entry }, \
	}
#define DEFINE_WAIT(name) DEFINE_WAIT_FUNC(name, autoremove_wake_function)

void init_waitqueue_head(struct wait_queue_head *wq_head);
#define __init_waitqueue_head(wq, name, key) init_waitqueue_head(wq)
void init_waitqueue_entry(struct wait_queue_entry *entry,
			  struct task_struct *task);
void init_waitqueue_func_entry(struct wait_queue_entry *entry,
			       wait_queue_func_t func);
void init_wait_entry(struct wait_queue_entry *entry, int flags);
#define init_wait(entry) init_wait_entry(entry, 0)

/* ---- queue by hand ------------------------------------------------------- */

/* Return: whether somebody waits; without a lock, see wq_has_sleeper(). */
static inline int waitqueue_active(struct wait_queue_head *wq_head)
{
	return !list_empty(&wq_head->head);
}

/* The same, ordered after what the caller has written. */
static inline bool wq_has_sleeper(struct wait_queue_head *wq_head)
{
	smp_mb();
	return waitqueue_active(wq_head);
}

void add_wait_queue(struct wait_queue_head *wq_head,
		    struct wait_queue_entry *entry);
void add_wait_queue_exclusive(struct wait_queue_head *wq_head,
			      struct wait_queue_entry *entry);
void remove_wait_queue(struct wait_queue_head *wq_head,
		       struct wait_queue_entry *entry);
void prepare_to_wait(struct wait_queue_head *wq_head,
		     struct wait_queue_entry *entry, int state);
bool prepare_to_wait_exclusive(struct wait_queue_head *wq_head,
			       struct wait_queue_entry *entry, int state);

/* Return: 0, or -ERESTARTSYS, not queued, when a signal ends such a wait. */
long prepare_to_wait_event(struct wait_queue_head *wq_head,
			   struct wait_queue_entry *entry, int state);
void finish_wait(struct wait_queue_head *wq_head,
		 struct wait_queue_entry *entry);

/* With the lock of the queue held. */
static inline void __add_wait_queue(struct wait_queue_head *wq_head,
				    struct wait_queue_entry *entry)
{
	list_add(&entry->entry, &wq_head->head);
}

static inline void __add_wait_queue_entry_tail(struct wait_queue_head *wq_head,
					       struct wait_queue_entry *entry)
{
	list_add_tail(&entry->entry, &wq_head->head);
}

#define __add_wait_queue_tail(wq, entry) __add_wait_queue_entry_tail(wq, entry)

static inline void __remove_wait_queue(struct wait_queue_head *wq_head,
				       struct wait_queue_entry *entry)
{
	(void)wq_head;
	list_del(&entry->entry);
}

/*
 * Sleep unless woken_wake_function() has been called since the last time.
 * Return: jiffies left.
 */
long wait_woken(struct wait_queue_entry *entry, unsigned int mode,
		long timeout);
int woken_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			int flags, void *key);
int default_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			  int flags, void *key);
int autoremove_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			     int flags, void *key);

/* ---- wake ---------------------------------------------------------------- */

/* Return: how many exclusive waiters it woke. Context: any. */
int __wake_up(struct wait_queue_head *wq_head, unsigned int mode,
	      int nr_exclusive, void *key);
void __wake_up_locked(struct wait_queue_head *wq_head, unsigned int mode,
		      int nr_exclusive);

#define wake_up(x)               __wake_up(x, TASK_NORMAL, 1, NULL)
#define wake_up_nr(x, nr)        __wake_up(x, TASK_NORMAL, nr, NULL)
#define wake_up_all(x)           __wake_up(x, TASK_NORMAL, 0, NULL)
#define wake_up_sync(x)          __wake_up(x, TASK_NORMAL, 1, NULL)
#define wake_up_interruptible(x) __wake_up(x, TASK_INTERRUPTIBLE, 1, NULL)
#define wake_up_interruptible_nr(x, nr) \
	__wake_up(x, TASK_INTERRUPTIBLE, nr, NULL)
#define wake_up_interruptible_all(x)  __wake_up(x, TASK_INTERRUPTIBLE, 0, NULL)
#define wake_up_interruptible_sync(x) __wake_up(x, TASK_INTERRUPTIBLE, 1, NULL)
#define wake_up_locked(x)             __wake_up_locked(x, TASK_NORMAL, 1)
#define wake_up_all_locked(x)         __wake_up_locked(x, TASK_NORMAL, 0)

/* With a mask of poll events as the key. */
#define poll_to_key(m)     ((void *)(unsigned long)(m))
#define key_to_poll(m)     ((__poll_t)(unsigned long)(m))
#define wake_up_poll(x, m) __wake_up(x, TASK_NORMAL, 1, poll_to_key(m))
#define wake_up_interruptible_poll(x, m) \
	__wake_up(x, TASK_INTERRUPTIBLE, 1, poll_to_key(m))
#define wake_up_interruptible_sync_poll(x, m) \
	__wake_up(x, TASK_INTERRUPTIBLE, 1, poll_to_key(m))

/* ---- wait for a condition ------------------------------------------------ */

/* Called by the macros below: complains in a context that may not sleep. */
void __might_sleep(const char *file, int line);

/*
 * The loop. @cmd sleeps; __ret is the result, which a signal replaces.
 */
#define ___wait_event(wq_head, condition, state, exclusive, ret, cmd) \
	({                                                            \
		struct wait_queue_entry __wq_entry;                   \
		long __ret = (ret);                                   \
		init_wait_entry(&__wq_entry,                          \
				(exclusive) ? WQ_FLAG_EXCLUSIVE : 0); \
		for (;;) {                                            \
			long __int = prepare_to_wait_event(           \
				&(wq_head), &__wq_entry, state);      \
			if (condition)                                \
				break;                                \
			if (__int) {                                  \
				__ret = __int;                        \
				break;                                \
			}                                             \
			cmd;                                          \
		}                                                     \
		finish_wait(&(wq_head), &__wq_entry);                 \
		__ret;                                                \
	})

/* The result as an int, which may go unused. */
#define __hrt_int(value)                      \
	({                                    \
		int __int_ret = (int)(value); \
		__int_ret;                    \
	})

/* Look first, and only then queue. */
#define __hrt_wait(wq_head, condition, state, exclusive, cmd)          \
	({                                                             \
		long __r = 0;                                          \
		__might_sleep(__FILE__, __LINE__);                     \
		if (!(condition))                                      \
			__r = ___wait_event(wq_head, condition, state, \
					    exclusive, 0, cmd);        \
		__r;                                                   \
	})

/* True too when the time is over; then __ret becomes 1 if it came true. */
#define ___wait_cond_timeout(condition)    \
	({                                 \
		bool __cond = (condition); \
		if (__cond && !__ret)      \
			__ret = 1;         \
		__cond || !__ret;          \
	})
#define __hrt_wait_timeout(wq_head, condition, state, timeout, cmd)            \
	({                                                                     \
		long __ret = (timeout);                                        \
		__might_sleep(__FILE__, __LINE__);                             \
		if (!___wait_cond_timeout(condition))                          \
			__ret = ___wait_event(wq_head,                         \
					      ___wait_cond_timeout(condition), \
					      state, 0, timeout, cmd);         \
		__ret;                                                         \
	})

/* Until the condition holds. */
#define wait_event(wq_head, condition)                                 \
	((void)__hrt_wait(wq_head, condition, TASK_UNINTERRUPTIBLE, 0, \
			  hrt_schedule()))
#define io_wait_event(wq_head, condition) wait_event(wq_head, condition)
#define __wait_event(wq_head, condition)  wait_event(wq_head, condition)
#define wait_event_idle(wq_head, condition) \
	((void)__hrt_wait(wq_head, condition, TASK_IDLE, 0, hrt_schedule()))
#define wait_event_exclusive(wq_head, condition)                       \
	((void)__hrt_wait(wq_head, condition, TASK_UNINTERRUPTIBLE, 1, \
			  hrt_schedule()))
#define wait_event_exclusive_cmd(wq_head, condition, cmd1, cmd2)             \
	((void)__hrt_wait(wq_head, condition, TASK_UNINTERRUPTIBLE, 1, cmd1; \
			  hrt_schedule(); cmd2))
#define wait_event_cmd(wq_head, condition, cmd1, cmd2)                       \
	((void)__hrt_wait(wq_head, condition, TASK_UNINTERRUPTIBLE, 0, cmd1; \
			  hrt_schedule(); cmd2))
#define wait_event_freezable(wq_head, condition) \
	wait_event_interruptible(wq_head, condition)

/* The same; 0, or -ERESTARTSYS when a signal came. */
#define wait_event_interruptible(wq_head, condition)                    \
	__hrt_int(__hrt_wait(wq_head, condition, TASK_INTERRUPTIBLE, 0, \
			     hrt_schedule()))
#define wait_event_interruptible_exclusive(wq_head, condition)          \
	__hrt_int(__hrt_wait(wq_head, condition, TASK_INTERRUPTIBLE, 1, \
			     hrt_schedule()))
#define wait_event_killable(wq_head, condition)                    \
	__hrt_int(__hrt_wait(wq_head, condition, TASK_KILLABLE, 0, \
			     hrt_schedule()))
#define wait_event_killable_exclusive(wq_head, condition)          \
	__hrt_int(__hrt_wait(wq_head, condition, TASK_KILLABLE, 1, \
			     hrt_schedule()))
#define wait_event_state(wq_head, condition, state) \
	__hrt_int(__hrt_wait(wq_head, condition, state, 0, hrt_schedule()))

/*
 * For that many jiffies at most. 0 when the time is over and the condition
 * still does not hold, else what was left, at least 1.
 */
#define wait_event_timeout(wq_head, condition, timeout)                       \
	__hrt_wait_timeout(wq_head, condition, TASK_UNINTERRUPTIBLE, timeout, \
			   __ret = schedule_timeout(__ret))
#define wait_event_idle_timeout(wq_head, condition, timeout)       \
	__hrt_wait_timeout(wq_head, condition, TASK_IDLE, timeout, \
			   __ret = schedule_timeout(__ret))
#define wait_event_cmd_timeout(wq_head, condition, timeout, cmd1, cmd2)       \
	__hrt_wait_timeout(wq_head, condition, TASK_UNINTERRUPTIBLE, timeout, \
			   cmd1;                                              \
			   __ret = schedule_timeout(__ret); cmd2)
/* The same, or -ERESTARTSYS. */
#define wait_event_interruptible_timeout(wq_head, condition, timeout)       \
	__hrt_wait_timeout(wq_head, condition, TASK_INTERRUPTIBLE, timeout, \
			   __ret = schedule_timeout(__ret))
#define wait_event_killable_timeout(wq_head, condition, timeout)       \
	__hrt_wait_timeout(wq_head, condition, TASK_KILLABLE, timeout, \
			   __ret = schedule_timeout(__ret))
#define wait_event_freezable_timeout(wq_head, condition, timeout) \
	wait_event_interruptible_timeout(wq_head, condition, timeout)

/*
 * Until a ktime_t from now. 0, -ETIME when the time is over, -ERESTARTSYS
 * when a signal came. The range of the timer is the task's slack.
 */
#define __hrt_wait_hrtimeout(wq_head, condition, timeout, state)              \
	({                                                                    \
		ktime_t __until = ktime_add_safe(ktime_get(), (timeout));     \
		bool __late = false;                                          \
		long __hr = __hrt_wait(wq_head, (condition) || __late, state, \
				       0, __late = hrt_wait_until(__until));  \
		__hr ? (int)__hr : (__late && !(condition)) ? -ETIME : 0;     \
	})
#define wait_event_hrtimeout(wq_head, condition, timeout) \
	__hrt_wait_hrtimeout(wq_head, condition, timeout, TASK_UNINTERRUPTIBLE)
#define wait_event_interruptible_hrtimeout(wq, condition, timeout) \
	__hrt_wait_hrtimeout(wq, condition, timeout, TASK_INTERRUPTIBLE)

/* Sleep in the state that is set. Return: whether that moment has come. */
bool hrt_wait_until(ktime_t until);

/* With a spinlock that is held at every look, and let go to sleep. */
#define wait_event_lock_irq_cmd(wq_head, condition, lock, cmd)          \
	((void)((condition) ? 0                                         \
			    : ___wait_event(wq_head, condition,         \
					    TASK_UNINTERRUPTIBLE, 0, 0, \
					    spin_unlock_irq(&(lock));   \
					    cmd; hrt_schedule();        \
					    spin_lock_irq(&(lock)))))
#define wait_event_lock_irq(wq_head, condition, lock) \
	wait_event_lock_irq_cmd(wq_head, condition, lock, )
#define wait_event_interruptible_lock_irq_cmd(wq_head, condition, lock, cmd) \
	__hrt_int(((condition) ? 0                                           \
			       : ___wait_event(wq_head, condition,           \
					       TASK_INTERRUPTIBLE, 0, 0,     \
					       spin_unlock_irq(&(lock));     \
					       cmd; hrt_schedule();          \
					       spin_lock_irq(&(lock)))))
#define wait_event_interruptible_lock_irq(wq_head, condition, lock) \
	wait_event_interruptible_lock_irq_cmd(wq_head, condition, lock, )

#define __hrt_wait_lock_irq_timeout(wq_head, condition, lock, timeout, state) \
	({                                                                    \
		long __ret = (timeout);                                       \
		if (!___wait_cond_timeout(condition))                         \
			__ret = ___wait_event(                                \
				wq_head, ___wait_cond_timeout(condition),     \
				state, 0, timeout, spin_unlock_irq(&(lock));  \
				__ret = schedule_timeout(__ret);              \
				spin_lock_irq(&(lock)));                      \
		__ret;                                                        \
	})
#define wait_event_lock_irq_timeout(wq_head, condition, lock, timeout) \
	__hrt_wait_lock_irq_timeout(wq_head, condition, lock, timeout, \
				    TASK_UNINTERRUPTIBLE)
#define wait_event_interruptible_lock_irq_timeout(wq, cond, lock, timeout) \
	__hrt_wait_lock_irq_timeout(wq, cond, lock, timeout, TASK_INTERRUPTIBLE)

/* With the lock of the queue itself held. */
#define __hrt_wait_locked(wq, condition, exclusive, unlock, lock) \
	({                                                        \
		DEFINE_WAIT(__wait);                              \
		int __ret = 0;                                    \
		if (exclusive)                                    \
			__wait.flags |= WQ_FLAG_EXCLUSIVE;        \
		while (!(condition) && !__ret) {                  \
			__ret = do_wait_intr(&(wq), &__wait);     \
			if (__ret)                                \
				break;                            \
			unlock(&(wq).lock);                       \
			hrt_schedule();                           \
			lock(&(wq).lock);                         \
		}                                                 \
		hrt_end_wait_locked(&__wait);                     \
		__ret;                                            \
	})
#define wait_event_interruptible_locked(wq, condition) \
	__hrt_wait_locked(wq, condition, 0, spin_unlock, spin_lock)
#define wait_event_interruptible_locked_irq(wq, condition) \
	__hrt_wait_locked(wq, condition, 0, spin_unlock_irq, spin_lock_irq)
#define wait_event_interruptible_exclusive_locked(wq, condition) \
	__hrt_wait_locked(wq, condition, 1, spin_unlock, spin_lock)
#define wait_event_interruptible_exclusive_locked_irq(wq, condition) \
	__hrt_wait_locked(wq, condition, 1, spin_unlock_irq, spin_lock_irq)

int do_wait_intr(struct wait_queue_head *wq, struct wait_queue_entry *entry);
void hrt_end_wait_locked(struct wait_queue_entry *entry);

/* ---- until 3.14: they lose wake-ups, then as now ------------------------- */

void sleep_on(struct wait_queue_head *wq_head);
void interruptible_sleep_on(struct wait_queue_head *wq_head);
long sleep_on_timeout(struct wait_queue_head *wq_head, long timeout);
long interruptible_sleep_on_timeout(struct wait_queue_head *wq_head,
				    long timeout);

#endif
