/* SPDX-License-Identifier: MIT */
/* Arrays of bits: <linux/find.h>, <linux/bitmap.h>. */
#include <asm/page.h>
#include <linux/bitmap.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/kstrtox.h>
#include <linux/slab.h>
#include <linux/string.h>

/* ---- looking for bits -------------------------------------------------- */

/* Bits of @a, turned over by @not_a, that are in @b, turned over by @not_b. */
static unsigned long next_in_both(const unsigned long *a, unsigned long not_a,
				  const unsigned long *b, unsigned long not_b,
				  unsigned long size, unsigned long offset)
{
	unsigned long mask = BITMAP_FIRST_WORD_MASK(offset);

	for (unsigned long at = BIT_WORD(offset); at * BITS_PER_LONG < size;
	     at++, mask = ~0UL) {
		unsigned long word = (a[at] ^ not_a) & (b[at] ^ not_b) & mask;

		if (word)
			return min(at * BITS_PER_LONG + __ffs(word), size);
	}
	return size;
}

unsigned long find_next_bit(const unsigned long *addr, unsigned long size,
			    unsigned long offset)
{
	return next_in_both(addr, 0, addr, 0, size, offset);
}

unsigned long find_next_zero_bit(const unsigned long *addr, unsigned long size,
				 unsigned long offset)
{
	return next_in_both(addr, ~0UL, addr, ~0UL, size, offset);
}

unsigned long find_next_and_bit(const unsigned long *addr1,
				const unsigned long *addr2, unsigned long size,
				unsigned long offset)
{
	return next_in_both(addr1, 0, addr2, 0, size, offset);
}

unsigned long find_next_andnot_bit(const unsigned long *addr1,
				   const unsigned long *addr2,
				   unsigned long size, unsigned long offset)
{
	return next_in_both(addr1, 0, addr2, ~0UL, size, offset);
}

unsigned long find_last_bit(const unsigned long *addr, unsigned long size)
{
	unsigned long mask = BITMAP_LAST_WORD_MASK(size);

	for (unsigned long at = BITS_TO_LONGS(size); at--; mask = ~0UL)
		if (addr[at] & mask)
			return at * BITS_PER_LONG + __fls(addr[at] & mask);
	return size;
}

unsigned long find_nth_bit(const unsigned long *addr, unsigned long size,
			   unsigned long n)
{
	unsigned long bit = find_first_bit(addr, size);

	while (bit < size && n--)
		bit = find_next_bit(addr, size, bit + 1);
	return bit;
}

unsigned long find_next_bit_wrap(const unsigned long *addr, unsigned long size,
				 unsigned long offset)
{
	unsigned long bit = find_next_bit(addr, size, offset);

	if (bit < size || !offset)
		return bit;
	bit = find_first_bit(addr, min(offset, size));
	return bit < min(offset, size) ? bit : size;
}

/* ---- arithmetic -------------------------------------------------------- */

/* What every writer ends with: the unused bits are 0. */
static void trim_last(unsigned long *dst, unsigned int nbits)
{
	if (nbits % BITS_PER_LONG)
		dst[BIT_WORD(nbits)] &= BITMAP_LAST_WORD_MASK(nbits);
}

void bitmap_zero(unsigned long *dst, unsigned int nbits)
{
	memset(dst, 0, bitmap_size(nbits));
}

void bitmap_fill(unsigned long *dst, unsigned int nbits)
{
	memset(dst, 0xff, bitmap_size(nbits));
	trim_last(dst, nbits);
}

void bitmap_copy(unsigned long *dst, const unsigned long *src,
		 unsigned int nbits)
{
	memmove(dst, src, bitmap_size(nbits));
	trim_last(dst, nbits);
}

bool bitmap_and(unsigned long *dst, const unsigned long *a,
		const unsigned long *b, unsigned int nbits)
{
	for (unsigned int i = 0; i < BITS_TO_LONGS(nbits); i++)
		dst[i] = a[i] & b[i];
	trim_last(dst, nbits);
	return !bitmap_empty(dst, nbits);
}

bool bitmap_andnot(unsigned long *dst, const unsigned long *a,
		   const unsigned long *b, unsigned int nbits)
{
	for (unsigned int i = 0; i < BITS_TO_LONGS(nbits); i++)
		dst[i] = a[i] & ~b[i];
	trim_last(dst, nbits);
	return !bitmap_empty(dst, nbits);
}

void bitmap_or(unsigned long *dst, const unsigned long *a,
	       const unsigned long *b, unsigned int nbits)
{
	for (unsigned int i = 0; i < BITS_TO_LONGS(nbits); i++)
		dst[i] = a[i] | b[i];
	trim_last(dst, nbits);
}

