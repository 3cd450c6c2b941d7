/* SPDX-License-Identifier: MIT */
/*
 * Every function of the hrtimer API, and every mode (1.1). What timers do when
 * they expire is in the tests of section 2.
 */
#include "trace.h"

#include <string.h>

static struct named a, b;

/* ---- types ---------------------------------------------------------------------*/

static void spec_1_1_restart_values(void **state)
{
	assert_int_equal(HRTIMER_NORESTART, 0);
	assert_int_equal(HRTIMER_RESTART, 1);
}

static void spec_1_1_modes(void **state)
{
	assert_int_equal(HRTIMER_MODE_ABS, 0x00);
	assert_int_equal(HRTIMER_MODE_REL, 0x01);
	assert_int_equal(HRTIMER_MODE_PINNED, 0x02);
	assert_int_equal(HRTIMER_MODE_SOFT, 0x04);
	assert_int_equal(HRTIMER_MODE_HARD, 0x08);
	assert_int_equal(HRTIMER_MODE_LAZY_REARM, 0x10);
	assert_int_equal(HRTIMER_MODE_ABS_PINNED, 0x02);
	assert_int_equal(HRTIMER_MODE_REL_PINNED, 0x03);
	assert_int_equal(HRTIMER_MODE_ABS_SOFT, 0x04);
	assert_int_equal(HRTIMER_MODE_REL_SOFT, 0x05);
	assert_int_equal(HRTIMER_MODE_ABS_PINNED_SOFT, 0x06);
	assert_int_equal(HRTIMER_MODE_REL_PINNED_SOFT, 0x07);
	assert_int_equal(HRTIMER_MODE_ABS_HARD, 0x08);
	assert_int_equal(HRTIMER_MODE_REL_HARD, 0x09);
	assert_int_equal(HRTIMER_MODE_ABS_PINNED_HARD, 0x0a);
	assert_int_equal(HRTIMER_MODE_REL_PINNED_HARD, 0x0b);
}

static void spec_1_1_base_types(void **state)
{
	assert_int_equal(HRTIMER_BASE_MONOTONIC, 0);
	assert_int_equal(HRTIMER_BASE_REALTIME, 1);
	assert_int_equal(HRTIMER_BASE_BOOTTIME, 2);
	assert_int_equal(HRTIMER_BASE_TAI, 3);
	assert_int_equal(HRTIMER_BASE_MONOTONIC_SOFT, 4);
	assert_int_equal(HRTIMER_BASE_TAI_SOFT, 7);
	assert_int_equal(HRTIMER_MAX_CLOCK_BASES, 8);
}

static void spec_1_1_a_timer_is_a_cache_line(void **state)
{
	assert_true(sizeof(struct hrtimer) <= 64);
}

/* ---- setup ---------------------------------------------------------------------*/

static void spec_1_1_setup_forgets_what_was_there(void **state)
{
	memset(&a, 0xa5, sizeof(a));
	mono(&a, "A");
	assert_false(hrtimer_active(&a.timer));
	assert_false(hrtimer_is_queued(&a.timer));
	assert_false(hrtimer_callback_running(&a.timer));
	assert_int_equal(hrtimer_get_expires(&a.timer), 0);
	assert_int_equal(hrtimer_get_softexpires(&a.timer), 0);
}

