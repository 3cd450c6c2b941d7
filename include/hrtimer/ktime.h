/* SPDX-License-Identifier: MIT */
/*
 * ktime_t arithmetic.
 *
 * A ktime_t is a signed count of nanoseconds. Plain addition and subtraction
 * wrap; the one saturating sum is ktime_add_safe(), which every place that
 * computes an expiry uses. All of this is pure: legal in any context.
 */
#ifndef HRTIMER_KTIME_H
#define HRTIMER_KTIME_H

#include <hrtimer/types.h>

HRT_BEGIN_DECLS

#define KTIME_MAX     ((ktime_t)0x7fffffffffffffffLL)
#define KTIME_MIN     (-KTIME_MAX - 1)
#define KTIME_SEC_MAX (KTIME_MAX / NSEC_PER_SEC)
#define KTIME_SEC_MIN (KTIME_MIN / NSEC_PER_SEC)
#define TIME64_MAX    0x7fffffffffffffffLL
#define TIME64_MIN    (-TIME64_MAX - 1)

/* The last second that settimeofday takes: 30 years of uptime still fit. */
#define TIME_UPTIME_SEC_MAX (30LL * 365 * 24 * 3600)
#define TIME_SETTOD_SEC_MAX (KTIME_SEC_MAX - TIME_UPTIME_SEC_MAX)

/**
 * ktime_set - a time from seconds and nanoseconds
 * @secs: seconds; KTIME_SEC_MAX and more give KTIME_MAX
 * @nsecs: nanoseconds on top, added as they are
 *
 * There is no lower clamp: ktime_set(-1, 5) is -999999995.
 */
static inline ktime_t ktime_set(const long long secs, const unsigned long nsecs)
{
	if (secs >= KTIME_SEC_MAX)
		return KTIME_MAX;
	return (ktime_t)((unsigned long long)secs * NSEC_PER_SEC + nsecs);
}

/* The wrapping sums: computed unsigned, where overflow is defined. */
#define ktime_add(lhs, rhs) \
	((ktime_t)((unsigned long long)(lhs) + (unsigned long long)(rhs)))
#define ktime_sub(lhs, rhs) \
	((ktime_t)((unsigned long long)(lhs) - (unsigned long long)(rhs)))
#define ktime_add_unsafe(lhs, rhs) ktime_add(lhs, rhs)
#define ktime_add_ns(kt, nsval)    ktime_add(kt, nsval)
#define ktime_sub_ns(kt, nsval)    ktime_sub(kt, nsval)

/**
 * ktime_add_safe - the sum of two times, saturating
 *
 * Return: KTIME_MAX when the sum is negative or below either operand. So any
 * negative operand gives KTIME_MAX: a timer that is started with a negative
 * relative time never fires, as on Linux.
 */
static inline ktime_t ktime_add_safe(const ktime_t lhs, const ktime_t rhs)
{
	ktime_t sum = ktime_add(lhs, rhs);

	if (sum < 0 || sum < lhs || sum < rhs)
		return KTIME_MAX;
	return sum;
}

static inline ktime_t ktime_add_us(const ktime_t kt,
				   const unsigned long long us)
{
	return ktime_add(kt, us * NSEC_PER_USEC);
}

static inline ktime_t ktime_sub_us(const ktime_t kt,
				   const unsigned long long us)
{
	return ktime_sub(kt, us * NSEC_PER_USEC);
}

static inline ktime_t ktime_add_ms(const ktime_t kt,
				   const unsigned long long ms)
{
	return ktime_add(kt, ms * NSEC_PER_MSEC);
}

static inline ktime_t ktime_sub_ms(const ktime_t kt,
				   const unsigned long long ms)
{
	return ktime_sub(kt, ms * NSEC_PER_MSEC);
}

/**
 * ktime_compare - order of two times
 *
 * Return: -1, 0 or 1 for earlier, equal, later.
 */
static inline int ktime_compare(const ktime_t cmp1, const ktime_t cmp2)
{
	return (cmp1 > cmp2) - (cmp1 < cmp2);
}

static inline bool ktime_after(const ktime_t cmp1, const ktime_t cmp2)
{
	return cmp1 > cmp2;
}

static inline bool ktime_before(const ktime_t cmp1, const ktime_t cmp2)
{
	return cmp1 < cmp2;
}

/* Of kernels before 4.10. */
static inline int ktime_equal(const ktime_t cmp1, const ktime_t cmp2)
{
	return cmp1 == cmp2;
}

/**
 * ktime_divns - quotient of a time and a span
 * @kt: dividend, ns
 * @div: divisor, ns, positive
 *
 * Return: the quotient, truncated toward zero.
 */
static inline long long ktime_divns(const ktime_t kt, long long div)
{
	return kt / div;
}

static inline long long ktime_to_ns(const ktime_t kt)
{
	return kt;
}

/* These truncate toward zero: ktime_to_us(-1500) is -1. */
static inline long long ktime_to_us(const ktime_t kt)
{
	return kt / NSEC_PER_USEC;
}

static inline long long ktime_to_ms(const ktime_t kt)
{
	return kt / NSEC_PER_MSEC;
}

static inline long long ktime_us_delta(const ktime_t later,
				       const ktime_t earlier)
{
	return ktime_to_us(ktime_sub(later, earlier));
}

static inline long long ktime_ms_delta(const ktime_t later,
				       const ktime_t earlier)
{
	return ktime_to_ms(ktime_sub(later, earlier));
}

static inline ktime_t ns_to_ktime(unsigned long long ns)
{
	return (ktime_t)ns;
}

