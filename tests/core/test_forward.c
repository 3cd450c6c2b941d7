/* SPDX-License-Identifier: MIT */
/*
 * hrtimer_forward() and overruns (2.3): the tables are what kernels 6.1 and
 * 7.3 compute.
 */
#include "trace.h"

#define KMAX KTIME_MAX
#define KMIN KTIME_MIN

static const struct {
	ktime_t expires, now, interval;
	unsigned long long ret;
	ktime_t is;
} forwards[] = {
	{ 100, 99, 10, 0, 100 },
	{ 100, 100, 10, 1, 110 },
	{ 100, 101, 10, 1, 110 },
	{ 100, 109, 10, 1, 110 },
	{ 100, 110, 10, 2, 120 },
	{ 100, 111, 10, 2, 120 },
	{ 100, 119, 10, 2, 120 },
	{ 100, 120, 10, 3, 130 },
	{ 100, 125, 10, 3, 130 },
	{ 100, 125, 1, 26, 126 },
	{ 100, 125, 0, 26, 126 },
	{ 100, 105, -7, 6, 106 },
	{ 100, 105, KMIN, 6, 106 },
	{ 100, 100, 0, 1, 101 },
	{ 100, 99, 0, 0, 100 },
	{ 100, 100, KMAX, 1, KMAX },
	{ 100, 1000, KMAX, 1, KMAX },
	{ 100, KMAX, KMAX, 1, KMAX },
	{ 0, KMAX, KMAX, 2, KMAX },
	{ 1, KMAX, KMAX, 1, KMAX },
	{ 0, 0, KMAX, 1, KMAX },
	{ 0, KMAX - 1, KMAX, 1, KMAX },
	{ 0, KMAX, KMAX - 1, 2, KMAX },
	{ 0, KMAX, 1, 9223372036854775808ULL, KMAX },
	{ 0, KMAX, 2, 4611686018427387904, KMAX },
	{ 0, KMAX - 1, 1, KMAX, KMAX },
	{ 0, KMAX, 3, 3074457345618258603, KMAX },
	{ 0, KMAX, 10, 922337203685477581, KMAX },
	{ 0, KMAX, 1000000000, 9223372037, KMAX },
	{ 100, KMAX, 1, KMAX - 99, KMAX },
	{ 100, KMAX, 10, 922337203685477571, KMAX },
	{ KMAX, KMAX, 1, 1, KMAX },
	{ KMAX, KMAX, 10, 1, KMAX },
	{ KMAX, KMAX, KMAX, 1, KMAX },
	{ KMAX, KMAX - 1, 10, 0, KMAX },
	{ KMAX, 0, 10, 0, KMAX },
	{ KMAX - 1, KMAX, 1, 2, KMAX },
	{ KMAX - 1, KMAX, 10, 1, KMAX },
	{ KMAX - 10, KMAX, 3, 4, KMAX },
	{ KMAX - 10, KMAX - 5, 3, 2, KMAX - 4 },
	{ KMAX - 10, KMAX - 5, 100, 1, KMAX },
	{ KMAX - 1, KMAX - 1, 1, 1, KMAX },
	{ KMAX - 2, KMAX - 2, 1, 1, KMAX - 1 },
	{ -100, 0, 30, 4, KMAX },
	{ -100, 0, 100, 2, 100 },
	{ -100, 0, 1000, 1, KMAX },
	{ -100, -100, 30, 1, KMAX },
	{ -100, -90, 30, 1, KMAX },
	{ -100, -70, 30, 2, KMAX },
	{ -100, -1, 30, 4, KMAX },
	{ -100, -101, 30, 0, -100 },
	{ -100, -50, 1, 51, KMAX },
	{ -100, 0, 0, 101, 1 },
	{ -1, 0, 1, 2, 1 },
	{ -1, -1, 1, 1, KMAX },
	{ -30, 30, 10, 7, 40 },
	{ -1000000000, 5, 1000000000, 2, 1000000000 },
	{ KMIN, KMIN, 1, 1, KMAX },
	{ KMIN, -1, 1, 9223372036854775808ULL, KMAX },
	{ KMIN, 0, 1, 0, KMIN },
	{ KMIN, -1, KMAX, 2, KMAX },
	{ KMIN, KMAX, 10, 0, KMIN },
	{ KMIN + 1, 0, 10, 922337203685477581, KMAX },
	{ -1, KMAX, 10, 0, -1 },
	{ -100, KMAX, 10, 0, -100 },
	{ 0, -1, 10, 0, 0 },
	{ 0, -100, 10, 0, 0 },
	{ 5, -5, 10, 0, 5 },
	{ 0, KMIN, 10, 0, 0 },
	{ 1, KMIN, 1, 9223372036854775808ULL, KMAX },
	{ 100, KMIN, 10, 922337203685477570, KMAX - 7 },
	{ 1000000000, 5000000000, 1000000000, 5, 6000000000 },
	{ 1000000000, 4999999999, 1000000000, 4, 5000000000 },
	{ 1000000000, 5000000001, 1000000000, 5, 6000000000 },
	{ 0, 1099511627776, 3, 366503875926, 1099511627778 },
	{ 0, 4611686018427387904, 7, 658812288346769701, 4611686018427387907 },
	{ 0, 4611686018427387909, 8589934592, 536870913, 4611686027017322496 },
	{ 4611686018427387904, 6917529027641081856, 1152921504606846976, 3,
	  8070450532247928832 },
	{ 0, 1, 4611686018427387904, 1, 4611686018427387904 },
	{ 4611686018427387904, KMAX, 4611686018427387904, 1, KMAX },
	{ 4611686018427387903, KMAX, 4611686018427387904, 2, KMAX },
};

