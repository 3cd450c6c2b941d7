/* SPDX-License-Identifier: MIT */
/*
 * The machine as a whole: started, asked, run, stopped.
 */
#include "machine.h"

#include "clock.h"
#include "hrtimer.h"
#include "report.h"

struct hrt_machine hrt_machine;

/* ---- what it is to be ------------------------------------------------------*/

static const struct {
	unsigned int kernel;
	struct hrt_rules rules;
} rules_of[] = {
	/* None in particular: 7.3, but strictly first in first out. */
	{ 0,
	  { .retry_when_past = true,
	    .pinned_wheel = true,
	    .fsleep_by_ticks = true } },
	{ HRT_KERNEL_7_3,
	  { .restart_in_place = true,
	    .retry_when_past = true,
	    .pinned_wheel = true,
	    .fsleep_by_ticks = true } },
	{ HRT_KERNEL_6_1,
	  { .hang_message = true,
	    .msleep_extra_jiffy = true,
	    .any_value_restarts = true,
	    .refuse_null_function = true,
	    .tick_steps_back = true } },
	/* No events between ticks yet; a NULL callback wakes a task. */
	{ HRT_KERNEL_2_6_16,
	  { .msleep_extra_jiffy = true, .any_value_restarts = true } },
};

static const struct hrt_rules *rules_for(unsigned int kernel)
{
	for (size_t i = 0; i < ARRAY_LEN(rules_of); i++)
		if (rules_of[i].kernel == kernel)
			return &rules_of[i].rules;
	return NULL;
}

static bool hz_is_one(unsigned int hz)
{
	return hz == 100 || hz == 250 || hz == 300 || hz == 1000;
}

/* Fill in what @config leaves open. Return: 0 or -EINVAL. */
static int complete_config(struct hrt_config *config)
{
	if (!config->host)
		config->host = hrt_default_host;
	if (!config->cpus)
		config->cpus = config->host->default_cpus();
	if (!config->hz)
		config->hz = 250;
	if (config->kernel && config->kernel < HRT_KERNEL_6_1)
		config->highres_off = true;
	if (config->cpus > HRT_MAX_CPUS || !hz_is_one(config->hz) ||
	    config->policy > HRT_POLICY_EXACT || !rules_for(config->kernel))
		return -EINVAL_;
	return 0;
}

/* ---- start and stop --------------------------------------------------------*/

static void prepare_cpu(unsigned int i)
{
	struct hrt_cpu *cpu = &hrt_machine.cpu[i];

	*cpu = (struct hrt_cpu){ .calls = NULL };
	cpu->calls_end = &cpu->calls;
	hrtimers_init_cpu(&cpu->hrtimers, i);
	cpu->hrtimers.hres_active = !hrt_machine.config.highres_off;
	cpu->hrtimers.online = true;
}

/* The starter visits each CPU, so that its tick starts there. */
static void start_cpus(void)
{
	for (unsigned int i = hrt_machine.config.cpus; i-- > 0;) {
		host()->set_cpu(i);
		wheel_start(&hrt_machine.cpu[i]);
		tick_start(&hrt_machine.cpu[i]);
	}
}

static int start(const struct hrt_config *config)
{
	int ret;

	hrt_machine.config = *config;
	hrt_machine.rules = *rules_for(config->kernel);
	STORE_RELEASE(hrt_machine.host, config->host);
	hrt_machine.epoch++;
	for (unsigned int i = 0; i < config->cpus; i++)
		prepare_cpu(i);
	tasks_start();
	ret = host()->start(&hrt_machine.config);
	if (ret)
		return ret;
	STORE_RELEASE(hrt_machine.starter, host()->current());
	clock_start();
	jiffies_start(monotonic());
	start_cpus();
	STORE_RELEASE(hrt_machine.running, true);
	STORE_RELEASE(hrt_machine.starter, NULL);
	return 0;
}

int hrt_start(const struct hrt_config *config)
{
	struct hrt_config complete = { .host = NULL };
	int ret;

	if (config)
		complete = *config;
	ret = complete_config(&complete);
	if (ret)
		return ret;
	if (__atomic_exchange_n(&hrt_machine.starting, 1, __ATOMIC_ACQUIRE))
		return -EBUSY_;
	ret = start(&complete);
	if (ret)
		STORE_RELEASE(hrt_machine.starting, 0);
	return ret;
}

