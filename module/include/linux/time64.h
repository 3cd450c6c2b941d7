/* SPDX-License-Identifier: MIT */
/* struct timespec64 and its arithmetic: see <hrtimer/ktime.h>. */
#ifndef _LINUX_TIME64_H
#define _LINUX_TIME64_H

#include <linux/math64.h>
#include <linux/ktime.h>

typedef long long time64_t;
typedef unsigned long long timeu64_t;

struct itimerspec64 {
	struct timespec64 it_interval;
	struct timespec64 it_value;
};

#define PSEC_PER_NSEC 1000L
#define PSEC_PER_SEC  1000000000000LL
#define FSEC_PER_SEC  1000000000000000LL

#endif
