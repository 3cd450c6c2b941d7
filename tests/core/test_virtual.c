/* SPDX-License-Identifier: MIT */
/*
 * The rules of virtual time, each by its number in hosts/virtual/virtual.h.
 */
#include "trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct named a, b;
static struct named_wheel w;

/* ---- 1: code takes no time ------------------------------------------------*/

static void rule_1_code_takes_no_time(void **state)
{
	volatile unsigned int sum = 0;

	for (unsigned int i = 0; i < 10000000; i++)
		sum += i;
	assert_true(sum != 0);
	assert_int_equal(ktime_get(), 0);
}

/* A hundred years, straight from event to event. */
static void rule_1_the_clock_goes_straight_to_the_next_event(void **state)
{
	ktime_t years = 100LL * 365 * 24 * 3600 * SEC;

	mono(&a, "A");
	start(&a, years);
	sleep_for(years + 1);
	assert_int_equal(a.runs, 1);
	assert_int_equal(ktime_get(), years + 1);
}

static int log_twice(void *name)
{
	trace("%s", (char *)name);
	sleep_for(5 * MS);
	trace("%s", (char *)name);
	return 0;
}

/* The clock moves only when every task waits. */
static void rule_1_tasks_run_before_the_clock_moves(void **state)
{
	struct task_struct t1, t2;

	task_run(&t1, log_twice, "one", "one", 0);
	task_run(&t2, log_twice, "two", "two", 0);
	trace("main");
	sleep_for(10 * MS);
	task_join(&t1);
	task_join(&t2);
	assert_trace("[  0.000 ms] main\n"
		     "[  0.000 ms] one\n"
		     "[  0.000 ms] two\n"
		     "[  5.000 ms] one\n"
		     "[  5.000 ms] two\n");
}

/* ---- 2: a busy wait takes what it asks for --------------------------------*/

static void rule_2_delays_take_what_they_ask_for(void **state)
{
	ndelay(7);
	assert_int_equal(ktime_get(), 7);
	udelay(3);
	assert_int_equal(ktime_get(), 3007);
	mdelay(2);
	assert_int_equal(ktime_get(), 2003007);
	ndelay(0);
	assert_int_equal(ktime_get(), 2003007);
}

static void rule_2_delays_are_interrupted(void **state)
{
	mono(&a, "A");
	start(&a, 1 * MS);
	mdelay(2);
	trace("main");
	assert_trace("[  1.000 ms] A\n"
		     "[  2.000 ms] main\n");
}

static void rule_2_delays_with_interrupts_off_are_not(void **state)
{
	unsigned long flags;

	mono(&a, "A");
	start(&a, 1 * MS);
	flags = hrt_irq_save();
	mdelay(2);
	trace("main");
	hrt_irq_restore(flags);
	trace("main");
	assert_trace("[  2.000 ms] main\n"
		     "[  2.000 ms] A\n"
		     "[  2.000 ms] main\n");
}

static void rule_2_relax_goes_to_the_next_event(void **state)
{
	mono(&a, "A");
	start(&a, 1234567);
	while (a.runs == 0)
		hrt_relax();
	assert_int_equal(ktime_get(), 1234567);
}

/* ---- 3: who reads over and over waits -------------------------------------*/

static void rule_3_reading_jiffies_waits_for_the_tick(void **state)
{
	unsigned long until = jiffies + 5, reads = 0;

	while (time_before(jiffies, until))
		reads++;
	assert_int_equal(ktime_get(), 50 * MS);
	assert_in_range(reads, 100000, 101000);
}

static void rule_3_reading_a_clock_waits_for_the_next_event(void **state)
{
	ktime_t until = ktime_get() + 25 * MS;

	while (ktime_get() < until)
		;
	/* There is nothing between the ticks. */
	assert_int_equal(ktime_get(), 30 * MS);
}

