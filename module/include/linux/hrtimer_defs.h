/* SPDX-License-Identifier: MIT */
/* The clock bases, under their name before 7.3. */
#ifndef _LINUX_HRTIMER_DEFS_H
#define _LINUX_HRTIMER_DEFS_H

#include <linux/hrtimer_bases.h>

#endif
