/* SPDX-License-Identifier: MIT */
/*
 * Which CPUs there are. Until the machine says otherwise it is one, number 0;
 * who starts CPUs or stops them tells it here.
 */
#include <linux/cpumask.h>
#include <linux/log2.h>

unsigned int nr_cpu_ids = 1;

struct cpumask __cpu_possible_mask = { { 1 } };
struct cpumask __cpu_online_mask = { { 1 } };
struct cpumask __cpu_present_mask = { { 1 } };
struct cpumask __cpu_active_mask = { { 1 } };

const struct cpumask __cpu_all_mask = { { [0 ... BITS_TO_LONGS(NR_CPUS) - 1] =
						  ~0UL } };
const struct cpumask __cpu_none_mask;

_Static_assert(NR_CPUS == 64, "__cpu_one_mask is written out for 64 CPUs");

#define ONE(cpu)  [cpu] = { { 1UL << (cpu) } }
#define FOUR(cpu) ONE(cpu), ONE((cpu) + 1), ONE((cpu) + 2), ONE((cpu) + 3)
#define SIXTEEN(cpu) \
	FOUR(cpu), FOUR((cpu) + 4), FOUR((cpu) + 8), FOUR((cpu) + 12)
const struct cpumask __cpu_one_mask[NR_CPUS] = {
	SIXTEEN(0),
	SIXTEEN(16),
	SIXTEEN(32),
	SIXTEEN(48),
};

void set_nr_cpu_ids(unsigned int nr)
{
	nr_cpu_ids = clamp(nr, 1U, (unsigned int)NR_CPUS);
}

void set_cpu_possible(unsigned int cpu, bool possible)
{
	cpumask_assign_cpu(cpu, &__cpu_possible_mask, possible);
}

void set_cpu_online(unsigned int cpu, bool online)
{
	cpumask_assign_cpu(cpu, &__cpu_online_mask, online);
}

void set_cpu_present(unsigned int cpu, bool present)
{
	cpumask_assign_cpu(cpu, &__cpu_present_mask, present);
}

void set_cpu_active(unsigned int cpu, bool active)
{
	cpumask_assign_cpu(cpu, &__cpu_active_mask, active);
}

/* All memory is near: the i-th, around and around. */
unsigned int cpumask_local_spread(unsigned int i, int node)
{
	(void)node;
	return cpumask_nth(i % num_online_cpus(), cpu_online_mask);
}
