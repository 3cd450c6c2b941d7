/* SPDX-License-Identifier: MIT */
/* DO_ONCE(): the second to arrive waits until the first is done. */
#include <linux/once.h>

enum {
	ONCE_NEW,
	ONCE_RUNNING,
	ONCE_DONE,
};

bool __once_begin(int *state)
{
	int seen = ONCE_NEW;

	if (__atomic_compare_exchange_n(state, &seen, ONCE_RUNNING, false,
					__ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE))
		return true;
	while (__atomic_load_n(state, __ATOMIC_ACQUIRE) != ONCE_DONE)
		;
	return false;
}

void __once_end(int *state)
{
	__atomic_store_n(state, ONCE_DONE, __ATOMIC_RELEASE);
}
