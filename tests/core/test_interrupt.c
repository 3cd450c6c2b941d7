/* SPDX-License-Identifier: MIT */
/*
 * The interrupt: retries, hangs, and what sets the device (2.6). The times are
 * those of a real kernel, to the microsecond.
 */
#include "trace.h"

#include "core/machine.h"

static struct named a, b, c;
static int left;
static u64 busy_ns;
static ktime_t interval;

static const struct hrtimer_cpu_base *base_of_cpu(unsigned int cpu)
{
	return &hrt_machine.cpu[cpu].hrtimers;
}

static enum hrtimer_restart busy_forward_now(struct named *self)
{
	ndelay(busy_ns);
	if (--left == 0)
		return HRTIMER_NORESTART;
	note("\tforward %llu", hrtimer_forward_now(&self->timer, interval));
	return HRTIMER_RESTART;
}

/* Always late: one interval at a time, whatever the clock says. */
static enum hrtimer_restart busy_advance(struct named *self)
{
	ndelay(busy_ns);
	if (--left == 0)
		return HRTIMER_NORESTART;
	hrtimer_forward(&self->timer, hrtimer_get_expires(&self->timer),
			interval);
	return HRTIMER_RESTART;
}

/* A at 1 ms is busy; B follows 100 us, C 600 us after. */
static void run(enum hrtimer_restart (*act)(struct named *), int times,
		u64 busy, ktime_t iv, enum hrtimer_mode mode)
{
	align();
	left = times;
	busy_ns = busy;
	interval = iv;
	named_setup(&a, "A", CLOCK_MONOTONIC, mode);
	named_setup(&b, "B", CLOCK_MONOTONIC, mode);
	named_setup(&c, "C", CLOCK_MONOTONIC, mode);
	a.act = act;
	start(&b, 1100 * US);
	start(&c, 1600 * US);
	start(&a, 1000 * US);
	sleep_for(1 * SEC);
}

static void spec_2_6_retry_when_the_next_is_past(void **state)
{
	run(busy_forward_now, 1, 300 * US, 1 * MS, HRTIMER_MODE_ABS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.300 ms] B\n"
		     "[  1.600 ms] C\n");
	assert_int_equal(base_of_cpu(0)->nr_retries, 1);
	assert_int_equal(base_of_cpu(0)->nr_hangs, 0);
}

static void spec_2_6_retries_of_a_late_periodic_timer(void **state)
{
	run(busy_forward_now, 4, 300 * US, 100 * US, HRTIMER_MODE_ABS);
	assert_trace("[  1.000 ms] A\n"
		     "\tforward 4\n"
		     "[  1.300 ms] B\n"
		     "[  1.400 ms] A\n"
		     "\tforward 4\n"
		     "[  1.700 ms] C\n"
		     "[  1.800 ms] A\n"
		     "\tforward 4\n"
		     "[  2.200 ms] A\n");
	assert_int_equal(base_of_cpu(0)->nr_retries, 2);
	assert_int_equal(base_of_cpu(0)->nr_hangs, 0);
}

static void spec_2_6_what_is_past_runs_within_a_pass(void **state)
{
	run(busy_advance, 8, 300 * US, 100 * US, HRTIMER_MODE_ABS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.300 ms] B\n"
		     "[  1.300 ms] A\n"
		     "[  1.600 ms] A\n"
		     "[  1.900 ms] A\n"
		     "[  2.200 ms] A\n"
		     "[  2.500 ms] A\n"
		     "[  2.800 ms] C\n"
		     "[  2.800 ms] A\n"
		     "[  3.100 ms] A\n");
	assert_int_equal(base_of_cpu(0)->nr_retries, 2);
	assert_int_equal(base_of_cpu(0)->nr_hangs, 0);
}

static void spec_2_6_busy_for_a_millisecond_each(void **state)
{
	run(busy_advance, 6, 1 * MS, 100 * US, HRTIMER_MODE_ABS);
	assert_trace("[  1.000 ms] A\n"
		     "[  2.000 ms] B\n"
		     "[  2.000 ms] A\n"
		     "[  3.000 ms] A\n"
		     "[  4.000 ms] A\n"
		     "[  5.000 ms] A\n"
		     "[  6.000 ms] A\n"
		     "[  7.000 ms] C\n");
	assert_int_equal(base_of_cpu(0)->nr_retries, 1);
}

