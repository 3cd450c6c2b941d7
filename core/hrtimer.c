/* SPDX-License-Identifier: MIT */
/*
 * hrtimers: set up, start, cancel, ask, forward.
 *
 * A timer belongs to one clock base at any time, and that base's CPU lock
 * protects it. Which base that is changes only while the lock of the old one
 * is held: whoever wants the lock reads the base, locks, and looks whether it
 * is still the same. Between two bases the timer belongs to migration_base,
 * which nobody locks.
 */
#include "hrtimer.h"

#include "clock.h"
#include "event.h"
#include "lock.h"
#include "machine.h"
#include "report.h"

static struct hrtimer_clock_base migration_base;

/* ---- in and out of a queue -------------------------------------------------*/

bool hrtimer_enqueue(struct hrtimer *timer, struct hrtimer_clock_base *base)
{
	base->cpu_base->active_bases |= 1U << base->index;
	STORE_RELEASE(timer->is_queued, true);
	return timerqueue_add(&base->active, &timer->node);
}

/* Forget a pointer to a timer whose memory may go. */
static void forget(struct hrtimer_cpu_base *cpu_base,
		   const struct hrtimer *timer)
{
	if (cpu_base->next_timer == timer)
		cpu_base->next_timer = NULL;
	if (cpu_base->softirq_next_timer == timer)
		cpu_base->softirq_next_timer = NULL;
}

void hrtimer_dequeue(struct hrtimer *timer, bool queued)
{
	struct hrtimer_clock_base *base = timer->base;

	forget(base->cpu_base, timer);
	timerqueue_del(&base->active, &timer->node);
	if (!timerqueue_first(&base->active))
		base->cpu_base->active_bases &= ~(1U << base->index);
	STORE_RELEASE(timer->is_queued, queued);
}

/*
 * Is the device set for this very timer? A soft timer that is the first of its
 * kind but behind a hard one does not count, as on Linux: when it goes, the
 * softirq comes once for nothing, and runs what its range allows.
 */
static bool is_next(const struct hrtimer *timer)
{
	return timer->base->cpu_base->next_timer == timer;
}

/* ---- locking ---------------------------------------------------------------*/

/* The base of @timer, when it is between two the one to come. */
static struct hrtimer_clock_base *settled_base(const struct hrtimer *timer)
{
	struct hrtimer_clock_base *base;

	while (unlikely((base = LOAD_ACQUIRE(timer->base)) == &migration_base))
		hrt_relax();
	return base;
}

static struct hrtimer_clock_base *lock_base(const struct hrtimer *timer,
					    unsigned long *state)
{
	for (;;) {
		struct hrtimer_clock_base *base = settled_base(timer);

		*state = base_lock(&base->cpu_base->lock);
		if (base == READ_ONCE(timer->base))
			return base;
		base_unlock(&base->cpu_base->lock, *state);
	}
}

static void unlock_base(const struct hrtimer *timer, unsigned long state)
{
	base_unlock(&timer->base->cpu_base->lock, state);
}

/* ---- which CPU -------------------------------------------------------------*/

/* Would the timer be the next event of a CPU that is not ours to set? */
static bool would_be_next(const struct hrtimer_clock_base *base,
			  ktime_t expires)
{
	return ktime_sub(expires, base->offset) <
	       READ_ONCE(base->cpu_base->expires_next);
}

/*
 * An idle CPU hands a timer that it need not keep, and that expires at @hard,
 * to one that is awake.
 */
static struct hrtimer_clock_base *awake_base(struct hrtimer_clock_base *base,
					     ktime_t hard)
{
	struct hrtimer_cpu_base *awake =
		&hrt_machine.cpu[machine_awake_cpu()].hrtimers;
	struct hrtimer_clock_base *to = hrtimer_base_like(awake, base);

	return would_be_next(to, hard) ? base : to;
}

/*
 * Where a start puts @timer, to expire at @tim and @delta_ns later at the
 * latest. A callback that runs keeps its timer where it is, so that the two
 * cannot run at once.
 */
