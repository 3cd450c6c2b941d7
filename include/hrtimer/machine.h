/* SPDX-License-Identifier: MIT */
/*
 * The machine: the CPUs, clocks and ticks that timers run on.
 *
 * There is one machine a process. A program that only uses timers starts none
 * of it: the first call that needs a machine starts a live one with defaults.
 * A program that wants another host, or other numbers, calls hrt_start()
 * before its first timer.
 *
 *	hrt_start(&(struct hrt_config){ .host = &hrt_virtual });
 *	hrtimer_setup(...);
 *	hrtimer_start(...);
 *	hrt_run_for(24 * 3600 * NSEC_PER_SEC);	 (a day, in a moment)
 *	hrt_stop();
 */
#ifndef HRTIMER_MACHINE_H
#define HRTIMER_MACHINE_H

#include <hrtimer/types.h>

HRT_BEGIN_DECLS

struct hrt_host;
struct task_struct;

/* Threads, futexes and the system's clocks. */
HRT_API extern const struct hrt_host hrt_live;

/* Time that jumps from event to event; see hosts/virtual/virtual.h. */
HRT_API extern const struct hrt_host hrt_virtual;

/* Kernels whose behaviour can be asked for, as LINUX_VERSION_CODE has them. */
#define HRT_KERNEL_2_6_16 0x020610
#define HRT_KERNEL_6_1    0x060100
#define HRT_KERNEL_7_3    0x070300

/* The most CPUs of a machine. */
#ifndef HRT_MAX_CPUS
#define HRT_MAX_CPUS 64
#endif

enum hrt_severity {
	HRT_NOTICE, /* something the user wants to know */
	HRT_WARNING, /* what WARN_ON reports: a bug in the use of a timer */
	HRT_FATAL, /* the machine cannot go on; the report must not return */
};

/*
 * Something the machine has to say. `text` has the conversions %lld, %08llx,
 * %pS (the name of a function) and %s, at most four, which take `arg` in turn.
 */
struct hrt_report {
	enum hrt_severity severity;
	const char *text;
	unsigned long long arg[4];
	const char *function; /* where in the source it was found */
};

/*
 * What waking on time may cost, live. A CPU learns how late its system wakes
 * it, asks to be woken that much earlier, and waits out the rest busily. The
 * policy bounds the processor time that a CPU takes for sleeping, being woken
 * and waiting busily together; callbacks are not counted. Where events come so
 * often that sleeping alone takes as much, waiting busily adds a tenth of that
 * (BALANCED) or half (EXACT).
 */
enum hrt_policy {
	HRT_POLICY_BALANCED, /* up to 3 % of a processor */
	HRT_POLICY_ECONOMY, /* never wait busily: sleep, and come late */
	HRT_POLICY_EXACT, /* up to 10 % */
};

/*
 * What a machine is to be. Zero everywhere is a good choice.
 *
 * Timers that expire together are called first in, first out. Linux since 7.1
 * has an exception: a queued timer that is restarted to the very moment of the
 * next one stays before it. To know the next one of every timer has its price,
 * so only a machine that is told to be a 7.3 has the exception and pays for it;
 * with no kernel in particular the order is strict.
 */
struct hrt_config {
	const struct hrt_host *host; /* NULL: the library's default, live */
	unsigned int cpus; /* 0: one in virtual time, as many as online live */
	unsigned int hz; /* 100, 250, 300, 1000; 0: 250 */
	unsigned int kernel; /* HRT_KERNEL_*; 0: 7.3, in strict order */
	bool nohz_off; /* keep ticking when idle */
	bool highres_off; /* expire timers at ticks alone */
	enum hrt_policy policy; /* live */
	ktime_t realtime; /* virtual: the time at start; 0: 2026-01-01 */
	/* Told of everything the machine has to say; NULL: standard error. */
	void (*report)(const struct hrt_report *report);
};

/**
 * hrt_start - start the machine
 * @config: what it is to be; NULL: all defaults
 *
 * Return: 0; -EINVAL (-22) for a number out of range, -EBUSY (-16) when one
 * runs already, or what the host could not get (-EAGAIN: no thread).
 */
