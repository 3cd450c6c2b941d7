/* SPDX-License-Identifier: MIT */
/*
 * What a range is worth: wake-ups a second of many timers of random phase, for
 * ranges from none to some milliseconds.
 *
 *	slack [--n TIMERS] [--period NS] [--span NS] [--live]
 *
 * In virtual time each moment at which anything expires is one wake-up: what
 * the queue asks for. Live, the machine's own count is taken: what it gets, on
 * a system that takes its time to wake a thread, so that even without a range
 * many timers are due by then.
 */
#include <stdio.h>

#include <hrtimer/hrtimer.h>
#include <hrtimer/machine.h>

#include "bench.h"

static const unsigned int ranges_us[] = { 0,    1,    10,   100, 500,
					  1000, 2000, 3000, 5000 };

static size_t n;
static ktime_t period;
static struct hrtimer *timers;
static unsigned long callbacks, moments;
static ktime_t last_moment;

static enum hrtimer_restart beat(struct hrtimer *timer)
{
	ktime_t now = hrtimer_cb_get_time(timer);

	COUNT(callbacks, 1);
	COUNT(moments, now != last_moment);
	last_moment = now;
	/* Within its range a timer is not due by hrtimer_forward_now(). */
	hrtimer_forward(timer, hrtimer_get_expires(timer), period);
	return HRTIMER_RESTART;
}

static void start_all(uint64_t range)
{
	struct rng rng = { 1 };

	for (size_t i = 0; i < n; i++) {
		uint64_t phase = rng_below(&rng, (uint64_t)period);

		hrtimer_setup(&timers[i], beat, CLOCK_MONOTONIC,
			      HRTIMER_MODE_REL);
		hrtimer_start_range_ns(&timers[i], period + (ktime_t)phase,
				       range, HRTIMER_MODE_REL);
	}
}

static uint64_t wake_ups(void)
{
	struct hrt_wake_stats stats;

	return hrt_wake_stats(0, &stats) ? COUNTED(moments) : stats.events;
}

static void ignore(const struct hrt_report *report)
{
	(void)report;
}

static void measure(unsigned int range_us, uint64_t span, bool live)
{
	const struct hrt_config config = { .host = live ? &hrt_live
							: &hrt_virtual,
					   .cpus = 1,
					   .policy = HRT_POLICY_ECONOMY,
					   .report = ignore };
	uint64_t woken, called, wall, cpu;

	if (hrt_start(&config))
		bench_fail("hrt_start");
	start_all(range_us * US);
	hrt_run_for(3 * period);
	woken = wake_ups();
	called = COUNTED(callbacks);
	cpu = bench_process_cpu();
	wall = bench_now();
	hrt_run_for((ktime_t)span);
	wall = bench_now() - wall;
	cpu = bench_process_cpu() - cpu;
	woken = wake_ups() - woken;
	called = COUNTED(callbacks) - called;
	printf("{\"part\": \"slack\", \"peer\": \"%s\", \"n\": %zu, "
	       "\"range_us\": %u, \"wakeups_per_s\": %.1f, "
	       "\"callbacks_per_s\": %.1f, \"share\": %.4f}\n",
	       live ? "live" : "virtual", n, range_us,
	       (double)(woken * S) / (double)span,
	       (double)(called * S) / (double)span, (double)cpu / (double)wall);
	fflush(stdout);
	hrt_stop();
}

int main(int argc, char **argv)
{
	bool live = bench_flag(argv, "live");
	uint64_t span = bench_number(argv, "span", S);

	(void)argc;
	n = bench_number(argv, "n", 10000);
	period = (ktime_t)bench_number(argv, "period", 100 * MS);
	timers = bench_alloc(n, sizeof(*timers));
	for (size_t i = 0; i < ARRAY_LEN(ranges_us); i++)
		measure(ranges_us[i], span, live);
	return 0;
}
