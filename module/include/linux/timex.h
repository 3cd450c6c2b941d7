/* SPDX-License-Identifier: MIT */
/*
 * The cycle counter. It is MONOTONIC_RAW in nanoseconds, as that of a
 * processor of 1 GHz would be: so it stands still with virtual time, and has
 * one rate on every machine.
 */
#ifndef _LINUX_TIMEX_H
#define _LINUX_TIMEX_H

#include <linux/types.h>
#include <linux/time.h>
#include <asm/param.h>

typedef unsigned long long cycles_t;

static inline cycles_t get_cycles(void)
{
	return ktime_get_raw_ns();
}

#define rdtsc()              ((unsigned long long)get_cycles())
#define rdtsc_ordered()      ((unsigned long long)get_cycles())
#define rdtscll(val)         ((val) = get_cycles())
#define random_get_entropy() ((unsigned long)get_cycles())

#define cpu_khz 1000000U
#define tsc_khz 1000000U

#endif
