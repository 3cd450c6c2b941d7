/* SPDX-License-Identifier: MIT */
/*
 * Arming the event device, and what the setting of a clock does to it.
 *
 * Two earliest expiries are kept: that of the hard timers, for which the
 * device interrupts, and that of the soft ones, for which the interrupt raises
 * the softirq. While the softirq is raised and not done (softirq_activated),
 * soft timers do not count: the softirq looks at them anyway when it ends.
 */
#include "event.h"

#include "clock.h"
#include "lock.h"
#include "machine.h"
#include "timerqueue.h"

bool event_is_local(const struct hrtimer_cpu_base *cpu_base)
{
	return cpu_base == &this_cpu()->hrtimers;
}

void event_arm(struct hrt_cpu *cpu)
{
	host()->arm(cpu->hrtimers.cpu, cpu->hrtimers.hres_active
					       ? cpu->hrtimers.expires_next
					       : tick_next_event(cpu));
}

static ktime_t to_monotonic(ktime_t expires, ktime_t offset)
{
	if (expires == KTIME_MAX)
		return KTIME_MAX;
	expires = ktime_sub(expires, offset);
	/* A moment from before MONOTONIC began: at once. */
	return expires < 0 ? 0 : expires;
}

ktime_t event_of(const struct hrtimer *timer)
{
	return to_monotonic(timer->node.expires, timer->base->offset);
}

/* The first timer of the bases in @mask, by MONOTONIC; a tie goes to the first
 * base. */
static struct hrtimer *first_of(const struct hrtimer_cpu_base *cpu_base,
				unsigned int mask, ktime_t *expires)
{
	struct hrtimer *first = NULL;
	unsigned int active = cpu_base->active_bases & mask;

	*expires = KTIME_MAX;
	for (; active; active &= active - 1) {
		const struct hrtimer_clock_base *base =
			&cpu_base->clock_base[__builtin_ctz(active)];
		struct timerqueue_node *node = base->active.first;
		ktime_t event = to_monotonic(node->expires, base->offset);

		if (event < *expires) {
			*expires = event;
			first = container_of(node, struct hrtimer, node);
		}
	}
	return first;
}

ktime_t event_first(const struct hrtimer_cpu_base *cpu_base)
{
	ktime_t expires;

	first_of(cpu_base, BASES_ALL, &expires);
	return expires;
}

ktime_t event_update_next(struct hrtimer_cpu_base *cpu_base)
{
	ktime_t hard, soft = KTIME_MAX;

	cpu_base->next_timer = first_of(cpu_base, BASES_HARD, &hard);
	if (!cpu_base->softirq_activated) {
		cpu_base->softirq_next_timer = first_of(cpu_base, BASES_SOFT,
							&soft);
		cpu_base->softirq_expires_next = soft;
	}
	if (soft < hard) {
		cpu_base->next_timer = cpu_base->softirq_next_timer;
		return soft;
	}
	return hard;
}

/* May the device be set now, or will the interrupt or the hang do so later? */
static bool may_arm(const struct hrtimer_cpu_base *cpu_base)
{
	return cpu_base->hres_active && !cpu_base->in_hrtirq &&
	       !cpu_base->hang_detected;
}

static struct hrt_cpu *cpu_of(struct hrtimer_cpu_base *cpu_base)
{
	return container_of(cpu_base, struct hrt_cpu, hrtimers);
}

void event_reprogram(struct hrtimer_cpu_base *cpu_base, bool skip_equal)
{
	ktime_t next;

	if (cpu_base->in_hrtirq)
		return;
	next = event_update_next(cpu_base);
	if (skip_equal && next == cpu_base->expires_next)
		return;
	if (cpu_base->hang_detected)
		return;
	WRITE_ONCE(cpu_base->expires_next, next);
	if (may_arm(cpu_base))
		event_arm(cpu_of(cpu_base));
}

void event_enqueued(struct hrtimer *timer)
{
	struct hrtimer_cpu_base *cpu_base = timer->base->cpu_base;
	ktime_t expires = event_of(timer);

	if (timer->is_soft) {
		if (cpu_base->softirq_activated ||
		    expires >= cpu_base->softirq_expires_next)
			return;
		cpu_base->softirq_next_timer = timer;
		cpu_base->softirq_expires_next = expires;
	}
	/* The tick expires it, if it ticks. */
	if (!cpu_base->hres_active) {
		tick_wake(cpu_of(cpu_base));
		return;
	}
	/*
	 * A timer of another CPU is there because its callback runs there, or
	 * because it is not that CPU's first event: nothing to set.
	 */
	if (expires >= cpu_base->expires_next || !event_is_local(cpu_base) ||
	    cpu_base->in_hrtirq)
		return;
	cpu_base->next_timer = timer;
	if (cpu_base->hang_detected)
		return;
	WRITE_ONCE(cpu_base->expires_next, expires);
	if (may_arm(cpu_base))
		event_arm(cpu_of(cpu_base));
}

void event_cpu_start(struct hrtimer_cpu_base *cpu_base)
{
	unsigned long state = base_lock(&cpu_base->lock);

	clock_update_base(cpu_base);
	base_unlock(&cpu_base->lock, state);
}

