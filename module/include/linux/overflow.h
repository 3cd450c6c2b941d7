/* SPDX-License-Identifier: MIT */
/* Arithmetic that says when it does not fit. */
#ifndef _LINUX_OVERFLOW_H
#define _LINUX_OVERFLOW_H

#include <linux/compiler.h>
#include <linux/limits.h>
#include <linux/types.h>

#define is_signed_type(type)   (((type)(-1)) < (type)1)
#define is_unsigned_type(type) (!is_signed_type(type))
#define __signed_max(t)        (~0ULL >> (65 - 8 * sizeof(t)))
#define type_max(t)                                                      \
	((__typeof__(t))(is_signed_type(__typeof__(t)) ? __signed_max(t) \
						       : ~0ULL))
#define type_min(t)                                                \
	((__typeof__(t))(is_signed_type(__typeof__(t))             \
				 ? -(long long)__signed_max(t) - 1 \
				 : 0))

/* Return: whether it does not fit; *@d is then what remains of it. */
static inline bool __must_check __must_check_overflow(bool overflow)
{
	return unlikely(overflow);
}

#define check_add_overflow(a, b, d) \
	__must_check_overflow(__builtin_add_overflow(a, b, d))
#define check_sub_overflow(a, b, d) \
	__must_check_overflow(__builtin_sub_overflow(a, b, d))
#define check_mul_overflow(a, b, d) \
	__must_check_overflow(__builtin_mul_overflow(a, b, d))

#define wrapping_add(type, a, b)                                \
	({                                                      \
		type __wrapped;                                 \
		(void)__builtin_add_overflow(a, b, &__wrapped); \
		__wrapped;                                      \
	})
#define wrapping_sub(type, a, b)                                \
	({                                                      \
		type __wrapped;                                 \
		(void)__builtin_sub_overflow(a, b, &__wrapped); \
		__wrapped;                                      \
	})
#define wrapping_mul(type, a, b)                                \
	({                                                      \
		type __wrapped;                                 \
		(void)__builtin_mul_overflow(a, b, &__wrapped); \
		__wrapped;                                      \
	})

#define overflows_type(n, T)                            \
	({                                              \
		__typeof__(T) __fit;                    \
		__builtin_add_overflow((n), 0, &__fit); \
	})

/* Sizes: too large is SIZE_MAX, which no allocation gives. */
static inline size_t size_mul(size_t a, size_t b)
{
	size_t bytes;

	return __builtin_mul_overflow(a, b, &bytes) ? SIZE_MAX : bytes;
}

static inline size_t size_add(size_t a, size_t b)
{
	size_t bytes;

	return __builtin_add_overflow(a, b, &bytes) ? SIZE_MAX : bytes;
}

static inline size_t size_sub(size_t a, size_t b)
{
	return a == SIZE_MAX || b == SIZE_MAX || b > a ? SIZE_MAX : a - b;
}

#define array_size(a, b)                  size_mul(a, b)
#define array3_size(a, b, c)              size_mul(size_mul(a, b), c)
#define flex_array_size(p, member, count) size_mul(count, sizeof(*(p)->member))
#define struct_size(p, member, count) \
	size_add(sizeof(*(p)), flex_array_size(p, member, count))
#define struct_size_t(type, member, count) \
	struct_size((type *)NULL, member, count)

#endif
