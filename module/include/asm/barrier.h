/* SPDX-License-Identifier: MIT */
/*
 * Memory barriers, as fences of the compiler's memory model, so that a race
 * detector knows what they order.
 */
#ifndef _ASM_BARRIER_H
#define _ASM_BARRIER_H

#include <linux/compiler.h>

#define mb()      __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define rmb()     __atomic_thread_fence(__ATOMIC_ACQUIRE)
#define wmb()     __atomic_thread_fence(__ATOMIC_RELEASE)
#define smp_mb()  mb()
#define smp_rmb() rmb()
#define smp_wmb() wmb()
#define dma_mb()  mb()
#define dma_rmb() rmb()
#define dma_wmb() wmb()

#define smp_mb__before_atomic()       smp_mb()
#define smp_mb__after_atomic()        smp_mb()
#define smp_mb__after_spinlock()      smp_mb()
#define smp_mb__after_unlock_lock()   smp_mb()
#define smp_mb__before_atomic_inc()   smp_mb()
#define smp_mb__after_atomic_inc()    smp_mb()
#define smp_mb__before_atomic_dec()   smp_mb()
#define smp_mb__after_atomic_dec()    smp_mb()
#define smp_mb__before_clear_bit()    smp_mb()
#define smp_mb__after_clear_bit()     smp_mb()
#define smp_read_barrier_depends()    barrier()
#define read_barrier_depends()        barrier()
#define smp_acquire__after_ctrl_dep() smp_rmb()

#define smp_load_acquire(p) __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define smp_store_release(p, v) \
	__atomic_store_n(p, (__typeof__(*(p)))(v), __ATOMIC_RELEASE)
#define smp_store_mb(var, value)                                   \
	do {                                                       \
		__atomic_store_n(&(var), value, __ATOMIC_SEQ_CST); \
		smp_mb();                                          \
	} while (0)
#define set_mb(var, value) smp_store_mb(var, value)

/* Spin until a condition on VAL, the value of *ptr, holds; its value. */
#define smp_cond_load_relaxed(ptr, cond_expr)                         \
	({                                                            \
		__typeof__(*(ptr)) VAL;                               \
		for (;;) {                                            \
			VAL = __atomic_load_n(ptr, __ATOMIC_RELAXED); \
			if (cond_expr)                                \
				break;                                \
			cpu_relax();                                  \
		}                                                     \
		VAL;                                                  \
	})
#define smp_cond_load_acquire(ptr, cond_expr)                              \
	({                                                                 \
		__typeof__(*(ptr)) __v = smp_cond_load_relaxed(ptr,        \
							       cond_expr); \
		smp_rmb();                                                 \
		__v;                                                       \
	})

#endif
