/* SPDX-License-Identifier: MIT */
/*
 * Waking on time.
 *
 * A CPU sleeps until some time ahead of its event, as lead.c says, and waits
 * out what is left with the processor's pause. It enters its interrupt a moment
 * too soon, and waits out that moment where nothing is left to do but to call
 * the timer: in live_await(), which the core calls there. Between the reading
 * of the clock that says so and the callback lies the release of a lock.
 *
 * Who starts timers that are each due before all others wakes the CPU with the
 * first. The CPU then only naps before it sleeps as long as it may: what is
 * started meanwhile, and due after the nap, costs no system call. As long as
 * that goes on each nap is twice as long as the last.
 */
#include "live.h"

#define USUAL_WAY   500 /* ns from the busy wait to live_await(), to begin with */
#define LONGEST_WAY 3000
#define SPARE       100
#define FIRST_NAP   (100 * NSEC_PER_USEC)
#define LONGEST_NAP (5 * NSEC_PER_MSEC)

/* Add to what this thread alone writes, and others read. */
#define add_to(word, n) \
	__atomic_store_n(&(word), (word) + (n), __ATOMIC_RELAXED)

static void pause_briefly(void)
{
#if defined(__x86_64__) || defined(__i386__)
	__builtin_ia32_pause();
#endif
}

/* A longer wait than was asked for is time that others had the processor. */
static void pay(struct live_wait *wait, ktime_t spun)
{
	if (spun > wait->stats.lead)
		spun = wait->stats.lead;
	wait->credit -= spun;
	add_to(wait->stats.spun, spun);
}

/* Until when to sleep at @now, if the event allows it until @until. */
static ktime_t nap_until(const struct live_wait *wait, ktime_t now,
			 ktime_t until)
{
	return wait->nap && until - now > 2 * wait->nap ? now + wait->nap
							: until;
}

/* Somebody has set an earlier event: so others may follow. */
static void nap_longer(struct live_wait *wait)
{
	ktime_t longer = wait->nap ? 2 * wait->nap : FIRST_NAP;

	wait->nap = longer < LONGEST_NAP ? longer : LONGEST_NAP;
}

/*
 * Sleep until @until at the latest. The order of the four accesses is explained
 * in cpu.c. Return: the time.
 */
static ktime_t sleep_until(struct live_cpu *cpu, ktime_t event, ktime_t until)
{
	struct live_wait *wait = &cpu->wait;
	ktime_t now, lead = wait->stats.lead;

	/* Seen by all who see the next. */
	__atomic_store_n(&cpu->in_time_for, ktime_add_safe(until, lead),
			 __ATOMIC_RELAXED);
	__atomic_store_n(&cpu->sleeping, 1, __ATOMIC_SEQ_CST);
	if (!live_kicked(cpu) && live_event_of(cpu) >= event)
		futex_wait(&cpu->sleeping, 1, until);
	now = live_clock_read(CLOCK_MONOTONIC);
	/* Still 1: nobody woke us, so this is how late the system is. */
	if (__atomic_exchange_n(&cpu->sleeping, 0, __ATOMIC_SEQ_CST)) {
		if (now >= until)
			live_learn_lag(wait, now - until);
		if (live_event_of(cpu) >= event)
			wait->nap = 0;
		else
			nap_longer(wait);
	} else if (!live_kicked(cpu)) {
		nap_longer(wait);
	}
	return now;
}

/* The same, with a look at what it costs now and then. */
static ktime_t sleep_at_a_price(struct live_cpu *cpu, ktime_t event,
				ktime_t until)
{
	struct live_wait *wait = &cpu->wait;
	ktime_t began;

	add_to(wait->stats.sleeps, 1);
	if (!live_sleep_sampled(wait))
		return sleep_until(cpu, event, until);
	began = live_clock_read(CLOCK_THREAD_CPUTIME_ID);
	sleep_until(cpu, event, until);
	live_learn_cost(wait, live_clock_read(CLOCK_THREAD_CPUTIME_ID) - began);
	return live_clock_read(CLOCK_MONOTONIC);
}