static struct hrtimer_clock_base *target_base(const struct hrtimer *timer,
					      struct hrtimer_clock_base *base,
					      enum hrtimer_mode mode,
					      bool was_next, ktime_t tim,
					      u64 delta_ns)
{
	struct hrtimer_cpu_base *here = &this_cpu()->hrtimers;
	struct hrtimer_clock_base *to = hrtimer_base_like(here, base);

	if (base->running == timer)
		return base;
	if (mode & HRTIMER_MODE_PINNED || (was_next && base == to) ||
	    !host()->cpu_busy || host()->cpu_busy(here->cpu))
		return to;
	return awake_base(to, ktime_add_safe(tim, (ktime_t)delta_ns));
}

/* Exchange the lock of @base for that of @to; the timer is not queued. */
static void switch_base(struct hrtimer *timer, struct hrtimer_clock_base *base,
			struct hrtimer_clock_base *to)
{
	if (base == to)
		return;
	STORE_RELEASE(timer->base, &migration_base);
	if (base->cpu_base != to->cpu_base) {
		lock_release(&base->cpu_base->lock);
		lock_acquire(&to->cpu_base->lock);
	}
	STORE_RELEASE(timer->base, to);
}

/* ---- set up ----------------------------------------------------------------*/

static enum hrtimer_base_type base_index(int clock_id)
{
	switch (clock_id) {
	case CLOCK_REALTIME:
		return HRTIMER_BASE_REALTIME;
	case CLOCK_BOOTTIME:
		return HRTIMER_BASE_BOOTTIME;
	case CLOCK_TAI:
		return HRTIMER_BASE_TAI;
	default:
		warn_on(clock_id != CLOCK_MONOTONIC,
			"Invalid clockid %lld. Using MONOTONIC", clock_id, 0,
			0);
		return HRTIMER_BASE_MONOTONIC;
	}
}

void hrtimer_init(struct hrtimer *timer, int clock_id, enum hrtimer_mode mode)
{
	unsigned int index;

	machine_ready();
	/* A span does not care what time it is. */
	if (clock_id == CLOCK_REALTIME && mode & HRTIMER_MODE_REL)
		clock_id = CLOCK_MONOTONIC;
	*timer = (struct hrtimer){
		.is_soft = mode & HRTIMER_MODE_SOFT,
		.is_hard = mode & HRTIMER_MODE_HARD,
		.is_lazy = mode & HRTIMER_MODE_LAZY_REARM,
	};
	index = base_index(clock_id);
	if (timer->is_soft)
		index += HRTIMER_BASE_MONOTONIC_SOFT;
	timer->base = &this_cpu()->hrtimers.clock_base[index];
}

void hrtimer_setup(struct hrtimer *timer,
		   enum hrtimer_restart (*function)(struct hrtimer *),
		   int clock_id, enum hrtimer_mode mode)
{
	hrtimer_init(timer, clock_id, mode);
	if (warn_on_once(!function, "hrtimer_setup() without a callback", 0, 0,
			 0))
		function = hrtimer_dummy_timeout;
	timer->function = function;
}

void hrtimer_setup_on_stack(struct hrtimer *timer,
			    enum hrtimer_restart (*function)(struct hrtimer *),
			    int clock_id, enum hrtimer_mode mode)
{
	hrtimer_setup(timer, function, clock_id, mode);
}

void hrtimer_init_on_stack(struct hrtimer *timer, int clock_id,
			   enum hrtimer_mode mode)
{
	hrtimer_init(timer, clock_id, mode);
}

void destroy_hrtimer_on_stack(struct hrtimer *timer)
{
	(void)timer;
}

/* ---- start -----------------------------------------------------------------*/

/* Does @timer keep its place in the queue if it expires at @hard? */
static bool fits_in_place(const struct hrtimer *timer, ktime_t hard)
{
	return timer->is_queued &&
	       timerqueue_fits(&timer->base->active, &timer->node, hard);
}

/* Queue @timer at @tim. Return: is it the first of its base now? */
static bool requeue(struct hrtimer *timer, ktime_t tim, u64 delta_ns,
		    struct hrtimer_clock_base *to)
{
	struct hrtimer_clock_base *base = timer->base;

