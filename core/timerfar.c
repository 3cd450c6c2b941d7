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
 * tens of thousands. So it is opened before the horizon comes: each level has
 * pages of buckets besides that of the horizon, and a coarser bucket is spread
 * over one of them, some nodes at a time.
 *
 *	NOW	the horizon's page;
 *	NEXT	of a bucket of the NOW page of the next level;
 *	LATER	of a bucket of its NEXT or its LATER page, so that a crowd can
 *		be spread as far as need be while the one before it is used up.
 *
 * When the horizon enters a bucket, NEXT becomes NOW, and the LATER page below
 * it NEXT. Until then a key is looked for in the horizon's pages, and from
 * there in the page ahead if its bucket is open. The bucket is emptied from its
 * end and its nodes are put in front of those that came directly, which are
 * younger: the order of arrival is kept, and with it that of equals.
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
 *      with a mark as occupied; marks may outlive what they stand for;
 *   4. a page ahead has the role that the page of its bucket gives it.
 * Equals are always in the same bucket (1), and every move from ring to ring
 * keeps their order: they stay first in, first out.
 *
 * Bounds, L levels: a node goes down at most L levels, once for each credit
 * more. far_add() takes at most L steps down open pages, as a rule one.
 * far_prepare() moves at most POUR nodes. far_advance() moves what of the first
 * bucket has not been spread ahead of time: as a rule a few times SHORT nodes,
 * all of them when there was no time, since fewer than m / POUR calls of
 * far_prepare() came before the m timers, or no page, since work had been spent
 * on that of a later bucket before they were started.
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
	SHORT = 48, /* a bucket of no more nodes is not spread, but sorted */
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

enum {
	NOW = TIMERPAGE_NOW,
	NEXT = TIMERPAGE_NEXT,
	LATER = TIMERPAGE_LATER,
};

/* A page. */
struct where {
	unsigned int level;
	unsigned int role;
};

/* The lowest bit of @bits, which has one. */
static unsigned int lowest(unsigned int bits)
{
	unsigned int bit = (unsigned int)__builtin_ctz(bits);

	if (bit > 31)
		__builtin_unreachable();
	return bit;
}

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

static page_t *page_at(const struct timerfar *far, struct where at)
{
	const struct timerlevel *level = &far->level[at.level];

	return (page_t *)&level->page[level->index[at.role]];
}

/* The first bucket of a page. */
static u64 page_start(const struct timerfar *far, struct where at)
{
	return at.role == NOW ? bucket_of(far->horizon, at.level) & ~(u64)MASK
			      : far->level[at.level].bucket[at.role] << BITS;
}

/* Over which page is this bucket of @level being spread, or spread? */
static unsigned int child_of(const struct timerfar *far, unsigned int level,
			     u64 bucket)
{
	const struct timerlevel *finer = &far->level[level - 1];

	if (!level)
		return NOW;
	if (bucket == finer->bucket[NEXT])
		return NEXT;
	return bucket == finer->bucket[LATER] ? LATER : NOW;
}

void far_init(struct timerfar *far)
{
	*far = (struct timerfar){ 0 };
	for (unsigned int i = 0; i < HRT_QUEUE_LEVELS; i++) {
		struct timerlevel *level = &far->level[i];

		for (unsigned int role = 0; role < TIMERPAGE_ROLES; role++) {
			page_t *page = &level->page[role];

			level->index[role] = role;
			level->bucket[role] = NO_BUCKET;
			page->known = NO_BUCKET;
			for (unsigned int j = 0; j < HRT_QUEUE_SLOTS; j++)
				ring_init(&page->slot[j]);
		}
	}
}

