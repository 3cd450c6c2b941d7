/* SPDX-License-Identifier: MIT */
/*
 * ktime_t and the structures of the C library that carry time, in the forms
 * of older kernels. Where there is no C library, struct timespec, struct
 * timeval and clock_t have to be there before this is included.
 */
#ifndef HRTIMER_KTIME_TIMESPEC_H
#define HRTIMER_KTIME_TIMESPEC_H

#include <hrtimer/ktime.h>

#if __STDC_HOSTED__ && !defined(__KERNEL__)
#include <sys/time.h>
#endif

HRT_BEGIN_DECLS

static inline ktime_t timespec_to_ktime(struct timespec ts)
{
	return ktime_set(ts.tv_sec, (unsigned long)ts.tv_nsec);
}

static inline ktime_t timeval_to_ktime(struct timeval tv)
{
	return ktime_set(tv.tv_sec, (unsigned long)tv.tv_usec * NSEC_PER_USEC);
}

static inline struct timespec ktime_to_timespec(ktime_t kt)
{
	struct timespec64 ts64 = ns_to_timespec64(kt);
	struct timespec ts;

	ts.tv_sec = ts64.tv_sec;
	ts.tv_nsec = ts64.tv_nsec;
	return ts;
}

static inline struct timeval ktime_to_timeval(ktime_t kt)
{
	struct timespec64 ts64 = ns_to_timespec64(kt);
	struct timeval tv;

	tv.tv_sec = ts64.tv_sec;
	tv.tv_usec = ts64.tv_nsec / NSEC_PER_USEC;
	return tv;
}

/* In units of 1/100 s, what user space calls clock ticks; rounds down. */
static inline clock_t ktime_to_clock_t(ktime_t kt)
{
	return (clock_t)(kt / (NSEC_PER_SEC / 100));
}

HRT_END_DECLS

#endif