/*
 * How long before its event a CPU goes into the interrupt: as long as its way
 * takes to where it waits again. Little when the code of that way is in the
 * caches, microseconds when others had the processor.
 */
static ktime_t last_moment(const struct live_wait *wait)
{
	return wait->stats.lead ? wait->way + SPARE : 0;
}

/* Quick to grow: to come late is worse than to wait with the lock held. */
static void learn_way(struct live_wait *wait, ktime_t way)
{
	ktime_t more = way - wait->way;

	wait->way += more > 0 ? more / 4 : more / 64;
	if (wait->way > LONGEST_WAY)
		wait->way = LONGEST_WAY;
}

/*
 * Wait busily, but for the last moment: that is for live_await(). An event that moves away
 * meanwhile ends the wait: it is to be slept for, and this thread may keep
 * others of its priority from the processor.
 */
static ktime_t spin_until_event(struct live_cpu *cpu, ktime_t now, ktime_t lead)
{
	ktime_t began = now, event = live_event_of(cpu);
	ktime_t last = last_moment(&cpu->wait);

	while (now < event - last && now >= event - lead && !live_kicked(cpu)) {
		pause_briefly();
		now = live_clock_read(CLOCK_MONOTONIC);
		event = live_event_of(cpu);
	}
	pay(&cpu->wait, now - began);
	return now;
}

bool live_wait_over(const struct live_cpu *cpu, ktime_t now)
{
	ktime_t event = live_event_of(cpu);

	return live_kicked(cpu) ||
	       (event != KTIME_MAX && now >= event - last_moment(&cpu->wait));
}

ktime_t live_wait(struct live_cpu *cpu, ktime_t now)
{
	struct live_wait *wait = &cpu->wait;
	ktime_t event = live_event_of(cpu), until;
	ktime_t lead = event == KTIME_MAX ? 0 : live_choose_lead(wait, now);

	__atomic_store_n(&wait->stats.lead, lead, __ATOMIC_RELAXED);
	until = nap_until(wait, now, event - lead);
	if (now < until)
		now = sleep_at_a_price(cpu, event, until);
	return spin_until_event(cpu, now, lead);
}

ktime_t live_interrupt_time(ktime_t event)
{
	struct live_wait *wait = &live_cpu(live_this_cpu())->wait;
	ktime_t now = live_clock_read(CLOCK_MONOTONIC);

	wait->event = event;
	wait->began = now;
	return now < event && event - now <= last_moment(wait) ? event : now;
}

void live_await(ktime_t time)
{
	struct live_wait *wait = &live_cpu(live_this_cpu())->wait;
	ktime_t now = wait->began;

	if (now < time)
		now = live_clock_read(CLOCK_MONOTONIC);
	wait->ready = now;
	while (now < time)
		now = live_clock_read(CLOCK_MONOTONIC);
	wait->began = now;
}

/* ---- the record ------------------------------------------------------------*/

void live_wait_record(struct live_wait *wait)
{
	ktime_t late = wait->began - wait->event;
	unsigned int bucket =
		late < 2 ? 0 : 63 - (unsigned int)__builtin_clzll((u64)late);

	if (late < 0)
		return;
	learn_way(wait, wait->ready - wait->left);
	pay(wait, wait->began - wait->ready);
	if (bucket >= HRT_LATENESS_BUCKETS)
		bucket = HRT_LATENESS_BUCKETS - 1;
	add_to(wait->stats.events, 1);
	add_to(wait->stats.late[bucket], 1);
	if (late > wait->stats.worst)
		__atomic_store_n(&wait->stats.worst, late, __ATOMIC_RELAXED);
}

void live_wait_start(struct live_wait *wait, enum hrt_policy policy)
{
	*wait = (struct live_wait){ .policy = policy, .way = USUAL_WAY };
	wait->filled = live_clock_read(CLOCK_MONOTONIC);
	wait->reckoned = wait->filled;
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
