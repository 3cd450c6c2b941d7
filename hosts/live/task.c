/* SPDX-License-Identifier: MIT */
/*
 * Tasks as threads. A thread that the machine did not make becomes a task at
 * its first call, on the CPUs in turn.
 */
#include "live.h"

#include <sched.h>
#include <signal.h>
#include <stdlib.h>

static _Thread_local struct task_struct *current_task;
static _Thread_local struct task_struct foreign_task;

static struct {
	unsigned int cpus;
	unsigned int next_cpu; /* of the next thread that comes */
	struct task_struct *main;
	unsigned int main_runs_machine;
	unsigned int interrupted; /* futex */
} tasks;

void live_become(struct task_struct *task)
{
	current_task = task;
}

static void adopt_thread(void)
{
	unsigned int turn = __atomic_fetch_add(&tasks.next_cpu, 1,
					       __ATOMIC_RELAXED);

	foreign_task = (struct task_struct){ .foreign = true };
	hrt_task_adopt(&foreign_task, "thread", turn % tasks.cpus);
	live_become(&foreign_task);
}

/* The starter of the machine is the main task, on CPU 0. */
void live_tasks_start(const struct hrt_config *config)
{
	tasks.cpus = config->cpus;
	tasks.next_cpu = 0;
	tasks.interrupted = 0;
	adopt_thread();
	tasks.main = current_task;
}

struct task_struct *live_current(void)
{
	if (!current_task)
		adopt_thread();
	return current_task;
}

unsigned int live_this_cpu(void)
{
	return live_current()->cpu;
}

int live_set_cpu(unsigned int cpu)
{
	live_current()->cpu = cpu;
	return 0;
}

/* ---- birth and death -------------------------------------------------------*/

static void *task_thread(void *arg)
{
	struct task_struct *task = arg;

	live_become(task);
	live_park();
	hrt_task_main(task);
}

int live_task_create(struct task_struct *task)
{
	pthread_attr_t attr;
	sigset_t all, was;
	pthread_t thread;
	int error;

	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	task->host = task; /* until it has gone */
	error = pthread_create(&thread, &attr, task_thread, task);
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	pthread_attr_destroy(&attr);
	return -error;
}

void live_task_exit(void)
{
	struct task_struct *task = current_task;

	/* The memory of the task is its creator's from here on. */
	current_task = NULL;
	__atomic_store_n(&task->host, NULL, __ATOMIC_RELEASE);
	pthread_exit(NULL);
}

bool live_task_gone(const struct task_struct *task)
{
	return !__atomic_load_n(&task->host, __ATOMIC_ACQUIRE);
}

/* ---- waiting ---------------------------------------------------------------*/

void live_park(void)
{
	struct task_struct *task = live_current();
	unsigned int state;

	while ((state = __atomic_load_n(&task->state, __ATOMIC_ACQUIRE)) !=
	       TASK_RUNNING)
		futex_wait(&task->state, state, KTIME_MAX);
}

/*
 * Woken, the task may run on and be gone before this: its address is all that
 * is used, and a wake too many is one that every sleeper tolerates.
 */
void live_unpark(struct task_struct *task)
{
	futex_wake(&task->state, 1);
}

void live_yield(void)
{
	sched_yield();
}

/*
 * Somebody else has to do something first. Mostly that takes less than a system
 * call; but a real-time thread that only spun, or yielded, would keep the
 * processor from whom it waits for.
 */
void live_relax(void)
{
	static _Thread_local unsigned int turn;
	struct timespec nap = { 0, 20000 };

	if (++turn % 64) {
#if defined(__x86_64__) || defined(__i386__)
		__builtin_ia32_pause();
#endif
	} else if (turn % 256) {
		sched_yield();
	} else {
		nanosleep(&nap, NULL);
	}
}

void live_delay(u64 ns)
{
	ktime_t end = ktime_add_safe(live_clock_read(CLOCK_MONOTONIC),
				     (ktime_t)ns);

	while (live_clock_read(CLOCK_MONOTONIC) < end)
		;
}

/* ---- the run ---------------------------------------------------------------*/

static void run_until(ktime_t until)
{
	__atomic_store_n(&tasks.main_runs_machine, 1, __ATOMIC_SEQ_CST);
	while (!__atomic_exchange_n(&tasks.interrupted, 0, __ATOMIC_SEQ_CST) &&
	       live_clock_read(CLOCK_MONOTONIC) < until)
		futex_wait(&tasks.interrupted, 0, until);
	__atomic_store_n(&tasks.main_runs_machine, 0, __ATOMIC_SEQ_CST);
}

void live_run_for(ktime_t span)
{
	run_until(ktime_add_safe(live_clock_read(CLOCK_MONOTONIC), span));
}

void live_run(void)
{
	run_until(KTIME_MAX);
}

/* In a signal handler too: atomics and a system call. */
void live_interrupt_run(void)
{
	__atomic_store_n(&tasks.interrupted, 1, __ATOMIC_SEQ_CST);
	futex_wake(&tasks.interrupted, 1);
	/* It waits for something else: a signal ends that, if anything. */
	if (!__atomic_load_n(&tasks.main_runs_machine, __ATOMIC_SEQ_CST))
		hrt_signal(tasks.main);
}
