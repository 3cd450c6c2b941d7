/* SPDX-License-Identifier: MIT */
/*
 * The far part of a time queue: the nodes that expire at the horizon or later.
 * They are not in order, until the horizon comes near.
 */
#ifndef CORE_TIMERFAR_H
#define CORE_TIMERFAR_H

#include <hrtimer/hrtimer_bases.h>

#include "types.h"

/* Moves that one start may cause to be thrown away. */
#ifndef HRT_QUEUE_HOSTILE
#define TIMERFAR_EARN 4
#else
#define TIMERFAR_EARN 0
#endif

/* Expiries as numbers from 0 on, in the same order. */
static inline u64 far_key(const struct timerqueue_node *node)
{
	return (u64)node->expires ^ 1ULL << 63;
}

/* Is @node, or would it be, before the horizon? */
static inline bool is_near(const struct timerfar *far,
			   const struct timerqueue_node *node)
{
	return far_key(node) < far->horizon;
}

/* Empty. */
void far_init(struct timerfar *far);

/* All is empty, and a node of @key is to come: let it be near, and alone so. */
static inline void far_begin(struct timerfar *far, u64 key)
{
	far->horizon = key + 1 ? key + 1 : key;
}

/* Put in @node, which is not near. It is taken off by ring_del(). */
void far_add(struct timerfar *far, struct timerqueue_node *node);

/* A timer was started: some work may be thrown away for it, now or later. */
static inline void far_earn(struct timerfar *far)
{
	far->credit += TIMERFAR_EARN;
}

/*
 * Return: the first of all, where that is known, which is when it differs from
 * the horizon in the last digit alone; or NULL.
 */
struct timerqueue_node *far_first(struct timerfar *far);

/*
 * Nothing near is at the horizon or behind it, and far_first() knows none: let
 * the horizon enter the first bucket. The nodes that it may have passed are put
 * behind @passed, in order of arrival. With @if_short only if those are few.
 * Return: did it go on?
 */
bool far_advance(struct timerfar *far, bool if_short, struct timerring *passed);

/* Spread some of what will be needed in order soon. */
void far_prepare(struct timerfar *far);

/*
 * Let the horizon go back to @key, if the work that is thrown away was earned.
 * What is near and not before @key is the caller's to put in. Return: was it?
 */
bool far_retract(struct timerfar *far, u64 key);

/* Return: the node after @node, or the first; or NULL. Looks at all. */
const struct timerqueue_node *far_next(const struct timerfar *far,
				       const struct timerqueue_node *node);

/* Return: NULL, or what is wrong. Looks at all. */
const char *far_check(const struct timerfar *far);

#endif
