/* SPDX-License-Identifier: MIT */
/* Softirqs: see <linux/interrupt.h>. */
#ifndef _LINUX_SOFTIRQ_H
#define _LINUX_SOFTIRQ_H

#include <linux/interrupt.h>

#endif
