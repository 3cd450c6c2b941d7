/* SPDX-License-Identifier: MIT */
/* How wide a long is. */
#ifndef _ASM_BITSPERLONG_H
#define _ASM_BITSPERLONG_H

#include <linux/bits.h>

#endif
