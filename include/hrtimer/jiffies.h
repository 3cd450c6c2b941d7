/* SPDX-License-Identifier: MIT */
/*
 * jiffies: the count of ticks, and what turns it into time and back.
 *
 * A machine ticks hrt_hz() times a second: 100, 250, 300 or 1000, chosen when
 * it starts. The count begins five minutes before it wraps 32 bits, so that
 * code that compares with < instead of time_before() is found out early.
 */
#ifndef HRTIMER_JIFFIES_H
#define HRTIMER_JIFFIES_H

#include <hrtimer/types.h>

HRT_BEGIN_DECLS

/* Return: ticks a second. */
HRT_API unsigned int hrt_hz(void);

/* Return: ns a tick, rounded. */
HRT_API unsigned long hrt_tick_nsec(void);

/* The count of ticks, which only the machine writes. */
HRT_API volatile unsigned long *hrt_jiffies(void);
#define jiffies (__atomic_load_n(hrt_jiffies(), __ATOMIC_RELAXED))

HRT_API unsigned long long get_jiffies_64(void);

#define MAX_JIFFY_OFFSET     ((unsigned long)((~0UL >> 2) - 1))
#define MAX_SCHEDULE_TIMEOUT ((long)(~0UL >> 1))

/* ---- order: right across a wrap ----------------------------------------- */

#define HRT_JIFFY_LESS(a, b) \
	((long)((unsigned long)(a) - (unsigned long)(b)) < 0)
#define HRT_JIFFY64_LESS(a, b) \
	((long long)((unsigned long long)(a) - (unsigned long long)(b)) < 0)

#define time_before(a, b)           HRT_JIFFY_LESS(a, b)
#define time_after(a, b)            HRT_JIFFY_LESS(b, a)
#define time_before_eq(a, b)        (!HRT_JIFFY_LESS(b, a))
#define time_after_eq(a, b)         (!HRT_JIFFY_LESS(a, b))
#define time_in_range(a, b, c)      (time_after_eq(a, b) && time_before_eq(a, c))
#define time_in_range_open(a, b, c) (time_after_eq(a, b) && time_before(a, c))

#define time_before64(a, b)    HRT_JIFFY64_LESS(a, b)
#define time_after64(a, b)     HRT_JIFFY64_LESS(b, a)
#define time_before_eq64(a, b) (!HRT_JIFFY64_LESS(b, a))
#define time_after_eq64(a, b)  (!HRT_JIFFY64_LESS(a, b))
#define time_in_range64(a, b, c) \
	(time_after_eq64(a, b) && time_before_eq64(a, c))

#define time_is_before_jiffies(a)      time_after(jiffies, a)
#define time_is_after_jiffies(a)       time_before(jiffies, a)
#define time_is_before_eq_jiffies(a)   time_after_eq(jiffies, a)
#define time_is_after_eq_jiffies(a)    time_before_eq(jiffies, a)
#define time_is_before_jiffies64(a)    time_after64(get_jiffies_64(), a)
#define time_is_after_jiffies64(a)     time_before64(get_jiffies_64(), a)
#define time_is_before_eq_jiffies64(a) time_after_eq64(get_jiffies_64(), a)
#define time_is_after_eq_jiffies64(a)  time_before_eq64(get_jiffies_64(), a)

/* ---- to jiffies --------------------------------------------------------- */

/* Rounds up; what is negative as an int gives MAX_JIFFY_OFFSET. */
HRT_API unsigned long __msecs_to_jiffies(unsigned int m);

/* Rounds up; beyond jiffies_to_usecs(MAX_JIFFY_OFFSET): MAX_JIFFY_OFFSET. */
HRT_API unsigned long __usecs_to_jiffies(unsigned int u);

static inline unsigned long msecs_to_jiffies(unsigned int m)
{
	return __msecs_to_jiffies(m);
}

static inline unsigned long usecs_to_jiffies(unsigned int u)
{
	return __usecs_to_jiffies(u);
}

#define secs_to_jiffies(secs) \
	((unsigned long)((secs) * (unsigned long)hrt_hz()))

/* Round down. */
HRT_API unsigned long long nsecs_to_jiffies64(unsigned long long n);
HRT_API unsigned long nsecs_to_jiffies(unsigned long long n);

/* Rounds up, clamped where a signed count of seconds would not fit. */
HRT_API unsigned long timespec64_to_jiffies(const struct timespec64 *value);

/* From ticks of user space, 100 a second; clamps to ~0UL. */
HRT_API unsigned long clock_t_to_jiffies(unsigned long x);

/* ---- from jiffies ------------------------------------------------------- */

/* Rounds up where HZ does not divide 1000. */
HRT_API unsigned int jiffies_to_msecs(const unsigned long j);

/* Rounds down. */
HRT_API unsigned int jiffies_to_usecs(const unsigned long j);

HRT_API void jiffies_to_timespec64(const unsigned long j,
				   struct timespec64 *value);
HRT_API unsigned long long jiffies64_to_nsecs(unsigned long long j);
HRT_API unsigned long long jiffies64_to_msecs(unsigned long long j);

/* In ticks of user space, 100 a second. */
HRT_API long jiffies_to_clock_t(unsigned long x);
HRT_API unsigned long long jiffies_64_to_clock_t(unsigned long long x);
HRT_API unsigned long long nsec_to_clock_t(unsigned long long x);

static inline unsigned long long jiffies_to_nsecs(const unsigned long j)
{
	return (unsigned long long)jiffies_to_usecs(j) * NSEC_PER_USEC;
}

/* A span that has gone below zero counts as none. */
static inline unsigned int jiffies_delta_to_msecs(long delta)
{
	return jiffies_to_msecs(delta > 0 ? (unsigned long)delta : 0);
}

static inline long jiffies_delta_to_clock_t(long delta)
{
	return jiffies_to_clock_t(delta > 0 ? (unsigned long)delta : 0);
}

/* ---- to whole seconds ---------------------------------------------------- */

/*
 * Moments (round_jiffies) and spans from now (_relative) moved to a whole
 * second, so that timers that need no precision fire together. Below a
 * quarter of a second it rounds down, unless _up is asked for. Every CPU is
 * three jiffies apart from the one before. What would not lie in the future
 * is left as it is.
 */
HRT_API unsigned long round_jiffies(unsigned long j);
HRT_API unsigned long round_jiffies_relative(unsigned long j);
HRT_API unsigned long round_jiffies_up(unsigned long j);
HRT_API unsigned long round_jiffies_up_relative(unsigned long j);
HRT_API unsigned long __round_jiffies(unsigned long j, int cpu);
HRT_API unsigned long __round_jiffies_relative(unsigned long j, int cpu);
HRT_API unsigned long __round_jiffies_up(unsigned long j, int cpu);
HRT_API unsigned long __round_jiffies_up_relative(unsigned long j, int cpu);

HRT_END_DECLS

#endif
