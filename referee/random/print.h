/* SPDX-License-Identifier: MIT */
/*
 * What happened in a program, and the program itself, as text.
 */
#ifndef REFEREE_RANDOM_PRINT_H
#define REFEREE_RANDOM_PRINT_H

#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/string.h>
#include <linux/timekeeping.h>

#include "generate.h"

static const char *const what_name[NR_WHATS] = {
	[START] = "start",
	[START_USER] = "start_user",
	[RESTART] = "restart",
	[START_EXPIRES] = "start_expires",
	[CANCEL] = "cancel",
	[TRY_TO_CANCEL] = "try_to_cancel",
	[SETUP] = "setup",
	[FORWARD] = "forward",
	[SET_EXPIRES] = "set_expires",
	[ADD_EXPIRES] = "add_expires",
	[ASK] = "ask",
	[MOD] = "mod",
	[MOD_PENDING] = "mod_pending",
	[REDUCE] = "reduce",
	[ADD] = "add",
	[ADD_ON] = "add_on",
	[DELETE] = "delete",
	[DELETE_SYNC] = "delete_sync",
	[DELETE_TRY] = "delete_try",
	[SHUTDOWN] = "shutdown",
	[WHEEL_SETUP] = "wheel_setup",
	[WHEEL_ASK] = "wheel_ask",
	[SLEEP_UNTIL] = "sleep_until",
	[SLEEP_RANGE] = "sleep_range",
	[SLEEP_JIFFIES] = "sleep_jiffies",
	[MSLEEP] = "msleep",
	[BUSY] = "busy",
	[SET_TIME] = "set_time",
	[FORWARD_NOW] = "forward_now",
	[ADVANCE] = "advance",
	[MOVE] = "move",
	[STAY] = "stay",
	[WAKE] = "wake",
};

static const char *const value_name[NR_VALUES] = {
	[GRID] = "grid",
	[LANE] = "lane",
	[EQUAL] = "equal",
	[PAST] = "past",
	[ZERO] = "zero",
	[NEGATIVE] = "negative",
	[LATEST] = "latest",
	[HUGE_VALUE] = "huge",
	[SPAN] = "span",
	[SPAN_ZERO] = "span-zero",
	[SPAN_NEGATIVE] = "span-negative",
	[SPAN_LATEST] = "span-latest",
	[SPAN_HUGE] = "span-huge",
};

/* ---- events ---------------------------------------------------------------*/

struct note {
	const char *what;
	int who;
	s64 when, a, b;
};

enum { MAX_NOTES = 4000 };

static struct note notes[MAX_NOTES];
static unsigned int nr_notes;

static s64 now_unit(void);

static void note(const char *what, int who, s64 a, s64 b)
{
	if (nr_notes < MAX_NOTES)
		notes[nr_notes++] = (struct note){ what, who, now_unit(), a,
						   b };
}

static void print_notes(void)
{
	for (unsigned int i = 0; i < nr_notes; i++) {
		const struct note *n = &notes[i];

		pr_info("%4lld.%lld %-11s %d %lld %lld\n", n->when / 5,
			n->when % 5 * 2, n->what, n->who, n->a, n->b);
	}
}

/* FNV-1a */
static u64 hash_byte(u64 hash, u8 byte)
{
	return (hash ^ byte) * 0x100000001b3ULL;
}

static u64 hash_number(u64 hash, s64 number)
{
	for (int i = 0; i < 64; i += 8)
		hash = hash_byte(hash, (u64)number >> i);
	return hash;
}

static u64 hash_note(u64 hash, const struct note *n)
{
	for (const char *c = n->what; *c; c++)
		hash = hash_byte(hash, *c);
	hash = hash_number(hash, n->who);
	hash = hash_number(hash, n->when);
	hash = hash_number(hash, n->a);
	return hash_number(hash, n->b);
}

static u64 hash_notes(void)
{
	u64 hash = 0xcbf29ce484222325ULL;

	for (unsigned int i = 0; i < nr_notes; i++)
		hash = hash_note(hash, &notes[i]);
	return hash;
}

/* ---- the program ----------------------------------------------------------*/

/* Is operation @nr left out? The string may be shorter than the program. */
static bool dropped(const char *drop, unsigned int nr)
{
	return nr < strlen(drop) && drop[nr] == '1';
}

static void print_op(const struct op *op, unsigned int nr)
{
	char who[16] = "task";

	if (nr >= NR_MAIN)
		snprintf(who, sizeof(who), "timer %d call %d",
			 (nr - NR_MAIN) / NR_EACH, (nr - NR_MAIN) % NR_EACH);
	pr_info("op %d %s: %s timer %d k %d n %d flags %d other %d %s%s\n", nr,
		who, what_name[op->what], op->timer, op->k, op->n, op->flags,
		op->other, op->what <= START_USER ? value_name[op->value] : "",
		op->result ? " returns 1" : "");
}

static void print_program(const struct program *p, const char *drop)
{
	for (unsigned int i = 0; i < NR_OPS; i++) {
		if (!dropped(drop, i))
			print_op(&p->op[i], i);
	}
}

#endif
