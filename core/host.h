/* SPDX-License-Identifier: MIT */
/*
 * What the core asks of the world. A host is one struct of functions; the core
 * calls nothing else, and the host calls back only what stands at the end.
 *
 * A host has CPUs, numbered from 0. Each has an event device, which interrupts
 * once at the time it is set to; an idle task; and at most one interrupt at a
 * time. Every function is called on a CPU, by a task or in an interrupt,
 * unless it says otherwise.
 */
#ifndef CORE_HOST_H
#define CORE_HOST_H

#include "types.h"

#include <hrtimer/machine.h>
#include <hrtimer/task.h>
#include <hrtimer/timekeeping.h>

/*
 * The sections of a task in which its CPU may not do certain things. The core
 * counts their nesting and tells the host of the outermost step alone.
 */
enum hrt_section {
	HRT_SECTION_PREEMPT, /* no other task's section on this CPU */
	HRT_SECTION_BH, /* nor softirqs */
	HRT_SECTION_IRQ, /* nor interrupts */
};

/* The clocks, relative to MONOTONIC, as the host has them. */
struct hrt_offsets {
	ktime_t offs[TK_OFFS_MAX]; /* indexed by enum tk_offsets */
};

struct hrt_host {
	const char *name;

	/* How many CPUs when the configuration leaves it open. */
	unsigned int (*default_cpus)(void);

	/*
	 * Bring up config->cpus CPUs, idle, with interrupts possible; the
	 * caller becomes a task on CPU 0. Return 0 or a negative errno, with
	 * nothing left behind.
	 */
	int (*start)(const struct hrt_config *config);

	/* No interrupt comes any more; every thread is gone. */
	void (*stop)(void);

	/* ---- clocks ---- */

	/*
	 * Read CLOCK_MONOTONIC, _REALTIME, _BOOTTIME, _TAI or _MONOTONIC_RAW,
	 * ns, in any context and on any thread. MONOTONIC never goes back.
	 */
	ktime_t (*clock_read)(int clockid);

	/*
	 * The offsets that turn a MONOTONIC time into one of the other clocks.
	 * Where they can only be measured, each is at most the true one: then
	 * a timer of that clock is late by the error, and never early.
	 */
	void (*clock_offsets)(struct hrt_offsets *offsets);

	/* How fine clock_read() counts, ns. */
	unsigned int (*clock_resolution)(void);

	/* ---- the event device ---- */

	/*
	 * Interrupt @cpu at @expires (MONOTONIC) and not at the time set
	 * before; KTIME_MAX: not at all. A time that has passed interrupts as
	 * soon as it can, never from within this call. Called with the lock of
	 * that CPU's base held, so that settings cannot overtake each other.
	 */
	void (*arm)(unsigned int cpu, ktime_t expires);

	/*
	 * The time of an interrupt that was set for @event. A host may come
	 * some ns ahead of its event, so that all is ready when it is there:
	 * then the answer is @event, and await() waits for it, as the last
	 * thing before the first callback. NULL, both: interrupts come after
	 * their events. Called with the base locked, or what protects @event
	 * else.
	 */
	ktime_t (*interrupt_time)(ktime_t event);
	void (*await)(ktime_t time);

	/* Interrupt @cpu as soon as it can, whatever its event is set to. */
	void (*kick)(unsigned int cpu);

	/* ---- where am I ---- */

	unsigned int (*cpu)(void);
	struct task_struct *(*current)(void);

	/*
	 * Does a task run on @cpu, so that it ticks? NULL: a CPU sleeps while
	 * its tasks run.
	 */
	bool (*cpu_busy)(unsigned int cpu);

	/* The outermost entry to, or exit from, a section of the task. */
	void (*enter)(enum hrt_section section);
	void (*leave)(enum hrt_section section);

	/*
	 * A softirq has just finished a callback: where interrupts cannot come
	 * on top of softirqs, the moment to call hrt_cpu_window(); else NULL.
	 */
	void (*window)(void);