static inline ktime_t us_to_ktime(unsigned long long us)
{
	return (ktime_t)(us * NSEC_PER_USEC);
}

static inline ktime_t ms_to_ktime(unsigned long long ms)
{
	return (ktime_t)(ms * NSEC_PER_MSEC);
}

/* ---- seconds and nanoseconds ------------------------------------------- */

static inline int timespec64_equal(const struct timespec64 *a,
				   const struct timespec64 *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

static inline bool timespec64_is_epoch(const struct timespec64 *ts)
{
	return ts->tv_sec == 0 && ts->tv_nsec == 0;
}

/* Return: below, equal to or above zero as @lhs is earlier, equal or later. */
static inline int timespec64_compare(const struct timespec64 *lhs,
				     const struct timespec64 *rhs)
{
	if (lhs->tv_sec != rhs->tv_sec)
		return lhs->tv_sec < rhs->tv_sec ? -1 : 1;
	return (int)(lhs->tv_nsec - rhs->tv_nsec);
}

/**
 * set_normalized_timespec64 - seconds and any count of nanoseconds, normalised
 * @ts: where the result goes
 * @sec: seconds
 * @nsec: nanoseconds, any size and sign
 */
static inline void set_normalized_timespec64(struct timespec64 *ts,
					     long long sec, long long nsec)
{
	sec += nsec / NSEC_PER_SEC;
	nsec %= NSEC_PER_SEC;
	if (nsec < 0) {
		nsec += NSEC_PER_SEC;
		--sec;
	}
	ts->tv_sec = sec;
	ts->tv_nsec = (long)nsec;
}

static inline struct timespec64 timespec64_add(struct timespec64 lhs,
					       struct timespec64 rhs)
{
	struct timespec64 sum;

	set_normalized_timespec64(&sum, lhs.tv_sec + rhs.tv_sec,
				  (long long)lhs.tv_nsec + rhs.tv_nsec);
	return sum;
}

static inline struct timespec64 timespec64_sub(struct timespec64 lhs,
					       struct timespec64 rhs)
{
	struct timespec64 diff;

	set_normalized_timespec64(&diff, lhs.tv_sec - rhs.tv_sec,
				  (long long)lhs.tv_nsec - rhs.tv_nsec);
	return diff;
}

/* As timespec64_add(), but an overflow of the seconds gives TIME64_MAX. */
static inline struct timespec64 timespec64_add_safe(const struct timespec64 lhs,
						    const struct timespec64 rhs)
{
	struct timespec64 sum;

	set_normalized_timespec64(&sum,
				  (long long)((unsigned long long)lhs.tv_sec +
					      (unsigned long long)rhs.tv_sec),
				  (long long)lhs.tv_nsec + rhs.tv_nsec);
	if (sum.tv_sec < lhs.tv_sec || sum.tv_sec < rhs.tv_sec) {
		sum.tv_sec = TIME64_MAX;
		sum.tv_nsec = 0;
	}
	return sum;
}

static inline void timespec64_add_ns(struct timespec64 *ts,
				     unsigned long long ns)
{
	ns += (unsigned long long)ts->tv_nsec;
	ts->tv_sec += (long long)(ns / NSEC_PER_SEC);
	ts->tv_nsec = (long)(ns % NSEC_PER_SEC);
}

static inline bool timespec64_valid(const struct timespec64 *ts)
{
	return ts->tv_sec >= 0 && (unsigned long)ts->tv_nsec < NSEC_PER_SEC;
}

static inline bool timespec64_valid_strict(const struct timespec64 *ts)
{
	return timespec64_valid(ts) && ts->tv_sec < KTIME_SEC_MAX;
}

static inline bool timespec64_valid_settod(const struct timespec64 *ts)
{
	return timespec64_valid(ts) && ts->tv_sec < TIME_SETTOD_SEC_MAX;
}

/**
 * timespec64_to_ns - nanoseconds of a timespec64
 *
 * Return: the count, clamped at both ends to KTIME_MAX and KTIME_MIN.
 */
static inline long long timespec64_to_ns(const struct timespec64 *ts)
{
	if (ts->tv_sec >= KTIME_SEC_MAX)
		return KTIME_MAX;
	if (ts->tv_sec <= KTIME_SEC_MIN)
		return KTIME_MIN;
	return ts->tv_sec * NSEC_PER_SEC + ts->tv_nsec;
}

/**
 * ns_to_timespec64 - a timespec64 of a count of nanoseconds
 *
 * Return: normalised: -1 ns is { -1, 999999999 }.
 */
static inline struct timespec64 ns_to_timespec64(long long nsec)
{
	struct timespec64 ts;

	set_normalized_timespec64(&ts, 0, nsec);
	return ts;
}

static inline ktime_t timespec64_to_ktime(struct timespec64 ts)
{
	return ktime_set(ts.tv_sec, (unsigned long)ts.tv_nsec);
}

#define ktime_to_timespec64(kt) ns_to_timespec64((kt))

/* Return: false, and @ts untouched, when @kt is 0. */
static inline bool ktime_to_timespec64_cond(const ktime_t kt,
					    struct timespec64 *ts)
{
	if (!kt)
		return false;
	*ts = ktime_to_timespec64(kt);
	return true;
}

/* ---- names of older kernels -------------------------------------------- */

/* A ktime_t that is zero (2.6.16 .. 2.6.20). */
#define DEFINE_KTIME(name) ktime_t name = 0

HRT_END_DECLS

#if __STDC_HOSTED__ && !defined(__KERNEL__)
#include <hrtimer/ktime_timespec.h>
#endif

#endif