/* ---- for those who look ----------------------------------------------------*/

bool hrtimer_highres_enabled(void)
{
	machine_ready();
	return this_cpu()->hrtimers.hres_active;
}

int hrtimer_is_hres_active(const struct hrtimer *timer)
{
	return timer->base->cpu_base->hres_active;
}

unsigned int hrt_hrtimer_resolution(void)
{
	machine_ready();
	return hrt_machine.config.highres_off ? (unsigned int)tick_period() : 1;
}

ktime_t hrtimer_get_next_event(void)
{
	struct hrtimer_cpu_base *cpu_base;
	ktime_t next = KTIME_MAX;
	unsigned long state;

	machine_ready();
	cpu_base = &this_cpu()->hrtimers;
	state = base_lock(&cpu_base->lock);
	if (!cpu_base->hres_active)
		next = event_first(cpu_base);
	base_unlock(&cpu_base->lock, state);
	return next;
}

/* The first event as if @exclude were not queued. */
static ktime_t first_without(struct hrtimer_cpu_base *cpu_base,
			     const struct hrtimer *exclude)
{
	ktime_t first = KTIME_MAX;

	for (int i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++) {
		struct hrtimer_clock_base *base = &cpu_base->clock_base[i];
		struct timerqueue_node *node = timerqueue_first(&base->active);
		ktime_t event;

		if (node == &exclude->node)
			node = timerqueue_next(&base->active, node);
		if (!node)
			continue;
		event = to_monotonic(node->expires, base->offset);
		first = event < first ? event : first;
	}
	return first;
}

ktime_t hrtimer_next_event_without(const struct hrtimer *exclude)
{
	struct hrtimer_cpu_base *cpu_base;
	ktime_t next = KTIME_MAX;
	unsigned long state;

	machine_ready();
	cpu_base = &this_cpu()->hrtimers;
	state = base_lock(&cpu_base->lock);
	if (cpu_base->hres_active)
		next = first_without(cpu_base, exclude);
	base_unlock(&cpu_base->lock, state);
	return next;
}

/* ---- a clock was set -------------------------------------------------------*/

/*
 * Bring the offsets of a CPU up to date. Return: does its first event come
 * earlier now, so that it has to be interrupted?
 */
static bool update_after_set(struct hrtimer_cpu_base *cpu_base,
			     unsigned int bases)
{
	unsigned long state = base_lock(&cpu_base->lock);
	ktime_t expires;
	bool earlier;

	clock_update_base(cpu_base);
	first_of(cpu_base, bases, &expires);
	/*
	 * In the interrupt the offsets are read afresh anyway. In
	 * low-resolution mode it is the end of an interrupt that looks when an
	 * idle CPU has to tick.
	 */
	earlier = !cpu_base->in_hrtirq && cpu_base->active_bases & bases &&
		  (!cpu_base->hres_active || expires < cpu_base->expires_next);
	base_unlock(&cpu_base->lock, state);
	return earlier;
}

/* On the CPU whose first event has moved. */
static void retrigger(void)
{
	struct hrtimer_cpu_base *cpu_base = &this_cpu()->hrtimers;
	unsigned long state = base_lock(&cpu_base->lock);

	clock_update_base(cpu_base);
	event_reprogram(cpu_base, false);
	base_unlock(&cpu_base->lock, state);
}

static void retrigger_call(void *unused)
{
	(void)unused;
	retrigger();
}

/*
 * The CPU that sets the clock is left alone on Linux: it is awake and ticks,
 * and the next tick sees what became due. Where a CPU sleeps while its tasks
 * run, its device is set for that tick.
 */
static void retrigger_at_tick(struct hrt_cpu *cpu)
{
	struct hrtimer_cpu_base *cpu_base = &cpu->hrtimers;
	ktime_t next = tick_after(monotonic());
	unsigned long state;

	if (!cpu_base->hres_active) {
		tick_wake(cpu);
		return;
	}
	state = base_lock(&cpu_base->lock);
	if (may_arm(cpu_base) && next < cpu_base->expires_next) {
		WRITE_ONCE(cpu_base->expires_next, next);
		event_arm(cpu);
	}
	base_unlock(&cpu_base->lock, state);
}

void clock_was_set(unsigned int bases)
{
	unsigned int cpu, self;

	machine_ready();
	self = hrt_cpu();
	for_each_online_cpu(cpu) {
		struct hrt_call call = { .func = retrigger_call };
		struct hrtimer_cpu_base *cpu_base =
			&hrt_machine.cpu[cpu].hrtimers;

		if (!update_after_set(cpu_base, bases))
			continue;
		if (cpu != self)
			hrt_call_cpu(cpu, &call, true);
		else if (!tick_running(cpu_of(cpu_base)))
			retrigger_at_tick(cpu_of(cpu_base));
	}
}

void clock_retrigger_all(void)
{
	unsigned int cpu;

	for_each_online_cpu(cpu) {
		struct hrt_call call = { .func = retrigger_call };

		hrt_call_cpu(cpu, &call, true);
	}
}

void clock_was_set_delayed(void)
{
	clock_was_set(CLOCK_SET_WALL);
}
