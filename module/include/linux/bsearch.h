/* SPDX-License-Identifier: MIT */
/* Search in an array that is sorted. */
#ifndef _LINUX_BSEARCH_H
#define _LINUX_BSEARCH_H

#include <linux/compiler_types.h>
#include <linux/types.h>

/* Return: an element that @cmp(key, element) calls equal, or NULL. */
void *bsearch(const void *key, const void *base, size_t num, size_t size,
	      cmp_func_t cmp) __kernel_symbol(bsearch);

#endif
