/* SPDX-License-Identifier: MIT */
/*
 * jiffies and their conversions (1.4). The tables are what kernel 7.3 computes
 * at 100 Hz; at the other rates the results are compared with the sums done in
 * 128 bits.
 */
#include "trace.h"

#include <limits.h>

static const unsigned int rates[] = { 100, 250, 300, 1000 };

static void at_rate(unsigned int hz)
{
	machine((struct hrt_config){ .hz = hz });
}

static const struct {
	unsigned int v;
	unsigned long msecs, usecs; /* to jiffies */
} from_m_and_u[] = {
	{ 0, 0, 0 },
	{ 1, 1, 1 },
	{ 2, 1, 1 },
	{ 5, 1, 1 },
	{ 9, 1, 1 },
	{ 10, 1, 1 },
	{ 11, 2, 1 },
	{ 15, 2, 1 },
	{ 19, 2, 1 },
	{ 20, 2, 1 },
	{ 21, 3, 1 },
	{ 99, 10, 1 },
	{ 100, 10, 1 },
	{ 101, 11, 1 },
	{ 500, 50, 1 },
	{ 999, 100, 1 },
	{ 1000, 100, 1 },
	{ 1001, 101, 1 },
	{ 1005, 101, 1 },
	{ 9999, 1000, 1 },
	{ 10000, 1000, 1 },
	{ 10001, 1001, 2 },
	{ 65535, 6554, 7 },
	{ 65536, 6554, 7 },
	{ 1000000, 100000, 100 },
	{ 2147483, 214749, 215 },
	{ 10000000, 1000000, 1000 },
	{ 100000000, 10000000, 10000 },
	{ 2147483638, 214748364, 214749 },
	{ 2147483647, 214748365, 214749 },
	{ 2147483648U, MAX_JIFFY_OFFSET, 214749 },
	{ 2147483649U, MAX_JIFFY_OFFSET, 214749 },
	{ 4294967294U, MAX_JIFFY_OFFSET, MAX_JIFFY_OFFSET },
	{ 4294967295U, MAX_JIFFY_OFFSET, MAX_JIFFY_OFFSET },
	{ 4294967, 429497, 430 },
	{ 42949672, 4294968, 4295 },
	{ 429496729, 42949673, 42950 },
	{ 2147483640, 214748364, 214749 },
	{ 3000000000U, MAX_JIFFY_OFFSET, 300000 },
	{ 4000000000U, MAX_JIFFY_OFFSET, 400000 },
};
static const struct {
	unsigned long j;
	unsigned int msecs, usecs;
	unsigned long long nsecs64, msecs64;
	long clock_t_of;
	unsigned long from_clock_t;
} to_time[] = {
	{ 0, 0, 0, 0, 0, 0, 0 },
	{ 1, 10, 10000, 10000000, 10, 1, 1 },
	{ 2, 20, 20000, 20000000, 20, 2, 2 },
	{ 3, 30, 30000, 30000000, 30, 3, 3 },
	{ 5, 50, 50000, 50000000, 50, 5, 5 },
	{ 7, 70, 70000, 70000000, 70, 7, 7 },
	{ 9, 90, 90000, 90000000, 90, 9, 9 },
	{ 10, 100, 100000, 100000000, 100, 10, 10 },
	{ 11, 110, 110000, 110000000, 110, 11, 11 },
	{ 50, 500, 500000, 500000000, 500, 50, 50 },
	{ 63, 630, 630000, 630000000, 630, 63, 63 },
	{ 64, 640, 640000, 640000000, 640, 64, 64 },
	{ 99, 990, 990000, 990000000, 990, 99, 99 },
	{ 100, 1000, 1000000, 1000000000, 1000, 100, 100 },
	{ 101, 1010, 1010000, 1010000000, 1010, 101, 101 },
	{ 999, 9990, 9990000, 9990000000UL, 9990, 999, 999 },
	{ 1000, 10000, 10000000, 10000000000UL, 10000, 1000, 1000 },
	{ 12345, 123450, 123450000, 123450000000UL, 123450, 12345, 12345 },
	{ 100000, 1000000, 1000000000, 1000000000000UL, 1000000, 100000,
	  100000 },
	{ 429496, 4294960, 4294960000U, 4294960000000UL, 4294960, 429496,
	  429496 },
	{ 429497, 4294970, 2704, 4294970000000UL, 4294970, 429497, 429497 },
	{ 42949672, 429496720, 4294957696U, 429496720000000UL, 429496720,
	  42949672, 42949672 },
	{ 42949673, 429496730, 400, 429496730000000UL, 429496730, 42949673,
	  42949673 },
	{ 429496729, 4294967290U, 4294961296U, 4294967290000000UL, 4294967290UL,
	  429496729, 429496729 },
	{ 429496730, 4, 4000, 4294967300000000UL, 4294967300UL, 429496730,
	  429496730 },
	{ 2147483647, 4294967286U, 4294957296U, 21474836470000000UL,
	  21474836470UL, 2147483647, 2147483647 },
	{ 2147483648UL, 0, 0, 21474836480000000UL, 21474836480UL, 2147483648UL,
	  2147483648UL },
	{ 4294967295UL, 4294967286U, 4294957296U, 42949672950000000UL,
	  42949672950UL, 4294967295UL, 4294967295UL },
	{ 4294967296UL, 0, 0, 42949672960000000UL, 42949672960UL, 4294967296UL,
	  4294967296UL },
	{ 214748364, 2147483640, 4294959296U, 2147483640000000UL, 2147483640,
	  214748364, 214748364 },
	{ 214748365, 2147483650U, 2000, 2147483650000000UL, 2147483650UL,
	  214748365, 214748365 },
	{ 4294967295UL, 4294967286U, 4294957296U, 42949672950000000UL,
	  42949672950UL, 4294967295UL, 4294967295UL },
	{ 10737418230UL, 4294967196U, 4294867296U, 107374182300000000UL,
	  107374182300UL, 10737418230UL, 10737418230UL },
	{ 1099511627776UL, 0, 0, 10995116277760000000ULL, 10995116277760UL,
	  1099511627776UL, 1099511627776UL },
	{ 1125899906842624UL, 0, 0, 6485183463413514240UL, 11258999068426240UL,
	  1125899906842624UL, 1125899906842624UL },
	{ 4611686018427387902UL, 4294967276U, 4294947296U,
	  18446744073689551616ULL, 9223372036854775788UL, 4611686018427387902UL,
	  4611686018427387902UL },
	{ 4611686018427387903UL, 4294967286U, 4294957296U,
	  18446744073699551616ULL, 9223372036854775798UL, 4611686018427387903UL,
	  4611686018427387903UL },
	{ 4611686018427387904UL, 0, 0, 0, 9223372036854775808ULL,
	  4611686018427387904UL, 4611686018427387904UL },
	{ 9223372036854775807UL, 4294967286U, 4294957296U,
	  18446744073699551616ULL, 18446744073709551606ULL,
	  9223372036854775807UL, 9223372036854775807UL },
	{ 18446744073709551615ULL, 4294967286U, 4294957296U,
	  18446744073699551616ULL, 18446744073709551606ULL, -1,
	  18446744073709551615ULL },
	{ 922337203685UL, 2077252338, 2783134032U, 9223372036850000000UL,
	  9223372036850UL, 922337203685UL, 922337203685UL },
	{ 922337203686UL, 2077252348, 2783144032U, 9223372036860000000ULL,
	  9223372036860UL, 922337203686UL, 922337203686UL },
	{ 92233720368547758UL, 3435973836U, 4294966496U,
	  18446744073708751616ULL, 922337203685477580UL, 92233720368547758UL,
	  92233720368547758UL },
};
static const struct {
	unsigned long j;
	long long sec;
	long nsec;
} to_timespec[] = {
	{ 0, 0, 0 },
	{ 1, 0, 10000000 },
	{ 2, 0, 20000000 },
	{ 3, 0, 30000000 },
	{ 5, 0, 50000000 },
	{ 7, 0, 70000000 },
	{ 9, 0, 90000000 },
	{ 10, 0, 100000000 },
	{ 11, 0, 110000000 },
	{ 50, 0, 500000000 },
	{ 63, 0, 630000000 },
	{ 64, 0, 640000000 },
	{ 99, 0, 990000000 },
	{ 100, 1, 0 },
	{ 101, 1, 10000000 },
	{ 999, 9, 990000000 },
	{ 1000, 10, 0 },
	{ 12345, 123, 450000000 },
	{ 100000, 1000, 0 },
	{ 429496, 4294, 960000000 },
	{ 429497, 4294, 970000000 },
	{ 42949672, 429496, 720000000 },
	{ 42949673, 429496, 730000000 },
	{ 429496729, 4294967, 290000000 },
	{ 429496730, 4294967, 300000000 },
	{ 2147483647, 21474836, 470000000 },
	{ 2147483648UL, 21474836, 480000000 },
	{ 4294967295UL, 42949672, 950000000 },
	{ 4294967296UL, 42949672, 960000000 },
	{ 214748364, 2147483, 640000000 },
	{ 214748365, 2147483, 650000000 },
	{ 4294967295UL, 42949672, 950000000 },
	{ 10737418230UL, 107374182, 300000000 },
	{ 1099511627776UL, 10995116277UL, 760000000 },
	{ 1125899906842624UL, 6485183463UL, 413514240 },
	{ 4611686018427387902UL, 18446744073UL, 689551616 },
	{ 4611686018427387903UL, 18446744073UL, 699551616 },
	{ 4611686018427387904UL, 0, 0 },
	{ 9223372036854775807UL, 18446744073UL, 699551616 },
	{ 18446744073709551615ULL, 18446744073UL, 699551616 },
	{ 922337203685UL, 9223372036UL, 850000000 },
	{ 922337203686UL, 9223372036UL, 860000000 },
	{ 92233720368547758UL, 18446744073UL, 708751616 },
};
static const struct {
	unsigned long long ns, j;
} from_ns[] = {
	{ 0, 0 },
	{ 1, 0 },
	{ 999, 0 },
	{ 1000, 0 },
	{ 999999, 0 },
	{ 1000000, 0 },
	{ 9999999, 0 },
	{ 10000000, 1 },
	{ 10000001, 1 },
	{ 19999999, 1 },
	{ 20000000, 2 },
	{ 99999999, 9 },
	{ 100000000, 10 },
	{ 1000000000, 100 },
	{ 1000000001, 100 },
	{ 10000000000UL, 1000 },
	{ 4294967295UL, 429 },
	{ 1099511627776UL, 109951 },
	{ 1125899906842624UL, 112589990 },
	{ 1152921504606846976UL, 115292150460UL },
	{ 9223372036854775807UL, 922337203685UL },
	{ 9223372036854775808ULL, 922337203685UL },
	{ 18446744073709551615ULL, 1844674407370UL },
	{ 36893488147419103UL, 3689348814UL },
	{ 18446744073709UL, 1844674 },
};
static const struct {
	struct timespec64 ts;
	unsigned long j;
} from_timespec[] = {
	{ { 0, 0 }, 0 },
	{ { 0, 1 }, 1 },
	{ { 0, 9999999 }, 1 },
	{ { 0, 10000000 }, 1 },
	{ { 0, 10000001 }, 2 },
	{ { 0, 999999999 }, 100 },
	{ { 1, 0 }, 100 },
	{ { 1, 1 }, 101 },
	{ { 1, 10000000 }, 101 },
	{ { 5, 5 }, 501 },
	{ { 1000, 999999999 }, 100100 },
	{ { 2147483647, 0 }, 214748364700UL },
	{ { 2147483648UL, 0 }, 214748364800UL },
	{ { 1099511627776UL, 0 }, 274877906800UL },
	{ { 2748779068UL, 0 }, 274877906800UL },
	{ { 2748779069UL, 0 }, 274877906800UL },
	{ { 2748779070UL, 0 }, 274877906800UL },
	{ { 274877906, 0 }, 27487790600UL },
	{ { 92233720368UL, 0 }, 274877906800UL },
	{ { TIME64_MAX, 0 }, 274877906800UL },
	{ { TIME64_MAX, 999999999 }, 274877906800UL },
	{ { -1, 0 }, 274877906800UL },
	{ { -1, 999999999 }, 274877906800UL },
	{ { 0, -1 }, 0 },
	{ { 0, 2000000000 }, 200 },
};
static const struct {
	long ahead, round, up, relative, up_relative;
} rounded[] = {
	{ 0, 8, 8, 8, 8 },
	{ 1, 8, 8, 8, 8 },
	{ 5, 8, 8, 8, 8 },
	{ 20, 8, 108, 8, 108 },
	{ 24, 8, 108, 8, 108 },
	{ 25, 8, 108, 8, 108 },
	{ 26, 8, 108, 8, 108 },
	{ 49, 108, 108, 108, 108 },
	{ 50, 108, 108, 108, 108 },
	{ 74, 108, 108, 108, 108 },
	{ 75, 108, 108, 108, 108 },
	{ 76, 108, 108, 108, 108 },
	{ 99, 108, 108, 108, 108 },
	{ 100, 108, 108, 108, 108 },
	{ 101, 108, 108, 108, 108 },
	{ 124, 108, 208, 108, 208 },
	{ 125, 108, 208, 108, 208 },
	{ 150, 208, 208, 208, 208 },
	{ 1000, 1008, 1008, 1008, 1008 },
	{ 1010, 1008, 1108, 1008, 1108 },
	{ 1030, 1008, 1108, 1008, 1108 },
	{ 1060, 1108, 1108, 1108, 1108 },
};

