// SPDX-License-Identifier: MIT
/*
 * hrt: --realtime 2026-01-01T00:00:00Z
 * live: no
 *
 * Dates, the older clocks, jiffies as constants of the build.
 */
#include <linux/delay.h>
#include <linux/iopoll.h>
#include <linux/jiffies.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/sched/clock.h>
#include <linux/time.h>
#include <linux/timekeeping.h>
#include <linux/timex.h>

static void show_date(long long secs, int offset)
{
	struct tm tm;

	time64_to_tm(secs, offset, &tm);
	pr_info("%lld: %ld-%02d-%02d %02d:%02d:%02d weekday %d day %d\n", secs,
		tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
		tm.tm_min, tm.tm_sec, tm.tm_wday, tm.tm_yday);
}

/* There and back over four centuries and more, the leap days included. */
static int count_wrong_dates(void)
{
	long long secs;
	struct tm tm;
	int wrong = 0;

	for (secs = -11000000000LL; secs < 11000000000LL; secs += 12345678) {
		time64_to_tm(secs, 0, &tm);
		if (mktime64((unsigned int)tm.tm_year + 1900,
			     (unsigned int)tm.tm_mon + 1,
			     (unsigned int)tm.tm_mday, (unsigned int)tm.tm_hour,
			     (unsigned int)tm.tm_min,
			     (unsigned int)tm.tm_sec) != secs)
			wrong++;
	}
	return wrong;
}

static void dates(void)
{
	show_date(0, 0);
	show_date(-1, 0);
	show_date(951782400, 0);
	show_date(1709164799, 1);
	show_date(4107542400LL, 0);
	pr_info("wrong: %d\n", count_wrong_dates());
	pr_info("2000-03-01: %lld\n", mktime64(2000, 3, 1, 0, 0, 0));
}

static void old_clocks(void)
{
	struct timespec ts, other;
	struct timeval tv;

	getnstimeofday(&ts);
	do_gettimeofday(&tv);
	pr_info("real %ld.%09ld, %ld.%06ld, %lu\n", ts.tv_sec, ts.tv_nsec,
		tv.tv_sec, tv.tv_usec, get_seconds());
	mdelay(1500);
	getnstimeofday(&other);
	ts = timespec_sub(other, ts);
	pr_info("passed %ld.%09ld = %lld ns\n", ts.tv_sec, ts.tv_nsec,
		timespec_to_ns(&ts));
	ktime_get_ts(&ts);
	pr_info("mono %ld.%09ld\n", ts.tv_sec, ts.tv_nsec);
	do_posix_clock_monotonic_gettime(&ts);
	getrawmonotonic(&other);
	pr_info("same %d, raw too %d\n", ts.tv_nsec == 500000000,
		timespec_equal(&ts, &other));
	ts = current_kernel_time();
	pr_info("coarse %ld\n", ts.tv_nsec);
	set_normalized_timespec(&ts, 3, -1);
	pr_info("normal %ld.%09ld\n", ts.tv_sec, ts.tv_nsec);
	ts = ktime_to_timespec(ns_to_ktime(-1));
	pr_info("-1 ns %ld.%09ld\n", ts.tv_sec, ts.tv_nsec);
	pr_info("clock %llu, cycles %llu\n", local_clock(), get_cycles());
}

static void ticks(void)
{
	unsigned long later = jiffies + HZ;
	int looked = 0;

	pr_info("HZ %d, tick %lu, in 1 s: %lu\n", HZ, (unsigned long)TICK_NSEC,
		later - jiffies);
	pr_info("before %d after %d\n", time_before(jiffies, later),
		time_after(jiffies, later));
	pr_info("10 ms %lu, 1 s %lu, to %u ms\n", msecs_to_jiffies(10),
		secs_to_jiffies(1), jiffies_to_msecs(HZ));
	pr_info("poll %d\n",
		poll_timeout_us(looked++, looked == 3, 100, 1000, false));
	pr_info("poll %d\n",
		poll_timeout_us(looked++, false, 100, 1000, false));
}

static int __init times_init(void)
{
	old_clocks();
	dates();
	ticks();
	return 0;
}

static void __exit times_exit(void)
{
}

module_init(times_init);
module_exit(times_exit);
MODULE_LICENSE("Dual MIT/GPL");
