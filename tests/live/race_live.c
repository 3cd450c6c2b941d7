/* SPDX-License-Identifier: MIT */
/*
 * Threads that start, move and cancel timers of one pool while they expire:
 * at least 100,000 rounds, meant for ThreadSanitizer.
 *
 * In a round one thread owns a timer. It alone starts it; everybody else may
 * try to cancel it, or ask for its state, at any moment. After the owner's
 * hrtimer_cancel() or timer_delete_sync() has returned, the callback runs
 * nowhere: the owner then writes the very fields that the callback writes, none
 * of which is atomic. Whoever breaks that promise is caught by the sanitizer,
 * and by the sums: what was started has either fired, or was taken off, once.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <hrtimer/hrtimer.h>
#include <hrtimer/jiffies.h>
#include <hrtimer/machine.h>
#include <hrtimer/timekeeping.h>
#include <hrtimer/timer.h>

enum { THREADS = 6, TIMERS = 24, WHEEL_TIMERS = 8 };

#define must(condition)                                                  \
	do {                                                             \
		if (!(condition)) {                                      \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, \
				__LINE__, #condition);                   \
			abort();                                         \
		}                                                        \
	} while (0)

/* One of the pool: an hrtimer, or a timer of the wheel. */
struct racer {
	pthread_mutex_t owner;
	union {
		struct hrtimer timer;
		struct timer_list wheel_timer;
	};
	bool is_wheel;
	int clock;
	enum hrtimer_mode mode;
	atomic_int stolen; /* who is not the owner has taken it off */
	atomic_int thieves; /* are about to, and have not said so yet */
	atomic_int done; /* the callback has fired for the last time */
	/* Plain: the callback's while it is started, the owner's while not. */
	int fired;
	int restarts; /* what it still does by itself */
	bool running;
	/* Not before: ns of its clock, or a jiffy; one start a round alone. */
	bool knows_due;
	ktime_t due;
};

static struct racer racers[TIMERS + WHEEL_TIMERS];
static atomic_ullong rounds_left;
static atomic_ullong fired_in_all, cancelled_in_all, stolen_in_all;
static _Thread_local unsigned long long seed;

static unsigned int random_below(unsigned int below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned int)(seed >> 20) % below;
}

/* ---- callbacks ---------------------------------------------------------------------*/

static enum hrtimer_restart fire(struct hrtimer *timer)
{
	struct racer *r =
		(struct racer *)((char *)timer - offsetof(struct racer, timer));
	bool again = r->restarts > 0;

