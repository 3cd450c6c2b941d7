/* SPDX-License-Identifier: MIT */
/*
 * Starting timers: in the past, in the far future, from callbacks (2.4).
 */
#include "trace.h"

#include <stdlib.h>

static struct named a, b;

/* What can be asked of a timer; times from T0, KTIME_MAX by name. */
static void show(const struct named *t)
{
	ktime_t soft = hrtimer_get_softexpires(&t->timer) - T0;
	ktime_t hard = hrtimer_get_expires(&t->timer);

	if (hard == KTIME_MAX)
		note("\tactive %d queued %d running %d soft %lld hard MAX",
		     hrtimer_active(&t->timer), hrtimer_is_queued(&t->timer),
		     hrtimer_callback_running(&t->timer), soft);
	else
		note("\tactive %d queued %d running %d soft %lld hard %lld "
		     "remaining %lld",
		     hrtimer_active(&t->timer), hrtimer_is_queued(&t->timer),
		     hrtimer_callback_running(&t->timer), soft, hard - T0,
		     hrtimer_get_remaining(&t->timer));
}

static enum hrtimer_restart show_in_callback(struct named *self)
{
	show(self);
	note("\ttry_to_cancel %d", hrtimer_try_to_cancel(&self->timer));
	return HRTIMER_NORESTART;
}

/* ---- relative times ----------------------------------------------------------*/

static void spec_2_4_rel_counts_by_the_timers_clock(void **state)
{
	static const int clock[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				     CLOCK_BOOTTIME, CLOCK_TAI };

	sleep_for(3 * MS);
	for (size_t i = 0; i < COUNT(clock); i++) {
		named_setup(&a, "A", clock[i], HRTIMER_MODE_ABS);
		hrtimer_start(&a.timer, 5 * MS, HRTIMER_MODE_REL);
		assert_int_equal(hrtimer_get_remaining(&a.timer), 5 * MS);
		assert_true(hrtimer_get_expires(&a.timer) ==
			    hrtimer_cb_get_time(&a.timer) + 5 * MS);
		hrtimer_cancel(&a.timer);
	}
}

static void spec_2_4_rel_0_is_queued_and_runs_at_once(void **state)
{
	align();
	mono(&a, "A");
	hrtimer_start(&a.timer, 0, HRTIMER_MODE_REL);
	assert_int_equal(a.runs, 0);
	show(&a);
	ndelay(1);
	trace("later");
	assert_trace("\tactive 1 queued 1 running 0 soft 0 hard 0 remaining 0\n"
		     "[  0.000 ms] A\n"
		     "[  0.000001 ms] later\n");
}

static void spec_2_4_past_abs_is_queued_and_runs_at_once(void **state)
{
	sleep_for(10 * MS);
	align();
	mono(&a, "A");
	a.act = show_in_callback;
	start(&a, -5 * MS);
	show(&a);
	udelay(20);
	trace("later");
	show(&a);
	assert_trace("\tactive 1 queued 1 running 0 soft -5000000 "
		     "hard -5000000 remaining -5000000\n"
		     "[  0.000 ms] A\n"
		     "\tactive 1 queued 0 running 1 soft -5000000 "
		     "hard -5000000 remaining -5000000\n"
		     "\ttry_to_cancel -1\n"
		     "[  0.020 ms] later\n"
		     "\tactive 0 queued 0 running 0 soft -5000000 "
		     "hard -5000000 remaining -5020000\n");
}

static void spec_2_4_past_runs_at_the_next_tick_in_low_res(void **state)
{
	machine((struct hrt_config){ .highres_off = true });
	align();
	mono(&a, "A");
	udelay(3300);
	hrtimer_start(&a.timer, 0, HRTIMER_MODE_REL);
	mdelay(20);
	assert_trace("[ 10.000 ms] A\n");
}

/* Interrupts come when the caller allows them: not from within the start. */
static void spec_2_4_never_called_from_within_start(void **state)
{
	unsigned long flags;

	align();
	flags = hrt_irq_save();
	mono(&a, "A");
	start(&a, -1 * MS);
	start(&a, -2 * MS);
	assert_int_equal(a.runs, 0);
	hrt_irq_restore(flags);
	assert_int_equal(a.runs, 1);
}