	/*
	 * Mask interrupts while the core holds one of its locks. Needed where
	 * an interrupt comes on top of whoever holds the lock (bare metal);
	 * NULL where it is another thread, or comes at known places only.
	 */
	unsigned long (*mask)(void);
	void (*unmask)(unsigned long state);

	/* ---- tasks ---- */

	/* A stack or thread for @task, which then waits for unpark(). */
	int (*task_create)(struct task_struct *task);

	/* The calling task ends; it never returns. */
	void (*task_exit)(void) __attribute__((noreturn));
	bool (*task_gone)(const struct task_struct *task);

	/* Wait until the caller's state is TASK_RUNNING. */
	void (*park)(void);

	/* The state of @task has just become TASK_RUNNING. Any context. */
	void (*unpark)(struct task_struct *task);

	/* Let others run, if there are any. */
	void (*yield)(void);

	/* ---- busy waiting ---- */

	/* One turn of a loop that waits for somebody else. */
	void (*relax)(void);

	/* Keep the processor busy for that long. */
	void (*delay)(u64 ns);

	/*
	 * A program has read the count of ticks or a clock: where time stands
	 * still while code runs, a loop that reads it over and over must see
	 * it go. NULL where time goes by itself.
	 */
	void (*polled)(void);

	/*
	 * Wait for a lock word to leave @value, or for a wake; and the wake.
	 * Who sleeps is between hrt_lock_sleeps() and hrt_lock_woken(), and
	 * after the former has every other thread pass a memory barrier before
	 * it looks at the word once more and sleeps. May return for no reason.
	 */
	void (*lock_wait)(unsigned int *word, unsigned int value);
	void (*lock_wake)(unsigned int *word);

	/* ---- the run ---- */

	void (*run_for)(ktime_t span);
	void (*run)(void);
	void (*interrupt_run)(void);
	bool (*step)(void);
	int (*suspend)(ktime_t span);
	int (*set_cpu)(unsigned int cpu);

	/* How late interrupts were; NULL where they never are. */
	void (*wake_stats)(unsigned int cpu, struct hrt_wake_stats *stats);

	/* Where reports go that the configuration sends nowhere else. */
	void (*report)(const struct hrt_report *report);
};

/* The host of a machine that starts by itself; whoever links decides. */
extern const struct hrt_host *const hrt_default_host;

/* ---- what a host calls ----------------------------------------------------- */

/*
 * The interrupt of a CPU: its event device's, or a kick. On that CPU, current
 * the idle task or a task that allows interrupts. Ends with the softirqs if
 * `softirqs` says that no section keeps them away; else hrt_softirqs_pending()
 * tells that they wait.
 */
void hrt_cpu_interrupt(bool softirqs);

/*
 * Run the softirqs that are pending on this CPU. The caller keeps them from
 * overlapping with sections that exclude them.
 */
void hrt_cpu_softirqs(void);
bool hrt_softirqs_pending(unsigned int cpu);

/* Take the timer interrupt, if it is due, between two soft callbacks. */
void hrt_cpu_window(void);

/* This CPU has nothing to do, or has again: the tick stops and goes on. */
void hrt_cpu_idle_enter(void);
void hrt_cpu_idle_exit(void);

/* Nothing but ticks is left to happen on any CPU. */
bool hrt_cpus_quiet(void);

/*
 * The host's clocks have moved against each other: somebody set one, or the
 * system was suspended. Timers that became due run at once on every CPU.
 */
void hrt_clocks_changed(void);

/* The caller is about to sleep for a lock; it does no more. */
void hrt_lock_sleeps(void);
void hrt_lock_woken(void);

/* What a task runs: its function, then its exit. */
void hrt_task_main(struct task_struct *task) __attribute__((noreturn));

/* Make a task_struct that is a thread of the host's, or an idle task. */
void hrt_task_adopt(struct task_struct *task, const char *name,
		    unsigned int cpu);

#endif
