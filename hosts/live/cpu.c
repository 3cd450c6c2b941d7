/* SPDX-License-Identifier: MIT */
/*
 * The CPUs: threads that wait (wait.c) for the earliest event.
 *
 * Sleeping and arming meet on two words. The CPU says that it sleeps, and what it
 * wakes in time for, and then looks at its event once more; whoever arms sets the event and
 * then looks whether the CPU sleeps. All four are sequentially consistent, so
 * that at least one of the two sees the other: no event is slept through. Of
 * many that arm while it wakes, the one that turns the word back makes the one
 * system call.
 */
#include "live.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

#include "core/report.h"

enum { FIFO_PRIORITY = 50 };

static struct {
	struct live_cpu cpu[HRT_MAX_CPUS];
	unsigned int started;
	unsigned int stopping;
	unsigned int not_fifo; /* said that real-time priority is refused */
} live;

struct live_cpu *live_cpu(unsigned int cpu)
{
	return &live.cpu[cpu];
}

/* ---- arming ----------------------------------------------------------------*/

static void wake(struct live_cpu *cpu)
{
	unsigned int sleeping = 1;

	if (__atomic_compare_exchange_n(&cpu->sleeping, &sleeping, 0, false,
					__ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
		futex_wake(&cpu->sleeping, 1);
}

void live_arm(unsigned int n, ktime_t expires)
{
	struct live_cpu *cpu = &live.cpu[n];

	__atomic_store_n(&cpu->event, expires, __ATOMIC_SEQ_CST);
	if (__atomic_load_n(&cpu->sleeping, __ATOMIC_SEQ_CST) &&
	    expires < __atomic_load_n(&cpu->in_time_for, __ATOMIC_SEQ_CST))
		wake(cpu);
}

void live_kick(unsigned int n)
{
	struct live_cpu *cpu = &live.cpu[n];

	__atomic_store_n(&cpu->kicked, 1, __ATOMIC_SEQ_CST);
	if (__atomic_load_n(&cpu->sleeping, __ATOMIC_SEQ_CST))
		wake(cpu);
}

/* ---- the thread ------------------------------------------------------------*/

static void serve(struct live_cpu *cpu, ktime_t now)
{
	cpu->wait.left = now;
	if (live_kicked(cpu))
		__atomic_store_n(&cpu->kicked, 0, __ATOMIC_SEQ_CST);
	gate_cpu_enter(&cpu->gate, GATE_HARD);
	hrt_cpu_interrupt(false);
	gate_cpu_leave(&cpu->gate, GATE_HARD);
	live_wait_record(&cpu->wait);
	if (!hrt_softirqs_pending(cpu->idle.cpu))
		return;
	gate_cpu_enter(&cpu->gate, GATE_SOFT);
	hrt_cpu_softirqs();
	gate_cpu_leave(&cpu->gate, GATE_SOFT);
}

/* Between two soft callbacks: hard ones must not wait for a slow soft one. */
void live_window(void)
{
	struct live_cpu *cpu = &live.cpu[live_this_cpu()];

	if (live_clock_read(CLOCK_MONOTONIC) < live_event_of(cpu))
		return;
	gate_cpu_enter(&cpu->gate, GATE_HARD);
	hrt_cpu_window();
	gate_cpu_leave(&cpu->gate, GATE_HARD);
}

/* As precise and as prompt as the system allows. */
static void ask_for_precision(void)
{
	struct sched_param param = { .sched_priority = FIFO_PRIORITY };

	prctl(PR_SET_TIMERSLACK, 1UL);
	if (pthread_setschedparam(pthread_self(), SCHED_FIFO, &param) == 0)
		return;
	if (__atomic_exchange_n(&live.not_fifo, 1, __ATOMIC_RELAXED) == 0)
		hrt_say(HRT_NOTICE, "live",
			"real-time priority is not allowed here: callbacks may "
			"come late when the machine is busy (ulimit -r, or "
			"CAP_SYS_NICE, allows it)",
			0, 0, 0, 0);
}

static void *cpu_main(void *arg)
{
	struct live_cpu *cpu = arg;
	ktime_t now;

	live_become(&cpu->idle);
	ask_for_precision();
	now = live_clock_read(CLOCK_MONOTONIC);
	while (!__atomic_load_n(&live.stopping, __ATOMIC_ACQUIRE)) {
		if (live_wait_over(cpu, now)) {
			serve(cpu, now);
			now = live_clock_read(CLOCK_MONOTONIC);
			continue;
		}
		hrt_cpu_idle_enter();
		now = live_wait(cpu, now);
	}
	return NULL;
}

/* ---- start and stop --------------------------------------------------------*/

unsigned int live_default_cpus(void)
{
	cpu_set_t allowed;
	int n;

	if (sched_getaffinity(0, sizeof(allowed), &allowed))
		return 1;
	n = CPU_COUNT(&allowed);
	return n < HRT_MAX_CPUS ? (unsigned int)n : HRT_MAX_CPUS;
}

/* The processor for thread @n: they go round those that we may use. */
static void choose_processor(pthread_attr_t *attr, unsigned int n)
{
	unsigned int skip = n % live_default_cpus();
	cpu_set_t allowed, one;

	if (sched_getaffinity(0, sizeof(allowed), &allowed))
		return;
	for (int i = 0; i < CPU_SETSIZE; i++) {
		if (!CPU_ISSET(i, &allowed) || skip-- > 0)
			continue;
		CPU_ZERO(&one);
		CPU_SET(i, &one);
		pthread_attr_setaffinity_np(attr, sizeof(one), &one);
		return;
	}
}

/* No signal is handled on a CPU's thread: it would delay callbacks. */
static int start_thread(struct live_cpu *cpu, unsigned int n)
{
	pthread_attr_t attr;
	sigset_t all, was;
	int error;

	pthread_attr_init(&attr);
	choose_processor(&attr, n);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	error = pthread_create(&cpu->thread, &attr, cpu_main, cpu);
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	pthread_attr_destroy(&attr);
	return -error;
}

int live_cpus_start(const struct hrt_config *config)
{
	int ret = 0;

	memset(&live, 0, sizeof(live));
	for (unsigned int n = 0; n < config->cpus && !ret; n++) {
		struct live_cpu *cpu = &live.cpu[n];

		cpu->event = KTIME_MAX;
		live_wait_start(&cpu->wait, config->policy);
		cpu->idle.flags = HRT_TASK_IDLE;
		hrt_task_adopt(&cpu->idle, "swapper", n);
		ret = start_thread(cpu, n);
		live.started += !ret;
	}
	if (ret)
		live_cpus_stop();
	return ret;
}

void live_cpus_stop(void)
{
	__atomic_store_n(&live.stopping, 1, __ATOMIC_RELEASE);
	for (unsigned int n = 0; n < live.started; n++)
		live_kick(n);
	for (unsigned int n = 0; n < live.started; n++)
		pthread_join(live.cpu[n].thread, NULL);
}
