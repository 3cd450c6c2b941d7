/* SPDX-License-Identifier: MIT */
/* Lists of all three kinds, and sorting. */
#include "check.h"

#include <linux/bsearch.h>
#include <linux/list.h>
#include <linux/list_sort.h>
#include <linux/llist.h>
#include <linux/random.h>
#include <linux/sort.h>

struct item {
	int value;
	struct list_head link;
	struct hlist_node hash;
	struct llist_node chain;
};

static struct item items[9];

/* The values as digits; both directions have to agree. */
static int digits(struct list_head *head)
{
	int forth = 0, back = 0, unit = 1;
	struct item *item;

	list_for_each_entry(item, head, link)
		forth = forth * 10 + item->value;
	list_for_each_entry_reverse(item, head, link)
	{
		back += item->value * unit;
		unit *= 10;
	}
	return forth == back ? forth : -1;
}

/* 1 2 3 .. n */
static void fill(struct list_head *head, int n)
{
	INIT_LIST_HEAD(head);
	for (int i = 0; i < n; i++) {
		items[i].value = i + 1;
		list_add_tail(&items[i].link, head);
	}
}

static void changes(void)
{
	LIST_HEAD(head);
	struct item extra = { .value = 9 };

	check(list_empty(&head) && list_empty_careful(&head));
	fill(&head, 3);
	check_int("in order", digits(&head), 123);
	list_add(&extra.link, &head);
	check_int("in front", digits(&head), 9123);
	list_del_init(&extra.link);
	check(list_empty(&extra.link));
	list_del(&items[1].link);
	check_int("taken out", digits(&head), 13);
	check(items[1].link.next == LIST_POISON1 &&
	      items[1].link.prev == LIST_POISON2);
	list_replace_init(&items[0].link, &extra.link);
	check_int("replaced", digits(&head), 93);
	list_swap(&extra.link, &items[2].link);
	check_int("swapped", digits(&head), 39);
	list_move(&extra.link, &head);
	check_int("moved to the front", digits(&head), 93);
	list_move_tail(&extra.link, &head);
	check_int("and to the end", digits(&head), 39);
	check(!list_is_singular(&head) && list_count_nodes(&head) == 2);
	check(list_is_first(&items[2].link, &head));
	check(list_is_last(&extra.link, &head));
	fill(&head, 4);
	list_swap(&items[0].link, &items[3].link);
	check_int("far ones swapped", digits(&head), 4231);
	list_rotate_left(&head);
	check_int("rotated", digits(&head), 2314);
	list_bulk_move_tail(&head, &items[1].link, &items[2].link);
	check_int("a run to the end", digits(&head), 1423);
}

static void parts(void)
{
	LIST_HEAD(head);
	LIST_HEAD(other);

	fill(&head, 5);
	list_cut_position(&other, &head, &items[1].link);
	check(digits(&other) == 12 && digits(&head) == 345);
	list_splice_init(&other, &head);
	check(list_empty(&other) && digits(&head) == 12345);
	list_cut_before(&other, &head, &items[1].link);
	check(digits(&other) == 1 && digits(&head) == 2345);
	list_splice_tail_init(&other, &head);
	check_int("at the end", digits(&head), 23451);
	list_splice(&other, &head);
	check_int("nothing to splice", digits(&head), 23451);
}

static void walks(void)
{
	LIST_HEAD(head);
	struct item *item, *next;
	struct list_head *at, *after;
	int seen = 0;

	check(!list_first_entry_or_null(&head, struct item, link));
	fill(&head, 6);
	check(list_first_entry(&head, struct item, link)->value == 1);
	check(list_last_entry(&head, struct item, link)->value == 6);
	item = &items[2];
	list_for_each_entry_continue(item, &head, link)
		seen = seen * 10 + item->value;
	check_int("from behind one", seen, 456);
	list_for_each_entry_safe(item, next, &head, link)
		if (item->value % 2)
			list_del(&item->link);
	check_int("odd ones out", digits(&head), 246);
	seen = 0;
	list_for_each(at, &head)
		seen += list_entry(at, struct item, link)->value;
	list_for_each_safe(at, after, &head) list_del_init(at);
	check(seen == 12 && list_empty(&head));
}

static int hash_digits(struct hlist_head *head)
{
	struct item *item;
	int seen = 0;

	hlist_for_each_entry(item, head, hash)
		seen = seen * 10 + item->value;
	return seen;
}

