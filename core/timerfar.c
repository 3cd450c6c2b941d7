/* SPDX-License-Identifier: MIT */
/*
 * The far part of a time queue, in buckets; timerqueue.c tells what for.
 *
 * A key is an expiry as an unsigned number, read as digits of BITS bits. The
 * bucket of a node is given by the highest digit in which its key differs from
 * the horizon: the place of this digit is the level, its value the slot.
 * Everything in a level comes before everything in the next, and a slot before
 * the next; a bitmap a level finds the first bucket that is used. A bucket is a
 * ring in order of arrival, so a node need not know which it is in.
 *
 *	level 2			     . 0 . 2 . . .	differs in digit 2
 *	level 1		    . . 3 . 1 .			differs in digit 1
 *	level 0	    . . 1 . .				differs in digit 0
 *	      horizon ^
 *
 * The horizon goes on to the first bucket. A short one is passed: its nodes are
 * near then. A long one is entered: it is spread over the finer levels.
 *
 * A long bucket cannot be spread in one operation: with a million timers it has
 * tens of thousands. Each level therefore has two pages of buckets, that of the
 * horizon and one ahead, over which a bucket of the next level that is still to
 * come is spread, some nodes at a time. When the horizon arrives there, the two
 * pages change places. Until then a key is looked for in the horizon's pages,
 * and from there in the page ahead if its bucket is the one that is open. The
 * bucket is emptied from its end and its nodes are put in front of those that
 * came directly, which are younger: the order of arrival is kept, and with it
 * that of equals.
 *
 * When the horizon goes back, the levels below the highest digit that changes
 * are one bucket's; their pages become the pages ahead of it, which costs
 * nothing, and is undone when the horizon comes back. What was in the pages
 * ahead before is joined into one ring again and the work of spreading it is
 * lost. So that nobody can have this done again and again, starting and
 * stopping timers ahead of all others, each start earns credit for some moves,
 * and what may be lost is bounded by the credit.
 *
 * Invariants; far_check() looks at all of them:
 *   1. a key is in the bucket it belongs to by the horizon, or, if that is
 *      open, there or in the page ahead, younger ones always in the latter;
 *   2. the horizon's page of a level has nothing at or before the horizon's
 *      digit (at level 0: before it);
 *   3. a bucket that has nodes or is open is marked as used, and a level
 *      with a mark as occupied; marks may outlive what they stand for.
 * Equals are always in the same bucket (1), and every move from ring to ring
 * keeps their order: they stay first in, first out.
 *
 * Bounds, L levels: a node goes down at most L levels, once for each credit
 * more. far_add() takes at most L steps down open pages, as a rule one.
 * far_prepare() moves at most POUR nodes. far_advance() moves what of the first
 * bucket has not been spread ahead of time: SHORT nodes or fewer when at least
 * m / POUR calls of far_prepare() came before the m timers that follow, all of
 * them at the worst.
 */
#include <hrtimer/hrtimer_bases.h>

#if HRT_QUEUE_BITS

#include "timerfar.h"
#include "timerring.h"

enum {
	BITS = HRT_QUEUE_BITS,
	MASK = HRT_QUEUE_SLOTS - 1,
};

/* A test makes them small, so that everything happens often. */
#ifndef HRT_QUEUE_HOSTILE
enum {
	SHORT = 32, /* a bucket of no more nodes is not spread, but sorted */
	POUR = 96, /* nodes that one far_prepare() moves */
};
#else
enum { SHORT = 2, POUR = 1 };
#endif

#define NO_BUCKET (~0ULL)

typedef struct timerqueue_node node_t;
typedef struct timerpage page_t;

/* A bit for a slot, a bit for a level. */
_Static_assert(HRT_QUEUE_SLOTS <= 64 && HRT_QUEUE_LEVELS < 32,
	       "HRT_QUEUE_BITS is from 3 to 6, or 0");

