/* SPDX-License-Identifier: MIT */
/*
 * Waking on time.
 *
 * A thread that asks to be woken at a moment is woken some microseconds after
 * it, on some machines hundreds: the lag. So a CPU asks for a moment that lies
 * ahead of its event by a lead, and waits out what is left with the processor's
 * pause. The lead follows the lags that were seen: a histogram of recent
 * wake-ups, halved now and then so that it forgets, says how much lead catches
 * nearly all of them. The price is the time between an early wake-up and the
 * event, and the policy says how much of that may be paid: credit grows with
 * time at the policy's rate, and the lead never exceeds the usual lag by more
 * than the credit there is. A CPU with rare events can afford a long lead, one
 * with many gets a short one.
 */
#include "live.h"

enum {
	/* A lag's bucket: four a doubling, from 1 us to 65 ms. */
	STEPS_PER_DOUBLING = 4,
	FIRST_LAG = 1024,
	/* Recent wake-ups: when there are so many, each counts half. */
	LAGS_KEPT = 4096,
	LAGS_TO_TRUST = 16,
};

#define LAST_MOMENT 400 /* ns before an event that are waited out at its gate */
#define MAX_CREDIT  (2 * NSEC_PER_MSEC)
#define MAX_LEAD    NSEC_PER_MSEC

static const unsigned int percent_of[] = {
	[HRT_POLICY_ECONOMY] = 0,
	[HRT_POLICY_BALANCED] = 2,
	[HRT_POLICY_EXACT] = 8,
};

/* ---- lags ------------------------------------------------------------------*/

static unsigned int lag_bucket(ktime_t lag)
{
	unsigned int doublings, part, bucket;

	if (lag < FIRST_LAG)
		return 0;
	doublings = 63 - (unsigned int)__builtin_clzll((u64)lag / FIRST_LAG);
	part = (unsigned int)((u64)lag >> (10 + doublings - 2)) & 3;
	bucket = 1 + doublings * STEPS_PER_DOUBLING + part;
	return bucket < LAG_BUCKETS ? bucket : LAG_BUCKETS - 1;
}

/* The largest lag of a bucket. */
static ktime_t lag_of(unsigned int bucket)
{
	unsigned int doublings, part;

	if (!bucket)
		return FIRST_LAG;
	doublings = (bucket - 1) / STEPS_PER_DOUBLING;
	part = (bucket - 1) % STEPS_PER_DOUBLING;
	return ((ktime_t)(4 + part + 1) << (10 + doublings)) / 4;
}

static void learn(struct live_wait *wait, ktime_t lag)
{
	wait->lag[lag_bucket(lag)]++;
	if (++wait->lags < LAGS_KEPT)
		return;
	wait->lags = 0;
	for (unsigned int i = 0; i < LAG_BUCKETS; i++) {
		wait->lag[i] /= 2;
		wait->lags += wait->lag[i];
	}
}

/* A lag that @permille of the recent ones do not exceed. */
static ktime_t usual_lag(const struct live_wait *wait, unsigned int permille)
{
	unsigned int sum = 0, i;

	for (i = 0; i < LAG_BUCKETS - 1; i++) {
		sum += wait->lag[i];
		if (sum * 1000ULL >= (u64)wait->lags * permille)
			break;
	}
	return lag_of(i);
}

/* ---- the lead --------------------------------------------------------------*/

static void fill_up(struct live_wait *wait, ktime_t now)
{
	ktime_t earned = (now - wait->credited) / 100 *
			 (ktime_t)percent_of[wait->policy];

	wait->credited = now;
	wait->credit += earned;
	if (wait->credit > MAX_CREDIT)
		wait->credit = MAX_CREDIT;
}

static ktime_t choose_lead(struct live_wait *wait, ktime_t now)
{
	ktime_t lead, affordable;

	if (!percent_of[wait->policy] || wait->lags < LAGS_TO_TRUST)
		return 0;
	fill_up(wait, now);
	if (wait->credit <= 0)
		return 0;
	lead = usual_lag(wait, 995);
	affordable = usual_lag(wait, 500) + wait->credit;
	lead = lead < affordable ? lead : affordable;
	return lead < MAX_LEAD ? lead : MAX_LEAD;
}

/* ---- waiting ---------------------------------------------------------------*/

static void pause_briefly(void)
{
#if defined(__x86_64__) || defined(__i386__)
	__builtin_ia32_pause();
#endif
}

/*
 * Sleep until @until at the latest. The order of the four accesses is explained
 * in cpu.c. Return: the time.
 */
