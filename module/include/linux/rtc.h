/* SPDX-License-Identifier: MIT */
/* A date as a clock on a board has it. */
#ifndef _LINUX_RTC_H
#define _LINUX_RTC_H

#include <linux/types.h>

struct rtc_time {
	int tm_sec;
	int tm_min;
	int tm_hour;
	int tm_mday;
	int tm_mon; /* 0 is January */
	int tm_year; /* since 1900 */
	int tm_wday; /* 0 is Sunday */
	int tm_yday; /* 0 is the first of January */
	int tm_isdst;
};

/* Seconds since 1970 as a date, in UTC. */
void rtc_time64_to_tm(long long time, struct rtc_time *tm);

#endif
