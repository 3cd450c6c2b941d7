/* SPDX-License-Identifier: MIT */
/*
 * Reading the clocks and setting them (1.3). What that does to timers is in
 * test_clocks.c.
 */
#include "trace.h"

#define EPOCH 1767225600LL /* 2026-01-01T00:00:00Z */

static void spec_1_3_ktime_t_readings(void **state)
{
	sleep_for(12345678);
	assert_int_equal(ktime_get(), 12345678);
	assert_int_equal(ktime_get_raw(), 12345678);
	assert_int_equal(ktime_get_boottime(), 12345678);
	assert_true(ktime_get_real() == EPOCH * SEC + 12345678);
	assert_true(ktime_get_clocktai() == (EPOCH + 37) * SEC + 12345678);
	assert_int_equal(ktime_get_resolution_ns(), 1);
}

static void spec_1_3_with_offset(void **state)
{
	sleep_for(5 * MS);
	assert_true(ktime_get_with_offset(TK_OFFS_REAL) == ktime_get_real());
	assert_true(ktime_get_with_offset(TK_OFFS_BOOT) ==
		    ktime_get_boottime());
	assert_true(ktime_get_with_offset(TK_OFFS_TAI) == ktime_get_clocktai());
	assert_true(ktime_mono_to_any(7, TK_OFFS_REAL) == EPOCH * SEC + 7);
	assert_true(ktime_mono_to_any(7, TK_OFFS_TAI) ==
		    (EPOCH + 37) * SEC + 7);
	assert_true(ktime_mono_to_any(7, TK_OFFS_BOOT) == 7);
	assert_true(ktime_mono_to_real(-1) == EPOCH * SEC - 1);
}

static void spec_1_3_unsigned_readings(void **state)
{
	sleep_for(5 * MS);
	assert_int_equal(ktime_get_ns(), 5 * MS);
	assert_int_equal(ktime_get_raw_ns(), 5 * MS);
	assert_int_equal(ktime_get_boottime_ns(), 5 * MS);
	assert_int_equal(ktime_get_real_ns(), EPOCH * SEC + 5 * MS);
	assert_int_equal(ktime_get_clocktai_ns(), (EPOCH + 37) * SEC + 5 * MS);
	assert_int_equal(ktime_get_mono_fast_ns(), 5 * MS);
	assert_int_equal(ktime_get_raw_fast_ns(), 5 * MS);
	assert_int_equal(ktime_get_boot_fast_ns(), 5 * MS);
	assert_int_equal(ktime_get_real_fast_ns(), EPOCH * SEC + 5 * MS);
	assert_int_equal(ktime_get_tai_fast_ns(), (EPOCH + 37) * SEC + 5 * MS);
}

#define TS_IS(call, sec, nsec)                       \
	do {                                         \
		struct timespec64 ts_;               \
                                                     \
		call(&ts_);                          \
		assert_int_equal(ts_.tv_sec, sec);   \
		assert_int_equal(ts_.tv_nsec, nsec); \
	} while (0)

static void spec_1_3_timespec64_readings(void **state)
{
	sleep_for(3 * SEC + 12345678);
	TS_IS(ktime_get_ts64, 3, 12345678);
	TS_IS(ktime_get_raw_ts64, 3, 12345678);
	TS_IS(ktime_get_boottime_ts64, 3, 12345678);
	TS_IS(ktime_get_real_ts64, EPOCH + 3, 12345678);
	TS_IS(ktime_get_clocktai_ts64, EPOCH + 40, 12345678);
	TS_IS(ktime_get_coarse_ts64, 3, 10000000);
	TS_IS(ktime_get_coarse_real_ts64, EPOCH + 3, 10000000);
	TS_IS(ktime_get_coarse_boottime_ts64, 3, 10000000);
	TS_IS(ktime_get_coarse_clocktai_ts64, EPOCH + 40, 10000000);
	TS_IS(ktime_get_real_ts64_mg, EPOCH + 3, 12345678);
	TS_IS(ktime_get_coarse_real_ts64_mg, EPOCH + 3, 10000000);
	TS_IS(getboottime64, EPOCH, 0);
}