/* The finest bucket that the key belongs to now. */
void far_add(struct timerfar *far, node_t *node)
{
	u64 key = far_key(node);
	struct where at = { level_of(key ^ far->horizon), NOW };
	u64 bucket = bucket_of(key, at.level);
	unsigned int role;
	page_t *page;

	far->occupied |= 1U << at.level;
	while ((role = child_of(far, at.level, bucket)) != NOW) {
		at = (struct where){ at.level - 1, role };
		bucket = bucket_of(key, at.level);
	}
	page = page_at(far, at);
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
	if (at.role != NOW || page->used)
		return;
	page->moved = 0;
	far->occupied &= ~(1U << at.level);
}

/*
 * Return: the first slot that is not empty, or open, or else -1; marks before it
 * go.
 */
static int first_slot(struct timerfar *far, struct where at)
{
	const page_t *page = page_at(far, at);

	while (page->used) {
		int slot = __builtin_ctzll(page->used);
		u64 bucket = page_start(far, at) | (unsigned int)slot;

		if (!ring_empty(&page->slot[slot]) ||
		    child_of(far, at.level, bucket) != NOW)
			return slot;
		unmark(far, at, (unsigned int)slot);
	}
	return -1;
}

node_t *far_first(struct timerfar *far)
{
	struct where finest = { 0, NOW };
	int slot = first_slot(far, finest);

	return slot < 0 ? NULL : ring_next(&page_at(far, finest)->slot[slot]);
}

/* ---- pages ahead -----------------------------------------------------------*/

static void open_page(struct timerfar *far, struct where at, u64 bucket)
{
	far->level[at.level].bucket[at.role] = bucket;
	far->opened[at.role] |= 1U << at.level;
	far->unfinished[at.role] |= 1U << at.level;
	page_at(far, at)->moved = 0;
}

static void forget_page(struct timerfar *far, struct where at)
{
	far->level[at.level].bucket[at.role] = NO_BUCKET;
	far->opened[at.role] &= ~(1U << at.level);
	far->unfinished[at.role] &= ~(1U << at.level);
}

/* The page @at takes on the role @to; the empty page that had it goes. */
static void change_role(struct timerfar *far, struct where at, unsigned int to)
{
	struct timerlevel *level = &far->level[at.level];
	unsigned char index = level->index[to];

	level->index[to] = level->index[at.role];
	level->index[at.role] = index;
}

/* The bucket that a page ahead was spread from, or its page. */
static struct where parent_of(const struct timerfar *far, struct where at)
{
	const struct timerlevel *coarser = &far->level[at.level + 1];
	u64 page = far->level[at.level].bucket[at.role] >> BITS;

	at.level++;
	at.role = page == coarser->bucket[NEXT]    ? NEXT
		  : page == coarser->bucket[LATER] ? LATER
						   : NOW;
	return at;
}

static struct timerring *ring_of(const struct timerfar *far, struct where at)
{
	u64 bucket = far->level[at.level].bucket[at.role];

	return &page_at(far, parent_of(far, at))->slot[slot_of(bucket)];
}

/*
 * Move up to @count nodes down to the page @at. New ones go there at once and
 * are the younger ones: so the last goes first, to the front. Return: how many
 * more it could have been.
 */
