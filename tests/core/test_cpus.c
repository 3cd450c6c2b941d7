/* SPDX-License-Identifier: MIT */
/*
 * CPUs that share timers, that come and go; and ticks alone (2.7).
 */
#include "trace.h"

#include <stdio.h>

#include "core/machine.h"

static struct named a, b, c;

static enum hrtimer_restart show_cpu(struct named *self)
{
	note("\tCPU %u", hrt_cpu());
	return HRTIMER_NORESTART;
}

static void named_on(struct named *t, const char *name, enum hrtimer_mode mode)
{
	named_setup(t, name, CLOCK_MONOTONIC, mode);
	t->act = show_cpu;
}

static unsigned int cpu_of(const struct named *t)
{
	return t->timer.base->cpu_base->cpu;
}

static void cpus(unsigned int n)
{
	machine((struct hrt_config){ .cpus = n });
}

/* ---- where a start puts a timer -------------------------------------------*/

static void spec_2_7_starts_where_the_task_runs(void **state)
{
	for (unsigned int n = 1; n <= 8; n++) {
		cpus(n);
		for (unsigned int cpu = 0; cpu < n; cpu++) {
			assert_int_equal(hrt_set_cpu(cpu), 0);
			named_on(&a, "A", HRTIMER_MODE_ABS);
			start(&a, 5 * MS);
			assert_int_equal(cpu_of(&a), cpu);
			hrtimer_cancel(&a.timer);
		}
		assert_int_equal(hrt_set_cpu(n), -22);
	}
}

static void spec_2_7_start_moves_a_queued_timer(void **state)
{
	cpus(2);
	named_on(&a, "A", HRTIMER_MODE_ABS);
	start(&a, 5 * MS);
	hrt_set_cpu(1);
	start(&a, 6 * MS);
	hrt_set_cpu(0);
	sleep_for(10 * MS);
	assert_trace("[  6.000 ms] A\n"
		     "\tCPU 1\n");
}

static enum hrtimer_mode mode_in_callback;
static ktime_t span_in_callback;

static enum hrtimer_restart start_c(struct named *self)
{
	hrtimer_start(&c.timer, span_in_callback, mode_in_callback);
	note("\tCPU %u starts on %u", hrt_cpu(), cpu_of(&c));
	return HRTIMER_NORESTART;
}

/* A callback on the idle CPU 1 starts C while the task is busy on CPU 0. */
static void start_from_idle(enum hrtimer_mode mode, ktime_t span,
			    const char *expected)
{
	cpus(2);
	sleep_for(50 * MS);
	mark();
	hrt_set_cpu(1);
	named_on(&a, "A", HRTIMER_MODE_ABS);
	named_on(&c, "C", HRTIMER_MODE_ABS);
	a.act = start_c;
	mode_in_callback = mode;
	span_in_callback = span;
	hrtimer_start(&a.timer, T0 + 5 * MS, HRTIMER_MODE_ABS_PINNED);
	hrt_set_cpu(0);
	mdelay(30);
	assert_trace(expected);
}

/* An idle CPU gives a timer that it need not keep to one that is awake. */
static void spec_2_7_idle_cpu_gives_timers_away(void **state)
{
	start_from_idle(HRTIMER_MODE_REL, 10 * MS,
			"[  5.000 ms] A\n"
			"\tCPU 1 starts on 0\n"
			"[ 15.000 ms] C\n"
			"\tCPU 0\n");
}

static void spec_2_7_pinned_stays(void **state)
{
	start_from_idle(HRTIMER_MODE_REL_PINNED, 10 * MS,
			"[  5.000 ms] A\n"
			"\tCPU 1 starts on 1\n"
			"[ 15.000 ms] C\n"
			"\tCPU 1\n");
}

/* Nobody else's device is set: what would be its first event stays. */
static void spec_2_7_would_be_first_there_stays(void **state)
{
	start_from_idle(HRTIMER_MODE_REL, 1 * MS,
			"[  5.000 ms] A\n"
			"\tCPU 1 starts on 1\n"
			"[  6.000 ms] C\n"
			"\tCPU 1\n");
}