/* Of the mode, SOFT, HARD, LAZY_REARM and, for REALTIME, REL count here. */
static void spec_1_1_setup_chooses_the_base(void **state)
{
	static const struct {
		int clock;
		enum hrtimer_mode mode;
		enum hrtimer_base_type base;
	} cases[] = {
		{ CLOCK_MONOTONIC, HRTIMER_MODE_ABS, HRTIMER_BASE_MONOTONIC },
		{ CLOCK_MONOTONIC, HRTIMER_MODE_REL, HRTIMER_BASE_MONOTONIC },
		{ CLOCK_REALTIME, HRTIMER_MODE_ABS, HRTIMER_BASE_REALTIME },
		{ CLOCK_REALTIME, HRTIMER_MODE_REL, HRTIMER_BASE_MONOTONIC },
		{ CLOCK_BOOTTIME, HRTIMER_MODE_ABS, HRTIMER_BASE_BOOTTIME },
		{ CLOCK_BOOTTIME, HRTIMER_MODE_REL, HRTIMER_BASE_BOOTTIME },
		{ CLOCK_TAI, HRTIMER_MODE_ABS, HRTIMER_BASE_TAI },
		{ CLOCK_TAI, HRTIMER_MODE_REL, HRTIMER_BASE_TAI },
	};
	static const enum hrtimer_mode more[] = { 0, HRTIMER_MODE_PINNED,
						  HRTIMER_MODE_HARD };

	for (size_t i = 0; i < COUNT(cases) * COUNT(more); i++) {
		int clock = cases[i / COUNT(more)].clock;
		enum hrtimer_base_type base = cases[i / COUNT(more)].base;
		enum hrtimer_mode mode = cases[i / COUNT(more)].mode |
					 more[i % COUNT(more)];

		named_setup(&a, "A", clock, mode);
		assert_int_equal(a.timer.base->index, base);
		assert_false(a.timer.is_soft);
		assert_int_equal(a.timer.is_hard,
				 (mode & HRTIMER_MODE_HARD) != 0);
		named_setup(&a, "A", clock, mode | HRTIMER_MODE_SOFT);
		assert_int_equal(a.timer.base->index,
				 base + HRTIMER_BASE_MONOTONIC_SOFT);
		assert_true(a.timer.is_soft);
	}
	named_setup(&a, "A", CLOCK_MONOTONIC, HRTIMER_MODE_LAZY_REARM);
	assert_true(a.timer.is_lazy);
}

static void spec_1_1_setup_bad_clock_warns(void **state)
{
	named_setup(&a, "A", 42, HRTIMER_MODE_ABS);
	assert_int_equal(a.timer.base->index, HRTIMER_BASE_MONOTONIC);
	assert_trace("WARNING: Invalid clockid 42. Using MONOTONIC\n");
	/* RAW has no timers, nor have the clocks of alarms. */
	named_setup(&a, "A", CLOCK_MONOTONIC_RAW, HRTIMER_MODE_ABS);
	named_setup(&a, "A", 8, HRTIMER_MODE_ABS);
	assert_trace("WARNING: Invalid clockid 4. Using MONOTONIC\n"
		     "WARNING: Invalid clockid 8. Using MONOTONIC\n");
	named_setup(&a, "A", -1, HRTIMER_MODE_ABS);
	assert_trace("WARNING: Invalid clockid -1. Using MONOTONIC\n");
}

