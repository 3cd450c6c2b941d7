/* SPDX-License-Identifier: MIT */
/* Division with a rounding of one's choice, roots, absolute values. */
#ifndef _LINUX_MATH_H
#define _LINUX_MATH_H

#include <linux/compiler.h>
#include <linux/types.h>
#include <asm/div64.h>

/* To a multiple of a power of two. */
#define __round_mask(x, y) ((__typeof__(x))((y)-1))
#define round_up(x, y)     ((((x)-1) | __round_mask(x, y)) + 1)
#define round_down(x, y)   ((x) & ~__round_mask(x, y))

#define DIV_ROUND_UP(n, d)          (((n) + (d)-1) / (d))
#define __KERNEL_DIV_ROUND_UP(n, d) DIV_ROUND_UP(n, d)
#define DIV_ROUND_UP_POW2(n, d)     ((n) / (d) + !!((n) & ((d)-1)))
#define DIV_ROUND_DOWN_ULL(ll, d)   ((unsigned long long)(ll) / (d))
#define DIV_ROUND_UP_ULL(ll, d) \
	DIV_ROUND_DOWN_ULL((unsigned long long)(ll) + (d)-1, (d))
#define DIV_ROUND_UP_SECTOR_T(ll, d) DIV_ROUND_UP_ULL(ll, d)

/* To a multiple of anything. */
#define roundup(x, y)                               \
	({                                          \
		__typeof__(y) __ry = (y);           \
		(((x) + (__ry - 1)) / __ry) * __ry; \
	})
#define rounddown(x, y)                   \
	({                                \
		__typeof__(x) __rx = (x); \
		__rx - (__rx % (y));      \
	})

/* Halves go away from 0. The divisor is not negative unless @x is signed. */
#define DIV_ROUND_CLOSEST(x, divisor)                                        \
	({                                                                   \
		__typeof__(x) __dx = (x);                                    \
		__typeof__(divisor) __dd = (divisor);                        \
		(((__typeof__(x))-1) > 0 || ((__typeof__(divisor))-1) > 0 || \
		 ((__dx > 0) == (__dd > 0)))                                 \
			? ((__dx + (__dd / 2)) / __dd)                       \
			: ((__dx - (__dd / 2)) / __dd);                      \
	})
#define DIV_ROUND_CLOSEST_ULL(x, divisor)                    \
	({                                                   \
		unsigned long long __cd = (divisor);         \
		((unsigned long long)(x) + __cd / 2) / __cd; \
	})

/* x * n / d, without overflow of x * n while n * d fits. */
#define mult_frac(x, n, d)                                        \
	({                                                        \
		__typeof__(x) __fx = (x), __fn = (n), __fd = (d); \
		__fx / __fd *__fn + __fx % __fd *__fn / __fd;     \
	})

#define sector_div(n, b) do_div(n, b)

/* Of the type of @x; char is signed here, and INT_MIN stays INT_MIN. */
#define abs(x)                                                         \
	__builtin_choose_expr(                                         \
		__same_type(x, char), (char)__abs(signed char, x),     \
		__builtin_choose_expr(                                 \
			sizeof(x) <= sizeof(int), __abs(int, x),       \
			__builtin_choose_expr(                         \
				__same_type(x, long) ||                \
					__same_type(x, unsigned long), \
				__abs(long, x), __abs(long long, x))))
#define __abs(type, x)                   \
	({                               \
		type __ax = (x);         \
		__ax < 0 ? -__ax : __ax; \
	})
#define abs_diff(a, b)                                   \
	({                                               \
		__typeof__(a) __da = (a);                \
		__typeof__(b) __db = (b);                \
		__da > __db ? __da - __db : __db - __da; \
	})
#define abs64(x) __abs(s64, x)

/* A number in 0 .. ep_ro - 1 from 32 bits of chance, without a division. */
static inline u32 reciprocal_scale(u32 val, u32 ep_ro)
{
	return (u32)(((u64)val * ep_ro) >> 32);
}

/* Rounded down. */
unsigned long int_sqrt(unsigned long x);
u32 int_sqrt64(u64 x);
u64 int_pow(u64 base, unsigned int exp);

#endif