/* PINNED at setup means nothing. */
static void spec_2_7_pinned_counts_at_start(void **state)
{
	cpus(2);
	sleep_for(50 * MS);
	mark();
	hrt_set_cpu(1);
	named_on(&a, "A", HRTIMER_MODE_ABS);
	named_on(&c, "C", HRTIMER_MODE_ABS_PINNED);
	a.act = start_c;
	mode_in_callback = HRTIMER_MODE_REL;
	span_in_callback = 10 * MS;
	hrtimer_start(&a.timer, T0 + 5 * MS, HRTIMER_MODE_ABS_PINNED);
	hrt_set_cpu(0);
	mdelay(30);
	assert_trace("[  5.000 ms] A\n"
		     "\tCPU 1 starts on 0\n"
		     "[ 15.000 ms] C\n"
		     "\tCPU 0\n");
}

static struct named_wheel w;

static u32 w_on;

static enum hrtimer_restart start_w(struct named *self)
{
	mod_timer(&w.timer, jiffies + 2);
	w_on = w.timer.flags & TIMER_CPUMASK;
	return HRTIMER_NORESTART;
}

/* On which CPU is a timer that a callback on the idle CPU 1 starts? */
static u32 wheel_from_idle(unsigned int kernel, u32 flags)
{
	machine((struct hrt_config){ .cpus = 2, .kernel = kernel });
	sleep_for(50 * MS);
	mark();
	hrt_set_cpu(1);
	named_on(&a, "A", HRTIMER_MODE_ABS);
	a.act = start_w;
	wheel_setup(&w, "w", flags);
	hrtimer_start(&a.timer, T0 + 5 * MS, HRTIMER_MODE_ABS_PINNED);
	hrt_set_cpu(0);
	mdelay(30);
	timer_delete_sync(&w.timer);
	return w_on;
}

/* Until 6.8; afterwards it stays, and others look after an idle CPU. */
static void spec_2_7_idle_cpu_gives_wheel_timers_away(void **state)
{
	assert_int_equal(wheel_from_idle(HRT_KERNEL_6_1, 0), 0);
	assert_int_equal(wheel_from_idle(HRT_KERNEL_6_1, TIMER_PINNED), 1);
	assert_int_equal(wheel_from_idle(HRT_KERNEL_7_3, 0), 1);
}

static enum hrtimer_restart busy_3_ms(struct named *self)
{
	note("\tCPU %u", hrt_cpu());
	mdelay(3);
	trace("%s ends", self->name);
	self->act = show_cpu;
	return HRTIMER_NORESTART;
}

/* B, on CPU 0, starts A while A's callback runs on CPU 1. */
static enum hrtimer_restart start_a_pinned(struct named *self)
{
	hrtimer_start(&a.timer, 5 * MS, HRTIMER_MODE_REL_PINNED);
	note("\tCPU %u starts it on %u", hrt_cpu(), cpu_of(&a));
	return HRTIMER_NORESTART;
}

static void spec_2_7_running_timer_stays_where_it_runs(void **state)
{
	cpus(2);
	named_on(&a, "A", HRTIMER_MODE_ABS_SOFT);
	named_on(&b, "B", HRTIMER_MODE_ABS);
	a.act = busy_3_ms;
	b.act = start_a_pinned;
	hrt_set_cpu(1);
	start(&a, 1 * MS);
	hrt_set_cpu(0);
	start(&b, 2 * MS);
	sleep_for(20 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "\tCPU 1\n"
		     "[  2.000 ms] B\n"
		     "WARNING: hrtimer_start() with another SOFT mode than at "
		     "setup: FUNCTION\n"
		     "\tCPU 0 starts it on 1\n"
		     "[  4.000 ms] A ends\n"
		     "[  7.000 ms] A\n"
		     "\tCPU 1\n");
}

