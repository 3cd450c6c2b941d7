/* SPDX-License-Identifier: MIT */
/* Division of 64 bits, by names that 32-bit machines need. */
#ifndef _LINUX_MATH64_H
#define _LINUX_MATH64_H

#include <linux/math.h>
#include <linux/types.h>
#include <asm/div64.h>

static inline u64 div_u64_rem(u64 dividend, u32 divisor, u32 *remainder)
{
	*remainder = (u32)(dividend % divisor);
	return dividend / divisor;
}

static inline s64 div_s64_rem(s64 dividend, s32 divisor, s32 *remainder)
{
	*remainder = (s32)(dividend % divisor);
	return dividend / divisor;
}

static inline u64 div64_u64_rem(u64 dividend, u64 divisor, u64 *remainder)
{
	*remainder = dividend % divisor;
	return dividend / divisor;
}

static inline u64 div64_u64(u64 dividend, u64 divisor)
{
	return dividend / divisor;
}

static inline s64 div64_s64(s64 dividend, s64 divisor)
{
	return dividend / divisor;
}

static inline u64 div_u64(u64 dividend, u32 divisor)
{
	return dividend / divisor;
}

static inline s64 div_s64(s64 dividend, s32 divisor)
{
	return dividend / divisor;
}

#define div64_long(x, y) div64_s64((x), (y))
#define div64_ul(x, y)   div64_u64((x), (y))

static inline u32 iter_div_u64_rem(u64 dividend, u32 divisor, u64 *remainder)
{
	*remainder = dividend % divisor;
	return (u32)(dividend / divisor);
}
#define __iter_div_u64_rem iter_div_u64_rem

static inline u64 mul_u32_u32(u32 a, u32 b)
{
	return (u64)a * b;
}

static inline u64 mul_u64_u32_shr(u64 a, u32 mul, unsigned int shift)
{
	return (u64)(((u128)a * mul) >> shift);
}

static inline u64 mul_u64_u64_shr(u64 a, u64 mul, unsigned int shift)
{
	return (u64)(((u128)a * mul) >> shift);
}

static inline u64 mul_s64_u64_shr(s64 a, u64 b, unsigned int shift)
{
	u64 high = mul_u64_u64_shr(a < 0 ? -(u64)a : (u64)a, b, shift);

	return a < 0 ? -high : high;
}

static inline u64 mul_u64_u32_div(u64 a, u32 mul, u32 divisor)
{
	return (u64)((u128)a * mul / divisor);
}

static inline u64 mul_u64_u64_div_u64(u64 a, u64 mul, u64 div)
{
	return (u64)((u128)a * mul / div);
}

#define DIV64_U64_ROUND_UP(ll, d)                 \
	({                                        \
		u64 __up = (d);                   \
		div64_u64((ll) + __up - 1, __up); \
	})
#define DIV_U64_ROUND_UP(ll, d)                 \
	({                                      \
		u32 __up = (d);                 \
		div_u64((ll) + __up - 1, __up); \
	})
#define DIV64_U64_ROUND_CLOSEST(dividend, divisor)          \
	({                                                  \
		u64 __near = (divisor);                     \
		div64_u64((dividend) + __near / 2, __near); \
	})
#define DIV_U64_ROUND_CLOSEST(dividend, divisor)               \
	({                                                     \
		u32 __near = (divisor);                        \
		div_u64((u64)(dividend) + __near / 2, __near); \
	})
#define DIV_S64_ROUND_CLOSEST(dividend, divisor)                             \
	({                                                                   \
		s64 __cx = (dividend);                                       \
		s32 __cd = (divisor);                                        \
		((__cx > 0) == (__cd > 0)) ? div_s64(__cx + __cd / 2, __cd)  \
					   : div_s64(__cx - __cd / 2, __cd); \
	})

static inline u64 roundup_u64(u64 x, u32 y)
{
	return (x + y - 1) / y * y;
}

#endif
