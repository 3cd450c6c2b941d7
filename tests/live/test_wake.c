/* SPDX-License-Identifier: MIT */
/*
 * What the live host promises of its waking, under each policy: nothing early,
 * nothing lost, what the record says, and what may be spent. How late a
 * callback is depends on the machine, and is no test's business.
 */
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include <hrtimer/hrtimer.h>
#include <hrtimer/machine.h>
#include <hrtimer/timekeeping.h>

#define US  1000LL
#define MS  1000000LL
#define SEC 1000000000LL

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const enum hrt_policy policies[] = { HRT_POLICY_BALANCED,
					    HRT_POLICY_ECONOMY,
					    HRT_POLICY_EXACT };

static void start(enum hrt_policy policy, bool highres_off)
{
	struct hrt_config config = { .host = &hrt_live,
				     .cpus = 1,
				     .hz = 1000,
				     .highres_off = highres_off,
				     .policy = policy };

	assert_int_equal(hrt_start(&config), 0);
}

/* A test that fails leaves its machine to the next one. */
static int stop(void **state)
{
	if (hrt_running())
		hrt_stop();
	return 0;
}

/* Let others go on until @flag reaches @value, twenty seconds at the most. */
static bool wait_for(atomic_int *flag, int value)
{
	struct timespec nap = { 0, 1000000 };

	for (int i = 0; i < 20000 && atomic_load(flag) < value; i++)
		nanosleep(&nap, NULL);
	return atomic_load(flag) >= value;
}

/* ---- beats -----------------------------------------------------------------*/

struct beat {
	struct hrtimer timer;
	ktime_t period;
	int left;
	int early; /* callbacks that came before their time */
	atomic_int *done;
};

static enum hrtimer_restart beat(struct hrtimer *timer)
{
	struct beat *b = (struct beat *)timer;

	b->early += ktime_get() < hrtimer_get_expires(timer);
	hrtimer_forward_now(timer, b->period);
	if (--b->left > 0)
		return HRTIMER_RESTART;
	atomic_fetch_add(b->done, 1);
	return HRTIMER_NORESTART;
}

/* Hard and soft ones, whose events come close to each other now and then. */
static void beat_and_check(int times, ktime_t period, bool soft_too)
{
	static struct beat beats[4];
	static atomic_int done;
	int n = soft_too ? 4 : 1;

	atomic_store(&done, 0);
	for (int i = 0; i < n; i++) {
		struct beat *b = &beats[i];
		enum hrtimer_mode mode = i % 2 ? HRTIMER_MODE_REL_SOFT
					       : HRTIMER_MODE_REL;

		*b = (struct beat){ .period = period + 7 * i * US,
				    .left = times,
				    .done = &done };
		hrtimer_setup(&b->timer, beat, CLOCK_MONOTONIC, mode);
		hrtimer_start(&b->timer, b->period, mode);
	}
	assert_true(wait_for(&done, n));
	for (int i = 0; i < n; i++) {
		assert_int_equal(hrtimer_cancel(&beats[i].timer), 0);
		assert_int_equal(beats[i].early, 0);
		assert_int_equal(beats[i].left, 0);
	}
}

static void never_early_by_any_policy(void **state)
{
	for (size_t i = 0; i < COUNT(policies); i++) {
		struct hrt_wake_stats stats;

		start(policies[i], false);
		beat_and_check(1000, 250 * US, true);
		assert_int_equal(hrt_wake_stats(0, &stats), 0);
		assert_int_equal(stats.early, 0);
		hrt_stop();
	}
}

/* The last moment is waited out for a tick too. */
static void never_early_from_ticks(void **state)
{
	for (size_t i = 0; i < COUNT(policies); i++) {
		struct hrt_wake_stats stats;

		start(policies[i], true);
		beat_and_check(100, 1500 * US, true);
		assert_int_equal(hrt_wake_stats(0, &stats), 0);
		assert_int_equal(stats.early, 0);
		assert_true(stats.events > 0);
		hrt_stop();
	}
}

/* ---- the record ------------------------------------------------------------*/

static struct hrt_wake_stats stats_after(enum hrt_policy policy, int times,
					 ktime_t period)
{
	struct hrt_wake_stats stats;

	start(policy, false);
	beat_and_check(times, period, false);
	/* Its last interrupt keeps its record after the callback. */
	usleep(50000);
	assert_int_equal(hrt_wake_stats(0, &stats), 0);
	hrt_stop();
	return stats;
}

static void every_wake_up_is_in_the_histogram(void **state)
{
	for (size_t i = 0; i < COUNT(policies); i++) {
		struct hrt_wake_stats stats = stats_after(policies[i], 300,
							  500 * US);
		unsigned long long sum = 0;

		for (int b = 0; b < HRT_LATENESS_BUCKETS; b++)
			sum += stats.late[b];
		assert_true(sum == stats.events);
		assert_true(sum > 0);
		assert_int_equal(stats.early, 0);
		assert_true(stats.worst > 0);
	}
}

static void economy_never_waits_busily(void **state)
{
	struct hrt_wake_stats stats = stats_after(HRT_POLICY_ECONOMY, 1000,
						  500 * US);

	assert_true(stats.spun == 0);
	assert_true(stats.lead == 0);
	assert_true(stats.sleeps > 0);
}

/*
 * The others do, and no more than they may: where events come so often that a
 * CPU without a bound would never sleep, half of what sleeping takes.
 */