/* Eight CPUs at one instant: the lowest number first. */
static void spec_2_7_every_cpu_fires_its_own(void **state)
{
	static struct named t[8];
	static char name[8][8];

	cpus(8);
	for (unsigned int cpu = 8; cpu-- > 0;) {
		hrt_set_cpu(cpu);
		snprintf(name[cpu], sizeof(name[cpu]), "on %u", cpu);
		named_setup(&t[cpu], name[cpu], CLOCK_MONOTONIC,
			    HRTIMER_MODE_ABS);
		hrtimer_start(&t[cpu].timer, 5 * MS, HRTIMER_MODE_ABS_PINNED);
	}
	sleep_for(10 * MS);
	assert_trace("[  5.000 ms] on 0\n"
		     "[  5.000 ms] on 1\n"
		     "[  5.000 ms] on 2\n"
		     "[  5.000 ms] on 3\n"
		     "[  5.000 ms] on 4\n"
		     "[  5.000 ms] on 5\n"
		     "[  5.000 ms] on 6\n"
		     "[  5.000 ms] on 7\n");
}

/* ---- CPUs go and come -----------------------------------------------------*/

static void start_on(unsigned int cpu, struct named *t, const char *name,
		     ktime_t at)
{
	hrt_set_cpu(cpu);
	named_on(t, name, HRTIMER_MODE_ABS);
	hrtimer_start(&t->timer, at, HRTIMER_MODE_ABS_PINNED);
}

/* Equal keys go behind those of the CPU that takes over. */
static void spec_2_7_cpu_down_merges_by_expiry(void **state)
{
	static struct named t[6];

	cpus(2);
	start_on(1, &t[0], "1 at 5", 5 * MS);
	start_on(1, &t[1], "1 at 6", 6 * MS);
	start_on(1, &t[2], "1 at 6 too", 6 * MS);
	start_on(0, &t[3], "0 at 6", 6 * MS);
	start_on(0, &t[4], "0 at 4", 4 * MS);
	assert_int_equal(hrt_cpu_down(1), 0);
	for (int i = 0; i < 5; i++) {
		assert_true(hrtimer_is_queued(&t[i].timer));
		assert_int_equal(cpu_of(&t[i]), 0);
	}
	sleep_for(10 * MS);
	assert_trace("[  4.000 ms] 0 at 4\n"
		     "\tCPU 0\n"
		     "[  5.000 ms] 1 at 5\n"
		     "\tCPU 0\n"
		     "[  6.000 ms] 0 at 6\n"
		     "\tCPU 0\n"
		     "[  6.000 ms] 1 at 6\n"
		     "\tCPU 0\n"
		     "[  6.000 ms] 1 at 6 too\n"
		     "\tCPU 0\n");
}

static void spec_2_7_cpu_down_takes_every_base(void **state)
{
	static const int clock[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				     CLOCK_BOOTTIME, CLOCK_TAI };
	static const char *const name[] = { "mono",      "real",
					    "boot",      "tai",
					    "mono soft", "real soft",
					    "boot soft", "tai soft" };
	static struct named t[8];

	cpus(4);
	hrt_set_cpu(3);
	for (int i = 7; i >= 0; i--) {
		named_setup(&t[i], name[i], clock[i % 4],
			    i >= 4 ? HRTIMER_MODE_ABS_SOFT : HRTIMER_MODE_ABS);
		hrtimer_start(&t[i].timer,
			      hrtimer_cb_get_time(&t[i].timer) + 5 * MS,
			      i >= 4 ? HRTIMER_MODE_ABS_PINNED_SOFT
				     : HRTIMER_MODE_ABS_PINNED);
	}
	assert_int_equal(hrt_cpu_down(3), 0);
	sleep_for(10 * MS);
	assert_trace("[  5.000 ms] mono\n"
		     "[  5.000 ms] real\n"
		     "[  5.000 ms] boot\n"
		     "[  5.000 ms] tai\n"
		     "[  5.000 ms] mono soft\n"
		     "[  5.000 ms] real soft\n"
		     "[  5.000 ms] boot soft\n"
		     "[  5.000 ms] tai soft\n");
}

static void spec_2_7_cpu_down_takes_wheel_timers(void **state)
{
	struct named_wheel w, pinned;

	cpus(2);
	align();
	wheel_setup(&w, "plain", 0);
	wheel_setup(&pinned, "pinned", TIMER_PINNED);
	hrt_set_cpu(1);
	mod_timer(&w.timer, J0 + 3);
	mod_timer(&pinned.timer, J0 + 4);
	hrt_set_cpu(0);
	assert_int_equal(hrt_cpu_down(1), 0);
	assert_true(timer_pending(&w.timer));
	sleep_for(100 * MS);
	assert_trace("[ 40.000 ms] plain j+4\n"
		     "[ 50.000 ms] pinned j+5\n");
}

