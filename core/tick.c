/* SPDX-License-Identifier: MIT */
/*
 * The tick, and when an idle CPU does without it.
 */
#include "tick.h"

#include "event.h"
#include "lock.h"
#include "machine.h"
#include "timerqueue.h"

bool tick_running(const struct hrt_cpu *cpu)
{
	return !READ_ONCE(cpu->tick.stopped);
}

void tick_changed(struct hrt_cpu *cpu)
{
	WRITE_ONCE(cpu->tick.look, 1);
}

/*
 * What its interrupts start themselves, the end of the interrupt looks at. The
 * store is in one order with the kick and with the CPU's taking of the kick:
 * if it comes too late for the look after one kick, the next is still pending.
 */
void tick_wake(struct hrt_cpu *cpu)
{
	const u32 interrupt = HRT_HARDIRQ_MASK | HRT_SOFTIRQ_OFFSET;
	unsigned int n = cpu->hrtimers.cpu;

	__atomic_store_n(&cpu->tick.look, 1, __ATOMIC_SEQ_CST);
	if (tick_running(cpu))
		return;
	if (n != hrt_cpu() || !(hrt_preempt_count() & interrupt))
		host()->kick(n);
}

void tick_irq_enter(struct hrt_cpu *cpu)
{
	if (cpu->tick.stopped)
		jiffies_update(monotonic());
}

/* What every tick does, in either mode. */
static void tick(struct hrt_cpu *cpu, ktime_t now)
{
	jiffies_update(now);
	wheel_tick(cpu);
	/* One that came while a task ran is none of the idle time to come. */
	cpu->tick.ticked_idle = !cpu_busy(cpu->hrtimers.cpu);
}

/* ---- high-resolution mode: an hrtimer --------------------------------------*/

static enum hrtimer_restart tick_handler(struct hrtimer *timer)
{
	struct tick_sched *ts = container_of(timer, struct tick_sched,
					     sched_timer);
	struct hrt_cpu *cpu = container_of(ts, struct hrt_cpu, tick);
	ktime_t now = monotonic();

	tick(cpu, now);
	/* While it is stopped, going idle again decides what comes next. */
	if (ts->stopped) {
		ts->idle_expires = KTIME_MAX;
		/* The wheel turns before the CPU is idle again. */
		tick_changed(cpu);
		return HRTIMER_NORESTART;
	}
	hrtimer_forward(timer, now, tick_period());
	return HRTIMER_RESTART;
}

ktime_t tick_next_event(const struct hrt_cpu *cpu)
{
	return cpu->tick.next_tick;
}

/*
 * The tick at which the first hrtimer can be expired. Who looks also sees where
 * a set clock has moved the soft timers; nobody else does in this mode, so that
 * on a CPU that never stops its tick they wait, as on Linux.
 */
static ktime_t lowres_hrtimer_event(struct hrt_cpu *cpu)
{
	unsigned long state = base_lock(&cpu->hrtimers.lock);
	ktime_t next = event_update_next(&cpu->hrtimers);

	base_unlock(&cpu->hrtimers.lock, state);
	if (next == KTIME_MAX)
		return next;
	return tick_after(next - 1);
}

/* Set the device, in either mode, to tick next at @expires. */
static void tick_set(struct hrt_cpu *cpu, ktime_t expires)
{
	struct tick_sched *ts = &cpu->tick;
	unsigned long state;

	if (cpu->hrtimers.hres_active) {
		if (expires == KTIME_MAX)
			hrtimer_try_to_cancel(&ts->sched_timer);
		else
			hrtimer_start(&ts->sched_timer, expires,
				      HRTIMER_MODE_ABS_PINNED_HARD);
		return;
	}
	state = base_lock(&cpu->hrtimers.lock);
	ts->next_tick = expires;
	event_arm(cpu);
	base_unlock(&cpu->hrtimers.lock, state);
}

/* ---- low-resolution mode: all there is -------------------------------------*/

void tick_lowres_interrupt(struct hrt_cpu *cpu)
{
	ktime_t now = interrupt_time(cpu->tick.next_tick);

	if (now < cpu->tick.next_tick)
		return;
	interrupt_await(now);
	tick(cpu, now);
	hrtimer_run_queues(&cpu->hrtimers);
	cpu->tick.idle_expires = KTIME_MAX;
	tick_set(cpu, cpu->tick.stopped ? KTIME_MAX : tick_after(now));
}

/* ---- on, off ---------------------------------------------------------------*/

