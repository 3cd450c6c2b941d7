/* SPDX-License-Identifier: MIT */
/*
 * Nodes in order of expiry, as a red-black tree with its first remembered.
 *
 * link[0] and link[1] are the children, link[2] is the parent with the colour
 * in its lowest bit: nodes are aligned, so that bit is free. Left and right
 * are numbers, so that each mirrored pair of cases is written once.
 *
 * Invariants, all of which timertree_check() looks at:
 *   1. in order, expiries never fall;
 *   2. a red node has no red child;
 *   3. every way from the root to an empty link passes as many black nodes.
 * Of equals the one added first comes first, since an equal key goes right and
 * no rotation changes the order. From 2 and 3, no way is more than twice as
 * long as another, so the depth is at most 2 log2(n + 1).
 */
#include "timertree.h"

#include "types.h"

enum { LEFT, RIGHT, PARENT };
enum { RED, BLACK };

typedef struct timerqueue_node node_t;

static node_t *parent_of(const node_t *node)
{
	return (node_t *)((uintptr_t)node->link[PARENT] & ~(uintptr_t)1);
}

/* An empty link counts as black. */
static int colour_of(const node_t *node)
{
	return node ? (int)((uintptr_t)node->link[PARENT] & 1) : BLACK;
}

static void set_parent(node_t *node, node_t *parent)
{
	node->link[PARENT] = (node_t *)((uintptr_t)parent |
					(uintptr_t)colour_of(node));
}

static void set_colour(node_t *node, int colour)
{
	node->link[PARENT] = (node_t *)((uintptr_t)parent_of(node) |
					(uintptr_t)colour);
}

/* Which child of @parent is @node? */
static int side_of(const node_t *parent, const node_t *node)
{
	return parent->link[RIGHT] == node ? RIGHT : LEFT;
}

/* Put @new where @old hangs on @parent. */
static void replace_child(struct timertree *tree, node_t *parent,
			  const node_t *old, node_t *new)
{
	if (parent)
		parent->link[side_of(parent, old)] = new;
	else
		tree->root = new;
}

/* Turn @node down to @side; its child of the other side takes its place. */
static void rotate(struct timertree *tree, node_t *node, int side)
{
	node_t *up = node->link[!side];
	node_t *inner = up->link[side];
	node_t *parent = parent_of(node);

	replace_child(tree, parent, node, up);
	set_parent(up, parent);
	up->link[side] = node;
	set_parent(node, up);
	node->link[!side] = inner;
	if (inner)
		set_parent(inner, node);
}

/* The outermost node of a subtree on one side. */
static node_t *outermost(node_t *node, int side)
{
	while (node->link[side])
		node = node->link[side];
	return node;
}

/* The neighbour in order, to the right or to the left. */
static node_t *neighbour(const node_t *node, int side)
{
	const node_t *parent;

	if (node->link[side])
		return outermost(node->link[side], !side);
	for (parent = parent_of(node); parent; parent = parent_of(node)) {
		if (side_of(parent, node) != side)
			return (node_t *)parent;
		node = parent;
	}
	return NULL;
}

void timertree_init(struct timertree *tree)
{
	tree->root = NULL;
	tree->first = NULL;
}

/* A red @node below a red parent breaks invariant 2: mend it, going up. */
static void mend_red(struct timertree *tree, node_t *node)
{
	node_t *parent, *grand, *uncle;
	int side;

	while ((parent = parent_of(node)) && colour_of(parent) == RED) {
		grand = parent_of(parent); /* a red node is not the root */
		side = side_of(grand, parent);
		uncle = grand->link[!side];
		if (colour_of(uncle) == RED) {
			set_colour(parent, BLACK);
			set_colour(uncle, BLACK);
			set_colour(grand, RED);
			node = grand;
			continue;
		}
		if (side_of(parent, node) != side) {
			rotate(tree, parent, side);
			parent = node;
		}
		set_colour(parent, BLACK);
		set_colour(grand, RED);
		rotate(tree, grand, !side);
		break;
	}
	set_colour(tree->root, BLACK);
}

bool timertree_add(struct timertree *tree, node_t *node)
{
	node_t *parent = NULL, **link = &tree->root;
	bool first = true;

	while (*link) {
		parent = *link;
		/* Equal goes right: behind those that came before. */
		if (node->expires < parent->expires) {
			link = &parent->link[LEFT];
		} else {
			link = &parent->link[RIGHT];
			first = false;
		}
	}
	node->link[LEFT] = NULL;
	node->link[RIGHT] = NULL;
	node->link[PARENT] = (node_t *)((uintptr_t)parent | RED);
	*link = node;
	if (first)
		tree->first = node;
	mend_red(tree, node);
	return first;
}

