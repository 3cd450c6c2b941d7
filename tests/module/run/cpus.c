// SPDX-License-Identifier: MIT
/*
 * hrt: --cpus 4
 *
 * What each CPU has for itself, calls to other CPUs, and CPUs that go.
 */
#include <linux/cpu.h>
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct pair {
	int first;
	long second;
};

static DEFINE_PER_CPU(int, number) = 5;
static DEFINE_PER_CPU(struct pair, pair) = { 1, 2 };
static struct pair __percpu *dynamic;
static atomic_t calls = ATOMIC_INIT(0);
static int state;

static void add_one(void *info)
{
	this_cpu_inc(number);
	this_cpu_add(pair.second, 10);
	atomic_inc(&calls);
	if (info)
		pr_info("cpu %d, irqs off %d\n", smp_processor_id(),
			irqs_disabled());
}

static void show_numbers(const char *when)
{
	int cpu;

	for_each_online_cpu(cpu)
		pr_info("%s: cpu %d number %d pair %d %ld\n", when, cpu,
			per_cpu(number, cpu), per_cpu(pair, cpu).first,
			per_cpu_ptr(&pair, cpu)->second);
}

static void variables(void)
{
	int cpu, sum = 0;

	show_numbers("at first");
	on_each_cpu(add_one, NULL, 1);
	smp_call_function_single(2, add_one, NULL, 1);
	show_numbers("called");
	__this_cpu_write(number, 100);
	pr_info("mine %d, of cpu 1 %d\n", this_cpu_read(number),
		per_cpu(number, 1));
	dynamic = alloc_percpu(struct pair);
	for_each_possible_cpu(cpu)
		per_cpu_ptr(dynamic, cpu)->first = cpu * cpu;
	for_each_possible_cpu(cpu)
		sum += per_cpu_ptr(dynamic, cpu)->first;
	this_cpu_inc(dynamic->second);
	pr_info("sum %d, second %ld, %ld\n", sum, dynamic->second,
		per_cpu_ptr(dynamic, 1)->second);
	free_percpu(dynamic);
	get_cpu_var(number)++;
	put_cpu_var(number);
	pr_info("mine %d\n", per_cpu(number, 0));
}

static void other_cpus(void)
{
	cpumask_t mask;

	atomic_set(&calls, 0);
	pr_info("single: %d\n", smp_call_function_single(3, add_one, "", 1));
	pr_info("none: %d\n", smp_call_function_single(63, add_one, "", 1));
	preempt_disable();
	cpumask_copy(&mask, cpu_online_mask);
	smp_call_function_many(&mask, add_one, NULL, true);
	preempt_enable();
	pr_info("many: %d\n", atomic_read(&calls));
	smp_call_function(add_one, NULL, 1);
	smp_call_function_single(1, add_one, NULL, 0);
	msleep(20);
	pr_info("all: %d\n", atomic_read(&calls));
}

static int comes(unsigned int cpu)
{
	pr_info("cpu %u comes, on %d\n", cpu, smp_processor_id());
	return 0;
}

static int goes(unsigned int cpu)
{
	pr_info("cpu %u goes, on %d\n", cpu, smp_processor_id());
	return 0;
}

static int refuses(unsigned int cpu)
{
	return cpu == 2 ? -EPERM : 0;
}

static void come_and_go(void)
{
	state = cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "test", comes, goes);
	pr_info("state > 0: %d\n", state > 0);
	pr_info("refused: %d\n",
		cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "no", refuses, NULL));
	pr_info("remove: %d\n", remove_cpu(3));
	pr_info("online %u\n", num_online_cpus());
	pr_info("single: %d\n", smp_call_function_single(3, add_one, NULL, 1));
	pr_info("add: %d\n", add_cpu(3));
	pr_info("online %u\n", num_online_cpus());
	pr_info("hotpluggable: %d %d\n", cpu_is_hotpluggable(0),
		cpu_is_hotpluggable(1));
	cpuhp_remove_state_nocalls(state);
	pr_info("nocalls: %d\n",
		cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, "quiet", comes,
					  goes) > 0);
	cpuhp_remove_state_nocalls(state);
}

static int __init cpus_init(void)
{
	pr_info("cpus: %u possible, %u online, here %d, node %d\n",
		num_possible_cpus(), num_online_cpus(), get_cpu(),
		cpu_to_node(0));
	put_cpu();
	variables();
	other_cpus();
	come_and_go();
	return 0;
}

static void __exit cpus_exit(void)
{
}

module_init(cpus_init);
module_exit(cpus_exit);
MODULE_LICENSE("Dual MIT/GPL");