static void busy_waits_are_bounded(void **state)
{
	static const enum hrt_policy busy[] = { HRT_POLICY_BALANCED,
						HRT_POLICY_EXACT };

	for (size_t i = 0; i < COUNT(busy); i++) {
		struct hrt_wake_stats stats;
		ktime_t span;

		start(busy[i], false);
		span = ktime_get();
		beat_and_check(10000, 40 * US, false);
		assert_int_equal(hrt_wake_stats(0, &stats), 0);
		span = ktime_get() - span;
		hrt_stop();
		assert_true(stats.spun > 0);
		assert_true(stats.spun <= span / 2 + 5 * MS);
	}
}

/* ---- what is refused -------------------------------------------------------*/

static void no_such_policy(void **state)
{
	struct hrt_config config = { .host = &hrt_live, .cpus = 1 };

	config.policy = (enum hrt_policy)(HRT_POLICY_EXACT + 1);
	assert_int_equal(hrt_start(&config), -22 /* EINVAL */);
	config.policy = (enum hrt_policy) - 1;
	assert_int_equal(hrt_start(&config), -22 /* EINVAL */);
	assert_false(hrt_running());
}

static void no_such_record(void **state)
{
	struct hrt_config config = { .host = &hrt_virtual, .cpus = 1 };
	struct hrt_wake_stats stats;

	start(HRT_POLICY_BALANCED, false);
	assert_int_equal(hrt_wake_stats(1, &stats), -22 /* EINVAL */);
	hrt_stop();
	assert_int_equal(hrt_start(&config), 0);
	assert_int_equal(hrt_wake_stats(0, &stats), -95 /* EOPNOTSUPP */);
	hrt_stop();
}

/* ---- bursts ----------------------------------------------------------------*/

struct shot {
	struct hrtimer timer;
	ktime_t due;
	bool early;
};

static atomic_int shots_fired;

static enum hrtimer_restart shoot(struct hrtimer *timer)
{
	struct shot *shot = (struct shot *)timer;

	shot->early = ktime_get() < shot->due;
	atomic_fetch_add(&shots_fired, 1);
	return HRTIMER_NORESTART;
}

/* Each is due @step before the one that was started before it. */
static void start_ever_earlier(struct shot *shots, int n, ktime_t from,
			       ktime_t step)
{
	ktime_t now = ktime_get();

	for (int i = 0; i < n; i++) {
		struct shot *shot = &shots[i];

		shot->due = now + from - i * step;
		hrtimer_setup(&shot->timer, shoot, CLOCK_MONOTONIC,
			      HRTIMER_MODE_ABS);
		hrtimer_start(&shot->timer, shot->due, HRTIMER_MODE_ABS);
	}
}

/* The CPU is woken and naps in the middle of it: nothing is lost by that. */
static void a_burst_loses_nothing(void **state)
{
	static const ktime_t froms[] = { 2 * MS, 20 * MS, 200 * MS };
	static struct shot shots[500];
	int n = COUNT(shots);

	for (size_t i = 0; i < 3 * COUNT(froms); i++) {
		ktime_t from = froms[i % COUNT(froms)];

		start(policies[i / COUNT(froms)], false);
		/* Until it has stopped ticking, and sleeps without a limit. */
		usleep(20000);
		atomic_store(&shots_fired, 0);
		start_ever_earlier(shots, n, from, from / n);
		assert_true(wait_for(&shots_fired, n));
		for (int s = 0; s < n; s++) {
			assert_int_equal(hrtimer_cancel(&shots[s].timer), 0);
			assert_false(shots[s].early);
		}
		hrt_stop();
	}
}

static long switches(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_nvcsw;
}

/* Where the CPU's own thread is: each wake-up would take this one's place. */
static void share_a_processor(void)
{
	cpu_set_t all, one;

	CPU_ZERO(&one);
	assert_int_equal(sched_getaffinity(0, sizeof(all), &all), 0);
	for (int i = 0; i < CPU_SETSIZE && !CPU_COUNT(&one); i++)
		if (CPU_ISSET(i, &all))
			CPU_SET(i, &one);
	assert_int_equal(sched_setaffinity(0, sizeof(one), &one), 0);
}

static void a_burst_wakes_once(void **state)
{
	static struct shot shots[1000];
	int n = COUNT(shots);
	cpu_set_t all;
	long before;

	start(HRT_POLICY_BALANCED, false);
	assert_int_equal(sched_getaffinity(0, sizeof(all), &all), 0);
	share_a_processor();
	usleep(20000);
	before = switches();
	start_ever_earlier(shots, n, 300 * SEC, 100 * MS);
	/* A few; more when somebody else has the processor for long. */
	assert_in_range(switches() - before, 0, n / 5);
	assert_int_equal(sched_setaffinity(0, sizeof(all), &all), 0);
	for (int i = 0; i < n; i++)
		assert_int_equal(hrtimer_cancel(&shots[i].timer), 1);
	hrt_stop();
}

#define WAKE(name) cmocka_unit_test_teardown(name, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WAKE(never_early_by_any_policy),
		WAKE(never_early_from_ticks),
		WAKE(every_wake_up_is_in_the_histogram),
		WAKE(economy_never_waits_busily),
		WAKE(busy_waits_are_bounded),
		WAKE(no_such_policy),
		WAKE(no_such_record),
		WAKE(a_burst_loses_nothing),
		WAKE(a_burst_wakes_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
