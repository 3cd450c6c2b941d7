/* SPDX-License-Identifier: MIT */
/*
 * Timers of clocks that are set, that sleep, that leap (2.5).
 */
#include "trace.h"

static struct named t[7];
enum { REAL, TAI, BOOT, MONO, REAL_REL, REAL_SOFT, REAL2 };

static void arm(int i, const char *name, int clock, enum hrtimer_mode mode,
		ktime_t span)
{
	named_setup(&t[i], name, clock, mode);
	hrtimer_start(&t[i].timer,
		      mode & HRTIMER_MODE_REL
			      ? span
			      : hrtimer_cb_get_time(&t[i].timer) + span,
		      mode);
}

/* All due in @span by their own clock, REAL2 50 ms after. */
static void arm_all(ktime_t span)
{
	align();
	arm(REAL, "real", CLOCK_REALTIME, HRTIMER_MODE_ABS, span);
	arm(TAI, "tai", CLOCK_TAI, HRTIMER_MODE_ABS, span);
	arm(BOOT, "boot", CLOCK_BOOTTIME, HRTIMER_MODE_ABS, span);
	arm(MONO, "mono", CLOCK_MONOTONIC, HRTIMER_MODE_ABS, span);
	arm(REAL_REL, "real rel", CLOCK_REALTIME, HRTIMER_MODE_REL, span);
	arm(REAL_SOFT, "real soft", CLOCK_REALTIME, HRTIMER_MODE_ABS_SOFT,
	    span);
	arm(REAL2, "real2", CLOCK_REALTIME, HRTIMER_MODE_ABS, span + 50 * MS);
}

static void disarm_all(void)
{
	for (size_t i = 0; i < COUNT(t); i++)
		hrtimer_cancel(&t[i].timer);
}

static void step(ktime_t by)
{
	struct timespec64 ts = ktime_to_timespec64(ktime_get_real() + by);

	trace("settime %d", do_settimeofday64(&ts));
}

/* The CPU that sets the clock looks at its next tick; so does Linux. */
static void spec_2_5_settime_forward_fires_at_the_next_tick(void **state)
{
	arm_all(10 * SEC);
	sleep_for(20 * MS);
	step(20 * SEC);
	sleep_for(200 * MS);
	assert_trace("[ 20.000 ms] settime 0\n"
		     "[ 30.000 ms] real\n"
		     "[ 30.000 ms] real2\n"
		     "[ 30.000 ms] tai\n"
		     "[ 30.000 ms] real soft\n");
	disarm_all();
}

static void spec_2_5_settime_forward_while_busy(void **state)
{
	arm_all(100 * MS);
	mdelay(23);
	step(20 * SEC);
	mdelay(1);
	trace("busy 1 ms");
	mdelay(9);
	trace("busy 10 ms");
	sleep_for(200 * MS);
	assert_trace("[ 23.000 ms] settime 0\n"
		     "[ 24.000 ms] busy 1 ms\n"
		     "[ 30.000 ms] real\n"
		     "[ 30.000 ms] real2\n"
		     "[ 30.000 ms] tai\n"
		     "[ 30.000 ms] real soft\n"
		     "[ 33.000 ms] busy 10 ms\n"
		     "[100.000 ms] mono\n"
		     "[100.000 ms] real rel\n"
		     "[100.000 ms] boot\n");
}

static void spec_2_5_settime_some_become_due(void **state)
{
	arm_all(100 * MS);
	sleep_for(23 * MS);
	step(80 * MS);
	sleep_for(200 * MS);
	assert_trace("[ 23.000 ms] settime 0\n"
		     "[ 30.000 ms] real\n"
		     "[ 30.000 ms] tai\n"
		     "[ 30.000 ms] real soft\n"
		     "[ 70.000 ms] real2\n"
		     "[100.000 ms] mono\n"
		     "[100.000 ms] real rel\n"
		     "[100.000 ms] boot\n");
}

static void spec_2_5_settime_moves_the_moment(void **state)
{
	arm_all(100 * MS);
	sleep_for(23 * MS);
	step(50 * MS);
	sleep_for(200 * MS);
	assert_trace("[ 23.000 ms] settime 0\n"
		     "[ 50.000 ms] real\n"
		     "[ 50.000 ms] tai\n"
		     "[ 50.000 ms] real soft\n"
		     "[100.000 ms] mono\n"
		     "[100.000 ms] real rel\n"
		     "[100.000 ms] real2\n"
		     "[100.000 ms] boot\n");
}

