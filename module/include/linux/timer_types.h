/* SPDX-License-Identifier: MIT */
/* struct timer_list: see <linux/timer.h>. */
#ifndef _LINUX_TIMER_TYPES_H
#define _LINUX_TIMER_TYPES_H

#include <hrtimer/timer.h>

#endif