void bitmap_xor(unsigned long *dst, const unsigned long *a,
		const unsigned long *b, unsigned int nbits)
{
	for (unsigned int i = 0; i < BITS_TO_LONGS(nbits); i++)
		dst[i] = a[i] ^ b[i];
	trim_last(dst, nbits);
}

void bitmap_complement(unsigned long *dst, const unsigned long *src,
		       unsigned int nbits)
{
	for (unsigned int i = 0; i < BITS_TO_LONGS(nbits); i++)
		dst[i] = ~src[i];
	trim_last(dst, nbits);
}

/* Down to bit 0 and up from it; @dst may be @src. */
void bitmap_shift_left(unsigned long *dst, const unsigned long *src,
		       unsigned int shift, unsigned int nbits)
{
	for (unsigned int bit = nbits; bit-- > 0;)
		__assign_bit(bit, dst,
			     bit >= shift && test_bit(bit - shift, src));
	trim_last(dst, nbits);
}

void bitmap_shift_right(unsigned long *dst, const unsigned long *src,
			unsigned int shift, unsigned int nbits)
{
	for (unsigned int bit = 0; bit < nbits; bit++)
		__assign_bit(bit, dst,
			     shift < nbits - bit && test_bit(bit + shift, src));
	trim_last(dst, nbits);
}

bool bitmap_subset(const unsigned long *a, const unsigned long *b,
		   unsigned int nbits)
{
	return find_next_andnot_bit(a, b, nbits, 0) == nbits;
}

bool bitmap_equal(const unsigned long *a, const unsigned long *b,
		  unsigned int nbits)
{
	return bitmap_subset(a, b, nbits) && bitmap_subset(b, a, nbits);
}

bool bitmap_intersects(const unsigned long *a, const unsigned long *b,
		       unsigned int nbits)
{
	return find_first_and_bit(a, b, nbits) < nbits;
}

unsigned int bitmap_weight(const unsigned long *src, unsigned int nbits)
{
	unsigned int weight = 0, i;

	for (i = 0; i < nbits / BITS_PER_LONG; i++)
		weight += hweight_long(src[i]);
	if (nbits % BITS_PER_LONG)
		weight += hweight_long(src[i] & BITMAP_LAST_WORD_MASK(nbits));
	return weight;
}

void bitmap_set(unsigned long *map, unsigned int start, unsigned int nbits)
{
	while (nbits--)
		__set_bit(start++, map);
}

void bitmap_clear(unsigned long *map, unsigned int start, unsigned int nbits)
{
	while (nbits--)
		__clear_bit(start++, map);
}

unsigned long bitmap_find_next_zero_area(unsigned long *map, unsigned long size,
					 unsigned long start, unsigned int nr,
					 unsigned long align_mask)
{
	for (;;) {
		unsigned long end, taken;

		start = find_next_zero_bit(map, size, start);
		start = __ALIGN_MASK(start, align_mask);
		end = start + nr;
		if (end > size)
			return end;
		taken = find_next_bit(map, end, start);
		if (taken >= end)
			return start;
		start = taken + 1;
	}
}

void bitmap_from_arr32(unsigned long *bitmap, const u32 *buf,
		       unsigned int nbits)
{
	bitmap_zero(bitmap, nbits);
	for (unsigned int i = 0; i < BITS_TO_U32(nbits); i++)
		bitmap[i / 2] |= (unsigned long)buf[i] << (32 * (i % 2));
	trim_last(bitmap, nbits);
}

void bitmap_to_arr32(u32 *buf, const unsigned long *bitmap, unsigned int nbits)
{
	for (unsigned int i = 0; i < BITS_TO_U32(nbits); i++)
		buf[i] = bitmap[i / 2] >> (32 * (i % 2));
	if (nbits % 32)
		buf[nbits / 32] &= BIT(nbits % 32) - 1;
}

/* ---- text -------------------------------------------------------------- */

/* Bits @first .. @last, of each @group the first @used. */
struct region {
	unsigned int first, last, used, group;
};

static bool ends_region(char c)
{
	return c == ',' || isspace(c) || !c;
}

/* A number, or N for the last bit. NULL: neither. */
static const char *read_bit(const char *s, unsigned int *bit, int nbits)
{
	unsigned long long value;
	char *end;

	if (*s == 'N') {
		*bit = nbits - 1;
		return s + 1;
	}
	if (!isdigit(*s))
		return NULL;
	value = simple_strtoull(s, &end, 10);
	*bit = min(value, (unsigned long long)UINT_MAX);
	return end;
}