/* What is started on a CPU that is away waits until it comes back. */
static void spec_2_7_add_timer_on_a_cpu_that_is_away(void **state)
{
	struct named_wheel soon, late;

	cpus(2);
	assert_int_equal(hrt_cpu_down(1), 0);
	align();
	wheel_setup(&soon, "soon", 0);
	wheel_setup(&late, "late", 0);
	soon.timer.expires = J0 + 2;
	add_timer_on(&soon.timer, 1);
	late.timer.expires = J0 + 20;
	add_timer_on(&late.timer, 1);
	sleep_for(95 * MS);
	assert_trace("");
	assert_int_equal(hrt_cpu_up(1), 0);
	assert_true(timer_pending(&soon.timer));
	assert_null(wheel_check(&hrt_machine.cpu[1].wheel[HRT_WHEEL_LOCAL]));
	sleep_for(200 * MS);
	assert_trace("[100.000 ms] soon j+10\n"
		     "[210.000 ms] late j+21\n");
}

static void spec_2_7_cpu_down_and_up_returns(void **state)
{
	cpus(3);
	assert_true(hrt_cpu_online(2));
	assert_int_equal(hrt_cpu_down(2), 0);
	assert_false(hrt_cpu_online(2));
	assert_int_equal(hrt_cpu_down(2), -22);
	assert_int_equal(hrt_cpu_down(3), -22);
	assert_int_equal(hrt_set_cpu(2), -22);
	assert_int_equal(hrt_cpu_down(0), 0);
	assert_int_equal(hrt_cpu_down(1), -16);
	assert_int_equal(hrt_cpu_up(1), -22);
	assert_int_equal(hrt_cpu_up(0), 0);
	assert_int_equal(hrt_cpu_up(2), 0);
	assert_int_equal(hrt_cpu_up(3), -22);
	assert_int_equal(hrt_nr_cpus(), 3);
}

/* The task that takes its own CPU away goes on elsewhere. */
static void spec_2_7_later_starts_go_to_an_online_cpu(void **state)
{
	cpus(2);
	hrt_set_cpu(1);
	assert_int_equal(hrt_cpu_down(1), 0);
	assert_int_equal(hrt_cpu(), 0);
	named_on(&a, "A", HRTIMER_MODE_ABS);
	start(&a, 5 * MS);
	sleep_for(10 * MS);
	assert_trace("[  5.000 ms] A\n"
		     "\tCPU 0\n");
}

static int sleep_twice(void *unused)
{
	sleep_for(10 * MS);
	trace("task on CPU %u", hrt_cpu());
	sleep_for(10 * MS);
	trace("task on CPU %u", hrt_cpu());
	return 0;
}

static void spec_2_7_tasks_of_a_cpu_that_went(void **state)
{
	struct task_struct task;

	cpus(2);
	task_run(&task, sleep_twice, NULL, "task", 1);
	sleep_for(5 * MS);
	assert_int_equal(hrt_cpu_down(1), 0);
	sleep_for(30 * MS);
	task_join(&task);
	assert_trace("[ 10.000 ms] task on CPU 0\n"
		     "[ 20.000 ms] task on CPU 0\n");
}

/* It comes back with nothing of before, ticks and fires again. */
static void spec_2_7_cpu_that_comes_back(void **state)
{
	struct named_wheel w;

	cpus(2);
	start_on(1, &a, "A", 30 * MS);
	named_on(&b, "soft", HRTIMER_MODE_ABS_SOFT);
	hrtimer_start(&b.timer, 31 * MS, HRTIMER_MODE_ABS_PINNED_SOFT);
	hrt_set_cpu(0);
	hrt_cpu_down(1);
	sleep_for(100 * MS);
	assert_trace("[ 30.000 ms] A\n"
		     "\tCPU 0\n"
		     "[ 31.000 ms] soft\n"
		     "\tCPU 0\n");
	for (int i = 0; i < 3; i++) {
		hrt_cpu_up(1);
		hrt_cpu_down(1);
	}
	hrt_cpu_up(1);
	align();
	start_on(1, &a, "A", T0 + 5 * MS);
	named_on(&b, "soft", HRTIMER_MODE_ABS_SOFT);
	hrtimer_start(&b.timer, T0 + 6 * MS, HRTIMER_MODE_ABS_PINNED_SOFT);
	wheel_setup(&w, "wheel", TIMER_PINNED);
	mod_timer(&w.timer, J0 + 1);
	hrt_set_cpu(0);
	sleep_for(100 * MS);
	assert_trace("[  5.000 ms] A\n"
		     "\tCPU 1\n"
		     "[  6.000 ms] soft\n"
		     "\tCPU 1\n"
		     "[ 20.000 ms] wheel j+2\n");
}