/* A page: the horizon's of its level, or the one ahead. */
struct where {
	unsigned int level;
	bool ahead;
};

/* ---- buckets ---------------------------------------------------------------*/

/*
 * A bucket is emptied from its end, and each node that is not in the cache has
 * to come before it tells where the next one is. So its third link names the
 * one that stood two places before it, to be fetched in the meantime. That one
 * may be gone by then, and its memory too: nothing but a prefetch follows it.
 */
enum { HINT = 2 };

static void bucket_append(struct timerring *bucket, node_t *node)
{
	node->link[HINT] = ring_prev(ring_prev(bucket));
	ring_append(bucket, node);
}

static void bucket_prepend(struct timerring *bucket, node_t *node)
{
	node_t *second = ring_next(ring_next(bucket));

	if (second != ring_end(bucket))
		second->link[HINT] = node;
	ring_add_after(bucket, node);
}

/* ---- where a key belongs ---------------------------------------------------*/

/* The level of the highest digit in which two keys differ. */
static unsigned int level_of(u64 difference)
{
	return (unsigned int)(63 - __builtin_clzll(difference | 1)) / BITS;
}

static u64 bucket_of(u64 key, unsigned int level)
{
	return key >> level * BITS;
}

static unsigned int slot_of(u64 bucket)
{
	return bucket & MASK;
}

/* The first bucket of the horizon's page. */
static u64 page_start(const struct timerfar *far, unsigned int level)
{
	return bucket_of(far->horizon, level) & ~(u64)MASK;
}

static page_t *page_at(const struct timerfar *far, struct where at)
{
	const struct timerlevel *level = &far->level[at.level];

	return (page_t *)&level->page[level->turn ^ at.ahead];
}

/* Is this bucket of @level being spread, or spread, over a page ahead? */
static bool is_open(const struct timerfar *far, unsigned int level, u64 bucket)
{
	return level && far->level[level - 1].ahead == bucket;
}

static void page_init(page_t *page)
{
	page->known = NO_BUCKET;
	for (unsigned int i = 0; i < HRT_QUEUE_SLOTS; i++)
		ring_init(&page->slot[i]);
}

void far_init(struct timerfar *far)
{
	*far = (struct timerfar){ 0 };
	for (unsigned int i = 0; i < HRT_QUEUE_LEVELS; i++) {
		far->level[i].ahead = NO_BUCKET;
		page_init(&far->level[i].page[0]);
		page_init(&far->level[i].page[1]);
	}
}

/* The finest bucket that the key belongs to now. */
void far_add(struct timerfar *far, node_t *node)
{
	u64 key = far_key(node);
	unsigned int level = level_of(key ^ far->horizon);
	struct timerlevel *l = &far->level[level];
	page_t *page = &l->page[l->turn];
	u64 bucket = bucket_of(key, level);

	far->occupied |= 1U << level;
	while (is_open(far, level, bucket)) {
		l--;
		page = &l->page[!l->turn];
		bucket = bucket_of(key, --level);
	}
	page->used |= 1ULL << slot_of(bucket);
	page->fresh++;
	bucket_append(&page->slot[slot_of(bucket)], node);
}

/* ---- marks -----------------------------------------------------------------*/

/*
 * A bucket that is emptied stays marked as used, so that taking a node off need
 * not know where it is; who looks for the first bucket clears the mark.
 */
static void unmark(struct timerfar *far, struct where at, unsigned int slot)
{
	page_t *page = page_at(far, at);

	page->used &= ~(1ULL << slot);
	if (!at.ahead && !page->used)
		far->occupied &= ~(1U << at.level);
}

/* Return: the first slot that is not empty, or -1; marks before it go. */
static int first_slot(struct timerfar *far, struct where at)
{
	const page_t *page = page_at(far, at);

	while (page->used) {
		int slot = __builtin_ctzll(page->used);

		if (!ring_empty(&page->slot[slot]))
			return slot;
		unmark(far, at, (unsigned int)slot);
	}
	return -1;
}

