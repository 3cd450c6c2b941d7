/* SPDX-License-Identifier: MIT */
/*
 * The scheduler's clock: ns since the machine was started, what the kernel
 * log's stamps count.
 */
#ifndef _LINUX_SCHED_CLOCK_H
#define _LINUX_SCHED_CLOCK_H

#include <linux/types.h>
#include <linux/smp.h>

unsigned long long local_clock(void);

static inline unsigned long long sched_clock(void)
{
	return local_clock();
}

static inline unsigned long long local_clock_noinstr(void)
{
	return local_clock();
}

static inline unsigned long long cpu_clock(int cpu)
{
	(void)cpu;
	return local_clock();
}

static inline unsigned long long sched_clock_cpu(int cpu)
{
	(void)cpu;
	return local_clock();
}

static inline unsigned long long running_clock(void)
{
	return local_clock();
}

#endif
