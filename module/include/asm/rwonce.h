/* SPDX-License-Identifier: MIT */
/*
 * One access, whole, for what another thread may touch at the same time.
 *
 * A scalar goes through the compiler's atomics, so that a thread sanitizer
 * takes it for what it is; a structure, which those refuse, through volatile.
 */
#ifndef _ASM_RWONCE_H
#define _ASM_RWONCE_H

#include <linux/compiler_types.h>

/*
 * The type of a read, without qualifiers: the comma's right side loses them
 * (on clang too, since it is not an lvalue there).
 */
#define __unqual_scalar_typeof(x) __typeof__(((void)0, (x)))

#define READ_ONCE(x)                                                   \
	({                                                             \
		_Static_assert(__native_word(x) ||                     \
				       sizeof(x) == sizeof(long long), \
			       "READ_ONCE() of more than a word");     \
		__unqual_scalar_typeof(x) __once;                      \
		__atomic_load(&(x), &__once, __ATOMIC_RELAXED);        \
		__once;                                                \
	})

#define WRITE_ONCE(x, val)                                             \
	do {                                                           \
		_Static_assert(__native_word(x) ||                     \
				       sizeof(x) == sizeof(long long), \
			       "WRITE_ONCE() of more than a word");    \
		__unqual_scalar_typeof(x) __once = (val);              \
		__atomic_store(&(x), &__once, __ATOMIC_RELAXED);       \
	} while (0)

#define __READ_ONCE(x)       READ_ONCE(x)
#define __WRITE_ONCE(x, val) WRITE_ONCE(x, val)
/* An lvalue, as it was until 4.14. */
#define ACCESS_ONCE(x) (*(volatile __typeof__(x) *)&(x))

#endif
