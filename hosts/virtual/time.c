/* SPDX-License-Identifier: MIT */
/*
 * The clock of virtual time, the event devices, and their interrupts.
 */
#include "virtual.h"

#include <stdlib.h>

#include "core/report.h"

enum {
	POLLS_BEFORE_MOVE = 100000, /* rule 3 */
	POLLS_AFTER_MOVE = 100,
	INTERRUPTS_AT_ONCE = 1000000, /* rule 8 */
	TAI_AHEAD = 37, /* seconds, since 2017 */
};

#define LONGEST_RELAX (20 * NSEC_PER_SEC) /* in an interrupt, rule 8 */
#define EPOCH         1767225600LL /* 2026-01-01T00:00:00Z */

static struct {
	ktime_t now;
	struct hrt_offsets offsets;
	unsigned int cpus;
	ktime_t event[HRT_MAX_CPUS]; /* KTIME_MAX: not set */
	bool kicked[HRT_MAX_CPUS];
	unsigned int at_once; /* interrupts since the clock moved */
	unsigned int polls; /* reads since the caller waited */
	bool polling; /* rule 3 has moved the clock since then */
	ktime_t relaxed_since; /* an interrupt began to busy-wait */
} vtime;

void vtime_start(const struct hrt_config *config)
{
	ktime_t real = config->realtime ? config->realtime
					: EPOCH * NSEC_PER_SEC;

	vtime.now = 0;
	vtime.offsets.offs[TK_OFFS_REAL] = real;
	vtime.offsets.offs[TK_OFFS_BOOT] = 0;
	vtime.offsets.offs[TK_OFFS_TAI] = real + TAI_AHEAD * NSEC_PER_SEC;
	vtime.cpus = config->cpus;
	for (unsigned int i = 0; i < vtime.cpus; i++) {
		vtime.event[i] = KTIME_MAX;
		vtime.kicked[i] = false;
	}
	vtime.relaxed_since = KTIME_MAX;
	vtime_waited();
}

void virtual_stuck(const char *text, const struct task_struct *task)
{
	hrt_say(HRT_FATAL, "virtual time", text, (uintptr_t)task->comm,
		(u64)task->pid, (u64)vtime.now, 0);
	abort();
}

/* ---- the clock -------------------------------------------------------------*/

ktime_t vtime_now(void)
{
	return vtime.now;
}

void vtime_set(ktime_t now)
{
	if (now == vtime.now)
		return;
	vtime.now = now;
	vtime.at_once = 0;
}

ktime_t vtime_clock_read(int clockid)
{
	/* Almost always. */
	if (clockid == CLOCK_MONOTONIC)
		return vtime.now;
	switch (clockid) {
	case CLOCK_REALTIME:
		return vtime.now + vtime.offsets.offs[TK_OFFS_REAL];
	case CLOCK_BOOTTIME:
		return vtime.now + vtime.offsets.offs[TK_OFFS_BOOT];
	case CLOCK_TAI:
		return vtime.now + vtime.offsets.offs[TK_OFFS_TAI];
	default:
		return vtime.now;
	}
}

void vtime_clock_offsets(struct hrt_offsets *offsets)
{
	*offsets = vtime.offsets;
}

unsigned int vtime_clock_resolution(void)
{
	return 1;
}

int vtime_suspend(ktime_t span)
{
	for (int i = 0; i < TK_OFFS_MAX; i++)
		vtime.offsets.offs[i] += span;
	hrt_clocks_changed();
	return 0;
}

/* ---- the event devices -----------------------------------------------------*/

void vtime_arm(unsigned int cpu, ktime_t expires)
{
	vtime.event[cpu] = expires;
}

void vtime_kick(unsigned int cpu)
{
	vtime.kicked[cpu] = true;
}

/* May @cpu be interrupted at this point? */
static bool interruptible(unsigned int cpu)
{
	const struct task_struct *task = vtask_running();

	return !vtask_idle(cpu)->irqs_off &&
	       !(task->cpu == cpu && task->irqs_off);
}

/* May softirqs run on @cpu at this point? */
static bool softirqs_allowed(unsigned int cpu)
{
	const struct task_struct *task = vtask_running();

	return !(vtask_idle(cpu)->preempt_count & HRT_SOFTIRQ_MASK) &&
	       !(task->cpu == cpu && !vtask_cpu_idle(cpu) &&
		 task->preempt_count & HRT_SOFTIRQ_MASK);
}

static bool is_due(unsigned int cpu)
{
	return (vtime.kicked[cpu] || vtime.event[cpu] <= vtime.now) &&
	       interruptible(cpu);
}