/* On the CPU itself. */
void tick_start(struct hrt_cpu *cpu)
{
	struct tick_sched *ts = &cpu->tick;

	event_cpu_start(&cpu->hrtimers);
	*ts = (struct tick_sched){ .next_tick = KTIME_MAX };
	hrtimer_setup(&ts->sched_timer, tick_handler, CLOCK_MONOTONIC,
		      HRTIMER_MODE_ABS_HARD);
	tick_set(cpu, tick_after(monotonic()));
}

void tick_stop(struct hrt_cpu *cpu)
{
	WRITE_ONCE(cpu->tick.stopped, true);
	tick_set(cpu, KTIME_MAX);
}

/* Has nothing happened since the last look that could ask for another tick? */
static bool idle_unchanged(const struct hrt_cpu *cpu)
{
	return cpu->hrtimers.hres_active &&
	       !__atomic_load_n(&cpu->tick.look, __ATOMIC_SEQ_CST);
}

/* When an idle @cpu has to tick: for the wheel, or for low-resolution timers. */
static ktime_t idle_event(struct hrt_cpu *cpu, ktime_t *last_update)
{
	unsigned long now = (unsigned long)jiffies_read(last_update);
	unsigned long next;
	ktime_t expires = KTIME_MAX, hrtimers;
	bool any;

	/* Before the look, so that what changes meanwhile is looked at again. */
	WRITE_ONCE(cpu->tick.look, 0);
	next = wheel_idle(cpu, now, &any);
	if (any)
		expires = *last_update + (long)(next - now) * tick_period();
	if (!cpu->hrtimers.hres_active) {
		hrtimers = lowres_hrtimer_event(cpu);
		expires = hrtimers < expires ? hrtimers : expires;
	}
	return expires;
}

/* Is the tick the one hrtimer of @cpu? */
static bool only_tick_queued(struct hrt_cpu *cpu)
{
	unsigned long state = base_lock(&cpu->hrtimers.lock);
	struct hrtimer_clock_base *mono =
		&cpu->hrtimers.clock_base[HRTIMER_BASE_MONOTONIC];
	struct timerqueue_node *first = timerqueue_first(&mono->active);
	bool only = !(cpu->hrtimers.active_bases & ~1U) &&
		    (!first || (first == &cpu->tick.sched_timer.node &&
				!timerqueue_next(&mono->active, first)));

	base_unlock(&cpu->hrtimers.lock, state);
	return only;
}

bool hrt_cpus_quiet(void)
{
	unsigned int cpu;

	for_each_online_cpu(cpu) {
		struct hrt_cpu *c = &hrt_machine.cpu[cpu];

		if (!only_tick_queued(c) || wheel_pending(c) ||
		    hrt_softirqs_pending(cpu))
			return false;
	}
	return true;
}

void hrt_cpu_idle_enter(void)
{
	struct hrt_cpu *cpu = this_cpu();
	struct tick_sched *ts = &cpu->tick;
	ktime_t expires, last_update;
	bool ticked = ts->ticked_idle, was_stopped = ts->stopped;

	ts->ticked_idle = false;
	if (hrt_machine.config.nohz_off || !cpu->hrtimers.online)
		return;
	if (!cpu->hrtimers.hres_active)
		lowres_hrtimer_event(cpu);
	/*
	 * As on Linux, only a tick of the idle time stops the next one, so that
	 * the first still comes, and one more after another interrupt has found
	 * less to wait for; and nothing is won by stopping for less than a tick.
	 */
	if (was_stopped ? idle_unchanged(cpu) : !ticked)
		return;
	/*
	 * First say that the tick is stopped, then look for what is due: a
	 * timer that another thread starts meanwhile is either seen by the
	 * look, under the lock of its queue, or its starter sees that the tick
	 * is stopped, and kicks.
	 */
	WRITE_ONCE(ts->stopped, true);
	expires = idle_event(cpu, &last_update);
	if (!was_stopped && expires <= last_update + tick_period()) {
		WRITE_ONCE(ts->stopped, false);
		return;
	}
	if (was_stopped && expires == ts->idle_expires)
		return;
	ts->idle_expires = expires;
	tick_set(cpu, expires);
}

void hrt_cpu_idle_exit(void)
{
	struct hrt_cpu *cpu = this_cpu();
	ktime_t now;

	cpu->tick.ticked_idle = false;
	if (!cpu->tick.stopped || !cpu->hrtimers.online)
		return;
	now = monotonic();
	jiffies_update(now);
	WRITE_ONCE(cpu->tick.stopped, false);
	/*
	 * While the tick is away, the soft timer of its moment becomes the next
	 * event, and stays that when the tick comes back; else the tick is.
	 */
	if (hrt_machine.rules.tick_steps_back)
		hrtimer_try_to_cancel(&cpu->tick.sched_timer);
	tick_set(cpu, tick_after(now));
}
