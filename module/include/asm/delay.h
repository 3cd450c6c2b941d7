/* SPDX-License-Identifier: MIT */
/* udelay(): see <linux/delay.h>. */
#ifndef _ASM_DELAY_H
#define _ASM_DELAY_H

#include <linux/delay.h>

#endif