static void rule_3_the_count_begins_anew_after_a_wait(void **state)
{
	for (int i = 0; i < 20; i++) {
		for (int n = 0; n < 90000; n++)
			ktime_get();
		assert_int_equal(ktime_get(), i * MS);
		sleep_for(1 * MS);
	}
}

/* ---- 4: what is due at one instant ----------------------------------------*/

static enum hrtimer_restart show_cpu(struct named *self)
{
	note("\tCPU %u", hrt_cpu());
	return HRTIMER_NORESTART;
}

/* Each CPU does all it has, hard before soft, before the next one's turn. */
static void rule_4_cpu_by_cpu(void **state)
{
	static struct named hard[3], soft[3];

	machine((struct hrt_config){ .cpus = 3 });
	for (unsigned int cpu = 3; cpu-- > 0;) {
		hrt_set_cpu(cpu);
		named_setup(&soft[cpu], "soft", CLOCK_MONOTONIC,
			    HRTIMER_MODE_ABS_SOFT);
		named_setup(&hard[cpu], "hard", CLOCK_MONOTONIC,
			    HRTIMER_MODE_ABS);
		soft[cpu].act = hard[cpu].act = show_cpu;
		start(&soft[cpu], 1 * MS);
		start(&hard[cpu], 1 * MS);
	}
	sleep_for(2 * MS);
	assert_trace("[  1.000 ms] hard\n"
		     "\tCPU 0\n"
		     "[  1.000 ms] soft\n"
		     "\tCPU 0\n"
		     "[  1.000 ms] hard\n"
		     "\tCPU 1\n"
		     "[  1.000 ms] soft\n"
		     "\tCPU 1\n"
		     "[  1.000 ms] hard\n"
		     "\tCPU 2\n"
		     "[  1.000 ms] soft\n"
		     "\tCPU 2\n");
}

static enum hrtimer_restart call_cpu_0(struct named *self)
{
	start(&b, 1 * MS);
	return HRTIMER_NORESTART;
}

static void note_zero(void *unused)
{
	trace("call on CPU %u", hrt_cpu());
}

static struct hrt_call call_zero = { .func = note_zero };

static enum hrtimer_restart call_zero_from_1(struct named *self)
{
	hrt_call_cpu(0, &call_zero, false);
	return HRTIMER_NORESTART;
}

/* Until no CPU has anything due; then the tasks. */
static void rule_4_again_until_nothing_is_due(void **state)
{
	machine((struct hrt_config){ .cpus = 2 });
	hrt_set_cpu(1);
	mono(&a, "A");
	a.act = call_zero_from_1;
	start(&a, 1 * MS);
	hrt_set_cpu(0);
	sleep_for(1 * MS);
	trace("task");
	assert_trace("[  1.000 ms] A\n"
		     "[  1.000 ms] call on CPU 0\n"
		     "[  1.000 ms] task\n");
}

static int sleep_and_log(void *name)
{
	sleep_for(1 * MS);
	trace("%s", (char *)name);
	sleep_for(1 * MS);
	trace("%s", (char *)name);
	return 0;
}

static void rule_4_tasks_in_the_order_they_became_runnable(void **state)
{
	static char *const name[] = { "one", "two", "three" };
	struct task_struct task[3];

	for (int i = 0; i < 3; i++)
		task_run(&task[i], sleep_and_log, name[i], name[i], 0);
	hrt_schedule();
	mono(&a, "A");
	b = a;
	a.act = call_cpu_0;
	b.name = "B";
	start(&a, 1 * MS);
	sleep_for(10 * MS);
	for (int i = 0; i < 3; i++)
		task_join(&task[i]);
	assert_trace("[  1.000 ms] A\n"
		     "[  1.000 ms] B\n"
		     "[  1.000 ms] one\n"
		     "[  1.000 ms] two\n"
		     "[  1.000 ms] three\n"
		     "[  2.000 ms] one\n"
		     "[  2.000 ms] two\n"
		     "[  2.000 ms] three\n");
}

/* ---- 5: when interrupts come ----------------------------------------------*/

