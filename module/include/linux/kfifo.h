/* SPDX-License-Identifier: MIT */
/*
 * Queues of one type of element, in a ring whose size is a power of two.
 *
 * One who puts and one who takes need no lock; more than one of a kind do
 * (the _spinlocked forms). Every macro takes the address of the fifo.
 *
 * Three kinds are made here, all with the same members in front:
 *	DECLARE_KFIFO(name, type, size)		its buffer is in it
 *	DECLARE_KFIFO_PTR(name, type)		kfifo_alloc() or kfifo_init()
 *	struct kfifo				the same, of bytes
 * and the two of records, which put a length of one or two bytes before each:
 *	struct kfifo_rec_ptr_1, STRUCT_KFIFO_REC_1(size)
 */
#ifndef _LINUX_KFIFO_H
#define _LINUX_KFIFO_H

#include <linux/compiler.h>
#include <linux/kernel.h>
#include <linux/spinlock.h>
#include <linux/types.h>

/*
 * @in and @out only grow: what is in the fifo is their difference, also when
 * they wrap, and their place in the buffer is what @mask leaves of them.
 */
struct __kfifo {
	unsigned int in;
	unsigned int out;
	unsigned int mask;
	unsigned int esize;
	void *data;
};

/* @elem and @rec only carry types: of an element, of a record's length. */
#define __STRUCT_KFIFO(type, count, rec_)     \
	{                                     \
		union {                       \
			struct __kfifo kfifo; \
			type *elem;           \
			char (*rec)[rec_];    \
		};                            \
		type buf[count];              \
	}

#define STRUCT_KFIFO(type, size) \
	struct __STRUCT_KFIFO(type, __kfifo_size(size), 0)
#define STRUCT_KFIFO_PTR(type) struct __STRUCT_KFIFO(type, 0, 0)
#define STRUCT_KFIFO_REC_1(size) \
	struct __STRUCT_KFIFO(unsigned char, __kfifo_size(size), 1)
#define STRUCT_KFIFO_REC_2(size) \
	struct __STRUCT_KFIFO(unsigned char, __kfifo_size(size), 2)
/* A size that is no power of two, or is 1, does not compile. */
#define __kfifo_size(size) (((size) < 2 || ((size) & ((size)-1))) ? -1 : (size))

struct kfifo __STRUCT_KFIFO(unsigned char, 0, 0);
struct kfifo_rec_ptr_1 __STRUCT_KFIFO(unsigned char, 0, 1);
struct kfifo_rec_ptr_2 __STRUCT_KFIFO(unsigned char, 0, 2);

#define DECLARE_KFIFO(fifo, type, size) STRUCT_KFIFO(type, size) fifo
#define DECLARE_KFIFO_PTR(fifo, type)   STRUCT_KFIFO_PTR(type) fifo
#define DEFINE_KFIFO(fifo, type, size)                                        \
	DECLARE_KFIFO(fifo, type, size) = { .kfifo = { .mask = (size)-1,      \
						       .esize = sizeof(type), \
						       .data = fifo.buf } }
#define INIT_KFIFO(fifo)                                                        \
	((void)((fifo).kfifo = (struct __kfifo){                                \
			.mask = sizeof((fifo).buf) / sizeof((fifo).buf[0])      \
					? sizeof((fifo).buf) /                  \
							  sizeof((fifo).buf     \
									 [0]) - \
						  1                             \
					: 0,                                    \
			.esize = sizeof((fifo).buf[0]),                         \
			.data = sizeof((fifo).buf) ? (fifo).buf : NULL }))

/* Elements: return how many. @recsize 0 is none. */
int __kfifo_alloc(struct __kfifo *f, unsigned int size, size_t esize,
		  gfp_t gfp);
void __kfifo_free(struct __kfifo *f);
int __kfifo_init(struct __kfifo *f, void *buffer, unsigned int size,
		 size_t esize);
unsigned int __kfifo_in(struct __kfifo *f, const void *buf, unsigned int len,
			size_t recsize);
unsigned int __kfifo_out(struct __kfifo *f, void *buf, unsigned int len,
			 size_t recsize);
unsigned int __kfifo_peek(struct __kfifo *f, void *buf, unsigned int len,
			  size_t recsize);
void __kfifo_skip(struct __kfifo *f, size_t recsize);
unsigned int __kfifo_avail(struct __kfifo *f, size_t recsize);
unsigned int __kfifo_peek_len(struct __kfifo *f, size_t recsize);
int __kfifo_to_user(struct __kfifo *f, void __user *to, unsigned long len,
		    unsigned int *copied, size_t recsize);
int __kfifo_from_user(struct __kfifo *f, const void __user *from,
		      unsigned long len, unsigned int *copied, size_t recsize);

static inline unsigned int __kfifo_used(const struct __kfifo *f)
{
	return __atomic_load_n(&f->in, __ATOMIC_ACQUIRE) -
	       __atomic_load_n(&f->out, __ATOMIC_ACQUIRE);
}

#define __kfifo_rec(fifo)       sizeof(*(fifo)->rec)
#define __kfifo_elem_p(fifo, p) ((void)sizeof((p) == (fifo)->elem), (p))

