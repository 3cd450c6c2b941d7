/* SPDX-License-Identifier: MIT */
/*
 * Callbacks when CPUs come and go.
 *
 * Startups run in the order of their states when a CPU comes, teardowns in
 * the reverse order when it goes: those below CPUHP_AP_OFFLINE on the CPU that
 * asks for it, the others on the CPU itself, in a task.
 */
#ifndef __CPUHOTPLUG_H
#define __CPUHOTPLUG_H

#include <linux/types.h>

struct hlist_node;

enum cpuhp_state {
	CPUHP_INVALID = -1,
	CPUHP_OFFLINE = 0,
	CPUHP_CREATE_THREADS,
	CPUHP_BP_PREPARE_DYN,
	CPUHP_BP_PREPARE_DYN_END = CPUHP_BP_PREPARE_DYN + 20,
	CPUHP_BRINGUP_CPU,
	CPUHP_AP_OFFLINE,
	CPUHP_AP_ONLINE,
	CPUHP_AP_ONLINE_IDLE,
	CPUHP_AP_ONLINE_DYN,
	CPUHP_AP_ONLINE_DYN_END = CPUHP_AP_ONLINE_DYN + 40,
	CPUHP_AP_ACTIVE,
	CPUHP_ONLINE,
};

/**
 * cpuhp_setup_state - be told of CPUs that come and go
 * @state: CPUHP_AP_ONLINE_DYN or CPUHP_BP_PREPARE_DYN: any that is free
 * @name: for the log
 * @startup: NULL, or what runs for each CPU that is online, and that comes
 * @teardown: NULL, or what runs for each that goes
 *
 * Return: the state, to be given to cpuhp_remove_state(), for the two dynamic
 * ones; 0 for another; -EBUSY when it is taken, -ENOSPC when none is free, or
 * what @startup said, with those that ran torn down. Context: a task.
 */
int __cpuhp_setup_state(enum cpuhp_state state, const char *name, bool invoke,
			int (*startup)(unsigned int cpu),
			int (*teardown)(unsigned int cpu));
void __cpuhp_remove_state(enum cpuhp_state state, bool invoke);

#define cpuhp_setup_state(state, name, startup, teardown) \
	__cpuhp_setup_state(state, name, true, startup, teardown)
#define cpuhp_setup_state_cpuslocked(state, name, startup, teardown) \
	__cpuhp_setup_state(state, name, true, startup, teardown)
/* Without a call for the CPUs that are online already. */
#define cpuhp_setup_state_nocalls(state, name, startup, teardown) \
	__cpuhp_setup_state(state, name, false, startup, teardown)
#define cpuhp_setup_state_nocalls_cpuslocked(state, name, startup, teardown) \
	__cpuhp_setup_state(state, name, false, startup, teardown)
#define cpuhp_remove_state(state)         __cpuhp_remove_state(state, true)
#define cpuhp_remove_state_nocalls(state) __cpuhp_remove_state(state, false)

#endif
