/* SPDX-License-Identifier: MIT */
/*
 * Atomic counters: atomic_t, atomic64_t and atomic_long_t.
 *
 * As in the kernel, what returns a value is a full barrier unless its name
 * ends in _relaxed, _acquire or _release; what returns none orders nothing.
 * One macro writes the functions of all three types.
 */
#ifndef _LINUX_ATOMIC_H
#define _LINUX_ATOMIC_H

#include <linux/types.h>
#include <asm/barrier.h>
#include <asm/cmpxchg.h>

#define ATOMIC_LONG_INIT(i) \
	{                   \
		(i)         \
	}

/* What a value-returning operation comes in: four strengths. */
#define __HRT_ATOMIC_RMW(p, T, op, builtin, suffix, order)              \
	static inline T p##_fetch_##op##suffix(T i, p##_t *v)           \
	{                                                               \
		return __atomic_fetch_##builtin(&v->counter, i, order); \
	}
#define __HRT_ATOMIC_RETURN(p, T, op, builtin, suffix, order)             \
	static inline T p##_##op##_return##suffix(T i, p##_t *v)          \
	{                                                                 \
		return __atomic_##builtin##_fetch(&v->counter, i, order); \
	}
#define __HRT_ATOMIC_FOUR(form, p, T, op, builtin)                        \
	form(p, T, op, builtin, , __ATOMIC_SEQ_CST)                       \
		form(p, T, op, builtin, _relaxed, __ATOMIC_RELAXED) form( \
			p, T, op, builtin, _acquire, __ATOMIC_ACQUIRE)    \
			form(p, T, op, builtin, _release, __ATOMIC_RELEASE)

/* An operation without a result, and its value-returning forms. */
#define __HRT_ATOMIC_VOID(p, T, op, builtin)                                \
	static inline void p##_##op(T i, p##_t *v)                          \
	{                                                                   \
		__atomic_fetch_##builtin(&v->counter, i, __ATOMIC_RELAXED); \
	}

#define __HRT_ATOMIC_STEP(p, T, op, by)                                       \
	static inline void p##_##op(p##_t *v)                                 \
	{                                                                     \
		__atomic_fetch_add(&v->counter, by, __ATOMIC_RELAXED);        \
	}                                                                     \
	static inline T p##_##op##_return(p##_t *v)                           \
	{                                                                     \
		return __atomic_add_fetch(&v->counter, by, __ATOMIC_SEQ_CST); \
	}                                                                     \
	static inline T p##_##op##_return_relaxed(p##_t *v)                   \
	{                                                                     \
		return __atomic_add_fetch(&v->counter, by, __ATOMIC_RELAXED); \
	}                                                                     \
	static inline T p##_##op##_return_acquire(p##_t *v)                   \
	{                                                                     \
		return __atomic_add_fetch(&v->counter, by, __ATOMIC_ACQUIRE); \
	}                                                                     \
	static inline T p##_##op##_return_release(p##_t *v)                   \
	{                                                                     \
		return __atomic_add_fetch(&v->counter, by, __ATOMIC_RELEASE); \
	}                                                                     \
	static inline T p##_fetch_##op(p##_t *v)                              \
	{                                                                     \
		return __atomic_fetch_add(&v->counter, by, __ATOMIC_SEQ_CST); \
	}                                                                     \
	static inline bool p##_##op##_and_test(p##_t *v)                      \
	{                                                                     \
		return p##_##op##_return(v) == 0;                             \
	}

#define __HRT_ATOMIC_PLAIN(p, T)                                       \
	static inline T p##_read(const p##_t *v)                       \
	{                                                              \
		return __atomic_load_n(&v->counter, __ATOMIC_RELAXED); \
	}                                                              \
	static inline T p##_read_acquire(const p##_t *v)               \
	{                                                              \
		return __atomic_load_n(&v->counter, __ATOMIC_ACQUIRE); \
	}                                                              \
	static inline void p##_set(p##_t *v, T i)                      \
	{                                                              \
		__atomic_store_n(&v->counter, i, __ATOMIC_RELAXED);    \
	}                                                              \
	static inline void p##_set_release(p##_t *v, T i)              \
	{                                                              \
		__atomic_store_n(&v->counter, i, __ATOMIC_RELEASE);    \
	}

#define __HRT_ATOMIC_EXCHANGE(p, T, suffix, order, failed)                  \
	static inline T p##_xchg##suffix(p##_t *v, T new)                   \
	{                                                                   \
		return __hrt_xchg(&v->counter, new, order);                 \
	}                                                                   \
	static inline T p##_cmpxchg##suffix(p##_t *v, T old, T new)         \
	{                                                                   \
		return __hrt_cmpxchg(&v->counter, old, new, order, failed); \
	}                                                                   \
	static inline bool p##_try_cmpxchg##suffix(p##_t *v, T *old, T new) \
	{                                                                   \
		return __atomic_compare_exchange_n(&v->counter, old, new,   \
						   false, order, failed);   \
	}