static void spec_2_7_add_timer_on_another_cpu(void **state)
{
	struct named_wheel w;

	cpus(4);
	/* Its tick has stopped: the start has to call it. */
	sleep_for(100 * MS);
	align();
	wheel_setup(&w, "wheel", 0);
	w.timer.expires = J0 + 3;
	add_timer_on(&w.timer, 2);
	assert_int_equal(w.timer.flags & TIMER_CPUMASK, 2);
	sleep_for(100 * MS);
	assert_trace("[ 40.000 ms] wheel j+4\n");
}

/* ---- calls from CPU to CPU ------------------------------------------------*/

static void note_call(void *info)
{
	trace("call %s on CPU %u, hardirq %d", (const char *)info, hrt_cpu(),
	      (hrt_preempt_count() & HRT_HARDIRQ_MASK) != 0);
}

static void spec_2_7_call_cpu(void **state)
{
	struct hrt_call one = { note_call, "one", NULL, 0 };
	struct hrt_call two = { note_call, "two", NULL, 0 };

	cpus(2);
	assert_int_equal(hrt_call_cpu(1, &one, true), 0);
	assert_int_equal(one.done, 1);
	assert_int_equal(hrt_call_cpu(1, &two, false), 0);
	assert_int_equal(two.done, 0);
	sleep_for(1);
	assert_int_equal(two.done, 1);
	assert_int_equal(hrt_call_cpu(0, &one, true), 0);
	hrt_cpu_down(1);
	assert_int_equal(hrt_call_cpu(1, &one, true), -6);
	assert_int_equal(hrt_call_cpu(2, &one, true), -6);
	assert_trace("[  0.000 ms] call one on CPU 1, hardirq 1\n"
		     "[  0.000 ms] call two on CPU 1, hardirq 1\n"
		     "[  0.000001 ms] call one on CPU 0, hardirq 0\n");
}

/* ---- ticks alone ----------------------------------------------------------*/

/* No earlier than asked for, and at the tick after that. */
static void spec_2_7_low_res_expires_at_ticks(void **state)
{
	static const ktime_t spans[] = { 1,       5 * MS,      10 * MS - 1,
					 10 * MS, 10 * MS + 1, 95 * MS };
	static const ktime_t fires[] = { 10 * MS, 10 * MS, 10 * MS,
					 10 * MS, 20 * MS, 100 * MS };

	machine((struct hrt_config){ .highres_off = true });
	for (size_t i = 0; i < COUNT(spans); i++) {
		align();
		mono(&a, "A");
		hrtimer_start(&a.timer, spans[i], HRTIMER_MODE_REL);
		/* The resolution is not added to a relative time. */
		assert_int_equal(hrtimer_get_expires(&a.timer) - T0, spans[i]);
		hrt_run_for(fires[i] - 1);
		assert_int_equal(a.runs, 0);
		hrt_run_for(1);
		assert_int_equal(a.runs, 1);
		sleep_for(50 * MS);
	}
}

static void spec_2_7_low_res_on_every_cpu(void **state)
{
	machine((struct hrt_config){ .highres_off = true, .cpus = 4 });
	sleep_for(100 * MS);
	align();
	for (unsigned int cpu = 0; cpu < 4; cpu++) {
		static struct named t[4];

		hrt_set_cpu(cpu);
		named_on(&t[cpu], "timer", HRTIMER_MODE_ABS);
		hrtimer_start(&t[cpu].timer, T0 + 15 * MS,
			      HRTIMER_MODE_ABS_PINNED);
	}
	hrt_set_cpu(0);
	sleep_for(50 * MS);
	assert_trace("[ 20.000 ms] timer\n"
		     "\tCPU 0\n"
		     "[ 20.000 ms] timer\n"
		     "\tCPU 1\n"
		     "[ 20.000 ms] timer\n"
		     "\tCPU 2\n"
		     "[ 20.000 ms] timer\n"
		     "\tCPU 3\n");
}