/*
 * What stands beside a side that is one black node short: by invariant 3 its
 * ways hold one more, so that it is not empty.
 */
static node_t *sibling_of(const node_t *parent, int side)
{
	node_t *sibling = parent->link[!side];

	if (!sibling)
		__builtin_unreachable();
	return sibling;
}

/*
 * The ways through @side of @parent are one black node short: mend it, going
 * up. @node is what hangs there now, and may be empty.
 */
static void mend_black(struct timertree *tree, node_t *parent, node_t *node)
{
	node_t *sibling;
	int side;

	while (parent && colour_of(node) == BLACK) {
		side = parent->link[LEFT] == node ? LEFT : RIGHT;
		sibling = sibling_of(parent, side);
		if (colour_of(sibling) == RED) {
			set_colour(sibling, BLACK);
			set_colour(parent, RED);
			rotate(tree, parent, side);
			sibling = sibling_of(parent, side);
		}
		if (colour_of(sibling->link[LEFT]) == BLACK &&
		    colour_of(sibling->link[RIGHT]) == BLACK) {
			set_colour(sibling, RED);
			node = parent;
			parent = parent_of(node);
			continue;
		}
		if (colour_of(sibling->link[!side]) == BLACK) {
			set_colour(sibling->link[side], BLACK);
			set_colour(sibling, RED);
			rotate(tree, sibling, !side);
			sibling = sibling_of(parent, side);
		}
		set_colour(sibling, colour_of(parent));
		set_colour(parent, BLACK);
		set_colour(sibling->link[!side], BLACK);
		rotate(tree, parent, side);
		return;
	}
	if (node)
		set_colour(node, BLACK);
}

/* Let @heir, which has no left child, stand in for @node, which has two. */
static void take_place(struct timertree *tree, node_t *node, node_t *heir)
{
	node_t *parent = parent_of(node);

	replace_child(tree, parent, node, heir);
	heir->link[LEFT] = node->link[LEFT];
	heir->link[RIGHT] = node->link[RIGHT];
	heir->link[PARENT] = node->link[PARENT];
	set_parent(heir->link[LEFT], heir);
	if (heir->link[RIGHT])
		set_parent(heir->link[RIGHT], heir);
}

void timertree_del(struct timertree *tree, node_t *node)
{
	node_t *gone = node; /* the place that leaves the tree */
	node_t *parent, *child;
	int colour;

	if (tree->first == node)
		tree->first = neighbour(node, RIGHT);
	if (node->link[LEFT] && node->link[RIGHT])
		gone = outermost(node->link[RIGHT], LEFT);
	child = gone->link[LEFT] ? gone->link[LEFT] : gone->link[RIGHT];
	parent = parent_of(gone);
	colour = colour_of(gone);

	replace_child(tree, parent, gone, child);
	if (child)
		set_parent(child, parent);
	if (gone != node) {
		take_place(tree, node, gone);
		if (parent == node)
			parent = gone;
	}
	if (colour == BLACK)
		mend_black(tree, parent, child);
}

node_t *timertree_next(const node_t *node)
{
	return neighbour(node, RIGHT);
}

node_t *timertree_prev(const node_t *node)
{
	return neighbour(node, LEFT);
}

/* Black nodes on every way down from @node, or -1 when they differ. */
static int black_height(const node_t *node)
{
	int left, right;

	if (!node)
		return 0;
	left = black_height(node->link[LEFT]);
	right = black_height(node->link[RIGHT]);
	if (left < 0 || left != right)
		return -1;
	return left + (colour_of(node) == BLACK);
}

static const char *check_node(const node_t *node, const node_t *prev)
{
	if (prev && prev->expires > node->expires)
		return "expiries out of order";
	for (int side = LEFT; side <= RIGHT; side++) {
		const node_t *child = node->link[side];

		if (child && parent_of(child) != node)
			return "a child does not know its parent";
		if (colour_of(node) == RED && colour_of(child) == RED)
			return "a red node below a red one";
	}
	return NULL;
}

const char *timertree_check(const struct timertree *tree)
{
	const node_t *node, *prev = NULL;
	const char *wrong;

	if (!tree->root)
		return tree->first ? "a first node in an empty tree" : NULL;
	if (tree->first != outermost(tree->root, LEFT))
		return "the first node is not the leftmost";
	for (node = tree->first; node; prev = node, node = neighbour(node, 1)) {
		wrong = check_node(node, prev);
		if (wrong)
			return wrong;
	}
	return black_height(tree->root) < 0 ? "black heights differ" : NULL;
}