static const struct {
	ktime_t soft;
	unsigned long long delta;
	ktime_t hard, now, interval;
	unsigned long long ret;
	ktime_t hard_is, soft_is;
} with_range[] = {
	{ 100, 50, 150, 120, 10, 0, 150, 100 },
	{ 100, 50, 150, 149, 10, 0, 150, 100 },
	{ 100, 50, 150, 150, 10, 1, 160, 110 },
	{ 100, 50, 150, 175, 10, 3, 180, 130 },
	{ 100, 50, 150, 200, 0, 51, 201, 151 },
	{ KMAX - 100, 50, KMAX - 50, KMAX, 10, 6, KMAX, KMAX - 40 },
	{ 100, KMAX, KMAX, KMAX, 10, 1, KMAX, 110 },
	{ 100, KMAX, KMAX, 200, 10, 0, KMAX, 100 },
	{ -100, 50, KMAX, 0, 30, 0, KMAX, -100 },
	{ -100, 200, KMAX, 150, 30, 0, KMAX, -100 },
	{ -100, 50, KMAX, -60, 30, 307445734561825859, KMAX, KMAX - 137 },
	{ -50, 100, KMAX, 60, 10, 0, KMAX, -50 },
	{ 100, ~0ULL, KMAX, 500, 10, 0, KMAX, 100 },
};

static const struct {
	ktime_t add, safe, ns;
} added_to_100[] = {
	{ 50, 150, 150 },          { -50, KMAX, 50 },
	{ -100, KMAX, 0 },         { -101, KMAX, -1 },
	{ KMAX, KMAX, KMIN + 99 }, { KMAX - 100, KMAX, KMAX },
	{ KMAX - 99, KMAX, KMIN }, { KMIN, KMAX, KMIN + 100 },
	{ 0, 100, 100 },
};

static struct named a;

static unsigned long long forward(ktime_t expires, ktime_t now,
				  ktime_t interval)
{
	hrtimer_set_expires(&a.timer, expires);
	return hrtimer_forward(&a.timer, now, interval);
}