	if (base == to &&
	    fits_in_place(timer, ktime_add_safe(tim, (ktime_t)delta_ns))) {
		hrtimer_set_expires_range_ns(timer, tim, delta_ns);
		return timerqueue_first(&to->active) == &timer->node;
	}
	if (timer->is_queued)
		hrtimer_dequeue(timer, true);
	hrtimer_set_expires_range_ns(timer, tim, delta_ns);
	switch_base(timer, base, to);
	return hrtimer_enqueue(timer, to);
}

/* Would the next interrupt on this CPU call @timer? */
static bool is_due_here(const struct hrtimer *timer)
{
	return event_is_local(timer->base->cpu_base) &&
	       hrtimer_get_softexpires(timer) <= clock_now(timer->base);
}

/*
 * Start at @tim with the lock of @base held, and set the device if need be. Return:
 * false when @refuse_due and the timer is due: it is idle then.
 */
static bool start_locked(struct hrtimer *timer, ktime_t tim, u64 delta_ns,
			 enum hrtimer_mode mode,
			 struct hrtimer_clock_base *base, bool refuse_due)
{
	bool was_next = timer->is_queued && is_next(timer), first, due;
	struct hrtimer_clock_base *to;
	ktime_t was = timer->node.expires;

	to = target_base(timer, base, mode, was_next, tim, delta_ns);
	first = requeue(timer, tim, delta_ns, to);
	/*
	 * The device, and the softirq, have not been asked for it yet. Without
	 * high resolution nobody asks the device, and nothing is refused.
	 */
	due = refuse_due && to->cpu_base->hres_active && (first || was_next) &&
	      is_due_here(timer);
	if (due)
		hrtimer_dequeue(timer, false);
	/*
	 * Moved away from the front: the device is set too early. A lazy timer
	 * leaves it at that, for the price of an interrupt for nothing.
	 */
	if (was_next && to == base && event_is_local(to->cpu_base) &&
	    !(timer->is_lazy && timer->node.expires > was))
		event_reprogram(to->cpu_base, true);
	else if (first && !due)
		event_enqueued(timer);
	return !due;
}

/*
 * The moment that a start means by @tim. A span counts from the call, not from
 * when the lock is there; and the lock is not held while a clock is read.
 */
static ktime_t start_moment(const struct hrtimer *timer, ktime_t tim,
			    enum hrtimer_mode mode)
{
	if (!(mode & HRTIMER_MODE_REL))
		return tim;
	return ktime_add_safe(tim, hrtimer_cb_get_time(timer));
}

/* Of a timer without a callback, which older kernels refuse to start. */
static bool start_refused(void)
{
	return hrt_machine.rules.refuse_null_function &&
	       warn_on_once(true, "hrtimer_start() without a callback", 0, 0,
			    0);
}

void hrtimer_start_range_ns(struct hrtimer *timer, ktime_t tim, u64 delta_ns,
			    enum hrtimer_mode mode)
{
	struct hrtimer_clock_base *base;
	unsigned long state;

	if (unlikely(!timer->function) && start_refused())
		return;
	warn_on_once(
		!(mode & HRTIMER_MODE_SOFT) != !timer->is_soft,
		"hrtimer_start() with another SOFT mode than at setup: %pS",
		(uintptr_t)timer->function, 0, 0);
	tim = start_moment(timer, tim, mode);
	base = lock_base(timer, &state);
	start_locked(timer, tim, delta_ns, mode, base, false);
	unlock_base(timer, state);
}

bool hrtimer_start_range_ns_user(struct hrtimer *timer, ktime_t tim,
				 u64 delta_ns, enum hrtimer_mode mode)
{
	struct hrtimer_clock_base *base;
	unsigned long state;
	bool started;

	if (unlikely(!timer->function) && start_refused())
		return true;
	tim = start_moment(timer, tim, mode);
	base = lock_base(timer, &state);
	started = start_locked(timer, tim, delta_ns, mode, base, true);
	unlock_base(timer, state);
	return started;
}

/* ---- cancel ----------------------------------------------------------------*/

