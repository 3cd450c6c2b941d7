/* SPDX-License-Identifier: MIT */
/* The module face on a machine that has just started, and before it stops. */
#include <linux/cpumask.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/string.h>

#include "module/module_host.h"
#include "start.h"
#include "tasks.h"

/* The task that loads modules: the thread that started the machine. */
static struct kthread loader;

static void adopt_loader(void)
{
	loader = (struct kthread){
		.task = current,
		.wanted_cpu = -1,
		.pid = { current->pid, ATOMIC_INIT(1) },
	};
	init_completion(&loader.exited);
	init_completion(&loader.parked);
	current->kthread = &loader;
	set_task_comm(current, "insmod");
	tasks_add(&loader);
}

static void show_cpus(void)
{
	unsigned int cpu;

	set_nr_cpu_ids(hrt_nr_cpus());
	for (cpu = 0; cpu < hrt_nr_cpus(); cpu++) {
		set_cpu_possible(cpu, true);
		set_cpu_present(cpu, true);
		set_cpu_online(cpu, hrt_cpu_online(cpu));
		set_cpu_active(cpu, hrt_cpu_online(cpu));
	}
}

int module_tasks_start(void)
{
	int err;

	show_cpus();
	adopt_loader();
	tasklets_start();
	err = rcu_start();
	if (!err)
		err = workqueues_start();
	return err;
}

void module_tasks_stop(void)
{
	workqueues_stop();
	rcu_stop();
	tasks_end();
	tasks_forget(&loader);
	current->kthread = NULL;
}