node_t *far_first(struct timerfar *far)
{
	struct where finest = { 0, false };
	int slot = first_slot(far, finest);

	return slot < 0 ? NULL : ring_next(&page_at(far, finest)->slot[slot]);
}

/* ---- pages ahead -----------------------------------------------------------*/

static void open_page(struct timerfar *far, unsigned int level, u64 bucket)
{
	struct timerlevel *l = &far->level[level];

	l->ahead = bucket;
	l->page[!l->turn].moved = 0;
	far->opened |= 1U << level;
	far->unfinished |= 1U << level;
}

/* The page ahead is none any more. */
static void forget_page(struct timerfar *far, unsigned int level)
{
	far->level[level].ahead = NO_BUCKET;
	far->opened &= ~(1U << level);
	far->unfinished &= ~(1U << level);
}

/* The page with the bucket that the page ahead of @level stands for. */
static struct where parent_of(const struct timerfar *far, unsigned int level)
{
	u64 parent = far->level[level].ahead >> BITS;

	level++;
	return (struct where){ level, far->level[level].ahead == parent };
}

/*
 * Move up to @count nodes down to the page ahead. New ones go there at once and
 * are the younger ones: so the last goes first, to the front. Return: how many
 * more it could have been.
 */
static unsigned int pour(struct timerfar *far, unsigned int level,
			 unsigned int count)
{
	struct timerlevel *l = &far->level[level];
	page_t *from = page_at(far, parent_of(far, level));
	page_t *to = &l->page[!l->turn];
	struct timerring *ring = &from->slot[slot_of(l->ahead)];
	node_t *node, *prev;

	to->moved += count;
	for (node = ring_prev(ring); node != ring_end(ring) && count;
	     node = prev) {
		unsigned int slot = slot_of(bucket_of(far_key(node), level));

		prev = ring_prev(node);
		__builtin_prefetch(node->link[HINT], 1);
		bucket_prepend(&to->slot[slot], node);
		to->used |= 1ULL << slot;
		count--;
	}
	ring_links(ring)[RING_PREV] = node;
	ring_links(node)[RING_NEXT] = ring_end(ring);
	to->moved -= count;
	return count;
}

/* Is this bucket long? Short ones are looked at again when more came. */
static bool is_long(page_t *page, u64 bucket)
{
	if (page->known == bucket && page->fresh < SHORT)
		return false;
	page->known = bucket;
	page->fresh = 0;
	return ring_longer_than(&page->slot[slot_of(bucket)], SHORT);
}

/* Open the bucket of @level that comes next, if it is long. */
static void plan_level(struct timerfar *far, unsigned int level)
{
	struct where at = { level, !(far->occupied >> level & 1) };
	int slot = first_slot(far, at);
	u64 bucket = at.ahead ? far->level[level].ahead << BITS
			      : page_start(far, level);

	bucket |= (unsigned int)slot;
	if (slot >= 0 && is_long(page_at(far, at), bucket))
		open_page(far, level - 1, bucket);
}

/*
 * Of every level without a page ahead below it: that of the horizon, or, when
 * that is used up, the one ahead once it is complete.
 */
static void plan(struct timerfar *far)
{
	unsigned int levels = far->occupied | (far->opened & ~far->unfinished);

	for (levels &= ~(far->opened << 1 | 1); levels; levels &= levels - 1)
		plan_level(far, (unsigned int)__builtin_ctz(levels));
}

/* The finest first: it is needed first. */
void far_prepare(struct timerfar *far)
{
	unsigned int count = POUR;

	plan(far);
	while (far->unfinished) {
		unsigned int level =
			(unsigned int)__builtin_ctz(far->unfinished);

		count = pour(far, level, count);
		if (!count)
			break;
		far->unfinished &= ~(1U << level);
	}
}

/* ---- the horizon goes on ---------------------------------------------------*/