/* ---- the count -------------------------------------------------------------*/

static void spec_1_4_initial_jiffies(void **state)
{
	for (size_t i = 0; i < COUNT(rates); i++) {
		at_rate(rates[i]);
		assert_true(jiffies == (unsigned int)(-300 * (int)rates[i]));
		assert_true(get_jiffies_64() == jiffies);
	}
	at_rate(100);
	assert_true(jiffies == 4294937296UL);
}

/* Five minutes later 32 bits have wrapped, and 64 have not. */
static void spec_1_4_wraps_32_bits_after_5_minutes(void **state)
{
	for (size_t i = 0; i < COUNT(rates); i++) {
		at_rate(rates[i]);
		hrt_run_for((ktime_t)(300UL * rates[i] * hrt_tick_nsec()));
		assert_true(get_jiffies_64() == 1ULL << 32);
		assert_int_equal((unsigned int)jiffies, 0);
	}
}

static void spec_1_4_max_jiffy_offset(void **state)
{
	assert_true(MAX_JIFFY_OFFSET == 4611686018427387902UL);
	assert_true(MAX_JIFFY_OFFSET == (LONG_MAX >> 1) - 1);
}

static void spec_1_4_time_after_and_kin(void **state)
{
	unsigned long a = 5, b = 10, wrapped = ~0UL;

	assert_false(time_after(a, b));
	assert_true(time_before(a, b));
	assert_true(time_after_eq(a, a));
	assert_false(time_after(a, a));
	assert_true(time_before_eq(a, b));
	assert_true(time_before_eq(a, a));
	assert_true(time_in_range(7UL, a, b));
	assert_true(time_in_range(b, a, b));
	assert_false(time_in_range(11UL, a, b));
	assert_false(time_in_range_open(b, a, b));
	assert_true(time_in_range_open(a, a, b));
	/* Right across the wrap: signed differences. */
	assert_true(time_after(a, wrapped));
	assert_true(time_before(wrapped, a));
	assert_true(time_in_range(0UL, wrapped, a));
}

