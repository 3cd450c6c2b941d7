/* SPDX-License-Identifier: MIT */
/* Sleeps and delays: see <hrtimer/delay.h>. */
#ifndef _LINUX_DELAY_H
#define _LINUX_DELAY_H

#include <linux/math.h>
#include <linux/sched.h>
#include <linux/jiffies.h>
#include <hrtimer/delay.h>

#define MAX_UDELAY_MS            5
#define USLEEP_RANGE_UPPER_BOUND ((TICK_NSEC << 2) / 1000)

/* Its name before 6.13. */
#define usleep_idle_range(min, max) usleep_range_idle(min, max)

#define __udelay(us) udelay(us)
#define __ndelay(ns) ndelay(ns)

/* Busy loops count in bogomips elsewhere; here a loop is 1 ns. */
#define loops_per_jiffy ((unsigned long)TICK_NSEC)
#define __delay(loops)  ndelay(loops)

#endif
