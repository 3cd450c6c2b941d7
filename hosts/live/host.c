/* SPDX-License-Identifier: MIT */
/*
 * Real time as a host.
 */
#include "hosts/report.h"
#include "live.h"

static int start(const struct hrt_config *config)
{
	int ret;

	live_locks_start();
	live_tasks_start(config);
	ret = live_cpus_start(config);
	if (ret)
		return ret;
	ret = live_clock_watch_start();
	if (ret)
		live_cpus_stop();
	return ret;
}

static void stop(void)
{
	live_clock_watch_stop();
	live_cpus_stop();
}

const struct hrt_host hrt_live = {
	.name = "live",
	.default_cpus = live_default_cpus,
	.start = start,
	.stop = stop,
	.clock_read = live_clock_read,
	.clock_offsets = live_clock_offsets,
	.clock_resolution = live_clock_resolution,
	.interrupt_time = live_interrupt_time,
	.await = live_await,
	.arm = live_arm,
	.kick = live_kick,
	.cpu = live_this_cpu,
	.current = live_current,
	.enter = live_enter,
	.leave = live_leave,
	.window = live_window,
	.task_create = live_task_create,
	.task_exit = live_task_exit,
	.task_gone = live_task_gone,
	.park = live_park,
	.unpark = live_unpark,
	.yield = live_yield,
	.relax = live_relax,
	.delay = live_delay,
	.lock_wait = live_lock_wait,
	.lock_wake = live_lock_wake,
	.run_for = live_run_for,
	.run = live_run,
	.interrupt_run = live_interrupt_run,
	.set_cpu = live_set_cpu,
	.wake_stats = live_wake_stats,
	.report = host_report,
};