static void spec_2_5_settime_back_puts_off(void **state)
{
	arm_all(100 * MS);
	sleep_for(23 * MS);
	step(-50 * MS);
	sleep_for(400 * MS);
	assert_trace("[ 23.000 ms] settime 0\n"
		     "[100.000 ms] mono\n"
		     "[100.000 ms] real rel\n"
		     "[100.000 ms] boot\n"
		     "[150.000 ms] real\n"
		     "[150.000 ms] tai\n"
		     "[150.000 ms] real soft\n"
		     "[200.000 ms] real2\n");
}

static void spec_2_5_settime_back_by_an_hour(void **state)
{
	arm_all(100 * MS);
	sleep_for(23 * MS);
	step(-3600 * SEC);
	sleep_for(400 * MS);
	assert_trace("[ 23.000 ms] settime 0\n"
		     "[100.000 ms] mono\n"
		     "[100.000 ms] real rel\n"
		     "[100.000 ms] boot\n");
	disarm_all();
}

/* The queue is not sorted anew: the order among equals of a base stays. */
static void spec_2_5_the_queue_is_never_reordered(void **state)
{
	align();
	for (int i = 0; i < 3; i++)
		arm(i,
		    i == 0   ? "A"
		    : i == 1 ? "B"
			     : "C",
		    CLOCK_REALTIME, HRTIMER_MODE_ABS, 10 * SEC);
	step(20 * SEC);
	sleep_for(30 * MS);
	assert_trace("[  0.000 ms] settime 0\n"
		     "[ 10.000 ms] A\n"
		     "[ 10.000 ms] B\n"
		     "[ 10.000 ms] C\n");
}

static int set_clock_at_23_ms(void *unused)
{
	sleep_for(23 * MS);
	step(20 * SEC);
	return 0;
}

/*
 * The others are interrupted, if their first event has come nearer; and the
 * setting waits for it.
 */
static void spec_2_5_settime_interrupts_other_cpus(void **state)
{
	struct task_struct task;

	machine((struct hrt_config){ .cpus = 2 });
	arm_all(10 * SEC);
	task_run(&task, set_clock_at_23_ms, NULL, "setter", 1);
	sleep_for(50 * MS);
	assert_trace("[ 23.000 ms] real\n"
		     "[ 23.000 ms] real2\n"
		     "[ 23.000 ms] tai\n"
		     "[ 23.000 ms] real soft\n"
		     "[ 23.000 ms] settime 0\n");
	task_join(&task);
	disarm_all();
}

static void spec_2_5_realtime_rel_is_monotonic(void **state)
{
	align();
	arm(REAL_REL, "rel", CLOCK_REALTIME, HRTIMER_MODE_REL, 50 * MS);
	/* Set up as REL, a start with ABS means MONOTONIC as well. */
	named_setup(&t[0], "abs", CLOCK_REALTIME, HRTIMER_MODE_REL);
	start(&t[0], 60 * MS);
	step(3600 * SEC);
	sleep_for(100 * MS);
	assert_trace("[  0.000 ms] settime 0\n"
		     "[ 50.000 ms] rel\n"
		     "[ 60.000 ms] abs\n");
}

/* ---- suspend ---------------------------------------------------------------------*/

static void spec_2_5_suspend_fires_boottime_at_resume(void **state)
{
	arm_all(100 * MS);
	sleep_for(20 * MS);
	assert_int_equal(hrt_suspend(1 * SEC), 0);
	trace("resumed");
	sleep_for(200 * MS);
	assert_trace("[ 20.000 ms] real\n"
		     "[ 20.000 ms] real2\n"
		     "[ 20.000 ms] boot\n"
		     "[ 20.000 ms] tai\n"
		     "[ 20.000 ms] real soft\n"
		     "[ 20.000 ms] resumed\n"
		     "[100.000 ms] mono\n"
		     "[100.000 ms] real rel\n");
}

static void spec_2_5_suspend_that_ends_before(void **state)
{
	arm_all(100 * MS);
	sleep_for(20 * MS);
	assert_int_equal(hrt_suspend(60 * MS), 0);
	sleep_for(200 * MS);
	assert_trace("[ 40.000 ms] real\n"
		     "[ 40.000 ms] boot\n"
		     "[ 40.000 ms] tai\n"
		     "[ 40.000 ms] real soft\n"
		     "[ 90.000 ms] real2\n"
		     "[100.000 ms] mono\n"
		     "[100.000 ms] real rel\n");
}

static void spec_2_5_suspend_reaches_every_cpu(void **state)
{
	machine((struct hrt_config){ .cpus = 4 });
	align();
	for (int cpu = 0; cpu < 4; cpu++) {
		static const char *const name[] = { "0", "1", "2", "3" };

		hrt_set_cpu((unsigned int)cpu);
		arm(cpu, name[cpu], CLOCK_BOOTTIME, HRTIMER_MODE_ABS_PINNED,
		    10 * SEC);
	}
	sleep_for(5 * MS);
	hrt_suspend(20 * SEC);
	sleep_for(5 * MS);
	assert_trace("[  5.000 ms] 0\n"
		     "[  5.000 ms] 1\n"
		     "[  5.000 ms] 2\n"
		     "[  5.000 ms] 3\n");
}

