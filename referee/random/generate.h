/* SPDX-License-Identifier: MIT */
/*
 * Random programs: what they consist of, and how one grows from its number.
 *
 * The same number gives the same program on every kernel. A program is a list
 * of operations, which one task carries out, and a list of operations for each
 * timer, of which each call of its callback takes the next.
 *
 * The referee's clock counts in grains of 256 ns, each look at it takes one,
 * and its device is set by that clock. Times are chosen so that all of this
 * cannot give another answer than a machine on which code takes no time, except
 * where the timers differ:
 *
 *  - Every moment is a whole number of grains, or the device would interrupt
 *    before it has come. So is every second tick.
 *  - A moment on the grid, every 4 ms, is exact, and many timers may share it,
 *    with the tick or with each other, by any clock.
 *  - A step of the grid has twenty units of 200 us. Every moment off the grid
 *    has a lane of its own within the step: a unit for each timer, one for the
 *    task; the tenth is that of the other ticks. What is started there by a
 *    span is late by the microseconds that the referee needed, and still nobody
 *    else's.
 *  - A step of the time of day moves timers to the odd units between.
 */
#ifndef REFEREE_RANDOM_GENERATE_H
#define REFEREE_RANDOM_GENERATE_H

#include <linux/ktime.h>
#include <linux/types.h>

#define GRAIN     256LL /* ns */
#define UNIT      (200 * NSEC_PER_USEC)
#define STEP_NS   (STEP * UNIT) /* 15625 grains */
#define TIME_STEP (782 * GRAIN) /* about a unit */

/* The unit of timer @i within a step. */
#define LANE_OF(i) (2 * ((i) + ((i) < 4 ? 1 : 2)))

enum {
	STEP = 20, /* units */
	NR_HRTIMERS = 8,
	NR_WHEEL = 5,
	NR_TIMERS = NR_HRTIMERS + NR_WHEEL,
	NR_MAIN = 64, /* operations of the task */
	NR_EACH = 6, /* of each timer's callback */
	NR_OPS = NR_MAIN + NR_TIMERS * NR_EACH,
};

/* What an operation does. `timer` is its timer, `k` and `n` its numbers. */
enum what {
	/* of a hrtimer */
	START,
	START_USER,
	RESTART,
	START_EXPIRES,
	CANCEL,
	TRY_TO_CANCEL,
	SETUP,
	FORWARD,
	SET_EXPIRES,
	ADD_EXPIRES,
	ASK,
	/* of a wheel timer */
	MOD,
	MOD_PENDING,
	REDUCE,
	ADD,
	ADD_ON,
	DELETE,
	DELETE_SYNC,
	DELETE_TRY,
	SHUTDOWN,
	WHEEL_SETUP,
	WHEEL_ASK,
	/* of the task alone */
	SLEEP_UNTIL,
	SLEEP_RANGE,
	SLEEP_JIFFIES,
	MSLEEP,
	BUSY,
	SET_TIME,
	/* of a hrtimer's callback alone; they end with RESTART */
	FORWARD_NOW,
	ADVANCE,
	MOVE,
	STAY,
	/* of a callback */
	WAKE,
	NR_WHATS,
};

/* Which value a start gets. */
enum value {
	GRID, /* k steps from now, exact */
	LANE, /* k steps from now, in the timer's lane */
	EQUAL, /* the expiry of timer `other` */
	PAST, /* k steps ago */
	ZERO,
	NEGATIVE,
	LATEST, /* KTIME_MAX */
	HUGE_VALUE,
	SPAN, /* as LANE, but relative */
	SPAN_ZERO,
	SPAN_NEGATIVE,
	SPAN_LATEST,
	SPAN_HUGE,
	NR_VALUES,
};

/* Its range beyond the soft expiry, when it is no number of steps. */
enum { RANGE_HUGE = -1, RANGE_NEGATIVE = -2 };

struct op {
	u8 what;
	u8 timer;
	u8 other;
	u8 value;
	u8 flags; /* of the mode, or of a wheel timer */
	u8 result; /* a callback's: what it returns */
	s32 k;
	s32 n;
};

