/* SPDX-License-Identifier: MIT */
/* The division that changes its argument. */
#ifndef _ASM_DIV64_H
#define _ASM_DIV64_H

#include <linux/types.h>

/* @n becomes the quotient; the value is the remainder. */
#define do_div(n, base)                               \
	({                                            \
		u32 __base = (base);                  \
		u32 __rem = (u32)((u64)(n) % __base); \
		(n) = (u64)(n) / __base;              \
		__rem;                                \
	})

#endif
