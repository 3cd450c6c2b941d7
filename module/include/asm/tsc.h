/* SPDX-License-Identifier: MIT */
/* get_cycles(): see <linux/timex.h>. */
#ifndef _ASM_TSC_H
#define _ASM_TSC_H

#include <linux/timex.h>

#endif