/* The page ahead is the horizon's now. */
static void enter_page(struct timerfar *far, unsigned int level)
{
	struct timerlevel *l = &far->level[level];

	pour(far, level, UINT_MAX);
	l->turn = !l->turn;
	forget_page(far, level);
	if (l->page[l->turn].used)
		far->occupied |= 1U << level;
}

/*
 * Spread a bucket of @level at once. With its least key as the horizon every
 * node takes the longest step down that it can take.
 */
static void spread(struct timerfar *far, unsigned int level,
		   struct timerring *ring)
{
	node_t *node = ring_next(ring);
	u64 least = NO_BUCKET;

	for (; node != ring_end(ring); node = ring_next(node))
		least = far_key(node) < least ? far_key(node) : least;
	far->horizon = least;
	while (level--)
		far->level[level].page[far->level[level].turn].moved = 0;
	while ((node = ring_take(ring))) {
		struct timerlevel *l =
			&far->level[level_of(far_key(node) ^ least)];

		l->page[l->turn].moved++;
		far_add(far, node);
	}
}

bool far_advance(struct timerfar *far, bool if_short, struct timerring *passed)
{
	struct where at = { .level = (unsigned int)__builtin_ctz(
				    far->occupied | 1U << HRT_QUEUE_LEVELS) };
	unsigned int slot;
	struct timerring *ring;
	bool open, spreads;
	u64 bucket;

	if (at.level == 0 || at.level == HRT_QUEUE_LEVELS)
		return false;
	slot = (unsigned int)__builtin_ctzll(page_at(far, at)->used);
	ring = &page_at(far, at)->slot[slot];
	bucket = page_start(far, at.level) | slot;
	open = is_open(far, at.level, bucket);
	spreads = !open && ring_longer_than(ring, SHORT);
	if (if_short && (open || spreads))
		return false;

	far->horizon = bucket << at.level * BITS;
	if (open) {
		enter_page(far, at.level - 1);
	} else if (spreads) {
		spread(far, at.level, ring);
	} else {
		far->horizon |= (1ULL << at.level * BITS) - 1;
		ring_join(passed, ring);
	}
	unmark(far, at, slot);
	return true;
}

/* ---- the horizon goes back -------------------------------------------------*/

/* Put what was spread over the page ahead of @level back into one bucket. */
static void close_page(struct timerfar *far, unsigned int level)
{
	struct timerlevel *l = &far->level[level];
	struct timerring *into =
		&page_at(far, parent_of(far, level))->slot[slot_of(l->ahead)];
	page_t *from = &l->page[!l->turn];

	for (; from->used; from->used &= from->used - 1)
		ring_join(into, &from->slot[__builtin_ctzll(from->used)]);
	forget_page(far, level);
}

/* The horizon's page of @level becomes the one ahead. */
static void leave_page(struct timerfar *far, unsigned int level)
{
	struct timerlevel *l = &far->level[level];
	struct where up;

	l->turn = !l->turn;
	l->ahead = bucket_of(far->horizon, level + 1);
	far->opened |= 1U << level;
	far->occupied &= ~(1U << level);
	up = parent_of(far, level);
	page_at(far, up)->used |= 1ULL << slot_of(l->ahead);
	if (!up.ahead)
		far->occupied |= 1U << up.level;
}

/* The moves that closing the pages ahead below @level throws away. */
static u64 waste(const struct timerfar *far, unsigned int level)
{
	u64 sum = 0;

	while (level--) {
		const struct timerlevel *l = &far->level[level];

		if (far->opened >> level & 1)
			sum += l->page[!l->turn].moved;
	}
	return sum;
}

/* Of a level, the pages below belong to one bucket: make them pages ahead. */
static void leave_pages(struct timerfar *far, unsigned int level)
{
	unsigned int lowest = (unsigned int)__builtin_ctz(far->occupied);

	for (unsigned int i = 0; i < level; i++) {
		if (far->opened >> i & 1)
			close_page(far, i);
	}
	while (level-- > lowest)
		leave_page(far, level);
}