#define kfifo_initialized(fifo) ((fifo)->kfifo.mask != 0)
#define kfifo_esize(fifo)       ((fifo)->kfifo.esize)
#define kfifo_recsize(fifo)     __kfifo_rec(fifo)
#define kfifo_size(fifo)        ((fifo)->kfifo.mask + 1)
#define kfifo_reset(fifo)                                          \
	do {                                                       \
		struct __kfifo *__kf = &(fifo)->kfifo;             \
		__atomic_store_n(&__kf->in, 0, __ATOMIC_RELAXED);  \
		__atomic_store_n(&__kf->out, 0, __ATOMIC_RELEASE); \
	} while (0)
/* Only for the one who takes. */
#define kfifo_reset_out(fifo)                                                  \
	do {                                                                   \
		struct __kfifo *__kf = &(fifo)->kfifo;                         \
		__atomic_store_n(&__kf->out,                                   \
				 __atomic_load_n(&__kf->in, __ATOMIC_ACQUIRE), \
				 __ATOMIC_RELEASE);                            \
	} while (0)
#define kfifo_len(fifo)      __kfifo_used(&(fifo)->kfifo)
#define kfifo_is_empty(fifo) (kfifo_len(fifo) == 0)
#define kfifo_is_full(fifo)  (kfifo_len(fifo) > (fifo)->kfifo.mask)
#define kfifo_avail(fifo)    __kfifo_avail(&(fifo)->kfifo, __kfifo_rec(fifo))
#define kfifo_skip(fifo)     __kfifo_skip(&(fifo)->kfifo, __kfifo_rec(fifo))
#define kfifo_skip_count(fifo, count)                             \
	do {                                                      \
		struct __kfifo *__kf = &(fifo)->kfifo;            \
		__atomic_store_n(&__kf->out, __kf->out + (count), \
				 __ATOMIC_RELEASE);               \
	} while (0)
/* The length of the next record; of elements, how many there are. */
#define kfifo_peek_len(fifo) __kfifo_peek_len(&(fifo)->kfifo, __kfifo_rec(fifo))

/* @size elements, rounded up to a power of two: 0, -EINVAL, -ENOMEM. */
#define kfifo_alloc(fifo, size, gfp_mask) \
	__kfifo_alloc(&(fifo)->kfifo, (size), sizeof(*(fifo)->elem), (gfp_mask))
#define kfifo_free(fifo) __kfifo_free(&(fifo)->kfifo)
/* @size bytes of the caller's, of which a power of two is used. */
#define kfifo_init(fifo, buffer, size) \
	__kfifo_init(&(fifo)->kfifo, (buffer), (size), sizeof(*(fifo)->elem))

/* One element. Return: 1, or 0 when it is full or empty. */
#define kfifo_put(fifo, val)                                                   \
	({                                                                     \
		__typeof__(*(fifo)->elem) __val = (val);                       \
		__kfifo_in(&(fifo)->kfifo, &__val, 1, __kfifo_rec(fifo)) != 0; \
	})
#define kfifo_get(fifo, val)                                       \
	(__kfifo_out(&(fifo)->kfifo, __kfifo_elem_p(fifo, val), 1, \
		     __kfifo_rec(fifo)) != 0)
#define kfifo_peek(fifo, val)                                       \
	(__kfifo_peek(&(fifo)->kfifo, __kfifo_elem_p(fifo, val), 1, \
		      __kfifo_rec(fifo)) != 0)

/* Up to @n elements, or one record whole. Return: how many. */
#define kfifo_in(fifo, buf, n)                                     \
	__kfifo_in(&(fifo)->kfifo, __kfifo_elem_p(fifo, buf), (n), \
		   __kfifo_rec(fifo))
#define kfifo_out(fifo, buf, n)                                     \
	__kfifo_out(&(fifo)->kfifo, __kfifo_elem_p(fifo, buf), (n), \
		    __kfifo_rec(fifo))
#define kfifo_out_peek(fifo, buf, n)                                 \
	__kfifo_peek(&(fifo)->kfifo, __kfifo_elem_p(fifo, buf), (n), \
		     __kfifo_rec(fifo))

#define __kfifo_locked(lock, expr)                     \
	({                                             \
		unsigned long __flags;                 \
		unsigned int __n;                      \
		spin_lock_irqsave(lock, __flags);      \
		__n = (expr);                          \
		spin_unlock_irqrestore(lock, __flags); \
		__n;                                   \
	})
#define kfifo_in_spinlocked(fifo, buf, n, lock) \
	__kfifo_locked(lock, kfifo_in(fifo, buf, n))
#define kfifo_out_spinlocked(fifo, buf, n, lock) \
	__kfifo_locked(lock, kfifo_out(fifo, buf, n))
#define kfifo_in_locked(fifo, buf, n, lock) \
	kfifo_in_spinlocked(fifo, buf, n, lock)
#define kfifo_out_locked(fifo, buf, n, lock) \
	kfifo_out_spinlocked(fifo, buf, n, lock)
#define kfifo_is_empty_spinlocked(fifo, lock) \
	__kfifo_locked(lock, kfifo_is_empty(fifo))

/* @len is in bytes, as is *@copied. Return: 0 or -EFAULT. */
#define kfifo_to_user(fifo, to, len, copied)                   \
	__kfifo_to_user(&(fifo)->kfifo, (to), (len), (copied), \
			__kfifo_rec(fifo))
#define kfifo_from_user(fifo, from, len, copied)                   \
	__kfifo_from_user(&(fifo)->kfifo, (from), (len), (copied), \
			  __kfifo_rec(fifo))

#endif