static void spec_2_7_resolution_is_a_tick_in_low_res(void **state)
{
	static const unsigned int hz[] = { 100, 250, 300, 1000 };
	static const unsigned int ns[] = { 10000000, 4000000, 3333333,
					   1000000 };

	for (size_t i = 0; i < COUNT(hz); i++) {
		machine((struct hrt_config){ .highres_off = true,
					     .hz = hz[i] });
		assert_int_equal(hrtimer_resolution, ns[i]);
	}
}

/* ---- what a CPU that went leaves behind ---- ------------------------------*/

/* Nothing it waited for before keeps what it starts now from coming. */
static void spec_2_7_cpu_forgets_what_it_waited_for(void **state)
{
	struct named_wheel w;

	cpus(2);
	align();
	start_on(1, &a, "A", T0 + 3 * MS);
	named_on(&b, "soft", HRTIMER_MODE_ABS_SOFT);
	hrtimer_start(&b.timer, T0 + 3 * MS, HRTIMER_MODE_ABS_PINNED_SOFT);
	hrt_set_cpu(0);
	assert_int_equal(hrt_cpu_down(1), 0);
	assert_int_equal(hrt_cpu_up(1), 0);
	wheel_setup(&w, "wheel", 0);
	w.timer.expires = J0 + 1;
	add_timer_on(&w.timer, 1);
	hrt_set_cpu(1);
	named_on(&c, "soft here", HRTIMER_MODE_ABS_SOFT);
	hrtimer_start(&c.timer, T0 + 5 * MS, HRTIMER_MODE_ABS_PINNED_SOFT);
	hrt_set_cpu(0);
	sleep_for(100 * MS);
	assert_trace("[  3.000 ms] A\n"
		     "\tCPU 0\n"
		     "[  3.000 ms] soft\n"
		     "\tCPU 0\n"
		     "[  5.000 ms] soft here\n"
		     "\tCPU 1\n"
		     "[ 20.000 ms] wheel j+2\n");
}

/* It ticks again by itself: nobody runs there. */
static void spec_2_7_cpu_up_ticks(void **state)
{
	struct named_wheel w;

	cpus(2);
	assert_int_equal(hrt_cpu_down(1), 0);
	sleep_for(100 * MS);
	align();
	assert_int_equal(hrt_cpu_up(1), 0);
	assert_true(hrtimer_is_queued(&hrt_machine.cpu[1].tick.sched_timer));
	wheel_setup(&w, "wheel", 0);
	w.timer.expires = J0 + 1;
	add_timer_on(&w.timer, 1);
	sleep_for(100 * MS);
	assert_trace("[ 20.000 ms] wheel j+2\n");
}

static enum hrtimer_restart busy_for_longer_than_its_interval(
	struct named *self)
{
	note("\tCPU %u", hrt_cpu());
	ndelay(100 * US + 1);
	if (self->runs == 4)
		return HRTIMER_NORESTART;
	hrtimer_forward(&self->timer, hrtimer_get_expires(&self->timer),
			100 * US);
	return HRTIMER_RESTART;
}

/* A CPU that rests from a hang when it goes is none that hangs afterwards. */
static void spec_2_7_cpu_down_while_it_hangs(void **state)
{
	cpus(2);
	start_on(1, &a, "A", 1 * MS);
	a.act = busy_for_longer_than_its_interval;
	hrt_set_cpu(0);
	udelay(1350);
	assert_true(hrt_machine.cpu[1].hrtimers.hang_detected);
	assert_int_equal(hrt_cpu_down(1), 0);
	assert_int_equal(hrt_cpu_up(1), 0);
	start_on(1, &b, "B", 5 * MS);
	hrt_set_cpu(0);
	sleep_for(20 * MS);
	assert_trace("[  1.000 ms] A\n"
		     "\tCPU 1\n"
		     "[  1.100001 ms] A\n"
		     "\tCPU 1\n"
		     "[  1.200002 ms] A\n"
		     "\tCPU 1\n"
		     "[  1.350 ms] A\n"
		     "\tCPU 0\n"
		     "[  5.000 ms] B\n"
		     "\tCPU 1\n");
}