static void spec_2_6_busy_over_ticks(void **state)
{
	run(busy_advance, 5, 15 * MS, 1 * MS, HRTIMER_MODE_ABS);
	assert_trace("[  1.000 ms] A\n"
		     "[ 16.000 ms] B\n"
		     "[ 16.000 ms] C\n"
		     "[ 16.000 ms] A\n"
		     "[ 31.000 ms] A\n"
		     "[ 46.000 ms] A\n"
		     "[ 61.000 ms] A\n");
	assert_int_equal(base_of_cpu(0)->nr_retries, 1);
}

/* Due at this very moment is not past: the device interrupts at once (7.1). */
static void spec_2_6_due_now_is_no_retry(void **state)
{
	run(busy_advance, 10, 100 * US, 100 * US, HRTIMER_MODE_ABS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.100 ms] B\n"
		     "[  1.100 ms] A\n"
		     "[  1.200 ms] A\n"
		     "[  1.300 ms] A\n"
		     "[  1.400 ms] A\n"
		     "[  1.500 ms] A\n"
		     "[  1.600 ms] C\n"
		     "[  1.600 ms] A\n"
		     "[  1.700 ms] A\n"
		     "[  1.800 ms] A\n"
		     "[  1.900 ms] A\n");
	assert_int_equal(base_of_cpu(0)->nr_retries, 0);
}

/*
 * A takes a little longer than its interval: after three passes the interrupt
 * rests for as long as it took.
 */
#define HANG                  \
	"[  1.000 ms] A\n"    \
	"[  1.100001 ms] B\n" \
	"[  1.100001 ms] A\n" \
	"[  1.200002 ms] A\n" \
	"[  1.600006 ms] A\n" \
	"[  1.700007 ms] A\n" \
	"[  1.800008 ms] A\n" \
	"[  1.900009 ms] C\n" \
	"[  1.900009 ms] A\n" \
	"[  2.000010 ms] A\n" \
	"[  2.100011 ms] A\n" \
	"[  2.200012 ms] A\n"

static void spec_2_6_hang_after_three_passes(void **state)
{
	run(busy_advance, 10, 100 * US + 1, 100 * US, HRTIMER_MODE_ABS);
	assert_trace(HANG);
	assert_int_equal(base_of_cpu(0)->nr_hangs, 1);
	assert_int_equal(base_of_cpu(0)->nr_retries, 4);
	assert_int_equal(base_of_cpu(0)->max_hang_time, 300003);
	assert_false(base_of_cpu(0)->hang_detected);
}

/* Of several hangs the longest counts; the second here took 1.2 ms. */
static void spec_2_6_rest_is_the_longest_hang(void **state)
{
	run(busy_advance, 16, 100 * US + 1, 100 * US, HRTIMER_MODE_ABS);
	assert_trace(HANG "[  2.300013 ms] A\n"
			  "[  2.400014 ms] A\n"
			  "[  2.500015 ms] A\n"
			  "[  2.600016 ms] A\n"
			  "[  2.700017 ms] A\n"
			  "[  4.000030 ms] A\n");
	assert_int_equal(base_of_cpu(0)->nr_hangs, 2);
	assert_int_equal(base_of_cpu(0)->max_hang_time, 1200012);
}

static void spec_2_6_rest_is_100_ms_at_most(void **state)
{
	run(busy_advance, 4, 200 * MS, 199 * MS, HRTIMER_MODE_ABS);
	assert_trace("[  1.000 ms] A\n"
		     "[201.000 ms] B\n"
		     "[201.000 ms] C\n"
		     "[201.000 ms] A\n"
		     "[401.000 ms] A\n"
		     "[701.000 ms] A\n");
	assert_int_equal(base_of_cpu(0)->nr_hangs, 1);
	assert_int_equal(base_of_cpu(0)->max_hang_time, 600 * MS);
}

static void spec_2_6_no_message_since_7_1(void **state)
{
	run(busy_advance, 10, 100 * US + 1, 100 * US, HRTIMER_MODE_ABS);
	assert_trace(HANG);
}

/* Until 7.0 due now is a retry as well, and the first hang says so. */
static void spec_2_6_hang_message_of_6_1(void **state)
{
	machine((struct hrt_config){ .kernel = HRT_KERNEL_6_1 });
	run(busy_advance, 4, 100 * US, 100 * US, HRTIMER_MODE_ABS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.100 ms] B\n"
		     "[  1.100 ms] A\n"
		     "[  1.200 ms] A\n"
		     "NOTICE: hrtimer: interrupt took 300000 ns\n"
		     "[  1.600 ms] A\n"
		     "[  1.700 ms] C\n");
	assert_int_equal(base_of_cpu(0)->nr_hangs, 1);
	run(busy_advance, 4, 100 * US, 100 * US, HRTIMER_MODE_ABS);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.100 ms] B\n"
		     "[  1.100 ms] A\n"
		     "[  1.200 ms] A\n"
		     "[  1.600 ms] A\n"
		     "[  1.700 ms] C\n");
	assert_int_equal(base_of_cpu(0)->nr_hangs, 2);
}

