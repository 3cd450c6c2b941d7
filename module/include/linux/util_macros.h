/* SPDX-License-Identifier: MIT */
/* Small searches. */
#ifndef _LINUX_UTIL_MACROS_H
#define _LINUX_UTIL_MACROS_H

#define for_each_if(condition) \
	if (!(condition)) {    \
	} else

/* The index in @a (ascending) of what is nearest to @x. */
#define find_closest(x, a, as)                                          \
	({                                                              \
		__typeof__(as) __n = (as)-1, __i;                       \
		long __x = (x);                                         \
		for (__i = 0; __i < __n; __i++)                         \
			if (__x <= ((long)(a)[__i] + (a)[__i + 1]) / 2) \
				break;                                  \
		(__i);                                                  \
	})

#endif
