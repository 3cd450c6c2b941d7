/* SPDX-License-Identifier: MIT */
/*
 * How long the sleeps sleep (1.6), as measured on kernels 6.1 and 7.3 at
 * 100 Hz: called just after a tick, and 3.3 ms after one.
 */
#include "trace.h"

static long ret;
static ktime_t kt;

/* After align(), and 3.3 ms later by an hrtimer. */
static void to_phase(int phase)
{
	align();
	if (phase)
		sleep_for(3300 * US);
	ret = 0;
}

#define TAKES_AT(phase, span, result, call)                  \
	do {                                                 \
		ktime_t from_;                               \
                                                             \
		to_phase(phase);                             \
		from_ = ktime_get();                         \
		call;                                        \
		assert_int_equal(ktime_get() - from_, span); \
		assert_int_equal(ret, result);               \
	} while (0)

/* @span from a tick on; 3.3 ms less when called 3.3 ms after it. */
#define TICKS(span, result, call)                            \
	do {                                                 \
		TAKES_AT(0, span, result, call);             \
		TAKES_AT(1, (span)-3300 * US, result, call); \
	} while (0)

/* The same at any time. */
#define TAKES(span, result, call)                \
	do {                                     \
		TAKES_AT(0, span, result, call); \
		TAKES_AT(1, span, result, call); \
	} while (0)

/* ---- in jiffies ------------------------------------------------------------------*/

static void spec_1_6_schedule_timeout(void **state)
{
	TICKS(10 * MS, 0,
	      (hrt_set_state(TASK_UNINTERRUPTIBLE), ret = schedule_timeout(0)));
	TICKS(20 * MS, 0,
	      (hrt_set_state(TASK_UNINTERRUPTIBLE), ret = schedule_timeout(1)));
	TICKS(20 * MS, 0, ret = schedule_timeout_uninterruptible(1));
	TICKS(30 * MS, 0, ret = schedule_timeout_interruptible(2));
	TICKS(40 * MS, 0, ret = schedule_timeout_killable(3));
	TICKS(60 * MS, 0, ret = schedule_timeout_idle(5));
	/* Level 0 of the wheel reaches 63 jiffies from just after a tick. */
	TAKES_AT(0, 640 * MS, 0, ret = schedule_timeout_uninterruptible(63));
}

static void spec_1_6_schedule_timeout_negative(void **state)
{
	TAKES(0, 0,
	      (hrt_set_state(TASK_UNINTERRUPTIBLE),
	       ret = schedule_timeout(-1)));
	assert_trace("NOTICE: schedule_timeout: wrong timeout value "
		     "ffffffffffffffff\n"
		     "NOTICE: schedule_timeout: wrong timeout value "
		     "ffffffffffffffff\n");
	assert_int_equal(hrt_current()->state, TASK_RUNNING);
}

static void spec_1_6_schedule_timeout_while_running(void **state)
{
	TAKES(0, 5, (hrt_set_state(TASK_RUNNING), ret = schedule_timeout(5)));
}

static struct task_struct *sleeper;