static void spec_2_4_negative_rel_never_fires(void **state)
{
	align();
	mono(&a, "A");
	hrtimer_start(&a.timer, -1, HRTIMER_MODE_REL);
	assert_true(hrtimer_is_queued(&a.timer));
	assert_true(hrtimer_get_softexpires(&a.timer) == KTIME_MAX);
	assert_true(hrtimer_get_expires(&a.timer) == KTIME_MAX);
	hrt_run_for(100LL * 365 * 24 * 3600 * SEC);
	assert_int_equal(a.runs, 0);
	assert_int_equal(hrtimer_cancel(&a.timer), 1);
}

static void spec_2_4_huge_rel_saturates(void **state)
{
	align();
	mono(&a, "A");
	hrtimer_start(&a.timer, KTIME_MAX, HRTIMER_MODE_REL);
	assert_true(hrtimer_get_softexpires(&a.timer) == KTIME_MAX);
	assert_true(hrtimer_get_expires(&a.timer) == KTIME_MAX);
	assert_true(hrtimer_get_remaining(&a.timer) == KTIME_MAX - ktime_get());
	hrt_run_for(100LL * 365 * 24 * 3600 * SEC);
	assert_int_equal(a.runs, 0);
	assert_true(hrtimer_get_remaining(&a.timer) > 0);
	assert_int_equal(hrtimer_cancel(&a.timer), 1);
}

static void spec_2_4_hard_expiry_saturates(void **state)
{
	align();
	mono(&a, "A");
	hrtimer_start_range_ns(&a.timer, 5 * MS, 1000, HRTIMER_MODE_REL);
	show(&a);
	hrtimer_start_range_ns(&a.timer, 5 * MS, ~0ULL, HRTIMER_MODE_REL);
	show(&a);
	hrtimer_start_range_ns(&a.timer, 5 * MS, 1ULL << 62, HRTIMER_MODE_REL);
	show(&a);
	hrtimer_cancel(&a.timer);
	assert_trace("\tactive 1 queued 1 running 0 soft 5000000 "
		     "hard 5001000 remaining 5001000\n"
		     "\tactive 1 queued 1 running 0 soft 5000000 hard MAX\n"
		     "\tactive 1 queued 1 running 0 soft 5000000 "
		     "hard 4611686018432387904 "
		     "remaining 4611686018432387904\n");
}

/* ---- negative and huge moments -------------------------------------------------*/

/* Nothing interrupts for it; behind another timer nothing finds it. */
static void spec_2_4_negative_abs_is_not_programmed(void **state)
{
	align();
	mono(&a, "A");
	hrtimer_start(&a.timer, -5000, HRTIMER_MODE_ABS);
	assert_int_equal(hrtimer_get_softexpires(&a.timer), -5000);
	assert_true(hrtimer_get_expires(&a.timer) == KTIME_MAX);
	hrt_irq_restore(hrt_irq_save());
	udelay(100);
	assert_int_equal(a.runs, 0);
	assert_int_equal(hrtimer_cancel(&a.timer), 1);
}

/* The tick of msleep() finds it, when nothing stands before it any more. */
static void spec_2_4_negative_abs_runs_where_it_is_leftmost(void **state)
{
	align();
	mono(&a, "A");
	hrtimer_start(&a.timer, -5000, HRTIMER_MODE_ABS);
	msleep(50);
	hrtimer_start(&a.timer, KTIME_MIN, HRTIMER_MODE_ABS);
	msleep(50);
	assert_trace("[ 60.000 ms] A\n"
		     "[120.000 ms] A\n");
}

