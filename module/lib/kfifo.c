/* SPDX-License-Identifier: MIT */
/*
 * The work of <linux/kfifo.h>, where types are sizes again.
 *
 * Who puts owns @in, who takes owns @out; each reads the other's with acquire
 * and moves its own with release, after the elements are in their place.
 */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/kfifo.h>
#include <linux/log2.h>
#include <linux/slab.h>
#include <linux/string.h>

static unsigned int unused(const struct __kfifo *f)
{
	return f->mask + 1 - __kfifo_used(f);
}

static void move_in(struct __kfifo *f, unsigned int count)
{
	__atomic_store_n(&f->in, f->in + count, __ATOMIC_RELEASE);
}

static void move_out(struct __kfifo *f, unsigned int count)
{
	__atomic_store_n(&f->out, f->out + count, __ATOMIC_RELEASE);
}

int __kfifo_alloc(struct __kfifo *f, unsigned int size, size_t esize, gfp_t gfp)
{
	*f = (struct __kfifo){ .esize = esize };
	if (size < 2 || size > 1U << 31)
		return -EINVAL;
	size = roundup_pow_of_two(size);
	f->data = kmalloc_array(size, esize, gfp);
	if (!f->data)
		return -ENOMEM;
	f->mask = size - 1;
	return 0;
}

void __kfifo_free(struct __kfifo *f)
{
	kfree(f->data);
	*f = (struct __kfifo){ .data = NULL };
}

int __kfifo_init(struct __kfifo *f, void *buffer, unsigned int size,
		 size_t esize)
{
	size /= esize;
	*f = (struct __kfifo){ .esize = esize, .data = buffer };
	if (size < 2)
		return -EINVAL;
	f->mask = rounddown_pow_of_two(size) - 1;
	return 0;
}

/* ---- the ring: up to its end, and the rest from its start -------------- */

static void ring_write(struct __kfifo *f, unsigned int at, const void *from,
		       unsigned int count)
{
	unsigned int place = at & f->mask;
	unsigned int first = min(count, f->mask + 1 - place);
	char *data = f->data;

	memcpy(data + (size_t)place * f->esize, from, (size_t)first * f->esize);
	memcpy(data, (const char *)from + (size_t)first * f->esize,
	       (size_t)(count - first) * f->esize);
}

static void ring_read(const struct __kfifo *f, unsigned int at, void *to,
		      unsigned int count)
{
	unsigned int place = at & f->mask;
	unsigned int first = min(count, f->mask + 1 - place);
	const char *data = f->data;

	memcpy(to, data + (size_t)place * f->esize, (size_t)first * f->esize);
	memcpy((char *)to + (size_t)first * f->esize, data,
	       (size_t)(count - first) * f->esize);
}

/* ---- records: a length of @recsize bytes, low byte first, then the rest --- */

static unsigned int record_len(const struct __kfifo *f, size_t recsize)
{
	u8 bytes[2] = { 0, 0 };

	ring_read(f, f->out, bytes, recsize);
	return bytes[0] | bytes[1] << 8;
}

static unsigned int longest_record(size_t recsize)
{
	return recsize == 1 ? U8_MAX : U16_MAX;
}

static unsigned int record_in(struct __kfifo *f, const void *buf,
			      unsigned int len, size_t recsize)
{
	u8 bytes[2] = { len, len >> 8 };

	if (len > longest_record(recsize) || len + recsize > unused(f))
		return 0;
	ring_write(f, f->in, bytes, recsize);
	ring_write(f, f->in + recsize, buf, len);
	move_in(f, len + recsize);
	return len;
}

static unsigned int record_peek(struct __kfifo *f, void *buf, unsigned int len,
				size_t recsize)
{
	if (!__kfifo_used(f))
		return 0;
	len = min(len, record_len(f, recsize));
	ring_read(f, f->out + recsize, buf, len);
	return len;
}

/* ---- both -------------------------------------------------------------- */

unsigned int __kfifo_in(struct __kfifo *f, const void *buf, unsigned int len,
			size_t recsize)
{
	if (recsize)
		return record_in(f, buf, len, recsize);
	len = min(len, unused(f));
	ring_write(f, f->in, buf, len);
	move_in(f, len);
	return len;
}

unsigned int __kfifo_peek(struct __kfifo *f, void *buf, unsigned int len,
			  size_t recsize)
{
	if (recsize)
		return record_peek(f, buf, len, recsize);
	len = min(len, __kfifo_used(f));
	ring_read(f, f->out, buf, len);
	return len;
}

/* What does not fit of a record is lost. */
unsigned int __kfifo_out(struct __kfifo *f, void *buf, unsigned int len,
			 size_t recsize)
{
	len = __kfifo_peek(f, buf, len, recsize);
	if (recsize)
		__kfifo_skip(f, recsize);
	else
		move_out(f, len);
	return len;
}

void __kfifo_skip(struct __kfifo *f, size_t recsize)
{
	if (!__kfifo_used(f))
		return;
	move_out(f, recsize ? record_len(f, recsize) + recsize : 1);
}

unsigned int __kfifo_avail(struct __kfifo *f, size_t recsize)
{
	unsigned int room = unused(f);

	if (!recsize)
		return room;
	return room <= recsize ? 0
			       : min(room - (unsigned int)recsize,
				     longest_record(recsize));
}

unsigned int __kfifo_peek_len(struct __kfifo *f, size_t recsize)
{
	unsigned int used = __kfifo_used(f);

	if (!recsize)
		return used * f->esize;
	return used ? record_len(f, recsize) : 0;
}

/* Whole ones only; a record counts by its bytes. */
static unsigned int elements(const struct __kfifo *f, unsigned long len)
{
	return min(len / f->esize, (unsigned long)UINT_MAX);
}

int __kfifo_to_user(struct __kfifo *f, void __user *to, unsigned long len,
		    unsigned int *copied, size_t recsize)
{
	*copied = 0;
	if (len && !to)
		return -EFAULT;
	*copied = f->esize * __kfifo_out(f, to, elements(f, len), recsize);
	return 0;
}

int __kfifo_from_user(struct __kfifo *f, const void __user *from,
		      unsigned long len, unsigned int *copied, size_t recsize)
{
	*copied = 0;
	if (len && !from)
		return -EFAULT;
	*copied = f->esize * __kfifo_in(f, from, elements(f, len), recsize);
	return 0;
}
