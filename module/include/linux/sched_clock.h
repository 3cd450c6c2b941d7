/* SPDX-License-Identifier: MIT */
/* sched_clock(): see <linux/sched/clock.h>. */
#ifndef LINUX_SCHED_CLOCK_H
#define LINUX_SCHED_CLOCK_H

#include <linux/sched/clock.h>

#endif