void hrt_machine_autostart(void)
{
	struct task_struct *starter = LOAD_ACQUIRE(hrt_machine.starter);
	int ret;

	/* The one who starts it uses it before it is ready. */
	if (starter && starter == host()->current())
		return;
	ret = hrt_start(NULL);
	/*
	 * Another thread is starting one: wait for it, and let it have the
	 * processor, which it may want from us.
	 */
	while (ret == -EBUSY_ && !LOAD_ACQUIRE(hrt_machine.running))
		if (LOAD_ACQUIRE(hrt_machine.host))
			host()->relax();
	if (ret && ret != -EBUSY_)
		hrt_say(HRT_FATAL, __func__,
			"the timer machine does not start: error %lld",
			(u64)ret, 0, 0, 0);
}

void hrt_stop(void)
{
	if (!LOAD_ACQUIRE(hrt_machine.running))
		return;
	host()->stop();
	for (unsigned int i = 0; i < hrt_machine.config.cpus; i++)
		hrt_machine.cpu[i].hrtimers.online = false;
	STORE_RELEASE(hrt_machine.running, false);
	STORE_RELEASE(hrt_machine.starting, 0);
}

bool hrt_running(void)
{
	return LOAD_ACQUIRE(hrt_machine.running);
}

unsigned int hrt_kernel(void)
{
	machine_ready();
	return hrt_machine.config.kernel ? hrt_machine.config.kernel
					 : HRT_KERNEL_7_3;
}

/* ---- let it run ------------------------------------------------------------*/

void hrt_run_for(ktime_t span)
{
	machine_ready();
	host()->run_for(span);
}

void hrt_run(void)
{
	machine_ready();
	host()->run();
}

void hrt_interrupt_run(void)
{
	if (LOAD_ACQUIRE(hrt_machine.running))
		host()->interrupt_run();
}

bool hrt_step(void)
{
	machine_ready();
	return host()->step && host()->step();
}

int hrt_suspend(ktime_t span)
{
	machine_ready();
	if (span < 0)
		return -EINVAL_;
	return host()->suspend ? host()->suspend(span) : -EOPNOTSUPP_;
}

int hrt_wake_stats(unsigned int cpu, struct hrt_wake_stats *stats)
{
	machine_ready();
	if (cpu >= hrt_machine.config.cpus)
		return -EINVAL_;
	if (!host()->wake_stats)
		return -EOPNOTSUPP_;
	host()->wake_stats(cpu, stats);
	return 0;
}

/* ---- CPUs ------------------------------------------------------------------*/

unsigned int hrt_nr_cpus(void)
{
	machine_ready();
	return hrt_machine.config.cpus;
}

bool hrt_cpu_online(unsigned int cpu)
{
	return cpu < hrt_machine.config.cpus &&
	       READ_ONCE(hrt_machine.cpu[cpu].hrtimers.online);
}

unsigned int machine_online_cpu(unsigned int but)
{
	unsigned int cpu;

	for_each_online_cpu(cpu) {
		if (cpu != but)
			return cpu;
	}
	return but;
}

unsigned int machine_awake_cpu(void)
{
	unsigned int here = hrt_cpu(), cpu;

	if (!host()->cpu_busy || cpu_busy(here))
		return here;
	for_each_online_cpu(cpu) {
		if (cpu_busy(cpu))
			return cpu;
	}
	return here;
}

/* A task does. The idle task, whose pid is 0, stays where it is. */
struct hrt_cpu *machine_move_on(struct hrt_cpu *gone)
{
	unsigned int cpu;

	if (!host()->current()->pid)
		return gone;
	cpu = machine_online_cpu(gone->hrtimers.cpu);
	host()->set_cpu(cpu);
	return &hrt_machine.cpu[cpu];
}

unsigned int hrt_cpu(void)
{
	return this_cpu()->hrtimers.cpu;
}

int hrt_set_cpu(unsigned int cpu)
{
	machine_ready();
	if (!hrt_cpu_online(cpu))
		return -EINVAL_;
	return host()->set_cpu(cpu);
}
