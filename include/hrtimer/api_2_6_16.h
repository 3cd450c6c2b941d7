/* SPDX-License-Identifier: MIT */
/*
 * The hrtimer API of Linux 2.6.16, on today's core.
 *
 *	#define HRTIMER_API_2_6_16
 *	#include <hrtimer/hrtimer.h>
 *
 *	static int beat(void *data)
 *	{
 *		struct drum *drum = data;
 *
 *		hrtimer_forward(&drum->timer, ktime_set(0, 10000000));
 *		return HRTIMER_RESTART;
 *	}
 *
 *	hrtimer_init(&drum->timer, CLOCK_MONOTONIC);
 *	drum->timer.function = beat;
 *	drum->timer.data = drum;
 *	hrtimer_start(&drum->timer, ktime_set(0, 10000000), HRTIMER_REL);
 *
 * `struct hrtimer` of that kernel is a core timer with a callback and its
 * argument. From here on the names of the API mean the functions below; those
 * that take a timer take this one.
 *
 * Callbacks run in softirq context, as they did; expiry is at ticks when the
 * machine is told to be of that age (hrt_config.kernel).
 */
#ifndef HRTIMER_API_2_6_16_H
#define HRTIMER_API_2_6_16_H

/* Everything that means today's timers is read before the names change. */
#include <hrtimer/hrtimer.h>
#include <hrtimer/jiffies.h>
#include <hrtimer/machine.h>
#include <hrtimer/task.h>
#include <hrtimer/timekeeping.h>
#include <hrtimer/timer.h>

HRT_BEGIN_DECLS

#define HRTIMER_ABS HRTIMER_MODE_ABS
#define HRTIMER_REL HRTIMER_MODE_REL

/* The names of the enum and of a function are one: both are renamed. */
enum hrtimer_2_6_16_restart {
	HRTIMER_2_6_16_NORESTART = HRTIMER_NORESTART,
	HRTIMER_2_6_16_RESTART = HRTIMER_RESTART,
};

struct hrtimer_2_6_16 {
	union {
		struct hrtimer core;
		__extension__ struct {
			/* Here node.link; the expiry is the owner's too. */
			struct timerqueue_node *hidden[3];
			ktime_t expires;
		};
	};
	int (*function)(void *data); /* NULL: wake the task in data */
	void *data;
};

/* What the core calls: it hands the call on, in the older form. */
static inline enum hrtimer_restart hrtimer_2_6_16_expire(struct hrtimer *core)
{
	struct hrtimer_2_6_16 *timer = (struct hrtimer_2_6_16 *)(void *)core;

	if (!timer->function) {
		hrt_wake_up((struct task_struct *)timer->data, TASK_NORMAL);
		return HRTIMER_NORESTART;
	}
	/* One that does not restart may have freed the timer. */
	if (timer->function(timer->data) != HRTIMER_RESTART)
		return HRTIMER_NORESTART;
	core->_softexpires = core->node.expires;
	return HRTIMER_RESTART;
}

/**
 * hrtimer_2_6_16_init - prepare a timer; the caller sets function and data
 * @timer: the timer
 * @which_clock: CLOCK_MONOTONIC or CLOCK_REALTIME
 * @mode: HRTIMER_REL makes CLOCK_REALTIME the monotonic clock
 *
 * hrtimer_init() takes two arguments or three: without a mode a start relative
 * to CLOCK_REALTIME counts by that clock.
 */
static inline void hrtimer_2_6_16_init(struct hrtimer_2_6_16 *timer,
				       int which_clock, enum hrtimer_mode mode)
{
	hrtimer_setup(&timer->core, hrtimer_2_6_16_expire, which_clock,
		      (enum hrtimer_mode)(mode | HRTIMER_MODE_SOFT));
	timer->function = NULL;
	timer->data = NULL;
}

/* Bind an idle timer to another clock. */
static inline void hrtimer_2_6_16_rebase(struct hrtimer_2_6_16 *timer,
					 int new_clock)
{
	hrtimer_setup(&timer->core, hrtimer_2_6_16_expire, new_clock,
		      HRTIMER_MODE_ABS_SOFT);
}

/* Return: 1 when the timer was queued and has been moved, else 0. */
static inline int hrtimer_2_6_16_start(struct hrtimer_2_6_16 *timer,
				       ktime_t time, enum hrtimer_mode mode)
{
	int queued = hrtimer_try_to_cancel(&timer->core) == 1;

	hrtimer_start(&timer->core, time,
		      (enum hrtimer_mode)(mode | HRTIMER_MODE_SOFT));
	return queued;
}

/* Start again, at the expiry that the timer has. */
static inline int hrtimer_2_6_16_restart(struct hrtimer_2_6_16 *timer)
{
	return hrtimer_2_6_16_start(timer, timer->expires, HRTIMER_ABS);
}

/* Return: 0 not queued, 1 taken off, -1 the callback runs. */
static inline int hrtimer_2_6_16_try_to_cancel(struct hrtimer_2_6_16 *timer)
{
	return hrtimer_try_to_cancel(&timer->core);
}

static inline int hrtimer_2_6_16_cancel(struct hrtimer_2_6_16 *timer)
{
	return hrtimer_cancel(&timer->core);
}

/* Return: whether the timer is queued. */
static inline int hrtimer_2_6_16_active(const struct hrtimer_2_6_16 *timer)
{
	return hrtimer_is_queued(&timer->core);
}

static inline ktime_t hrtimer_2_6_16_get_remaining(
	const struct hrtimer_2_6_16 *timer)
{
	return hrtimer_get_remaining(&timer->core);
}

/**
 * hrtimer_2_6_16_forward - move the expiry past now by whole intervals
 *
 * Return: how many, see hrtimer_forward(); the clock is read here.
 */
static inline unsigned long hrtimer_2_6_16_forward(struct hrtimer_2_6_16 *timer,
						   ktime_t interval)
{
	hrtimer_set_expires(&timer->core, timer->expires);
	return (unsigned long)hrtimer_forward_now(&timer->core, interval);
}

/* Return: 0; *@tp is the grain of expiry by any clock. */
#if __STDC_HOSTED__ && !defined(__KERNEL__)
static inline int hrtimer_get_res(int which_clock, struct timespec *tp)
{
	(void)which_clock;
	tp->tv_sec = 0;
	tp->tv_nsec = (long)hrtimer_resolution;
	return 0;
}
#endif

HRT_END_DECLS

#define hrtimer           hrtimer_2_6_16
#define hrtimer_init(...) hrtimer_2_6_16_pick(__VA_ARGS__, HRTIMER_ABS, )
#define hrtimer_2_6_16_pick(timer, clock, mode, ...) \
	hrtimer_2_6_16_init(timer, clock, mode)
#define hrtimer_rebase        hrtimer_2_6_16_rebase
#define hrtimer_start         hrtimer_2_6_16_start
#define hrtimer_restart       hrtimer_2_6_16_restart
#define hrtimer_try_to_cancel hrtimer_2_6_16_try_to_cancel
#define hrtimer_cancel        hrtimer_2_6_16_cancel
#define hrtimer_active        hrtimer_2_6_16_active
#define hrtimer_get_remaining hrtimer_2_6_16_get_remaining
#define hrtimer_forward       hrtimer_2_6_16_forward

#endif