HRT_API int hrt_start(const struct hrt_config *config);

/**
 * hrt_stop - stop the machine
 *
 * No callback runs any more when it returns; timers that were queued stay
 * where they are and must be set up again before they are used on another
 * machine. Context: the thread that started it.
 */
HRT_API void hrt_stop(void);

/* Return: whether a machine runs. */
HRT_API bool hrt_running(void);

/* Return: HRT_KERNEL_*, whose behaviour the machine has. */
HRT_API unsigned int hrt_kernel(void);

/* ---- let time pass -------------------------------------------------------- */

/**
 * hrt_run_for - let the machine run for a while
 * @span: ns; what is due at its end still happens
 *
 * Live this is a sleep. In virtual time it is what makes time pass.
 * Context: the thread that started the machine, not a callback.
 */
HRT_API void hrt_run_for(ktime_t span);

/**
 * hrt_run - let the machine run until nothing is left to happen
 *
 * Live it returns when hrt_interrupt_run() is called, and never otherwise.
 */
HRT_API void hrt_run(void);

/* End hrt_run() or hrt_run_for() early. Context: any, signal handlers too. */
HRT_API void hrt_interrupt_run(void);

/**
 * hrt_step - virtual time: go to the next event and let it happen
 *
 * Return: false when nothing is left to happen.
 */
HRT_API bool hrt_step(void);

/**
 * hrt_suspend - virtual time: the whole machine sleeps
 * @span: ns; MONOTONIC stands still, BOOTTIME and REALTIME go on
 *
 * Return: 0, -EINVAL (-22) for a negative span, or -EOPNOTSUPP (-95) on another
 * host.
 */
HRT_API int hrt_suspend(ktime_t span);

/**
 * hrt_insert_leap_second - let REALTIME step at a moment to come
 * @at: REALTIME ns, a whole second
 * @seconds: +1 inserts a second (the clock steps back), -1 leaves one out
 *
 * Return: 0, or -EINVAL (-22).
 */
HRT_API int hrt_insert_leap_second(ktime_t at, int seconds);

/* ---- how well it does ------------------------------------------------------ */

/* Bucket i of a histogram counts what lies in [2^i, 2^(i+1)) ns; 0: below 2. */
#define HRT_LATENESS_BUCKETS 40

/* What a live CPU has achieved since it was started. */
struct hrt_wake_stats {
	unsigned long long events; /* wake-ups for a timer */
	unsigned long long early; /* that came before their time: always 0 */
	unsigned long long sleeps; /* times the thread went to sleep */
	ktime_t spun; /* ns waited out busily */
	ktime_t lead; /* ns that it is woken ahead, at present */
	ktime_t worst; /* ns late */
	unsigned long long late[HRT_LATENESS_BUCKETS];
};

/**
 * hrt_wake_stats - how late a CPU's interrupts were, and what that cost
 * @cpu: which
 * @stats: where the answer goes; a snapshot
 *
 * Return: 0, -EINVAL (-22) for no such CPU, -EOPNOTSUPP (-95) on another host.
 */
HRT_API int hrt_wake_stats(unsigned int cpu, struct hrt_wake_stats *stats);

/* ---- CPUs ----------------------------------------------------------------- */

/* Return: how many CPUs the machine has, online or not. */
HRT_API unsigned int hrt_nr_cpus(void);

/* Return: the CPU on which the caller runs. */
HRT_API unsigned int hrt_cpu(void);

/**
 * hrt_set_cpu - move the calling task to a CPU
 *
 * Its timers start there from now on. Return: 0, or -EINVAL (-22).
 */
HRT_API int hrt_set_cpu(unsigned int cpu);

HRT_API bool hrt_cpu_online(unsigned int cpu);

/**
 * hrt_cpu_down - take a CPU offline; its timers move to one that stays
 * hrt_cpu_up - bring it back
 *
 * Return: 0; -EINVAL (-22) for no such CPU, or one that is in that state
 * already; -EBUSY (-16) for the last one online. Context: a task.
 */
HRT_API int hrt_cpu_down(unsigned int cpu);
HRT_API int hrt_cpu_up(unsigned int cpu);

HRT_END_DECLS

#endif
