/* SPDX-License-Identifier: MIT */
/*
 * The tasks of virtual time: coroutines that one thread switches between.
 *
 * The thread that starts the machine is the main task. Interrupts run on the
 * stack of whichever task found that nothing is ready; they only change who is
 * current, so that a switch of stacks is needed between tasks alone.
 */
#include "virtual.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAVE_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_ASAN 1
#endif
#endif
#ifdef HAVE_ASAN
#include <sanitizer/common_interface_defs.h>
#endif

enum { STACK_SIZE = 256 * 1024, GUARD_SIZE = 4096 };

/* A stack to run a task on. */
struct fiber {
	ucontext_t context;
	char *stack; /* NULL: the thread's own */
	size_t size;
	void *fake_stack; /* AddressSanitizer's */
};

struct vtask_who vtask_who;

static struct {
	struct task_struct *ready, **ready_end;
	struct task_struct main;
	struct fiber main_fiber;
	struct fiber *dead; /* its task has ended, its stack has not */
	/* For AddressSanitizer: where the thread's own stack lies. */
	struct fiber *left;
	const void *own_stack;
	size_t own_size;
	unsigned int cpus;
	/* The main task lets the machine run, until then at the latest. */
	bool main_runs_machine;
	ktime_t run_until;
	volatile bool interrupted;
} vtask;

/* ---- CPUs become busy and idle ---------------------------------------------*/

static void set_idle(unsigned int cpu, bool idle)
{
	struct task_struct *was;

	if (vtask_who.cpu_idle[cpu] == idle)
		return;
	vtask_who.cpu_idle[cpu] = idle;
	/* While the machine starts there is nothing yet to stop. */
	if (!hrt_running())
		return;
	was = vtask_become_idle(cpu);
	if (idle)
		hrt_cpu_idle_enter();
	else
		hrt_cpu_idle_exit();
	vtask_become(was);
}

int vtask_set_cpu(unsigned int cpu)
{
	unsigned int from = vtask_who.current->cpu;

	vtask_who.current->cpu = cpu;
	if (vtask_who.current == vtask_who.running && from != cpu) {
		set_idle(from, true);
		set_idle(cpu, false);
	}
	return 0;
}

/* ---- the run queue ---------------------------------------------------------*/

static void make_ready(struct task_struct *task)
{
	task->next_ready = NULL;
	*vtask.ready_end = task;
	vtask.ready_end = &task->next_ready;
}

static struct task_struct *take_ready(void)
{
	struct task_struct *task = vtask.ready;

	if (task) {
		vtask.ready = task->next_ready;
		if (!vtask.ready)
			vtask.ready_end = &vtask.ready;
	}
	return task;
}

bool vtask_has_ready(unsigned int cpu)
{
	const struct task_struct *task = vtask.ready;

	while (task && task->cpu != cpu)
		task = task->next_ready;
	return task;
}

void vtask_unpark(struct task_struct *task)
{
	make_ready(task);
}

/* ---- switching -------------------------------------------------------------*/

static void free_fiber(struct fiber *fiber)
{
	if (!fiber)
		return;
	munmap(fiber->stack, fiber->size);
	free(fiber);
}

/* On the new stack: tell the sanitizer, and free the stack of the dead. */
static void arrive(struct fiber *fiber)
{
#ifdef HAVE_ASAN
	const void *bottom;
	size_t size;

	__sanitizer_finish_switch_fiber(fiber->fake_stack, &bottom, &size);
	if (!vtask.left->stack) {
		vtask.own_stack = bottom;
		vtask.own_size = size;
	}
#else
	(void)fiber;
#endif
	free_fiber(vtask.dead);
	vtask.dead = NULL;
}

static void leave_for(struct fiber *from, struct fiber *to)
{
#ifdef HAVE_ASAN
	vtask.left = from;
	__sanitizer_start_switch_fiber(from == vtask.dead ? NULL
							  : &from->fake_stack,
				       to->stack ? to->stack : vtask.own_stack,
				       to->stack ? to->size : vtask.own_size);
#endif
	swapcontext(&from->context, &to->context);
	arrive(from);
}

static void switch_to(struct task_struct *next)
{
	struct task_struct *self = vtask_who.running;

	vtask_who.running = next;
	vtask_who.current = next;
	if (next->cpu != self->cpu)
		set_idle(self->cpu, true);
	set_idle(next->cpu, false);
	vtime_waited();
	if (next != self)
		leave_for(self->host, next->host);
}

/* The main task lets the machine run and its time is over: its turn. */
static struct task_struct *end_of_run(void)
{
	if (!vtask.main_runs_machine)
		return NULL;
	vtask.main_runs_machine = false;
	if (!vtask.interrupted && vtask.run_until != KTIME_MAX)
		vtime_set(vtask.run_until);
	vtask.interrupted = false;
	return &vtask.main;
}

/* A signal for the main task where it waits for something else. */
static void pass_signal_on(void)
{
	if (!vtask.interrupted || vtask.main_runs_machine)
		return;
	vtask.interrupted = false;
	hrt_signal(&vtask.main);
}

