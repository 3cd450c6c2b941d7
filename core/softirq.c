/* SPDX-License-Identifier: MIT */
/*
 * What an interrupt does besides expiring hrtimers: calls from other CPUs
 * before, softirqs after.
 */
#include "event.h"
#include "lock.h"
#include "machine.h"
#include "report.h"

/* Rounds of softirqs that raise each other before one says so. */
enum { ENDLESS = 100000 };

static void (*actions[HRT_NR_SOFTIRQS])(void) = {
	[HRT_SOFTIRQ_TIMER] = wheel_softirq,
	[HRT_SOFTIRQ_HRTIMER] = hrtimer_softirq,
};

void hrt_open_softirq(enum hrt_softirq nr, void (*action)(void))
{
	__atomic_store_n(&actions[nr], action, __ATOMIC_RELEASE);
}

void hrt_raise_softirq(enum hrt_softirq nr)
{
	struct hrt_cpu *cpu = this_cpu();
	u32 interrupt = HRT_HARDIRQ_MASK | HRT_SOFTIRQ_OFFSET;

	__atomic_fetch_or(&cpu->softirq_pending, 1U << nr, __ATOMIC_RELEASE);
	/* The end of an interrupt looks for itself. */
	if (!(hrt_preempt_count() & interrupt))
		host()->kick(cpu->hrtimers.cpu);
}

bool hrt_softirqs_pending(unsigned int cpu)
{
	return READ_ONCE(hrt_machine.cpu[cpu].softirq_pending);
}

static void run_round(u32 pending)
{
	for (; pending; pending &= pending - 1) {
		unsigned int nr = (unsigned int)__builtin_ctz(pending);
		void (*action)(void) = LOAD_ACQUIRE(actions[nr]);

		if (action)
			action();
	}
}

void hrt_cpu_softirqs(void)
{
	struct task_struct *task = hrt_current();
	struct hrt_cpu *cpu = this_cpu();
	unsigned int rounds = 0;
	u32 pending;

	task->preempt_count += HRT_SOFTIRQ_OFFSET;
	while ((pending = __atomic_exchange_n(&cpu->softirq_pending, 0,
					      __ATOMIC_ACQUIRE))) {
		run_round(pending);
		warn_on(++rounds == ENDLESS,
			"softirqs raise each other without end", 0, 0, 0);
	}
	task->preempt_count -= HRT_SOFTIRQ_OFFSET;
}

/* ---- calls from other CPUs -------------------------------------------------*/

static void run_calls(struct hrt_cpu *cpu)
{
	struct hrt_call *call, *next;
	unsigned long state;

	if (!LOAD_ACQUIRE(cpu->calls))
		return;
	state = base_lock(&cpu->call_lock);
	call = cpu->calls;
	STORE_RELEASE(cpu->calls, NULL);
	cpu->calls_end = &cpu->calls;
	base_unlock(&cpu->call_lock, state);
	for (; call; call = next) {
		/* Once done, the memory is the caller's again. */
		next = call->next;
		call->func(call->info);
		STORE_RELEASE(call->done, 1);
	}
}

static void queue_call(struct hrt_cpu *cpu, struct hrt_call *call)
{
	unsigned long state = base_lock(&cpu->call_lock);

	call->next = NULL;
	call->done = 0;
	STORE_RELEASE(*cpu->calls_end, call);
	cpu->calls_end = &call->next;
	base_unlock(&cpu->call_lock, state);
}

void machine_call_other_cpu(unsigned int cpu, struct hrt_call *call, bool wait)
{
	queue_call(&hrt_machine.cpu[cpu], call);
	host()->kick(cpu);
	while (wait && !LOAD_ACQUIRE(call->done))
		hrt_relax();
}

int hrt_call_cpu(unsigned int cpu, struct hrt_call *call, bool wait)
{
	machine_ready();
	if (cpu >= hrt_machine.config.cpus || !hrt_cpu_online(cpu))
		return -ENXIO_;
	if (cpu == hrt_cpu()) {
		unsigned long flags = hrt_irq_save();

		call->func(call->info);
		hrt_irq_restore(flags);
		STORE_RELEASE(call->done, 1);
		return 0;
	}
	machine_call_other_cpu(cpu, call, wait);
	return 0;
}

/* ---- the interrupt ---------------------------------------------------------*/

static void irq_enter(struct task_struct *task, bool *irqs_off)
{
	task->preempt_count += HRT_HARDIRQ_OFFSET;
	*irqs_off = task->irqs_off;
	task->irqs_off = true;
}

static void irq_exit(struct task_struct *task, bool irqs_off)
{
	task->irqs_off = irqs_off;
	task->preempt_count -= HRT_HARDIRQ_OFFSET;
}

static void timer_interrupt(struct hrt_cpu *cpu)
{
	if (cpu->hrtimers.hres_active)
		hrtimer_interrupt(&cpu->hrtimers);
	else
		tick_lowres_interrupt(cpu);
}

void hrt_cpu_interrupt(bool softirqs)
{
	struct task_struct *task = hrt_current();
	struct hrt_cpu *cpu = this_cpu();
	bool irqs_off;

	irq_enter(task, &irqs_off);
	tick_irq_enter(cpu);
	run_calls(cpu);
	timer_interrupt(cpu);
	irq_exit(task, irqs_off);
	if (softirqs && hrt_softirqs_pending(cpu->hrtimers.cpu))
		hrt_cpu_softirqs();
}

void hrt_cpu_window(void)
{
	struct task_struct *task = hrt_current();
	bool irqs_off;

	irq_enter(task, &irqs_off);
	timer_interrupt(this_cpu());
	irq_exit(task, irqs_off);
}