static bool in_interrupt(void)
{
	return vtask_current() != vtask_running();
}

/* Go on as who was interrupted. A busy wait of the interrupt is over. */
static void interrupt_end(struct task_struct *was)
{
	vtask_become(was);
	if (!in_interrupt())
		vtime.relaxed_since = KTIME_MAX;
}

static void interrupt(unsigned int cpu)
{
	struct task_struct *was = vtask_become_idle(cpu);

	vtime.kicked[cpu] = false;
	if (vtime.event[cpu] <= vtime.now)
		vtime.event[cpu] = KTIME_MAX;
	if (++vtime.at_once > INTERRUPTS_AT_ONCE)
		virtual_stuck("interrupts without end at one moment "
			      "(task %s, pid %lld, at %lld ns)",
			      vtask_running());
	hrt_cpu_interrupt(softirqs_allowed(cpu));
	/* One who has a task to go on with is not idle any more. */
	if (vtask_cpu_idle(cpu) && !vtask_current()->preempt_count &&
	    !vtask_has_ready(cpu))
		hrt_cpu_idle_enter();
	interrupt_end(was);
}

/* Rule 4: CPU by CPU, until none is left. Return: was there any? */
static bool take_interrupts(void)
{
	bool any = false, again;

	do {
		again = false;
		for (unsigned int cpu = 0; cpu < vtime.cpus; cpu++) {
			if (!is_due(cpu))
				continue;
			interrupt(cpu);
			any = again = true;
		}
	} while (again);
	return any;
}

/* When the next CPU that may be interrupted will be. */
ktime_t vtime_next_event(void)
{
	ktime_t next = KTIME_MAX;

	for (unsigned int cpu = 0; cpu < vtime.cpus; cpu++) {
		ktime_t event = vtime.kicked[cpu] ? vtime.now
						  : vtime.event[cpu];

		if (event < next && interruptible(cpu))
			next = event;
	}
	return next > vtime.now || next == KTIME_MAX ? next : vtime.now;
}

bool vtime_next(ktime_t until)
{
	ktime_t next = vtime_next_event();

	if (next == KTIME_MAX || next > until)
		return false;
	vtime_set(next);
	return take_interrupts();
}

/* ---- sections --------------------------------------------------------------*/

void vtime_enter(enum hrt_section section)
{
	(void)section;
}

/* Rule 5: what had to wait for the end of the section comes now. */
void vtime_leave(enum hrt_section section)
{
	unsigned int cpu = vtask_cpu();
	struct task_struct *was;

	if (section == HRT_SECTION_IRQ && vtime.event[cpu] <= vtime.now &&
	    is_due(cpu))
		interrupt(cpu);
	if (section == HRT_SECTION_PREEMPT || !hrt_softirqs_pending(cpu) ||
	    !interruptible(cpu) || !softirqs_allowed(cpu))
		return;
	was = vtask_become_idle(cpu);
	hrt_cpu_softirqs();
	interrupt_end(was);
}

/* ---- busy waits ------------------------------------------------------------*/

void vtime_delay(u64 ns)
{
	ktime_t end = ktime_add_safe(vtime.now, (ktime_t)ns);

	while (vtime_next(end))
		;
	vtime_set(end > vtime.now ? end : vtime.now);
}

/* Rule 8: an interrupt that waits does not see tasks run, and may never end. */
static void bound_relax(void)
{
	if (!in_interrupt())
		return;
	if (vtime.relaxed_since > vtime.now)
		vtime.relaxed_since = vtime.now;
	if (vtime.now - vtime.relaxed_since > LONGEST_RELAX)
		virtual_stuck("soft lockup: a callback on the CPU of task %s "
			      "(pid %lld) busy-waits without end, at %lld ns",
			      vtask_running());
}

void vtime_relax(void)
{
	bound_relax();
	if (take_interrupts())
		return;
	if (!in_interrupt() && vtask_yield_to_others())
		return;
	if (!vtime_next(KTIME_MAX))
		virtual_stuck("deadlock: %s (pid %lld) busy-waits for what "
			      "cannot happen, at %lld ns",
			      vtask_current());
}

void vtime_polled(void)
{
	unsigned int limit = vtime.polling ? POLLS_AFTER_MOVE
					   : POLLS_BEFORE_MOVE;

	if (++vtime.polls < limit)
		return;
	vtime.polls = 0;
	vtime.polling = true;
	vtime_next(KTIME_MAX);
}

void vtime_waited(void)
{
	vtime.polls = 0;
	vtime.polling = false;
}
