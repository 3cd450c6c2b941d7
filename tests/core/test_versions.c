/* SPDX-License-Identifier: MIT */
/*
 * One machine, several kernels: each case runs as 6.1 and as 7.3, and shows
 * where they part.
 */
#include "trace.h"

#include "core/machine.h"

static struct named a, b;

/* Run @act on a machine of each age. */
static void on_each(void (*act)(void), const char *on_6_1, const char *on_7_3)
{
	machine((struct hrt_config){ .kernel = HRT_KERNEL_6_1 });
	align();
	act();
	assert_trace(on_6_1);
	machine((struct hrt_config){ .kernel = HRT_KERNEL_7_3 });
	align();
	act();
	assert_trace(on_7_3);
}

static void versions_are_told(void **state)
{
	static const unsigned int kernel[] = { HRT_KERNEL_2_6_16,
					       HRT_KERNEL_6_1, HRT_KERNEL_7_3 };

	assert_int_equal(hrt_kernel(), HRT_KERNEL_7_3);
	for (size_t i = 0; i < COUNT(kernel); i++) {
		machine((struct hrt_config){ .kernel = kernel[i] });
		assert_int_equal(hrt_kernel(), kernel[i]);
	}
	/* The number is LINUX_VERSION_CODE's. */
	assert_int_equal(HRT_KERNEL_2_6_16, (2 << 16) + (6 << 8) + 16);
	assert_int_equal(HRT_KERNEL_6_1, (6 << 16) + (1 << 8));
	assert_int_equal(HRT_KERNEL_7_3, (7 << 16) + (3 << 8));
}

static void versions_others_are_refused(void **state)
{
	struct hrt_config config = { .host = &hrt_virtual, .kernel = 0x050400 };

	hrt_stop();
	assert_int_equal(hrt_start(&config), -22);
	assert_false(hrt_running());
}

/* ---- 7.1: a queued timer is moved in place --------------------------------*/

static void restart_with_an_equal_key(void)
{
	mono(&a, "A");
	mono(&b, "B");
	start(&a, 5 * MS);
	start(&b, 5 * MS);
	start(&a, 5 * MS);
	sleep_for(6 * MS);
}

static void version_7_1_restart_in_place(void **state)
{
	on_each(restart_with_an_equal_key,
		"[  5.000 ms] B\n"
		"[  5.000 ms] A\n",
		"[  5.000 ms] A\n"
		"[  5.000 ms] B\n");
}

/* What the library does by itself, and 6.1 too. */
static void version_none_is_first_in_first_out(void **state)
{
	machine((struct hrt_config){ .kernel = 0 });
	align();
	restart_with_an_equal_key();
	assert_trace("[  5.000 ms] B\n"
		     "[  5.000 ms] A\n");
}

/* ---- 7.1: due now is no retry, and a hang says nothing --------------------*/

static enum hrtimer_restart busy_100_us(struct named *self)
{
	udelay(100);
	if (self->runs == 4)
		return HRTIMER_NORESTART;
	hrtimer_forward(&self->timer, hrtimer_get_expires(&self->timer),
			100 * US);
	return HRTIMER_RESTART;
}

static void busy_for_as_long_as_its_interval(void)
{
	mono(&a, "A");
	a.act = busy_100_us;
	start(&a, 1 * MS);
	sleep_for(5 * MS);
	note("%u retries, %u hangs", hrt_machine.cpu[0].hrtimers.nr_retries,
	     hrt_machine.cpu[0].hrtimers.nr_hangs);
}

static void version_7_1_due_now_is_no_retry(void **state)
{
	on_each(busy_for_as_long_as_its_interval,
		"[  1.000 ms] A\n"
		"[  1.100 ms] A\n"
		"[  1.200 ms] A\n"
		"NOTICE: hrtimer: interrupt took 300000 ns\n"
		"[  1.600 ms] A\n"
		"3 retries, 1 hangs\n",
		"[  1.000 ms] A\n"
		"[  1.100 ms] A\n"
		"[  1.200 ms] A\n"
		"[  1.300 ms] A\n"
		"0 retries, 0 hangs\n");
}