static void spec_1_4_time_after64_and_kin(void **state)
{
	unsigned long long a = 5, wrapped = ~0ULL;

	assert_true(time_after64(a, wrapped));
	assert_true(time_before64(wrapped, a));
	assert_true(time_after_eq64(a, a));
	assert_true(time_before_eq64(a, a));
	assert_false(time_before64(a, a));
	assert_true(time_in_range64(0ULL, wrapped, a));
}

static void spec_1_4_time_is_before_jiffies_and_kin(void **state)
{
	assert_true(time_is_before_jiffies(jiffies - 1));
	assert_false(time_is_before_jiffies(jiffies));
	assert_true(time_is_after_jiffies(jiffies + 1));
	assert_false(time_is_after_jiffies(jiffies));
	assert_true(time_is_before_eq_jiffies(jiffies));
	assert_true(time_is_after_eq_jiffies(jiffies));
	assert_true(time_is_before_jiffies64(get_jiffies_64() - 1));
	assert_true(time_is_after_jiffies64(get_jiffies_64() + 1));
	assert_true(time_is_before_eq_jiffies64(get_jiffies_64()));
	assert_true(time_is_after_eq_jiffies64(get_jiffies_64()));
}

/* ---- conversions at 100 Hz -------------------------------------------------*/

static void spec_1_4_msecs_to_jiffies(void **state)
{
	for (size_t i = 0; i < COUNT(from_m_and_u); i++)
		assert_true(msecs_to_jiffies(from_m_and_u[i].v) ==
			    from_m_and_u[i].msecs);
}

