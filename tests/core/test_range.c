/* SPDX-License-Identifier: MIT */
/*
 * Soft and hard expiry, coalescing, slack (2.2).
 */
#include "trace.h"

#include <stdio.h>

/* ---- up to three timers with ranges ------------------------------------------*/

enum { SOFT = 1 };

/* Times are in us from a moment just after a tick. */
struct range {
	const char *name;
	long soft, hard;
	int mode;
};

static struct named timers[3];

static void start_ranges(const struct range *ranges, int n)
{
	for (int i = 0; i < n; i++) {
		named_setup(&timers[i], ranges[i].name, CLOCK_MONOTONIC,
			    ranges[i].mode == SOFT ? HRTIMER_MODE_ABS_SOFT
						   : HRTIMER_MODE_ABS);
		start_range(&timers[i], ranges[i].soft * US,
			    ranges[i].hard * US);
	}
}

/*
 * Start the timers just after a tick, or @idle ms later, when the tick has
 * stopped; see what happens within 100 ms.
 */
static void expect_from(int idle, const struct range *ranges, int n,
			const char *expected)
{
	align();
	if (idle)
		sleep_for(idle * MS);
	ndelay(500);
	mark();
	start_ranges(ranges, n);
	sleep_for(100 * MS);
	assert_trace(expected);
}

/* It makes no difference whether the CPU has been idle before. */
static void expect(const struct range *ranges, int n, const char *expected)
{
	expect_from(0, ranges, n, expected);
	expect_from(203, ranges, n, expected);
}

#define EXPECT(expected, ...)                         \
	expect((const struct range[]){ __VA_ARGS__ }, \
	       COUNT(((const struct range[]){ __VA_ARGS__ })), expected)

static void spec_2_2_range_fires_with_a_later_timer(void **state)
{
	EXPECT("[ 15.300 ms] B\n"
	       "[ 15.300 ms] A\n",
	       { "A", 10000, 20000 }, { "B", 15300, 15300 });
}

static void spec_2_2_soft_expired_runs_at_any_interrupt(void **state)
{
	EXPECT("[ 15.300 ms] B\n"
	       "[ 18.700 ms] C\n"
	       "[ 18.700 ms] D\n",
	       { "D", 10100, 30100 }, { "B", 15300, 15300 },
	       { "C", 18700, 18700 });
}

static void spec_2_2_device_is_set_for_the_hard_expiry(void **state)
{
	EXPECT("[  5.000 ms] A\n", { "A", 1000, 5000 });
}

static void spec_2_2_all_that_are_soft_expired(void **state)
{
	EXPECT("[  2.000 ms] B\n"
	       "[  2.000 ms] C\n"
	       "[  2.000 ms] A\n",
	       { "A", 1000, 5000 }, { "B", 2000, 2000 }, { "C", 500, 3000 });
}

/* B is soft-expired at 2 ms, and waits behind A which is not. */
static void spec_2_2_scan_stops_at_the_first_future_soft_expiry(void **state)
{
	EXPECT("[  2.000 ms] C\n"
	       "[  5.000 ms] A\n"
	       "[  5.000 ms] B\n",
	       { "A", 4000, 5000 }, { "B", 1000, 6000 }, { "C", 2000, 2000 });
}

/* A hard interrupt raises the softirq for what is hard-expired alone. */
static void spec_2_2_hard_interrupt_leaves_soft_ranges(void **state)
{
	EXPECT("[  2.000 ms] B\n"
	       "[  5.000 ms] A\n",
	       { "A", 1000, 5000, SOFT }, { "B", 2000, 2000 });
}

static void spec_2_2_soft_ranges_coalesce_with_soft_timers(void **state)
{
	EXPECT("[  2.000 ms] B\n"
	       "[  2.000 ms] A\n",
	       { "A", 1000, 5000, SOFT }, { "B", 2000, 2000, SOFT });
}

static void spec_2_2_hard_ranges_coalesce_with_soft_timers(void **state)
{
	EXPECT("[  2.000 ms] A\n"
	       "[  2.000 ms] B\n",
	       { "A", 1000, 5000 }, { "B", 2000, 2000, SOFT });
}