int hrtimer_try_to_cancel(struct hrtimer *timer)
{
	struct hrtimer_clock_base *base;
	unsigned long state;
	bool was_next;
	int ret = -1;

	if (!hrtimer_active(timer))
		return 0;
	base = lock_base(timer, &state);
	if (base->running != timer) {
		ret = timer->is_queued;
		was_next = ret && is_next(timer);
		if (ret)
			hrtimer_dequeue(timer, false);
		/* The device of another CPU is not ours to set. */
		if (was_next && event_is_local(base->cpu_base))
			event_reprogram(base->cpu_base, true);
	}
	unlock_base(timer, state);
	return ret;
}

int hrtimer_cancel(struct hrtimer *timer)
{
	int ret;

	while ((ret = hrtimer_try_to_cancel(timer)) < 0)
		hrtimer_cancel_wait_running(timer);
	return ret;
}

void hrtimer_cancel_wait_running(const struct hrtimer *timer)
{
	(void)timer;
	hrt_relax();
}

/* ---- ask -------------------------------------------------------------------*/

/*
 * The callback is entered with `running` set before the queued state is
 * cleared, and left with the queued state decided before `running` is cleared,
 * each with the base's count stepped between: if both read false and the count
 * stood still, both were false at one moment.
 */
bool hrtimer_active(const struct hrtimer *timer)
{
	const struct hrtimer_clock_base *base;
	unsigned int seq;

	do {
		base = LOAD_ACQUIRE(timer->base);
		seq = LOAD_ACQUIRE(base->seq);
		if (LOAD_ACQUIRE(timer->is_queued) ||
		    LOAD_ACQUIRE(base->running) == timer)
			return true;
	} while (READ_ONCE(base->seq) != seq || READ_ONCE(timer->base) != base);
	return false;
}

ktime_t hrtimer_cb_get_time(const struct hrtimer *timer)
{
	return clock_now(settled_base(timer));
}

ktime_t __hrtimer_get_remaining(const struct hrtimer *timer, bool adjust)
{
	unsigned long state;
	ktime_t left;

	(void)adjust;
	lock_base(timer, &state);
	left = hrtimer_expires_remaining(timer);
	unlock_base(timer, state);
	return left;
}

/* ---- forward ---------------------------------------------------------------*/

u64 hrtimer_forward(struct hrtimer *timer, ktime_t now, ktime_t interval)
{
	ktime_t late = ktime_sub(now, hrtimer_get_expires(timer));
	ktime_t resolution = hrt_hrtimer_resolution();
	u64 missed = 1;

	if (late < 0)
		return 0;
	if (warn_on(hrtimer_is_queued(timer),
		    "hrtimer_forward() of a timer that is queued: %pS",
		    (uintptr_t)timer->function, 0, 0))
		return 0;
	if (interval < resolution)
		interval = resolution;
	if (late >= interval) {
		missed = (u64)(late / interval);
		hrtimer_add_expires_ns(timer, missed * (u64)interval);
		if (hrtimer_get_expires(timer) > now)
			return missed;
		missed++;
	}
	hrtimer_add_expires(timer, interval);
	return missed;
}

/* ---- the bases of a CPU ----------------------------------------------------*/

void hrtimers_init_cpu(struct hrtimer_cpu_base *cpu_base, unsigned int cpu)
{
	static const int clockid[] = {
		[HRTIMER_BASE_MONOTONIC] = CLOCK_MONOTONIC,
		[HRTIMER_BASE_REALTIME] = CLOCK_REALTIME,
		[HRTIMER_BASE_BOOTTIME] = CLOCK_BOOTTIME,
		[HRTIMER_BASE_TAI] = CLOCK_TAI,
	};

	*cpu_base = (struct hrtimer_cpu_base){
		.cpu = cpu,
		.expires_next = KTIME_MAX,
		.softirq_expires_next = KTIME_MAX,
	};
	for (unsigned int i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++) {
		struct hrtimer_clock_base *base = &cpu_base->clock_base[i];

		base->cpu_base = cpu_base;
		base->index = i;
		base->clockid = clockid[i % ARRAY_LEN(clockid)];
		base->get_time = clock_get_time(base->clockid);
		timerqueue_init(&base->active,
				hrt_machine.rules.restart_in_place);
	}
}
