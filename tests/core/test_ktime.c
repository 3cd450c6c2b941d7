/* SPDX-License-Identifier: MIT */
/*
 * ktime arithmetic, statement by statement (1.2), against what kernels 6.1 and
 * 7.3 compute.
 */
#include "trace.h"

#include <limits.h>

#define KMAX KTIME_MAX
#define KMIN KTIME_MIN

static void spec_1_2_limits(void **state)
{
	assert_true(KTIME_MAX == INT64_MAX);
	assert_true(KTIME_MIN == INT64_MIN);
	assert_int_equal(KTIME_SEC_MAX, 9223372036);
	assert_int_equal(KTIME_SEC_MIN, -9223372036);
	assert_true(TIME64_MAX == INT64_MAX);
}

static void spec_1_2_ktime_set(void **state)
{
	static const struct {
		long long secs;
		unsigned long nsecs;
		ktime_t is;
	} cases[] = {
		{ 0, 0, 0 },
		{ 1, 1, 1000000001 },
		{ -1, 5, -999999995 },
		{ -1, 0, -1000000000 },
		{ KTIME_SEC_MAX, 0, KMAX },
		{ KTIME_SEC_MAX - 1, 999999999, 9223372035999999999 },
		{ KTIME_SEC_MAX - 1, 5000000000UL, -9223372033709551616LL },
		{ KTIME_SEC_MAX + 1, 0, KMAX },
		{ 1LL << 62, 0, KMAX },
		{ -(1LL << 62), 0, 0 },
		{ -9223372036LL, 0, -9223372036000000000 },
		{ -9223372037LL, 0, 9223372036709551616 },
		{ 0, 1UL << 63, KMIN },
		{ 0, ~0UL, -1 },
		{ 5, 2000000000, 7000000000 },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_true(ktime_set(cases[i].secs, cases[i].nsecs) ==
			    cases[i].is);
}

static const struct {
	ktime_t a, b, safe, add, sub;
	int compare;
} sums[] = {
	{ 1, 2, 3, 3, -1, -1 },
	{ -1, 2, KMAX, 1, -3, -1 },
	{ 2, -1, KMAX, 1, 3, 1 },
	{ -1, -1, KMAX, -2, 0, 0 },
	{ KMAX, 1, KMAX, KMIN, KMAX - 1, 1 },
	{ KMAX, 0, KMAX, KMAX, KMAX, 1 },
	{ KMAX - 5, 5, KMAX, KMAX, KMAX - 10, 1 },
	{ KMAX - 5, 6, KMAX, KMIN, KMAX - 11, 1 },
	{ KMIN, KMAX, KMAX, -1, 1, -1 },
	{ 0, 0, 0, 0, 0, 0 },
	{ -5, 5, KMAX, 0, -10, -1 },
	{ -5, 6, KMAX, 1, -11, -1 },
	{ 5, -5, KMAX, 0, 10, 1 },
	/* The one sum of two negatives that is not below either of them. */
	{ KMIN, KMIN, 0, 0, 0, 0 },
	{ KMIN, 0, KMAX, KMIN, KMIN, -1 },
};

static void spec_1_2_add_sub_wrap(void **state)
{
	for (size_t i = 0; i < COUNT(sums); i++) {
		assert_true(ktime_add(sums[i].a, sums[i].b) == sums[i].add);
		assert_true(ktime_sub(sums[i].a, sums[i].b) == sums[i].sub);
		assert_true(ktime_add_ns(sums[i].a, sums[i].b) == sums[i].add);
		assert_true(ktime_sub_ns(sums[i].a, sums[i].b) == sums[i].sub);
		assert_true(ktime_add_unsafe(sums[i].a, sums[i].b) ==
			    sums[i].add);
	}
}

static void spec_1_2_add_safe_saturates(void **state)
{
	for (size_t i = 0; i < COUNT(sums); i++)
		assert_true(ktime_add_safe(sums[i].a, sums[i].b) ==
			    sums[i].safe);
}

static void spec_1_2_compare(void **state)
{
	for (size_t i = 0; i < COUNT(sums); i++) {
		ktime_t a = sums[i].a, b = sums[i].b;

		assert_int_equal(ktime_compare(a, b), sums[i].compare);
		assert_int_equal(ktime_after(a, b), sums[i].compare > 0);
		assert_int_equal(ktime_before(a, b), sums[i].compare < 0);
		assert_int_equal(ktime_equal(a, b), sums[i].compare == 0);
	}
}

static void spec_1_2_from_units(void **state)
{
	static const struct {
		unsigned long long n;
		ktime_t ms, add_us, sub_us, add_ms;
	} cases[] = {
		{ 0, 0, 5, 5, 5 },
		{ 1, 1000000, 1005, -995, 1000005 },
		{ 1000, 1000000000, 1000005, -999995, 1000000005 },
		{ 9223372036854ULL, 9223372036854000000, 9223372036854005,
		  -9223372036853995, 9223372036854000005 },
		{ 9223372036855ULL, -9223372036854551616LL, 9223372036855005,
		  -9223372036854995, -9223372036854551611LL },
		{ 18446744073709ULL, -551616, 18446744073709005,
		  -18446744073708995, -551611 },
		{ 18446744073710ULL, 448384, 18446744073710005,
		  -18446744073709995, 448389 },
		{ ~0ULL, -1000000, -995, 1005, -999995 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		unsigned long long n = cases[i].n;

		assert_true(ns_to_ktime(n) == (ktime_t)n);
		assert_true(ms_to_ktime(n) == cases[i].ms);
		assert_true(ktime_add_us(5, n) == cases[i].add_us);
		assert_true(ktime_sub_us(5, n) == cases[i].sub_us);
		assert_true(ktime_add_ms(5, n) == cases[i].add_ms);
		assert_true(ktime_sub_ms(cases[i].add_ms, n) == 5);
	}
	assert_true(us_to_ktime(1500) == 1500000);
	assert_true(us_to_ktime(~0ULL) == -1000);
}

static const struct {
	ktime_t t;
	long long us, ms, by_7, by_sec, sec;
	long nsec;
} spans[] = {
	{ 0, 0, 0, 0, 0, 0, 0 },
	{ 1, 0, 0, 0, 0, 0, 1 },
	{ -1, 0, 0, 0, 0, -1, 999999999 },
	{ 999, 0, 0, 142, 0, 0, 999 },
	{ 1000, 1, 0, 142, 0, 0, 1000 },
	{ 1001, 1, 0, 143, 0, 0, 1001 },
	{ -999, 0, 0, -142, 0, -1, 999999001 },
	{ -1000, -1, 0, -142, 0, -1, 999999000 },
	{ -1001, -1, 0, -143, 0, -1, 999998999 },
	{ -1500, -1, 0, -214, 0, -1, 999998500 },
	{ 1500, 1, 0, 214, 0, 0, 1500 },
	{ 999999, 999, 0, 142857, 0, 0, 999999 },
	{ 1000000, 1000, 1, 142857, 0, 0, 1000000 },
	{ -999999, -999, 0, -142857, 0, -1, 999000001 },
	{ -1000000, -1000, -1, -142857, 0, -1, 999000000 },
	{ -1000001, -1000, -1, -142857, 0, -1, 998999999 },
	{ 999999999, 999999, 999, 142857142, 0, 0, 999999999 },
	{ 1000000000, 1000000, 1000, 142857142, 1, 1, 0 },
	{ -999999999, -999999, -999, -142857142, 0, -1, 1 },
	{ -1000000000, -1000000, -1000, -142857142, -1, -1, 0 },
	{ -1000000001, -1000000, -1000, -142857143, -1, -2, 999999999 },
	{ KMAX, 9223372036854775, 9223372036854, 1317624576693539401,
	  9223372036, 9223372036, 854775807 },
	{ KMIN, -9223372036854775, -9223372036854, -1317624576693539401,
	  -9223372036, -9223372037, 145224192 },
	{ KMAX - 1, 9223372036854775, 9223372036854, 1317624576693539400,
	  9223372036, 9223372036, 854775806 },
	{ KMIN + 1, -9223372036854775, -9223372036854, -1317624576693539401,
	  -9223372036, -9223372037, 145224193 },
	{ 1LL << 40, 1099511627, 1099511, 157073089682, 1099, 1099, 511627776 },
	{ -(1LL << 40), -1099511627, -1099511, -157073089682, -1099, -1100,
	  488372224 },
	{ 123456789012345, 123456789012, 123456789, 17636684144620, 123456,
	  123456, 789012345 },
	{ -123456789012345, -123456789012, -123456789, -17636684144620, -123456,
	  -123457, 210987655 },
};

static void spec_1_2_to_units_truncates_to_zero(void **state)
{
	for (size_t i = 0; i < COUNT(spans); i++) {
		assert_true(ktime_to_ns(spans[i].t) == spans[i].t);
		assert_true(ktime_to_us(spans[i].t) == spans[i].us);
		assert_true(ktime_to_ms(spans[i].t) == spans[i].ms);
	}
}

static void spec_1_2_divns_truncates_to_zero(void **state)
{
	for (size_t i = 0; i < COUNT(spans); i++) {
		assert_true(ktime_divns(spans[i].t, 7) == spans[i].by_7);
		assert_true(ktime_divns(spans[i].t, NSEC_PER_SEC) ==
			    spans[i].by_sec);
	}
}

static void spec_1_2_us_delta_ms_delta(void **state)
{
	assert_int_equal(ktime_us_delta(1500, 0), 1);
	assert_int_equal(ktime_ms_delta(1500000, 0), 1);
	assert_int_equal(ktime_us_delta(0, 1500), -1);
	assert_int_equal(ktime_ms_delta(0, 1500000), -1);
	/* The difference wraps before it is divided. */
	assert_true(ktime_us_delta(KMIN, KMAX) == 0);
}

static void spec_1_2_ktime_to_timespec64(void **state)
{
	for (size_t i = 0; i < COUNT(spans); i++) {
		struct timespec64 ts = ktime_to_timespec64(spans[i].t);

		assert_true(ts.tv_sec == spans[i].sec);
		assert_true(ts.tv_nsec == spans[i].nsec);
		assert_true(
			ktime_sub(spans[i].t, ts.tv_nsec) ==
			ktime_set(0, (unsigned long)ts.tv_sec * NSEC_PER_SEC));
	}
}

static void spec_1_2_ktime_to_timespec64_cond(void **state)
{
	struct timespec64 ts = { 9, 9 };

	assert_false(ktime_to_timespec64_cond(0, &ts));
	assert_true(ts.tv_sec == 9 && ts.tv_nsec == 9);
	assert_true(ktime_to_timespec64_cond(-1, &ts));
	assert_true(ts.tv_sec == -1 && ts.tv_nsec == 999999999);
}

static void spec_1_2_timespec64_to_ns_and_ktime(void **state)
{
	static const struct {
		struct timespec64 ts;
		long long ns;
		bool valid, strict, settod;
	} cases[] = {
		{ { 0, 0 }, 0, 1, 1, 1 },
		{ { 0, 1 }, 1, 1, 1, 1 },
		{ { 0, 999999999 }, 999999999, 1, 1, 1 },
		{ { 1, 1 }, 1000000001, 1, 1, 1 },
		{ { 1000, 999999999 }, 1000999999999, 1, 1, 1 },
		{ { 2748779069LL, 0 }, 2748779069000000000, 1, 1, 1 },
		{ { 1LL << 40, 0 }, KMAX, 1, 0, 0 },
		{ { KTIME_SEC_MAX, 0 }, KMAX, 1, 0, 0 },
		{ { KTIME_SEC_MAX - 1, 999999999 },
		  9223372035999999999,
		  1,
		  1,
		  0 },
		{ { KTIME_SEC_MAX - 946080000, 0 },
		  (KTIME_SEC_MAX - 946080000) * SEC,
		  1,
		  1,
		  0 },
		{ { KTIME_SEC_MAX - 946080001, 0 },
		  (KTIME_SEC_MAX - 946080001) * SEC,
		  1,
		  1,
		  1 },
		{ { TIME64_MAX, 999999999 }, KMAX, 1, 0, 0 },
		{ { -1, 0 }, -1000000000, 0, 0, 0 },
		{ { -1, 999999999 }, -1, 0, 0, 0 },
		{ { 0, -1 }, -1, 0, 0, 0 },
		{ { 0, 2000000000 }, 2000000000, 0, 0, 0 },
		{ { 0, 1000000000 }, 1000000000, 0, 0, 0 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct timespec64 *ts = &cases[i].ts;

		assert_true(timespec64_to_ns(ts) == cases[i].ns);
		assert_true(timespec64_to_ktime(*ts) == cases[i].ns);
		assert_int_equal(timespec64_valid(ts), cases[i].valid);
		assert_int_equal(timespec64_valid_strict(ts), cases[i].strict);
		assert_int_equal(timespec64_valid_settod(ts), cases[i].settod);
	}
}

static void spec_1_2_timespec64_to_ns_clamps_below(void **state)
{
	struct timespec64 ts = { KTIME_SEC_MIN, 0 };

	assert_true(timespec64_to_ns(&ts) == KMIN);
	ts.tv_sec = TIME64_MIN;
	assert_true(timespec64_to_ns(&ts) == KMIN);
	ts.tv_sec = KTIME_SEC_MIN + 1;
	assert_true(timespec64_to_ns(&ts) == (KTIME_SEC_MIN + 1) * SEC);
}

static void spec_1_2_set_normalized_timespec64(void **state)
{
	static const struct {
		long long sec, nsec;
		struct timespec64 is;
	} cases[] = {
		{ 0, 0, { 0, 0 } },
		{ 5, 1000000000, { 6, 0 } },
		{ 5, -1, { 4, 999999999 } },
		{ 5, -1000000000, { 4, 0 } },
		{ 0, INT64_MAX, { 9223372036, 854775807 } },
		{ -1, 3999999999LL, { 2, 999999999 } },
	};
	struct timespec64 ts;

	for (size_t i = 0; i < COUNT(cases); i++) {
		set_normalized_timespec64(&ts, cases[i].sec, cases[i].nsec);
		assert_true(timespec64_equal(&ts, &cases[i].is));
	}
}

static void spec_1_2_timespec64_add_sub_compare(void **state)
{
	struct timespec64 a = { 1, 0 }, b = { 2, 1 }, c;

	c = timespec64_sub(a, b);
	assert_true(c.tv_sec == -2 && c.tv_nsec == 999999999);
	c = timespec64_add(a, b);
	assert_true(c.tv_sec == 3 && c.tv_nsec == 1);
	c = timespec64_add((struct timespec64){ 0, 600000000 },
			   (struct timespec64){ 0, 600000000 });
	assert_true(c.tv_sec == 1 && c.tv_nsec == 200000000);
	timespec64_add_ns(&c, 2800000001ULL);
	assert_true(c.tv_sec == 4 && c.tv_nsec == 1);
	assert_true(timespec64_compare(&a, &b) < 0);
	assert_true(timespec64_compare(&b, &a) > 0);
	assert_true(timespec64_compare(&a, &a) == 0);
	b = (struct timespec64){ 1, 1 };
	assert_true(timespec64_compare(&a, &b) < 0);
	assert_true(timespec64_compare(&b, &a) > 0);
	assert_false(timespec64_is_epoch(&a));
	a.tv_sec = 0;
	assert_true(timespec64_is_epoch(&a));
}

static void spec_1_2_timespec64_add_safe_saturates(void **state)
{
	struct timespec64 far = { TIME64_MAX - 1, 0 }, sum;

	sum = timespec64_add_safe(far, (struct timespec64){ 1, 5 });
	assert_true(sum.tv_sec == TIME64_MAX && sum.tv_nsec == 5);
	sum = timespec64_add_safe(far, (struct timespec64){ 2, 5 });
	assert_true(sum.tv_sec == TIME64_MAX && sum.tv_nsec == 0);
	sum = timespec64_add_safe(far, far);
	assert_true(sum.tv_sec == TIME64_MAX && sum.tv_nsec == 0);
}

static void spec_1_2_low_res_nsec_rounds(void **state)
{
	static const struct {
		unsigned int hz;
		unsigned long nsec;
	} cases[] = { { 100, 10000000 },
		      { 250, 4000000 },
		      { 300, 3333333 },
		      { 1000, 1000000 } };

	for (size_t i = 0; i < COUNT(cases); i++) {
		machine((struct hrt_config){ .hz = cases[i].hz });
		assert_int_equal(hrt_tick_nsec(), cases[i].nsec);
		assert_int_equal(hrt_hz(), cases[i].hz);
	}
}

/* The names that the articles of 2006 use. */
static void spec_1_2_older_names(void **state)
{
	DEFINE_KTIME(zero);
	struct timespec ts;
	struct timeval tv;

	assert_int_equal(zero, 0);
	ts = ktime_to_timespec(-1);
	assert_true(ts.tv_sec == -1 && ts.tv_nsec == 999999999);
	assert_true(timespec_to_ktime((struct timespec){ 1, 5 }) == 1000000005);
	tv = ktime_to_timeval(1999999999);
	assert_true(tv.tv_sec == 1 && tv.tv_usec == 999999);
	assert_true(timeval_to_ktime((struct timeval){ 2, 7 }) == 2000007000);
	assert_int_equal(ktime_to_clock_t(19999999), 1);
	assert_int_equal(ktime_to_clock_t(SEC), 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_1_2_limits),
		SPEC(spec_1_2_ktime_set),
		SPEC(spec_1_2_add_sub_wrap),
		SPEC(spec_1_2_add_safe_saturates),
		SPEC(spec_1_2_compare),
		SPEC(spec_1_2_from_units),
		SPEC(spec_1_2_to_units_truncates_to_zero),
		SPEC(spec_1_2_divns_truncates_to_zero),
		SPEC(spec_1_2_us_delta_ms_delta),
		SPEC(spec_1_2_ktime_to_timespec64),
		SPEC(spec_1_2_ktime_to_timespec64_cond),
		SPEC(spec_1_2_timespec64_to_ns_and_ktime),
		SPEC(spec_1_2_timespec64_to_ns_clamps_below),
		SPEC(spec_1_2_set_normalized_timespec64),
		SPEC(spec_1_2_timespec64_add_sub_compare),
		SPEC(spec_1_2_timespec64_add_safe_saturates),
		SPEC(spec_1_2_low_res_nsec_rounds),
		SPEC(spec_1_2_older_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
