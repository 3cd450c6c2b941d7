/* SPDX-License-Identifier: MIT */
/* The calling task. */
#ifndef _ASM_CURRENT_H
#define _ASM_CURRENT_H

#include <hrtimer/task.h>

#define get_current() hrt_current()
#define current       get_current()

#endif
