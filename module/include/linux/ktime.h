/* SPDX-License-Identifier: MIT */
/* ktime_t and its arithmetic: see <hrtimer/ktime.h>. */
#ifndef _LINUX_KTIME_H
#define _LINUX_KTIME_H

#include <linux/math64.h>
#include <linux/bug.h>
#include <asm/param.h>

#include <hrtimer/ktime.h>

/* A ktime_t as the number that the functions take. */
#define __ktime_ns(kt) (kt)
#ifdef HRT_KTIME_TV64
#include <linux/ktime_tv64.h>
#endif

/* One tick, ns; what expiry is rounded to where events fall on ticks only. */
#define TICK_NSEC     ((NSEC_PER_SEC + HZ / 2) / HZ)
#define LOW_RES_NSEC  TICK_NSEC
#define KTIME_LOW_RES (LOW_RES_NSEC)

#include <linux/timekeeping.h>

#endif