/* Coarse is the value at the last tick. */
static void spec_1_3_coarse_is_that_of_the_last_tick(void **state)
{
	for (int ms = 0; ms < 35; ms++) {
		assert_int_equal(ktime_get_coarse(), ms / 10 * 10 * MS);
		assert_int_equal(ktime_get_coarse_ns(), ms / 10 * 10 * MS);
		assert_true(ktime_get_coarse_real() ==
			    EPOCH * SEC + ms / 10 * 10 * MS);
		assert_true(ktime_get_coarse_clocktai() ==
			    (EPOCH + 37) * SEC + ms / 10 * 10 * MS);
		assert_true(ktime_get_coarse_boottime() == ms / 10 * 10 * MS);
		mdelay(1);
	}
}

static void spec_1_3_seconds_are_coarse(void **state)
{
	hrt_run_for(2 * SEC - 1);
	assert_int_equal(ktime_get_seconds(), 1);
	assert_int_equal(ktime_get_real_seconds(), EPOCH + 1);
	hrt_run_for(1);
	assert_int_equal(ktime_get_seconds(), 2);
	assert_int_equal(ktime_get_real_seconds(), EPOCH + 2);
	assert_int_equal(ktime_get_boottime_seconds(), 2);
	assert_int_equal(ktime_get_clocktai_seconds(), EPOCH + 39);
}

/* ---- setting --------------------------------------------------------------*/

static int set_to(long long sec, long nsec)
{
	struct timespec64 ts = { sec, nsec };

	return do_settimeofday64(&ts);
}

static void spec_1_3_do_settimeofday64(void **state)
{
	sleep_for(5 * SEC);
	assert_int_equal(set_to(1000000000, 5), 0);
	assert_true(ktime_get_real() == 1000000000 * SEC + 5);
	/* TAI keeps its distance; the others do not notice. */
	assert_true(ktime_get_clocktai() == 1000000037 * SEC + 5);
	assert_int_equal(ktime_get(), 5 * SEC);
	assert_int_equal(ktime_get_boottime(), 5 * SEC);
	sleep_for(1 * SEC);
	assert_true(ktime_get_real() == 1000000001 * SEC + 5);
}

static void spec_1_3_do_settimeofday64_refuses(void **state)
{
	sleep_for(5 * SEC);
	assert_int_equal(set_to(-1, 0), -22);
	assert_int_equal(set_to(5, 1000000000), -22);
	assert_int_equal(set_to(5, -1), -22);
	/* Before MONOTONIC began. */
	assert_int_equal(set_to(0, 0), -22);
	assert_int_equal(set_to(4, 999999999), -22);
	assert_int_equal(set_to(KTIME_SEC_MAX, 0), -22);
	/* Thirty years of uptime have to fit. */
	assert_int_equal(set_to(KTIME_SEC_MAX - 946080000, 0), -22);
	assert_true(ktime_get_real() == (EPOCH + 5) * SEC);
	assert_int_equal(set_to(KTIME_SEC_MAX - 946080001, 0), 0);
	assert_int_equal(set_to(5, 0), 0);
	assert_int_equal(ktime_get_real(), 5 * SEC);
}

static int step_by(long long sec, long nsec)
{
	struct timespec64 ts = { sec, nsec };

	return timekeeping_inject_offset(&ts);
}

static void spec_1_3_inject_offset(void **state)
{
	assert_int_equal(step_by(1, 500000000), 0);
	assert_true(ktime_get_real() == EPOCH * SEC + 1500 * MS);
	assert_true(ktime_get_clocktai() == (EPOCH + 37) * SEC + 1500 * MS);
	/* Half a second back is -1 s and 500 ms. */
	assert_int_equal(step_by(-1, 500000000), 0);
	assert_true(ktime_get_real() == (EPOCH + 1) * SEC);
	assert_int_equal(step_by(0, 1000000000), -22);
	assert_int_equal(step_by(0, -1), -22);
	assert_int_equal(step_by(-EPOCH - 2, 0), -22);
	assert_true(ktime_get_real() == (EPOCH + 1) * SEC);
}

static void spec_1_3_inject_sleeptime(void **state)
{
	struct timespec64 ts = { 100, 5 };

	sleep_for(1 * SEC);
	timekeeping_inject_sleeptime64(&ts);
	assert_int_equal(ktime_get(), 1 * SEC);
	assert_int_equal(ktime_get_boottime(), 101 * SEC + 5);
	assert_true(ktime_get_real() == (EPOCH + 101) * SEC + 5);
	assert_true(ktime_get_clocktai() == (EPOCH + 138) * SEC + 5);
}

