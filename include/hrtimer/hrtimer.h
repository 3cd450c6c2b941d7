/* SPDX-License-Identifier: MIT */
/*
 * High-resolution timers.
 *
 * A timer lives in a structure of its owner; nothing is allocated. It is set
 * up once, started and cancelled as often as one likes, and calls back when
 * its time has come, never before:
 *
 *	static enum hrtimer_restart beat(struct hrtimer *timer)
 *	{
 *		struct drum *drum = container_of(timer, struct drum, timer);
 *
 *		...
 *		hrtimer_forward_now(timer, ms_to_ktime(10));
 *		return HRTIMER_RESTART;
 *	}
 *
 *	hrtimer_setup(&drum->timer, beat, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
 *	hrtimer_start(&drum->timer, ms_to_ktime(10), HRTIMER_MODE_REL);
 *	...
 *	hrtimer_cancel(&drum->timer);
 *
 * A timer has two expiries. It may fire from its soft expiry on, and the
 * hardware is set for the hard one; between the two it fires with whatever
 * interrupt comes by. A start without a range makes both the same.
 *
 * Contexts. Unless a function says otherwise it may be called from a task, a
 * soft or a hard callback, with interrupts on or off, on any CPU, and against
 * any other call on the same timer. The exceptions are those that write the
 * timer without a lock - setup, forward, set_expires, add_expires,
 * update_function - which need a timer that is neither queued nor running, or
 * the timer's own callback.
 */
#ifndef HRTIMER_HRTIMER_H
#define HRTIMER_HRTIMER_H

#include <hrtimer/hrtimer_bases.h>
#include <hrtimer/ktime.h>

HRT_BEGIN_DECLS

struct task_struct;

/*
 * What a callback returns. Any other value is no restart; on machines with the
 * behaviour of 6.1 or 2.6.16 it is one, as measured on 6.1.
 */
enum hrtimer_restart {
	HRTIMER_NORESTART,
	HRTIMER_RESTART, /* queue again at the expiry that is set by now */
};

/*
 * How a start reads its time, and where a timer runs. Setup looks at SOFT,
 * HARD, LAZY_REARM and, for CLOCK_REALTIME, at REL; start looks at REL and
 * PINNED.
 */
enum hrtimer_mode {
	HRTIMER_MODE_ABS = 0x00, /* the time is a moment of the timer's clock */
	HRTIMER_MODE_REL = 0x01, /* the time counts from now */
	HRTIMER_MODE_PINNED = 0x02, /* stay on this CPU */
	HRTIMER_MODE_SOFT = 0x04, /* call back from the softirq */
	HRTIMER_MODE_HARD = 0x08, /* call back from the interrupt, always */
	HRTIMER_MODE_LAZY_REARM = 0x10, /* moved later: leave the device be */

	HRTIMER_MODE_ABS_PINNED = HRTIMER_MODE_ABS | HRTIMER_MODE_PINNED,
	HRTIMER_MODE_REL_PINNED = HRTIMER_MODE_REL | HRTIMER_MODE_PINNED,
	HRTIMER_MODE_ABS_SOFT = HRTIMER_MODE_ABS | HRTIMER_MODE_SOFT,
	HRTIMER_MODE_REL_SOFT = HRTIMER_MODE_REL | HRTIMER_MODE_SOFT,
	HRTIMER_MODE_ABS_PINNED_SOFT = HRTIMER_MODE_ABS_PINNED |
				       HRTIMER_MODE_SOFT,
	HRTIMER_MODE_REL_PINNED_SOFT = HRTIMER_MODE_REL_PINNED |
				       HRTIMER_MODE_SOFT,
	HRTIMER_MODE_ABS_HARD = HRTIMER_MODE_ABS | HRTIMER_MODE_HARD,
	HRTIMER_MODE_REL_HARD = HRTIMER_MODE_REL | HRTIMER_MODE_HARD,
	HRTIMER_MODE_ABS_PINNED_HARD = HRTIMER_MODE_ABS_PINNED |
				       HRTIMER_MODE_HARD,
	HRTIMER_MODE_REL_PINNED_HARD = HRTIMER_MODE_REL_PINNED |
				       HRTIMER_MODE_HARD,
};

/*
 * A timer: 64 bytes where a pointer has 8, one cache line. The owner may read
 * nothing but `function` directly; the rest has functions.
 */