static void spec_2_2_past_ranges_by_hard_expiry(void **state)
{
	EXPECT("[  0.000 ms] C\n"
	       "[  0.000 ms] B\n"
	       "[  0.000 ms] A\n",
	       { "A", 0, 5000 }, { "B", -3000, 4000 }, { "C", -5000, -4000 });
}

/* With nohz=off the tick is always there, to the left of A: A waits for it. */
static void spec_2_2_tick_hides_what_lies_behind_it(void **state)
{
	static const struct range ranges[] = { { "A", 10100, 20000 },
					       { "B", 15300, 15300 } };

	machine((struct hrt_config){ .nohz_off = true });
	align();
	ndelay(1000);
	start_ranges(ranges, 2);
	mark();
	sleep_for(30 * MS);
	assert_trace("[ 15.299 ms] B\n"
		     "[ 15.299 ms] A\n");
	align();
	ndelay(1000);
	mark();
	start_ranges(ranges, 2);
	sleep_for(30 * MS);
	assert_trace("[ 15.300 ms] B\n"
		     "[ 19.999 ms] A\n");
}

static ktime_t fired_at;

static enum hrtimer_restart note_fired(struct named *self)
{
	fired_at = ktime_get() - T0;
	return HRTIMER_NORESTART;
}

/*
 * One timer [0.1 ms, hard]: it fires with the first tick of the idle time if
 * its hard expiry lies before the tick after that one.
 */
static void spec_2_2_idle_tick_fires_ranges(void **state)
{
	static const struct {
		int idle; /* ms after a tick */
		ktime_t tick; /* then the next tick is so far away */
	} phases[] = { { 0, 10 * MS }, { 203, 7 * MS }, { 206, 4 * MS } };
	ktime_t fired, hard;

	for (size_t i = 0; i < COUNT(phases); i++) {
		for (int ms = 1; ms <= 60; ms++) {
			align();
			if (phases[i].idle)
				sleep_for(phases[i].idle * MS);
			ndelay(500);
			mark();
			mono(&timers[0], "A");
			timers[0].act = note_fired;
			start_range(&timers[0], 100 * US, ms * MS);
			sleep_for(300 * MS);
			hard = ms * MS;
			fired = hard >= phases[i].tick &&
						hard < phases[i].tick + 10 * MS
					? phases[i].tick - 500
					: hard;
			trace_clear();
			assert_int_equal(fired_at, fired);
		}
	}
}

/* ---- soft in the past, hard far away -----------------------------------------*/

enum other { NONE, MONO, REAL, SOFT_5, WHEEL_3, WHEEL_5 };
enum wait { HRTIMEOUT_200, MSLEEP_60 };

/*
 * X [-1 us, hard], beside another timer at 5 ms or a wheel timer, while the
 * task waits by an hrtimer for 200 ms or by the wheel for 60: when X fires, in
 * us, or -1. A negative hard expiry counts back from KTIME_MAX; KTIME_MAX
 * itself is what a start at a negative moment leaves.
 */