/* The start stays where it was, by REALTIME. */
static void spec_1_3_suspend(void **state)
{
	sleep_for(1 * SEC);
	assert_int_equal(hrt_suspend(100 * SEC), 0);
	assert_int_equal(ktime_get(), 1 * SEC);
	assert_int_equal(ktime_get_raw(), 1 * SEC);
	assert_int_equal(ktime_get_boottime(), 101 * SEC);
	assert_true(ktime_get_real() == (EPOCH + 101) * SEC);
	assert_true(ktime_get_clocktai() == (EPOCH + 138) * SEC);
	TS_IS(getboottime64, EPOCH, 0);
}

/* Set, then suspended: both count. */
static void spec_1_3_settings_add_up(void **state)
{
	assert_int_equal(set_to(1000000000, 0), 0);
	hrt_suspend(10 * SEC);
	assert_true(ktime_get_real() == 1000000010 * SEC);
	assert_int_equal(step_by(5, 0), 0);
	hrt_suspend(10 * SEC);
	assert_true(ktime_get_real() == 1000000025 * SEC);
	assert_int_equal(ktime_get_boottime(), 20 * SEC);
}

/* ---- leap seconds ---------------------------------------------------------*/

static void spec_1_3_leap_second(void **state)
{
	assert_int_equal(hrt_insert_leap_second((EPOCH + 2) * SEC, 1), 0);
	hrt_run_for(2 * SEC - 1);
	assert_true(ktime_get_real() == (EPOCH + 2) * SEC - 1);
	hrt_run_for(1);
	assert_true(ktime_get_real() == (EPOCH + 1) * SEC);
	/* TAI does not step. */
	assert_true(ktime_get_clocktai() == (EPOCH + 39) * SEC);
	hrt_run_for(1 * SEC);
	assert_true(ktime_get_real() == (EPOCH + 2) * SEC);
	assert_int_equal(hrt_insert_leap_second((EPOCH + 4) * SEC, -1), 0);
	hrt_run_for(2 * SEC);
	assert_true(ktime_get_real() == (EPOCH + 5) * SEC);
	assert_true(ktime_get_clocktai() == (EPOCH + 42) * SEC);
}

static void spec_1_3_leap_second_refuses(void **state)
{
	sleep_for(5 * SEC);
	assert_int_equal(hrt_insert_leap_second((EPOCH + 9) * SEC, 2), -22);
	assert_int_equal(hrt_insert_leap_second((EPOCH + 9) * SEC, 0), -22);
	assert_int_equal(hrt_insert_leap_second((EPOCH + 9) * SEC + 1, 1), -22);
	assert_int_equal(hrt_insert_leap_second((EPOCH + 4) * SEC, 1), -22);
	assert_int_equal(hrt_insert_leap_second((EPOCH + 5) * SEC, 1), -22);
	assert_int_equal(hrt_insert_leap_second((EPOCH + 6) * SEC, 1), 0);
}

/* Who sets the clock makes another day of it. */
static void spec_1_3_setting_forgets_the_leap_second(void **state)
{
	assert_int_equal(hrt_insert_leap_second((EPOCH + 2) * SEC, 1), 0);
	assert_int_equal(set_to(EPOCH, 0), 0);
	hrt_run_for(3 * SEC);
	assert_true(ktime_get_real() == (EPOCH + 3) * SEC);
}

/* One that lies behind is there to stay. */
static void spec_1_3_setting_after_a_leap_second(void **state)
{
	assert_int_equal(hrt_insert_leap_second((EPOCH + 2) * SEC, 1), 0);
	hrt_run_for(4 * SEC);
	assert_true(ktime_get_real() == (EPOCH + 3) * SEC);
	assert_int_equal(step_by(10, 0), 0);
	assert_true(ktime_get_real() == (EPOCH + 13) * SEC);
	assert_true(ktime_get_clocktai() == (EPOCH + 51) * SEC);
}