struct hrtimer {
	struct timerqueue_node node; /* node.expires is the hard expiry */
	ktime_t _softexpires;
	enum hrtimer_restart (*function)(struct hrtimer *timer);
	struct hrtimer_clock_base *base;
	bool is_queued;
	bool is_soft;
	bool is_hard;
	bool is_lazy;
};

/* A timer that wakes a task. task is NULL once the timer has expired. */
struct hrtimer_sleeper {
	struct hrtimer timer;
	struct task_struct *task;
};

/* ---- set up ------------------------------------------------------------- */

/**
 * hrtimer_setup - prepare a timer
 * @timer: the timer; its memory may hold anything
 * @function: the callback
 * @clock_id: CLOCK_MONOTONIC, CLOCK_REALTIME, CLOCK_BOOTTIME or CLOCK_TAI
 * @mode: SOFT or HARD, LAZY_REARM, and the REL or ABS of the starts to come
 *
 * CLOCK_REALTIME with REL becomes CLOCK_MONOTONIC: a span does not care what
 * time it is. A clock that is unknown warns and becomes CLOCK_MONOTONIC; a
 * NULL @function warns and becomes hrtimer_dummy_timeout().
 */
HRT_API void hrtimer_setup(struct hrtimer *timer,
			   enum hrtimer_restart (*function)(struct hrtimer *),
			   int clock_id, enum hrtimer_mode mode);

/* The same for a timer on the stack; pair with destroy_hrtimer_on_stack(). */
HRT_API void hrtimer_setup_on_stack(
	struct hrtimer *timer,
	enum hrtimer_restart (*function)(struct hrtimer *), int clock_id,
	enum hrtimer_mode mode);

/**
 * destroy_hrtimer_on_stack - say that a timer on the stack ends
 * @timer: the timer, not queued: this does not dequeue it
 */
HRT_API void destroy_hrtimer_on_stack(struct hrtimer *timer);

/**
 * hrtimer_init - prepare a timer whose callback the caller sets afterwards
 *
 * The form of kernels before 6.15: assign timer->function before the first
 * start.
 */
HRT_API void hrtimer_init(struct hrtimer *timer, int clock_id,
			  enum hrtimer_mode mode);
HRT_API void hrtimer_init_on_stack(struct hrtimer *timer, int clock_id,
				   enum hrtimer_mode mode);

/**
 * hrtimer_setup_sleeper_on_stack - prepare a timer that wakes this task
 * @sl: the sleeper; its callback is set and sl->task is the caller
 *
 * Context: a task.
 */
HRT_API void hrtimer_setup_sleeper_on_stack(struct hrtimer_sleeper *sl,
					    int clock_id,
					    enum hrtimer_mode mode);
/* Its names before 6.15. */
HRT_API void hrtimer_init_sleeper_on_stack(struct hrtimer_sleeper *sl,
					   int clock_id,
					   enum hrtimer_mode mode);
HRT_API void hrtimer_init_sleeper(struct hrtimer_sleeper *sl, int clock_id,
				  enum hrtimer_mode mode);

/**
 * hrtimer_update_function - another callback for a timer
 * @timer: a timer that is not queued, or the caller's own
 */
static inline void hrtimer_update_function(
	struct hrtimer *timer,
	enum hrtimer_restart (*function)(struct hrtimer *))
{
	timer->function = function;
}

/* A callback that does nothing. Return: HRTIMER_NORESTART. */
static inline enum hrtimer_restart hrtimer_dummy_timeout(struct hrtimer *unused)
{
	(void)unused;
	return HRTIMER_NORESTART;
}

/* ---- start -------------------------------------------------------------- */

/**
 * hrtimer_start_range_ns - (re)start a timer that may fire within a range
 * @timer: a timer that was set up
 * @tim: soft expiry, ns: a moment of its clock, or a span from now (REL)
 * @delta_ns: how much later the hard expiry is
 * @mode: REL or ABS, and PINNED
 *
 * A timer that is queued is moved. A time that has passed is queued as well,
 * and called back at the next interrupt, never from within this call. A
 * negative span never fires: the sum saturates (see ktime_add_safe()).
 */
HRT_API void hrtimer_start_range_ns(struct hrtimer *timer, ktime_t tim,
				    unsigned long long delta_ns,
				    enum hrtimer_mode mode);

/* As hrtimer_start_range_ns() without a range. */
static inline void hrtimer_start(struct hrtimer *timer, ktime_t tim,
				 enum hrtimer_mode mode)
{
	hrtimer_start_range_ns(timer, tim, 0, mode);
}