static void hash_lists(void)
{
	HLIST_HEAD(head);
	HLIST_HEAD(other);
	struct item *item;
	struct hlist_node *node, *next;
	int seen = 0;

	for (int i = 0; i < 5; i++) {
		items[i].value = i + 1;
		INIT_HLIST_NODE(&items[i].hash);
	}
	check(hlist_empty(&head) && hlist_unhashed(&items[0].hash));
	hlist_add_head(&items[2].hash, &head);
	hlist_add_before(&items[0].hash, &items[2].hash);
	hlist_add_behind(&items[1].hash, &items[0].hash);
	check_int("in order", hash_digits(&head), 123);
	hlist_del_init(&items[0].hash);
	hlist_del_init(&items[0].hash);
	check_int("the first is out", hash_digits(&head), 23);
	hlist_move_list(&head, &other);
	check(hlist_empty(&head) && hash_digits(&other) == 23);
	hlist_add_head(&items[3].hash, &other);
	/* The form of before 3.9, with a node of its own. */
	hlist_for_each_entry(item, node, &other, hash)
		seen = seen * 10 + item->value;
	check_int("the old form", seen, 423);
	hlist_for_each_entry_safe(item, next, &other,
				  hash) if (item->value == 2)
		hlist_del(&item->hash);
	check_int("safe", hash_digits(&other), 43);
	hlist_for_each_entry_safe(item, node, next, &other, hash)
		hlist_del(&item->hash);
	check(hlist_empty(&other));
}

static void lockless_lists(void)
{
	LLIST_HEAD(head);
	struct llist_node *all;
	struct item *item;
	int seen = 0;

	check(llist_add(&items[0].chain, &head));
	check(!llist_add(&items[1].chain, &head));
	check(!llist_add(&items[2].chain, &head));
	check(llist_del_first(&head) == &items[2].chain);
	llist_add(&items[2].chain, &head);
	all = llist_reverse_order(llist_del_all(&head));
	check(llist_empty(&head) && !llist_del_first(&head));
	llist_for_each_entry(item, all, chain) seen = seen * 10 + item->value;
	check_int("as they were added", seen, 123);
}

static int by_number(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static int swaps;

static void swap_numbers(void *a, void *b, int size)
{
	swaps++;
	check_failed += size != sizeof(int);
	swap(*(int *)a, *(int *)b);
}

static void arrays(void)
{
	int numbers[200], bad = 0, key = 500, *found;

	for (int i = 0; i < 200; i++)
		numbers[i] = get_random_u32_below(1000);
	numbers[77] = key;
	sort(numbers, 200, sizeof(int), by_number, NULL);
	for (int i = 1; i < 200; i++)
		bad += numbers[i - 1] > numbers[i];
	check_int("in order", bad, 0);
	found = bsearch(&key, numbers, 200, sizeof(int), by_number);
	check(found && *found == key);
	key = 1001;
	check(!bsearch(&key, numbers, 200, sizeof(int), by_number));
	swap(numbers[0], numbers[199]);
	sort(numbers, 200, sizeof(int), by_number, swap_numbers);
	for (int i = 1; i < 200; i++)
		bad += numbers[i - 1] > numbers[i];
	check(!bad && swaps);
	sort(numbers, 1, sizeof(int), by_number, NULL);
	sort(numbers, 0, sizeof(int), by_number, NULL);
}

/* By tens only: the ones show whether equals kept their order. */
static int by_tens(void *priv, const struct list_head *a,
		   const struct list_head *b)
{
	++*(int *)priv;
	return list_entry(a, struct item, link)->value / 10 -
	       list_entry(b, struct item, link)->value / 10;
}

static void sorted_lists(void)
{
	static const int values[] = { 31, 11, 32, 21, 12, 22, 13 };
	static const int want[] = { 11, 12, 13, 21, 22, 31, 32 };
	struct item *item;
	LIST_HEAD(head);
	int bad = 0, i = 0, calls = 0;

	list_sort(&calls, &head, by_tens);
	fill(&head, 7);
	list_for_each_entry(item, &head, link)
		item->value = values[i++];
	list_sort(&calls, &head, by_tens);
	i = 0;
	list_for_each_entry(item, &head, link)
		bad += item->value != want[i++];
	check(!bad && i == 7 && calls);
}

int main(void)
{
	changes();
	parts();
	walks();
	hash_lists();
	lockless_lists();
	arrays();
	sorted_lists();
	return check_done();
}