/*
 * The wheel that takes over has not turned for a while: distances are from now,
 * or what is near would land among what is far, and come late.
 */
static void spec_2_7_cpu_down_wheel_distances_are_from_now(void **state)
{
	struct named_wheel w, deferrable;

	cpus(2);
	align();
	wheel_setup(&w, "plain", 0);
	wheel_setup(&deferrable, "deferrable", TIMER_DEFERRABLE);
	mdelay(3000);
	w.timer.expires = J0 + 303;
	add_timer_on(&w.timer, 1);
	deferrable.timer.expires = J0 + 304;
	add_timer_on(&deferrable.timer, 1);
	assert_int_equal(hrt_cpu_down(1), 0);
	assert_int_equal(deferrable.timer.flags & TIMER_CPUMASK, 0);
	mdelay(100);
	assert_trace("[3040.000 ms] plain j+304\n"
		     "[3050.000 ms] deferrable j+305\n");
}

/* One after the other goes: each time those that come behind are one more. */
static void spec_2_7_eight_cpus_go(void **state)
{
	static struct named t[8];
	static char name[8][8];

	cpus(8);
	for (unsigned int cpu = 0; cpu < 8; cpu++) {
		snprintf(name[cpu], sizeof(name[cpu]), "of %u", cpu);
		start_on(cpu, &t[cpu], name[cpu], 5 * MS);
		t[cpu].act = NULL;
	}
	for (unsigned int cpu = 0; cpu < 7; cpu++) {
		assert_int_equal(hrt_cpu_down(cpu), 0);
		assert_int_equal(cpu_of(&t[cpu]), cpu + 1);
	}
	assert_int_equal(hrt_cpu_down(7), -16);
	assert_int_equal(hrt_cpu(), 7);
	sleep_for(10 * MS);
	assert_trace("[  5.000 ms] of 7\n"
		     "[  5.000 ms] of 6\n"
		     "[  5.000 ms] of 5\n"
		     "[  5.000 ms] of 4\n"
		     "[  5.000 ms] of 3\n"
		     "[  5.000 ms] of 2\n"
		     "[  5.000 ms] of 1\n"
		     "[  5.000 ms] of 0\n");
}

static void spec_2_7_low_res_cpu_down_and_up(void **state)
{
	machine((struct hrt_config){ .highres_off = true, .cpus = 2 });
	align();
	start_on(1, &a, "A", T0 + 15 * MS);
	hrt_set_cpu(0);
	assert_int_equal(hrt_cpu_down(1), 0);
	sleep_for(50 * MS);
	assert_int_equal(hrt_cpu_up(1), 0);
	start_on(1, &b, "B", T0 + 75 * MS);
	hrt_set_cpu(0);
	sleep_for(50 * MS);
	assert_trace("[ 20.000 ms] A\n"
		     "\tCPU 0\n"
		     "[ 80.000 ms] B\n"
		     "\tCPU 1\n");
}

/* ---- a clock is set ---- --------------------------------------------------*/

static int sleep_is_injected(void *unused)
{
	struct timespec64 ts = { 60, 0 };

	sleep_for(5 * MS);
	timekeeping_inject_sleeptime64(&ts);
	return 0;
}

/* Every other CPU is interrupted; the one that does it waits for its tick. */
static void spec_2_7_clock_was_set_reaches_every_cpu(void **state)
{
	static struct named t[8];
	struct task_struct task;

	cpus(8);
	align();
	for (unsigned int cpu = 0; cpu < 8; cpu++) {
		hrt_set_cpu(cpu);
		named_setup(&t[cpu], "boot", CLOCK_BOOTTIME, HRTIMER_MODE_ABS);
		t[cpu].act = show_cpu;
		hrtimer_start(&t[cpu].timer, T0 + 30 * SEC,
			      HRTIMER_MODE_ABS_PINNED);
	}
	hrt_set_cpu(0);
	task_run(&task, sleep_is_injected, NULL, "setter", 3);
	sleep_for(50 * MS);
	task_join(&task);
	assert_trace("[  5.000 ms] boot\n"
		     "\tCPU 0\n"
		     "[  5.000 ms] boot\n"
		     "\tCPU 1\n"
		     "[  5.000 ms] boot\n"
		     "\tCPU 2\n"
		     "[  5.000 ms] boot\n"
		     "\tCPU 4\n"
		     "[  5.000 ms] boot\n"
		     "\tCPU 5\n"
		     "[  5.000 ms] boot\n"
		     "\tCPU 6\n"
		     "[  5.000 ms] boot\n"
		     "\tCPU 7\n"
		     "[ 10.000 ms] boot\n"
		     "\tCPU 3\n");
}

