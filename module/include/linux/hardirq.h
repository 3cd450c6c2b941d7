/* SPDX-License-Identifier: MIT */
/* Contexts of interrupts: see <linux/preempt.h>. */
#ifndef _LINUX_HARDIRQ_H
#define _LINUX_HARDIRQ_H

#include <linux/preempt.h>
#include <linux/lockdep.h>
#include <linux/bottom_half.h>

#endif
