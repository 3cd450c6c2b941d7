/* SPDX-License-Identifier: MIT */
/*
 * Expiry: the interrupt, the softirq, and what happens when they cannot keep
 * up.
 *
 * Time is read once a pass and stands still while the pass lasts, so that the
 * order of callbacks is that of the queues and not that of their speed. The
 * lock is dropped around each callback; everybody else may start and cancel
 * meanwhile, and the pass looks at the queue afresh after each.
 */
#include "clock.h"
#include "event.h"
#include "hrtimer.h"
#include "lock.h"
#include "machine.h"
#include "report.h"

/* Passes of one interrupt before it gives up on catching up. */
enum { MAX_PASSES = 3 };

/* How long a device that hangs is left alone at the most. */
#define MAX_HANG_REST (100 * NSEC_PER_MSEC)

/*
 * A callback that asks to be restarted without moving its expiry is called
 * again at once, without end: Linux hangs. This many such restarts within one
 * pass are taken for that, be they of one timer or of several that take turns.
 */
enum { ENDLESS = 100000 };

/*
 * Callbacks that start each other, or themselves, for now never come to an end
 * either. So many calls in a row that bring the expiry no further are more than
 * there are timers.
 */
enum { STUCK = 4000000 };

struct pass {
	struct hrtimer_cpu_base *cpu_base;
	unsigned long state; /* of the lock */
	bool soft;
	ktime_t now;
	bool ahead; /* now is about to come, and to be waited for */
	unsigned int unmoved; /* restarts that left the expiry where it was */
	ktime_t reached; /* the latest expiry of the base that was called */
	unsigned int stuck; /* calls since it was reached */
};

/*
 * Return: whether @timer, which expired at @was and asks to be restarted, is to
 * be stopped since it would never end.
 */
static bool endless(struct pass *pass, const struct hrtimer *timer, ktime_t was)
{
	return hrtimer_get_softexpires(timer) <= was &&
	       ++pass->unmoved >= ENDLESS;
}

/* Each base goes through its expiries from the first to the last. */
static void check_progress(struct pass *pass, const struct hrtimer *timer)
{
	ktime_t expires = hrtimer_get_expires(timer);

	if (expires > pass->reached) {
		pass->reached = expires;
		pass->stuck = 0;
	} else if (++pass->stuck == STUCK) {
		hrt_say(HRT_FATAL, __func__,
			"hrtimer callbacks without end at one moment, the last "
			"%pS",
			(uintptr_t)timer->function, 0, 0, 0);
	}
}

/*
 * All is ready: to call the timer, or to leave. Whoever asks under the lock
 * whether a timer was taken off hears of it no sooner than it was due; without
 * the lock a callback is said to run that moment before it does.
 */
static void wait_for_time(struct pass *pass)
{
	if (pass->ahead)
		interrupt_await(pass->now);
	pass->ahead = false;
}

static enum hrtimer_restart call_back(struct pass *pass, struct hrtimer *timer)
{
	struct hrtimer_cpu_base *cpu_base = pass->cpu_base;
	enum hrtimer_restart (*function)(struct hrtimer *) = timer->function;
	enum hrtimer_restart restart = HRTIMER_NORESTART;

	wait_for_time(pass);
	base_unlock(&cpu_base->lock, pass->state);
	if (!warn_on(!function, "an hrtimer without a callback expired", 0, 0,
		     0))
		restart = function(timer);
	if (pass->soft && host()->window)
		host()->window();
	pass->state = base_lock(&cpu_base->lock);
	return restart;
}

static bool asks_for_restart(enum hrtimer_restart restart)
{
	return hrt_machine.rules.any_value_restarts
		       ? restart != HRTIMER_NORESTART
		       : restart == HRTIMER_RESTART;
}

/* See hrtimer_active(). The lock makes us the one that writes it. */
static void step_seq(struct hrtimer_clock_base *base)
{
	STORE_RELEASE(base->seq, base->seq + 1);
}

static void run_timer(struct pass *pass, struct hrtimer_clock_base *base,
		      struct hrtimer *timer)
{
	ktime_t was = hrtimer_get_softexpires(timer);
	enum hrtimer_restart restart;

	check_progress(pass, timer);
	STORE_RELEASE(base->running, timer);
	step_seq(base);
	hrtimer_dequeue(timer, false);
	restart = call_back(pass, timer);
	/*
	 * Its memory may be gone unless it asks for a restart. The callback,
	 * or another CPU, may have started it already.
	 */
	if (asks_for_restart(restart) && !timer->is_queued &&
	    !warn_on(endless(pass, timer, was),
		     "hrtimer callback %pS restarts without end at one moment; "
		     "it is stopped",
		     (uintptr_t)timer->function, 0, 0))
		hrtimer_enqueue(timer, base);
	step_seq(base);
	STORE_RELEASE(base->running, NULL);
}

/*
 * Call the timers of a base whose soft expiry has come, up to the first whose
 * has not: later ones wait even if theirs has.
 */
static void run_base(struct pass *pass, struct hrtimer_clock_base *base)
{
	ktime_t now = ktime_add(pass->now, base->offset);
	struct timerqueue_node *node;

	pass->reached = KTIME_MIN;
	while ((node = timerqueue_first(&base->active))) {
		struct hrtimer *timer = hrtimer_of(node);

		if (now < hrtimer_get_softexpires(timer))
			break;
		run_timer(pass, base, timer);
	}
}

