/* SPDX-License-Identifier: MIT */
/*
 * The clock bases that timers hang on: for those who look inside. A program
 * that only uses timers needs nothing of this, and writes nothing in it.
 *
 *   cpu base ──┬── clock base 0  MONOTONIC       hard: called from the
 *              ├── clock base 1  REALTIME              timer interrupt
 *              ├── clock base 2  BOOTTIME
 *              ├── clock base 3  TAI
 *              ├── clock base 4  MONOTONIC       soft: called from the
 *              ├── clock base 5  REALTIME              HRTIMER softirq
 *              ├── clock base 6  BOOTTIME
 *              └── clock base 7  TAI
 */
#ifndef HRTIMER_HRTIMER_BASES_H
#define HRTIMER_HRTIMER_BASES_H

#include <hrtimer/types.h>

struct hrtimer;
struct hrtimer_cpu_base;

/*
 * A node of a time queue. The queue alone knows what `link` holds; `expires`
 * is the key, in ns of the queue's clock.
 */
struct timerqueue_node {
	struct timerqueue_node *link[3];
	ktime_t expires;
};

/*
 * How many bits of an expiry one level of a time queue tells apart, from 3 to
 * 6. The levels of a queue are 35 kB with 6 bits, 14 kB with 4; with
 * 0 there are none, and a queue is a plain tree of a few words: for machines
 * that count their bytes, and their timers. A program that looks into these
 * structures and the library that it is linked with have to agree on it.
 */
#ifndef HRT_QUEUE_BITS
#define HRT_QUEUE_BITS 6
#endif

/* Nodes in order of expiry: a balanced tree, and its first node. */
struct timertree {
	struct timerqueue_node *root;
	struct timerqueue_node *first;
};

#if HRT_QUEUE_BITS
#define HRT_QUEUE_SLOTS  (1 << HRT_QUEUE_BITS)
#define HRT_QUEUE_LEVELS ((63 + HRT_QUEUE_BITS) / HRT_QUEUE_BITS)

/* Nodes in order of arrival: the first and the last; if empty, itself. */
struct timerring {
	struct timerqueue_node *link[2];
};

/* Buckets of nodes, by one digit of their expiry. */
struct timerpage {
	unsigned long long used; /* bit i: slot[i] may hold something */
	unsigned long long known; /* a bucket that was found to be short */
	unsigned int fresh; /* nodes that came since, to any */
	unsigned int moved; /* moves that a page ahead was filled with */
	struct timerring slot[HRT_QUEUE_SLOTS];
};

/* A page is the horizon's, or one that a bucket was spread over before. */
enum timerpage_role {
	TIMERPAGE_NOW,
	TIMERPAGE_NEXT,
	TIMERPAGE_LATER,
	TIMERPAGE_ROLES
};

struct timerlevel {
	struct timerpage page[TIMERPAGE_ROLES];
	unsigned char index[TIMERPAGE_ROLES]; /* which page has the role */
	/* Of the next level: what NEXT and LATER were spread from. */
	unsigned long long bucket[TIMERPAGE_ROLES];
};

/* The nodes that expire at the horizon or later, in buckets. */
struct timerfar {
	unsigned long long horizon;
	unsigned long long credit; /* moves that may be thrown away */
	/* Bit i, of level i, a word a role: */
	unsigned int occupied; /* there are nodes, or pages NEXT have some */
	unsigned int opened[TIMERPAGE_ROLES]; /* there is such a page */
	unsigned int unfinished[TIMERPAGE_ROLES]; /* it is not filled yet */
	struct timerlevel level[HRT_QUEUE_LEVELS];
};
#endif

/* A time queue: ordered by expiry, first in first out among equals. */
struct timerqueue_head {
	struct timerqueue_node *first;
	bool keeps_places; /* all nodes are in the tree */
	struct timertree tree;
#if HRT_QUEUE_BITS
	unsigned int nr_near; /* nodes before the horizon: in the tree, or */
	struct timerring near; /* while they are few in this ring, in order */
	struct timerfar far;
#endif
};

/*
 * A lock of the core. state: 0 free, 1 held. Nobody sleeps with it held, and it
 * is never held while a callback runs.
 */
struct hrt_lock {
	unsigned int state;
};

enum hrtimer_base_type {
	HRTIMER_BASE_MONOTONIC,
	HRTIMER_BASE_REALTIME,
	HRTIMER_BASE_BOOTTIME,
	HRTIMER_BASE_TAI,
	HRTIMER_BASE_MONOTONIC_SOFT,
	HRTIMER_BASE_REALTIME_SOFT,
	HRTIMER_BASE_BOOTTIME_SOFT,
	HRTIMER_BASE_TAI_SOFT,
	HRTIMER_MAX_CLOCK_BASES,
};

/* The timers of one clock, on one CPU, hard or soft. */
struct hrtimer_clock_base {
	struct hrtimer_cpu_base *cpu_base;
	unsigned int index; /* enum hrtimer_base_type */
	int clockid;
	/*
	 * Odd while a callback is being entered or left: hrtimer_active() reads
	 * `running` and the queued state as one.
	 */
	unsigned int seq;
	struct hrtimer *running; /* whose callback runs now, or NULL */
	struct timerqueue_head active;
	ktime_t (*get_time)(void); /* now, by this clock */
	ktime_t offset; /* this clock minus MONOTONIC */
};

/* All that one CPU knows of its hrtimers. */
struct hrtimer_cpu_base {
	struct hrt_lock lock;
	unsigned int cpu;
	unsigned int active_bases; /* bit i: clock_base[i] is not empty */
	unsigned int clock_was_set_seq; /* the clock setting of the offsets */
	bool hres_active; /* events between ticks are possible */
	bool in_hrtirq; /* the interrupt will program the next event */
	bool hang_detected; /* starts and cancels leave the device alone */
	bool softirq_activated; /* the HRTIMER softirq is raised, not done */
	bool online;
	unsigned int nr_events; /* interrupts so far */
	unsigned int nr_retries;
	unsigned int nr_hangs;
	unsigned int max_hang_time; /* ns */
	ktime_t expires_next; /* what the event device is set to, MONOTONIC */
	struct hrtimer *next_timer; /* the timer that is for */
	ktime_t softirq_expires_next; /* first hard expiry of the soft bases */
	struct hrtimer *softirq_next_timer;
	struct hrtimer_clock_base clock_base[HRTIMER_MAX_CLOCK_BASES];
};

#endif
