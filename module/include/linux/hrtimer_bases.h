/* SPDX-License-Identifier: MIT */
/* The clock bases that timers hang on: see <hrtimer/hrtimer_bases.h>. */
#ifndef _LINUX_HRTIMER_BASES_H
#define _LINUX_HRTIMER_BASES_H

#include <linux/hrtimer.h>
#include <hrtimer/hrtimer_bases.h>

#endif
