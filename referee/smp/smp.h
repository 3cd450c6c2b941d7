/* SPDX-License-Identifier: MIT */
/*
 * What scenarios of two CPUs have in common. The task of a scenario is on CPU
 * 0; others are reached by calls. What is printed does not depend on when
 * things happen: who waits for another says so in a flag, and waits long.
 */
#ifndef REFEREE_SMP_H
#define REFEREE_SMP_H

#include "../scenarios/scenario.h"

#include <linux/cpumask.h>
#include <linux/preempt.h>
#include <linux/smp.h>

/* Flags and counts that other CPUs see. */
static int entered, released, left;

static __maybe_unused int here(void)
{
	return raw_smp_processor_id();
}

/* In a task: wait until another CPU has set @flag. Return: has it? */
static __maybe_unused bool await(const int *flag)
{
	for (int i = 0; i < 10000 && !READ_ONCE(*flag); i++)
		usleep_range(1000, 2000);
	return READ_ONCE(*flag);
}

/* In a callback, busily; twenty seconds at the most. */
static __maybe_unused void hold(const int *flag)
{
	ktime_t end = ktime_get() + 20 * NSEC_PER_SEC;

	while (!READ_ONCE(*flag) && ktime_get() < end)
		cpu_relax();
}

static __maybe_unused void forget(void)
{
	entered = released = left = 0;
}

/* Run @func on CPU 1, in its interrupt, and wait until it has returned. */
static __maybe_unused void on_cpu_1(void (*func)(void *), void *info)
{
	int ret = smp_call_function_single(1, func, info, 1);

	if (ret)
		say("smp_call_function_single: %d\n", ret);
}

/* ---- a callback that is held ----------------------------------------------*/

/* Enters, waits to be released, and leaves a while later. */
static __maybe_unused void be_held(void)
{
	WRITE_ONCE(entered, 1);
	hold(&released);
	mdelay(5);
	WRITE_ONCE(left, 1);
}

static __maybe_unused enum hrtimer_restart held(struct hrtimer *timer)
{
	be_held();
	return HRTIMER_NORESTART;
}

static __maybe_unused void start_held(void *mode)
{
	hrtimer_start(&timers[0], MS(1), (enum hrtimer_mode)(long)mode);
}

/* The callback of timer 0 runs on CPU 1 when this returns. */
static __maybe_unused void run_held(enum hrtimer_mode mode)
{
	forget();
	hrtimer_setup(&timers[0], held, CLOCK_MONOTONIC, mode);
	on_cpu_1(start_held, (void *)(long)mode);
	if (!await(&entered))
		say("the callback does not begin\n");
}

#define REL_PINNED      HRTIMER_MODE_REL_PINNED
#define REL_PINNED_SOFT HRTIMER_MODE_REL_PINNED_SOFT

#endif
