/* SPDX-License-Identifier: MIT */
/* Tasks are never frozen: a suspend stops the clocks, not the tasks. */
#ifndef FREEZER_H_INCLUDED
#define FREEZER_H_INCLUDED

#include <linux/sched.h>
#include <linux/wait.h>

static inline bool freezing(struct task_struct *task)
{
	(void)task;
	return false;
}

static inline bool frozen(struct task_struct *task)
{
	(void)task;
	return false;
}

/* Return: whether the caller has been frozen. */
static inline bool try_to_freeze(void)
{
	return false;
}

static inline bool set_freezable(void)
{
	return false;
}

#define freezable_schedule()                schedule()
#define freezable_schedule_timeout(timeout) schedule_timeout(timeout)
#define freezable_schedule_hrtimeout_range(expires, delta, mode) \
	schedule_hrtimeout_range(expires, delta, mode)
#define freezer_do_not_count() ((void)0)
#define freezer_count()        ((void)0)

#endif
