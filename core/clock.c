/* SPDX-License-Identifier: MIT */
/*
 * The clocks. The host has its own; this machine may have set them otherwise,
 * which is kept here as an adjustment of each, so that setting the time of a
 * live machine leaves the system's clock alone.
 *
 *	clock = MONOTONIC + the host's offset + adjustment (+ leap second)
 *
 * Offsets change under a lock and are read without: a reader that sees the
 * count of changes odd, or changed, reads again.
 */
#include "clock.h"

#include "lock.h"
#include "machine.h"
#include "report.h"

static struct {
	struct hrt_lock lock;
	unsigned int seq; /* odd while the rest changes */
	unsigned int was_set; /* how many times */
	ktime_t host[TK_OFFS_MAX]; /* the host's offsets, as last heard of */
	ktime_t adjust[TK_OFFS_MAX];
	ktime_t leap_at; /* MONOTONIC, KTIME_MAX: none to come */
	ktime_t leap_step; /* what REALTIME then moves by */
} clocks;

static const int clock_of[TK_OFFS_MAX] = {
	[TK_OFFS_REAL] = CLOCK_REALTIME,
	[TK_OFFS_BOOT] = CLOCK_BOOTTIME,
	[TK_OFFS_TAI] = CLOCK_TAI,
};

/* ---- reading ---------------------------------------------------------------*/

static unsigned int read_begin(void)
{
	unsigned int seq;

	while ((seq = LOAD_ACQUIRE(clocks.seq)) & 1)
		hrt_relax();
	return seq;
}

static bool read_retry(unsigned int seq)
{
	return READ_ONCE(clocks.seq) != seq;
}

/* What a leap second has moved REALTIME by at @now. */
static ktime_t leap_offset(enum tk_offsets offs, ktime_t now)
{
	if (offs != TK_OFFS_REAL || now < READ_BEFORE(clocks.leap_at))
		return 0;
	return READ_BEFORE(clocks.leap_step);
}

/* MONOTONIC @now to the clock @offs. */
static ktime_t offset_at(enum tk_offsets offs, ktime_t now)
{
	unsigned int seq;
	ktime_t offset;

	do {
		seq = read_begin();
		offset = READ_BEFORE(clocks.host[offs]) +
			 READ_BEFORE(clocks.adjust[offs]) +
			 leap_offset(offs, now);
	} while (read_retry(seq));
	return offset;
}

/*
 * A program that reads a clock may be waiting for it to move; the core, which
 * reads it on the program's behalf, is not.
 */
static void polled(void)
{
	if (host()->polled)
		host()->polled();
}

static ktime_t read_mono(void)
{
	return monotonic();
}

ktime_t ktime_get(void)
{
	machine_ready();
	polled();
	return read_mono();
}

ktime_t ktime_get_raw(void)
{
	machine_ready();
	return host()->clock_read(CLOCK_MONOTONIC_RAW);
}

/*
 * The host's own clock, not MONOTONIC plus an offset: the offset may be a
 * bound, and a step of the system's clock may not have been heard of yet.
 */
static ktime_t read_clock(enum tk_offsets offs)
{
	ktime_t now, adjust, clock;
	unsigned int seq;

	do {
		seq = read_begin();
		clock = host()->clock_read(clock_of[offs]);
		now = ktime_sub(clock, READ_BEFORE(clocks.host[offs]));
		adjust = READ_BEFORE(clocks.adjust[offs]) +
			 leap_offset(offs, now);
	} while (read_retry(seq));
	return ktime_add(clock, adjust);
}

static ktime_t read_real(void)
{
	return read_clock(TK_OFFS_REAL);
}

static ktime_t read_boot(void)
{
	return read_clock(TK_OFFS_BOOT);
}

static ktime_t read_tai(void)
{
	return read_clock(TK_OFFS_TAI);
}