static void spec_2_3_forward_table(void **state)
{
	mono(&a, "A");
	for (size_t i = 0; i < COUNT(forwards); i++) {
		unsigned long long ret = forward(forwards[i].expires,
						 forwards[i].now,
						 forwards[i].interval);

		assert_true(ret == forwards[i].ret);
		assert_true(hrtimer_get_expires(&a.timer) == forwards[i].is);
		assert_true(hrtimer_get_softexpires(&a.timer) ==
			    forwards[i].is);
	}
}

static void spec_2_3_forward_of_a_range_table(void **state)
{
	mono(&a, "A");
	for (size_t i = 0; i < COUNT(with_range); i++) {
		unsigned long long ret;

		hrtimer_set_expires_range_ns(&a.timer, with_range[i].soft,
					     with_range[i].delta);
		assert_true(hrtimer_get_expires(&a.timer) ==
			    with_range[i].hard);
		ret = hrtimer_forward(&a.timer, with_range[i].now,
				      with_range[i].interval);
		assert_true(ret == with_range[i].ret);
		assert_true(hrtimer_get_expires(&a.timer) ==
			    with_range[i].hard_is);
		assert_true(hrtimer_get_softexpires(&a.timer) ==
			    with_range[i].soft_is);
	}
}

static void spec_2_3_add_expires_table(void **state)
{
	mono(&a, "A");
	for (size_t i = 0; i < COUNT(added_to_100); i++) {
		hrtimer_set_expires(&a.timer, 100);
		hrtimer_add_expires(&a.timer, added_to_100[i].add);
		assert_true(hrtimer_get_expires(&a.timer) ==
			    added_to_100[i].safe);
		hrtimer_set_expires(&a.timer, 100);
		hrtimer_add_expires_ns(&a.timer,
				       (unsigned long long)added_to_100[i].add);
		assert_true(hrtimer_get_expires(&a.timer) ==
			    added_to_100[i].ns);
	}
}

/* The new expiry is after now, and by less than an interval. */
static void spec_2_3_strictly_after_now(void **state)
{
	mono(&a, "A");
	for (ktime_t now = 1000; now < 1100; now++) {
		for (ktime_t interval = 1; interval < 30; interval++) {
			unsigned long long ret = forward(1000, now, interval);
			ktime_t is = hrtimer_get_expires(&a.timer);

			assert_true(is > now && is - interval <= now);
			assert_true(ret == (unsigned long long)((now - 1000) /
								interval) +
						   1);
			assert_true(is == 1000 + (ktime_t)ret * interval);
		}
	}
}

static void spec_2_3_before_the_expiry_nothing_changes(void **state)
{
	mono(&a, "A");
	assert_int_equal(forward(1000, 999, 10), 0);
	assert_int_equal(hrtimer_get_expires(&a.timer), 1000);
}

static void spec_2_3_queued_warns_and_does_nothing(void **state)
{
	mono(&a, "A");
	hrtimer_start(&a.timer, 1 * SEC, HRTIMER_MODE_ABS);
	/* Looked at first: whether there is anything to do. */
	assert_int_equal(hrtimer_forward(&a.timer, 1 * SEC - 1, 10), 0);
	assert_trace("");
	assert_int_equal(hrtimer_forward(&a.timer, 1 * SEC + 5, 10), 0);
	assert_int_equal(hrtimer_get_expires(&a.timer), 1 * SEC);
	assert_trace("WARNING: hrtimer_forward() of a timer that is queued: "
		     "FUNCTION\n");
	hrtimer_cancel(&a.timer);
}

static void spec_2_3_low_res_interval_is_a_tick_at_least(void **state)
{
	machine((struct hrt_config){ .highres_off = true });
	mono(&a, "A");
	assert_int_equal(forward(100, 100, 10), 1);
	assert_int_equal(hrtimer_get_expires(&a.timer), 100 + 10 * MS);
	assert_int_equal(forward(100, 100, 0), 1);
	assert_int_equal(hrtimer_get_expires(&a.timer), 100 + 10 * MS);
	assert_int_equal(forward(100, 100, 10 * MS + 1), 1);
	assert_int_equal(hrtimer_get_expires(&a.timer), 101 + 10 * MS);
}

