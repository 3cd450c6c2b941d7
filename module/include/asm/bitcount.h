/* SPDX-License-Identifier: MIT */
/* Counting bits of a value, and finding its first and its last. */
#ifndef _ASM_BITCOUNT_H
#define _ASM_BITCOUNT_H

#include <linux/compiler_types.h>
#include <linux/types.h>

#define hweight8(w)     ((unsigned int)__builtin_popcount((u8)(w)))
#define hweight16(w)    ((unsigned int)__builtin_popcount((u16)(w)))
#define hweight32(w)    ((unsigned int)__builtin_popcount((u32)(w)))
#define hweight64(w)    ((unsigned long)__builtin_popcountll((u64)(w)))
#define hweight_long(w) ((unsigned long)__builtin_popcountl(w))
#define HWEIGHT8(w)     hweight8(w)
#define HWEIGHT16(w)    hweight16(w)
#define HWEIGHT32(w)    hweight32(w)
#define HWEIGHT64(w)    hweight64(w)

/* Bits are numbered from 1 in these three; 0 has none: 0. */
static __always_inline int ffs(int x)
{
	return __builtin_ffs(x);
}

static __always_inline int fls(unsigned int x)
{
	return x ? 32 - __builtin_clz(x) : 0;
}

static __always_inline int fls64(u64 x)
{
	return x ? 64 - __builtin_clzll(x) : 0;
}

/* From 0 in these; of 0 undefined. */
static __always_inline unsigned long __ffs(unsigned long word)
{
	return __builtin_ctzl(word);
}

static __always_inline unsigned long __ffs64(u64 word)
{
	return __builtin_ctzll(word);
}

static __always_inline unsigned long __fls(unsigned long word)
{
	return 63 - __builtin_clzl(word);
}

#define ffz(x) __ffs(~(x))

static inline unsigned int fls_long(unsigned long x)
{
	return fls64(x);
}

static inline int ffs64(u64 x)
{
	return __builtin_ffsll(x);
}

static inline u64 rol64(u64 word, unsigned int shift)
{
	return (word << (shift & 63)) | (word >> (-shift & 63));
}

static inline u64 ror64(u64 word, unsigned int shift)
{
	return (word >> (shift & 63)) | (word << (-shift & 63));
}

static inline u32 rol32(u32 word, unsigned int shift)
{
	return (word << (shift & 31)) | (word >> (-shift & 31));
}

static inline u32 ror32(u32 word, unsigned int shift)
{
	return (word >> (shift & 31)) | (word << (-shift & 31));
}

static inline u16 rol16(u16 word, unsigned int shift)
{
	return (u16)((word << (shift & 15)) | (word >> (-shift & 15)));
}

static inline u16 ror16(u16 word, unsigned int shift)
{
	return (u16)((word >> (shift & 15)) | (word << (-shift & 15)));
}

static inline u8 rol8(u8 word, unsigned int shift)
{
	return (u8)((word << (shift & 7)) | (word >> (-shift & 7)));
}

static inline u8 ror8(u8 word, unsigned int shift)
{
	return (u8)((word >> (shift & 7)) | (word << (-shift & 7)));
}

/* @index is the number of the sign bit. */
static inline s32 sign_extend32(u32 value, int index)
{
	unsigned int shift = 31 - index;

	return (s32)(value << shift) >> shift;
}

static inline s64 sign_extend64(u64 value, int index)
{
	unsigned int shift = 63 - index;

	return (s64)(value << shift) >> shift;
}

/* log2 of the next power of two; order of a number of things. */
static inline int get_count_order(unsigned int count)
{
	return count ? fls(count - 1) : -1;
}

static inline int get_count_order_long(unsigned long l)
{
	return l ? (int)fls_long(l - 1) : -1;
}

static inline unsigned long parity8(u8 value)
{
	return __builtin_parity(value);
}

#endif