static void spec_1_4_usecs_to_jiffies(void **state)
{
	for (size_t i = 0; i < COUNT(from_m_and_u); i++)
		assert_true(usecs_to_jiffies(from_m_and_u[i].v) ==
			    from_m_and_u[i].usecs);
}

static void spec_1_4_nsecs_to_jiffies_rounds_down(void **state)
{
	for (size_t i = 0; i < COUNT(from_ns); i++) {
		assert_true(nsecs_to_jiffies64(from_ns[i].ns) == from_ns[i].j);
		assert_true(nsecs_to_jiffies(from_ns[i].ns) == from_ns[i].j);
	}
}

static void spec_1_4_timespec64_to_jiffies(void **state)
{
	for (size_t i = 0; i < COUNT(from_timespec); i++)
		assert_true(timespec64_to_jiffies(&from_timespec[i].ts) ==
			    from_timespec[i].j);
}

static void spec_1_4_jiffies_to_msecs_and_usecs(void **state)
{
	for (size_t i = 0; i < COUNT(to_time); i++) {
		assert_true(jiffies_to_msecs(to_time[i].j) == to_time[i].msecs);
		assert_true(jiffies_to_usecs(to_time[i].j) == to_time[i].usecs);
		assert_true(jiffies_to_nsecs(to_time[i].j) ==
			    to_time[i].usecs * 1000ULL);
	}
}

