/* SPDX-License-Identifier: MIT */
/*
 * The lesser, the greater, and what lies between. Arguments are evaluated
 * once. Kernels differ in which mixtures of types they refuse; what one of
 * them takes is taken here.
 */
#ifndef _LINUX_MINMAX_H
#define _LINUX_MINMAX_H

#include <linux/compiler.h>
#include <linux/const.h>
#include <linux/types.h>

#define __hrt_choose(op, x, y, ux, uy) \
	({                             \
		__auto_type ux = (x);  \
		__auto_type uy = (y);  \
		ux op uy ? ux : uy;    \
	})

#define min(x, y) __hrt_choose(<, x, y, __UNIQUE_ID(x_), __UNIQUE_ID(y_))
#define max(x, y) __hrt_choose(>, x, y, __UNIQUE_ID(x_), __UNIQUE_ID(y_))

#define min_t(type, x, y) min((type)(x), (type)(y))
#define max_t(type, x, y) max((type)(x), (type)(y))
#define umin(x, y)        min((x) + 0u + 0ul + 0ull, (y) + 0u + 0ul + 0ull)
#define umax(x, y)        max((x) + 0u + 0ul + 0ull, (y) + 0u + 0ul + 0ull)
#define min3(x, y, z)     min(min(x, y), z)
#define max3(x, y, z)     max(max(x, y), z)

/* Where an expression of constants is wanted: the size of an array. */
#define MIN(a, b)         ((a) < (b) ? (a) : (b))
#define MAX(a, b)         ((a) > (b) ? (a) : (b))
#define MIN_T(type, a, b) MIN((type)(a), (type)(b))
#define MAX_T(type, a, b) MAX((type)(a), (type)(b))

/* The lesser of those that are not 0. */
#define __min_not_zero(x, y, ux, uy)                         \
	({                                                   \
		__auto_type ux = (x);                        \
		__auto_type uy = (y);                        \
		ux == 0 ? uy : (uy == 0 ? ux : min(ux, uy)); \
	})
#define min_not_zero(x, y) \
	__min_not_zero(x, y, __UNIQUE_ID(x_), __UNIQUE_ID(y_))

#define __hrt_clamp(val, lo, hi, uval, ulo, uhi)                \
	({                                                      \
		__auto_type uval = (val);                       \
		__auto_type ulo = (lo);                         \
		__auto_type uhi = (hi);                         \
		uval >= uhi ? uhi : (uval <= ulo ? ulo : uval); \
	})
#define clamp(val, lo, hi)                                         \
	__hrt_clamp(val, lo, hi, __UNIQUE_ID(v_), __UNIQUE_ID(l_), \
		    __UNIQUE_ID(h_))
#define clamp_t(type, val, lo, hi) clamp((type)(val), (type)(lo), (type)(hi))
#define clamp_val(val, lo, hi)     clamp_t(__typeof__(val), val, lo, hi)

#define min_array(array, len) __minmax_array(min, array, len)
#define max_array(array, len) __minmax_array(max, array, len)
#define __minmax_array(op, array, len)                           \
	({                                                       \
		__typeof__(&(array)[0]) __at = (array);          \
		__typeof__(len) __left = (len);                  \
		__typeof__(__at[0] + 0) __best = __at[--__left]; \
		while (__left--)                                 \
			__best = op(__best, __at[__left]);       \
		__best;                                          \
	})

/* start <= val < start + len, without overflow. */
static inline bool in_range64(u64 val, u64 start, u64 len)
{
	return val - start < len;
}

static inline bool in_range32(u32 val, u32 start, u32 len)
{
	return val - start < len;
}

#define in_range(val, start, len)                                   \
	((sizeof(start) | sizeof(len) | sizeof(val)) <= sizeof(u32) \
		 ? in_range32(val, start, len)                      \
		 : in_range64(val, start, len))

#define swap(a, b)                          \
	do {                                \
		__typeof__(a) __swap = (a); \
		(a) = (b);                  \
		(b) = __swap;               \
	} while (0)

#endif
