/* SPDX-License-Identifier: MIT */
/*
 * A call to another CPU runs in its interrupt; one to the own CPU at once, with
 * interrupts off; a call of a task in a task of that CPU.
 *
 * Shows: 1.7 smp_call_function_single
 */
#include "smp.h"

static cpumask_t ran_on;

static void where(void *name)
{
	say("%s: CPU %d, interrupts %s\n", (char *)name, here(),
	    irqs_disabled() ? "off" : "on");
}

static int task(void *info)
{
	say("task: CPU %d, in_task %d\n", here(), !!in_task());
	return 42;
}

static void mark(void *info)
{
	cpumask_set_cpu(here(), &ran_on);
}

static void show(void)
{
	value(smp_call_function_single(1, where, "other", 1));
	value(smp_call_function_single(0, where, "own", 1));
	value(smp_call_function_single(NR_CPUS, where, "none", 1));
	value(smp_call_on_cpu(1, task, NULL, false));
	on_each_cpu(mark, NULL, 1);
	value(cpumask_weight(&ran_on));
	cpumask_clear(&ran_on);
	smp_call_function(mark, NULL, 1);
	value(cpumask_test_cpu(0, &ran_on));
	value(cpumask_test_cpu(1, &ran_on));
}

SCENARIO(show);