static enum hrtimer_restart wake_sleeper(struct named *self)
{
	note("\twoke %d", hrt_wake_up(sleeper, TASK_NORMAL));
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart signal_sleeper(struct named *self)
{
	hrt_signal(sleeper);
	return HRTIMER_NORESTART;
}

/* A timer that does @act to this task after 25 ms. */
static void after_25_ms(struct named *t,
			enum hrtimer_restart (*act)(struct named *))
{
	align();
	sleeper = hrt_current();
	sleeper->sigpending = false;
	mono(t, "timer");
	t->act = act;
	start(t, 25 * MS);
}

static void spec_1_6_schedule_timeout_returns_what_is_left(void **state)
{
	struct named t;

	after_25_ms(&t, wake_sleeper);
	trace("left %ld", schedule_timeout_uninterruptible(10));
	assert_trace("[ 25.000 ms] timer\n"
		     "\twoke 1\n"
		     "[ 25.000 ms] left 8\n");
}

static void spec_1_6_schedule_timeout_without_limit(void **state)
{
	struct named t;

	after_25_ms(&t, wake_sleeper);
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	assert_true(schedule_timeout(MAX_SCHEDULE_TIMEOUT) ==
		    MAX_SCHEDULE_TIMEOUT);
	trace("awake");
	assert_trace("[ 25.000 ms] timer\n"
		     "\twoke 1\n"
		     "[ 25.000 ms] awake\n");
}

static void spec_1_6_signals_end_interruptible_waits(void **state)
{
	struct named t;

	after_25_ms(&t, signal_sleeper);
	trace("left %ld", schedule_timeout_interruptible(10));
	/* One that waits already does not let the next begin. */
	trace("left %ld", schedule_timeout_interruptible(10));
	after_25_ms(&t, signal_sleeper);
	trace("left %ld", schedule_timeout_killable(10));
	after_25_ms(&t, signal_sleeper);
	trace("left %ld", schedule_timeout_uninterruptible(10));
	sleeper->sigpending = false;
	assert_trace("[ 25.000 ms] timer\n"
		     "[ 25.000 ms] left 8\n"
		     "[ 25.000 ms] left 10\n"
		     "[ 25.000 ms] timer\n"
		     "[ 25.000 ms] left 8\n"
		     "[ 25.000 ms] timer\n"
		     "[110.000 ms] left 0\n");
}

static void spec_1_6_msleep(void **state)
{
	TAKES(0, 0, msleep(0));
	TICKS(20 * MS, 0, msleep(1));
	TICKS(20 * MS, 0, msleep(5));
	TICKS(20 * MS, 0, msleep(10));
	TICKS(30 * MS, 0, msleep(11));
	TICKS(30 * MS, 0, msleep(15));
	TICKS(30 * MS, 0, msleep(20));
	TICKS(110 * MS, 0, msleep(100));
	TAKES(0, 0, ssleep(0));
}

/* From 63 jiffies on the wheel is late by up to eight. */
static void spec_1_6_ssleep(void **state)
{
	for (int phase = 0; phase < 2; phase++) {
		ktime_t from, took;

		to_phase(phase);
		from = ktime_get();
		ssleep(1);
		took = ktime_get() - from;
		assert_in_range(took, 1 * SEC, 1080 * MS);
	}
}

static void spec_1_6_msleep_of_6_1_is_a_jiffy_longer(void **state)
{
	machine((struct hrt_config){ .kernel = HRT_KERNEL_6_1 });
	TICKS(20 * MS, 0, msleep(0));
	TICKS(30 * MS, 0, msleep(1));
	TICKS(30 * MS, 0, msleep(5));
	TICKS(30 * MS, 0, msleep(10));
	TICKS(40 * MS, 0, msleep(11));
	TICKS(40 * MS, 0, msleep(15));
	TICKS(40 * MS, 0, msleep(20));
	TICKS(120 * MS, 0, msleep(100));
	TICKS(20 * MS, 0, ret = (long)msleep_interruptible(0));
	TICKS(30 * MS, 0, ret = (long)msleep_interruptible(1));
	TICKS(40 * MS, 0, ret = (long)msleep_interruptible(15));
	TICKS(20 * MS, 0, ssleep(0));
}

/* A wake-up does not end msleep(). */
static void spec_1_6_msleep_goes_on_after_a_wake_up(void **state)
{
	struct named t;

	after_25_ms(&t, wake_sleeper);
	msleep(50);
	trace("awake");
	assert_trace("[ 25.000 ms] timer\n"
		     "\twoke 1\n"
		     "[ 60.000 ms] awake\n");
}

static void spec_1_6_msleep_interruptible(void **state)
{
	struct named t;

	TAKES(0, 0, ret = (long)msleep_interruptible(0));
	TICKS(20 * MS, 0, ret = (long)msleep_interruptible(1));
	TICKS(30 * MS, 0, ret = (long)msleep_interruptible(15));
	/* A wake-up alone does not end it; a signal does. */
	after_25_ms(&t, wake_sleeper);
	trace("left %lu", msleep_interruptible(50));
	after_25_ms(&t, signal_sleeper);
	trace("left %lu", msleep_interruptible(50));
	sleeper->sigpending = false;
	assert_trace("[ 25.000 ms] timer\n"
		     "\twoke 1\n"
		     "[ 60.000 ms] left 0\n"
		     "[ 25.000 ms] timer\n"
		     "[ 25.000 ms] left 30\n");
}

/* ---- in nanoseconds --------------------------------------------------------------*/

static void spec_1_6_usleep_range(void **state)
{
	TAKES(0, 0, usleep_range(0, 0));
	TAKES(100 * US, 0, usleep_range(100, 100));
	TAKES(200 * US, 0, usleep_range(100, 200));
	TAKES(2 * MS, 0, usleep_range(1000, 2000));
	/* The tick at 10 ms comes within the range; 3.3 ms later it does not. */
	TAKES_AT(0, 10 * MS, 0, usleep_range(9000, 15000));
	TAKES_AT(1, 15 * MS, 0, usleep_range(9000, 15000));
	TAKES(100 * MS, 0, usleep_range(0, 100000));
	TAKES(25 * MS, 0, usleep_range(15000, 25000));
	TAKES(200 * US, 0, usleep_range_state(100, 200, TASK_IDLE));
	TAKES(200 * US, 0, usleep_range_idle(100, 200));
}

static void spec_1_6_usleep_range_max_below_min_warns(void **state)
{
	TAKES(200 * US, 0, usleep_range(200, 100));
	assert_trace("WARNING: usleep_range(): max 100 us is below min "
		     "200 us\n");
}

/* It repeats until the time is over. */
static void spec_1_6_usleep_range_goes_on_after_a_wake_up(void **state)
{
	struct named t;

	after_25_ms(&t, wake_sleeper);
	usleep_range(40000, 40000);
	trace("awake");
	assert_trace("[ 25.000 ms] timer\n"
		     "\twoke 1\n"
		     "[ 40.000 ms] awake\n");
}

static void spec_1_6_fsleep(void **state)
{
	TAKES(0, 0, fsleep(0));
	TAKES(1 * US, 0, fsleep(1));
	TAKES(10 * US, 0, fsleep(10));
	TAKES(13 * US, 0, fsleep(11));
	TAKES(125 * US, 0, fsleep(100));
	TAKES(25 * MS, 0, fsleep(20000));
	TAKES(25001 * US, 0, fsleep(20001));
	TAKES(49998 * US, 0, fsleep(39999));
	TICKS(50 * MS, 0, fsleep(40000));
	TICKS(60 * MS, 0, fsleep(40001));
	TICKS(110 * MS, 0, fsleep(100000));
}

static void spec_1_6_fsleep_of_6_1(void **state)
{
	machine((struct hrt_config){ .kernel = HRT_KERNEL_6_1 });
	TAKES(0, 0, fsleep(0));
	TAKES(10 * US, 0, fsleep(10));
	TAKES(22 * US, 0, fsleep(11));
	TAKES(200 * US, 0, fsleep(100));
	TAKES(40 * MS, 0, fsleep(20000));
	TICKS(50 * MS, 0, fsleep(20001));
	TICKS(60 * MS, 0, fsleep(39999));
	TICKS(60 * MS, 0, fsleep(40000));
	TICKS(70 * MS, 0, fsleep(40001));
	TICKS(120 * MS, 0, fsleep(100000));
}

static void spec_1_6_delays_are_exact(void **state)
{
	TAKES(100, 0, ndelay(100));
	TAKES(1 * US, 0, udelay(1));
	TAKES(10 * US, 0, udelay(10));
	TAKES(100 * US, 0, udelay(100));
	TAKES(1 * MS, 0, mdelay(1));
	TAKES(20 * MS, 0, mdelay(20));
}

/* ---- schedule_hrtimeout ------------------------------------------------------------*/

static void hrtimeout(ktime_t expires, unsigned long long delta,
		      enum hrtimer_mode mode, int clock)
{
	kt = expires;
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	ret = schedule_hrtimeout_range_clock(&kt, delta, mode, clock);
}

static void spec_1_6_schedule_hrtimeout(void **state)
{
	const enum hrtimer_mode abs = HRTIMER_MODE_ABS, rel = HRTIMER_MODE_REL;

	TAKES(0, 0, hrtimeout(0, 0, rel, CLOCK_MONOTONIC));
	TAKES(1, 0, hrtimeout(1, 0, rel, CLOCK_MONOTONIC));
	TAKES(1000, 0, hrtimeout(1000, 0, rel, CLOCK_MONOTONIC));
	TAKES(0, 0, hrtimeout(1000, 0, abs, CLOCK_MONOTONIC));
	TAKES(12345678, 0, hrtimeout(12345678, 0, rel, CLOCK_MONOTONIC));
	TAKES(2 * MS, 0,
	      hrtimeout(ktime_get_real() + 2 * MS, 0, abs, CLOCK_REALTIME));
	TAKES(2 * MS, 0,
	      hrtimeout(ktime_get() + 2 * MS, 0, abs, CLOCK_MONOTONIC));
	/* 0 is over at once by any clock and mode. */
	TAKES(0, 0, hrtimeout(0, 0, abs, CLOCK_REALTIME));
}

static void spec_1_6_schedule_hrtimeout_range(void **state)
{
	kt = 5 * MS;
	/* The tick at 10 ms lies within [5, 15], that at 6.7 ms as well. */
	TAKES_AT(0, 10 * MS, 0,
		 (hrt_set_state(TASK_UNINTERRUPTIBLE),
		  ret = schedule_hrtimeout_range(&kt, 10 * MS,
						 HRTIMER_MODE_REL)));
	TAKES_AT(1, 6700 * US, 0,
		 (hrt_set_state(TASK_UNINTERRUPTIBLE),
		  ret = schedule_hrtimeout_range(&kt, 10 * MS,
						 HRTIMER_MODE_REL)));
}

static void spec_1_6_schedule_hrtimeout_while_running(void **state)
{
	kt = 1000;
	TAKES(0, -4,
	      (hrt_set_state(TASK_RUNNING),
	       ret = schedule_hrtimeout(&kt, HRTIMER_MODE_REL)));
}

static void spec_1_6_schedule_hrtimeout_woken(void **state)
{
	struct named t;

	after_25_ms(&t, wake_sleeper);
	hrtimeout(100 * MS, 0, HRTIMER_MODE_REL, CLOCK_MONOTONIC);
	trace("returned %ld", ret);
	assert_trace("[ 25.000 ms] timer\n"
		     "\twoke 1\n"
		     "[ 25.000 ms] returned -4\n");
}

static void spec_1_6_schedule_hrtimeout_without_limit(void **state)
{
	struct named t;

	after_25_ms(&t, wake_sleeper);
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	trace("returned %d", schedule_hrtimeout(NULL, HRTIMER_MODE_REL));
	assert_trace("[ 25.000 ms] timer\n"
		     "\twoke 1\n"
		     "[ 25.000 ms] returned -4\n");
}

/* ---- nanosleep ----------------------------------------------------------------------*/

static void spec_1_6_hrtimer_nanosleep(void **state)
{
	TAKES(1 * MS + 50 * US, 0,
	      ret = hrtimer_nanosleep(1 * MS, HRTIMER_MODE_REL,
				      CLOCK_MONOTONIC));
	TAKES(3 * MS + 50 * US, 0,
	      ret = hrtimer_nanosleep(ktime_get_real() + 3 * MS,
				      HRTIMER_MODE_ABS, CLOCK_REALTIME));
	TAKES(0, 0,
	      ret = hrtimer_nanosleep(T0 - 5, HRTIMER_MODE_ABS,
				      CLOCK_MONOTONIC));
}

static void spec_1_6_hrtimer_nanosleep_and_signals(void **state)
{
	struct named t;

	after_25_ms(&t, signal_sleeper);
	trace("returned %ld",
	      hrtimer_nanosleep(100 * MS, HRTIMER_MODE_REL, CLOCK_MONOTONIC));
	after_25_ms(&t, signal_sleeper);
	trace("returned %ld", hrtimer_nanosleep(T0 + 100 * MS, HRTIMER_MODE_ABS,
						CLOCK_MONOTONIC));
	sleeper->sigpending = false;
	assert_trace("[ 25.000 ms] timer\n"
		     "[ 25.000 ms] returned -516\n"
		     "[ 25.000 ms] timer\n"
		     "[ 25.000 ms] returned -514\n");
}

/* Woken for no reason it goes on, to the same moment. */
static void spec_1_6_hrtimer_nanosleep_goes_on(void **state)
{
	struct named t;

	after_25_ms(&t, wake_sleeper);
	trace("returned %ld",
	      hrtimer_nanosleep(100 * MS, HRTIMER_MODE_REL, CLOCK_MONOTONIC));
	assert_trace("[ 25.000 ms] timer\n"
		     "\twoke 1\n"
		     "[100.050 ms] returned 0\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_1_6_schedule_timeout),
		SPEC(spec_1_6_schedule_timeout_negative),
		SPEC(spec_1_6_schedule_timeout_while_running),
		SPEC(spec_1_6_schedule_timeout_returns_what_is_left),
		SPEC(spec_1_6_schedule_timeout_without_limit),
		SPEC(spec_1_6_signals_end_interruptible_waits),
		SPEC(spec_1_6_msleep),
		SPEC(spec_1_6_ssleep),
		SPEC(spec_1_6_msleep_of_6_1_is_a_jiffy_longer),
		SPEC(spec_1_6_msleep_goes_on_after_a_wake_up),
		SPEC(spec_1_6_msleep_interruptible),
		SPEC(spec_1_6_usleep_range),
		SPEC(spec_1_6_usleep_range_max_below_min_warns),
		SPEC(spec_1_6_usleep_range_goes_on_after_a_wake_up),
		SPEC(spec_1_6_fsleep),
		SPEC(spec_1_6_fsleep_of_6_1),
		SPEC(spec_1_6_delays_are_exact),
		SPEC(spec_1_6_schedule_hrtimeout),
		SPEC(spec_1_6_schedule_hrtimeout_range),
		SPEC(spec_1_6_schedule_hrtimeout_while_running),
		SPEC(spec_1_6_schedule_hrtimeout_woken),
		SPEC(spec_1_6_schedule_hrtimeout_without_limit),
		SPEC(spec_1_6_hrtimer_nanosleep),
		SPEC(spec_1_6_hrtimer_nanosleep_and_signals),
		SPEC(spec_1_6_hrtimer_nanosleep_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
