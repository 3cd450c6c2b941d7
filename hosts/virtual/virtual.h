/* SPDX-License-Identifier: MIT */
/*
 * Virtual time, by the rules.
 *
 *  1. Code takes no time. The clock moves only when every task waits and no
 *     interrupt is pending, and then straight to the next event.
 *  2. A busy wait moves the clock by what it asks for: udelay() by its
 *     argument; hrt_relax(), which is cpu_relax(), to the next event. What
 *     becomes due on the way interrupts the wait, unless interrupts are off.
 *  3. A loop that reads a clock or jiffies over and over waits for it to move.
 *     The 100,000th read since the caller last waited moves it to the next
 *     event, and after that every 100th.
 *  4. What is due at one instant happens in this order: CPU by CPU, the lowest
 *     number first, on each the interrupt - hard hrtimers base by base:
 *     monotonic, realtime, boottime, TAI - then its softirqs - the wheel, then
 *     soft hrtimers. That is repeated until no CPU has anything due. Then the
 *     tasks run, in the order in which they became runnable, each until it
 *     waits.
 *  5. An interrupt comes when the running task waits, busy-waits, or turns
 *     interrupts or softirqs on again; never in the middle of its code.
 *  6. The clock starts at 0; REALTIME starts at 2026-01-01T00:00:00 UTC unless
 *     the configuration says otherwise, and TAI is 37 s ahead of it.
 *  7. The same input gives the same run, on every machine.
 *  8. What could never end is reported and ends the run: every task waits and
 *     nothing is left to happen; a busy wait for something that cannot happen;
 *     a million interrupts at one instant; an interrupt that busy-waits for
 *     more than 20 s.
 *
 * One thread of the system does all this, the one that called hrt_start(); no
 * other may call the API.
 */
#ifndef HOSTS_VIRTUAL_VIRTUAL_H
#define HOSTS_VIRTUAL_VIRTUAL_H

#include "core/host.h"

/* ---- time.c ----------------------------------------------------------------*/

/* Everything back to the beginning. */
void vtime_start(const struct hrt_config *config);

/*
 * Let the next thing happen, at @until the latest: go to the next event and
 * take the interrupts that are due then. Return: false when there is none, and
 * the clock has not moved.
 */
bool vtime_next(ktime_t until);

/* MONOTONIC. */
ktime_t vtime_now(void);

/* When the next interrupt comes; KTIME_MAX: never. */
ktime_t vtime_next_event(void);

/* Move the clock to @now; nothing is due before that. */
void vtime_set(ktime_t now);

ktime_t vtime_clock_read(int clockid);
void vtime_clock_offsets(struct hrt_offsets *offsets);
unsigned int vtime_clock_resolution(void);
void vtime_arm(unsigned int cpu, ktime_t expires);
void vtime_kick(unsigned int cpu);
void vtime_enter(enum hrt_section section);
void vtime_leave(enum hrt_section section);
void vtime_relax(void);
void vtime_delay(u64 ns);
void vtime_polled(void);
int vtime_suspend(ktime_t span);

/* The caller waited: what it reads from now on is read for the first time. */
void vtime_waited(void);

/* Say that the run cannot go on, and end it. */
void virtual_stuck(const char *text, const struct task_struct *task)
	__attribute__((noreturn));

/* ---- task.c ----------------------------------------------------------------*/

int vtask_start(const struct hrt_config *config);
void vtask_stop(void);

/*
 * Who runs where. task.c alone writes it, but for who is current; every event
 * asks several times.
 */
extern struct vtask_who {
	struct task_struct *current; /* in an interrupt that CPU's idle task */
	struct task_struct *running; /* the task whose stack we are on */
	struct task_struct idle[HRT_MAX_CPUS];
	bool cpu_idle[HRT_MAX_CPUS]; /* no task runs there */
} vtask_who;

/* The task that runs, or that the present interrupt interrupts. */
static inline struct task_struct *vtask_running(void)
{
	return vtask_who.running;
}

/* In an interrupt that CPU's idle task, else the task. */
static inline struct task_struct *vtask_current(void)
{
	return vtask_who.current;
}

static inline struct task_struct *vtask_idle(unsigned int cpu)
{
	return &vtask_who.idle[cpu];
}

static inline void vtask_become(struct task_struct *task)
{
	vtask_who.current = task;
}

/* Go on as the idle task of @cpu. Return: who was current, for vtask_become. */
static inline struct task_struct *vtask_become_idle(unsigned int cpu)
{
	struct task_struct *was = vtask_who.current;

	vtask_who.current = &vtask_who.idle[cpu];
	return was;
}

static inline unsigned int vtask_cpu(void)
{
	return vtask_who.current->cpu;
}

/* No task runs on @cpu. */
static inline bool vtask_cpu_idle(unsigned int cpu)
{
	return vtask_who.cpu_idle[cpu];
}

static inline bool vtask_cpu_busy(unsigned int cpu)
{
	return !vtask_who.cpu_idle[cpu];
}

/* A task waits for @cpu to run it. */
bool vtask_has_ready(unsigned int cpu);

/* Let the tasks that are ready run before the caller. Return: were there any? */
bool vtask_yield_to_others(void);

int vtask_set_cpu(unsigned int cpu);
int vtask_create(struct task_struct *task);
void vtask_exit(void) __attribute__((noreturn));
bool vtask_gone(const struct task_struct *task);
void vtask_park(void);
void vtask_unpark(struct task_struct *task);
void vtask_yield(void);
void vtask_run_for(ktime_t span);
void vtask_run(void);
void vtask_interrupt_run(void);
bool vtask_step(void);

#endif