static void spec_1_1_setup_null_function_warns(void **state)
{
	hrtimer_setup(&a.timer, NULL, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	assert_trace("WARNING: hrtimer_setup() without a callback\n");
	assert_non_null(a.timer.function);
	hrtimer_start(&a.timer, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(2 * MS);
	assert_false(hrtimer_active(&a.timer));
	/* Once. */
	hrtimer_setup(&a.timer, NULL, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	assert_trace("");
}

static enum hrtimer_restart note_raw(struct hrtimer *timer)
{
	trace("raw");
	return HRTIMER_NORESTART;
}

static void spec_1_1_setup_on_stack(void **state)
{
	struct hrtimer timer;

	hrtimer_setup_on_stack(&timer, note_raw, CLOCK_MONOTONIC,
			       HRTIMER_MODE_REL);
	hrtimer_start(&timer, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(2 * MS);
	hrtimer_cancel(&timer);
	destroy_hrtimer_on_stack(&timer);
	assert_trace("[  1.000 ms] raw\n");
}

/* It says that the memory goes; it does not take the timer off. */
static void spec_1_1_destroy_on_stack_does_not_dequeue(void **state)
{
	struct hrtimer timer;

	hrtimer_setup_on_stack(&timer, note_raw, CLOCK_MONOTONIC,
			       HRTIMER_MODE_REL);
	hrtimer_start(&timer, 1 * MS, HRTIMER_MODE_REL);
	destroy_hrtimer_on_stack(&timer);
	assert_true(hrtimer_is_queued(&timer));
	assert_int_equal(hrtimer_cancel(&timer), 1);
}

static void spec_1_1_init_and_a_function_set_afterwards(void **state)
{
	struct hrtimer timer;

	hrtimer_init(&timer, CLOCK_REALTIME, HRTIMER_MODE_REL);
	assert_int_equal(timer.base->index, HRTIMER_BASE_MONOTONIC);
	timer.function = note_raw;
	hrtimer_start(&timer, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(2 * MS);
	hrtimer_init_on_stack(&timer, CLOCK_TAI, HRTIMER_MODE_REL_SOFT);
	assert_int_equal(timer.base->index, HRTIMER_BASE_TAI_SOFT);
	timer.function = note_raw;
	hrtimer_start(&timer, 1 * MS, HRTIMER_MODE_REL_SOFT);
	sleep_for(2 * MS);
	assert_trace("[  1.000 ms] raw\n"
		     "[  3.000 ms] raw\n");
}

static enum hrtimer_restart note_other(struct hrtimer *timer)
{
	trace("other");
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart update_own(struct hrtimer *timer)
{
	trace("update");
	hrtimer_update_function(timer, note_other);
	hrtimer_forward_now(timer, 1 * MS);
	return HRTIMER_RESTART;
}

static void spec_1_1_update_function(void **state)
{
	struct hrtimer timer;

	hrtimer_setup(&timer, note_raw, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_update_function(&timer, update_own);
	hrtimer_start(&timer, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(5 * MS);
	assert_trace("[  1.000 ms] update\n"
		     "[  2.000 ms] other\n");
}

static void spec_1_1_dummy_timeout(void **state)
{
	assert_int_equal(hrtimer_dummy_timeout(NULL), HRTIMER_NORESTART);
}

/* ---- sleepers --------------------------------------------------------------------*/

static void wait_for_sleeper(struct hrtimer_sleeper *sl, ktime_t span)
{
	hrtimer_set_expires(&sl->timer, span);
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	hrtimer_sleeper_start_expires(sl, HRTIMER_MODE_REL);
	if (sl->task)
		hrt_schedule();
	hrt_set_state(TASK_RUNNING);
}

static void spec_1_1_sleeper_wakes_its_task(void **state)
{
	struct hrtimer_sleeper sl;

	hrtimer_setup_sleeper_on_stack(&sl, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	assert_ptr_equal(sl.task, hrt_current());
	wait_for_sleeper(&sl, 5 * MS);
	trace("awake");
	assert_null(sl.task);
	assert_trace("[  5.000 ms] awake\n");
}

static void spec_1_1_sleeper_older_names(void **state)
{
	struct hrtimer_sleeper sl;

	hrtimer_init_sleeper_on_stack(&sl, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	wait_for_sleeper(&sl, 1 * MS);
	hrtimer_init_sleeper(&sl, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	wait_for_sleeper(&sl, 1 * MS);
	trace("awake");
	assert_trace("[  2.000 ms] awake\n");
}

/* Since 7.2 one that has expired does not wait for an interrupt. */
static void spec_1_1_sleeper_that_has_expired(void **state)
{
	struct hrtimer_sleeper sl;

	align();
	hrtimer_setup_sleeper_on_stack(&sl, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_set_expires(&sl.timer, T0 - 1);
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	hrtimer_sleeper_start_expires(&sl, HRTIMER_MODE_ABS);
	assert_null(sl.task);
	assert_int_equal(hrt_current()->state, TASK_RUNNING);
	assert_false(hrtimer_is_queued(&sl.timer));
}

/* ---- cancel ------------------------------------------------------------------------*/

static void spec_1_1_cancel_returns(void **state)
{
	mono(&a, "A");
	assert_int_equal(hrtimer_cancel(&a.timer), 0);
	assert_int_equal(hrtimer_try_to_cancel(&a.timer), 0);
	start(&a, 5 * MS);
	assert_int_equal(hrtimer_try_to_cancel(&a.timer), 1);
	assert_int_equal(hrtimer_try_to_cancel(&a.timer), 0);
	start(&a, 5 * MS);
	assert_int_equal(hrtimer_cancel(&a.timer), 1);
	assert_int_equal(hrtimer_cancel(&a.timer), 0);
	sleep_for(10 * MS);
	assert_trace("");
}

static void spec_1_1_cancel_keeps_the_expiry(void **state)
{
	mono(&a, "A");
	start_range(&a, 5 * MS, 6 * MS);
	hrtimer_cancel(&a.timer);
	assert_int_equal(hrtimer_get_softexpires(&a.timer), 5 * MS);
	assert_int_equal(hrtimer_get_expires(&a.timer), 6 * MS);
}

static enum hrtimer_restart try_in_callback(struct named *self)
{
	note("\ttry %d", hrtimer_try_to_cancel(&self->timer));
	hrtimer_start(&self->timer, 1 * MS, HRTIMER_MODE_REL);
	note("\ttry %d queued %d", hrtimer_try_to_cancel(&self->timer),
	     hrtimer_is_queued(&self->timer));
	self->act = NULL;
	return HRTIMER_NORESTART;
}

/* -1, even if it is queued again; and nothing is done. */
static void spec_1_1_try_to_cancel_a_running_one(void **state)
{
	mono(&a, "A");
	a.act = try_in_callback;
	start(&a, 1 * MS);
	sleep_for(5 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "\ttry -1\n"
		     "\ttry -1 queued 1\n"
		     "[  2.000 ms] A\n");
}

static enum hrtimer_restart busy_5_ms(struct named *self)
{
	mdelay(5);
	trace("A ends");
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart cancel_a(struct named *self)
{
	trace("cancel %d", hrtimer_cancel(&a.timer));
	return HRTIMER_NORESTART;
}

/*
 * The soft callback of A busy-waits; an interrupt meanwhile, on the same CPU,
 * finds it running.
 */
static enum hrtimer_restart try_a(struct named *self)
{
	note("\ttry %d running %d active %d queued %d",
	     hrtimer_try_to_cancel(&a.timer),
	     hrtimer_callback_running(&a.timer), hrtimer_active(&a.timer),
	     hrtimer_is_queued(&a.timer));
	return HRTIMER_NORESTART;
}

static void spec_1_1_running_is_seen_from_an_interrupt(void **state)
{
	named_setup(&a, "A", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	a.act = busy_5_ms;
	mono(&b, "B");
	b.act = try_a;
	start(&a, 1 * MS);
	start(&b, 3 * MS);
	sleep_for(20 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "[  3.000 ms] B\n"
		     "\ttry -1 running 1 active 1 queued 0\n"
		     "[  6.000 ms] A ends\n");
}

static void spec_1_1_cancel_from_another_callback(void **state)
{
	mono(&a, "A");
	mono(&b, "B");
	b.act = cancel_a;
	start(&a, 2 * MS);
	start(&b, 1 * MS);
	sleep_for(5 * MS);
	assert_trace("[  1.000 ms] B\n"
		     "[  1.000 ms] cancel 1\n");
}

static int wait_then_cancel(void *unused)
{
	sleep_for(2 * MS);
	trace("cancels");
	trace("cancel %d", hrtimer_cancel(&a.timer));
	return 0;
}

/*
 * 0 when the callback has ended and not started itself again. In virtual time
 * no task runs beside a callback; tests/live has those that wait.
 */
static void spec_1_1_cancel_after_the_callback(void **state)
{
	struct task_struct task;

	machine((struct hrt_config){ .cpus = 2 });
	align();
	task_run(&task, wait_then_cancel, NULL, "canceller", 1);
	named_setup(&a, "A", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	a.act = busy_5_ms;
	start(&a, 1 * MS);
	task_join(&task);
	assert_trace("[  1.000 ms] A\n"
		     "[  6.000 ms] A ends\n"
		     "[  6.000 ms] cancels\n"
		     "[  6.000 ms] cancel 0\n");
}

static void spec_1_1_cancel_wait_running_returns(void **state)
{
	mono(&a, "A");
	start(&a, 1 * MS);
	hrtimer_cancel_wait_running(&a.timer);
	hrtimer_cancel(&a.timer);
	assert_int_equal(hrtimer_cancel(&a.timer), 0);
}

/* ---- ask ---------------------------------------------------------------------------*/

static void spec_1_1_active_is_queued_or_running(void **state)
{
	mono(&a, "A");
	assert_false(hrtimer_active(&a.timer));
	start(&a, 1 * MS);
	assert_true(hrtimer_active(&a.timer));
	assert_true(hrtimer_is_queued(&a.timer));
	assert_false(hrtimer_callback_running(&a.timer));
	sleep_for(2 * MS);
	assert_false(hrtimer_active(&a.timer));
}

static void spec_1_1_remaining_may_be_negative(void **state)
{
	align();
	mono(&a, "A");
	start_range(&a, 1 * MS, 2 * MS);
	assert_int_equal(hrtimer_get_remaining(&a.timer), 2 * MS);
	assert_int_equal(__hrtimer_get_remaining(&a.timer, true), 2 * MS);
	assert_int_equal(hrtimer_expires_remaining(&a.timer), 2 * MS);
	assert_int_equal(hrtimer_expires_remaining_adjusted(&a.timer), 2 * MS);
	assert_int_equal(
		__hrtimer_expires_remaining_adjusted(&a.timer, T0 + 500 * US),
		1500 * US);
	mdelay(3);
	assert_int_equal(hrtimer_get_remaining(&a.timer), -1 * MS);
	assert_int_equal(hrtimer_expires_remaining(&a.timer), -1 * MS);
}

static void spec_1_1_cb_get_time(void **state)
{
	sleep_for(7 * MS);
	named_setup(&a, "A", CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	assert_true(hrtimer_cb_get_time(&a.timer) == ktime_get());
	named_setup(&a, "A", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	assert_true(hrtimer_cb_get_time(&a.timer) == ktime_get_real());
	named_setup(&a, "A", CLOCK_REALTIME, HRTIMER_MODE_REL);
	assert_true(hrtimer_cb_get_time(&a.timer) == ktime_get());
	named_setup(&a, "A", CLOCK_BOOTTIME, HRTIMER_MODE_ABS);
	assert_true(hrtimer_cb_get_time(&a.timer) == ktime_get_boottime());
	named_setup(&a, "A", CLOCK_TAI, HRTIMER_MODE_ABS);
	assert_true(hrtimer_cb_get_time(&a.timer) == ktime_get_clocktai());
}

static void spec_1_1_expires_and_softexpires(void **state)
{
	mono(&a, "A");
	hrtimer_set_expires(&a.timer, 1234);
	assert_int_equal(hrtimer_get_expires(&a.timer), 1234);
	assert_int_equal(hrtimer_get_softexpires(&a.timer), 1234);
	hrtimer_set_expires_range(&a.timer, 100, 50);
	assert_int_equal(hrtimer_get_expires_ns(&a.timer), 150);
	assert_int_equal(hrtimer_get_softexpires_tv64(&a.timer), 100);
	hrtimer_set_expires_range_ns(&a.timer, 200, 50);
	assert_int_equal(hrtimer_get_expires_tv64(&a.timer), 250);
	assert_int_equal(hrtimer_get_softexpires(&a.timer), 200);
	hrtimer_set_expires_tv64(&a.timer, 77);
	assert_int_equal(hrtimer_get_expires(&a.timer), 77);
	hrtimer_set_expires_range_ns(&a.timer, 100, 1);
	hrtimer_add_expires(&a.timer, 10);
	hrtimer_add_expires_ns(&a.timer, 10);
	assert_int_equal(hrtimer_get_softexpires(&a.timer), 120);
	assert_int_equal(hrtimer_get_expires(&a.timer), 121);
	assert_false(hrtimer_active(&a.timer));
}

/* Only the hard side saturates. */
static void spec_1_1_set_expires_range_saturates(void **state)
{
	mono(&a, "A");
	hrtimer_set_expires_range(&a.timer, KTIME_MAX - 5, 10);
	assert_true(hrtimer_get_softexpires(&a.timer) == KTIME_MAX - 5);
	assert_true(hrtimer_get_expires(&a.timer) == KTIME_MAX);
}

static void spec_1_1_next_event_is_for_low_res(void **state)
{
	mono(&a, "A");
	start(&a, 25 * MS);
	assert_true(hrtimer_get_next_event() == KTIME_MAX);
	assert_true(hrtimer_highres_enabled());
	assert_int_equal(hrtimer_is_hres_active(&a.timer), 1);
	assert_int_equal(hrtimer_resolution, 1);
	hrtimer_cancel(&a.timer);
	machine((struct hrt_config){ .highres_off = true });
	mono(&a, "A");
	assert_true(hrtimer_get_next_event() == KTIME_MAX);
	start(&a, 25 * MS);
	assert_int_equal(hrtimer_get_next_event(), 25 * MS);
	assert_true(hrtimer_next_event_without(&a.timer) == KTIME_MAX);
	assert_false(hrtimer_highres_enabled());
	assert_int_equal(hrtimer_is_hres_active(&a.timer), 0);
	assert_int_equal(hrtimer_resolution, 10 * MS);
}

static void spec_1_1_next_event_without(void **state)
{
	mono(&a, "A");
	mono(&b, "B");
	start(&a, 3 * MS);
	start(&b, 5 * MS);
	assert_int_equal(hrtimer_next_event_without(&a.timer), 5 * MS);
	assert_int_equal(hrtimer_next_event_without(&b.timer), 3 * MS);
	hrtimer_cancel(&b.timer);
	/* What is left is the tick. */
	assert_int_equal(hrtimer_next_event_without(&a.timer), 10 * MS);
}

/* ---- every mode on every clock -----------------------------------------------------*/

static void spec_1_1_every_clock_and_mode_fires(void **state)
{
	static const int clock[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				     CLOCK_BOOTTIME, CLOCK_TAI };

	for (unsigned int m = 0; m < 0x20; m++) {
		for (size_t c = 0; c < COUNT(clock); c++) {
			enum hrtimer_mode mode = (enum hrtimer_mode)m;
			ktime_t tim = 3 * MS + 1;

			align();
			named_setup(&a, "A", clock[c], mode);
			if (!(mode & HRTIMER_MODE_REL))
				tim += hrtimer_cb_get_time(&a.timer);
			hrtimer_start(&a.timer, tim, mode);
			sleep_for(5 * MS);
			assert_trace("[  3.000001 ms] A\n");
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_1_1_restart_values),
		SPEC(spec_1_1_modes),
		SPEC(spec_1_1_base_types),
		SPEC(spec_1_1_a_timer_is_a_cache_line),
		SPEC(spec_1_1_setup_forgets_what_was_there),
		SPEC(spec_1_1_setup_chooses_the_base),
		SPEC(spec_1_1_setup_bad_clock_warns),
		SPEC(spec_1_1_setup_null_function_warns),
		SPEC(spec_1_1_setup_on_stack),
		SPEC(spec_1_1_destroy_on_stack_does_not_dequeue),
		SPEC(spec_1_1_init_and_a_function_set_afterwards),
		SPEC(spec_1_1_update_function),
		SPEC(spec_1_1_dummy_timeout),
		SPEC(spec_1_1_sleeper_wakes_its_task),
		SPEC(spec_1_1_sleeper_older_names),
		SPEC(spec_1_1_sleeper_that_has_expired),
		SPEC(spec_1_1_cancel_returns),
		SPEC(spec_1_1_cancel_keeps_the_expiry),
		SPEC(spec_1_1_try_to_cancel_a_running_one),
		SPEC(spec_1_1_running_is_seen_from_an_interrupt),
		SPEC(spec_1_1_cancel_from_another_callback),
		SPEC(spec_1_1_cancel_after_the_callback),
		SPEC(spec_1_1_cancel_wait_running_returns),
		SPEC(spec_1_1_active_is_queued_or_running),
		SPEC(spec_1_1_remaining_may_be_negative),
		SPEC(spec_1_1_cb_get_time),
		SPEC(spec_1_1_expires_and_softexpires),
		SPEC(spec_1_1_set_expires_range_saturates),
		SPEC(spec_1_1_next_event_is_for_low_res),
		SPEC(spec_1_1_next_event_without),
		SPEC(spec_1_1_every_clock_and_mode_fires),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
