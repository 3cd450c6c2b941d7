/* SPDX-License-Identifier: MIT */
/*
 * Arithmetic on arrays of bits. The bits of the last long beyond the number
 * of bits may be anything in what is read, and are 0 in what is written.
 */
#ifndef _LINUX_BITMAP_H
#define _LINUX_BITMAP_H

#include <linux/bitops.h>
#include <linux/string.h>
#include <linux/types.h>

#define BITMAP_FIRST_WORD_MASK(start) (~0UL << ((start) & (BITS_PER_LONG - 1)))
#define BITMAP_LAST_WORD_MASK(nbits)  (~0UL >> (-(nbits) & (BITS_PER_LONG - 1)))
#define bitmap_size(nbits)            (BITS_TO_LONGS(nbits) * sizeof(long))

void bitmap_zero(unsigned long *dst, unsigned int nbits);
void bitmap_fill(unsigned long *dst, unsigned int nbits);
void bitmap_copy(unsigned long *dst, const unsigned long *src,
		 unsigned int nbits);
/* Return, of these two: whether a bit is left. */
bool bitmap_and(unsigned long *dst, const unsigned long *a,
		const unsigned long *b, unsigned int nbits);
bool bitmap_andnot(unsigned long *dst, const unsigned long *a,
		   const unsigned long *b, unsigned int nbits);
void bitmap_or(unsigned long *dst, const unsigned long *a,
	       const unsigned long *b, unsigned int nbits);
void bitmap_xor(unsigned long *dst, const unsigned long *a,
		const unsigned long *b, unsigned int nbits);
void bitmap_complement(unsigned long *dst, const unsigned long *src,
		       unsigned int nbits);
/* Towards higher numbers is left. */
void bitmap_shift_left(unsigned long *dst, const unsigned long *src,
		       unsigned int shift, unsigned int nbits);
void bitmap_shift_right(unsigned long *dst, const unsigned long *src,
			unsigned int shift, unsigned int nbits);

bool bitmap_equal(const unsigned long *a, const unsigned long *b,
		  unsigned int nbits);
bool bitmap_intersects(const unsigned long *a, const unsigned long *b,
		       unsigned int nbits);
/* Whether all of @a is in @b. */
bool bitmap_subset(const unsigned long *a, const unsigned long *b,
		   unsigned int nbits);
unsigned int bitmap_weight(const unsigned long *src, unsigned int nbits);

void bitmap_set(unsigned long *map, unsigned int start, unsigned int nbits);
void bitmap_clear(unsigned long *map, unsigned int start, unsigned int nbits);

static inline bool bitmap_empty(const unsigned long *src, unsigned int nbits)
{
	return find_first_bit(src, nbits) == nbits;
}

static inline bool bitmap_full(const unsigned long *src, unsigned int nbits)
{
	return find_first_zero_bit(src, nbits) == nbits;
}

/* Whether bits start .. start + nbits - 1 are all 0: Return: the start. */
unsigned long bitmap_find_next_zero_area(unsigned long *map, unsigned long size,
					 unsigned long start, unsigned int nr,
					 unsigned long align_mask);

/**
 * bitmap_parselist - bits from a list like "0-3,7,16-31:2/4"
 * @buf: numbers and ranges, `all`, `N` for the last; of a range with `:used/
 *	group` only the first @used of each @group are taken
 * @maskp: the bits
 * @nmaskbits: how many there are
 *
 * Return: 0, -EINVAL (not such a list), -ERANGE (a bit beyond the last).
 */
int bitmap_parselist(const char *buf, unsigned long *maskp, int nmaskbits);
int bitmap_parselist_user(const char __user *ubuf, unsigned int ulen,
			  unsigned long *dst, int nbits);
/* Bits from a mask like "ff,00000001". -EOVERFLOW: beyond the last. */
int bitmap_parse(const char *buf, unsigned int buflen, unsigned long *dst,
		 int nbits);
int bitmap_parse_user(const char __user *ubuf, unsigned int ulen,
		      unsigned long *dst, int nbits);
/* A list or a mask and a newline into a page. Return: the length. */
int bitmap_print_to_pagebuf(bool list, char *buf, const unsigned long *maskp,
			    int nmaskbits);

void bitmap_from_arr32(unsigned long *bitmap, const u32 *buf,
		       unsigned int nbits);
void bitmap_to_arr32(u32 *buf, const unsigned long *bitmap, unsigned int nbits);

static inline void bitmap_from_u64(unsigned long *dst, u64 mask)
{
	dst[0] = mask;
}

/* Into memory of their own (see <linux/slab.h>). */
unsigned long *bitmap_alloc(unsigned int nbits, gfp_t flags);
unsigned long *bitmap_zalloc(unsigned int nbits, gfp_t flags);
void bitmap_free(const unsigned long *bitmap);

#endif