bool far_retract(struct timerfar *far, u64 key)
{
	unsigned int level = level_of(key ^ far->horizon);

	if (far->occupied & ((1U << level) - 1)) {
		u64 lost = waste(far, level);

		if (lost > far->credit)
			return false;
		far->credit -= lost;
		leave_pages(far, level);
	}
	far->horizon = key;
	return true;
}

/* ---- for those who look at all ---------------------------------------------*/

struct search {
	const node_t *node;
	bool passed; /* the node itself was met: its equals come after it */
	const node_t *best;
};

static bool is_after(const struct search *s, const node_t *node)
{
	return !s->node || node->expires > s->node->expires ||
	       (s->passed && node->expires == s->node->expires);
}

static void search_ring(struct search *s, const struct timerring *ring)
{
	const node_t *node = ring_next(ring);

	for (; node != ring_end(ring); node = ring_next(node)) {
		if (node == s->node)
			s->passed = true;
		else if (is_after(s, node) &&
			 (!s->best || node->expires < s->best->expires))
			s->best = node;
	}
}

/* From the coarse to the fine: of equals, those in an open bucket are older. */
const node_t *far_next(const struct timerfar *far, const node_t *node)
{
	struct search s = { .node = node };

	for (unsigned int level = HRT_QUEUE_LEVELS; level--;)
		for (unsigned int page = 0; page < 2; page++)
			for (unsigned int i = 0; i < HRT_QUEUE_SLOTS; i++)
				search_ring(
					&s,
					&far->level[level].page[page].slot[i]);
	return s.best;
}

static const char *check_bucket(const page_t *page, unsigned int level,
				u64 bucket)
{
	const struct timerring *ring = &page->slot[slot_of(bucket)];
	const node_t *node, *next;

	if (!ring_empty(ring) && !(page->used >> slot_of(bucket) & 1))
		return "a bucket that is not marked as used";
	for (node = ring_next(ring); node != ring_end(ring); node = next) {
		next = ring_next(node);
		if (ring_prev(next) != node)
			return "a node does not know its predecessor";
		if (bucket_of(far_key(node), level) != bucket)
			return "a node in a bucket it does not belong to";
	}
	return NULL;
}

/* The page of @at, which starts with the bucket @start, and pages below. */
static const char *check_page(const struct timerfar *far, struct where at,
			      u64 start)
{
	const page_t *page = page_at(far, at);
	const char *wrong = NULL;

	for (u64 bucket = start; !wrong && bucket - start <= MASK; bucket++) {
		struct where finer = { at.level - 1, true };

		wrong = check_bucket(page, at.level, bucket);
		if (!wrong && is_open(far, at.level, bucket))
			wrong = page->used >> slot_of(bucket) & 1
					? check_page(far, finer, bucket << BITS)
					: "an open bucket not marked as used";
	}
	return wrong;
}

static const char *check_level(const struct timerfar *far, unsigned int level)
{
	struct where at = { level, false };
	unsigned int slot = slot_of(bucket_of(far->horizon, level));
	u64 used = page_at(far, at)->used;

	if (!used != !(far->occupied >> level & 1))
		return "a level that is not marked as it is";
	if (used & ((1ULL << slot) - 1))
		return "a bucket before the horizon";
	if (level && used >> slot & 1)
		return "a coarse bucket that the horizon is in";
	return check_page(far, at, page_start(far, level));
}

const char *far_check(const struct timerfar *far)
{
	const char *wrong = NULL;
	u32 opened = 0;

	for (unsigned int i = 0; !wrong && i < HRT_QUEUE_LEVELS; i++) {
		if (far->level[i].ahead != NO_BUCKET)
			opened |= 1U << i;
		wrong = check_level(far, i);
	}
	if (!wrong && (opened != far->opened || far->unfinished & ~far->opened))
		return "pages ahead that are not marked as they are";
	return wrong;
}

#endif