static ktime_t sleep_until(struct live_cpu *cpu, ktime_t event, ktime_t until)
{
	ktime_t now;

	__atomic_store_n(&cpu->sleeps_until, until, __ATOMIC_SEQ_CST);
	__atomic_store_n(&cpu->sleeping, 1, __ATOMIC_SEQ_CST);
	if (!live_kicked(cpu) && live_event_of(cpu) >= event)
		futex_wait(&cpu->sleeping, 1, until);
	now = live_clock_read(CLOCK_MONOTONIC);
	/* Still 1: nobody woke us, so this is how late the system is. */
	if (__atomic_exchange_n(&cpu->sleeping, 0, __ATOMIC_SEQ_CST) &&
	    now >= until)
		learn(&cpu->wait, now - until);
	return now;
}

/*
 * Wait busily, but for the last moment: that is for live_wait_last(), when all
 * that has to be done before the callback is done. An event that moves away
 * meanwhile ends the wait: it is to be slept for, and this thread may keep
 * others of its priority from the processor.
 */
static void spin_until_event(struct live_cpu *cpu, ktime_t now, ktime_t lead)
{
	ktime_t began = now, event = live_event_of(cpu);

	while (now < event - LAST_MOMENT && now >= event - lead &&
	       !live_kicked(cpu)) {
		pause_briefly();
		now = live_clock_read(CLOCK_MONOTONIC);
		event = live_event_of(cpu);
	}
	cpu->wait.credit -= now - began;
	__atomic_fetch_add(&cpu->wait.stats.spun, now - began,
			   __ATOMIC_RELAXED);
}

/* The interrupt for @event begins at @now. */
static void record(struct live_wait *wait, ktime_t event, ktime_t now)
{
	ktime_t late = now - event;
	unsigned int bucket =
		late < 2 ? 0 : 63 - (unsigned int)__builtin_clzll((u64)late);

	if (bucket >= HRT_LATENESS_BUCKETS)
		bucket = HRT_LATENESS_BUCKETS - 1;
	__atomic_fetch_add(&wait->stats.events, 1, __ATOMIC_RELAXED);
	__atomic_fetch_add(&wait->stats.late[bucket], 1, __ATOMIC_RELAXED);
	if (late < 0)
		__atomic_fetch_add(&wait->stats.early, 1, __ATOMIC_RELAXED);
	if (late > wait->stats.worst)
		__atomic_store_n(&wait->stats.worst, late, __ATOMIC_RELAXED);
}

bool live_wait_over(const struct live_cpu *cpu)
{
	ktime_t event = live_event_of(cpu);
	ktime_t last = cpu->wait.stats.lead ? LAST_MOMENT : 0;

	return live_kicked(cpu) ||
	       (event != KTIME_MAX &&
		live_clock_read(CLOCK_MONOTONIC) >= event - last);
}

void live_wait_last(struct live_cpu *cpu)
{
	ktime_t event = live_event_of(cpu), now;

	if (event == KTIME_MAX)
		return;
	now = live_clock_read(CLOCK_MONOTONIC);
	while (now < event && event - now <= LAST_MOMENT)
		now = live_clock_read(CLOCK_MONOTONIC);
	if (now >= event)
		record(&cpu->wait, event, now);
}

void live_wait(struct live_cpu *cpu)
{
	struct live_wait *wait = &cpu->wait;
	ktime_t event = live_event_of(cpu);
	ktime_t now = live_clock_read(CLOCK_MONOTONIC);
	ktime_t lead = event == KTIME_MAX ? 0 : choose_lead(wait, now);

	__atomic_store_n(&wait->stats.lead, lead, __ATOMIC_RELAXED);
	if (now < event - lead) {
		__atomic_fetch_add(&wait->stats.sleeps, 1, __ATOMIC_RELAXED);
		now = sleep_until(cpu, event, event - lead);
	}
	spin_until_event(cpu, now, lead);
}

/* ---- the record ------------------------------------------------------------*/

void live_wait_start(struct live_wait *wait, enum hrt_policy policy)
{
	*wait = (struct live_wait){ .policy = policy };
	wait->credited = live_clock_read(CLOCK_MONOTONIC);
}

void live_wake_stats(unsigned int cpu, struct hrt_wake_stats *stats)
{
	const struct hrt_wake_stats *from = &live_cpu(cpu)->wait.stats;

	stats->events = __atomic_load_n(&from->events, __ATOMIC_RELAXED);
	stats->early = __atomic_load_n(&from->early, __ATOMIC_RELAXED);
	stats->sleeps = __atomic_load_n(&from->sleeps, __ATOMIC_RELAXED);
	stats->spun = __atomic_load_n(&from->spun, __ATOMIC_RELAXED);
	stats->lead = __atomic_load_n(&from->lead, __ATOMIC_RELAXED);
	stats->worst = __atomic_load_n(&from->worst, __ATOMIC_RELAXED);
	for (int i = 0; i < HRT_LATENESS_BUCKETS; i++)
		stats->late[i] = __atomic_load_n(&from->late[i],
						 __ATOMIC_RELAXED);
}
