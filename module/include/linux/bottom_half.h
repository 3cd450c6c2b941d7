/* SPDX-License-Identifier: MIT */
/* Sections in which no softirq runs on this CPU. */
#ifndef _LINUX_BH_H
#define _LINUX_BH_H

#include <linux/instruction_pointer.h>
#include <linux/preempt.h>

#define local_bh_disable() hrt_bh_disable()
#define local_bh_enable()  hrt_bh_enable()
#define local_bh_blocked() (false)

#endif
