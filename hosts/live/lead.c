/* SPDX-License-Identifier: MIT */
/*
 * How long ahead of its event a CPU asks to be woken.
 *
 * A thread that asks to be woken at a moment is woken some microseconds after
 * it, on some machines hundreds: the lag. A histogram of recent lags, halved now
 * and then so that it forgets, tells how many a lead would catch, and how long
 * those that it catches would then wait.
 *
 * The price is processor time, and the policy says how much: credit grows with
 * time at the policy's rate; each sleep takes from it what a sleep costs, which
 * is measured now and then, and each busy wait its time. The lead is the
 * longest whose average wait is a small part of the credit there is. So the
 * credit settles where what is spent is what is earned: a CPU with rare events
 * can afford a lead that catches nearly all wake-ups, one with many gets a
 * shorter one, but hardly ever none.
 */
#include "live.h"

enum {
	/* A lag's bucket: eight a doubling, from 1 us to 65 ms. */
	STEPS = 8,
	STEP_BITS = 3,
	FIRST_BITS = 10,
	/* Recent wake-ups: when there are so many, each counts half. */
	LAGS_KEPT = 4096,
	LAGS_TO_TRUST = 16,
	/* A lead that catches so many of a thousand is long enough. */
	CAUGHT_ENOUGH = 998,
	/* The part of the credit that a busy wait may take on average. */
	PART_OF_CREDIT = 8,
	/* One sleep of so many is measured; the average is of about so many. */
	SLEEPS_A_SAMPLE = 16,
	SAMPLES = 8,
};

#define WAY_THERE     1000 /* ns from being awake to the last moment */
#define MAX_CREDIT    (2 * NSEC_PER_MSEC)
#define MAX_LEAD      NSEC_PER_MSEC
#define RECKON_PERIOD (10 * NSEC_PER_MSEC)

/*
 * Of a processor, in millionths: what sleeping and waiting busily may cost
 * together, with a little left for the interrupts themselves. Where sleeping
 * alone costs that much, waiting busily may still cost one part in so many of
 * it.
 */
static const struct {
	unsigned int all, part;
} share_of[] = {
	[HRT_POLICY_ECONOMY] = { 0, 1 },
	[HRT_POLICY_BALANCED] = { 27000, 10 },
	[HRT_POLICY_EXACT] = { 90000, 2 },
};

/* ---- lags ------------------------------------------------------------------*/

static unsigned int lag_bucket(ktime_t lag)
{
	unsigned int doublings, part, bucket;

	if (lag < 1 << FIRST_BITS)
		return 0;
	doublings = 63 - (unsigned int)__builtin_clzll((u64)lag) - FIRST_BITS;
	part = (unsigned int)((u64)lag >>
			      (FIRST_BITS + doublings - STEP_BITS)) %
	       STEPS;
	bucket = 1 + doublings * STEPS + part;
	return bucket < LAG_BUCKETS ? bucket : LAG_BUCKETS - 1;
}

/* The largest lag of a bucket. */
static ktime_t lag_of(unsigned int bucket)
{
	unsigned int doublings, part;

	if (!bucket)
		return 1 << FIRST_BITS;
	doublings = (bucket - 1) / STEPS;
	part = (bucket - 1) % STEPS;
	return ((ktime_t)(STEPS + part + 1) << (FIRST_BITS + doublings)) /
	       STEPS;
}

void live_learn_lag(struct live_wait *wait, ktime_t lag)
{
	if (!share_of[wait->policy].all)
		return;
	wait->lag[lag_bucket(lag)]++;
	if (++wait->lags < LAGS_KEPT)
		return;
	wait->lags = 0;
	for (unsigned int i = 0; i < LAG_BUCKETS; i++) {
		wait->lag[i] /= 2;
		wait->lags += wait->lag[i];
	}
}

/* ---- the budget ------------------------------------------------------------*/

/* What of the policy's share sleeping has left over lately, in millionths. */
static void reckon(struct live_wait *wait, ktime_t now)
{
	ktime_t span = now - wait->reckoned, slept, left, least;

	if (span < RECKON_PERIOD)
		return;
	slept = wait->sleeps * wait->sleep_cost * 1000000 / span;
	left = share_of[wait->policy].all - slept;
	least = slept / share_of[wait->policy].part;
	wait->rate = left > least ? left : least;
	wait->reckoned = now;
	wait->sleeps = 0;
}

static void fill_up(struct live_wait *wait, ktime_t now)
{
	ktime_t span = now - wait->filled;

	/* A second is as good as any longer time. */
	if (span > NSEC_PER_SEC)
		span = NSEC_PER_SEC;
	wait->credit += span * wait->rate / 1000000;
	if (wait->credit > MAX_CREDIT)
		wait->credit = MAX_CREDIT;
	wait->filled = now;
}

bool live_sleep_sampled(struct live_wait *wait)
{
	return share_of[wait->policy].all &&
	       wait->sleeps++ % SLEEPS_A_SAMPLE == 0;
}

void live_learn_cost(struct live_wait *wait, ktime_t cost)
{
	wait->sleep_cost += wait->sleep_cost
				    ? (cost - wait->sleep_cost) / SAMPLES
				    : cost;
}

/* ---- the lead --------------------------------------------------------------*/

/* The longest lead whose wait takes @allowed ns on average. */
static ktime_t affordable_lead(const struct live_wait *wait, ktime_t allowed)
{
	ktime_t lead = 0, next, waits = 0;
	unsigned int caught = 0;

	allowed *= wait->lags;
	for (unsigned int i = 0; i < LAG_BUCKETS; i++) {
		next = lag_of(i);
		/* All that were caught before wait so much longer. */
		waits += caught * (next - lead);
		if (waits > allowed || next > MAX_LEAD)
			break;
		lead = next;
		caught += wait->lag[i];
		if (caught * 1000ULL >= (u64)wait->lags * CAUGHT_ENOUGH)
			break;
	}
	return lead + WAY_THERE;
}

ktime_t live_choose_lead(struct live_wait *wait, ktime_t now)
{
	if (!share_of[wait->policy].all || wait->lags < LAGS_TO_TRUST)
		return 0;
	reckon(wait, now);
	fill_up(wait, now);
	if (wait->credit <= 0)
		return 0;
	return affordable_lead(wait, wait->credit / PART_OF_CREDIT);
}
