/* SPDX-License-Identifier: MIT */
/*
 * While the machine sleeps MONOTONIC stands still. What BOOTTIME, REALTIME and
 * TAI make due meanwhile is called when it wakes, in the order of the clocks;
 * MONOTONIC timers and those of the wheel wait on.
 *
 * Shows: 2.5.4
 * Runs: in virtual time, --suspend 500ms:4s
 */
#include "smp.h"

static enum hrtimer_restart note(struct hrtimer *timer)
{
	say("%c\n", letter(timer));
	return HRTIMER_NORESTART;
}

static void wheel_note(struct timer_list *timer)
{
	say("w%d\n", (int)(timer - wheel));
}

static void start(int i, clockid_t clock, ktime_t now, s64 after)
{
	hrtimer_setup(&timers[i], note, clock, HRTIMER_MODE_ABS_PINNED);
	hrtimer_start(&timers[i], now + after, HRTIMER_MODE_ABS_PINNED);
}

/* The machine sleeps for 4 s, half a second from now. */
static int __init suspend_init(void)
{
	ktime_t boot = ktime_get_boottime(), tai = ktime_get_clocktai();

	start(0, CLOCK_MONOTONIC, ktime_get(), MS(2500));
	start(1, CLOCK_BOOTTIME, boot, MS(1500));
	start(2, CLOCK_REALTIME, ktime_get_real(), MS(1500));
	start(3, CLOCK_TAI, tai, MS(1500));
	start(4, CLOCK_BOOTTIME, boot, MS(1400));
	start(5, CLOCK_BOOTTIME, boot, MS(60000));
	timer_setup(&wheel[0], wheel_note, 0);
	mod_timer(&wheel[0], jiffies + 3 * HZ);
	return 0;
}

static void __exit suspend_exit(void)
{
	ktime_t slept = ktime_get_boottime() - ktime_get();

	value(slept > MS(2000));
	value(hrtimer_is_queued(&timers[5]));
	stop_all();
	scenario_print();
}

module_init(suspend_init);
module_exit(suspend_exit);
MODULE_DESCRIPTION("a scenario");
MODULE_LICENSE("GPL");