/* Only ticks are to come, and nobody waits for a moment. */
static bool nothing_left(ktime_t until)
{
	return until == KTIME_MAX && vtime_next_event() > vtime_now() &&
	       hrt_cpus_quiet();
}

/* Nothing is ready: let time pass until something is. */
static struct task_struct *wait_for_ready(void)
{
	struct task_struct *task, *self = vtask_who.running;
	ktime_t until;

	set_idle(self->cpu, true);
	while (!(task = take_ready())) {
		pass_signal_on();
		until = vtask.main_runs_machine ? vtask.run_until : KTIME_MAX;
		if (vtask.ready || (!vtask.interrupted &&
				    !nothing_left(until) && vtime_next(until)))
			continue;
		task = end_of_run();
		if (!task)
			virtual_stuck("deadlock: every task waits and nothing "
				      "is left to happen; last was %s "
				      "(pid %lld), at %lld ns",
				      self);
		break;
	}
	return task;
}

void vtask_park(void)
{
	struct task_struct *next = take_ready();

	switch_to(next ? next : wait_for_ready());
}

/* Whoever has been waiting for longer goes first; interrupts before. */
void vtask_yield(void)
{
	if (!vtask_yield_to_others())
		vtime_polled();
}

bool vtask_yield_to_others(void)
{
	if (!vtask.ready || vtask_who.running->preempt_count)
		return false;
	make_ready(vtask_who.running);
	switch_to(take_ready());
	return true;
}

/* ---- birth and death -------------------------------------------------------*/

static void fiber_main(void)
{
	arrive(vtask_who.running->host);
	hrt_task_main(vtask_who.running);
}

/* Apart, since the compiler takes getcontext() for one that returns twice. */
static void __attribute__((noinline)) prepare_context(struct fiber *fiber)
{
	getcontext(&fiber->context);
	fiber->context.uc_stack.ss_sp = fiber->stack;
	fiber->context.uc_stack.ss_size = fiber->size;
	makecontext(&fiber->context, fiber_main, 0);
}

static struct fiber *new_fiber(void)
{
	struct fiber *fiber = calloc(1, sizeof(*fiber));

	if (!fiber)
		return NULL;
	fiber->size = STACK_SIZE;
	fiber->stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
	if (fiber->stack == MAP_FAILED) {
		free(fiber);
		return NULL;
	}
	/* A stack that overflows faults instead of writing elsewhere. */
	mprotect(fiber->stack, GUARD_SIZE, PROT_NONE);
	prepare_context(fiber);
	return fiber;
}

int vtask_create(struct task_struct *task)
{
	task->host = new_fiber();
	return task->host ? 0 : -12 /* ENOMEM */;
}

void vtask_exit(void)
{
	struct fiber *self = vtask_who.running->host;
	struct task_struct *next;

	vtask_who.running->host = NULL;
	next = take_ready();
	if (!next)
		next = wait_for_ready();
	vtask.dead = self;
	set_idle(vtask_who.running->cpu, true);
	set_idle(next->cpu, false);
	vtask_who.running = next;
	vtask_who.current = next;
	vtime_waited();
	leave_for(self, next->host);
	abort(); /* nobody switches to a task that has ended */
}

bool vtask_gone(const struct task_struct *task)
{
	return !task->host;
}

int vtask_start(const struct hrt_config *config)
{
	memset(&vtask, 0, sizeof(vtask));
	memset(&vtask_who, 0, sizeof(vtask_who));
	vtask.cpus = config->cpus;
	vtask.ready_end = &vtask.ready;
	for (unsigned int cpu = 0; cpu < config->cpus; cpu++) {
		vtask_who.idle[cpu].flags = HRT_TASK_IDLE;
		hrt_task_adopt(&vtask_who.idle[cpu], "swapper", cpu);
		vtask_who.cpu_idle[cpu] = true;
	}
	hrt_task_adopt(&vtask.main, "main", 0);
	vtask.main.host = &vtask.main_fiber;
	vtask_who.running = vtask_who.current = &vtask.main;
	vtask_who.cpu_idle[0] = false;
	return 0;
}

void vtask_stop(void)
{
	free_fiber(vtask.dead);
	vtask.dead = NULL;
}

/* ---- the run ---------------------------------------------------------------*/

static void run_until(ktime_t until)
{
	vtask.main_runs_machine = true;
	vtask.run_until = until;
	vtask_park();
}

void vtask_run_for(ktime_t span)
{
	run_until(ktime_add_safe(vtime_now(), span));
}

void vtask_run(void)
{
	run_until(KTIME_MAX);
}

void vtask_interrupt_run(void)
{
	vtask.interrupted = true;
}

bool vtask_step(void)
{
	ktime_t next = vtime_next_event();

	/* A task that steps keeps its CPU ticking: ticks alone do not count. */
	if (!vtask.ready && (next == KTIME_MAX || nothing_left(KTIME_MAX)))
		return false;
	run_until(next == KTIME_MAX ? vtime_now() : next);
	return true;
}