/* `:used/group` */
static const char *read_pattern(const char *s, struct region *r, int nbits)
{
	s = read_bit(s + 1, &r->used, nbits);
	if (!s || *s != '/')
		return NULL;
	return read_bit(s + 1, &r->group, nbits);
}

static const char *read_region(const char *s, struct region *r, int nbits)
{
	*r = (struct region){ .last = nbits - 1,
			      .used = UINT_MAX,
			      .group = UINT_MAX };
	if (!strncasecmp(s, "all", 3) && (s[3] == ':' || ends_region(s[3]))) {
		s += 3;
	} else {
		s = read_bit(s, &r->first, nbits);
		if (!s)
			return NULL;
		r->last = r->first;
		if (*s != '-')
			goto end;
		s = read_bit(s + 1, &r->last, nbits);
	}
	if (s && *s == ':')
		s = read_pattern(s, r, nbits);
end:
	return s && ends_region(*s) ? s : NULL;
}

static int set_region(unsigned long *map, const struct region *r, int nbits)
{
	if (r->first > r->last || !r->group || r->used > r->group)
		return -EINVAL;
	if (r->last >= (unsigned int)nbits)
		return -ERANGE;
	for (unsigned int bit = r->first; bit <= r->last; bit++)
		if ((bit - r->first) % r->group < r->used)
			__set_bit(bit, map);
	return 0;
}

int bitmap_parselist(const char *buf, unsigned long *maskp, int nmaskbits)
{
	struct region r;

	bitmap_zero(maskp, nmaskbits);
	for (;;) {
		int err;

		while (*buf && ends_region(*buf))
			buf++;
		if (!*buf)
			return 0;
		buf = read_region(buf, &r, nmaskbits);
		if (!buf)
			return -EINVAL;
		err = set_region(maskp, &r, nmaskbits);
		if (err)
			return err;
	}
}

static int set_digit(unsigned long *dst, int nbits, int bit, int digit)
{
	for (int i = 0; i < 4; i++) {
		if (!(digit & BIT(i)))
			continue;
		if (bit + i >= nbits)
			return -EOVERFLOW;
		__set_bit(bit + i, dst);
	}
	return 0;
}

/* From the right: each group of up to eight digits is 32 bits. */
static int parse_mask(const char *buf, size_t len, unsigned long *dst,
		      int nbits)
{
	int group = 0, digits = 0, err = 0;

	bitmap_zero(dst, nbits);
	while (len-- && !err) {
		int digit = hex_to_bin(buf[len]);

		if (buf[len] == ',' && digits && len) {
			group += 32;
			digits = 0;
			continue;
		}
		if (digit < 0)
			return -EINVAL;
		if (digits == 8)
			return -EOVERFLOW;
		err = set_digit(dst, nbits, group + 4 * digits++, digit);
	}
	return err ? err : digits ? 0 : -EINVAL;
}

int bitmap_parse(const char *buf, unsigned int buflen, unsigned long *dst,
		 int nbits)
{
	size_t len = strnlen(buf, buflen);

	while (len && isspace(buf[len - 1]))
		len--;
	while (len && isspace(*buf))
		buf++, len--;
	return parse_mask(buf, len, dst, nbits);
}

int bitmap_parse_user(const char __user *ubuf, unsigned int ulen,
		      unsigned long *dst, int nbits)
{
	return ubuf ? bitmap_parse(ubuf, ulen, dst, nbits) : -EFAULT;
}

int bitmap_parselist_user(const char __user *ubuf, unsigned int ulen,
			  unsigned long *dst, int nbits)
{
	char *copy;
	int err;

	if (!ubuf)
		return -EFAULT;
	copy = kmemdup_nul(ubuf, ulen, GFP_KERNEL);
	if (!copy)
		return -ENOMEM;
	err = bitmap_parselist(copy, dst, nbits);
	kfree(copy);
	return err;
}

int bitmap_print_to_pagebuf(bool list, char *buf, const unsigned long *maskp,
			    int nmaskbits)
{
	size_t room = PAGE_SIZE - offset_in_page(buf);

	return list ? scnprintf(buf, room, "%*pbl\n", nmaskbits, maskp)
		    : scnprintf(buf, room, "%*pb\n", nmaskbits, maskp);
}

/* ---- memory ------------------------------------------------------------ */

unsigned long *bitmap_alloc(unsigned int nbits, gfp_t flags)
{
	return kmalloc(bitmap_size(nbits), flags);
}

unsigned long *bitmap_zalloc(unsigned int nbits, gfp_t flags)
{
	return kzalloc(bitmap_size(nbits), flags);
}

void bitmap_free(const unsigned long *bitmap)
{
	kfree(bitmap);
}
