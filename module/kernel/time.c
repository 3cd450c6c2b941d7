/* SPDX-License-Identifier: MIT */
/*
 * Time for modules: the log's clock, dates, and the forms in which older
 * kernels set up timers.
 */
#include <linux/export.h>
#include <linux/hrtimer.h>
#include <linux/sched/clock.h>
#include <linux/time.h>
#include <linux/timer.h>

#include "module/module_host.h"

/* Of the system's time zone a machine knows nothing. */
struct timezone sys_tz;
EXPORT_SYMBOL(sys_tz);

/* ---- ns since the start -------------------------------------------------- */

/* MONOTONIC at the start; KTIME_MIN until then. */
static ktime_t clock_start = KTIME_MIN;

void module_clock_start(void)
{
	__atomic_store_n(&clock_start, ktime_get(), __ATOMIC_RELAXED);
}

/* The first of two who come at once decides. */
static ktime_t start_of_clock(ktime_t now)
{
	ktime_t start = KTIME_MIN;

	if (__atomic_compare_exchange_n(&clock_start, &start, now, false,
					__ATOMIC_RELAXED, __ATOMIC_RELAXED))
		return now;
	return start;
}

unsigned long long local_clock(void)
{
	ktime_t now = ktime_get();
	ktime_t start = start_of_clock(now);

	/* Another CPU may have read the clock, and set the start, after us. */
	return now > start ? (unsigned long long)(now - start) : 0;
}
EXPORT_SYMBOL_GPL(local_clock);

/* ---- dates --------------------------------------------------------------- */

#define SECS_PER_DAY 86400

/* Days of 400 years, after which the calendar repeats. */
#define DAYS_PER_ERA 146097

static long long floor_div(long long a, long long b)
{
	return a / b - (a % b < 0);
}

/*
 * Years are counted from March here, so that a leap day is the last of its
 * year and the months before it have lengths that repeat: 153 days in five.
 */
struct march_date {
	long long year;
	int day; /* of the year, from March 1st = 0 */
};

static struct march_date march_date_of(long long days)
{
	long long from_era0 = days + 719468; /* 1970-01-01 since 0000-03-01 */
	long long era = floor_div(from_era0, DAYS_PER_ERA);
	int doe = (int)(from_era0 - era * DAYS_PER_ERA);
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;

	return (struct march_date){
		.year = era * 400 + yoe,
		.day = doe - (365 * yoe + yoe / 4 - yoe / 100),
	};
}

static bool is_leap(long long year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static void set_date(struct tm *result, long long days)
{
	struct march_date date = march_date_of(days);
	int month = (5 * date.day + 2) / 153; /* from March = 0 */
	bool after_newyear = month >= 10;
	long long year = date.year + after_newyear;

	result->tm_mday = date.day - (153 * month + 2) / 5 + 1;
	result->tm_mon = after_newyear ? month - 10 : month + 2;
	result->tm_year = (long)(year - 1900);
	result->tm_yday = after_newyear ? date.day - 306
					: date.day + 59 + is_leap(year);
	result->tm_wday = (int)(days + 4 - floor_div(days + 4, 7) * 7);
}

void time64_to_tm(long long totalsecs, int offset, struct tm *result)
{
	long long secs = totalsecs + offset;
	long long days = floor_div(secs, SECS_PER_DAY);
	int rest = (int)(secs - days * SECS_PER_DAY);

	result->tm_hour = rest / 3600;
	result->tm_min = rest % 3600 / 60;
	result->tm_sec = rest % 60;
	set_date(result, days);
}
EXPORT_SYMBOL(time64_to_tm);

long long mktime64(const unsigned int year, const unsigned int mon,
		   const unsigned int day, const unsigned int hour,
		   const unsigned int min, const unsigned int sec)
{
	long long y = (long long)year - (mon < 3);
	long long m = mon < 3 ? mon + 9 : mon - 3; /* from March = 0 */
	long long days = y * 365 + floor_div(y, 4) - floor_div(y, 100) +
			 floor_div(y, 400) + (153 * m + 2) / 5 + day - 1 -
			 719468;

	return ((days * 24 + hour) * 60 + min) * 60 + sec;
}
EXPORT_SYMBOL(mktime64);

/* ---- timers whose callback takes a number -------------------------------- */

/* The members that the caller may have set already are kept. */
static void init_data_timer(struct timer_list *timer, unsigned int flags)
{
	void (*function)(struct timer_list *) = timer->function;
	unsigned long expires = timer->expires, data = timer->data;

	hrt_timer_init(timer, function, flags);
	timer->expires = expires;
	timer->data = data;
	timer->takes_data = true;
}

void init_timer(struct timer_list *timer)
{
	init_data_timer(timer, 0);
}
EXPORT_SYMBOL(init_timer);

void init_timer_deferrable(struct timer_list *timer)
{
	init_data_timer(timer, TIMER_DEFERRABLE);
}
EXPORT_SYMBOL(init_timer_deferrable);

void __setup_timer(struct timer_list *timer, void (*fn)(unsigned long),
		   unsigned long data, unsigned int flags)
{
	hrt_timer_init(timer, __hrt_timer_fn(fn), flags);
	timer->data = data;
	timer->takes_data = true;
}
EXPORT_SYMBOL(__setup_timer);

/* ---- sleepers ------------------------------------------------------------ */

void __hrt_sleeper_of_task(struct hrtimer_sleeper *sl, struct task_struct *task)
{
	int clock_id = sl->timer.base->clockid;

	(hrtimer_init_sleeper)(sl, clock_id, HRTIMER_MODE_ABS);
	sl->task = task;
}
EXPORT_SYMBOL_GPL(__hrt_sleeper_of_task);