ktime_t (*clock_get_time(int clockid))(void)
{
	switch (clockid) {
	case CLOCK_REALTIME:
		return read_real;
	case CLOCK_BOOTTIME:
		return read_boot;
	case CLOCK_TAI:
		return read_tai;
	default:
		return read_mono;
	}
}

ktime_t ktime_get_with_offset(enum tk_offsets offs)
{
	machine_ready();
	polled();
	return read_clock(offs);
}

ktime_t ktime_get_real(void)
{
	return ktime_get_with_offset(TK_OFFS_REAL);
}

ktime_t ktime_get_boottime(void)
{
	return ktime_get_with_offset(TK_OFFS_BOOT);
}

ktime_t ktime_get_clocktai(void)
{
	return ktime_get_with_offset(TK_OFFS_TAI);
}

ktime_t ktime_get_coarse(void)
{
	machine_ready();
	return jiffies_last_update();
}

ktime_t ktime_mono_to_any(ktime_t tmono, enum tk_offsets offs)
{
	machine_ready();
	return ktime_add(tmono, offset_at(offs, tmono));
}

ktime_t ktime_get_coarse_with_offset(enum tk_offsets offs)
{
	return ktime_mono_to_any(ktime_get_coarse(), offs);
}

unsigned int ktime_get_resolution_ns(void)
{
	machine_ready();
	return host()->clock_resolution();
}

unsigned int clock_was_set_count(ktime_t now)
{
	return READ_ONCE(clocks.was_set) + (now >= READ_ONCE(clocks.leap_at));
}

void clock_update_base_at(struct hrtimer_cpu_base *cpu_base, ktime_t now)
{
	static const enum tk_offsets offs_of[] = {
		[HRTIMER_BASE_REALTIME] = TK_OFFS_REAL,
		[HRTIMER_BASE_BOOTTIME] = TK_OFFS_BOOT,
		[HRTIMER_BASE_TAI] = TK_OFFS_TAI,
	};
	unsigned int count = clock_was_set_count(now);

	if (cpu_base->clock_was_set_seq == count)
		return;
	cpu_base->clock_was_set_seq = count;
	for (int i = HRTIMER_BASE_REALTIME; i <= HRTIMER_BASE_TAI; i++) {
		ktime_t offset = offset_at(offs_of[i], now);

		cpu_base->clock_base[i].offset = offset;
		cpu_base->clock_base[i + HRTIMER_BASE_MONOTONIC_SOFT].offset =
			offset;
	}
}

ktime_t clock_update_base(struct hrtimer_cpu_base *cpu_base)
{
	ktime_t now = monotonic();

	clock_update_base_at(cpu_base, now);
	return now;
}

/* ---- setting ---------------------------------------------------------------*/

static unsigned long change_begin(void)
{
	unsigned long state = base_lock(&clocks.lock);

	__atomic_fetch_add(&clocks.seq, 1, __ATOMIC_ACQ_REL);
	return state;
}

static void change_end(unsigned long state)
{
	__atomic_fetch_add(&clocks.was_set, 1, __ATOMIC_RELAXED);
	__atomic_fetch_add(&clocks.seq, 1, __ATOMIC_RELEASE);
	base_unlock(&clocks.lock, state);
}

/* A leap second that lies behind becomes part of the adjustment. */
static void fold_leap(ktime_t now)
{
	if (now < clocks.leap_at)
		return;
	WRITE_ONCE(clocks.adjust[TK_OFFS_REAL],
		   clocks.adjust[TK_OFFS_REAL] + clocks.leap_step);
	WRITE_ONCE(clocks.leap_at, KTIME_MAX);
	/* clock_was_set_count() has counted it until now. */
	__atomic_fetch_add(&clocks.was_set, 1, __ATOMIC_RELAXED);
}

static void adjust(enum tk_offsets offs, ktime_t step)
{
	WRITE_ONCE(clocks.adjust[offs], clocks.adjust[offs] + step);
}

/* It was announced for a time of day, which comes by @step sooner now. */
static void shift_leap(ktime_t step)
{
	if (clocks.leap_at != KTIME_MAX)
		WRITE_ONCE(clocks.leap_at, ktime_sub(clocks.leap_at, step));
}

