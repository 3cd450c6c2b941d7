/* SPDX-License-Identifier: MIT */
/* preempt_count(): see <linux/preempt.h>. */
#ifndef _ASM_PREEMPT_H
#define _ASM_PREEMPT_H

#include <linux/preempt.h>

#endif
