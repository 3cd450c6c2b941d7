/* SPDX-License-Identifier: MIT */
/* Errors that the compiler finds. */
#ifndef _LINUX_BUILD_BUG_H
#define _LINUX_BUILD_BUG_H

#include <linux/compiler.h>

#define BUILD_BUG_ON_ZERO(e, ...) ((int)(sizeof(struct { int : (-!!(e)); })))
#define BUILD_BUG_ON_NOT_POWER_OF_2(n) \
	BUILD_BUG_ON((n) == 0 || (((n) & ((n)-1)) != 0))
#define BUILD_BUG_ON_INVALID(e) ((void)(sizeof((long)(e))))

/*
 * The condition may be constant only to the optimizer (the value of an inline
 * function's argument), where _Static_assert() would refuse it: what stays
 * after optimization is a call that does not compile, or, at -O0, one to trap.
 */
#ifdef __OPTIMIZE__
#define __build_bug(condition, msg, id)                     \
	do {                                                \
		extern void __PASTE(__build_bug_, id)(void) \
			__attribute__((error(msg)));        \
		if (condition)                              \
			__PASTE(__build_bug_, id)();        \
	} while (0)
#else
#define __build_bug(condition, msg, id)   \
	do {                              \
		if (condition)            \
			__builtin_trap(); \
	} while (0)
#endif

#define BUILD_BUG_ON_MSG(condition, msg) \
	__build_bug(condition, msg, __COUNTER__)
#define BUILD_BUG_ON(condition) \
	BUILD_BUG_ON_MSG(condition, "BUILD_BUG_ON failed: " #condition)
#define BUILD_BUG()                   BUILD_BUG_ON_MSG(1, "BUILD_BUG failed")
#define MAYBE_BUILD_BUG_ON(condition) BUILD_BUG_ON(condition)

#define __static_assert(expr, msg, ...) _Static_assert(expr, msg)
#define static_assert(expr, ...) __static_assert(expr, ##__VA_ARGS__, #expr)

#endif
