/* SPDX-License-Identifier: MIT */
/*
 * The live host: real time, in a process.
 *
 * Each CPU of the machine is one thread, pinned to a processor, which sleeps
 * until the earliest event and runs the callbacks. Tasks are threads of their
 * own, and belong to a CPU: they start timers there, and their sections keep
 * its callbacks away (gate.c). Starting a timer costs a system call only when
 * the CPU sleeps and would sleep too long.
 */
#ifndef HOSTS_LIVE_LIVE_H
#define HOSTS_LIVE_LIVE_H

#include "core/host.h"

#include <pthread.h>

/* ---- futex.c ---------------------------------------------------------------*/

/*
 * Sleep while *@word is @value, until @until (MONOTONIC, KTIME_MAX: no limit)
 * at the latest. May return for no reason.
 */
void futex_wait(unsigned int *word, unsigned int value, ktime_t until);
void futex_wake(unsigned int *word, int waiters);

/* ---- lock.c ----------------------------------------------------------------*/

/* Before there are other threads: later it takes the system longer. */
void live_locks_start(void);

void live_lock_wait(unsigned int *word, unsigned int value);
void live_lock_wake(unsigned int *word);

/* ---- clock.c ---------------------------------------------------------------*/

ktime_t live_clock_read(int clockid);
void live_clock_offsets(struct hrt_offsets *offsets);
unsigned int live_clock_resolution(void);

/* Hear of it when the system's clock is set, or the system was suspended. */
int live_clock_watch_start(void);
void live_clock_watch_stop(void);

/* ---- gate.c ----------------------------------------------------------------*/

/*
 * Who may run on a CPU: its task sections, its interrupt, its softirqs. Each
 * is a bit; the word also tells that somebody sleeps for it to change.
 */
enum gate_bits {
	GATE_TASK_PREEMPT = 1 << HRT_SECTION_PREEMPT,
	GATE_TASK_BH = 1 << HRT_SECTION_BH,
	GATE_TASK_IRQ = 1 << HRT_SECTION_IRQ,
	GATE_TASK = GATE_TASK_PREEMPT | GATE_TASK_BH | GATE_TASK_IRQ,
	GATE_HARD = 1 << 3, /* the interrupt runs */
	GATE_SOFT = 1 << 4, /* the softirqs run */
	GATE_WANTED = 1 << 5, /* the CPU waits: no new section before it */
	GATE_SLEEPERS = 1 << 6,
};

/* A section of the calling task. */
void live_enter(enum hrt_section section);
void live_leave(enum hrt_section section);

/* The CPU's thread: GATE_HARD, or GATE_SOFT. */
void gate_cpu_enter(unsigned int *gate, unsigned int bit);
void gate_cpu_leave(unsigned int *gate, unsigned int bit);

/* ---- lead.c ----------------------------------------------------------------*/

enum { LAG_BUCKETS = 128 };

/*
 * How late the system wakes a CPU, and what is done about it. Written by the
 * CPU's thread alone; the public part is read by others, word by word.
 */
struct live_wait {
	struct hrt_wake_stats stats;
	enum hrt_policy policy;
	/* What waiting may cost. */
	ktime_t credit; /* ns that may be spent busily */
	ktime_t filled; /* when what was earned was last added to it */
	ktime_t rate; /* at which it is earned, in millionths */
	ktime_t reckoned; /* when that was last looked at */
	ktime_t sleeps; /* since then */
	ktime_t sleep_cost; /* ns of processor time */
	unsigned int lag[LAG_BUCKETS]; /* recent wake-ups by how late */
	unsigned int lags; /* the sum of those */
	/* The interrupt that is, or was last. */
	ktime_t event; /* what it was set for */
	ktime_t left; /* the busy wait was */
	ktime_t ready; /* to wait out the last moment */
	ktime_t began; /* to call timers */
	ktime_t way; /* from left to ready, usually */
	ktime_t nap; /* how long the next is, 0: none */
};

/* How long ahead of its next event a CPU is to be woken. */
ktime_t live_choose_lead(struct live_wait *wait, ktime_t now);

/* A sleep ended @lag ns late. */
void live_learn_lag(struct live_wait *wait, ktime_t lag);

/* A sleep begins: is its cost to be measured? And what it was. */
bool live_sleep_sampled(struct live_wait *wait);
void live_learn_cost(struct live_wait *wait, ktime_t cost);

/* ---- wait.c ----------------------------------------------------------------*/

struct live_cpu;

void live_wait_start(struct live_wait *wait, enum hrt_policy policy);

/*
 * Sleep, then wait busily, until the event of @cpu or until it is wanted; it is
 * @now. Return: the time.
 */
ktime_t live_wait(struct live_cpu *cpu, ktime_t now);

/* Is something due, but for the last moment, or does somebody want @cpu? */
bool live_wait_over(const struct live_cpu *cpu, ktime_t now);

/* The time of the interrupt for @event: that, if it is but a moment ahead. */
ktime_t live_interrupt_time(ktime_t event);

/* In the interrupt: wait out the last moment. */
void live_await(ktime_t time);

/* The interrupt is over: keep the record. */
void live_wait_record(struct live_wait *wait);

void live_wake_stats(unsigned int cpu, struct hrt_wake_stats *stats);

/* ---- cpu.c -----------------------------------------------------------------*/

struct live_cpu {
	unsigned int gate;
	unsigned int sleeping; /* futex: 1 while the thread sleeps, or is to */
	unsigned int kicked;
	ktime_t event; /* what the device is set to */
	/* Valid while sleeping: it wakes by itself for what is due then. */
	ktime_t in_time_for;
	struct live_wait wait;
	pthread_t thread;
	struct task_struct idle; /* who the thread is */
} __attribute__((aligned(128))); /* no cache line in common */

struct live_cpu *live_cpu(unsigned int cpu);

static inline ktime_t live_event_of(const struct live_cpu *cpu)
{
	return __atomic_load_n(&cpu->event, __ATOMIC_SEQ_CST);
}

static inline bool live_kicked(const struct live_cpu *cpu)
{
	return __atomic_load_n(&cpu->kicked, __ATOMIC_SEQ_CST);
}

int live_cpus_start(const struct hrt_config *config);
void live_cpus_stop(void);
unsigned int live_default_cpus(void);
void live_arm(unsigned int cpu, ktime_t expires);
void live_kick(unsigned int cpu);
void live_window(void);

/* ---- task.c ----------------------------------------------------------------*/

/* The calling thread is @task from now on. */
void live_become(struct task_struct *task);

void live_tasks_start(const struct hrt_config *config);
struct task_struct *live_current(void);
unsigned int live_this_cpu(void);
int live_set_cpu(unsigned int cpu);
int live_task_create(struct task_struct *task);
void live_task_exit(void) __attribute__((noreturn));
bool live_task_gone(const struct task_struct *task);
void live_park(void);
void live_unpark(struct task_struct *task);
void live_yield(void);
void live_relax(void);
void live_delay(u64 ns);
void live_run_for(ktime_t span);
void live_run(void);
void live_interrupt_run(void);

#endif
