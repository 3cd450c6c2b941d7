/* SPDX-License-Identifier: MIT */
/* Swapping under its machine's header name. */
#ifndef _ASM_SWAB_H
#define _ASM_SWAB_H

#include <linux/swab.h>

#endif