static void spec_1_4_jiffies64_to_nsecs_and_msecs(void **state)
{
	for (size_t i = 0; i < COUNT(to_time); i++) {
		assert_true(jiffies64_to_nsecs(to_time[i].j) ==
			    to_time[i].nsecs64);
		assert_true(jiffies64_to_msecs(to_time[i].j) ==
			    to_time[i].msecs64);
	}
}

static void spec_1_4_clock_t(void **state)
{
	for (size_t i = 0; i < COUNT(to_time); i++) {
		assert_true(jiffies_to_clock_t(to_time[i].j) ==
			    to_time[i].clock_t_of);
		assert_true(clock_t_to_jiffies(to_time[i].j) ==
			    to_time[i].from_clock_t);
	}
	assert_true(clock_t_to_jiffies(~0UL) == ~0UL);
}

static void spec_1_4_jiffies_to_timespec64(void **state)
{
	struct timespec64 ts;

	for (size_t i = 0; i < COUNT(to_timespec); i++) {
		jiffies_to_timespec64(to_timespec[i].j, &ts);
		assert_true(ts.tv_sec == to_timespec[i].sec);
		assert_true(ts.tv_nsec == to_timespec[i].nsec);
	}
}

static void spec_1_4_jiffies_delta_is_not_negative(void **state)
{
	assert_int_equal(jiffies_delta_to_msecs(-5), 0);
	assert_int_equal(jiffies_delta_to_msecs(7), 70);
	assert_int_equal(jiffies_delta_to_clock_t(-5), 0);
	assert_int_equal(jiffies_delta_to_clock_t(7), 7);
}