/* While it rests, a start does not set the device. */
static void spec_2_6_hang_keeps_the_device(void **state)
{
	struct named d;

	mono(&d, "D");
	align();
	left = 5;
	busy_ns = 100 * US + 1;
	interval = 100 * US;
	mono(&a, "A");
	a.act = busy_advance;
	start(&a, 1 * MS);
	udelay(1350);
	assert_true(base_of_cpu(0)->hang_detected);
	start(&d, 1400 * US);
	mdelay(5);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.100001 ms] A\n"
		     "[  1.200002 ms] A\n"
		     "[  1.600006 ms] A\n"
		     "[  1.700007 ms] D\n"
		     "[  1.700007 ms] A\n");
}

static void spec_2_6_soft_callbacks_do_not_hang_it(void **state)
{
	run(busy_advance, 8, 300 * US, 100 * US, HRTIMER_MODE_ABS_SOFT);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.300 ms] B\n"
		     "[  1.300 ms] A\n"
		     "[  1.600 ms] A\n"
		     "[  1.900 ms] A\n"
		     "[  2.200 ms] A\n"
		     "[  2.500 ms] A\n"
		     "[  2.800 ms] C\n"
		     "[  2.800 ms] A\n"
		     "[  3.100 ms] A\n");
	run(busy_advance, 5, 15 * MS, 1 * MS, HRTIMER_MODE_ABS_SOFT);
	assert_trace("[  1.000 ms] A\n"
		     "[ 16.000 ms] B\n"
		     "[ 16.000 ms] C\n"
		     "[ 16.000 ms] A\n"
		     "[ 31.000 ms] A\n"
		     "[ 46.000 ms] A\n"
		     "[ 61.000 ms] A\n");
	assert_int_equal(base_of_cpu(0)->nr_retries, 0);
	assert_int_equal(base_of_cpu(0)->nr_hangs, 0);
}

/* ---- what sets the device ------------------------------------------------------*/

/* Interrupts until 9.5 ms, with A moved from 3 ms to 7 ms. */
static unsigned int events_of_a_move(enum hrtimer_mode mode)
{
	unsigned int before;

	align();
	before = base_of_cpu(0)->nr_events;
	named_setup(&a, "A", CLOCK_MONOTONIC, mode);
	start(&a, 3 * MS);
	start(&a, 7 * MS);
	udelay(9500);
	assert_trace("[  7.000 ms] A\n");
	return base_of_cpu(0)->nr_events - before;
}

static void spec_2_6_moved_later_sets_the_device(void **state)
{
	assert_int_equal(events_of_a_move(HRTIMER_MODE_ABS), 1);
}

/* A lazy timer costs an interrupt for nothing, and saves a setting. */
static void spec_2_6_lazy_rearm_moved_later_does_not(void **state)
{
	assert_int_equal(events_of_a_move(HRTIMER_MODE_LAZY_REARM), 2);
}

static void spec_2_6_lazy_rearm_moved_earlier_does(void **state)
{
	align();
	named_setup(&a, "A", CLOCK_MONOTONIC, HRTIMER_MODE_LAZY_REARM);
	start(&a, 7 * MS);
	start(&a, 3 * MS);
	udelay(9500);
	assert_trace("[  3.000 ms] A\n");
}

static void spec_2_6_cancel_of_the_first_sets_the_device(void **state)
{
	unsigned int before;

	align();
	before = base_of_cpu(0)->nr_events;
	mono(&a, "A");
	start(&a, 3 * MS);
	hrtimer_cancel(&a.timer);
	udelay(9500);
	assert_int_equal(base_of_cpu(0)->nr_events, before);
}

/*
 * A start that is refused, since the soft expiry has passed, sets no device for
 * the hard one.
 */
static void spec_2_4_start_user_refused_sets_no_device(void **state)
{
	unsigned int before;

	align();
	before = base_of_cpu(0)->nr_events;
	mono(&a, "A");
	assert_false(hrtimer_start_range_ns_user(&a.timer, ktime_get(), 3 * MS,
						 HRTIMER_MODE_ABS));
	assert_ptr_not_equal(base_of_cpu(0)->next_timer, &a.timer);
	udelay(9500);
	assert_trace("");
	assert_int_equal(base_of_cpu(0)->nr_events, before);
}