static const struct {
	ktime_t hard;
	enum other other;
	enum wait wait;
	long fired;
} far_ranges[] = {
	{ 90 * MS, NONE, HRTIMEOUT_200, 89999 },
	{ 1000 * SEC, NONE, HRTIMEOUT_200, -1 },
	{ -1000 * SEC, NONE, HRTIMEOUT_200, -1 },
	{ KTIME_MAX, NONE, HRTIMEOUT_200, -1 },
	{ 90 * MS, MONO, HRTIMEOUT_200, 89999 },
	{ 1000 * SEC, MONO, HRTIMEOUT_200, -1 },
	{ -1000 * SEC, MONO, HRTIMEOUT_200, -1 },
	{ KTIME_MAX, MONO, HRTIMEOUT_200, -1 },
	{ 90 * MS, REAL, HRTIMEOUT_200, 89999 },
	{ 1000 * SEC, REAL, HRTIMEOUT_200, -1 },
	{ -1000 * SEC, REAL, HRTIMEOUT_200, -1 },
	{ KTIME_MAX, REAL, HRTIMEOUT_200, -1 },
	{ 90 * MS, SOFT_5, HRTIMEOUT_200, 89999 },
	{ 1000 * SEC, SOFT_5, HRTIMEOUT_200, -1 },
	{ -1000 * SEC, SOFT_5, HRTIMEOUT_200, -1 },
	{ KTIME_MAX, SOFT_5, HRTIMEOUT_200, -1 },
	{ 90 * MS, WHEEL_3, HRTIMEOUT_200, 30000 },
	{ 1000 * SEC, WHEEL_3, HRTIMEOUT_200, -1 },
	{ -1000 * SEC, WHEEL_3, HRTIMEOUT_200, -1 },
	{ KTIME_MAX, WHEEL_3, HRTIMEOUT_200, -1 },
	{ 90 * MS, WHEEL_5, HRTIMEOUT_200, 50000 },
	{ 1000 * SEC, WHEEL_5, HRTIMEOUT_200, -1 },
	{ -1000 * SEC, WHEEL_5, HRTIMEOUT_200, -1 },
	{ KTIME_MAX, WHEEL_5, HRTIMEOUT_200, -1 },
	{ 90 * MS, NONE, MSLEEP_60, 70000 },
	{ 1000 * SEC, NONE, MSLEEP_60, 70000 },
	{ -1000 * SEC, NONE, MSLEEP_60, 70000 },
	{ KTIME_MAX, NONE, MSLEEP_60, 70000 },
	{ 90 * MS, MONO, MSLEEP_60, 70000 },
	{ 1000 * SEC, MONO, MSLEEP_60, 70000 },
	{ -1000 * SEC, MONO, MSLEEP_60, 70000 },
	{ KTIME_MAX, MONO, MSLEEP_60, 70000 },
	{ 90 * MS, REAL, MSLEEP_60, 70000 },
	{ 1000 * SEC, REAL, MSLEEP_60, 70000 },
	{ -1000 * SEC, REAL, MSLEEP_60, 70000 },
	{ KTIME_MAX, REAL, MSLEEP_60, 70000 },
	{ 90 * MS, SOFT_5, MSLEEP_60, 70000 },
	{ 1000 * SEC, SOFT_5, MSLEEP_60, 70000 },
	{ -1000 * SEC, SOFT_5, MSLEEP_60, 70000 },
	{ KTIME_MAX, SOFT_5, MSLEEP_60, 70000 },
	{ 90 * MS, WHEEL_3, MSLEEP_60, 30000 },
	{ 1000 * SEC, WHEEL_3, MSLEEP_60, 30000 },
	{ -1000 * SEC, WHEEL_3, MSLEEP_60, 30000 },
	{ KTIME_MAX, WHEEL_3, MSLEEP_60, 30000 },
	{ 90 * MS, WHEEL_5, MSLEEP_60, 50000 },
	{ 1000 * SEC, WHEEL_5, MSLEEP_60, 50000 },
	{ -1000 * SEC, WHEEL_5, MSLEEP_60, 50000 },
	{ KTIME_MAX, WHEEL_5, MSLEEP_60, 50000 },
};

static void start_x(struct named *x, ktime_t hard)
{
	mono(x, "X");
	x->act = note_fired;
	fired_at = -1;
	if (hard == KTIME_MAX)
		hrtimer_start(&x->timer, -5, HRTIMER_MODE_ABS);
	else
		hrtimer_start_range_ns(
			&x->timer, T0 - US,
			(unsigned long long)(hard < 0 ? KTIME_MAX - T0 + hard
						      : hard),
			HRTIMER_MODE_ABS);
}

static void start_other(enum other other, struct named *o,
			struct named_wheel *w)
{
	named_setup(o, "other",
		    other == REAL ? CLOCK_REALTIME : CLOCK_MONOTONIC,
		    other == SOFT_5 ? HRTIMER_MODE_ABS_SOFT : HRTIMER_MODE_ABS);
	wheel_setup(w, "wheel", 0);
	if (other == MONO || other == SOFT_5)
		start(o, 5 * MS);
	else if (other == REAL)
		hrtimer_start(&o->timer, ktime_mono_to_real(T0 + 5 * MS),
			      HRTIMER_MODE_ABS);
	else if (other != NONE)
		mod_timer(&w->timer, J0 + (other == WHEEL_3 ? 2 : 4));
}

