/* SPDX-License-Identifier: MIT */
/* CPUs that come and go. */
#ifndef _LINUX_CPU_H_
#define _LINUX_CPU_H_

#include <linux/cpumask.h>
#include <linux/cpuhotplug.h>
#include <linux/smp.h>
#include <linux/topology.h>

/* No CPU comes or goes until the unlock. Context: a task. */
void cpus_read_lock(void);
void cpus_read_unlock(void);
int cpus_read_trylock(void);
void cpus_write_lock(void);
void cpus_write_unlock(void);
void lockdep_assert_cpus_held(void);
#define get_online_cpus()     cpus_read_lock()
#define put_online_cpus()     cpus_read_unlock()
#define cpu_hotplug_disable() cpus_read_lock()
#define cpu_hotplug_enable()  cpus_read_unlock()

/**
 * add_cpu - bring a CPU online, with the callbacks of cpuhp_setup_state()
 * remove_cpu - take it offline
 *
 * Return: 0 when it is as asked for, -EINVAL for no such CPU, -EBUSY for the
 * last one online, or what a callback said. Context: a task.
 */
int add_cpu(unsigned int cpu);
int remove_cpu(unsigned int cpu);
#define cpu_up(cpu)   add_cpu(cpu)
#define cpu_down(cpu) remove_cpu(cpu)

static inline bool cpu_is_hotpluggable(unsigned int cpu)
{
	return cpu < hrt_nr_cpus() && cpu != 0;
}

#endif