/**
 * hrtimer_start_range_ns_user - start, unless that would be at once
 *
 * As hrtimer_start_range_ns(), but a timer that became the first of its base
 * while its soft expiry has already passed is taken off again, and its callback
 * does not run.
 *
 * Return: true when queued; false when the caller has to act on the expiry.
 */
HRT_API bool hrtimer_start_range_ns_user(struct hrtimer *timer, ktime_t tim,
					 unsigned long long delta_ns,
					 enum hrtimer_mode mode);

/* ---- cancel ------------------------------------------------------------- */

/**
 * hrtimer_try_to_cancel - take a timer off the queue
 *
 * Return: 0 when it was not active, 1 when it was taken off, -1 when its
 * callback runs (also when it is queued again meanwhile): nothing is done.
 */
HRT_API int hrtimer_try_to_cancel(struct hrtimer *timer);

/**
 * hrtimer_cancel - take a timer off, and wait for its callback
 *
 * When it returns, the timer is not queued and its callback runs nowhere, so
 * that its memory may go. From the timer's own callback, or while a lock is
 * held that the callback takes, it waits for ever.
 *
 * Return: 1 when it took the timer off the queue, 0 when it was not queued.
 */
HRT_API int hrtimer_cancel(struct hrtimer *timer);

/* What hrtimer_cancel() does between two tries. */
HRT_API void hrtimer_cancel_wait_running(const struct hrtimer *timer);

/* ---- ask ---------------------------------------------------------------- */

/**
 * hrtimer_active - is the timer queued, or its callback running?
 *
 * Return: false only when it is neither; never misses the moment between.
 */
HRT_API bool hrtimer_active(const struct hrtimer *timer);

/* Return: whether it was queued just now; a snapshot without a lock. */
static inline bool hrtimer_is_queued(const struct hrtimer *timer)
{
	return __atomic_load_n(&timer->is_queued, __ATOMIC_RELAXED);
}

/* Return: whether its callback was running just now. */
static inline int hrtimer_callback_running(const struct hrtimer *timer)
{
	const struct hrtimer_clock_base *base =
		__atomic_load_n(&timer->base, __ATOMIC_ACQUIRE);

	return __atomic_load_n(&base->running, __ATOMIC_ACQUIRE) == timer;
}

/* Return: now, by the timer's clock, ns. */
HRT_API ktime_t hrtimer_cb_get_time(const struct hrtimer *timer);

/**
 * __hrtimer_get_remaining - time left to the hard expiry
 * @adjust: no effect: no machine of ours has a low-resolution clock
 *
 * Return: ns; negative when the expiry has passed.
 */
HRT_API ktime_t __hrtimer_get_remaining(const struct hrtimer *timer,
					bool adjust);

static inline ktime_t hrtimer_get_remaining(const struct hrtimer *timer)
{
	return __hrtimer_get_remaining(timer, false);
}

/* Return: the hard expiry, ns of its clock. */
static inline ktime_t hrtimer_get_expires(const struct hrtimer *timer)
{
	return timer->node.expires;
}

/* Return: the soft expiry, ns of its clock. */
static inline ktime_t hrtimer_get_softexpires(const struct hrtimer *timer)
{
	return timer->_softexpires;
}

static inline long long hrtimer_get_expires_ns(const struct hrtimer *timer)
{
	return timer->node.expires;
}

static inline long long hrtimer_get_expires_tv64(const struct hrtimer *timer)
{
	return timer->node.expires;
}

static inline long long hrtimer_get_softexpires_tv64(
	const struct hrtimer *timer)
{
	return timer->_softexpires;
}

/* As hrtimer_get_remaining(), without the lock of the base. */
static inline ktime_t hrtimer_expires_remaining(const struct hrtimer *timer)
{
	return ktime_sub(timer->node.expires, hrtimer_cb_get_time(timer));
}

static inline ktime_t __hrtimer_expires_remaining_adjusted(
	const struct hrtimer *timer, ktime_t now)
{
	return ktime_sub(timer->node.expires, now);
}

static inline ktime_t hrtimer_expires_remaining_adjusted(
	const struct hrtimer *timer)
{
	return hrtimer_expires_remaining(timer);
}

/**
 * hrtimer_get_next_event - when the first hrtimer of this CPU is due
 *
 * Return: ns of CLOCK_MONOTONIC; KTIME_MAX when there is none, or when the CPU
 * is in high-resolution mode, where the tick has no need to know.
 */
HRT_API ktime_t hrtimer_get_next_event(void);

/* The same in high-resolution mode alone, as if @exclude were not queued. */
HRT_API ktime_t hrtimer_next_event_without(const struct hrtimer *exclude);

