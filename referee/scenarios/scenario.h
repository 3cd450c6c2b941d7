/* SPDX-License-Identifier: MIT */
/*
 * What scenarios have in common: a beginning just after a tick, a log, timers.
 *
 * Everything happens while the module is loaded. What is to be said is kept and
 * printed at the end, since printing takes time. Times are printed in tenths of
 * a millisecond from the beginning: a referee's clock counts in grains of 256
 * ns, and each look at it takes one. at() gives moments that are whole grains,
 * so that its device never interrupts too early.
 *
 * With SCENARIO_LIVE time is real: a tick comes at any time of the clock, and a
 * callback some time after it is due, or while the task goes on.
 */
#ifndef REFEREE_SCENARIO_H
#define REFEREE_SCENARIO_H

#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/timekeeping.h>
#include <linux/timer.h>
#include <linux/version.h>
#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 3, 0)
#include <linux/hrtimer_bases.h>
#endif

#define MS(n)    ((s64)(n)*NSEC_PER_MSEC)
#define US(n)    ((s64)(n)*NSEC_PER_USEC)
#define TICKS(n) ((s64)(n)*TICK_NSEC)

#define ABS      HRTIMER_MODE_ABS
#define REL      HRTIMER_MODE_REL
#define ABS_SOFT HRTIMER_MODE_ABS_SOFT
#define REL_SOFT HRTIMER_MODE_REL_SOFT

/* ---- the log --------------------------------------------------------------*/

static char scenario_log[32768];
static unsigned int scenario_used;

static __printf(1, 2) __maybe_unused void say(const char *fmt, ...)
{
	size_t left = sizeof(scenario_log) - scenario_used;
	va_list args;

	va_start(args, fmt);
	scenario_used += vscnprintf(scenario_log + scenario_used, left, fmt,
				    args);
	va_end(args);
}

/* ---- time -----------------------------------------------------------------*/

static s64 t0; /* MONOTONIC at the beginning, an even tick */
static unsigned long j0; /* jiffies there */

static __maybe_unused void align(void)
{
	/* From tick to tick a timeout of 1 takes two jiffies, one of 2 three. */
	do {
		set_current_state(TASK_UNINTERRUPTIBLE);
		schedule_timeout(1 + (jiffies & 1));
	} while (jiffies & 7);
	j0 = jiffies;
	t0 = ktime_get();
#ifdef SCENARIO_LIVE
	/* Then what is due a tick later is due before the tick. */
	t0 -= US(300);
#else
	t0 -= t0 % (NSEC_PER_SEC / HZ);
#endif
}

/* Wait busily until what is due by now has been called. */
static __maybe_unused void soon(void)
{
#ifdef SCENARIO_LIVE
	mdelay(20);
#else
	udelay(5);
#endif
}

/* A moment, in ns after the beginning. */
static __maybe_unused ktime_t at(s64 ns)
{
	return (t0 + ns) & ~255LL;
}

/* The same by the clock @offs. */
static __maybe_unused ktime_t at_by(enum tk_offsets offs, s64 ns)
{
	return ktime_mono_to_any(at(ns), offs);
}

/* Tenths of a millisecond since the beginning; a little late is the same. */
static __maybe_unused long tenths(ktime_t mono)
{
	return (long)((mono - t0 + US(1030)) / US(100) - 10);
}

/* "12.3 text": now, and what happens. */
#define event(fmt, ...)                                          \
	do {                                                     \
		long now__ = tenths(ktime_get());                \
		say("%ld.%ld " fmt "\n", now__ / 10, now__ % 10, \
		    ##__VA_ARGS__);                              \
	} while (0)

/* Print what an expression returns. */
#define value(expr) say("%s = %lld\n", #expr, (long long)(expr))

/* What live is true or not: a callback comes sooner or later, clocks drift. */
#ifdef SCENARIO_LIVE
#define value_if_virtual(expr) ((void)(expr))
#else
#define value_if_virtual value
#endif

static __maybe_unused void sleep_until(s64 ns)
{
	ktime_t when = at(ns);

	set_current_state(TASK_UNINTERRUPTIBLE);
	schedule_hrtimeout(&when, HRTIMER_MODE_ABS);
}

/* ---- timers ---------------------------------------------------------------*/

static struct hrtimer timers[8];
static struct timer_list wheel[8];

static __maybe_unused char letter(const struct hrtimer *timer)
{
	return 'A' + (timer - timers);
}

static __maybe_unused enum hrtimer_restart fire(struct hrtimer *timer)
{
	event("%c", letter(timer));
	return HRTIMER_NORESTART;
}

static __maybe_unused void wheel_fire(struct timer_list *timer)
{
	event("w%d", (int)(timer - wheel));
}

/* Set up and start timer @i, to fire @ns after the beginning. */
static __maybe_unused void go(int i, clockid_t clock, enum hrtimer_mode mode,
			      s64 ns)
{
	static const enum tk_offsets offs[] = {
		[CLOCK_REALTIME] = TK_OFFS_REAL,
		[CLOCK_BOOTTIME] = TK_OFFS_BOOT,
		[CLOCK_TAI] = TK_OFFS_TAI,
	};
	ktime_t when = clock == CLOCK_MONOTONIC ? at(ns)
						: at_by(offs[clock], ns);

	hrtimer_setup(&timers[i], fire, clock, mode);
	hrtimer_start(&timers[i], when, mode);
}

static __maybe_unused void wheel_go(int i, long after)
{
	timer_setup(&wheel[i], wheel_fire, 0);
	mod_timer(&wheel[i], j0 + after);
}

static __maybe_unused void stop_all(void)
{
	for (int i = 0; i < 8; i++) {
		if (timers[i].base)
			hrtimer_cancel(&timers[i]);
		if (wheel[i].function)
			timer_delete_sync(&wheel[i]);
	}
}

/* ---- the module -----------------------------------------------------------*/

static void scenario_print(void)
{
	char *rest = scenario_log, *line;

	while ((line = strsep(&rest, "\n"))) {
		if (*line)
			pr_info("%s\n", line);
	}
}

#define SCENARIO(show)                         \
	static int __init scenario_init(void)  \
	{                                      \
		align();                       \
		show();                        \
		stop_all();                    \
		scenario_print();              \
		return 0;                      \
	}                                      \
	static void __exit scenario_exit(void) \
	{                                      \
	}                                      \
	module_init(scenario_init);            \
	module_exit(scenario_exit);            \
	MODULE_DESCRIPTION("a scenario");      \
	MODULE_LICENSE("GPL")

#endif
