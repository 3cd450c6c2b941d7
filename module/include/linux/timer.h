/* SPDX-License-Identifier: MIT */
/*
 * Timers of the wheel: those of <hrtimer/timer.h>, and the forms that older
 * kernels set them up with, whose callbacks are given a number.
 */
#ifndef _LINUX_TIMER_H
#define _LINUX_TIMER_H

#include <linux/list.h>
#include <linux/ktime.h>
#include <linux/stddef.h>
#include <linux/stringify.h>
#include <linux/container_of.h>
#include <linux/jiffies.h>
#include <linux/math.h>
#include <hrtimer/timer.h>

#define __TIMER_INITIALIZER(fn, timer_flags) \
	HRT_TIMER_INITIALIZER(fn, timer_flags)

/* A callback of either kind; the timer's takes_data tells which. */
#define __hrt_timer_fn(fn) ((void (*)(struct timer_list *))(void *)(fn))
#define __hrt_data_timer(fn, expires, data)                                    \
	{                                                                      \
		{ NULL, NULL }, (expires), __hrt_timer_fn(fn), 0, true, (data) \
	}

/* The nth of the arguments that follow: counts what a macro was given. */
#define __hrt_4th(a, b, c, d, ...) d

/* DEFINE_TIMER(name, fn), and DEFINE_TIMER(name, fn, expires, data). */
#define DEFINE_TIMER(name, ...)                                           \
	struct timer_list name = __hrt_4th(__VA_ARGS__, __hrt_timer_of_3, \
					   unused, __hrt_timer_of_1,      \
					   unused)(__VA_ARGS__)
#define __hrt_timer_of_1(fn)                HRT_TIMER_INITIALIZER(fn, 0)
#define __hrt_timer_of_2(fn, flags)         HRT_TIMER_INITIALIZER(fn, flags)
#define __hrt_timer_of_3(fn, expires, data) __hrt_data_timer(fn, expires, data)

/* TIMER_INITIALIZER(fn, flags), and (fn, expires, data) before 4.15. */
#define TIMER_INITIALIZER(...)                                     \
	__hrt_4th(__VA_ARGS__, __hrt_timer_of_3, __hrt_timer_of_2, \
		  unused)(__VA_ARGS__)
#define TIMER_DEFERRED_INITIALIZER(fn, expires, data) \
	__hrt_data_timer(fn, expires, data)

/**
 * init_timer - prepare a timer whose members the caller sets
 *
 * The form of kernels before 4.15: function takes `data`. Both, and expires,
 * are left as they are, whether set before or after.
 */
void init_timer(struct timer_list *timer);
void init_timer_deferrable(struct timer_list *timer);
#define init_timer_on_stack(timer) init_timer(timer)
#define init_timer_deferred(timer) init_timer_deferrable(timer)
#define init_timer_key(timer, fn, flags, name, key) \
	hrt_timer_init(timer, fn, flags)

void __setup_timer(struct timer_list *timer, void (*fn)(unsigned long),
		   unsigned long data, unsigned int flags);
#define setup_timer(timer, fn, data)          __setup_timer(timer, fn, data, 0)
#define setup_timer_on_stack(timer, fn, data) __setup_timer(timer, fn, data, 0)
#define setup_deferrable_timer(timer, fn, data) \
	__setup_timer(timer, fn, data, TIMER_DEFERRABLE)
#define setup_deferrable_timer_on_stack(timer, fn, data) \
	__setup_timer(timer, fn, data, TIMER_DEFERRABLE)
#define setup_pinned_timer(timer, fn, data) \
	__setup_timer(timer, fn, data, TIMER_PINNED)

#define timer_container_of(var, callback_timer, timer_fieldname) \
	container_of(callback_timer, __typeof__(*var), timer_fieldname)
#define from_timer(var, callback_timer, timer_fieldname) \
	timer_container_of(var, callback_timer, timer_fieldname)

/* Expiry is not rounded by a slack: accepted, not used (until 4.8). */
static inline void set_timer_slack(struct timer_list *timer, int slack_hz)
{
	(void)timer;
	(void)slack_hz;
}

#endif
