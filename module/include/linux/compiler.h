/* SPDX-License-Identifier: MIT */
/* What a module tells the compiler beyond the language. */
#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H

#include <linux/compiler_types.h>
#include <asm/rwonce.h>

#define likely(x)           __builtin_expect(!!(x), 1)
#define unlikely(x)         __builtin_expect(!!(x), 0)
#define likely_notrace(x)   likely(x)
#define unlikely_notrace(x) unlikely(x)

/* The compiler moves no access across it. */
#define barrier()                    __asm__ __volatile__("" ::: "memory")
#define barrier_data(ptr)            __asm__ __volatile__("" ::"r"(ptr) : "memory")
#define barrier_before_unreachable() __asm__ __volatile__("")
#define unreachable()                __builtin_unreachable()
#define OPTIMIZER_HIDE_VAR(var)      __asm__("" : "=r"(var) : "0"(var))
#define RELOC_HIDE(ptr, off)         ((__typeof__(ptr))((unsigned long)(ptr) + (off)))
#define __builtin_warning(x, y...)   (1)

#define data_race(expr)                  (expr)
#define absolute_pointer(val)            RELOC_HIDE((void *)(val), 0)
#define prevent_tail_call_optimization() barrier()
#define uninitialized_var(x)             x = x

#define __UNIQUE_ID_cat2(a, b) a##b
#define __UNIQUE_ID_cat(a, b)  __UNIQUE_ID_cat2(a, b)
#define __UNIQUE_ID(prefix) \
	__UNIQUE_ID_cat(__UNIQUE_ID_##prefix##_, __COUNTER__)
#define __PASTE2(a, b) a##b
#define ___PASTE(a, b) __PASTE2(a, b)
#define __PASTE(a, b)  ___PASTE(a, b)

/* 0, and an error of the compiler when @e is true. */
#define __BUILD_BUG_ON_ZERO_MSG(e, msg)           \
	((int)(sizeof(struct {                    \
		       _Static_assert(!(e), msg); \
		       int one;                   \
	       }) *                               \
	       0))
#ifndef __must_be_array
#define __must_be_array(a) \
	__BUILD_BUG_ON_ZERO_MSG(__same_type((a), &(a)[0]), "must be an array")
#endif

#define __is_constexpr(x) \
	(sizeof(int) == sizeof(*(8 ? ((void *)((long)(x)*0l)) : (int *)8)))
#define statically_true(x) (__builtin_constant_p(x) && (x))

#define compiletime_assert(condition, msg) _Static_assert(condition, msg)

#endif
