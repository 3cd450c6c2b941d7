/* SPDX-License-Identifier: MIT */
/*
 * The state of the machine, as the rooms of the core share it.
 */
#ifndef CORE_MACHINE_H
#define CORE_MACHINE_H

#include "host.h"
#include "tick.h"
#include "types.h"
#include "wheel.h"

/* Where kernels differ, and which way this machine goes. */
struct hrt_rules {
	/* A queued timer whose new expiry fits its place keeps it (7.1). */
	bool restart_in_place;
	/* The interrupt tries again only for what is past, not due (7.1). */
	bool retry_when_past;
	/* It says so when it took too long (until 7.0). */
	bool hang_message;
	/* msleep() sleeps one jiffy more than it has to (until 6.12). */
	bool msleep_extra_jiffy;
	/* fsleep() goes by ticks, not by 20 ms (6.13). */
	bool fsleep_by_ticks;
	/* Pinned timers have a wheel of their own (6.9). */
	bool pinned_wheel;
	/* A callback restarts with any value but NORESTART (6.1; not 7.3). */
	bool any_value_restarts;
	/* A start with a NULL callback is refused (until 7.1). */
	bool refuse_null_function;
	/* A CPU that wakes up cancels its tick and starts it (6.1; not 7.3). */
	bool tick_steps_back;
};

/*
 * What one CPU writes all the time lies in no cache line that another reads;
 * two lines, since processors fetch them in pairs.
 */
#if HRT_MAX_CPUS > 1
#define CPU_ALIGNED __attribute__((aligned(128)))
#else
#define CPU_ALIGNED
#endif

struct hrt_cpu {
	struct hrtimer_cpu_base hrtimers;
	struct timer_base wheel[HRT_NR_WHEELS];
	struct tick_sched tick;
	unsigned int softirq_pending; /* bit per enum hrt_softirq */
	struct hrt_lock call_lock;
	struct hrt_call *calls; /* asked of this CPU, in order */
	struct hrt_call **calls_end;
} CPU_ALIGNED;

struct hrt_machine {
	bool running;
	unsigned int starting; /* a word: not every machine exchanges bytes */
	struct task_struct *starter; /* may use a machine that starts */
	unsigned int epoch; /* counts the starts: what happens once a machine */
	const struct hrt_host *host;
	struct hrt_config config;
	struct hrt_rules rules;
	unsigned int lock_sleepers; /* threads that sleep for a lock */
	struct hrt_cpu cpu[HRT_MAX_CPUS];
};

extern struct hrt_machine hrt_machine;

/* Start the default machine. */
void hrt_machine_autostart(void);

/* The first call of a program that has not started a machine starts one. */
static inline void machine_ready(void)
{
	if (unlikely(!LOAD_ACQUIRE(hrt_machine.running)))
		hrt_machine_autostart();
}

static inline const struct hrt_host *host(void)
{
	return hrt_machine.host;
}

/* MONOTONIC. */
static inline ktime_t monotonic(void)
{
	return host()->clock_read(CLOCK_MONOTONIC);
}

/* Does a task run on @cpu, so that it ticks? */
static inline bool cpu_busy(unsigned int cpu)
{
	return host()->cpu_busy && host()->cpu_busy(cpu);
}

/* Where the caller goes on when its CPU went away under it. */
struct hrt_cpu *machine_move_on(struct hrt_cpu *gone);

/* The time of an interrupt that was set for @event. */
static inline ktime_t interrupt_time(ktime_t event)
{
	return host()->interrupt_time ? host()->interrupt_time(event)
				      : monotonic();
}

/* Nothing that is due at @time, which interrupt_time() said, comes before. */
static inline void interrupt_await(ktime_t time)
{
	if (host()->await)
		host()->await(time);
}

static inline struct hrt_cpu *this_cpu(void)
{
	struct hrt_cpu *cpu;

	machine_ready();
	cpu = &hrt_machine.cpu[host()->cpu()];
	if (unlikely(!READ_ONCE(cpu->hrtimers.online)))
		return machine_move_on(cpu);
	return cpu;
}

/* Tasks are numbered from 1 in each machine: runs repeat. */
void tasks_start(void);

/* As hrt_call_cpu(), on a CPU that is not the caller's and may be offline. */
void machine_call_other_cpu(unsigned int cpu, struct hrt_call *call, bool wait);

/* The lowest CPU that is online, other than @but. */
unsigned int machine_online_cpu(unsigned int but);

/* This CPU, or if it is idle one that is not, so that it need not wake up. */
unsigned int machine_awake_cpu(void);

#define for_each_online_cpu(cpu)                                        \
	for ((cpu) = 0; (cpu) < hrt_machine.config.cpus; (cpu)++)       \
		if (!READ_ONCE(hrt_machine.cpu[cpu].hrtimers.online)) { \
		} else

#endif