/* ---- 7.3: the tick of a CPU that wakes up is moved, not cancelled ---------*/

static void cancel_beside_the_tick(void)
{
	static struct named_wheel w;

	wheel_setup(&w, "wheel", 0);
	named_setup(&a, "A", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	named_setup(&b, "B", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	mod_timer(&w.timer, J0 + 3); /* the idle CPU ticks at 40 ms */
	start(&a, 40 * MS);
	start_range(&b, 20 * MS, 60 * MS);
	sleep_for(38 * MS);
	hrtimer_cancel(&a.timer);
	sleep_for(40 * MS);
}

/* As 6.1 has it, A is next in between; B waits for itself when A is gone. */
static void version_7_3_tick_is_moved(void **state)
{
	on_each(cancel_beside_the_tick,
		"[ 40.000 ms] wheel j+4\n"
		"[ 60.000 ms] B\n",
		"[ 40.000 ms] wheel j+4\n"
		"[ 40.000 ms] B\n");
}

/* ---- what a callback returns ----------------------------------------------*/

static enum hrtimer_restart return_2(struct named *self)
{
	hrtimer_forward_now(&self->timer, 1 * MS);
	return self->runs < 3 ? (enum hrtimer_restart)2 : HRTIMER_NORESTART;
}

static void callback_returns_2(void)
{
	mono(&a, "A");
	a.act = return_2;
	start(&a, 1 * MS);
	sleep_for(5 * MS);
}

static void version_return_value_2(void **state)
{
	on_each(callback_returns_2,
		"[  1.000 ms] A\n"
		"[  2.000 ms] A\n"
		"[  3.000 ms] A\n",
		"[  1.000 ms] A\n");
}

/* ---- 7.2: a NULL callback is no longer refused ----------------------------*/

static void start_without_callback(void)
{
	hrtimer_init(&a.timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&a.timer, 1 * MS, HRTIMER_MODE_REL);
	note("queued %d", hrtimer_is_queued(&a.timer));
	hrtimer_cancel(&a.timer);
}

static void version_7_2_null_callback_is_queued(void **state)
{
	on_each(start_without_callback,
		"WARNING: hrtimer_start() without a callback\n"
		"queued 0\n",
		"queued 1\n");
}

/* ---- 7.2: a sleeper that has expired does not wait ------------------------*/

static void start_expired_sleeper(void)
{
	struct hrtimer_sleeper sl;

	hrtimer_setup_sleeper_on_stack(&sl, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_set_expires(&sl.timer, T0 - 1);
	hrtimer_sleeper_start_expires(&sl, HRTIMER_MODE_ABS);
	note("task %s, queued %d", sl.task ? "waits" : "is awake",
	     hrtimer_is_queued(&sl.timer));
	hrtimer_cancel(&sl.timer);
	hrt_set_state(TASK_RUNNING);
}

static void version_7_2_expired_sleeper(void **state)
{
	on_each(start_expired_sleeper, "task waits, queued 1\n",
		"task is awake, queued 0\n");
}

/* ---- 6.13: the sleeps -----------------------------------------------------*/

static void sleep_in_several_ways(void)
{
	align();
	msleep(1);
	trace("msleep(1)");
	align();
	msleep(0);
	trace("msleep(0)");
	align();
	fsleep(100);
	trace("fsleep(100)");
	align();
	fsleep(20001);
	trace("fsleep(20001)");
}

static void version_6_13_sleeps(void **state)
{
	on_each(sleep_in_several_ways,
		"[ 30.000 ms] msleep(1)\n"
		"[ 20.000 ms] msleep(0)\n"
		"[  0.200 ms] fsleep(100)\n"
		"[ 50.000 ms] fsleep(20001)\n",
		"[ 20.000 ms] msleep(1)\n"
		"[  0.000 ms] msleep(0)\n"
		"[  0.125 ms] fsleep(100)\n"
		"[ 25.001 ms] fsleep(20001)\n");
}

/* ---- 6.9: pinned timers have a wheel of their own -------------------------*/

static void pinned_and_plain(void)
{
	struct named_wheel pinned, plain, on;

	wheel_setup(&pinned, "pinned", TIMER_PINNED);
	wheel_setup(&plain, "plain", 0);
	wheel_setup(&on, "on", 0);
	mod_timer(&pinned.timer, J0);
	mod_timer(&plain.timer, J0);
	on.timer.expires = J0;
	add_timer_on(&on.timer, 0);
	sleep_for(20 * MS);
}

static void version_6_9_pinned_wheel(void **state)
{
	on_each(pinned_and_plain,
		"[ 10.000 ms] on j+1\n"
		"[ 10.000 ms] plain j+1\n"
		"[ 10.000 ms] pinned j+1\n",
		"[ 10.000 ms] on j+1\n"
		"[ 10.000 ms] pinned j+1\n"
		"[ 10.000 ms] plain j+1\n");
}

/* ---- 2.6.16 ---------------------------------------------------------------*/

/* Expiry is at ticks: what came between them came later. */
static void version_2_6_16_expires_at_ticks(void **state)
{
	machine((struct hrt_config){ .kernel = HRT_KERNEL_2_6_16 });
	assert_int_equal(hrtimer_resolution, 10 * MS);
	assert_false(hrtimer_highres_enabled());
	mono(&a, "A");
	mono(&b, "B");
	start(&a, 11 * MS);
	start(&b, 5 * MS);
	sleep_for(30 * MS);
	assert_trace("[ 10.000 ms] B\n"
		     "[ 20.000 ms] A\n");
}

/* Sleeps are a jiffy longer, intervals a tick at least. */
static void version_2_6_16_sleeps_and_intervals(void **state)
{
	machine((struct hrt_config){ .kernel = HRT_KERNEL_2_6_16 });
	align();
	msleep(1);
	trace("msleep(1)");
	mono(&a, "A");
	hrtimer_set_expires(&a.timer, 0);
	assert_int_equal(hrtimer_forward(&a.timer, 35 * MS, 1 * MS), 4);
	assert_int_equal(hrtimer_get_expires(&a.timer), 40 * MS);
	assert_trace("[ 30.000 ms] msleep(1)\n");
}

static enum hrtimer_restart take_15_ms(struct named *self)
{
	mdelay(15);
	return HRTIMER_NORESTART;
}

/* Ticks alone expire: none is tried again, and none is said to hang. */
static void version_2_6_16_knows_no_hang(void **state)
{
	machine((struct hrt_config){ .kernel = HRT_KERNEL_2_6_16 });
	mono(&a, "A");
	mono(&b, "B");
	a.act = take_15_ms;
	start(&a, 5 * MS);
	start(&b, 15 * MS);
	sleep_for(100 * MS);
	assert_int_equal(hrt_machine.cpu[0].hrtimers.nr_retries, 0);
	assert_int_equal(hrt_machine.cpu[0].hrtimers.nr_hangs, 0);
	assert_trace("[ 10.000 ms] A\n"
		     "[ 25.000 ms] B\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(versions_are_told),
		SPEC(versions_others_are_refused),
		SPEC(version_7_1_restart_in_place),
		SPEC(version_none_is_first_in_first_out),
		SPEC(version_7_1_due_now_is_no_retry),
		SPEC(version_7_3_tick_is_moved),
		SPEC(version_return_value_2),
		SPEC(version_7_2_null_callback_is_queued),
		SPEC(version_7_2_expired_sleeper),
		SPEC(version_6_13_sleeps),
		SPEC(version_6_9_pinned_wheel),
		SPEC(version_2_6_16_expires_at_ticks),
		SPEC(version_2_6_16_sleeps_and_intervals),
		SPEC(version_2_6_16_knows_no_hang),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
