/* SPDX-License-Identifier: MIT */
/* Is it a real-time task? */
#ifndef _LINUX_SCHED_RT_H
#define _LINUX_SCHED_RT_H

#include <linux/sched.h>

static inline int rt_prio(int prio)
{
	return prio < MAX_RT_PRIO;
}

static inline int rt_task(struct task_struct *task)
{
	return rt_prio(task->prio);
}

static inline bool rt_or_dl_task(struct task_struct *task)
{
	return rt_prio(task->prio);
}

#define realtime_task(task) rt_or_dl_task(task)
#define task_is_realtime(task) \
	((task)->policy == SCHED_FIFO || (task)->policy == SCHED_RR)

#endif
