/* SPDX-License-Identifier: MIT */
/* Reading and setting the clocks: see <hrtimer/timekeeping.h>. */
#ifndef _LINUX_TIMEKEEPING_H
#define _LINUX_TIMEKEEPING_H

#include <linux/errno.h>
#include <linux/ktime.h>
#include <linux/time64.h>
#include <hrtimer/timekeeping.h>

/* Until 5.6: MONOTONIC since boot, suspends counted. */
#define ktime_get_boot_ns() ktime_get_boottime_ns()
#define ktime_get_tai_ns()  ktime_get_clocktai_ns()

/* Until 5.0: their timespec64 forms under other names. */
#define getnstimeofday64(ts)         ktime_get_real_ts64(ts)
#define getrawmonotonic64(ts)        ktime_get_raw_ts64(ts)
#define get_monotonic_boottime64(ts) ktime_get_boottime_ts64(ts)

static inline struct timespec64 current_kernel_time64(void)
{
	struct timespec64 ts;

	ktime_get_coarse_real_ts64(&ts);
	return ts;
}

static inline struct timespec64 get_monotonic_coarse64(void)
{
	struct timespec64 ts;

	ktime_get_coarse_ts64(&ts);
	return ts;
}

#include <linux/timekeeping32.h>

#endif
