/* SPDX-License-Identifier: MIT */
/*
 * Virtual time as a host.
 */
#include "hosts/report.h"
#include "virtual.h"

static unsigned int default_cpus(void)
{
	return 1;
}

static int start(const struct hrt_config *config)
{
	vtime_start(config);
	return vtask_start(config);
}

/* One thread cannot wait for itself: a lock that is held here stays so. */
static void lock_wait(unsigned int *word, unsigned int value)
{
	(void)word;
	(void)value;
	virtual_stuck("deadlock: %s (pid %lld) takes a lock of the timer "
		      "system twice, at %lld ns",
		      vtask_current());
}

static void lock_wake(unsigned int *word)
{
	(void)word;
}

const struct hrt_host hrt_virtual = {
	.name = "virtual",
	.default_cpus = default_cpus,
	.start = start,
	.stop = vtask_stop,
	.clock_read = vtime_clock_read,
	.clock_offsets = vtime_clock_offsets,
	.clock_resolution = vtime_clock_resolution,
	.arm = vtime_arm,
	.kick = vtime_kick,
	.cpu = vtask_cpu,
	.current = vtask_current,
	.cpu_busy = vtask_cpu_busy,
	.enter = vtime_enter,
	.leave = vtime_leave,
	.task_create = vtask_create,
	.task_exit = vtask_exit,
	.task_gone = vtask_gone,
	.park = vtask_park,
	.unpark = vtask_unpark,
	.yield = vtask_yield,
	.relax = vtime_relax,
	.delay = vtime_delay,
	.polled = vtime_polled,
	.lock_wait = lock_wait,
	.lock_wake = lock_wake,
	.run_for = vtask_run_for,
	.run = vtask_run,
	.interrupt_run = vtask_interrupt_run,
	.step = vtask_step,
	.suspend = vtime_suspend,
	.set_cpu = vtask_set_cpu,
	.report = host_report,
};
