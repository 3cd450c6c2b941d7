/* SPDX-License-Identifier: MIT */
/* Sorting an array in place, without memory and without a worst case. */
#ifndef _LINUX_SORT_H
#define _LINUX_SORT_H

#include <linux/types.h>

/**
 * sort - put an array in order
 * @base: the array
 * @num: how many elements
 * @size: of one, in bytes
 * @cmp: less than, equal to or greater than 0, as strcmp(); equal elements may
 *	change places
 * @swap: exchanges two; NULL: byte by byte
 */
void sort(void *base, size_t num, size_t size, cmp_func_t cmp,
	  swap_func_t swap);
void sort_r(void *base, size_t num, size_t size, cmp_r_func_t cmp,
	    swap_r_func_t swap, const void *priv);
#define sort_nonatomic   sort
#define sort_r_nonatomic sort_r

#endif
