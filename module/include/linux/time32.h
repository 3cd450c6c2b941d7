/* SPDX-License-Identifier: MIT */
/*
 * What 32-bit kernels count seconds in, and the arithmetic on struct timespec
 * that the kernel had until 5.6.
 */
#ifndef _LINUX_TIME32_H
#define _LINUX_TIME32_H

#include <linux/time_types.h>
#include <hrtimer/ktime_timespec.h>

typedef int old_time32_t;

struct old_timespec32 {
	old_time32_t tv_sec;
	int tv_nsec;
};

struct old_timeval32 {
	old_time32_t tv_sec;
	int tv_usec;
};

static inline struct timespec timespec64_to_timespec(const struct timespec64 ts)
{
	return (struct timespec){ (long)ts.tv_sec, ts.tv_nsec };
}

static inline struct timespec64 timespec_to_timespec64(const struct timespec ts)
{
	return (struct timespec64){ ts.tv_sec, ts.tv_nsec };
}

static inline int timespec_equal(const struct timespec *a,
				 const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

static inline int timespec_compare(const struct timespec *lhs,
				   const struct timespec *rhs)
{
	if (lhs->tv_sec != rhs->tv_sec)
		return lhs->tv_sec < rhs->tv_sec ? -1 : 1;
	return (int)(lhs->tv_nsec - rhs->tv_nsec);
}

static inline int timeval_compare(const struct timeval *lhs,
				  const struct timeval *rhs)
{
	if (lhs->tv_sec != rhs->tv_sec)
		return lhs->tv_sec < rhs->tv_sec ? -1 : 1;
	return (int)(lhs->tv_usec - rhs->tv_usec);
}

/* Seconds and any count of nanoseconds, normalised. */
static inline void set_normalized_timespec(struct timespec *ts, long sec,
					   long long nsec)
{
	struct timespec64 ts64;

	set_normalized_timespec64(&ts64, sec, nsec);
	*ts = timespec64_to_timespec(ts64);
}

static inline struct timespec timespec_add(struct timespec lhs,
					   struct timespec rhs)
{
	struct timespec sum;

	set_normalized_timespec(&sum, lhs.tv_sec + rhs.tv_sec,
				(long long)lhs.tv_nsec + rhs.tv_nsec);
	return sum;
}

static inline struct timespec timespec_sub(struct timespec lhs,
					   struct timespec rhs)
{
	struct timespec diff;

	set_normalized_timespec(&diff, lhs.tv_sec - rhs.tv_sec,
				(long long)lhs.tv_nsec - rhs.tv_nsec);
	return diff;
}

static inline void timespec_add_ns(struct timespec *ts, unsigned long long ns)
{
	set_normalized_timespec(ts, ts->tv_sec, ts->tv_nsec + (long long)ns);
}

static inline bool timespec_valid(const struct timespec *ts)
{
	return ts->tv_sec >= 0 && (unsigned long)ts->tv_nsec < NSEC_PER_SEC;
}

static inline bool timespec_valid_strict(const struct timespec *ts)
{
	return timespec_valid(ts) && ts->tv_sec < KTIME_SEC_MAX;
}

static inline long long timespec_to_ns(const struct timespec *ts)
{
	return (long long)ts->tv_sec * NSEC_PER_SEC + ts->tv_nsec;
}

static inline long long timeval_to_ns(const struct timeval *tv)
{
	return (long long)tv->tv_sec * NSEC_PER_SEC +
	       tv->tv_usec * NSEC_PER_USEC;
}

static inline struct timespec ns_to_timespec(const long long nsec)
{
	return timespec64_to_timespec(ns_to_timespec64(nsec));
}

static inline struct timeval ns_to_timeval(const long long nsec)
{
	struct timespec64 ts = ns_to_timespec64(nsec);

	return (struct timeval){ (long)ts.tv_sec, ts.tv_nsec / NSEC_PER_USEC };
}

/* Return: false, and @ts untouched, when @kt is 0. */
static inline bool ktime_to_timespec_cond(const ktime_t kt, struct timespec *ts)
{
	if (!ktime_to_ns(kt))
		return false;
	*ts = ktime_to_timespec(kt);
	return true;
}

#endif
