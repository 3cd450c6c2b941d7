/* SPDX-License-Identifier: MIT */
/*
 * jiffies, for a module: HZ and what follows from it are constants of the
 * build, and comparisons look at the types of what they are given.
 */
#ifndef _LINUX_JIFFIES_H
#define _LINUX_JIFFIES_H

#include <linux/math64.h>
#include <linux/kernel.h>
#include <linux/types.h>
#include <linux/time.h>
#include <linux/timex.h>
#include <linux/typecheck.h>
#include <asm/param.h>
#include <hrtimer/jiffies.h>

/* Five minutes before the count wraps 32 bits. */
#define INITIAL_JIFFIES ((unsigned long)(unsigned int)(-300 * HZ))

#define jiffies_64 get_jiffies_64()

#define MAX_SEC_IN_JIFFIES \
	(long)((unsigned long long)MAX_JIFFY_OFFSET * TICK_NSEC / NSEC_PER_SEC)

#undef secs_to_jiffies
#define secs_to_jiffies(secs) ((unsigned long)((secs)*HZ))

#undef time_after
#undef time_before
#undef time_after_eq
#undef time_before_eq
#define time_after(a, b)                                               \
	(typecheck(unsigned long, a) && typecheck(unsigned long, b) && \
	 (long)((b) - (a)) < 0)
#define time_before(a, b) time_after(b, a)
#define time_after_eq(a, b)                                            \
	(typecheck(unsigned long, a) && typecheck(unsigned long, b) && \
	 (long)((a) - (b)) >= 0)
#define time_before_eq(a, b) time_after_eq(b, a)

static inline unsigned long timespec_to_jiffies(const struct timespec *value)
{
	struct timespec64 ts = timespec_to_timespec64(*value);

	return timespec64_to_jiffies(&ts);
}

static inline void jiffies_to_timespec(const unsigned long j,
				       struct timespec *value)
{
	struct timespec64 ts;

	jiffies_to_timespec64(j, &ts);
	*value = timespec64_to_timespec(ts);
}

/* Rounds up to whole ticks, as timespec_to_jiffies() does. */
static inline unsigned long timeval_to_jiffies(const struct timeval *value)
{
	struct timespec64 ts = { value->tv_sec,
				 value->tv_usec * NSEC_PER_USEC };

	return timespec64_to_jiffies(&ts);
}

static inline void jiffies_to_timeval(const unsigned long j,
				      struct timeval *value)
{
	*value = ns_to_timeval((long long)jiffies64_to_nsecs(j));
}

#endif
