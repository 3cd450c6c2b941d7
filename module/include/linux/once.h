/* SPDX-License-Identifier: MIT */
/* Something done once, and finished before anyone passes. */
#ifndef _LINUX_ONCE_H
#define _LINUX_ONCE_H

#include <linux/once_lite.h>
#include <linux/types.h>

/* Return: whether the caller has to do it; then it calls __once_end(). */
bool __once_begin(int *state);
void __once_end(int *state);

#define DO_ONCE(func, ...)                                      \
	({                                                      \
		static int __once_state;                        \
		bool __once_mine = __once_begin(&__once_state); \
                                                                \
		if (__once_mine) {                              \
			func(__VA_ARGS__);                      \
			__once_end(&__once_state);              \
		}                                               \
		__once_mine;                                    \
	})
#define DO_ONCE_SLEEPABLE(func, ...) DO_ONCE(func, ##__VA_ARGS__)
#define get_random_once(buf, nbytes) DO_ONCE(get_random_bytes, (buf), (nbytes))
#define get_random_sleepable_once    get_random_once

#endif