static struct timer_list far_off;

static void do_nothing(struct timer_list *timer)
{
	(void)timer;
}

static enum hrtimer_restart delete_far_off(struct hrtimer *timer)
{
	(void)timer;
	timer_delete(&far_off);
	return HRTIMER_NORESTART;
}

/*
 * Events while the CPU idles for 2 s with a wheel timer due after 1 s, which an
 * interrupt deletes after 0.5 s, or not.
 */
static unsigned int events_of_idling(bool deletes)
{
	struct hrtimer deleter;
	unsigned int before;

	align();
	before = base_of_cpu(0)->nr_events;
	timer_setup(&far_off, do_nothing, 0);
	mod_timer(&far_off, jiffies + 100);
	hrtimer_setup(&deleter,
		      deletes ? delete_far_off : hrtimer_dummy_timeout,
		      CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&deleter, 500 * MS, HRTIMER_MODE_REL);
	sleep_for(2000 * MS);
	timer_delete(&far_off);
	return base_of_cpu(0)->nr_events - before;
}

/* An idle CPU does not tick for a wheel timer that is gone. */
static void spec_2_8_delete_spares_the_idle_tick(void **state)
{
	unsigned int kept = events_of_idling(false);

	assert_int_equal(events_of_idling(true), kept - 1);
}

/* Events of CPU 1 after its timer of 3 ms was taken off by @by. */
static unsigned int events_of_a_cancel(unsigned int by)
{
	unsigned int before;

	machine((struct hrt_config){ .cpus = 2 });
	/* Let the ticks of CPU 1 stop first. */
	sleep_for(50 * MS);
	before = base_of_cpu(1)->nr_events;
	hrt_set_cpu(1);
	mono(&a, "A");
	hrtimer_start(&a.timer, 3 * MS, HRTIMER_MODE_REL_PINNED);
	hrt_set_cpu(by);
	assert_int_equal(hrtimer_cancel(&a.timer), 1);
	hrt_set_cpu(0);
	mdelay(5);
	return base_of_cpu(1)->nr_events - before;
}

static void spec_2_6_removal_never_sets_another_cpus_device(void **state)
{
	assert_int_equal(events_of_a_cancel(0), events_of_a_cancel(1) + 1);
}

static enum hrtimer_restart show_expires_next(struct named *self)
{
	start(&b, 2 * MS);
	note("\tnext %s",
	     base_of_cpu(0)->expires_next < 3 * MS ? "set" : "not set");
	return HRTIMER_NORESTART;
}

/* The interrupt sets the device once, when it ends. */
static void spec_2_6_device_is_set_at_the_end(void **state)
{
	mono(&a, "A");
	mono(&b, "B");
	a.act = show_expires_next;
	start(&a, 1 * MS);
	sleep_for(5 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "\tnext not set\n"
		     "[  2.000 ms] B\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_2_6_retry_when_the_next_is_past),
		SPEC(spec_2_6_retries_of_a_late_periodic_timer),
		SPEC(spec_2_6_what_is_past_runs_within_a_pass),
		SPEC(spec_2_6_busy_for_a_millisecond_each),
		SPEC(spec_2_6_busy_over_ticks),
		SPEC(spec_2_6_due_now_is_no_retry),
		SPEC(spec_2_6_hang_after_three_passes),
		SPEC(spec_2_6_rest_is_the_longest_hang),
		SPEC(spec_2_6_rest_is_100_ms_at_most),
		SPEC(spec_2_6_no_message_since_7_1),
		SPEC(spec_2_6_hang_message_of_6_1),
		SPEC(spec_2_6_hang_keeps_the_device),
		SPEC(spec_2_6_soft_callbacks_do_not_hang_it),
		SPEC(spec_2_6_moved_later_sets_the_device),
		SPEC(spec_2_6_lazy_rearm_moved_later_does_not),
		SPEC(spec_2_6_lazy_rearm_moved_earlier_does),
		SPEC(spec_2_6_cancel_of_the_first_sets_the_device),
		SPEC(spec_2_4_start_user_refused_sets_no_device),
		SPEC(spec_2_8_delete_spares_the_idle_tick),
		SPEC(spec_2_6_removal_never_sets_another_cpus_device),
		SPEC(spec_2_6_device_is_set_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
