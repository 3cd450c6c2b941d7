/* SPDX-License-Identifier: MIT */
/* Powers of two. Constants stay constant. */
#ifndef _LINUX_LOG2_H
#define _LINUX_LOG2_H

#include <asm/bitcount.h>
#include <linux/bits.h>
#include <linux/types.h>

/* Rounded down; of 0 undefined. An expression of constants where @n is one. */
#define ilog2(n)       ((int)(63 - __builtin_clzll((unsigned long long)(n) | 1)))
#define const_ilog2(n) ilog2(n)

static inline __attribute_const__ bool is_power_of_2(unsigned long n)
{
	return n != 0 && (n & (n - 1)) == 0;
}

static inline unsigned long __roundup_pow_of_two(unsigned long n)
{
	return 1UL << fls_long(n - 1);
}

static inline unsigned long __rounddown_pow_of_two(unsigned long n)
{
	return 1UL << (fls_long(n) - 1);
}

#define roundup_pow_of_two(n)                                                  \
	(__builtin_constant_p(n)                                               \
		 ? ((n) <= 1                                                   \
			    ? 1UL                                              \
			    : 1UL << ((ilog2((unsigned long)(n)-1) + 1) & 63)) \
		 : __roundup_pow_of_two(n))
#define rounddown_pow_of_two(n) \
	(__builtin_constant_p(n) ? 1UL << ilog2(n) : __rounddown_pow_of_two(n))

/* The least k with 2^k >= n; 0 for 0. */
static inline int __order_base_2(unsigned long n)
{
	return n > 1 ? ilog2(n - 1) + 1 : 0;
}
#define order_base_2(n)                                            \
	(__builtin_constant_p(n)                                   \
		 ? ((n) < 2 ? 0 : ilog2((unsigned long)(n)-1) + 1) \
		 : __order_base_2(n))

/* How many bits hold n: 1 for 0. */
#define bits_per(n) ((n) < 2 ? 1 : ilog2(n) + 1)

#endif