static void read_host_offsets(void)
{
	struct hrt_offsets offsets;

	host()->clock_offsets(&offsets);
	shift_leap(ktime_sub(offsets.offs[TK_OFFS_REAL],
			     clocks.host[TK_OFFS_REAL]));
	for (int i = 0; i < TK_OFFS_MAX; i++)
		WRITE_ONCE(clocks.host[i], offsets.offs[i]);
}

void clock_start(void)
{
	unsigned long state = change_begin();

	for (int i = 0; i < TK_OFFS_MAX; i++)
		WRITE_ONCE(clocks.adjust[i], 0);
	WRITE_ONCE(clocks.leap_at, KTIME_MAX);
	WRITE_ONCE(clocks.leap_step, 0);
	read_host_offsets();
	change_end(state);
}

/*
 * Step REALTIME, and TAI with it. A leap second that was to come was announced
 * for a time of day that no longer is: it is forgotten.
 */
static void set_real(ktime_t step)
{
	unsigned long state = change_begin();

	fold_leap(monotonic());
	adjust(TK_OFFS_REAL, step);
	adjust(TK_OFFS_TAI, step);
	WRITE_ONCE(clocks.leap_at, KTIME_MAX);
	change_end(state);
	clock_was_set(CLOCK_SET_WALL);
}

/* The time of day may not go back to before the machine was started. */
static bool settable(ktime_t real)
{
	return real >= monotonic();
}

int do_settimeofday64(const struct timespec64 *ts)
{
	ktime_t real;

	if (!timespec64_valid_settod(ts))
		return -EINVAL_;
	machine_ready();
	real = timespec64_to_ktime(*ts);
	if (!settable(real))
		return -EINVAL_;
	set_real(ktime_sub(real, ktime_get_real()));
	return 0;
}

int timekeeping_inject_offset(const struct timespec64 *ts)
{
	ktime_t step, real;

	if (ts->tv_nsec < 0 || ts->tv_nsec >= NSEC_PER_SEC)
		return -EINVAL_;
	machine_ready();
	step = timespec64_to_ns(ts);
	real = ktime_add(ktime_get_real(), step);
	if (!settable(real) || real / NSEC_PER_SEC >= TIME_SETTOD_SEC_MAX)
		return -EINVAL_;
	set_real(step);
	return 0;
}

void timekeeping_inject_sleeptime64(const struct timespec64 *delta)
{
	unsigned long state;
	ktime_t span;

	if (warn_on_once(!timespec64_valid_strict(delta),
			 "Invalid sleep delta value!", 0, 0, 0))
		return;
	machine_ready();
	span = timespec64_to_ktime(*delta);
	state = change_begin();
	fold_leap(monotonic());
	for (int i = 0; i < TK_OFFS_MAX; i++)
		adjust(i, span);
	shift_leap(span);
	change_end(state);
	clock_was_set(CLOCK_SET_WALL | CLOCK_SET_BOOT);
}

int hrt_insert_leap_second(ktime_t at, int seconds)
{
	unsigned long state;
	ktime_t now;

	if ((seconds != 1 && seconds != -1) || at % NSEC_PER_SEC)
		return -EINVAL_;
	machine_ready();
	now = monotonic();
	if (at <= ktime_get_real())
		return -EINVAL_;
	state = change_begin();
	fold_leap(now);
	WRITE_ONCE(clocks.leap_at, at - clocks.host[TK_OFFS_REAL] -
					   clocks.adjust[TK_OFFS_REAL]);
	WRITE_ONCE(clocks.leap_step, -(ktime_t)seconds * NSEC_PER_SEC);
	change_end(state);
	return 0;
}

void hrt_clocks_changed(void)
{
	unsigned long state = change_begin();

	/* One that lies behind does not come a second time. */
	fold_leap(monotonic());
	read_host_offsets();
	change_end(state);
	clock_retrigger_all();
}
