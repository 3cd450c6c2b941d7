/* SPDX-License-Identifier: MIT */
/* Policies, and what is said with them. */
#ifndef _LINUX_SCHED_TYPES_H
#define _LINUX_SCHED_TYPES_H

#include <linux/types.h>
#include <uapi/linux/sched/types.h>

#endif