static unsigned int pour(struct timerfar *far, struct where at,
			 unsigned int count)
{
	page_t *to = page_at(far, at);
	struct timerring *ring = ring_of(far, at);
	node_t *node, *prev;

	to->moved += count;
	for (node = ring_prev(ring); node != ring_end(ring) && count;
	     node = prev) {
		unsigned int slot = slot_of(bucket_of(far_key(node), at.level));

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

/* Put what was spread over a page back into one bucket. */
static void close_page(struct timerfar *far, struct where at)
{
	page_t *from = page_at(far, at);

	if (!(far->opened[at.role] >> at.level & 1))
		return;
	for (; from->used; from->used &= from->used - 1)
		ring_join(ring_of(far, at),
			  &from->slot[__builtin_ctzll(from->used)]);
	forget_page(far, at);
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

/*
 * Is the place free? A page that was the horizon's may stand for a bucket that
 * is not the first any more; it goes, and what hangs on it, if no work was spent
 * on them.
 */
static bool make_room(struct timerfar *far, struct where at)
{
	struct where child = { at.level - 1, LATER };

	if (!(far->opened[at.role] >> at.level & 1))
		return true;
	if (page_at(far, at)->moved)
		return false;
	if (at.level && far->opened[LATER] >> child.level & 1 &&
	    parent_of(far, child).role == at.role && !make_room(far, child))
		return false;
	close_page(far, at);
	return true;
}

/*
 * Spread what comes first in a page, if it is long. The page is that of the
 * level above @finer.
 */
static void plan_page(struct timerfar *far, unsigned int finer,
		      unsigned int role)
{
	struct where at = { finer + 1, role };
	struct where to = { finer, role == NOW ? NEXT : LATER };
	int slot = first_slot(far, at);
	u64 bucket = page_start(far, at) | (unsigned int)slot;

	if (slot >= 0 && child_of(far, at.level, bucket) == NOW &&
	    is_long(page_at(far, at), bucket) && make_room(far, to))
		open_page(far, to, bucket);
}

/* The horizon's pages, and those ahead once they are complete. */
static void plan(struct timerfar *far)
{
	unsigned int next = (far->opened[NEXT] & ~far->unfinished[NEXT]) >> 1;
	unsigned int later = (far->opened[LATER] & ~far->unfinished[LATER]) >>
			     1;
	unsigned int finer;

	for (finer = far->occupied >> 1; finer; finer &= finer - 1)
		plan_page(far, lowest(finer), NOW);
	for (finer = next | later; finer; finer &= finer - 1)
		plan_page(far, lowest(finer),
			  finer & -finer & next ? NEXT : LATER);
}

/* What is needed first goes first: NEXT, and the finest. */
void far_prepare(struct timerfar *far)
{
	unsigned int count = POUR;

	plan(far);
	for (unsigned int role = NEXT; role <= LATER; role++) {
		while (far->unfinished[role]) {
			struct where at = { lowest(far->unfinished[role]),
					    role };

			count = pour(far, at, count);
			if (!count)
				return;
			far->unfinished[role] &= ~(1U << at.level);
		}
	}
}

/* ---- the horizon goes on ---------------------------------------------------*/

/* LATER is NEXT when the page that its bucket is in is the horizon's. */
static void promote_page(struct timerfar *far, unsigned int level)
{
	struct where at = { level, LATER };
	u64 *bucket = far->level[level].bucket;
	unsigned int bit = 1U << level;

	if (!(far->opened[LATER] & bit) || parent_of(far, at).role != NOW)
		return;
	change_role(far, at, NEXT);
	bucket[NEXT] = bucket[LATER];
	far->opened[NEXT] |= bit;
	far->unfinished[NEXT] |= far->unfinished[LATER] & bit;
	forget_page(far, at);
}

/* NEXT is the horizon's page now. */
static void enter_page(struct timerfar *far, unsigned int level)
{
	struct where at = { level, NEXT };

	pour(far, at, UINT_MAX);
	change_role(far, at, NOW);
	forget_page(far, at);
	at.role = NOW;
	if (page_at(far, at)->used)
		far->occupied |= 1U << level;
	if (level)
		promote_page(far, level - 1);
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
		page_at(far, (struct where){ level, NOW })->moved = 0;
	while ((node = ring_take(ring))) {
		struct where at = { level_of(far_key(node) ^ least), NOW };

		page_at(far, at)->moved++;
		far_add(far, node);
	}
}

bool far_advance(struct timerfar *far, bool if_short, struct timerring *passed)
{
	struct where at = { lowest(far->occupied | 1U << HRT_QUEUE_LEVELS),
			    NOW };
	unsigned int slot;
	struct timerring *ring;
	bool open, spreads;
	u64 bucket;

	if (at.level == 0 || at.level == HRT_QUEUE_LEVELS)
		return false;
	slot = (unsigned int)__builtin_ctzll(page_at(far, at)->used);
	ring = &page_at(far, at)->slot[slot];
	bucket = page_start(far, at) | slot;
	open = child_of(far, at.level, bucket) != NOW;
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

/* The horizon's page becomes the page @at. */
static void leave_page(struct timerfar *far, struct where at)
{
	unsigned int bit = 1U << at.level;
	struct where up;
	u64 bucket = bucket_of(far->horizon, at.level + 1);

	change_role(far, (struct where){ at.level, NOW }, at.role);
	far->level[at.level].bucket[at.role] = bucket;
	far->opened[at.role] |= bit;
	far->occupied &= ~bit;
	up = parent_of(far, at);
	page_at(far, up)->used |= 1ULL << slot_of(bucket);
	if (up.role == NOW)
		far->occupied |= 1U << up.level;
}

/* The moves that closing the pages ahead below @level throws away. */
static u64 waste(const struct timerfar *far, unsigned int level)
{
	u64 sum = 0;

	while (level--)
		for (unsigned int role = NEXT; role <= LATER; role++)
			if (far->opened[role] >> level & 1)
				sum += page_at(far,
					       (struct where){ level, role })
					       ->moved;
	return sum;
}

/* Of a level, the pages below belong to one bucket: make them pages ahead. */
static void leave_pages(struct timerfar *far, unsigned int level)
{
	unsigned int finest = lowest(far->occupied);

	for (unsigned int i = 0; i < level; i++) {
		close_page(far, (struct where){ i, NEXT });
		close_page(far, (struct where){ i, LATER });
	}
	leave_page(far, (struct where){ --level, NEXT });
	while (level-- > finest)
		leave_page(far, (struct where){ level, LATER });
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
		for (unsigned int page = 0; page < TIMERPAGE_ROLES; page++)
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

/* A page, and the pages that its buckets are open to. */
static const char *check_page(const struct timerfar *far, struct where at,
			      unsigned int *pages)
{
	const page_t *page = page_at(far, at);
	const char *wrong = NULL;

	*pages += at.role != NOW;
	for (unsigned int slot = 0; !wrong && slot <= MASK; slot++) {
		u64 bucket = page_start(far, at) | slot;
		unsigned int role = child_of(far, at.level, bucket);

		wrong = check_bucket(page, at.level, bucket);
		if (wrong || role == NOW)
			continue;
		wrong = page->used >> slot & 1
				? check_page(
					  far,
					  (struct where){ at.level - 1, role },
					  pages)
				: "an open bucket not marked as used";
		if ((at.role == NOW) != (role == NEXT))
			wrong = "a page ahead in the wrong role";
	}
	return wrong;
}

static const char *check_level(const struct timerfar *far, unsigned int level,
			       unsigned int *pages)
{
	struct where at = { level, NOW };
	unsigned int slot = slot_of(bucket_of(far->horizon, level));
	u64 used = page_at(far, at)->used;

	if (!used != !(far->occupied >> level & 1))
		return "a level that is not marked as it is";
	if (used & ((1ULL << slot) - 1))
		return "a bucket before the horizon";
	if (level && used >> slot & 1)
		return "a coarse bucket that the horizon is in";
	return check_page(far, at, pages);
}

const char *far_check(const struct timerfar *far)
{
	const char *wrong = NULL;
	unsigned int pages = 0, opened = 0;

	for (unsigned int i = 0; !wrong && i < HRT_QUEUE_LEVELS; i++)
		wrong = check_level(far, i, &pages);
	for (unsigned int role = NEXT; role <= LATER; role++) {
		opened += (unsigned int)__builtin_popcount(far->opened[role]);
		if (far->unfinished[role] & ~far->opened[role])
			wrong = "an unfinished page that is not there";
	}
	return wrong || pages == opened ? wrong : "a page that is lost";
}

#endif