struct program {
	u64 seed;
	u64 state; /* of the generator */
	unsigned int phase; /* of jiffies at the start, even */
	bool slow; /* long waits for the wheel, and no ranges */
	struct op op[NR_OPS];
};

/* ---- numbers --------------------------------------------------------------*/

/* A Weyl sequence, scrambled: short, and good in every bit. */
static u64 draw(struct program *p)
{
	u64 x = p->state += 0x9e3779b97f4a7c15ULL;

	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
	return x ^ (x >> 31);
}

static unsigned int below(struct program *p, unsigned int n)
{
	return (u32)(draw(p) >> 32) % n;
}

static bool one_in(struct program *p, unsigned int n)
{
	return !below(p, n);
}

#define PICK(p, ...)                                         \
	({                                                   \
		static const int choice[] = { __VA_ARGS__ }; \
		choice[below(p, ARRAY_SIZE(choice))];        \
	})

/* ---- operations -----------------------------------------------------------*/

static void draw_start(struct program *p, struct op *op)
{
	op->value = PICK(p, GRID, GRID, GRID, GRID, GRID, LANE, LANE, EQUAL,
			 EQUAL, EQUAL, PAST, ZERO, NEGATIVE, LATEST, HUGE_VALUE,
			 SPAN, SPAN, SPAN, SPAN, SPAN_ZERO, SPAN_NEGATIVE,
			 SPAN_LATEST, SPAN_HUGE);
	op->k = one_in(p, 4) ? (int)below(p, 40) : 1 + (int)below(p, 6);
	op->flags = one_in(p, 6); /* PINNED */
	op->other = below(p, NR_HRTIMERS);
	if (!p->slow && one_in(p, 4))
		op->n = PICK(p, 1, 1, 2, 3, 5, 10, 30, 500, RANGE_HUGE,
			     RANGE_NEGATIVE);
	if (op->value == SPAN_ZERO)
		op->n = 0;
	/* One that may run at any interrupt sees those of the referee's device,
	 * which cannot wait for long. */
	if (p->slow && op->value == NEGATIVE)
		op->value = SPAN_NEGATIVE;
}

/* Forward of a timer that rests takes odd numbers: nothing runs from them. */
static void draw_forward(struct program *p, struct op *op)
{
	op->k = PICK(p, -1, 0, 1, 99, 100, 101, 12345, 999999, 1000000, 1000001,
		     123456789, 2147483647);
	op->n = PICK(p, -7, 0, 1, 2, 3, 7, 10, 33, 100, 12345, 1000000,
		     2147483647);
	if (one_in(p, 3))
		op->k = (s32)draw(p);
	if (one_in(p, 3))
		op->n = (s32)draw(p);
}

/* Is it about where a level of the wheel begins? */
static bool at_level(int k)
{
	return abs(k - 63) < 3 || abs(k - 504) < 3 || abs(k - 4032) < 3;
}

static void draw_wheel(struct program *p, struct op *op)
{
	op->k = PICK(p, -1000, -5, -1, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 5, 8, 9,
		     12, 17, 61, 62, 63, 64, 65, 71, 72, 100, 503, 504, 1000,
		     2147483647);
	if (p->slow && one_in(p, 2))
		op->k = (int)below(p, 4200);
	/*
	 * Within seconds the referee's wheel turns for itself as well: after a
	 * second of sleep Linux 6.1 stirs its random numbers with a wheel timer
	 * of its own. Then it is a jiffy ahead, and the past and the present
	 * share a bucket.
	 */
	if (p->slow && at_level(op->k))
		op->k += 5;
	if (p->slow && op->k < 0)
		op->k = 0;
	/* A deferrable timer waits for any interrupt: see draw_start(). */
	op->flags = PICK(p, 0, 0, 0, 0, 1, 1, 2, 4);
	if (p->slow && op->flags == 2)
		op->flags = 0;
}

