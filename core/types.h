/* SPDX-License-Identifier: MIT */
/*
 * Short names for the core's own use: the public headers spell them out so as
 * not to occupy them in a program.
 */
#ifndef CORE_TYPES_H
#define CORE_TYPES_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef unsigned char u8;
typedef unsigned int u32;
typedef int s32;
typedef unsigned long long u64;
typedef long long s64;

/* Error numbers of the API, as Linux has them. */
enum {
	EINTR_ = 4,
	ENXIO_ = 6,
	EAGAIN_ = 11,
	EBUSY_ = 16,
	EINVAL_ = 22,
	EOPNOTSUPP_ = 95,
	ERESTARTNOHAND_ = 514,
	ERESTART_RESTARTBLOCK_ = 516,
};

#define container_of(ptr, type, member) \
	((type *)((char *)(ptr)-offsetof(type, member)))

#define ARRAY_LEN(array) (sizeof(array) / sizeof((array)[0]))

/* What the compiler is to lay out of the way. */
#define unlikely(condition) __builtin_expect(!!(condition), 0)

/*
 * What another thread may read or write at the same time goes through these.
 * READ_BEFORE() comes before every later read, STORE_RELEASE() after every
 * earlier write.
 *
 * A machine of 32 bits has no atomic access of 64; there one CPU alone runs,
 * and who must see both halves as one masks interrupts.
 */
#define LOAD_ACQUIRE(x) __atomic_load_n(&(x), __ATOMIC_ACQUIRE)
#define STORE_RELEASE(x, value) \
	__atomic_store_n(&(x), (value), __ATOMIC_RELEASE)

#if UINTPTR_MAX > 0xffffffffU
#define READ_ONCE(x)         __atomic_load_n(&(x), __ATOMIC_RELAXED)
#define READ_BEFORE(x)       __atomic_load_n(&(x), __ATOMIC_ACQUIRE)
#define WRITE_ONCE(x, value) __atomic_store_n(&(x), (value), __ATOMIC_RELAXED)
#else
#define READ_ONCE(x)         (*(const volatile __typeof__(x) *)&(x))
#define WRITE_ONCE(x, value) (*(volatile __typeof__(x) *)&(x) = (value))
#define READ_BEFORE(x)                                   \
	({                                               \
		__typeof__(x) value_ = READ_ONCE(x);     \
                                                         \
		__atomic_thread_fence(__ATOMIC_ACQUIRE); \
		value_;                                  \
	})
#endif

#endif
