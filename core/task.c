/* SPDX-License-Identifier: MIT */
/*
 * Tasks: their states, and the sections in which they may not be interrupted.
 *
 * A state is written by its task, and by whoever wakes it: a waker changes it
 * to TASK_RUNNING in one atomic step, and only the one that did tells the
 * host. A wake-up that comes between hrt_set_state() and hrt_schedule() thus
 * leaves the state TASK_RUNNING, and the task does not wait.
 */
#include <hrtimer/task.h>

#include "machine.h"
#include "report.h"

enum { DEFAULT_SLACK = 50000 }; /* ns, as every task of Linux has it */

struct task_struct *hrt_current(void)
{
	machine_ready();
	return host()->current();
}

static void set_name(struct task_struct *task, const char *name)
{
	size_t i;

	for (i = 0; i < HRT_TASK_COMM_LEN - 1 && name[i]; i++)
		task->comm[i] = name[i];
	task->comm[i] = '\0';
}

static int last_pid;

void tasks_start(void)
{
	__atomic_store_n(&last_pid, 0, __ATOMIC_RELAXED);
}

void hrt_task_adopt(struct task_struct *task, const char *name,
		    unsigned int cpu)
{
	task->cpu = cpu;
	task->timer_slack_ns = DEFAULT_SLACK;
	task->default_timer_slack_ns = DEFAULT_SLACK;
	/* An idle task has no number of its own. */
	if (!(task->flags & HRT_TASK_IDLE))
		task->pid = __atomic_add_fetch(&last_pid, 1, __ATOMIC_RELAXED);
	task->tgid = task->pid;
	task->prio = task->static_prio = task->normal_prio = 120;
	set_name(task, name);
}

int hrt_task_create(struct task_struct *task, int (*threadfn)(void *),
		    void *data, const char *name, unsigned int cpu)
{
	machine_ready();
	hrt_task_adopt(task, name, cpu);
	task->threadfn = threadfn;
	task->data = data;
	task->state = TASK_UNINTERRUPTIBLE;
	return host()->task_create(task);
}

void hrt_task_main(struct task_struct *task)
{
	hrt_task_exit(task->threadfn(task->data));
}

void hrt_task_exit(int code)
{
	struct task_struct *task = hrt_current();

	warn_on(task->preempt_count,
		"a task ends inside a section, preempt_count %08llx",
		task->preempt_count, 0, 0);
	task->exit_code = code;
	host()->task_exit();
}

bool hrt_task_gone(const struct task_struct *task)
{
	return host()->task_gone(task);
}

void hrt_set_timer_slack(u64 ns)
{
	struct task_struct *task = hrt_current();

	task->timer_slack_ns = ns ? ns : task->default_timer_slack_ns;
}

/* ---- waiting ---------------------------------------------------------------*/

void hrt_set_state(unsigned int state)
{
	__atomic_store_n(&hrt_current()->state, state, __ATOMIC_SEQ_CST);
}

/* A signal that is there already ends the wait before it begins. */
static bool signal_ends_wait(struct task_struct *task)
{
	return LOAD_ACQUIRE(task->sigpending) &&
	       READ_ONCE(task->state) & (TASK_INTERRUPTIBLE | TASK_WAKEKILL);
}

void hrt_schedule(void)
{
	struct task_struct *task = hrt_current();

	warn_on(task->preempt_count,
		"BUG: scheduling while atomic: %s, preempt_count %08llx",
		(uintptr_t)task->comm, task->preempt_count, 0);
	if (signal_ends_wait(task))
		WRITE_ONCE(task->state, TASK_RUNNING);
	if (LOAD_ACQUIRE(task->state) == TASK_RUNNING)
		host()->yield();
	else
		host()->park();
}

bool hrt_wake_up(struct task_struct *task, unsigned int states)
{
	unsigned int state = __atomic_load_n(&task->state, __ATOMIC_SEQ_CST);

	do {
		if (!(state & states))
			return false;
	} while (!__atomic_compare_exchange_n(
		&task->state, &state, TASK_RUNNING, false, __ATOMIC_SEQ_CST,
		__ATOMIC_SEQ_CST));
	host()->unpark(task);
	return true;
}

void hrt_signal(struct task_struct *task)
{
	STORE_RELEASE(task->sigpending, true);
	hrt_wake_up(task, TASK_INTERRUPTIBLE | TASK_WAKEKILL);
}

void hrt_relax(void)
{
	host()->relax();
}

/* ---- sections --------------------------------------------------------------*/

/*
 * An interrupt holds its CPU anyway, so the host hears of sections of tasks
 * alone: of each kind, of the first entry and the last exit.
 */
static bool in_interrupt(const struct task_struct *task)
{
	return task->preempt_count & (HRT_HARDIRQ_MASK | HRT_SOFTIRQ_OFFSET);
}

unsigned int hrt_preempt_count(void)
{
	return hrt_current()->preempt_count;
}

void hrt_preempt_disable(void)
{
	struct task_struct *task = hrt_current();

	if (!(task->preempt_count & HRT_PREEMPT_MASK) && !in_interrupt(task))
		host()->enter(HRT_SECTION_PREEMPT);
	task->preempt_count += HRT_PREEMPT_OFFSET;
}

void hrt_preempt_enable(void)
{
	struct task_struct *task = hrt_current();

	if (warn_on(!(task->preempt_count & HRT_PREEMPT_MASK),
		    "preempt_enable() without preempt_disable()", 0, 0, 0))
		return;
	task->preempt_count -= HRT_PREEMPT_OFFSET;
	if (!(task->preempt_count & HRT_PREEMPT_MASK) && !in_interrupt(task))
		host()->leave(HRT_SECTION_PREEMPT);
}

/* Softirqs are off in bits 9 and up; bit 8 says that one runs. */
#define BH_MASK (HRT_SOFTIRQ_MASK & ~HRT_SOFTIRQ_OFFSET)

void hrt_bh_disable(void)
{
	struct task_struct *task = hrt_current();

	if (!(task->preempt_count & BH_MASK) && !in_interrupt(task))
		host()->enter(HRT_SECTION_BH);
	task->preempt_count += HRT_BH_OFFSET;
}

void hrt_bh_enable(void)
{
	struct task_struct *task = hrt_current();

	if (warn_on(!(task->preempt_count & BH_MASK),
		    "local_bh_enable() without local_bh_disable()", 0, 0, 0))
		return;
	task->preempt_count -= HRT_BH_OFFSET;
	if (!(task->preempt_count & BH_MASK) && !in_interrupt(task))
		host()->leave(HRT_SECTION_BH);
}

bool hrt_irqs_disabled(void)
{
	return hrt_current()->irqs_off;
}

unsigned long hrt_irq_save(void)
{
	struct task_struct *task = hrt_current();

	if (task->irqs_off)
		return 1;
	if (!in_interrupt(task))
		host()->enter(HRT_SECTION_IRQ);
	task->irqs_off = true;
	return 0;
}

void hrt_irq_restore(unsigned long flags)
{
	struct task_struct *task = hrt_current();

	if (flags || !task->irqs_off)
		return;
	task->irqs_off = false;
	if (!in_interrupt(task))
		host()->leave(HRT_SECTION_IRQ);
}
