/* SPDX-License-Identifier: MIT */
/*
 * Time of day, broken-down time, and what kernels before 5.6 read it with.
 */
#ifndef _LINUX_TIME_H
#define _LINUX_TIME_H

#include <linux/cache.h>
#include <linux/math64.h>
#include <linux/time64.h>
#include <linux/time32.h>
#include <linux/timekeeping.h>
#include <linux/timekeeping32.h>

extern struct timezone sys_tz;

#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID  3
#define CLOCK_REALTIME_COARSE    5
#define CLOCK_MONOTONIC_COARSE   6
#define CLOCK_REALTIME_ALARM     8
#define CLOCK_BOOTTIME_ALARM     9

#define TIMER_ABSTIME 0x01
#define ITIMER_REAL   0

/* The fields of a date, as in user space: months from 0, years from 1900. */
struct tm {
	int tm_sec;
	int tm_min;
	int tm_hour;
	int tm_mday;
	int tm_mon;
	long tm_year;
	int tm_wday;
	int tm_yday;
};

/**
 * time64_to_tm - the date of a moment
 * @totalsecs: seconds since 1970, or before it
 * @offset: seconds east of Greenwich
 * @result: the Gregorian date
 */
void time64_to_tm(long long totalsecs, int offset, struct tm *result);

static inline void time_to_tm(long totalsecs, int offset, struct tm *result)
{
	time64_to_tm(totalsecs, offset, result);
}

/**
 * mktime64 - the moment of a date
 * @year: like 2026
 * @mon: 1 to 12
 *
 * An hour of 24 and a second of 60 are taken as what follows.
 *
 * Return: seconds since 1970.
 */
long long mktime64(const unsigned int year, const unsigned int mon,
		   const unsigned int day, const unsigned int hour,
		   const unsigned int min, const unsigned int sec);

static inline unsigned long mktime(
	const unsigned int year, const unsigned int mon, const unsigned int day,
	const unsigned int hour, const unsigned int min, const unsigned int sec)
{
	return (unsigned long)mktime64(year, mon, day, hour, min, sec);
}

static inline bool itimerspec64_valid(const struct itimerspec64 *its)
{
	return timespec64_valid(&its->it_interval) &&
	       timespec64_valid(&its->it_value);
}

/* Compare 32-bit times that may wrap. */
#define time_after32(a, b)  ((int)((unsigned int)(b) - (unsigned int)(a)) < 0)
#define time_before32(b, a) time_after32(a, b)
#define time_between32(t, l, h)                   \
	((unsigned int)(h) - (unsigned int)(l) >= \
	 (unsigned int)(t) - (unsigned int)(l))

#endif
