/* SPDX-License-Identifier: MIT */
/* Exchange and compare-exchange of anything that is 1, 2, 4 or 8 bytes. */
#ifndef _ASM_CMPXCHG_H
#define _ASM_CMPXCHG_H

#include <linux/types.h>

#define __hrt_xchg(ptr, new, order) \
	__atomic_exchange_n(ptr, (__typeof__(*(ptr)))(new), order)

/* Return: what *ptr was; it is @new now if that was @old. */
#define __hrt_cmpxchg(ptr, old, new, order, failed)                           \
	({                                                                    \
		__typeof__(*(ptr)) __expected = (__typeof__(*(ptr)))(old);    \
		__atomic_compare_exchange_n(ptr, &__expected,                 \
					    (__typeof__(*(ptr)))(new), false, \
					    order, failed);                   \
		__expected;                                                   \
	})

#define xchg(ptr, new)         __hrt_xchg(ptr, new, __ATOMIC_SEQ_CST)
#define xchg_relaxed(ptr, new) __hrt_xchg(ptr, new, __ATOMIC_RELAXED)
#define xchg_acquire(ptr, new) __hrt_xchg(ptr, new, __ATOMIC_ACQUIRE)
#define xchg_release(ptr, new) __hrt_xchg(ptr, new, __ATOMIC_RELEASE)

#define cmpxchg(ptr, old, new) \
	__hrt_cmpxchg(ptr, old, new, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)
#define cmpxchg_relaxed(ptr, old, new) \
	__hrt_cmpxchg(ptr, old, new, __ATOMIC_RELAXED, __ATOMIC_RELAXED)
#define cmpxchg_acquire(ptr, old, new) \
	__hrt_cmpxchg(ptr, old, new, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)
#define cmpxchg_release(ptr, old, new) \
	__hrt_cmpxchg(ptr, old, new, __ATOMIC_RELEASE, __ATOMIC_RELAXED)
#define cmpxchg_local(ptr, old, new) cmpxchg(ptr, old, new)
#define cmpxchg64(ptr, old, new)     cmpxchg(ptr, old, new)

/* Return: whether it was exchanged; else *oldp is what *ptr is. */
#define try_cmpxchg(ptr, oldp, new)                                       \
	__atomic_compare_exchange_n(ptr, oldp, (__typeof__(*(ptr)))(new), \
				    false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)
#define try_cmpxchg_acquire(ptr, oldp, new) try_cmpxchg(ptr, oldp, new)
#define try_cmpxchg_release(ptr, oldp, new) try_cmpxchg(ptr, oldp, new)
#define try_cmpxchg_relaxed(ptr, oldp, new) try_cmpxchg(ptr, oldp, new)

#define xadd(ptr, inc) __atomic_fetch_add(ptr, inc, __ATOMIC_SEQ_CST)

#endif