/* Return: whether expiry between two ticks is possible. */
HRT_API bool hrtimer_highres_enabled(void);
HRT_API int hrtimer_is_hres_active(const struct hrtimer *timer);

/**
 * hrt_hrtimer_resolution - the grain of expiry, ns
 *
 * Return: 1, or one tick in low-resolution mode. hrtimer_resolution reads so.
 */
HRT_API unsigned int hrt_hrtimer_resolution(void);
#define hrtimer_resolution (hrt_hrtimer_resolution())

/* ---- move --------------------------------------------------------------- */

/**
 * hrtimer_forward - move the expiry past @now by whole intervals
 * @timer: not queued, or the caller's own from its callback
 * @now: ns of the timer's clock
 * @interval: ns; at least the resolution is taken
 *
 * Soft and hard expiry move together; the timer is not queued by this. To
 * advance by exactly one interval, give hrtimer_get_expires() as @now.
 *
 * Return: how many intervals it was moved by: 0 when @now is before the
 * expiry, else floor((now - expires) / interval) + 1, so that the new expiry
 * is strictly after @now. More than 1 means that callbacks were missed.
 */
HRT_API unsigned long long hrtimer_forward(struct hrtimer *timer, ktime_t now,
					   ktime_t interval);

/* hrtimer_forward() to after this very moment. */
static inline unsigned long long hrtimer_forward_now(struct hrtimer *timer,
						     ktime_t interval)
{
	return hrtimer_forward(timer, hrtimer_cb_get_time(timer), interval);
}

static inline void hrtimer_set_expires(struct hrtimer *timer, ktime_t time)
{
	timer->node.expires = time;
	timer->_softexpires = time;
}

/* Soft at @time, hard @delta later; the hard one saturates. */
static inline void hrtimer_set_expires_range(struct hrtimer *timer,
					     ktime_t time, ktime_t delta)
{
	timer->_softexpires = time;
	timer->node.expires = ktime_add_safe(time, delta);
}

static inline void hrtimer_set_expires_range_ns(struct hrtimer *timer,
						ktime_t time,
						unsigned long long delta)
{
	hrtimer_set_expires_range(timer, time, ns_to_ktime(delta));
}

static inline void hrtimer_set_expires_tv64(struct hrtimer *timer,
					    long long tv64)
{
	hrtimer_set_expires(timer, tv64);
}

/* Both expiries later by @time, saturating. */
static inline void hrtimer_add_expires(struct hrtimer *timer, ktime_t time)
{
	timer->node.expires = ktime_add_safe(timer->node.expires, time);
	timer->_softexpires = ktime_add_safe(timer->_softexpires, time);
}

/* Both expiries later by @ns, wrapping. */
static inline void hrtimer_add_expires_ns(struct hrtimer *timer,
					  unsigned long long ns)
{
	timer->node.expires = ktime_add_ns(timer->node.expires, ns);
	timer->_softexpires = ktime_add_ns(timer->_softexpires, ns);
}

/* ---- start again with the expiries that are set --------------------------*/

static inline void hrtimer_start_expires(struct hrtimer *timer,
					 enum hrtimer_mode mode)
{
	ktime_t soft = hrtimer_get_softexpires(timer);
	ktime_t hard = hrtimer_get_expires(timer);

	hrtimer_start_range_ns(timer, soft,
			       (unsigned long long)ktime_sub(hard, soft), mode);
}

static inline bool hrtimer_start_expires_user(struct hrtimer *timer,
					      enum hrtimer_mode mode)
{
	ktime_t soft = hrtimer_get_softexpires(timer);
	ktime_t hard = hrtimer_get_expires(timer);

	return hrtimer_start_range_ns_user(
		timer, soft, (unsigned long long)ktime_sub(hard, soft), mode);
}

static inline void hrtimer_restart(struct hrtimer *timer)
{
	hrtimer_start_expires(timer, HRTIMER_MODE_ABS);
}

/**
 * hrtimer_sleeper_start_expires - start a sleeper's timer
 *
 * One that has expired already does not wait for an interrupt: sl->task
 * becomes NULL and the caller is runnable.
 */
HRT_API void hrtimer_sleeper_start_expires(struct hrtimer_sleeper *sl,
					   enum hrtimer_mode mode);

HRT_END_DECLS

/* The API of 2.6.16, for those who ask for it. */
#ifdef HRTIMER_API_2_6_16
#include <hrtimer/api_2_6_16.h>
#endif

#endif