/* As settime: the caller's CPU waits for its tick. */
static void spec_2_5_inject_sleeptime(void **state)
{
	struct timespec64 ts = { 1, 0 };

	arm_all(100 * MS);
	sleep_for(20 * MS);
	timekeeping_inject_sleeptime64(&ts);
	sleep_for(200 * MS);
	assert_trace("[ 30.000 ms] real\n"
		     "[ 30.000 ms] real2\n"
		     "[ 30.000 ms] boot\n"
		     "[ 30.000 ms] tai\n"
		     "[ 30.000 ms] real soft\n"
		     "[100.000 ms] mono\n"
		     "[100.000 ms] real rel\n");
}

/* ---- leap seconds -----------------------------------------------------------------*/

/* At 5 s, which is a whole second of REALTIME here. */
static void leap(int seconds)
{
	ktime_t at = ktime_mono_to_real(5 * SEC);

	assert_int_equal(hrt_insert_leap_second(at, seconds), 0);
	named_setup(&t[0], "real 4.5", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_start(&t[0].timer, at - 500 * MS, HRTIMER_MODE_ABS);
	named_setup(&t[1], "real 5.5", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_start(&t[1].timer, at + 500 * MS, HRTIMER_MODE_ABS);
	named_setup(&t[2], "real 7.5", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_start(&t[2].timer, at + 2500 * MS, HRTIMER_MODE_ABS);
	named_setup(&t[3], "tai 5.5", CLOCK_TAI, HRTIMER_MODE_ABS);
	hrtimer_start(&t[3].timer, ktime_mono_to_any(5500 * MS, TK_OFFS_TAI),
		      HRTIMER_MODE_ABS);
	named_setup(&t[4], "mono 5.5", CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_start(&t[4].timer, 5500 * MS, HRTIMER_MODE_ABS);
	sleep_for(10 * SEC);
}

/* The second repeats: REALTIME timers come a second later, others do not. */
static void spec_2_5_leap_second_inserted(void **state)
{
	leap(1);
	assert_trace("[4500.000 ms] real 4.5\n"
		     "[5500.000 ms] mono 5.5\n"
		     "[5500.000 ms] tai 5.5\n"
		     "[6500.000 ms] real 5.5\n"
		     "[8500.000 ms] real 7.5\n");
}

/* The second is left out: what lies in it fires at the leap, if someone looks;
 * the tick does, within a jiffy. */
static void spec_2_5_leap_second_left_out(void **state)
{
	struct named_wheel w;

	wheel_setup(&w, "wheel", 0);
	mod_timer(&w.timer, jiffies + 500);
	leap(-1);
	assert_trace("[4500.000 ms] real 4.5\n"
		     "[5040.000 ms] real 5.5\n"
		     "[5040.000 ms] wheel j+504\n"
		     "[5500.000 ms] mono 5.5\n"
		     "[5500.000 ms] tai 5.5\n"
		     "[6500.000 ms] real 7.5\n");
}

static void spec_2_5_leap_second_steps_realtime_alone(void **state)
{
	ktime_t at = ktime_mono_to_real(5 * SEC);

	assert_int_equal(hrt_insert_leap_second(at, 1), 0);
	hrt_run_for(5 * SEC - 1);
	assert_true(ktime_get_real() == at - 1);
	hrt_run_for(1);
	assert_true(ktime_get_real() == at - 1 * SEC);
	assert_true(ktime_get_clocktai() == at + 37 * SEC);
	assert_int_equal(ktime_get_boottime(), 5 * SEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_2_5_settime_forward_fires_at_the_next_tick),
		SPEC(spec_2_5_settime_forward_while_busy),
		SPEC(spec_2_5_settime_some_become_due),
		SPEC(spec_2_5_settime_moves_the_moment),
		SPEC(spec_2_5_settime_back_puts_off),
		SPEC(spec_2_5_settime_back_by_an_hour),
		SPEC(spec_2_5_the_queue_is_never_reordered),
		SPEC(spec_2_5_settime_interrupts_other_cpus),
		SPEC(spec_2_5_realtime_rel_is_monotonic),
		SPEC(spec_2_5_suspend_fires_boottime_at_resume),
		SPEC(spec_2_5_suspend_that_ends_before),
		SPEC(spec_2_5_suspend_reaches_every_cpu),
		SPEC(spec_2_5_inject_sleeptime),
		SPEC(spec_2_5_leap_second_inserted),
		SPEC(spec_2_5_leap_second_left_out),
		SPEC(spec_2_5_leap_second_steps_realtime_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
