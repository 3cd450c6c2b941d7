/* SPDX-License-Identifier: MIT */
/*
 * The gate of a CPU: keeps callbacks and sections of tasks apart.
 *
 * In a kernel one thing runs on a CPU at a time. Here its callbacks and its
 * tasks are threads that run in parallel, and the gate gives back as much of
 * that as sections promise:
 *
 *	                      waits while there is
 *	section of a task     another task's section, and ...
 *	  preempt             -
 *	  bottom half         softirqs running
 *	  interrupt           the interrupt or softirqs running
 *	interrupt             an interrupt section
 *	softirqs              an interrupt or bottom half section
 *
 * A CPU that waits sets GATE_WANTED, and new sections wait behind it: a task
 * that enters and leaves in a loop cannot keep a timer waiting for ever.
 */
#include "live.h"

enum { SPINS = 200 };

static void pause_briefly(void)
{
#if defined(__x86_64__) || defined(__i386__)
	__builtin_ia32_pause();
#endif
}

/* Sleep until the gate is no longer as it was seen. */
static void wait_for_change(unsigned int *gate, unsigned int seen)
{
	unsigned int marked = seen | GATE_SLEEPERS;

	if (seen != marked &&
	    !__atomic_compare_exchange_n(gate, &seen, marked, false,
					 __ATOMIC_RELAXED, __ATOMIC_RELAXED))
		return;
	futex_wait(gate, marked, KTIME_MAX);
}

/*
 * Wait until none of @against is there, then clear and set bits in one step.
 */
static void pass(unsigned int *gate, unsigned int against, unsigned int clear,
		 unsigned int set)
{
	unsigned int seen = __atomic_load_n(gate, __ATOMIC_RELAXED), spins = 0;

	for (;;) {
		if (seen & against) {
			if (++spins < SPINS)
				pause_briefly();
			else
				wait_for_change(gate, seen);
			seen = __atomic_load_n(gate, __ATOMIC_RELAXED);
			continue;
		}
		if (__atomic_compare_exchange_n(
			    gate, &seen, (seen & ~clear) | set, false,
			    __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return;
	}
}

static void release(unsigned int *gate, unsigned int bits)
{
	unsigned int was = __atomic_fetch_and(gate, ~(bits | GATE_SLEEPERS),
					      __ATOMIC_RELEASE);

	if (was & GATE_SLEEPERS)
		futex_wake(gate, 0x7fffffff);
}

/* ---- sections of tasks -----------------------------------------------------*/

void live_enter(enum hrt_section section)
{
	static const unsigned int callbacks[] = {
		[HRT_SECTION_PREEMPT] = 0,
		[HRT_SECTION_BH] = GATE_SOFT,
		[HRT_SECTION_IRQ] = GATE_HARD | GATE_SOFT,
	};
	struct task_struct *task = live_current();
	unsigned int bit = 1U << section;
	unsigned int against = callbacks[section];

	/* Whoever is in a section has the CPU among tasks. */
	if (!task->held)
		against |= GATE_TASK | GATE_WANTED;
	pass(&live_cpu(task->cpu)->gate, against, 0, bit);
	task->held |= bit;
}

void live_leave(enum hrt_section section)
{
	struct task_struct *task = live_current();
	unsigned int bit = 1U << section;

	task->held &= ~bit;
	release(&live_cpu(task->cpu)->gate, bit);
}

/* ---- the CPU ---------------------------------------------------------------*/

void gate_cpu_enter(unsigned int *gate, unsigned int bit)
{
	unsigned int against = GATE_TASK_IRQ;

	if (bit == GATE_SOFT)
		against |= GATE_TASK_BH;
	if (__atomic_load_n(gate, __ATOMIC_RELAXED) & against)
		__atomic_fetch_or(gate, GATE_WANTED, __ATOMIC_RELAXED);
	pass(gate, against, GATE_WANTED, bit);
}

void gate_cpu_leave(unsigned int *gate, unsigned int bit)
{
	release(gate, bit);
}
