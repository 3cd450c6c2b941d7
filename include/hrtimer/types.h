/* SPDX-License-Identifier: MIT */
/*
 * What every header of the timer API stands on: the width of time, and the
 * two structures that carry time as seconds and nanoseconds.
 *
 * ktime_t is `long long` on every machine, as in the kernel, so that %lld
 * prints it everywhere; unsigned nanoseconds are `unsigned long long` (%llu).
 */
#ifndef HRTIMER_TYPES_H
#define HRTIMER_TYPES_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
#define HRT_BEGIN_DECLS extern "C" {
#define HRT_END_DECLS   }
#else
#define HRT_BEGIN_DECLS
#define HRT_END_DECLS
#endif

/* Every function of the API that is not inline is one that the library shows. */
#define HRT_API __attribute__((visibility("default")))

/*
 * Timestamps in a program come from <time.h>; where there is none (a module,
 * bare metal) the clock numbers are those of Linux.
 */
#if __STDC_HOSTED__ && !defined(__KERNEL__)
#include <time.h>
#endif

#ifndef CLOCK_REALTIME
#define CLOCK_REALTIME 0
#endif
#ifndef CLOCK_MONOTONIC
#define CLOCK_MONOTONIC 1
#endif
#ifndef CLOCK_MONOTONIC_RAW
#define CLOCK_MONOTONIC_RAW 4
#endif
#ifndef CLOCK_BOOTTIME
#define CLOCK_BOOTTIME 7
#endif
#ifndef CLOCK_TAI
#define CLOCK_TAI 11
#endif

/* A moment or a span, in nanoseconds. */
typedef long long ktime_t;

/* A moment or a span, in seconds and nanoseconds; 0 <= tv_nsec < 10^9. */
struct timespec64 {
	long long tv_sec;
	long tv_nsec;
};

#define MSEC_PER_SEC  1000L
#define USEC_PER_MSEC 1000L
#define NSEC_PER_USEC 1000L
#define NSEC_PER_MSEC 1000000L
#define USEC_PER_SEC  1000000L
#define NSEC_PER_SEC  1000000000L

#endif
