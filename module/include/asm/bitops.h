/* SPDX-License-Identifier: MIT */
/* Bits under their machine's header name. */
#ifndef _ASM_BITOPS_H
#define _ASM_BITOPS_H

#include <linux/bitops.h>

#endif
