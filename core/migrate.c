/* SPDX-License-Identifier: MIT */
/*
 * CPUs come and go, and their timers with them.
 */
#include "event.h"
#include "hrtimer.h"
#include "lock.h"
#include "machine.h"
#include "report.h"

static struct hrt_lock hotplug_lock;

/* Timers keep their order; those that expire together come after the others. */
static void migrate_base(struct hrtimer_clock_base *from,
			 struct hrtimer_clock_base *to)
{
	struct timerqueue_node *node;

	warn_on(from->running, "a CPU goes away while it runs %pS",
		(uintptr_t)from->running->function, 0, 0);
	while ((node = timerqueue_first(&from->active))) {
		struct hrtimer *timer = hrtimer_of(node);

		hrtimer_dequeue(timer, true);
		STORE_RELEASE(timer->base, to);
		hrtimer_enqueue(timer, to);
	}
}

/*
 * Both locks are held; this is the one place that does so, and CPUs go one at
 * a time, so that no order of the two is needed.
 */
static void migrate_hrtimers(struct hrtimer_cpu_base *from,
			     struct hrtimer_cpu_base *to)
{
	unsigned long state = base_lock(&to->lock);

	lock_acquire(&from->lock);
	for (int i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++)
		migrate_base(&from->clock_base[i], &to->clock_base[i]);
	WRITE_ONCE(from->online, false);
	/* Should it come back, it starts with nothing to wait for. */
	from->expires_next = KTIME_MAX;
	from->softirq_expires_next = KTIME_MAX;
	from->hang_detected = false;
	event_arm(container_of(from, struct hrt_cpu, hrtimers));
	lock_release(&from->lock);
	base_unlock(&to->lock, state);
}

struct handover {
	struct hrt_cpu *from, *to;
};

/* On the CPU that goes, with its interrupts off. */
static void cpu_dying(void *info)
{
	struct handover *handover = info;

	tick_stop(handover->from);
	migrate_hrtimers(&handover->from->hrtimers, &handover->to->hrtimers);
}

/* What the new owner did not know of when it set its device. */
static void reprogram(void *info)
{
	struct hrtimer_cpu_base *cpu_base = info;
	unsigned long state = base_lock(&cpu_base->lock);

	event_reprogram(cpu_base, false);
	base_unlock(&cpu_base->lock, state);
}

static int take_down(unsigned int cpu)
{
	unsigned int heir = machine_online_cpu(cpu);
	struct handover handover = { &hrt_machine.cpu[cpu],
				     &hrt_machine.cpu[heir] };
	struct hrt_call dying = { cpu_dying, &handover, NULL, 0 };
	struct hrt_call look = { reprogram, &handover.to->hrtimers, NULL, 0 };

	if (!hrt_cpu_online(cpu))
		return -EINVAL_;
	if (heir == cpu)
		return -EBUSY_;
	if (hrt_cpu() == cpu)
		hrt_set_cpu(heir);
	hrt_call_cpu(cpu, &dying, true);
	wheel_migrate(handover.from, handover.to);
	return hrt_call_cpu(heir, &look, true);
}

/* On the CPU that comes: what it has of its own, it alone touches. */
static void cpu_starting(void *info)
{
	struct hrt_cpu *cpu = info;

	WRITE_ONCE(cpu->hrtimers.online, true);
	tick_start(cpu);
}

static int bring_up(unsigned int cpu)
{
	struct hrt_call starting = { cpu_starting, &hrt_machine.cpu[cpu], NULL,
				     0 };

	if (cpu >= hrt_machine.config.cpus || hrt_cpu_online(cpu))
		return -EINVAL_;
	machine_call_other_cpu(cpu, &starting, true);
	return 0;
}

int hrt_cpu_down(unsigned int cpu)
{
	int ret;

	machine_ready();
	lock_acquire(&hotplug_lock);
	ret = take_down(cpu);
	lock_release(&hotplug_lock);
	return ret;
}

int hrt_cpu_up(unsigned int cpu)
{
	int ret;

	machine_ready();
	lock_acquire(&hotplug_lock);
	ret = bring_up(cpu);
	lock_release(&hotplug_lock);
	return ret;
}