static enum hrtimer_restart advance_by_one(struct named *self)
{
	ktime_t was = hrtimer_get_expires(&self->timer);

	note("\t%llu", hrtimer_forward(&self->timer, was, 1 * MS));
	return self->runs < 4 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

/* forward(t, its expiry, interval) advances by exactly one interval. */
static void spec_2_3_from_its_expiry_advances_by_one(void **state)
{
	mono(&a, "A");
	a.act = advance_by_one;
	start(&a, 1 * MS);
	mdelay(10);
	assert_trace("[  1.000 ms] A\n"
		     "\t1\n"
		     "[  2.000 ms] A\n"
		     "\t1\n"
		     "[  3.000 ms] A\n"
		     "\t1\n"
		     "[  4.000 ms] A\n"
		     "\t1\n");
}

static enum hrtimer_restart forward_now_300_us(struct named *self)
{
	note("\t%llu", hrtimer_forward_now(&self->timer, 300 * US));
	return self->runs < 4 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void spec_2_3_forward_now_is_periodic(void **state)
{
	mono(&a, "A");
	a.act = forward_now_300_us;
	start(&a, 1 * MS);
	sleep_for(10 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "\t1\n"
		     "[  1.300 ms] A\n"
		     "\t1\n"
		     "[  1.600 ms] A\n"
		     "\t1\n"
		     "[  1.900 ms] A\n"
		     "\t1\n");
	assert_int_equal(hrtimer_get_expires(&a.timer), 2200 * US);
}

static enum hrtimer_restart late_by_950_us(struct named *self)
{
	if (self->runs == 1)
		udelay(950);
	note("\t%llu", hrtimer_forward_now(&self->timer, 300 * US));
	return self->runs < 3 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

/* What it was too late for is counted, not called. */
static void spec_2_3_overruns_are_counted(void **state)
{
	mono(&a, "A");
	a.act = late_by_950_us;
	start(&a, 1 * MS);
	sleep_for(10 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "\t4\n"
		     "[  2.200 ms] A\n"
		     "\t1\n"
		     "[  2.500 ms] A\n"
		     "\t1\n");
}

static void spec_2_3_never_requeues(void **state)
{
	mono(&a, "A");
	assert_int_equal(forward(0, 5 * MS, 1 * MS), 6);
	assert_false(hrtimer_is_queued(&a.timer));
	sleep_for(10 * MS);
	assert_int_equal(a.runs, 0);
}

/* Each timer counts by its own clock. */
static void spec_2_3_forward_now_reads_the_timers_clock(void **state)
{
	ktime_t real;

	sleep_for(5 * MS);
	named_setup(&a, "A", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	real = ktime_get_real();
	hrtimer_set_expires(&a.timer, real - 5 * SEC);
	assert_int_equal(hrtimer_forward_now(&a.timer, 2 * SEC), 3);
	assert_true(hrtimer_get_expires(&a.timer) == real + 1 * SEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_2_3_forward_table),
		SPEC(spec_2_3_forward_of_a_range_table),
		SPEC(spec_2_3_add_expires_table),
		SPEC(spec_2_3_strictly_after_now),
		SPEC(spec_2_3_before_the_expiry_nothing_changes),
		SPEC(spec_2_3_queued_warns_and_does_nothing),
		SPEC(spec_2_3_low_res_interval_is_a_tick_at_least),
		SPEC(spec_2_3_from_its_expiry_advances_by_one),
		SPEC(spec_2_3_forward_now_is_periodic),
		SPEC(spec_2_3_overruns_are_counted),
		SPEC(spec_2_3_never_requeues),
		SPEC(spec_2_3_forward_now_reads_the_timers_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
