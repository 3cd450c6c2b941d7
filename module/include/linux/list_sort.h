/* SPDX-License-Identifier: MIT */
/* Sorting a list. */
#ifndef _LINUX_LIST_SORT_H
#define _LINUX_LIST_SORT_H

#include <linux/types.h>

struct list_head;

typedef int (*list_cmp_func_t)(void *priv, const struct list_head *a,
			       const struct list_head *b);

/* @cmp: > 0 when @a belongs behind @b. Equal entries keep their order. */
void list_sort(void *priv, struct list_head *head, list_cmp_func_t cmp);

#endif