/* Calls that nobody waits for are made in the order they were asked for. */
static void spec_2_7_calls_keep_their_order(void **state)
{
	struct hrt_call call[3] = { { note_call, "one", NULL, 0 },
				    { note_call, "two", NULL, 0 },
				    { note_call, "three", NULL, 0 } };

	cpus(2);
	for (int i = 0; i < 3; i++)
		assert_int_equal(hrt_call_cpu(1, &call[i], false), 0);
	sleep_for(1);
	assert_trace("[  0.000 ms] call one on CPU 1, hardirq 1\n"
		     "[  0.000 ms] call two on CPU 1, hardirq 1\n"
		     "[  0.000 ms] call three on CPU 1, hardirq 1\n");
}

/* An interval is a tick at least, where nothing comes between ticks. */
static void spec_2_7_low_res_forward_interval(void **state)
{
	machine((struct hrt_config){ .highres_off = true });
	mono(&a, "A");
	hrtimer_set_expires(&a.timer, 0);
	assert_int_equal(hrtimer_forward(&a.timer, 35 * MS, 1), 4);
	assert_int_equal(hrtimer_get_expires(&a.timer), 40 * MS);
	assert_int_equal(hrtimer_forward(&a.timer, 95 * MS, 20 * MS), 3);
	assert_int_equal(hrtimer_get_expires(&a.timer), 100 * MS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SPEC(spec_2_7_starts_where_the_task_runs),
		SPEC(spec_2_7_start_moves_a_queued_timer),
		SPEC(spec_2_7_idle_cpu_gives_timers_away),
		SPEC(spec_2_7_pinned_stays),
		SPEC(spec_2_7_would_be_first_there_stays),
		SPEC(spec_2_7_idle_cpu_gives_wheel_timers_away),
		SPEC(spec_2_7_pinned_counts_at_start),
		SPEC(spec_2_7_running_timer_stays_where_it_runs),
		SPEC(spec_2_7_every_cpu_fires_its_own),
		SPEC(spec_2_7_cpu_down_merges_by_expiry),
		SPEC(spec_2_7_cpu_down_takes_every_base),
		SPEC(spec_2_7_cpu_down_takes_wheel_timers),
		SPEC(spec_2_7_add_timer_on_a_cpu_that_is_away),
		SPEC(spec_2_7_cpu_down_and_up_returns),
		SPEC(spec_2_7_later_starts_go_to_an_online_cpu),
		SPEC(spec_2_7_tasks_of_a_cpu_that_went),
		SPEC(spec_2_7_cpu_that_comes_back),
		SPEC(spec_2_7_add_timer_on_another_cpu),
		SPEC(spec_2_7_call_cpu),
		SPEC(spec_2_7_low_res_expires_at_ticks),
		SPEC(spec_2_7_low_res_on_every_cpu),
		SPEC(spec_2_7_resolution_is_a_tick_in_low_res),
		SPEC(spec_2_7_cpu_forgets_what_it_waited_for),
		SPEC(spec_2_7_cpu_up_ticks),
		SPEC(spec_2_7_cpu_down_while_it_hangs),
		SPEC(spec_2_7_cpu_down_wheel_distances_are_from_now),
		SPEC(spec_2_7_eight_cpus_go),
		SPEC(spec_2_7_low_res_cpu_down_and_up),
		SPEC(spec_2_7_clock_was_set_reaches_every_cpu),
		SPEC(spec_2_7_calls_keep_their_order),
		SPEC(spec_2_7_low_res_forward_interval),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
