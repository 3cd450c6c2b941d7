/* SPDX-License-Identifier: MIT */
/*
 * The yardstick: a plain red-black tree with its first node remembered.
 *
 * link[0] and link[1] are the children, link[2] is the parent with the colour
 * in its lowest bit: nodes are aligned, so that bit is free. Left and right
 * are numbers, so that each mirrored pair of cases is written once.
 *
 * Invariants:
 *   1. in order, expiries never fall;
 *   2. a red node has no red child;
 *   3. every way from the root to an empty link passes as many black nodes.
 * Of equals the one added first comes first, since an equal key goes right and
 * no rotation changes the order.
 */
#include "rbtree.h"

#include <stddef.h>
#include <stdint.h>

enum { LEFT, RIGHT, PARENT };
enum { RED, BLACK };

typedef struct rbtree_node node_t;

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
static void replace_child(struct rbtree *tree, node_t *parent,
			  const node_t *old, node_t *new)
{
	if (parent)
		parent->link[side_of(parent, old)] = new;
	else
		tree->root = new;
}

/* Turn @node down to @side; its child of the other side takes its place. */
static void rotate(struct rbtree *tree, node_t *node, int side)
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

/* A red @node below a red parent breaks invariant 2: mend it, going up. */
static void mend_red(struct rbtree *tree, node_t *node)
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

bool rbtree_add(struct rbtree *tree, node_t *node)
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
 * The ways through @side of @parent are one black node short: mend it, going
 * up. @node is what hangs there now, and may be empty.
 */
static void mend_black(struct rbtree *tree, node_t *parent, node_t *node)
{
	node_t *sibling;
	int side;

	while (parent && colour_of(node) == BLACK) {
		side = parent->link[LEFT] == node ? LEFT : RIGHT;
		sibling = parent->link[!side];
		if (colour_of(sibling) == RED) {
			set_colour(sibling, BLACK);
			set_colour(parent, RED);
			rotate(tree, parent, side);
			sibling = parent->link[!side];
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
			sibling = parent->link[!side];
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
static void take_place(struct rbtree *tree, node_t *node, node_t *heir)
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

void rbtree_del(struct rbtree *tree, node_t *node)
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