static void rule_5_never_in_the_middle_of_code(void **state)
{
	mono(&a, "A");
	hrtimer_start(&a.timer, 0, HRTIMER_MODE_REL);
	for (volatile int i = 0; i < 1000000; i++)
		;
	assert_int_equal(a.runs, 0);
	sleep_for(1);
	assert_int_equal(a.runs, 1);
}

static void rule_5_when_interrupts_are_turned_on(void **state)
{
	unsigned long outer, inner;

	mono(&a, "A");
	outer = hrt_irq_save();
	inner = hrt_irq_save();
	hrtimer_start(&a.timer, 0, HRTIMER_MODE_REL);
	hrt_irq_restore(inner);
	assert_int_equal(a.runs, 0);
	hrt_irq_restore(outer);
	assert_int_equal(a.runs, 1);
}

static void rule_5_when_softirqs_are_turned_on(void **state)
{
	named_setup(&a, "soft", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	mono(&b, "hard");
	wheel_setup(&w, "wheel", 0);
	start(&a, 1 * MS);
	start(&b, 2 * MS);
	mod_timer(&w.timer, J0);
	hrt_bh_disable();
	hrt_bh_disable();
	mdelay(15);
	trace("inner");
	hrt_bh_enable();
	trace("outer");
	hrt_bh_enable();
	trace("out");
	assert_trace("[  2.000 ms] hard\n"
		     "[ 15.000 ms] inner\n"
		     "[ 15.000 ms] outer\n"
		     "[ 15.000 ms] wheel j+1\n"
		     "[ 15.000 ms] soft\n"
		     "[ 15.000 ms] out\n");
}

/* ---- 6: how it starts -----------------------------------------------------*/

static void rule_6_the_clock_starts_at_0(void **state)
{
	assert_int_equal(ktime_get(), 0);
	assert_int_equal(ktime_get_boottime(), 0);
	assert_true(ktime_get_real() == 1767225600 * SEC);
	assert_true(ktime_get_clocktai() == 1767225637 * SEC);
	sleep_for(5 * SEC);
	machine((struct hrt_config){ .realtime = 86400 * SEC });
	assert_int_equal(ktime_get(), 0);
	assert_true(ktime_get_real() == 86400 * SEC);
	assert_true(ktime_get_clocktai() == 86437 * SEC);
}

/* ---- 7: the same input, the same run --------------------------------------*/

static enum hrtimer_restart by_its_own_period(struct named *self)
{
	hrtimer_forward_now(&self->timer, 1 * MS + self->runs * 77 * US);
	return HRTIMER_RESTART;
}

static unsigned long long hash_of_a_run(void)
{
	static struct named t[10];
	static char name[10][4];
	unsigned long long hash = 14695981039346656037ULL;

	machine((struct hrt_config){ .cpus = 4 });
	for (int i = 0; i < 10; i++) {
		hrt_set_cpu((unsigned)i % 4);
		snprintf(name[i], sizeof(name[i]), "%d", i);
		named_setup(&t[i], name[i], CLOCK_MONOTONIC,
			    i % 3 ? HRTIMER_MODE_ABS : HRTIMER_MODE_ABS_SOFT);
		t[i].act = by_its_own_period;
		start(&t[i], (1 + i % 4) * MS);
	}
	for (int step = 0; step < 500; step++) {
		hrt_run_for(1 * MS);
		for (int i = 0; i < 10; i++)
			hash = (hash ^ (unsigned)t[i].runs ^
				(unsigned long long)hrtimer_get_expires(
					&t[i].timer)) *
			       1099511628211ULL;
		trace_clear();
	}
	return hash;
}

static void rule_7_the_same_run(void **state)
{
	unsigned long long hash = hash_of_a_run();

	for (int i = 0; i < 3; i++)
		assert_true(hash_of_a_run() == hash);
}

/* ---- 8: what could never end ----------------------------------------------*/

/* Do @act, which cannot end, until it is reported. */
#define ENDLESS(act)                      \
	do {                              \
		fatal_set = true;         \
		if (setjmp(fatal) == 0) { \
			act;              \
			fail();           \
		}                         \
	} while (0)

static void wait_for_nothing(void)
{
	hrt_set_state(TASK_UNINTERRUPTIBLE);
	hrt_schedule();
}

static void rule_8_every_task_waits(void **state)
{
	sleep_for(1 * SEC);
	ENDLESS(wait_for_nothing());
	assert_trace("FATAL: deadlock: every task waits and nothing is left to "
		     "happen; last was main (pid 1), at 1000000000 ns\n");
}

static enum hrtimer_restart wait_in_callback(struct hrtimer *timer)
{
	while (hrtimer_callback_running(timer))
		hrt_relax();
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart cancel_itself(struct hrtimer *timer)
{
	hrtimer_cancel(timer);
	return HRTIMER_NORESTART;
}

static void expire(enum hrtimer_restart (*function)(struct hrtimer *))
{
	static struct hrtimer timer;

	hrtimer_setup(&timer, function, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&timer, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(2 * MS);
}

/* Ticks go on: the callback is given 20 s of them. */
static void rule_8_a_callback_that_busy_waits(void **state)
{
	machine((struct hrt_config){ .cpus = 2, .nohz_off = true });
	ENDLESS(expire(wait_in_callback));
	assert_trace("FATAL: soft lockup: a callback on the CPU of task main "
		     "(pid 1) busy-waits without end, at 20010000000 ns\n");
}

/* A self-deadlock of the kernel, which lockdep does not find either. */
static void rule_8_cancel_in_its_own_callback(void **state)
{
	ENDLESS(expire(cancel_itself));
	assert_trace("FATAL: deadlock: swapper (pid 0) busy-waits for what "
		     "cannot happen, at 1000000 ns\n");
}

static void busy_wait_with_interrupts_off(void)
{
	hrt_irq_save();
	for (;;)
		hrt_relax();
}

static void rule_8_a_busy_wait_for_what_cannot_happen(void **state)
{
	ENDLESS(busy_wait_with_interrupts_off());
	assert_trace("FATAL: deadlock: main (pid 1) busy-waits for what cannot "
		     "happen, at 0 ns\n");
}

static enum hrtimer_restart start_itself(struct hrtimer *timer)
{
	hrtimer_start(timer, 0, HRTIMER_MODE_REL);
	return HRTIMER_NORESTART;
}

/* The softirq that starts a hard timer in the past, for ever. */
static struct hrtimer hard_one, soft_one;

static enum hrtimer_restart start_the_soft_one(struct hrtimer *timer)
{
	hrtimer_start(&soft_one, 0, HRTIMER_MODE_REL_SOFT);
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart start_the_hard_one(struct hrtimer *timer)
{
	hrtimer_start(&hard_one, 0, HRTIMER_MODE_REL);
	return HRTIMER_NORESTART;
}

static void play_pingpong(void)
{
	hrtimer_setup(&hard_one, start_the_soft_one, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL);
	hrtimer_setup(&soft_one, start_the_hard_one, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL_SOFT);
	hrtimer_start(&hard_one, 1 * MS, HRTIMER_MODE_REL);
	sleep_for(2 * MS);
}

static void rule_8_a_million_interrupts_at_one_instant(void **state)
{
	ENDLESS(play_pingpong());
	assert_trace("FATAL: interrupts without end at one moment (task main, "
		     "pid 1, at 1000000 ns)\n");
}

/* A timer that its callback starts for now never leaves the instant. */
static void rule_8_a_callback_that_starts_itself_for_now(void **state)
{
	ENDLESS(expire(start_itself));
	assert_trace("FATAL: hrtimer callbacks without end at one moment, the "
		     "last FUNCTION\n");
}

/* ---- what a program calls -------------------------------------------------*/

static void rule_1_step_goes_to_the_next_event(void **state)
{
	mono(&a, "A");
	start(&a, 3 * MS);
	mono(&b, "B");
	start(&b, 3 * MS);
	assert_true(hrt_step());
	assert_int_equal(ktime_get(), 3 * MS);
	assert_int_equal(a.runs + b.runs, 2);
	/* What is left is ticks, which would never end. */
	assert_false(hrt_step());
	assert_int_equal(ktime_get(), 3 * MS);
	start(&a, 15 * MS);
	assert_true(hrt_step());
	assert_int_equal(ktime_get(), 10 * MS);
	assert_true(hrt_step());
	assert_int_equal(ktime_get(), 15 * MS);
	assert_false(hrt_step());
}

/* It ends when nothing is left to happen: of the ticks no one is. */
static void rule_1_run_ends_when_nothing_is_left(void **state)
{
	mono(&a, "A");
	start(&a, 123 * MS);
	hrt_run();
	assert_int_equal(a.runs, 1);
	assert_in_range(ktime_get(), 123 * MS, 150 * MS);
}

static enum hrtimer_restart interrupt_run(struct named *self)
{
	hrt_interrupt_run();
	return HRTIMER_NORESTART;
}

static void rule_1_run_can_be_interrupted(void **state)
{
	mono(&a, "A");
	a.act = interrupt_run;
	start(&a, 5 * MS);
	hrt_run_for(1 * SEC);
	assert_int_equal(ktime_get(), 5 * MS);
	hrt_run_for(1 * MS);
	assert_int_equal(ktime_get(), 6 * MS);
}

/* What is due at the end of the span happens in it. */
static void rule_1_run_for_includes_its_end(void **state)
{
	mono(&a, "A");
	start(&a, 5 * MS);
	hrt_run_for(5 * MS - 1);
	assert_int_equal(a.runs, 0);
	hrt_run_for(1);
	assert_int_equal(a.runs, 1);
	assert_int_equal(ktime_get(), 5 * MS);
}

/* ---- 5 and 8, further -----------------------------------------------------*/

static enum hrtimer_restart busy_3_ms(struct named *self)
{
	note("\tCPU %u", hrt_cpu());
	mdelay(3);
	trace("%s ends", self->name);
	return HRTIMER_NORESTART;
}

/* A callback keeps its own CPU alone from being interrupted. */
static void rule_5_an_interrupt_holds_its_cpu(void **state)
{
	static struct named c;

	machine((struct hrt_config){ .cpus = 2 });
	mono(&a, "A");
	mono(&b, "B");
	mono(&c, "C");
	a.act = busy_3_ms;
	b.act = show_cpu;
	c.act = call_zero_from_1;
	start(&a, 1 * MS);
	start(&b, 2 * MS);
	hrt_set_cpu(1);
	start(&c, 3 * MS);
	hrt_set_cpu(0);
	sleep_for(20 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "\tCPU 0\n"
		     "[  3.000 ms] C\n"
		     "[  4.000 ms] A ends\n"
		     "[  4.000 ms] B\n"
		     "\tCPU 0\n"
		     "[  4.000 ms] call on CPU 0\n");
}

/* A soft callback is interrupted, but not by another one, of any kind. */
static void rule_5_a_softirq_is_interrupted(void **state)
{
	static struct named c;

	named_setup(&a, "soft A", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	named_setup(&b, "soft B", CLOCK_MONOTONIC, HRTIMER_MODE_ABS_SOFT);
	mono(&c, "hard");
	a.act = busy_3_ms;
	start(&a, 8 * MS);
	start(&b, 9 * MS);
	start(&c, 9500 * US);
	wheel_setup(&w, "wheel", 0);
	mod_timer(&w.timer, J0);
	sleep_for(20 * MS);
	assert_trace("[  8.000 ms] soft A\n"
		     "\tCPU 0\n"
		     "[  9.500 ms] hard\n"
		     "[ 11.000 ms] soft A ends\n"
		     "[ 11.000 ms] wheel j+1\n"
		     "[ 11.000 ms] soft B\n");
}

static enum hrtimer_restart relax_once(struct named *self)
{
	hrt_relax();
	trace("\trelaxed");
	return HRTIMER_NORESTART;
}

/* The 20 s are those of one interrupt: two that wait a little are fine. */
static void rule_8_busy_waits_do_not_add_up(void **state)
{
	machine((struct hrt_config){ .cpus = 2, .nohz_off = true });
	mono(&a, "A");
	mono(&b, "B");
	a.act = b.act = relax_once;
	start(&a, 15 * MS);
	start(&b, 30015 * MS);
	hrt_run_for(40 * SEC);
	assert_trace("[ 15.000 ms] A\n"
		     "[ 20.000 ms] \trelaxed\n"
		     "[30015.000 ms] B\n"
		     "[30020.000 ms] \trelaxed\n");
}

static int pings;

static enum hrtimer_restart answer(struct hrtimer *timer)
{
	hrtimer_start(&hard_one, 0, HRTIMER_MODE_REL);
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart ping(struct hrtimer *timer)
{
	if (++pings % 100000)
		hrtimer_start(&soft_one, 0, HRTIMER_MODE_REL_SOFT);
	return HRTIMER_NORESTART;
}

/* Many are fine while they end; and the count begins anew with each instant. */
static void rule_8_many_interrupts_that_end(void **state)
{
	hrtimer_setup(&hard_one, ping, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_setup(&soft_one, answer, CLOCK_MONOTONIC,
		      HRTIMER_MODE_REL_SOFT);
	for (pings = 0; pings < 1500000;) {
		hrtimer_start(&hard_one, 1 * MS, HRTIMER_MODE_REL);
		hrt_run_for(1 * MS);
	}
	assert_int_equal(pings, 1500000);
	assert_int_equal(ktime_get(), 15 * MS);
	assert_trace("");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(rule_1_code_takes_no_time),
		SPEC(rule_1_the_clock_goes_straight_to_the_next_event),
		SPEC(rule_1_tasks_run_before_the_clock_moves),
		SPEC(rule_1_step_goes_to_the_next_event),
		SPEC(rule_1_run_ends_when_nothing_is_left),
		SPEC(rule_1_run_can_be_interrupted),
		SPEC(rule_1_run_for_includes_its_end),
		SPEC(rule_2_delays_take_what_they_ask_for),
		SPEC(rule_2_delays_are_interrupted),
		SPEC(rule_2_delays_with_interrupts_off_are_not),
		SPEC(rule_2_relax_goes_to_the_next_event),
		SPEC(rule_3_reading_jiffies_waits_for_the_tick),
		SPEC(rule_3_reading_a_clock_waits_for_the_next_event),
		SPEC(rule_3_the_count_begins_anew_after_a_wait),
		SPEC(rule_4_cpu_by_cpu),
		SPEC(rule_4_again_until_nothing_is_due),
		SPEC(rule_4_tasks_in_the_order_they_became_runnable),
		SPEC(rule_5_never_in_the_middle_of_code),
		SPEC(rule_5_when_interrupts_are_turned_on),
		SPEC(rule_5_when_softirqs_are_turned_on),
		SPEC(rule_6_the_clock_starts_at_0),
		SPEC(rule_7_the_same_run),
		SPEC(rule_8_every_task_waits),
		SPEC(rule_8_a_callback_that_busy_waits),
		SPEC(rule_8_cancel_in_its_own_callback),
		SPEC(rule_8_a_busy_wait_for_what_cannot_happen),
		SPEC(rule_8_a_million_interrupts_at_one_instant),
		SPEC(rule_8_a_callback_that_starts_itself_for_now),
		SPEC(rule_5_an_interrupt_holds_its_cpu),
		SPEC(rule_5_a_softirq_is_interrupted),
		SPEC(rule_8_busy_waits_do_not_add_up),
		SPEC(rule_8_many_interrupts_that_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
