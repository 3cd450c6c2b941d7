/* SPDX-License-Identifier: MIT */
/*
 * High-resolution timers, for a module: <hrtimer/hrtimer.h> with the forms of
 * every kernel since 2.6.21, and the API of 2.6.16 for one that is built for a
 * kernel before that.
 */
#ifndef _LINUX_HRTIMER_H
#define _LINUX_HRTIMER_H

#include <linux/version.h>
#include <linux/ktime.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/timer.h>
#include <linux/time.h>
#include <linux/seqlock.h>
#include <linux/init.h>

#include <hrtimer/hrtimer.h>
#if LINUX_VERSION_CODE < KERNEL_VERSION(2, 6, 21)
#define HRTIMER_API_2_6_16
#include <hrtimer/api_2_6_16.h>
#endif

/* Since 6.13. Who has one of their own for before asks whether it is there. */
#define hrtimer_setup hrtimer_setup

#define HIGH_RES_NSEC       1
#define MONOTONIC_RES_NSEC  HIGH_RES_NSEC
#define KTIME_HIGH_RES      (HIGH_RES_NSEC)
#define KTIME_MONOTONIC_RES ns_to_ktime(hrtimer_resolution)
#define KTIME_REALTIME_RES  ns_to_ktime(hrtimer_resolution)

/* The states that could be seen until 7.1. */
#define HRTIMER_STATE_INACTIVE 0x00
#define HRTIMER_STATE_ENQUEUED 0x01

/* Return: 0; *@tp is the grain of expiry by any clock. Until 4.1. */
static inline int hrtimer_get_res(int which_clock, struct timespec *tp)
{
	(void)which_clock;
	*tp = ns_to_timespec(hrtimer_resolution);
	return 0;
}

#ifndef HRTIMER_API_2_6_16

/*
 * Until 4.1 the starts told whether the timer had been active: 0 or 1. Newer
 * kernels do not return anything, which a caller cannot tell from this.
 */
static inline int __hrt_start_range(struct hrtimer *timer, long long tim,
				    unsigned long long delta_ns,
				    enum hrtimer_mode mode)
{
	int active = hrtimer_is_queued(timer);

	(hrtimer_start_range_ns)(timer, tim, delta_ns, mode);
	return active;
}

static inline int __hrt_start_expires(struct hrtimer *timer,
				      enum hrtimer_mode mode)
{
	int active = hrtimer_is_queued(timer);

	hrtimer_start_expires(timer, mode);
	return active;
}

#define hrtimer_start(timer, tim, mode) \
	__hrt_start_range(timer, __ktime_ns(tim), 0, mode)
#define hrtimer_start_range_ns(timer, tim, delta_ns, mode) \
	__hrt_start_range(timer, __ktime_ns(tim), delta_ns, mode)
#define hrtimer_start_expires(timer, mode) __hrt_start_expires(timer, mode)

/*
 * hrtimer_init_sleeper(sl, clock, mode), and (sl, task) until 5.3, for a timer
 * that hrtimer_init() has prepared.
 */
void __hrt_sleeper_of_task(struct hrtimer_sleeper *sl,
			   struct task_struct *task);
#define hrtimer_init_sleeper(sl, ...)                         \
	__hrt_sleeper_form(__VA_ARGS__, hrtimer_init_sleeper, \
			   __hrt_sleeper_of_task)(sl, __VA_ARGS__)
#define __hrt_sleeper_form(a, b, form, ...) form

#endif

#endif
