/* SPDX-License-Identifier: MIT */
/*
 * Reference counts, which neither wrap nor come back from zero: one that
 * would is pinned where no sequence of calls can free its object again, and
 * the kernel log says so once.
 */
#ifndef _LINUX_REFCOUNT_H
#define _LINUX_REFCOUNT_H

#include <linux/atomic.h>
#include <linux/spinlock_types.h>

typedef struct refcount_struct {
	atomic_t refs;
} refcount_t;

struct mutex;

#define REFCOUNT_INIT(n)               \
	{                              \
		.refs = ATOMIC_INIT(n) \
	}
#define REFCOUNT_MAX       0x7fffffff
#define REFCOUNT_SATURATED ((int)0xc0000000)

enum refcount_saturation_type {
	REFCOUNT_ADD_NOT_ZERO_OVF,
	REFCOUNT_ADD_OVF,
	REFCOUNT_ADD_UAF,
	REFCOUNT_SUB_UAF,
	REFCOUNT_DEC_LEAK,
};

void refcount_warn_saturate(refcount_t *r, enum refcount_saturation_type t);

static inline void refcount_set(refcount_t *r, int n)
{
	atomic_set(&r->refs, n);
}

static inline unsigned int refcount_read(const refcount_t *r)
{
	return (unsigned int)atomic_read(&r->refs);
}

/* Return: false, and nothing done, when it is 0. */
static inline bool refcount_add_not_zero(int i, refcount_t *r)
{
	int old = atomic_fetch_add_unless(&r->refs, i, 0);

	if (old < 0 || (unsigned int)old + (unsigned int)i > REFCOUNT_MAX)
		refcount_warn_saturate(r, REFCOUNT_ADD_NOT_ZERO_OVF);
	return old;
}

static inline void refcount_add(int i, refcount_t *r)
{
	int old = atomic_fetch_add_relaxed(i, &r->refs);

	if (!old)
		refcount_warn_saturate(r, REFCOUNT_ADD_UAF);
	else if (old < 0 || (unsigned int)old + (unsigned int)i > REFCOUNT_MAX)
		refcount_warn_saturate(r, REFCOUNT_ADD_OVF);
}

static inline bool refcount_inc_not_zero(refcount_t *r)
{
	return refcount_add_not_zero(1, r);
}

static inline void refcount_inc(refcount_t *r)
{
	refcount_add(1, r);
}

/* Return: whether it is 0 now: the object belongs to the caller. */
static inline bool refcount_sub_and_test(int i, refcount_t *r)
{
	int old = atomic_fetch_sub(i, &r->refs);

	if (old > 0 && old == i)
		return true;
	if (old <= 0 || old < i)
		refcount_warn_saturate(r, REFCOUNT_SUB_UAF);
	return false;
}

static inline bool refcount_dec_and_test(refcount_t *r)
{
	return refcount_sub_and_test(1, r);
}

static inline void refcount_dec(refcount_t *r)
{
	if (atomic_fetch_sub_release(1, &r->refs) <= 1)
		refcount_warn_saturate(r, REFCOUNT_DEC_LEAK);
}

bool refcount_dec_if_one(refcount_t *r);
bool refcount_dec_not_one(refcount_t *r);

/* Return: whether it is 0 now; only then the lock is held. */
bool refcount_dec_and_mutex_lock(refcount_t *r, struct mutex *lock);
bool refcount_dec_and_lock(refcount_t *r, spinlock_t *lock);

#endif
