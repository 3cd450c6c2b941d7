/* SPDX-License-Identifier: MIT */
/*
 * What the core reports (2.9), and says once or each time.
 */
#include "trace.h"

static struct named a;
static struct named_wheel w;

static void spec_2_9_forward_of_a_queued_timer(void **state)
{
	mono(&a, "A");
	hrtimer_start(&a.timer, 1 * SEC, HRTIMER_MODE_ABS);
	assert_int_equal(hrtimer_forward(&a.timer, 2 * SEC, 1), 0);
	assert_int_equal(hrtimer_forward(&a.timer, 2 * SEC, 1), 0);
	hrtimer_cancel(&a.timer);
	/* Each time: a WARN_ON(), not a WARN_ON_ONCE(). */
	assert_trace("WARNING: hrtimer_forward() of a timer that is queued: "
		     "FUNCTION\n"
		     "WARNING: hrtimer_forward() of a timer that is queued: "
		     "FUNCTION\n");
}

static void start_without_function(unsigned int kernel)
{
	struct hrtimer timer;

	machine((struct hrt_config){ .kernel = kernel });
	for (int i = 0; i < 2; i++) {
		hrtimer_init(&timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
		hrtimer_start(&timer, 1 * MS, HRTIMER_MODE_REL);
		note("queued %d", hrtimer_is_queued(&timer));
		sleep_for(2 * MS);
	}
}

/* Until 7.1 such a start is refused; then it expires into nothing. */
static void spec_2_9_start_with_a_null_function(void **state)
{
	start_without_function(HRT_KERNEL_6_1);
	assert_trace("WARNING: hrtimer_start() without a callback\n"
		     "queued 0\n"
		     "queued 0\n");
	start_without_function(HRT_KERNEL_7_3);
	assert_trace("queued 1\n"
		     "WARNING: an hrtimer without a callback expired\n"
		     "queued 1\n"
		     "WARNING: an hrtimer without a callback expired\n");
}

static void spec_2_9_setup_with_a_null_function(void **state)
{
	struct hrtimer timer;

	hrtimer_setup(&timer, NULL, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_setup(&timer, NULL, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	assert_trace("WARNING: hrtimer_setup() without a callback\n");
}

static void spec_2_9_bad_clock(void **state)
{
	mono(&a, "A");
	named_setup(&a, "A", 99, HRTIMER_MODE_REL);
	assert_trace("WARNING: Invalid clockid 99. Using MONOTONIC\n");
}

/* Once in a machine's life, and again in the next one's. */
static void spec_2_9_once_is_once_a_machine(void **state)
{
	for (int i = 0; i < 2; i++) {
		machine((struct hrt_config){ .cpus = 1 });
		mono(&a, "A");
		hrtimer_start(&a.timer, 1 * SEC, HRTIMER_MODE_REL_SOFT);
		hrtimer_start(&a.timer, 1 * SEC, HRTIMER_MODE_REL_SOFT);
		hrtimer_cancel(&a.timer);
		assert_trace("WARNING: hrtimer_start() with another SOFT mode "
			     "than at setup: FUNCTION\n");
	}
}

/* ---- the wheel ------------------------------------------------------------*/

static void spec_2_9_add_timer_of_a_pending_one(void **state)
{
	align();
	wheel_setup(&w, "w", 0);
	mod_timer(&w.timer, J0 + 5);
	w.timer.expires = J0 + 2;
	add_timer(&w.timer);
	sleep_for(100 * MS);
	/* Ignored: it fires when it was to. */
	assert_trace("WARNING: add_timer of a timer that is pending: FUNCTION\n"
		     "[ 60.000 ms] w j+6\n");
}

static void leak(struct named_wheel *self)
{
	hrt_preempt_disable();
}

static void leak_bh(struct named_wheel *self)
{
	hrt_bh_disable();
	hrt_preempt_disable();
}

/* The count is restored, so that the next timer finds it right. */
static void spec_2_9_preempt_leak(void **state)
{
	unsigned int before = hrt_preempt_count();
	struct named_wheel next;

	align();
	wheel_setup(&next, "next", 0);
	mod_timer(&next.timer, J0);
	wheel_setup(&w, "leak", 0);
	w.act = leak;
	mod_timer(&w.timer, J0);
	sleep_for(20 * MS);
	assert_int_equal(hrt_preempt_count(), before);
	assert_trace("[ 10.000 ms] leak j+1\n"
		     "WARNING: timer: FUNCTION preempt leak: 00000100 -> "
		     "00000101\n"
		     "[ 10.000 ms] next j+1\n");
}

static void spec_2_9_preempt_leak_of_several(void **state)
{
	align();
	wheel_setup(&w, "leak", 0);
	w.act = leak_bh;
	mod_timer(&w.timer, J0);
	sleep_for(20 * MS);
	assert_trace("[ 10.000 ms] leak j+1\n"
		     "WARNING: timer: FUNCTION preempt leak: 00000100 -> "
		     "00000301\n");
}

static enum hrtimer_restart delete_w(struct named *self)
{
	note("\t%d", timer_delete_sync(&w.timer));
	return HRTIMER_NORESTART;
}

/* Not from hard interrupts, unless the timer is IRQSAFE. */
static void delete_sync_in_hardirq(unsigned int flags, const char *expected)
{
	align();
	wheel_setup(&w, "w", flags);
	mod_timer(&w.timer, J0 + 50);
	mono(&a, "A");
	a.act = delete_w;
	start(&a, 1 * MS);
	sleep_for(2 * MS);
	assert_trace(expected);
}

static void spec_2_9_delete_sync_in_hardirq(void **state)
{
	delete_sync_in_hardirq(0, "[  1.000 ms] A\n"
				  "WARNING: timer_delete_sync() in a hard "
				  "interrupt: FUNCTION\n"
				  "\t1\n");
	delete_sync_in_hardirq(TIMER_IRQSAFE, "[  1.000 ms] A\n"
					      "\t1\n");
}

/* ---- tasks ----------------------------------------------------------------*/

static void spec_2_9_scheduling_while_atomic(void **state)
{
	hrt_preempt_disable();
	hrt_set_state(TASK_RUNNING);
	hrt_schedule();
	hrt_preempt_enable();
	assert_trace("WARNING: BUG: scheduling while atomic: main, "
		     "preempt_count 00000001\n");
}

static void spec_2_9_unbalanced_sections(void **state)
{
	hrt_preempt_enable();
	hrt_bh_enable();
	assert_int_equal(hrt_preempt_count(), 0);
	assert_trace("WARNING: preempt_enable() without preempt_disable()\n"
		     "WARNING: local_bh_enable() without local_bh_disable()\n");
}

static int end_in_a_section(void *unused)
{
	hrt_preempt_disable();
	return 0;
}

static void spec_2_9_task_ends_in_a_section(void **state)
{
	struct task_struct task;

	task_run(&task, end_in_a_section, NULL, "task", 0);
	task_join(&task);
	assert_trace("WARNING: a task ends inside a section, preempt_count "
		     "00000001\n");
}

static void spec_2_9_sleeptime_that_is_not_valid(void **state)
{
	struct timespec64 ts = { 1, 1000000000 };
	ktime_t boot = ktime_get_boottime();

	timekeeping_inject_sleeptime64(&ts);
	ts = (struct timespec64){ -1, 0 };
	timekeeping_inject_sleeptime64(&ts);
	assert_true(ktime_get_boottime() == boot);
	assert_trace("WARNING: Invalid sleep delta value!\n");
}

/* ---- without end ---- -----------------------------------------------------*/

static unsigned int rounds;

static void raise_again(void)
{
	if (++rounds < 150000)
		hrt_raise_softirq(HRT_SOFTIRQ_TASKLET);
}

/* Said once, and they go on: the program may know when to stop. */
static void spec_2_9_softirqs_raise_each_other(void **state)
{
	rounds = 0;
	hrt_open_softirq(HRT_SOFTIRQ_TASKLET, raise_again);
	hrt_raise_softirq(HRT_SOFTIRQ_TASKLET);
	sleep_for(1);
	hrt_open_softirq(HRT_SOFTIRQ_TASKLET, NULL);
	assert_int_equal(rounds, 150000);
	assert_trace("WARNING: softirqs raise each other without end\n");
}

static enum hrtimer_restart restart_where_it_is(struct hrtimer *timer)
{
	return HRTIMER_RESTART;
}

/* A livelock of the kernel: said, and the timer stops. */
static void spec_2_9_endless_restart(void **state)
{
	struct hrtimer timer;

	hrtimer_setup(&timer, restart_where_it_is, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL);
	hrtimer_start(&timer, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(2 * MS);
	assert_false(hrtimer_active(&timer));
	assert_trace("WARNING: hrtimer callback FUNCTION restarts without end "
		     "at one moment; it is stopped\n");
}

/* ---- sleeps ---- ----------------------------------------------------------*/

static void spec_2_9_usleep_range_upside_down(void **state)
{
	usleep_range(200, 100);
	assert_int_equal(ktime_get(), 200 * US);
	usleep_range(200, 100);
	assert_int_equal(ktime_get(), 400 * US);
	assert_trace("WARNING: usleep_range(): max 100 us is below min 200 "
		     "us\n");
}

static void spec_2_9_schedule_timeout_negative(void **state)
{
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	assert_int_equal(schedule_timeout(-1), 0);
	assert_int_equal(hrt_current()->state, TASK_RUNNING);
	assert_int_equal(ktime_get(), 0);
	assert_trace("NOTICE: schedule_timeout: wrong timeout value "
		     "ffffffffffffffff\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_2_9_forward_of_a_queued_timer),
		SPEC(spec_2_9_start_with_a_null_function),
		SPEC(spec_2_9_setup_with_a_null_function),
		SPEC(spec_2_9_bad_clock),
		SPEC(spec_2_9_once_is_once_a_machine),
		SPEC(spec_2_9_add_timer_of_a_pending_one),
		SPEC(spec_2_9_preempt_leak),
		SPEC(spec_2_9_preempt_leak_of_several),
		SPEC(spec_2_9_delete_sync_in_hardirq),
		SPEC(spec_2_9_scheduling_while_atomic),
		SPEC(spec_2_9_unbalanced_sections),
		SPEC(spec_2_9_task_ends_in_a_section),
		SPEC(spec_2_9_sleeptime_that_is_not_valid),
		SPEC(spec_2_9_softirqs_raise_each_other),
		SPEC(spec_2_9_endless_restart),
		SPEC(spec_2_9_usleep_range_upside_down),
		SPEC(spec_2_9_schedule_timeout_negative),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