/* Change it unless it has a certain value; and what is built from that. */
#define __HRT_ATOMIC_UNLESS(p, T)                                           \
	static inline T p##_fetch_add_unless(p##_t *v, T a, T u)            \
	{                                                                   \
		T c = p##_read(v);                                          \
                                                                            \
		while (c != u && !p##_try_cmpxchg(v, &c, c + a))            \
			;                                                   \
		return c;                                                   \
	}                                                                   \
	static inline bool p##_add_unless(p##_t *v, T a, T u)               \
	{                                                                   \
		return p##_fetch_add_unless(v, a, u) != u;                  \
	}                                                                   \
	static inline bool p##_inc_not_zero(p##_t *v)                       \
	{                                                                   \
		return p##_add_unless(v, 1, 0);                             \
	}                                                                   \
	static inline bool p##_inc_unless_negative(p##_t *v)                \
	{                                                                   \
		T c = p##_read(v);                                          \
                                                                            \
		while (c >= 0 && !p##_try_cmpxchg(v, &c, c + 1))            \
			;                                                   \
		return c >= 0;                                              \
	}                                                                   \
	static inline bool p##_dec_unless_positive(p##_t *v)                \
	{                                                                   \
		T c = p##_read(v);                                          \
                                                                            \
		while (c <= 0 && !p##_try_cmpxchg(v, &c, c - 1))            \
			;                                                   \
		return c <= 0;                                              \
	}                                                                   \
	/* Return: the value less one, which it has now unless negative. */ \
	static inline T p##_dec_if_positive(p##_t *v)                       \
	{                                                                   \
		T c = p##_read(v);                                          \
                                                                            \
		while (c > 0 && !p##_try_cmpxchg(v, &c, c - 1))             \
			;                                                   \
		return c - 1;                                               \
	}                                                                   \
	static inline bool p##_sub_and_test(T i, p##_t *v)                  \
	{                                                                   \
		return p##_sub_return(i, v) == 0;                           \
	}                                                                   \
	static inline bool p##_add_negative(T i, p##_t *v)                  \
	{                                                                   \
		return p##_add_return(i, v) < 0;                            \
	}                                                                   \
	static inline void p##_andnot(T i, p##_t *v)                        \
	{                                                                   \
		p##_and(~i, v);                                             \
	}                                                                   \
	static inline T p##_fetch_andnot(T i, p##_t *v)                     \
	{                                                                   \
		return p##_fetch_and(~i, v);                                \
	}

#define __HRT_ATOMIC(p, T)                                                \
	__HRT_ATOMIC_PLAIN(p, T)                                          \
	__HRT_ATOMIC_VOID(p, T, add, add)                                 \
	__HRT_ATOMIC_VOID(p, T, sub, sub)                                 \
	__HRT_ATOMIC_VOID(p, T, and, and)                                 \
	__HRT_ATOMIC_VOID(p, T, or, or)                                   \
	__HRT_ATOMIC_VOID(p, T, xor, xor)                                 \
	__HRT_ATOMIC_FOUR(__HRT_ATOMIC_RETURN, p, T, add, add)            \
	__HRT_ATOMIC_FOUR(__HRT_ATOMIC_RETURN, p, T, sub, sub)            \
	__HRT_ATOMIC_FOUR(__HRT_ATOMIC_RMW, p, T, add, add)               \
	__HRT_ATOMIC_FOUR(__HRT_ATOMIC_RMW, p, T, sub, sub)               \
	__HRT_ATOMIC_FOUR(__HRT_ATOMIC_RMW, p, T, and, and)               \
	__HRT_ATOMIC_FOUR(__HRT_ATOMIC_RMW, p, T, or, or)                 \
	__HRT_ATOMIC_FOUR(__HRT_ATOMIC_RMW, p, T, xor, xor)               \
	__HRT_ATOMIC_STEP(p, T, inc, 1)                                   \
	__HRT_ATOMIC_STEP(p, T, dec, -1)                                  \
	__HRT_ATOMIC_EXCHANGE(p, T, , __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST) \
	__HRT_ATOMIC_EXCHANGE(p, T, _relaxed, __ATOMIC_RELAXED,           \
			      __ATOMIC_RELAXED)                           \
	__HRT_ATOMIC_EXCHANGE(p, T, _acquire, __ATOMIC_ACQUIRE,           \
			      __ATOMIC_RELAXED)                           \
	__HRT_ATOMIC_EXCHANGE(p, T, _release, __ATOMIC_RELEASE,           \
			      __ATOMIC_RELAXED)                           \
	__HRT_ATOMIC_UNLESS(p, T)

typedef struct {
	long counter;
} atomic_long_t;

__HRT_ATOMIC(atomic, int)
__HRT_ATOMIC(atomic64, long long)
__HRT_ATOMIC(atomic_long, long)

#define atomic_cond_read_acquire(v, c) smp_cond_load_acquire(&(v)->counter, (c))
#define atomic_cond_read_relaxed(v, c) smp_cond_load_relaxed(&(v)->counter, (c))

/* Their names before 4.x. */
#define atomic_clear_mask(mask, v) atomic_andnot(mask, v)
#define atomic_set_mask(mask, v)   atomic_or(mask, v)

#endif