	must(!r->running);
	r->running = true;
	/* Never early by the timer's own clock. */
	must(!r->knows_due || hrtimer_cb_get_time(timer) >= r->due);
	r->fired++;
	if (again) {
		r->restarts--;
		hrtimer_forward_now(timer, 20000);
	}
	r->running = false;
	if (!again)
		atomic_store_explicit(&r->done, 1, memory_order_relaxed);
	return again ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void fire_wheel(struct timer_list *timer)
{
	struct racer *r = (struct racer *)((char *)timer -
					   offsetof(struct racer, wheel_timer));

	must(!r->running);
	r->running = true;
	must(time_after_eq(jiffies, (unsigned long)r->due));
	r->fired++;
	r->running = false;
	atomic_store_explicit(&r->done, 1, memory_order_relaxed);
}

/* ---- the owner ------------------------------------------------------------------------*/

/* Every field that the callback writes: nobody else may by now. */
static void begin_round(struct racer *r)
{
	r->fired = 0;
	r->restarts = 0;
	r->running = false;
	atomic_store(&r->stolen, 0);
	atomic_store(&r->done, 0);
}

static void start(struct racer *r)
{
	ktime_t span = random_below(150) * 1000;
	enum hrtimer_mode soft = r->mode & HRTIMER_MODE_SOFT;

	if (r->is_wheel) {
		r->due = (ktime_t)(jiffies + random_below(3));
		mod_timer(&r->wheel_timer, (unsigned long)r->due);
		return;
	}
	if (r->knows_due)
		r->due = hrtimer_cb_get_time(&r->timer) + span;
	if (random_below(2))
		hrtimer_start_range_ns(&r->timer, span, random_below(50000),
				       HRTIMER_MODE_REL | soft);
	else
		hrtimer_start(&r->timer, hrtimer_cb_get_time(&r->timer) + span,
			      HRTIMER_MODE_ABS | soft);
}

static int cancel(struct racer *r)
{
	return r->is_wheel ? timer_delete_sync(&r->wheel_timer)
			   : hrtimer_cancel(&r->timer);
}

static void wait_a_moment(void)
{
	unsigned int turns = random_below(2000);

	for (volatile unsigned int i = 0; i < turns; i++)
		;
	if (random_below(20) == 0)
		usleep(random_below(100));
}

/* Nothing takes it off: it fires by itself, or is lost. */
static void wait_until_done(struct racer *r)
{
	struct timespec nap = { 0, 20000 };

	for (int i = 0; i < 500000; i++) {
		if (atomic_load_explicit(&r->done, memory_order_relaxed) ||
		    atomic_load(&r->stolen))
			return;
		nanosleep(&nap, NULL);
	}
	must(!"a timer is lost");
}

/* @starts starts led to at most as many ends, and to one at least. */
static void end_round(struct racer *r, int starts, int self)
{
	int cancelled = cancel(r), ends;

	while (atomic_load_explicit(&r->thieves, memory_order_acquire))
		sched_yield();
	ends = r->fired + cancelled + atomic_load(&r->stolen);
	must(cancelled == 0 || cancelled == 1);
	must(!r->running);
	must(ends >= 1);
	must(ends <= starts + self);
	if (starts == 1 && self == 0)
		must(ends == 1);
	atomic_fetch_add(&fired_in_all, (unsigned)r->fired);
	atomic_fetch_add(&cancelled_in_all, (unsigned)cancelled);
	atomic_fetch_add(&stolen_in_all, (unsigned)atomic_load(&r->stolen));
	r->fired = -1000;
	r->restarts = -1000;
	r->running = true;
}

static void own(struct racer *r)
{
	int starts = 1, self = 0;

	begin_round(r);
	/* Started again while it may run, or restarting itself: not both. */
	if (!r->is_wheel && random_below(4) == 0)
		r->restarts = self = (int)random_below(5);
	else if (!r->is_wheel && random_below(3) == 0)
		starts += 1 + (int)random_below(3);
	r->knows_due = starts == 1;
	start(r);
	for (int i = 1; i < starts; i++) {
		wait_a_moment();
		start(r);
	}
	if (random_below(r->is_wheel ? 50 : 10) == 0)
		wait_until_done(r);
	else
		wait_a_moment();
	end_round(r, starts, self);
}

/* ---- everybody else --------------------------------------------------------------------*/

static int try_to_take_off(struct racer *r)
{
	if (!r->is_wheel)
		return hrtimer_try_to_cancel(&r->timer);
	return random_below(2) ? timer_delete(&r->wheel_timer)
			       : timer_delete_sync_try(&r->wheel_timer);
}

static void steal(struct racer *r)
{
	atomic_fetch_add_explicit(&r->thieves, 1, memory_order_acq_rel);
	if (try_to_take_off(r) == 1)
		atomic_fetch_add_explicit(&r->stolen, 1, memory_order_relaxed);
	atomic_fetch_sub_explicit(&r->thieves, 1, memory_order_release);
}

static void disturb(struct racer *r)
{
	switch (r->is_wheel ? 0 : random_below(4)) {
	case 0:
		steal(r);
		break;
	case 1:
		hrtimer_active(&r->timer);
		break;
	case 2:
		hrtimer_is_queued(&r->timer);
		break;
	default:
		hrtimer_callback_running(&r->timer);
	}
}

static void *race(void *arg)
{
	seed = 0x9e3779b97f4a7c15ULL * (1 + (unsigned long long)(size_t)arg);
	while (atomic_load(&rounds_left) > 0) {
		struct racer *r = &racers[random_below(TIMERS + WHEEL_TIMERS)];

		if (pthread_mutex_trylock(&r->owner)) {
			disturb(r);
			continue;
		}
		own(r);
		pthread_mutex_unlock(&r->owner);
		if (atomic_load(&rounds_left) > 0)
			atomic_fetch_sub(&rounds_left, 1);
	}
	return NULL;
}

/* ---- the race ----------------------------------------------------------------------------*/

static void set_up(int i)
{
	static const int clock[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				     CLOCK_BOOTTIME, CLOCK_TAI };
	struct racer *r = &racers[i];

	pthread_mutex_init(&r->owner, NULL);
	r->clock = clock[i % 4];
	r->mode = i / 4 % 2 ? HRTIMER_MODE_ABS_SOFT : HRTIMER_MODE_ABS;
	r->is_wheel = i >= TIMERS;
	if (r->is_wheel)
		timer_setup(&r->wheel_timer, fire_wheel, 0);
	else
		hrtimer_setup(&r->timer, fire, r->clock, r->mode);
}

int main(int argc, char **argv)
{
	struct hrt_config config = { .host = &hrt_live, .cpus = 3, .hz = 1000 };
	unsigned long long rounds = argc > 1 ? strtoull(argv[1], NULL, 0)
					     : 200000;
	pthread_t thread[THREADS];

	must(hrt_start(&config) == 0);
	for (int i = 0; i < TIMERS + WHEEL_TIMERS; i++)
		set_up(i);
	/* Threads that stop while others begin a round take a few more. */
	atomic_store(&rounds_left, rounds);
	for (size_t i = 0; i < THREADS; i++)
		must(!pthread_create(&thread[i], NULL, race, (void *)i));
	for (size_t i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	hrt_stop();
	printf("%llu rounds: %llu fired, %llu cancelled by their owner, %llu by "
	       "others\n",
	       rounds, atomic_load(&fired_in_all),
	       atomic_load(&cancelled_in_all), atomic_load(&stolen_in_all));
	must(atomic_load(&fired_in_all) > 0);
	must(atomic_load(&cancelled_in_all) > 0);
	return 0;
}
