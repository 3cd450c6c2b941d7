/* SPDX-License-Identifier: MIT */
/*
 * Reading the clocks, and setting them.
 *
 *   MONOTONIC  counts since the machine was started; never set, stands still
 *              in suspend. In a live process it is the system's.
 *   REALTIME   the time of day; steps when it is set, or by a leap second.
 *   BOOTTIME   MONOTONIC plus the time spent in suspend.
 *   TAI        the time of day without leap seconds.
 *   RAW        MONOTONIC without the corrections of NTP; has no timers.
 *
 * A coarse reading is that of the last tick: up to one tick old, and cheap.
 * All of it may be called in any context.
 */
#ifndef HRTIMER_TIMEKEEPING_H
#define HRTIMER_TIMEKEEPING_H

#include <hrtimer/ktime.h>

HRT_BEGIN_DECLS

/* The clocks that are MONOTONIC plus an offset. */
enum tk_offsets {
	TK_OFFS_REAL,
	TK_OFFS_BOOT,
	TK_OFFS_TAI,
	TK_OFFS_MAX,
};

/* ---- ktime_t, ns -------------------------------------------------------- */

HRT_API ktime_t ktime_get(void);
HRT_API ktime_t ktime_get_real(void);
HRT_API ktime_t ktime_get_boottime(void);
HRT_API ktime_t ktime_get_clocktai(void);
HRT_API ktime_t ktime_get_raw(void);
HRT_API ktime_t ktime_get_coarse(void);
HRT_API ktime_t ktime_get_with_offset(enum tk_offsets offs);
HRT_API ktime_t ktime_get_coarse_with_offset(enum tk_offsets offs);

/* A moment of MONOTONIC, as the clock @offs shows it now. */
HRT_API ktime_t ktime_mono_to_any(ktime_t tmono, enum tk_offsets offs);

/* Return: how fine the clocks count, ns. */
HRT_API unsigned int ktime_get_resolution_ns(void);

static inline ktime_t ktime_get_coarse_real(void)
{
	return ktime_get_coarse_with_offset(TK_OFFS_REAL);
}

static inline ktime_t ktime_get_coarse_boottime(void)
{
	return ktime_get_coarse_with_offset(TK_OFFS_BOOT);
}

static inline ktime_t ktime_get_coarse_clocktai(void)
{
	return ktime_get_coarse_with_offset(TK_OFFS_TAI);
}

static inline ktime_t ktime_mono_to_real(ktime_t mono)
{
	return ktime_mono_to_any(mono, TK_OFFS_REAL);
}

/* ---- the same readings as unsigned ns, timespec64, seconds --------------- */

#define HRT_CLOCK_FORMS(suffix, read)                                      \
	static inline unsigned long long ktime_get_##suffix##ns(void)      \
	{                                                                  \
		return (unsigned long long)read;                           \
	}                                                                  \
	static inline void ktime_get_##suffix##ts64(struct timespec64 *ts) \
	{                                                                  \
		*ts = ktime_to_timespec64(read);                           \
	}

/* ktime_get_ns() and ktime_get_ts64(), ktime_get_real_ns() and so on. */
HRT_CLOCK_FORMS(, ktime_get())
HRT_CLOCK_FORMS(real_, ktime_get_real())
HRT_CLOCK_FORMS(boottime_, ktime_get_boottime())
HRT_CLOCK_FORMS(clocktai_, ktime_get_clocktai())
HRT_CLOCK_FORMS(raw_, ktime_get_raw())
HRT_CLOCK_FORMS(coarse_, ktime_get_coarse())
HRT_CLOCK_FORMS(coarse_real_, ktime_get_coarse_real())
HRT_CLOCK_FORMS(coarse_boottime_, ktime_get_coarse_boottime())
HRT_CLOCK_FORMS(coarse_clocktai_, ktime_get_coarse_clocktai())
#undef HRT_CLOCK_FORMS

static inline long long ktime_get_seconds(void)
{
	return ktime_divns(ktime_get_coarse(), NSEC_PER_SEC);
}

static inline long long ktime_get_real_seconds(void)
{
	return ktime_divns(ktime_get_coarse_real(), NSEC_PER_SEC);
}

static inline long long ktime_get_boottime_seconds(void)
{
	return ktime_divns(ktime_get_coarse_boottime(), NSEC_PER_SEC);
}

static inline long long ktime_get_clocktai_seconds(void)
{
	return ktime_divns(ktime_get_coarse_clocktai(), NSEC_PER_SEC);
}

/*
 * The readings that Linux allows in an NMI. There is no NMI here; they are
 * the plain ones.
 */
static inline unsigned long long ktime_get_mono_fast_ns(void)
{
	return (unsigned long long)ktime_get();
}

static inline unsigned long long ktime_get_raw_fast_ns(void)
{
	return (unsigned long long)ktime_get_raw();
}

static inline unsigned long long ktime_get_boot_fast_ns(void)
{
	return (unsigned long long)ktime_get_boottime();
}

static inline unsigned long long ktime_get_tai_fast_ns(void)
{
	return (unsigned long long)ktime_get_clocktai();
}

static inline unsigned long long ktime_get_real_fast_ns(void)
{
	return (unsigned long long)ktime_get_real();
}

/* Multigrain file times: here the fine and the coarse time of day. */
static inline void ktime_get_real_ts64_mg(struct timespec64 *ts)
{
	ktime_get_real_ts64(ts);
}

static inline void ktime_get_coarse_real_ts64_mg(struct timespec64 *ts)
{
	ktime_get_coarse_real_ts64(ts);
}

/* When the machine was started, by REALTIME, suspends counted. */
static inline void getboottime64(struct timespec64 *ts)
{
	*ts = ktime_to_timespec64(
		ktime_sub(ktime_get_real(), ktime_get_boottime()));
}

/* ---- setting ------------------------------------------------------------ */

/**
 * do_settimeofday64 - set the time of day of this machine
 * @ts: the new REALTIME
 *
 * TAI moves with it. REALTIME and TAI timers that become due by this run at
 * the next timer interrupt of their CPU. A live machine steps its own clock,
 * never the system's.
 *
 * Return: 0, or -EINVAL (-22) when @ts is not normalised, is negative or is
 * beyond TIME_SETTOD_SEC_MAX.
 */
HRT_API int do_settimeofday64(const struct timespec64 *ts);

/**
 * timekeeping_inject_offset - step the time of day by a span
 * @ts: added to REALTIME; seconds may be negative
 *
 * Return: 0, or -EINVAL (-22).
 */
HRT_API int timekeeping_inject_offset(const struct timespec64 *ts);

/**
 * timekeeping_inject_sleeptime64 - tell that the machine slept
 * @delta: added to BOOTTIME and REALTIME; ignored when not valid
 */
HRT_API void timekeeping_inject_sleeptime64(const struct timespec64 *delta);

/* Which bases a clock change concerns. */
#define CLOCK_SET_WALL \
	((1U << 1) | (1U << 5) | (1U << 3) | (1U << 7)) /* REALTIME, TAI */
#define CLOCK_SET_BOOT ((1U << 2) | (1U << 6)) /* BOOTTIME */

/**
 * clock_was_set - look again at every CPU's timers after a clock has moved
 * @bases: CLOCK_SET_WALL, CLOCK_SET_BOOT or both
 *
 * The queues keep their order; a CPU other than the caller's whose first
 * event has moved closer is interrupted.
 */
HRT_API void clock_was_set(unsigned int bases);
HRT_API void clock_was_set_delayed(void);

HRT_END_DECLS

#endif