static void run_bases(struct pass *pass, unsigned int mask)
{
	unsigned int active = pass->cpu_base->active_bases & mask;

	for (; active; active &= active - 1)
		run_base(pass,
			 &pass->cpu_base->clock_base[__builtin_ctz(active)]);
}

static struct pass pass_begin(struct hrtimer_cpu_base *cpu_base, bool soft)
{
	struct pass pass = { .cpu_base = cpu_base, .soft = soft };

	pass.state = base_lock(&cpu_base->lock);
	pass.now = clock_update_base(cpu_base);
	return pass;
}

/* ---- the interrupt ---------------------------------------------------------*/

static void raise_softirq(struct hrtimer_cpu_base *cpu_base)
{
	cpu_base->softirq_expires_next = KTIME_MAX;
	cpu_base->softirq_activated = true;
	hrt_raise_softirq(HRT_SOFTIRQ_HRTIMER);
}

static struct pass interrupt_begin(struct hrtimer_cpu_base *cpu_base)
{
	struct pass pass = { .cpu_base = cpu_base, .ahead = true };

	pass.state = base_lock(&cpu_base->lock);
	if (cpu_base->next_timer)
		__builtin_prefetch((void *)cpu_base->next_timer->function);
	pass.now = interrupt_time(cpu_base->expires_next);
	clock_update_base_at(cpu_base, pass.now);
	return pass;
}

/* Everything that is due at pass->now. */
static void run_pass(struct pass *pass)
{
	struct hrtimer_cpu_base *cpu_base = pass->cpu_base;

	cpu_base->in_hrtirq = true;
	/*
	 * Nothing is armed while callbacks run: the end looks at everything,
	 * and a start that compares with KTIME_MAX leaves its mark here.
	 */
	WRITE_ONCE(cpu_base->expires_next, KTIME_MAX);
	if (pass->now >= cpu_base->softirq_expires_next)
		raise_softirq(cpu_base);
	run_bases(pass, BASES_HARD);
	wait_for_time(pass);
}

/* Was the pass too slow, so that the next event has gone by meanwhile? */
static bool too_late(ktime_t next, ktime_t now)
{
	return hrt_machine.rules.retry_when_past ? next < now : next <= now;
}

/*
 * The callbacks take longer than the time between events. Leave the rest of the
 * machine some room: rest as long as this took.
 */
static ktime_t hang(struct hrtimer_cpu_base *cpu_base, ktime_t entry,
		    ktime_t now)
{
	ktime_t took = ktime_sub(now, entry), rest;
	static unsigned int said_in;

	cpu_base->nr_hangs++;
	cpu_base->hang_detected = true;
	if (took > cpu_base->max_hang_time)
		cpu_base->max_hang_time = (unsigned int)took;
	if (hrt_machine.rules.hang_message && said_in != hrt_epoch()) {
		said_in = hrt_epoch();
		hrt_say(HRT_NOTICE, __func__, "hrtimer: interrupt took %lld ns",
			(u64)took, 0, 0, 0);
	}
	rest = hrt_machine.rules.hang_message
		       ? took
		       : (ktime_t)cpu_base->max_hang_time;
	return now + (rest < MAX_HANG_REST ? rest : MAX_HANG_REST);
}

void hrtimer_interrupt(struct hrtimer_cpu_base *cpu_base)
{
	struct pass pass = interrupt_begin(cpu_base);
	ktime_t entry = pass.now, next;
	int passes = 0;

	/* A kick, or an event that has moved on meanwhile. */
	if (pass.now < cpu_base->expires_next)
		goto unlock;
	cpu_base->nr_events++;
	for (;;) {
		run_pass(&pass);
		pass.now = clock_update_base(cpu_base);
		next = event_update_next(cpu_base);
		cpu_base->hang_detected = false;
		if (!too_late(next, pass.now))
			break;
		cpu_base->nr_retries++;
		if (++passes == MAX_PASSES) {
			next = hang(cpu_base, entry, pass.now);
			break;
		}
	}
	cpu_base->in_hrtirq = false;
	WRITE_ONCE(cpu_base->expires_next, next);
	event_arm(container_of(cpu_base, struct hrt_cpu, hrtimers));
unlock:
	base_unlock(&cpu_base->lock, pass.state);
}

void hrtimer_run_queues(struct hrtimer_cpu_base *cpu_base)
{
	struct pass pass = pass_begin(cpu_base, false);

	if (pass.now >= cpu_base->softirq_expires_next)
		raise_softirq(cpu_base);
	run_bases(&pass, BASES_HARD);
	base_unlock(&cpu_base->lock, pass.state);
}

/* ---- the softirq -----------------------------------------------------------*/

void hrtimer_softirq(void)
{
	struct hrtimer_cpu_base *cpu_base = &this_cpu()->hrtimers;
	struct pass pass = pass_begin(cpu_base, true);

	run_bases(&pass, BASES_SOFT);
	cpu_base->softirq_activated = false;
	clock_update_base(cpu_base);
	event_reprogram(cpu_base, true);
	base_unlock(&cpu_base->lock, pass.state);
}