static void draw_numbers(struct program *p, struct op *op)
{
	switch (op->what) {
	case START:
	case START_USER:
		draw_start(p, op);
		break;
	case FORWARD:
		draw_forward(p, op);
		break;
	case FORWARD_NOW:
	case ADVANCE:
	case ADD_EXPIRES:
		op->k = 1 + (int)below(p, 7);
		break;
	case SETUP:
		op->k = below(p, 4);
		op->flags = below(p, 16);
		break;
	case SLEEP_JIFFIES:
		op->k = one_in(p, 4) ? below(p, p->slow ? 3000 : 12)
				     : below(p, 4);
		op->flags = below(p, 2);
		break;
	case SET_TIME:
		op->k = PICK(p, -3600000, -50, -7, -1, 0, 1, 3, 12, 40, 5000);
		break;
	default:
		op->k = one_in(p, 6) ? (int)below(p, 24) : (int)below(p, 5);
		op->n = below(p, 12);
	}
	if (op->timer >= NR_HRTIMERS)
		draw_wheel(p, op);
}

static void draw_main(struct program *p, struct op *op)
{
	op->what = PICK(p, START, START, START, START, START, START, START,
			START_USER, RESTART, START_EXPIRES, CANCEL,
			TRY_TO_CANCEL, SETUP, FORWARD, SET_EXPIRES, ADD_EXPIRES,
			ASK, MOD, MOD, MOD, MOD, MOD_PENDING, REDUCE, ADD,
			ADD_ON, DELETE, DELETE_SYNC, DELETE_TRY, SHUTDOWN,
			WHEEL_SETUP, WHEEL_ASK, SLEEP_UNTIL, SLEEP_UNTIL,
			SLEEP_UNTIL, SLEEP_UNTIL, SLEEP_RANGE, SLEEP_RANGE,
			SLEEP_JIFFIES, SLEEP_JIFFIES, MSLEEP, BUSY);
	if (one_in(p, 150))
		op->what = SET_TIME;
}

/* What the callback of @timer does. */
static void draw_callback(struct program *p, struct op *op, unsigned int timer)
{
	op->what = PICK(p, START, START, START, START, RESTART, START_EXPIRES,
			CANCEL, TRY_TO_CANCEL, TRY_TO_CANCEL, ASK, MOD, MOD,
			MOD_PENDING, REDUCE, ADD, DELETE, DELETE_TRY, WHEEL_ASK,
			WAKE);
	op->result = one_in(p, 3);
	if (timer < NR_HRTIMERS && one_in(p, 2))
		op->what = PICK(p, FORWARD_NOW, FORWARD_NOW, FORWARD_NOW,
				ADVANCE, MOVE, STAY);
}

static void draw_op(struct program *p, unsigned int nr)
{
	struct op *op = &p->op[nr];
	unsigned int self = (nr - NR_MAIN) / NR_EACH;

	*op = (struct op){};
	if (nr < NR_MAIN)
		draw_main(p, op);
	else
		draw_callback(p, op, self);
	op->timer = op->what >= MOD && op->what <= WHEEL_ASK
			    ? NR_HRTIMERS + below(p, NR_WHEEL)
			    : below(p, NR_HRTIMERS);
	if (nr >= NR_MAIN && one_in(p, 4) && op->what <= START_EXPIRES &&
	    self < NR_HRTIMERS)
		op->timer = self;
	draw_numbers(p, op);
}

/* The first operations set every timer up. */
static void generate(struct program *p, u64 seed)
{
	*p = (struct program){ .seed = seed, .state = seed };
	p->phase = 2 * below(p, 256);
	p->slow = one_in(p, 16);
	for (unsigned int i = 0; i < NR_OPS; i++)
		draw_op(p, i);
	for (unsigned int i = 0; i < NR_TIMERS; i++) {
		p->op[i].what = i < NR_HRTIMERS ? SETUP : WHEEL_SETUP;
		p->op[i].timer = i;
		draw_numbers(p, &p->op[i]);
	}
}

#endif