/* ---- at every rate ---------------------------------------------------------*/

typedef unsigned __int128 u128;

static unsigned long up(u128 a, u128 b)
{
	return (unsigned long)((a + b - 1) / b);
}

/* Small numbers, and those around powers of two and ten. */
static unsigned int sample(unsigned int i)
{
	if (i < 3000)
		return i;
	return (unsigned int)(((1ULL << (i % 31)) + i / 31 - 60) & 0x3fffffff);
}

static void check_up_from(unsigned int hz, unsigned int v)
{
	assert_true(msecs_to_jiffies(v) == up((u128)v * hz, 1000));
	assert_true(usecs_to_jiffies(v) == up((u128)v * hz, 1000000));
	assert_true(nsecs_to_jiffies(v) == (u128)v * hz / SEC);
	assert_true(secs_to_jiffies(v) == (unsigned long)v * hz);
}

static void check_down_to(unsigned int hz, unsigned int j)
{
	struct timespec64 ts;

	assert_true(jiffies_to_msecs(j) ==
		    (unsigned int)up((u128)j * 1000, hz));
	assert_true(jiffies_to_usecs(j) ==
		    (unsigned int)((u128)j * 1000000 / hz));
	assert_true(jiffies64_to_nsecs(j) == (u128)j * SEC / hz);
	assert_true(jiffies64_to_msecs(j) == (u128)j * 1000 / hz);
	jiffies_to_timespec64(j, &ts);
	assert_true(timespec64_to_ns(&ts) == (long long)(j * hrt_tick_nsec()));
	assert_true(jiffies_to_clock_t(j) ==
		    (long)(j * hrt_tick_nsec() / (10 * MS)));
	assert_true(clock_t_to_jiffies(j) == (u128)j * hz / 100);
}

static void spec_1_4_conversions_at_every_rate(void **state)
{
	for (size_t i = 0; i < COUNT(rates); i++) {
		at_rate(rates[i]);
		for (unsigned int n = 0; n < 8000; n++) {
			check_up_from(rates[i], sample(n));
			check_down_to(rates[i], sample(n));
		}
		assert_true(msecs_to_jiffies(0x80000000U) == MAX_JIFFY_OFFSET);
		assert_true(msecs_to_jiffies(0x7fffffff) ==
			    up((u128)0x7fffffff * rates[i], 1000));
	}
}

/* What is cut short by a jiffy ends a sleep early: never on the way there. */
static void spec_1_4_timespec64_to_jiffies_at_every_rate(void **state)
{
	static const struct timespec64 spans[] = { { 0, 1 },
						   { 0, 999999999 },
						   { 1, 0 },
						   { 1, 1 },
						   { 59, 500000000 } };

	for (size_t i = 0; i < COUNT(rates); i++) {
		at_rate(rates[i]);
		for (size_t n = 0; n < COUNT(spans); n++) {
			const struct timespec64 *ts = &spans[n];
			unsigned long j = timespec64_to_jiffies(ts);

			assert_true(j == ts->tv_sec * rates[i] +
						 up((u128)ts->tv_nsec,
						    hrt_tick_nsec()));
		}
	}
}

