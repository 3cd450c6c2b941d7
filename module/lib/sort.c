/* SPDX-License-Identifier: MIT */
/* Sorting of arrays and lists, search in what is sorted. */
#include <linux/bsearch.h>
#include <linux/list.h>
#include <linux/list_sort.h>
#include <linux/minmax.h>
#include <linux/sort.h>
#include <linux/string.h>

/* ---- arrays: a heap, to which no order of the input is a bad one ---------- */

struct heap {
	char *base;
	size_t size;
	cmp_r_func_t cmp;
	swap_r_func_t trade;
	const void *priv;
};

static void *element(const struct heap *h, size_t i)
{
	return h->base + i * h->size;
}

static bool less(const struct heap *h, size_t a, size_t b)
{
	return h->cmp(element(h, a), element(h, b), h->priv) < 0;
}

static void exchange(const struct heap *h, size_t i, size_t j)
{
	char *a = element(h, i), *b = element(h, j);

	if (h->trade) {
		h->trade(a, b, h->size, h->priv);
		return;
	}
	for (size_t n = 0; n < h->size; n++)
		swap(a[n], b[n]);
}

/* Until no child is greater; @num is where the heap ends. */
static void sift_down(const struct heap *h, size_t i, size_t num)
{
	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= num)
			return;
		if (child + 1 < num && less(h, child, child + 1))
			child++;
		if (!less(h, i, child))
			return;
		exchange(h, i, child);
		i = child;
	}
}

void sort_r(void *base, size_t num, size_t size, cmp_r_func_t cmp,
	    swap_r_func_t swap, const void *priv)
{
	const struct heap h = { base, size, cmp, swap, priv };

	for (size_t i = num / 2; i-- > 0;)
		sift_down(&h, i, num);
	while (num-- > 1) {
		exchange(&h, 0, num);
		sift_down(&h, 0, num);
	}
}

/* The functions of sort(), as those of sort_r() know nothing more. */
struct plain {
	cmp_func_t cmp;
	swap_func_t trade;
};

static int plain_cmp(const void *a, const void *b, const void *priv)
{
	return ((const struct plain *)priv)->cmp(a, b);
}

static void plain_swap(void *a, void *b, int size, const void *priv)
{
	((const struct plain *)priv)->trade(a, b, size);
}

void sort(void *base, size_t num, size_t size, cmp_func_t cmp, swap_func_t swap)
{
	const struct plain plain = { cmp, swap };

	sort_r(base, num, size, plain_cmp, swap ? plain_swap : NULL, &plain);
}

void *bsearch(const void *key, const void *base, size_t num, size_t size,
	      cmp_func_t cmp)
{
	const char *from = base;

	while (num) {
		const char *middle = from + num / 2 * size;
		int order = cmp(key, middle);

		if (!order)
			return (void *)middle;
		if (order > 0) {
			from = middle + size;
			num--;
		}
		num /= 2;
	}
	return NULL;
}

/* ---- lists: merging of runs, which keeps the order of equals ----------- */

/* Takes @count from @head to the end of @run. */
static void take_run(struct list_head *head, struct list_head *run,
		     size_t count)
{
	while (count-- && !list_empty(head))
		list_move_tail(head->next, run);
}

static void merge(void *priv, list_cmp_func_t cmp, struct list_head *a,
		  struct list_head *b, struct list_head *sorted)
{
	while (!list_empty(a) && !list_empty(b))
		list_move_tail(cmp(priv, a->next, b->next) > 0 ? b->next
							       : a->next,
			       sorted);
	list_splice_tail_init(a, sorted);
	list_splice_tail_init(b, sorted);
}

void list_sort(void *priv, struct list_head *head, list_cmp_func_t cmp)
{
	size_t num = list_count_nodes(head);

	for (size_t run = 1; run < num; run *= 2) {
		LIST_HEAD(sorted);

		while (!list_empty(head)) {
			LIST_HEAD(a);
			LIST_HEAD(b);

			take_run(head, &a, run);
			take_run(head, &b, run);
			merge(priv, cmp, &a, &b, &sorted);
		}
		list_splice(&sorted, head);
	}
}