/*
 * X is the last of its queue; what stands before it hides it. While a task
 * waits, that is its own timer, or the tick that an idle CPU has planned for
 * the wheel; on the real kernel something always waited there.
 */
static void spec_2_2_far_hard_expiry(void **state)
{
	struct named x, o;
	struct named_wheel w, something;

	wheel_setup(&something, "something", 0);
	mod_timer(&something.timer, jiffies + 50000);
	for (size_t i = 0; i < COUNT(far_ranges); i++) {
		align();
		start_x(&x, far_ranges[i].hard);
		start_other(far_ranges[i].other, &o, &w);
		if (far_ranges[i].wait == MSLEEP_60)
			msleep(60);
		else
			sleep_for(200 * MS);
		trace_clear();
		assert_int_equal(hrtimer_cancel(&x.timer),
				 far_ranges[i].fired < 0);
		assert_int_equal(fired_at, far_ranges[i].fired < 0
						   ? -1
						   : far_ranges[i].fired * US);
		hrtimer_cancel(&o.timer);
		timer_delete_sync(&w.timer);
	}
	timer_delete_sync(&something.timer);
}

/* ---- moving, and the slack of tasks ------------------------------------------*/

static void spec_2_2_forward_keeps_the_range(void **state)
{
	struct named a;

	mono(&a, "A");
	hrtimer_set_expires_range_ns(&a.timer, 100, 50);
	assert_int_equal(hrtimer_forward(&a.timer, 175, 10), 3);
	assert_int_equal(hrtimer_get_softexpires(&a.timer), 130);
	assert_int_equal(hrtimer_get_expires(&a.timer), 180);
}

static ktime_t nanosleep_takes(ktime_t span)
{
	ktime_t from = ktime_get();

	assert_int_equal(
		hrtimer_nanosleep(span, HRTIMER_MODE_REL, CLOCK_MONOTONIC), 0);
	return ktime_get() - from;
}

static void spec_2_2_slack_is_50_us(void **state)
{
	align();
	assert_int_equal(hrt_current()->timer_slack_ns, 50000);
	assert_int_equal(nanosleep_takes(1 * MS), 1 * MS + 50 * US);
}

static void spec_2_2_slack_can_be_set(void **state)
{
	align();
	hrt_set_timer_slack(1);
	assert_int_equal(nanosleep_takes(1 * MS), 1 * MS + 1);
	hrt_set_timer_slack(2 * MS);
	assert_int_equal(nanosleep_takes(1 * MS), 3 * MS);
	/* 0 is the default of the task. */
	hrt_set_timer_slack(0);
	assert_int_equal(nanosleep_takes(1 * MS), 1 * MS + 50 * US);
}

/* Within the slack a sleep ends with the first interrupt. */
static void spec_2_2_slack_coalesces(void **state)
{
	struct named a;

	align();
	mono(&a, "A");
	start(&a, 1 * MS + 20 * US);
	assert_int_equal(nanosleep_takes(1 * MS), 1 * MS + 20 * US);
	assert_trace("[  1.020 ms] A\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_2_2_range_fires_with_a_later_timer),
		SPEC(spec_2_2_soft_expired_runs_at_any_interrupt),
		SPEC(spec_2_2_device_is_set_for_the_hard_expiry),
		SPEC(spec_2_2_all_that_are_soft_expired),
		SPEC(spec_2_2_scan_stops_at_the_first_future_soft_expiry),
		SPEC(spec_2_2_hard_interrupt_leaves_soft_ranges),
		SPEC(spec_2_2_soft_ranges_coalesce_with_soft_timers),
		SPEC(spec_2_2_hard_ranges_coalesce_with_soft_timers),
		SPEC(spec_2_2_past_ranges_by_hard_expiry),
		SPEC(spec_2_2_tick_hides_what_lies_behind_it),
		SPEC(spec_2_2_idle_tick_fires_ranges),
		SPEC(spec_2_2_far_hard_expiry),
		SPEC(spec_2_2_forward_keeps_the_range),
		SPEC(spec_2_2_slack_is_50_us),
		SPEC(spec_2_2_slack_can_be_set),
		SPEC(spec_2_2_slack_coalesces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
