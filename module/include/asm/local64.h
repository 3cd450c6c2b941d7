/* SPDX-License-Identifier: MIT */
/*
 * 64-bit counters that one CPU changes. They are atomic here, since what the
 * kernel calls "local" may be a callback that runs beside its task.
 */
#ifndef _ASM_LOCAL64_H
#define _ASM_LOCAL64_H

#include <linux/percpu.h>
#include <linux/atomic.h>

typedef struct {
	atomic64_t a;
} local64_t;

#define LOCAL64_INIT(i)          \
	{                        \
		ATOMIC64_INIT(i) \
	}

#define local64_read(l)            atomic64_read(&(l)->a)
#define local64_set(l, i)          atomic64_set(&(l)->a, (i))
#define local64_inc(l)             atomic64_inc(&(l)->a)
#define local64_dec(l)             atomic64_dec(&(l)->a)
#define local64_add(i, l)          atomic64_add((i), &(l)->a)
#define local64_sub(i, l)          atomic64_sub((i), &(l)->a)
#define local64_add_return(i, l)   atomic64_add_return((i), &(l)->a)
#define local64_sub_return(i, l)   atomic64_sub_return((i), &(l)->a)
#define local64_inc_return(l)      atomic64_inc_return(&(l)->a)
#define local64_dec_return(l)      atomic64_dec_return(&(l)->a)
#define local64_dec_and_test(l)    atomic64_dec_and_test(&(l)->a)
#define local64_inc_and_test(l)    atomic64_inc_and_test(&(l)->a)
#define local64_sub_and_test(i, l) atomic64_sub_and_test((i), &(l)->a)
#define local64_cmpxchg(l, o, n)   atomic64_cmpxchg(&(l)->a, (o), (n))
#define local64_xchg(l, n)         atomic64_xchg(&(l)->a, (n))

#endif
