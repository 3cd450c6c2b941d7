/* SPDX-License-Identifier: MIT */
/* get_cycles(): see <linux/timex.h>. */
#ifndef _ASM_TIMEX_H
#define _ASM_TIMEX_H

#include <linux/timex.h>

#endif