/* ---- whole seconds ---------------------------------------------------------*/

/* Wait for the jiffy that is @over beyond a whole second. */
static void wait_for_jiffy(unsigned long over)
{
	while (jiffies % hrt_hz() != over)
		hrt_run_for((ktime_t)hrt_tick_nsec());
}

static void spec_1_4_round_jiffies(void **state)
{
	unsigned long j;

	wait_for_jiffy(92);
	j = jiffies;
	for (size_t i = 0; i < COUNT(rounded); i++) {
		unsigned long at = j + (unsigned long)rounded[i].ahead;

		assert_int_equal(round_jiffies(at) - j, rounded[i].round);
		assert_int_equal(round_jiffies_up(at) - j, rounded[i].up);
	}
}

static void spec_1_4_round_jiffies_relative(void **state)
{
	wait_for_jiffy(92);
	for (size_t i = 0; i < COUNT(rounded); i++) {
		unsigned long span = (unsigned long)rounded[i].ahead;

		assert_int_equal(round_jiffies_relative(span),
				 rounded[i].relative);
		assert_int_equal(round_jiffies_up_relative(span),
				 rounded[i].up_relative);
	}
}

/* What would come to lie in the past, or now, stays as it is. */
static void spec_1_4_round_jiffies_not_into_the_past(void **state)
{
	unsigned long j;

	wait_for_jiffy(10);
	j = jiffies;
	assert_int_equal(round_jiffies(j + 5) - j, 5);
	assert_int_equal(round_jiffies(j - 10) - j, -10);
	assert_int_equal(round_jiffies_relative(5), 5);
	assert_int_equal(round_jiffies_up(j + 5) - j, 90);
}

/* Every CPU is three jiffies apart from the one before. */
static void spec_1_4_round_jiffies_skews_by_cpu(void **state)
{
	unsigned long j;

	wait_for_jiffy(50);
	j = jiffies;
	for (int cpu = 0; cpu < 8; cpu++) {
		assert_int_equal(__round_jiffies(j, cpu) - j, 50 - 3 * cpu);
		assert_int_equal(__round_jiffies_up(j, cpu) - j, 50 - 3 * cpu);
		assert_int_equal(__round_jiffies_relative(0, cpu),
				 50 - 3 * cpu);
		assert_int_equal(__round_jiffies_up_relative(0, cpu),
				 50 - 3 * cpu);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_1_4_initial_jiffies),
		SPEC(spec_1_4_wraps_32_bits_after_5_minutes),
		SPEC(spec_1_4_max_jiffy_offset),
		SPEC(spec_1_4_time_after_and_kin),
		SPEC(spec_1_4_time_after64_and_kin),
		SPEC(spec_1_4_time_is_before_jiffies_and_kin),
		SPEC(spec_1_4_msecs_to_jiffies),
		SPEC(spec_1_4_usecs_to_jiffies),
		SPEC(spec_1_4_nsecs_to_jiffies_rounds_down),
		SPEC(spec_1_4_timespec64_to_jiffies),
		SPEC(spec_1_4_jiffies_to_msecs_and_usecs),
		SPEC(spec_1_4_jiffies64_to_nsecs_and_msecs),
		SPEC(spec_1_4_clock_t),
		SPEC(spec_1_4_jiffies_to_timespec64),
		SPEC(spec_1_4_jiffies_delta_is_not_negative),
		SPEC(spec_1_4_conversions_at_every_rate),
		SPEC(spec_1_4_timespec64_to_jiffies_at_every_rate),
		SPEC(spec_1_4_round_jiffies),
		SPEC(spec_1_4_round_jiffies_relative),
		SPEC(spec_1_4_round_jiffies_not_into_the_past),
		SPEC(spec_1_4_round_jiffies_skews_by_cpu),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
