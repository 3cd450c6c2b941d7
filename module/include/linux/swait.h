/* SPDX-License-Identifier: MIT */
/* Simple wait queues: tasks alone, woken one by one, first come first. */
#ifndef _LINUX_SWAIT_H
#define _LINUX_SWAIT_H

#include <linux/list.h>
#include <linux/stddef.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

struct swait_queue_head {
	raw_spinlock_t lock;
	struct list_head task_list;
};

struct swait_queue {
	struct task_struct *task;
	struct list_head task_list;
};

#define __SWAITQUEUE_INITIALIZER(name)                       \
	{                                                    \
		hrt_current(),                               \
		{                                            \
			&(name).task_list, &(name).task_list \
		}                                            \
	}
#define DECLARE_SWAITQUEUE(name) \
	struct swait_queue name = __SWAITQUEUE_INITIALIZER(name)
#define __SWAIT_QUEUE_HEAD_INITIALIZER(name)                 \
	{                                                    \
		{ 0, 0, NULL },                              \
		{                                            \
			&(name).task_list, &(name).task_list \
		}                                            \
	}
#define DECLARE_SWAIT_QUEUE_HEAD(name) \
	struct swait_queue_head name = __SWAIT_QUEUE_HEAD_INITIALIZER(name)
#define DECLARE_SWAIT_QUEUE_HEAD_ONSTACK(name) DECLARE_SWAIT_QUEUE_HEAD(name)

void init_swait_queue_head(struct swait_queue_head *q);

static inline int swait_active(struct swait_queue_head *q)
{
	return !list_empty(&q->task_list);
}

#define swq_has_sleeper(q) swait_active(q)

/* Wakes the first, or all. Context: any; _all not with interrupts off. */
void swake_up_one(struct swait_queue_head *q);
void swake_up_all(struct swait_queue_head *q);
void swake_up_locked(struct swait_queue_head *q);
#define swake_up(q) swake_up_one(q)

void prepare_to_swait_exclusive(struct swait_queue_head *q,
				struct swait_queue *wait, int state);

/* Return: 0, or -ERESTARTSYS when a signal ends such a wait. */
long prepare_to_swait_event(struct swait_queue_head *q,
			    struct swait_queue *wait, int state);
void finish_swait(struct swait_queue_head *q, struct swait_queue *wait);

#define __hrt_swait(q, condition, state, ret, cmd)                             \
	({                                                                     \
		struct swait_queue __wait = { hrt_current(), { NULL, NULL } }; \
		long __ret = (ret), __int;                                     \
		INIT_LIST_HEAD(&__wait.task_list);                             \
		for (;;) {                                                     \
			__int = prepare_to_swait_event(&(q), &__wait, state);  \
			if (condition)                                         \
				break;                                         \
			if (__int) {                                           \
				__ret = __int;                                 \
				break;                                         \
			}                                                      \
			cmd;                                                   \
		}                                                              \
		finish_swait(&(q), &__wait);                                   \
		__ret;                                                         \
	})

#define swait_event_exclusive(q, condition)                       \
	((void)__hrt_swait(q, condition, TASK_UNINTERRUPTIBLE, 0, \
			   hrt_schedule()))
#define swait_event_interruptible_exclusive(q, condition)          \
	__hrt_int(__hrt_swait(q, condition, TASK_INTERRUPTIBLE, 0, \
			      hrt_schedule()))
#define swait_event_timeout_exclusive(q, condition, timeout)                  \
	__hrt_swait(q, ___wait_cond_timeout(condition), TASK_UNINTERRUPTIBLE, \
		    timeout, __ret = schedule_timeout(__ret))
#define swait_event_interruptible_timeout_exclusive(q, condition, timeout)  \
	__hrt_swait(q, ___wait_cond_timeout(condition), TASK_INTERRUPTIBLE, \
		    timeout, __ret = schedule_timeout(__ret))

#endif
