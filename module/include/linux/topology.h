/* SPDX-License-Identifier: MIT */
/* How the machine is built: one node, one package, one thread a core. */
#ifndef _LINUX_TOPOLOGY_H
#define _LINUX_TOPOLOGY_H

#include <linux/cpumask.h>
#include <linux/numa.h>
#include <linux/smp.h>

#define cpu_to_node(cpu)                  ((void)(cpu), 0)
#define numa_node_id()                    (0)
#define numa_mem_id()                     (0)
#define cpu_to_mem(cpu)                   ((void)(cpu), 0)
#define cpumask_of_node(node)             ((void)(node), cpu_online_mask)
#define nr_cpus_node(node)                ((void)(node), num_online_cpus())
#define topology_physical_package_id(cpu) ((void)(cpu), 0)
#define topology_core_id(cpu)             ((int)(cpu))
#define num_online_nodes()                1

#endif