static void spec_2_4_realtime_below_the_offset_fires_at_once(void **state)
{
	align();
	named_setup(&a, "A", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_start(&a.timer, 5, HRTIMER_MODE_ABS);
	assert_true(hrtimer_get_remaining(&a.timer) < -1 * SEC);
	udelay(10);
	assert_trace("[  0.000 ms] A\n");
}

static void spec_2_4_realtime_ktime_max_never_fires(void **state)
{
	align();
	named_setup(&a, "A", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_start(&a.timer, KTIME_MAX, HRTIMER_MODE_ABS);
	sleep_for(100 * SEC);
	assert_int_equal(a.runs, 0);
	assert_int_equal(hrtimer_cancel(&a.timer), 1);
}

/* Alone in its base it is leftmost: the next interrupt, a tick, runs it. */
static void spec_2_4_realtime_negative_runs_at_an_interrupt(void **state)
{
	align();
	named_setup(&a, "A", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_start(&a.timer, -5, HRTIMER_MODE_ABS);
	udelay(10);
	assert_true(hrtimer_get_remaining(&a.timer) > 0);
	assert_true(hrtimer_get_expires(&a.timer) == KTIME_MAX);
	sleep_for(50 * MS);
	assert_trace("[ 10.000 ms] A\n");
}

/* The very first thing on a machine: the clocks are known from its start. */
static void spec_2_4_every_clock_from_the_first_moment(void **state)
{
	static const int clock[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				     CLOCK_BOOTTIME, CLOCK_TAI };
	static const char *const name[] = { "mono", "real", "boot", "tai" };
	static struct named t[4];

	for (size_t i = 0; i < COUNT(clock); i++) {
		named_setup(&t[i], name[i], clock[i], HRTIMER_MODE_ABS);
		hrtimer_start(&t[i].timer,
			      hrtimer_cb_get_time(&t[i].timer) +
				      (ktime_t)(4 - i) * MS,
			      HRTIMER_MODE_ABS);
	}
	sleep_for(30 * MS);
	assert_trace("[  1.000 ms] tai\n"
		     "[  2.000 ms] boot\n"
		     "[  3.000 ms] real\n"
		     "[  4.000 ms] mono\n");
}

/* ---- the mode ------------------------------------------------------------------*/

static enum hrtimer_restart show_hardirq(struct named *self)
{
	note("\thardirq %d", (hrt_preempt_count() & HRT_HARDIRQ_MASK) != 0);
	return HRTIMER_NORESTART;
}

static void spec_2_4_soft_at_start_warns_and_runs_hard(void **state)
{
	mono(&a, "A");
	a.act = show_hardirq;
	hrtimer_start(&a.timer, 1 * MS, HRTIMER_MODE_REL_SOFT);
	sleep_for(2 * MS);
	assert_trace("WARNING: hrtimer_start() with another SOFT mode than at "
		     "setup: FUNCTION\n"
		     "[  1.000 ms] A\n"
		     "\thardirq 1\n");
}

static void spec_2_4_hard_at_start_warns_and_runs_soft(void **state)
{
	named_setup(&a, "A", CLOCK_MONOTONIC, HRTIMER_MODE_REL_SOFT);
	a.act = show_hardirq;
	hrtimer_start(&a.timer, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(2 * MS);
	assert_trace("WARNING: hrtimer_start() with another SOFT mode than at "
		     "setup: FUNCTION\n"
		     "[  1.000 ms] A\n"
		     "\thardirq 0\n");
}

/* The clock was chosen at setup; the REL of a start is arithmetic alone. */
static void spec_2_4_rel_at_start_does_not_choose_the_clock(void **state)
{
	named_setup(&a, "A", CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_start(&a.timer, 5 * MS, HRTIMER_MODE_REL);
	assert_true(hrtimer_get_expires(&a.timer) == ktime_get_real() + 5 * MS);
	hrtimer_cancel(&a.timer);
}

/* ---- again while queued ---------------------------------------------------------*/

static void spec_2_4_start_moves_a_queued_timer(void **state)
{
	mono(&a, "A");
	start(&a, 5 * MS);
	start(&a, 9 * MS);
	start(&a, 7 * MS);
	sleep_for(20 * MS);
	assert_trace("[  7.000 ms] A\n");
}

static void spec_2_4_start_expires_uses_what_is_stored(void **state)
{
	align();
	mono(&a, "A");
	hrtimer_start(&a.timer, 5 * MS, HRTIMER_MODE_REL);
	assert_int_equal(hrtimer_try_to_cancel(&a.timer), 1);
	hrtimer_restart(&a.timer);
	show(&a);
	/* With REL the moment is taken for a span. */
	hrtimer_start_expires(&a.timer, HRTIMER_MODE_REL);
	assert_true(hrtimer_get_expires(&a.timer) == T0 + 5 * MS + ktime_get());
	hrtimer_cancel(&a.timer);
	hrtimer_set_expires_range_ns(&a.timer, T0 + 2 * MS, 1000);
	hrtimer_start_expires(&a.timer, HRTIMER_MODE_ABS);
	show(&a);
	sleep_for(5 * MS);
	assert_trace("\tactive 1 queued 1 running 0 soft 5000000 "
		     "hard 5000000 remaining 5000000\n"
		     "\tactive 1 queued 1 running 0 soft 2000000 "
		     "hard 2001000 remaining 2001000\n"
		     "[  2.001 ms] A\n");
}

/* ---- from the callback ---------------------------------------------------------*/

static enum hrtimer_restart start_in_callback(struct named *self)
{
	show(self);
	hrtimer_start(&self->timer, 1 * MS, HRTIMER_MODE_REL);
	show(self);
	note("\ttry_to_cancel %d", hrtimer_try_to_cancel(&self->timer));
	if (self->runs == 2)
		self->act = NULL;
	return HRTIMER_NORESTART;
}

/* NORESTART leaves queued what the callback started. */
static void spec_2_4_started_in_its_callback(void **state)
{
	mono(&a, "A");
	a.act = start_in_callback;
	start(&a, 1 * MS);
	sleep_for(10 * MS);
	show(&a);
	assert_trace("[  1.000 ms] A\n"
		     "\tactive 1 queued 0 running 1 soft 1000000 "
		     "hard 1000000 remaining 0\n"
		     "\tactive 1 queued 1 running 1 soft 2000000 "
		     "hard 2000000 remaining 1000000\n"
		     "\ttry_to_cancel -1\n"
		     "[  2.000 ms] A\n"
		     "\tactive 1 queued 0 running 1 soft 2000000 "
		     "hard 2000000 remaining 0\n"
		     "\tactive 1 queued 1 running 1 soft 3000000 "
		     "hard 3000000 remaining 1000000\n"
		     "\ttry_to_cancel -1\n"
		     "[  3.000 ms] A\n"
		     "\tactive 0 queued 0 running 0 soft 3000000 "
		     "hard 3000000 remaining -7000000\n");
}

static enum hrtimer_restart start_and_restart(struct named *self)
{
	hrtimer_start(&self->timer, 1 * MS, HRTIMER_MODE_REL);
	if (self->runs == 3)
		self->act = NULL;
	return HRTIMER_RESTART;
}

static void spec_2_4_restart_of_a_queued_timer_queues_once(void **state)
{
	mono(&a, "A");
	a.act = start_and_restart;
	start(&a, 1 * MS);
	sleep_for(10 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "[  2.000 ms] A\n"
		     "[  3.000 ms] A\n"
		     "[  4.000 ms] A\n");
}

static enum hrtimer_restart set_expires_2_ms(struct named *self)
{
	hrtimer_set_expires(&self->timer, ktime_get() + 2 * MS);
	return self->runs < 3 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static enum hrtimer_restart add_expires_500_us(struct named *self)
{
	hrtimer_add_expires_ns(&self->timer, 500 * US);
	return self->runs < 3 ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void spec_2_4_restart_takes_the_expiry_that_is_set(void **state)
{
	mono(&a, "A");
	a.act = set_expires_2_ms;
	start(&a, 1 * MS);
	sleep_for(10 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "[  3.000 ms] A\n"
		     "[  5.000 ms] A\n");
	mark();
	mono(&a, "A");
	a.act = add_expires_500_us;
	start(&a, 1 * MS);
	sleep_for(10 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.500 ms] A\n"
		     "[  2.000 ms] A\n");
}

static enum hrtimer_restart return_2(struct named *self)
{
	return self->runs < 3 ? (enum hrtimer_restart)2 : HRTIMER_NORESTART;
}

/* On 6.1 anything but NORESTART restarts, on 7.3 RESTART alone. */
static void spec_2_4_return_value_2(void **state)
{
	mono(&a, "A");
	a.act = return_2;
	start(&a, 1 * MS);
	sleep_for(2 * MS);
	assert_trace("[  1.000 ms] A\n");
	machine((struct hrt_config){ .kernel = HRT_KERNEL_6_1 });
	mono(&a, "A");
	a.act = return_2;
	start(&a, 1 * MS);
	sleep_for(2 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.000 ms] A\n"
		     "[  1.000 ms] A\n");
}

static enum hrtimer_restart free_itself(struct hrtimer *timer)
{
	free(timer);
	note("freed");
	return HRTIMER_NORESTART;
}

/* AddressSanitizer watches what the core does with it afterwards. */
static void spec_2_4_callback_may_free_its_timer(void **state)
{
	struct hrtimer *hard = malloc(sizeof(*hard));
	struct hrtimer *soft = malloc(sizeof(*soft));

	hrtimer_setup(hard, free_itself, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_setup(soft, free_itself, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL_SOFT);
	hrtimer_start(hard, 1 * MS, HRTIMER_MODE_REL);
	hrtimer_start(soft, 1 * MS, HRTIMER_MODE_REL_SOFT);
	sleep_for(2 * MS);
	assert_trace("freed\nfreed\n");
}

/* ---- what callbacks do to others at the same instant -------------------------------*/

/*
 * A, B and C expire together at 3 ms, E with them by REALTIME where it is
 * started; A acts. D, F and G are idle: D hard, F and G soft.
 */
enum { A, B, C, D, E, F, G, NR };

static struct named t[NR];
static struct named_wheel w[5];
static struct task_struct *waiter;

static void setup_a_to_g(void)
{
	static const char *const name[] = { "A", "B", "C", "D", "E", "F", "G" };

	align();
	for (int i = A; i < NR; i++)
		named_setup(&t[i], name[i],
			    i == E ? CLOCK_REALTIME : CLOCK_MONOTONIC,
			    i >= F ? HRTIMER_MODE_ABS_SOFT : HRTIMER_MODE_ABS);
}

static void a_acts(enum hrtimer_restart (*act)(struct named *self),
		   const char *expected)
{
	setup_a_to_g();
	t[A].act = act;
	start(&t[A], 3 * MS);
	start(&t[B], 3 * MS);
	start(&t[C], 3 * MS);
	sleep_for(100 * MS);
	assert_trace(expected);
}

static enum hrtimer_restart cancel_b_and_c(struct named *self)
{
	note("\t%d", hrtimer_try_to_cancel(&t[B].timer));
	note("\t%d", hrtimer_cancel(&t[C].timer));
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_cancels_what_is_due_too(void **state)
{
	a_acts(cancel_b_and_c, "[  3.000 ms] A\n"
			       "\t1\n"
			       "\t1\n");
}

static enum hrtimer_restart start_d_in_the_past(struct named *self)
{
	start(&t[D], 0);
	note("\tqueued %d", hrtimer_is_queued(&t[D].timer));
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_starts_another_in_the_past(void **state)
{
	a_acts(start_d_in_the_past, "[  3.000 ms] A\n"
				    "\tqueued 1\n"
				    "[  3.000 ms] D\n"
				    "[  3.000 ms] B\n"
				    "[  3.000 ms] C\n");
}

static enum hrtimer_restart start_d_with_it(struct named *self)
{
	start(&t[D], 3 * MS);
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_starts_another_at_its_expiry(void **state)
{
	a_acts(start_d_with_it, "[  3.000 ms] A\n"
				"[  3.000 ms] B\n"
				"[  3.000 ms] C\n"
				"[  3.000 ms] D\n");
}

static enum hrtimer_restart start_e_in_the_past(struct named *self)
{
	hrtimer_start(&t[E].timer, ktime_get_real() - 1 * MS, HRTIMER_MODE_ABS);
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_starts_another_clock_in_the_past(void **state)
{
	a_acts(start_e_in_the_past, "[  3.000 ms] A\n"
				    "[  3.000 ms] B\n"
				    "[  3.000 ms] C\n"
				    "[  3.000 ms] E\n");
}

static enum hrtimer_restart move_b_later(struct named *self)
{
	start(&t[B], 5 * MS);
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_moves_what_is_due_too(void **state)
{
	a_acts(move_b_later, "[  3.000 ms] A\n"
			     "[  3.000 ms] C\n"
			     "[  5.000 ms] B\n");
}

static enum hrtimer_restart move_b_into_the_past(struct named *self)
{
	start(&t[B], -1);
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart restart_b_as_it_is(struct named *self)
{
	start(&t[B], 3 * MS);
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_restarts_what_is_due_too(void **state)
{
	machine((struct hrt_config){ .kernel = HRT_KERNEL_7_3 });
	static const char *const expected = "[  3.000 ms] A\n"
					    "[  3.000 ms] B\n"
					    "[  3.000 ms] C\n";

	a_acts(move_b_into_the_past, expected);
	a_acts(restart_b_as_it_is, expected);
}

static enum hrtimer_restart start_f_in_the_past(struct named *self)
{
	start(&t[F], -1);
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_starts_a_soft_one_in_the_past(void **state)
{
	a_acts(start_f_in_the_past, "[  3.000 ms] A\n"
				    "[  3.000 ms] B\n"
				    "[  3.000 ms] C\n"
				    "[  3.000 ms] F\n");
}

static enum hrtimer_restart start_d_for_0(struct named *self)
{
	hrtimer_start(&t[D].timer, 0, HRTIMER_MODE_REL);
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_starts_another_for_0(void **state)
{
	a_acts(start_d_for_0, "[  3.000 ms] A\n"
			      "[  3.000 ms] B\n"
			      "[  3.000 ms] C\n"
			      "[  3.000 ms] D\n");
}

/* D comes to a base that has been drained: the interrupt tries again. */
static void spec_2_4_callback_starts_into_a_base_before_its_own(void **state)
{
	setup_a_to_g();
	t[E].act = start_d_in_the_past;
	start(&t[A], 3 * MS);
	start(&t[B], 3 * MS);
	hrtimer_start(&t[E].timer, ktime_mono_to_real(T0 + 3 * MS),
		      HRTIMER_MODE_ABS);
	sleep_for(10 * MS);
	assert_trace("[  3.000 ms] A\n"
		     "[  3.000 ms] B\n"
		     "[  3.000 ms] E\n"
		     "\tqueued 1\n"
		     "[  3.000 ms] D\n");
}

static enum hrtimer_restart wake_waiter(struct named *self)
{
	hrt_wake_up(waiter, TASK_NORMAL);
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_wakes_a_task(void **state)
{
	setup_a_to_g();
	t[A].act = wake_waiter;
	waiter = hrt_current();
	start(&t[A], 3 * MS);
	start(&t[B], 3 * MS);
	start(&t[F], 3 * MS);
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	hrt_schedule();
	trace("task");
	assert_trace("[  3.000 ms] A\n"
		     "[  3.000 ms] B\n"
		     "[  3.000 ms] F\n"
		     "[  3.000 ms] task\n");
}

static enum hrtimer_restart mod_w0_and_w1(struct named *self)
{
	mod_timer(&w[0].timer, jiffies);
	mod_timer(&w[1].timer, jiffies + 1);
	return HRTIMER_NORESTART;
}

static void spec_2_4_callback_starts_wheel_timers(void **state)
{
	wheel_setup(&w[0], "w0", 0);
	wheel_setup(&w[1], "w1", 0);
	a_acts(mod_w0_and_w1, "[  3.000 ms] A\n"
			      "[  3.000 ms] B\n"
			      "[  3.000 ms] C\n"
			      "[ 10.000 ms] w0 j+1\n"
			      "[ 20.000 ms] w1 j+2\n");
}

static enum hrtimer_restart start_d_and_g(struct named *self)
{
	start(&t[D], -1);
	start(&t[G], -1);
	note("\tqueued %d", hrtimer_is_queued(&t[D].timer));
	return HRTIMER_NORESTART;
}

/* The softirq goes on with G; D needs an interrupt, which comes after it. */
static void spec_2_4_soft_callback_starts_hard_and_soft(void **state)
{
	setup_a_to_g();
	t[F].act = start_d_and_g;
	start(&t[F], 3 * MS);
	sleep_for(10 * MS);
	assert_trace("[  3.000 ms] F\n"
		     "\tqueued 1\n"
		     "[  3.000 ms] G\n"
		     "[  3.000 ms] D\n");
}

static enum hrtimer_restart cancel_g(struct named *self)
{
	note("\t%d", hrtimer_try_to_cancel(&t[G].timer));
	return HRTIMER_NORESTART;
}

static void spec_2_4_soft_callback_cancels_what_is_due_too(void **state)
{
	setup_a_to_g();
	t[F].act = cancel_g;
	start(&t[F], 3 * MS);
	start(&t[G], 3 * MS);
	sleep_for(10 * MS);
	assert_trace("[  3.000 ms] F\n"
		     "\t1\n");
}

/* ---- start, unless at once: 7.2 ----------------------------------------------------*/

/* What the start of A returns, what is queued, and what has fired by then. */
static void user_case(const char *title, ktime_t tim, unsigned long long delta,
		      enum hrtimer_mode mode)
{
	bool queued;
	int ret;

	if (!(mode & HRTIMER_MODE_REL))
		tim += T0;
	ret = hrtimer_start_range_ns_user(&a.timer, tim, delta, mode);
	queued = hrtimer_is_queued(&a.timer);
	trace_clear();
	msleep(20);
	trace_clear();
	note("%d queued %d fired %d cancel %d: %s", ret, queued,
	     a.runs + b.runs, hrtimer_cancel(&a.timer), title);
	hrtimer_cancel(&b.timer);
}

static void user_fresh(enum hrtimer_mode mode)
{
	align();
	named_setup(&a, "A", CLOCK_MONOTONIC, mode);
	named_setup(&b, "B", CLOCK_MONOTONIC, mode);
}

#define USER(expected, title, tim, delta, rel)              \
	do {                                                \
		user_case(title, tim, delta, (rel) | mode); \
		assert_trace(expected ": " title "\n");     \
		user_fresh(mode);                           \
	} while (0)

#define REL HRTIMER_MODE_REL
#define ABS HRTIMER_MODE_ABS

static void user_cases(enum hrtimer_mode mode)
{
	sleep_for(100 * MS);
	user_fresh(mode);
	USER("0 queued 0 fired 0 cancel 0", "for 0", 0, 0, REL);
	USER("1 queued 1 fired 1 cancel 0", "for 1", 1, 0, REL);
	USER("1 queued 1 fired 1 cancel 0", "for 5 ms", 5 * MS, 0, REL);
	USER("1 queued 1 fired 0 cancel 1", "for -1", -1, 0, REL);
	USER("0 queued 0 fired 0 cancel 0", "past", -5 * MS, 0, ABS);
	USER("0 queued 0 fired 0 cancel 0", "now", 0, 0, ABS);
	USER("0 queued 0 fired 0 cancel 0", "[-1, 5] ms", -1 * MS, 6 * MS, ABS);
	USER("0 queued 0 fired 0 cancel 0", "[-1, -0.4] ms", -1 * MS, 600 * US,
	     ABS);
	USER("1 queued 1 fired 0 cancel 1", "KTIME_MAX", KTIME_MAX - T0, 0,
	     ABS);
	USER("0 queued 0 fired 0 cancel 0", "[0, 3] ms", 0, 3 * MS, REL);
	start(&b, -9 * MS);
	USER("1 queued 1 fired 2 cancel 0", "past, behind B", -5 * MS, 0, ABS);
	start(&b, 1 * MS);
	USER("1 queued 1 fired 2 cancel 0", "[-5, 2] ms, behind B", -5 * MS,
	     7 * MS, ABS);
	start(&a, 8 * MS);
	USER("0 queued 0 fired 0 cancel 0", "from 8 ms to -5 ms", -5 * MS, 0,
	     ABS);
	start(&a, 8 * MS);
	USER("1 queued 1 fired 1 cancel 0", "from 8 ms to 9 ms", 9 * MS, 0,
	     ABS);
}

static void spec_2_4_start_user_hard(void **state)
{
	enum hrtimer_mode mode = ABS;

	user_cases(mode);
	/* The tick stands before it: it is not the first. */
	USER("1 queued 1 fired 1 cancel 0", "[-1, 59] ms", -1 * MS, 60 * MS,
	     ABS);
	USER("1 queued 1 fired 1 cancel 0", "-5 ns", -5 - T0, 0, ABS);
}

static void spec_2_4_start_user_soft(void **state)
{
	enum hrtimer_mode mode = HRTIMER_MODE_SOFT;

	user_cases(mode);
	USER("0 queued 0 fired 0 cancel 0", "[-1, 59] ms", -1 * MS, 60 * MS,
	     ABS);
	USER("0 queued 0 fired 0 cancel 0", "-5 ns", -5 - T0, 0, ABS);
}

static void spec_2_4_start_expires_user(void **state)
{
	align();
	mono(&a, "A");
	hrtimer_set_expires(&a.timer, T0 - 77);
	assert_false(hrtimer_start_expires_user(&a.timer, ABS));
	assert_false(hrtimer_is_queued(&a.timer));
	hrtimer_set_expires(&a.timer, T0 + 50 * MS);
	assert_true(hrtimer_start_expires_user(&a.timer, ABS));
	assert_true(hrtimer_is_queued(&a.timer));
	hrtimer_cancel(&a.timer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_2_4_rel_counts_by_the_timers_clock),
		SPEC(spec_2_4_rel_0_is_queued_and_runs_at_once),
		SPEC(spec_2_4_past_abs_is_queued_and_runs_at_once),
		SPEC(spec_2_4_past_runs_at_the_next_tick_in_low_res),
		SPEC(spec_2_4_never_called_from_within_start),
		SPEC(spec_2_4_negative_rel_never_fires),
		SPEC(spec_2_4_huge_rel_saturates),
		SPEC(spec_2_4_hard_expiry_saturates),
		SPEC(spec_2_4_negative_abs_is_not_programmed),
		SPEC(spec_2_4_negative_abs_runs_where_it_is_leftmost),
		SPEC(spec_2_4_realtime_below_the_offset_fires_at_once),
		SPEC(spec_2_4_realtime_ktime_max_never_fires),
		SPEC(spec_2_4_realtime_negative_runs_at_an_interrupt),
		SPEC(spec_2_4_every_clock_from_the_first_moment),
		SPEC(spec_2_4_soft_at_start_warns_and_runs_hard),
		SPEC(spec_2_4_hard_at_start_warns_and_runs_soft),
		SPEC(spec_2_4_rel_at_start_does_not_choose_the_clock),
		SPEC(spec_2_4_start_moves_a_queued_timer),
		SPEC(spec_2_4_start_expires_uses_what_is_stored),
		SPEC(spec_2_4_started_in_its_callback),
		SPEC(spec_2_4_restart_of_a_queued_timer_queues_once),
		SPEC(spec_2_4_restart_takes_the_expiry_that_is_set),
		SPEC(spec_2_4_return_value_2),
		SPEC(spec_2_4_callback_may_free_its_timer),
		SPEC(spec_2_4_callback_cancels_what_is_due_too),
		SPEC(spec_2_4_callback_starts_another_in_the_past),
		SPEC(spec_2_4_callback_starts_another_at_its_expiry),
		SPEC(spec_2_4_callback_starts_another_clock_in_the_past),
		SPEC(spec_2_4_callback_moves_what_is_due_too),
		SPEC(spec_2_4_callback_restarts_what_is_due_too),
		SPEC(spec_2_4_callback_starts_a_soft_one_in_the_past),
		SPEC(spec_2_4_callback_starts_another_for_0),
		SPEC(spec_2_4_callback_starts_into_a_base_before_its_own),
		SPEC(spec_2_4_callback_wakes_a_task),
		SPEC(spec_2_4_callback_starts_wheel_timers),
		SPEC(spec_2_4_soft_callback_starts_hard_and_soft),
		SPEC(spec_2_4_soft_callback_cancels_what_is_due_too),
		SPEC(spec_2_4_start_user_hard),
		SPEC(spec_2_4_start_user_soft),
		SPEC(spec_2_4_start_expires_user),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