/* A suspend brings the announced time of day nearer, and so the leap. */
static void spec_1_3_leap_second_after_a_suspend(void **state)
{
	struct timespec64 slept = { 20, 0 };
	struct named t;

	named_setup(&t, "real", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_start(&t.timer, (EPOCH + 101) * SEC, HRTIMER_MODE_ABS);
	assert_int_equal(hrt_insert_leap_second((EPOCH + 100) * SEC, 1), 0);
	assert_int_equal(hrt_suspend(40 * SEC), 0);
	timekeeping_inject_sleeptime64(&slept);
	hrt_run_for(40 * SEC - 1);
	assert_true(ktime_get_real() == (EPOCH + 100) * SEC - 1);
	hrt_run_for(1);
	assert_true(ktime_get_real() == (EPOCH + 99) * SEC);
	hrt_run_for(5 * SEC);
	assert_trace("[42000.000 ms] real\n");
}

static void spec_1_3_leap_second_during_a_suspend(void **state)
{
	assert_int_equal(hrt_insert_leap_second((EPOCH + 10) * SEC, 1), 0);
	assert_int_equal(hrt_suspend(30 * SEC), 0);
	assert_true(ktime_get_real() == (EPOCH + 29) * SEC);
	assert_int_equal(ktime_get_boottime(), 30 * SEC);
	/* It is over, whatever the clock does now. */
	assert_int_equal(hrt_suspend(30 * SEC), 0);
	assert_true(ktime_get_real() == (EPOCH + 59) * SEC);
	assert_true(ktime_get_clocktai() == (EPOCH + 97) * SEC);
}

/* The machine started when REALTIME, as it is now, says so. */
static void spec_1_3_getboottime64_follows_settings(void **state)
{
	sleep_for(5 * SEC);
	assert_int_equal(set_to(1000000000, 7), 0);
	TS_IS(getboottime64, 999999995, 7);
	assert_int_equal(step_by(-10, 0), 0);
	TS_IS(getboottime64, 999999985, 7);
	hrt_suspend(100 * SEC);
	TS_IS(getboottime64, 999999985, 7);
}

static void spec_1_3_mono_to_any_follows_settings(void **state)
{
	assert_int_equal(set_to(1000000000, 0), 0);
	hrt_suspend(8 * SEC);
	assert_true(ktime_mono_to_any(3, TK_OFFS_REAL) == 1000000008 * SEC + 3);
	assert_true(ktime_mono_to_any(3, TK_OFFS_TAI) == 1000000045 * SEC + 3);
	assert_true(ktime_mono_to_any(3, TK_OFFS_BOOT) == 8 * SEC + 3);
	/* Before and after a leap second alike. */
	assert_int_equal(hrt_insert_leap_second(1000000010 * SEC, 1), 0);
	assert_true(ktime_mono_to_real(2 * SEC - 1) == 1000000010 * SEC - 1);
	assert_true(ktime_mono_to_real(2 * SEC) == 1000000009 * SEC);
}

/* Nor where REALTIME would not fit. */
static void spec_1_3_inject_offset_refuses_the_far_future(void **state)
{
	assert_int_equal(step_by(KTIME_SEC_MAX - 946080000 - EPOCH, 0), -22);
	assert_int_equal(step_by(KTIME_SEC_MAX - 946080001 - EPOCH, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_1_3_ktime_t_readings),
		SPEC(spec_1_3_with_offset),
		SPEC(spec_1_3_unsigned_readings),
		SPEC(spec_1_3_timespec64_readings),
		SPEC(spec_1_3_coarse_is_that_of_the_last_tick),
		SPEC(spec_1_3_seconds_are_coarse),
		SPEC(spec_1_3_do_settimeofday64),
		SPEC(spec_1_3_do_settimeofday64_refuses),
		SPEC(spec_1_3_inject_offset),
		SPEC(spec_1_3_inject_sleeptime),
		SPEC(spec_1_3_suspend),
		SPEC(spec_1_3_settings_add_up),
		SPEC(spec_1_3_leap_second),
		SPEC(spec_1_3_leap_second_refuses),
		SPEC(spec_1_3_setting_forgets_the_leap_second),
		SPEC(spec_1_3_setting_after_a_leap_second),
		SPEC(spec_1_3_leap_second_after_a_suspend),
		SPEC(spec_1_3_leap_second_during_a_suspend),
		SPEC(spec_1_3_getboottime64_follows_settings),
		SPEC(spec_1_3_mono_to_any_follows_settings),
		SPEC(spec_1_3_inject_offset_refuses_the_far_future),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
