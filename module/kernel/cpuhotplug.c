/* SPDX-License-Identifier: MIT */
/* CPUs that come and go, and who is told of it. */
#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>

struct step {
	const char *name; /* NULL: nobody has this state */
	int (*startup)(unsigned int cpu);
	int (*teardown)(unsigned int cpu);
};

static struct step steps[CPUHP_ONLINE + 1];
static DEFINE_MUTEX(steps_lock);
static DECLARE_RWSEM(hotplug_lock);

/* ---- keep them as they are ----------------------------------------------- */

void cpus_read_lock(void)
{
	down_read(&hotplug_lock);
}
EXPORT_SYMBOL_GPL(cpus_read_lock);

void cpus_read_unlock(void)
{
	up_read(&hotplug_lock);
}
EXPORT_SYMBOL_GPL(cpus_read_unlock);

int cpus_read_trylock(void)
{
	return down_read_trylock(&hotplug_lock);
}
EXPORT_SYMBOL_GPL(cpus_read_trylock);

void cpus_write_lock(void)
{
	down_write(&hotplug_lock);
}

void cpus_write_unlock(void)
{
	up_write(&hotplug_lock);
}

void lockdep_assert_cpus_held(void)
{
	lockdep_assert_held(&hotplug_lock);
}
EXPORT_SYMBOL_GPL(lockdep_assert_cpus_held);

/* ---- one callback -------------------------------------------------------- */

static int call_on(unsigned int cpu, int state, int (*func)(unsigned int))
{
	unsigned int home = hrt_cpu();
	int err;

	if (!func)
		return 0;
	if (state < CPUHP_AP_OFFLINE)
		return func(cpu);
	hrt_set_cpu(cpu);
	err = func(cpu);
	hrt_set_cpu(home);
	return err;
}

/* Teardowns of a CPU, from a state down to another, that one excluded. */
static int tear_down(unsigned int cpu, int from, int to)
{
	int state, err;

	for (state = from; state > to; state--) {
		err = call_on(cpu, state, steps[state].teardown);
		if (err)
			return err;
	}
	return 0;
}

/* Startups of a CPU from after a state up; what ran is undone on failure. */
static int start_up(unsigned int cpu, int after, int to)
{
	int state, err;

	for (state = after + 1; state <= to; state++) {
		err = call_on(cpu, state, steps[state].startup);
		if (err) {
			tear_down(cpu, state - 1, after);
			return err;
		}
	}
	return 0;
}

/* ---- states -------------------------------------------------------------- */

static int last_of_dynamic(int state)
{
	if (state == CPUHP_AP_ONLINE_DYN)
		return CPUHP_AP_ONLINE_DYN_END;
	return state == CPUHP_BP_PREPARE_DYN ? CPUHP_BP_PREPARE_DYN_END : state;
}

/* Return: a free state, -EBUSY, or -ENOSPC when there is a choice of none. */
static int find_free(int state)
{
	int last = last_of_dynamic(state), i;

	for (i = state; i <= last; i++)
		if (!steps[i].name)
			return i;
	return last == state ? -EBUSY : -ENOSPC;
}

/* Tell a new step of the CPUs that are there. */
static int invoke_startup(int state)
{
	unsigned int cpu, undo;
	int err;

	for_each_online_cpu(cpu) {
		err = call_on(cpu, state, steps[state].startup);
		if (!err)
			continue;
		for_each_online_cpu(undo)
			if (undo < cpu)
				call_on(undo, state, steps[state].teardown);
		return err;
	}
	return 0;
}

static int install(int wanted, const struct step *step, bool invoke)
{
	int state = find_free(wanted), err = 0;

	if (state < 0)
		return state;
	steps[state] = *step;
	if (invoke)
		err = invoke_startup(state);
	if (err) {
		steps[state] = (struct step){ NULL, NULL, NULL };
		return err;
	}
	return last_of_dynamic(wanted) == wanted ? 0 : state;
}

int __cpuhp_setup_state(enum cpuhp_state state, const char *name, bool invoke,
			int (*startup)(unsigned int cpu),
			int (*teardown)(unsigned int cpu))
{
	struct step step = { name ? name : "", startup, teardown };
	int ret;

	if (state <= CPUHP_OFFLINE || state >= CPUHP_ONLINE)
		return -EINVAL;
	cpus_read_lock();
	mutex_lock(&steps_lock);
	ret = install(state, &step, invoke);
	mutex_unlock(&steps_lock);
	cpus_read_unlock();
	return ret;
}
EXPORT_SYMBOL(__cpuhp_setup_state);

void __cpuhp_remove_state(enum cpuhp_state state, bool invoke)
{
	unsigned int cpu;

	if (WARN_ON(state <= CPUHP_OFFLINE || state >= CPUHP_ONLINE))
		return;
	cpus_read_lock();
	mutex_lock(&steps_lock);
	if (invoke)
		for_each_online_cpu(cpu)
			call_on(cpu, state, steps[state].teardown);
	steps[state] = (struct step){ NULL, NULL, NULL };
	mutex_unlock(&steps_lock);
	cpus_read_unlock();
}
EXPORT_SYMBOL(__cpuhp_remove_state);

/* ---- come and go --------------------------------------------------------- */

static void show(unsigned int cpu, bool online)
{
	set_cpu_online(cpu, online);
	set_cpu_active(cpu, online);
}

/* The caller must not stand on a CPU that goes. */
static void step_aside(unsigned int cpu)
{
	if (hrt_cpu() == cpu)
		hrt_set_cpu(cpumask_any_but(cpu_online_mask, cpu));
}

static int take_down(unsigned int cpu)
{
	int err;

	if (num_online_cpus() == 1)
		return -EBUSY;
	step_aside(cpu);
	err = tear_down(cpu, CPUHP_ONLINE, CPUHP_AP_OFFLINE);
	if (!err)
		err = hrt_cpu_down(cpu);
	if (err) {
		start_up(cpu, CPUHP_AP_OFFLINE, CPUHP_ONLINE);
		return err;
	}
	show(cpu, false);
	return tear_down(cpu, CPUHP_AP_OFFLINE, CPUHP_OFFLINE);
}

static int bring_up(unsigned int cpu)
{
	int err = start_up(cpu, CPUHP_OFFLINE, CPUHP_AP_OFFLINE);

	if (err)
		return err;
	err = hrt_cpu_up(cpu);
	if (err)
		return err;
	show(cpu, true);
	err = start_up(cpu, CPUHP_AP_OFFLINE, CPUHP_ONLINE);
	if (err) {
		step_aside(cpu);
		hrt_cpu_down(cpu);
		show(cpu, false);
	}
	return err;
}

static int change(unsigned int cpu, bool online)
{
	int err = 0;

	if (cpu >= hrt_nr_cpus())
		return -EINVAL;
	cpus_write_lock();
	mutex_lock(&steps_lock);
	if (hrt_cpu_online(cpu) != online)
		err = online ? bring_up(cpu) : take_down(cpu);
	mutex_unlock(&steps_lock);
	cpus_write_unlock();
	return err;
}

int add_cpu(unsigned int cpu)
{
	return change(cpu, true);
}
EXPORT_SYMBOL_GPL(add_cpu);

int remove_cpu(unsigned int cpu)
{
	return change(cpu, false);
}
EXPORT_SYMBOL_GPL(remove_cpu);
