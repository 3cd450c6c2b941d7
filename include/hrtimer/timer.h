/* SPDX-License-Identifier: MIT */
/*
 * Timers of the wheel: cheap, in whole jiffies, for timeouts that mostly do
 * not happen. A timer fires at the first tick after its expiry, in softirq
 * context; one that lies far away fires late by up to an eighth of the way,
 * never early:
 *
 *	level   from, jiffies   to           every
 *	  0             0        62              1
 *	  1            63       503              8
 *	  2           504      4031             64
 *	  ...
 *
 * Contexts: everything here may be called from a task, a soft or a hard
 * callback, unless it says otherwise; timer_delete_sync() and
 * timer_shutdown_sync() not from the timer's own callback, nor from hard
 * interrupts unless the timer is TIMER_IRQSAFE.
 */
#ifndef HRTIMER_TIMER_H
#define HRTIMER_TIMER_H

#include <hrtimer/types.h>

HRT_BEGIN_DECLS

/* A link of a wheel's bucket. */
struct hrt_bucket_node {
	struct hrt_bucket_node *next, **pprev;
};

/*
 * A timer. The owner sets `expires` before add_timer() and reads it at will;
 * the rest has functions.
 */
struct timer_list {
	struct hrt_bucket_node entry;
	unsigned long expires; /* jiffies, as requested */
	void (*function)(struct timer_list *timer);
	unsigned int flags; /* CPU, bucket and the TIMER_ flags */
	/*
	 * Kernels before 4.15 gave callbacks a number instead of the timer:
	 * init_timer() and setup_timer() ask for that.
	 */
	bool takes_data;
	unsigned long data;
};

#define TIMER_CPUMASK    0x0003ffffU
#define TIMER_MIGRATING  0x00040000U
#define TIMER_BASEMASK   (TIMER_CPUMASK | TIMER_MIGRATING)
#define TIMER_DEFERRABLE 0x00080000U /* does not wake an idle CPU */
#define TIMER_PINNED     0x00100000U /* stays on the CPU of the start */
#define TIMER_IRQSAFE    0x00200000U /* called with interrupts off */
#define TIMER_INIT_FLAGS (TIMER_DEFERRABLE | TIMER_PINNED | TIMER_IRQSAFE)
#define TIMER_ARRAYSHIFT 22
#define TIMER_ARRAYMASK  0xffc00000U

#define TIMER_NEXT_MAX_DELTA ((1UL << 30) - 1)
#define NEXT_TIMER_MAX_DELTA TIMER_NEXT_MAX_DELTA

#define HRT_TIMER_INITIALIZER(fn, flagbits)                   \
	{                                                     \
		{ NULL, NULL }, 0, (fn), (flagbits), false, 0 \
	}

/**
 * timer_init - prepare a timer
 * @timer: the timer; its memory may hold anything
 * @func: the callback
 * @flags: TIMER_DEFERRABLE, TIMER_PINNED, TIMER_IRQSAFE or 0
 */
HRT_API void hrt_timer_init(struct timer_list *timer,
			    void (*func)(struct timer_list *),
			    unsigned int flags);

#define timer_setup(timer, func, flags) hrt_timer_init(timer, func, flags)
#define timer_setup_on_stack(timer, func, flags) \
	hrt_timer_init(timer, func, flags)

static inline void timer_destroy_on_stack(struct timer_list *timer)
{
	(void)timer;
}

/* Return: whether the timer was queued just now; a snapshot. */
static inline int timer_pending(const struct timer_list *timer)
{
	return __atomic_load_n(&timer->entry.pprev, __ATOMIC_RELAXED) != NULL;
}

/**
 * mod_timer - (re)start a timer
 * @timer: the timer
 * @expires: jiffies; a moment that has passed fires at the next tick
 *
 * Return: 1 when it was pending (also when nothing changed), else 0. A timer
 * that was shut down stays idle: 0.
 */
HRT_API int mod_timer(struct timer_list *timer, unsigned long expires);

/* Only when pending. Return: 1 when it was, else 0 and nothing happens. */
HRT_API int mod_timer_pending(struct timer_list *timer, unsigned long expires);

/* Starts an idle timer (0), shortens a pending one, never lengthens it (1). */
HRT_API int timer_reduce(struct timer_list *timer, unsigned long expires);

/* Start at timer->expires. One that is pending is a bug: warns, ignored. */
HRT_API void add_timer(struct timer_list *timer);
HRT_API void add_timer_local(struct timer_list *timer); /* on this CPU */
HRT_API void add_timer_global(struct timer_list *timer); /* on any CPU */
HRT_API void add_timer_on(struct timer_list *timer, int cpu); /* pins it */

/**
 * timer_delete - take a timer off, without waiting for its callback
 *
 * Return: 1 when it was pending, else 0.
 *
 * The name timer_delete() belongs to POSIX as well, with another argument;
 * see the end of this file.
 */
HRT_API int hrt_timer_delete(struct timer_list *timer);

/* timer_delete() and wait until the callback runs nowhere. */
HRT_API int timer_delete_sync(struct timer_list *timer);

/* Return: -1 when the callback runs (nothing is done), else 1 or 0. */
HRT_API int timer_delete_sync_try(struct timer_list *timer);

/* timer_delete(), for ever: every later start is ignored. */
HRT_API int timer_shutdown(struct timer_list *timer);
HRT_API int timer_shutdown_sync(struct timer_list *timer);

/* ---- names of older kernels ----------------------------------------------*/

static inline int del_timer(struct timer_list *timer)
{
	return hrt_timer_delete(timer);
}

static inline int del_timer_sync(struct timer_list *timer)
{
	return timer_delete_sync(timer);
}

static inline int try_to_del_timer_sync(struct timer_list *timer)
{
	return timer_delete_sync_try(timer);
}

#define del_singleshot_timer_sync(timer) del_timer_sync(timer)
#define destroy_timer_on_stack(timer)    timer_destroy_on_stack(timer)

HRT_END_DECLS

/*
 * timer_delete(): in C++ an overload; in C with <time.h> a choice by type; and
 * where there is no POSIX a plain function.
 */
#if defined(__cplusplus)
static inline int timer_delete(struct timer_list *timer)
{
	return hrt_timer_delete(timer);
}
#elif __STDC_HOSTED__ && !defined(__KERNEL__)
#define timer_delete(timer)                   \
	_Generic((timer), struct timer_list * \
		 : hrt_timer_delete, default  \
		 : (timer_delete))(timer)
#else
static inline int timer_delete(struct timer_list *timer)
{
	return hrt_timer_delete(timer);
}
#endif

#endif
