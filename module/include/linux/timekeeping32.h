/* SPDX-License-Identifier: MIT */
/* The clocks as struct timespec and timeval: kernels before 5.6. */
#ifndef _LINUX_TIMEKEEPING32_H
#define _LINUX_TIMEKEEPING32_H

#include <linux/timekeeping.h>
#include <linux/time32.h>

static inline unsigned long get_seconds(void)
{
	return (unsigned long)ktime_get_real_seconds();
}

static inline void getnstimeofday(struct timespec *ts)
{
	*ts = ktime_to_timespec(ktime_get_real());
}

static inline void do_gettimeofday(struct timeval *tv)
{
	*tv = ktime_to_timeval(ktime_get_real());
}

static inline void ktime_get_ts(struct timespec *ts)
{
	*ts = ktime_to_timespec(ktime_get());
}

static inline void ktime_get_real_ts(struct timespec *ts)
{
	*ts = ktime_to_timespec(ktime_get_real());
}

static inline void do_posix_clock_monotonic_gettime(struct timespec *ts)
{
	ktime_get_ts(ts);
}

static inline void getrawmonotonic(struct timespec *ts)
{
	*ts = ktime_to_timespec(ktime_get_raw());
}

static inline void getboottime(struct timespec *ts)
{
	struct timespec64 ts64;

	getboottime64(&ts64);
	*ts = timespec64_to_timespec(ts64);
}

static inline void get_monotonic_boottime(struct timespec *ts)
{
	*ts = ktime_to_timespec(ktime_get_boottime());
}

static inline struct timespec current_kernel_time(void)
{
	return ktime_to_timespec(ktime_get_coarse_real());
}

static inline struct timespec get_monotonic_coarse(void)
{
	return ktime_to_timespec(ktime_get_coarse());
}

static inline int do_settimeofday(const struct timespec *ts)
{
	struct timespec64 ts64 = timespec_to_timespec64(*ts);

	return do_settimeofday64(&ts64);
}

#endif
