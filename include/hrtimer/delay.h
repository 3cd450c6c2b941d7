/* SPDX-License-Identifier: MIT */
/*
 * Sleeps and delays.
 *
 * A sleep parks the task and is legal in a task alone, with interrupts on and
 * no spinlock held. A delay keeps the processor busy and is legal anywhere.
 * No sleep ends early.
 */
#ifndef HRTIMER_DELAY_H
#define HRTIMER_DELAY_H

#include <hrtimer/hrtimer.h>

HRT_BEGIN_DECLS

/* The states in which a task waits. */
#define TASK_RUNNING         0x00000000
#define TASK_INTERRUPTIBLE   0x00000001
#define TASK_UNINTERRUPTIBLE 0x00000002
#define TASK_WAKEKILL        0x00000100
#define TASK_NOLOAD          0x00000400
#define TASK_KILLABLE        (TASK_WAKEKILL | TASK_UNINTERRUPTIBLE)
#define TASK_IDLE            (TASK_UNINTERRUPTIBLE | TASK_NOLOAD)
#define TASK_NORMAL          (TASK_INTERRUPTIBLE | TASK_UNINTERRUPTIBLE)

/* ---- in jiffies ---------------------------------------------------------- */

/**
 * schedule_timeout - sleep until woken, or for a while
 * @timeout: jiffies; MAX_SCHEDULE_TIMEOUT is for ever, a negative one warns
 *
 * The caller has set its state; in TASK_RUNNING it only yields.
 *
 * Return: jiffies left, 0 when the time is over; MAX_SCHEDULE_TIMEOUT for ever.
 */
HRT_API long schedule_timeout(long timeout);
HRT_API long schedule_timeout_interruptible(long timeout);
HRT_API long schedule_timeout_killable(long timeout);
HRT_API long schedule_timeout_uninterruptible(long timeout);
HRT_API long schedule_timeout_idle(long timeout);

/* Sleep for at least that long, in whole ticks; a wake-up does not end it. */
HRT_API void msleep(unsigned int msecs);

/* Return: ms that were left when something woke the task; 0 when over. */
HRT_API unsigned long msleep_interruptible(unsigned int msecs);

static inline void ssleep(unsigned int seconds)
{
	msleep(seconds * 1000);
}

/* ---- in nanoseconds ------------------------------------------------------ */

/**
 * usleep_range - sleep for min to max microseconds
 * @min: never shorter
 * @max: when to wake at the latest, so that wake-ups can share an interrupt
 */
HRT_API void usleep_range_state(unsigned long min, unsigned long max,
				unsigned int state);

static inline void usleep_range(unsigned long min, unsigned long max)
{
	usleep_range_state(min, max, TASK_UNINTERRUPTIBLE);
}

static inline void usleep_range_idle(unsigned long min, unsigned long max)
{
	usleep_range_state(min, max, TASK_IDLE);
}

/* Sleep or delay, whichever suits that many microseconds. */
HRT_API void fsleep(unsigned long usecs);

/**
 * schedule_hrtimeout_range_clock - sleep until woken, or until a moment
 * @expires: soft expiry, ns; NULL: for ever
 * @delta: how much later is still fine, ns
 * @mode: HRTIMER_MODE_ABS or HRTIMER_MODE_REL
 * @clock_id: by which clock
 *
 * The caller has set its state.
 *
 * Return: 0 when the time was over, at once when *@expires is 0; -EINTR (-4)
 * when something else woke the task, or when its state was TASK_RUNNING.
 */
HRT_API int schedule_hrtimeout_range_clock(ktime_t *expires,
					   unsigned long long delta,
					   enum hrtimer_mode mode,
					   int clock_id);
HRT_API int schedule_hrtimeout_range(ktime_t *expires, unsigned long long delta,
				     enum hrtimer_mode mode);
HRT_API int schedule_hrtimeout(ktime_t *expires, enum hrtimer_mode mode);

/**
 * hrtimer_nanosleep - sleep, as nanosleep() does
 * @rqtp: ns, span or moment
 * @mode: HRTIMER_MODE_ABS or HRTIMER_MODE_REL
 * @clockid: by which clock
 *
 * The task's slack (hrt_set_timer_slack()) is the range.
 *
 * Return: 0; when a signal came, -ERESTARTNOHAND (-514) for a moment and
 * -ERESTART_RESTARTBLOCK (-516) for a span.
 */
HRT_API long hrtimer_nanosleep(ktime_t rqtp, enum hrtimer_mode mode,
			       int clockid);

/* ---- busy ---------------------------------------------------------------- */

HRT_API void hrt_delay_ns(unsigned long long ns);

static inline void ndelay(unsigned long ns)
{
	hrt_delay_ns(ns);
}

static inline void udelay(unsigned long us)
{
	hrt_delay_ns(us * 1000ULL);
}

static inline void mdelay(unsigned long ms)
{
	hrt_delay_ns(ms * 1000000ULL);
}

HRT_END_DECLS

#endif
