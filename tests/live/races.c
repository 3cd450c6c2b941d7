/* SPDX-License-Identifier: MIT */
/*
 * Threads that start and cancel the same timers while they expire.
 *
 * Each timer has a plain, unsynchronised field that its callback writes, and
 * that whoever has cancelled it writes as well. If hrtimer_cancel() returned
 * while the callback still ran, ThreadSanitizer would see the race, and the
 * counts would not add up:
 *
 *	times queued = times called + times taken off
 *
 * so that a timer lost or called twice shows even without it.
 */
#include "live_test.h"

#include <hrtimer/timer.h>
#include <stdlib.h>

enum { THREADS = 4, TIMERS = 24, RACES = 120000 };

struct subject {
	struct hrtimer timer;
	struct timer_list wheel;
	pthread_mutex_t
		owner; /* one canceller at a time; callbacks do not ask */
	unsigned long plain; /* written by the callback and the canceller */
	unsigned long queued, called, taken;
	ktime_t expires; /* what it was started for */
	unsigned long early;
};

static struct subject subjects[TIMERS];

static unsigned int next_random(unsigned int *state)
{
	*state = *state * 1103515245 + 12345;
	return *state >> 8;
}

/* ---- hrtimers --------------------------------------------------------------*/

static enum hrtimer_restart fire(struct hrtimer *timer)
{
	struct subject *s = (struct subject *)timer;

	s->plain++;
	s->called++;
	if (hrtimer_cb_get_time(timer) < hrtimer_get_softexpires(timer))
		s->early++;
	return HRTIMER_NORESTART;
}

/*
 * With the owner's lock held nobody else starts or cancels: a cancel makes the
 * timer quiet, so that everything of it may be looked at and set up again.
 */
static void race_once(struct subject *s, unsigned int *random)
{
	static const int clocks[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				      CLOCK_BOOTTIME, CLOCK_TAI };
	unsigned int dice = next_random(random);
	enum hrtimer_mode soft = dice & 1 ? HRTIMER_MODE_SOFT : 0;
	ktime_t span = next_random(random) % 40000;

	pthread_mutex_lock(&s->owner);
	s->taken += (unsigned long)hrtimer_cancel(&s->timer);
	s->plain++;
	if (s->queued != s->called + s->taken)
		fail("queued %lu, called %lu, taken off %lu", s->queued,
		     s->called, s->taken);
	if (dice % 16 == 2)
		hrtimer_setup(&s->timer, fire, clocks[dice / 16 % 4],
			      HRTIMER_MODE_ABS | soft);
	s->queued++;
	hrtimer_start_range_ns(
		&s->timer, span, dice % 3 ? 0 : 5000,
		HRTIMER_MODE_REL | (s->timer.is_soft ? HRTIMER_MODE_SOFT : 0));
	pthread_mutex_unlock(&s->owner);
}

static void *race_hrtimers(void *arg)
{
	unsigned int random = (unsigned int)(unsigned long)arg * 7919 + 1;

	for (int i = 0; i < RACES / THREADS; i++)
		race_once(&subjects[next_random(&random) % TIMERS], &random);
	return NULL;
}

static void hrtimers_race(void)
{
	unsigned long queued = 0, called = 0, taken = 0, early = 0;

	for (int i = 0; i < TIMERS; i++)
		hrtimer_setup(&subjects[i].timer, fire, CLOCK_MONOTONIC,
			      HRTIMER_MODE_REL);
	in_threads(THREADS, race_hrtimers);
	for (int i = 0; i < TIMERS; i++) {
		struct subject *s = &subjects[i];

		s->taken += (unsigned long)hrtimer_cancel(&s->timer);
		queued += s->queued;
		called += s->called;
		taken += s->taken;
		early += s->early;
	}
	printf("# %lu started, %lu called, %lu taken off\n", queued, called,
	       taken);
	check("hrtimers: nothing lost or doubled", queued == called + taken);
	check("hrtimers: enough races",
	      queued >= 100000 && called > 1000 && taken > 1000);
	check("hrtimers: none early", early == 0);
}

/* ---- timers of the wheel ---------------------------------------------------*/

static void fire_wheel(struct timer_list *wheel)
{
	struct subject *s = (struct subject *)((char *)wheel -
					       offsetof(struct subject, wheel));

	s->plain++;
	s->called++;
}

static void *race_wheel(void *arg)
{
	unsigned int random = (unsigned int)(unsigned long)arg * 104729 + 1;

	for (int i = 0; i < RACES / THREADS; i++) {
		struct subject *s = &subjects[next_random(&random) % TIMERS];

		pthread_mutex_lock(&s->owner);
		s->taken += (unsigned long)timer_delete_sync(&s->wheel);
		s->plain++;
		s->queued += !mod_timer(&s->wheel,
					jiffies + next_random(&random) % 3);
		pthread_mutex_unlock(&s->owner);
		if (i % 64 == 0)
			usleep_range(500, 3000);
	}
	return NULL;
}

static void wheel_races(void)
{
	unsigned long queued = 0, called = 0, taken = 0;

	for (int i = 0; i < TIMERS; i++) {
		struct subject *s = &subjects[i];

		s->queued = s->called = s->taken = 0;
		timer_setup(&s->wheel, fire_wheel, 0);
	}
	in_threads(THREADS, race_wheel);
	for (int i = 0; i < TIMERS; i++) {
		struct subject *s = &subjects[i];

		s->taken += (unsigned long)timer_delete_sync(&s->wheel);
		queued += s->queued;
		called += s->called;
		taken += s->taken;
	}
	printf("# %lu started, %lu called, %lu taken off\n", queued, called,
	       taken);
	check("wheel: nothing lost or doubled", queued == called + taken);
	check("wheel: enough races", queued >= 100000 && called > 100);
}

/* ---- one timer, many hands -------------------------------------------------*/

static struct hrtimer shared;
static unsigned long shared_running;

static enum hrtimer_restart fire_shared(struct hrtimer *timer)
{
	(void)timer;
	if (__atomic_add_fetch(&shared_running, 1, __ATOMIC_RELAXED) != 1)
		fail("one timer's callback ran on two CPUs at once");
	__atomic_sub_fetch(&shared_running, 1, __ATOMIC_RELAXED);
	return HRTIMER_NORESTART;
}

/* Starts and cancels race freely, on all CPUs, without a lock of ours. */
static void *race_shared(void *arg)
{
	unsigned int random = (unsigned int)(unsigned long)arg + 17;

	for (int i = 0; i < RACES / 4 / THREADS; i++) {
		hrtimer_start(&shared, next_random(&random) % 3000,
			      HRTIMER_MODE_REL);
		if (next_random(&random) % 2)
			hrtimer_cancel(&shared);
		else if (hrtimer_active(&shared))
			hrtimer_try_to_cancel(&shared);
	}
	return NULL;
}

static void shared_timer(void)
{
	hrtimer_setup(&shared, fire_shared, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	in_threads(THREADS, race_shared);
	hrtimer_cancel(&shared);
	check("one timer, many hands: idle in the end",
	      !hrtimer_active(&shared));
}

int main(void)
{
	struct hrt_config config = { .cpus = 2 };

	for (int i = 0; i < TIMERS; i++)
		pthread_mutex_init(&subjects[i].owner, NULL);
	check("starts", hrt_start(&config) == 0);
	hrtimers_race();
	wheel_races();
	shared_timer();
	hrt_stop();
	return done();
}
