/* SPDX-License-Identifier: MIT */
/* Of the processor: how to wait in a loop. */
#ifndef _ASM_PROCESSOR_H
#define _ASM_PROCESSOR_H

#include <linux/types.h>
#include <linux/cache.h>
#include <asm/barrier.h>
#include <asm/ptrace.h>
#include <hrtimer/task.h>

/* A turn of a loop that waits: in virtual time it lets time pass. */
static inline void cpu_relax(void)
{
	hrt_relax();
}

#define cpu_relax_lowlatency() cpu_relax()
#define cpu_relax_yield()      cpu_relax()
#define rep_nop()              cpu_relax()

#define prefetch(x)           __builtin_prefetch(x)
#define prefetchw(x)          __builtin_prefetch(x, 1)
#define spin_lock_prefetch(x) prefetchw(x)

/* No task here has a user side. */
#define task_pt_regs(task) ((struct pt_regs *)((void)(task), NULL))

#endif
