/* SPDX-License-Identifier: MIT */
/*
 * The timer wheel against a list that applies the rule to each start by
 * itself:
 *
 *	fires at ((expires >> 3 * level) + 1) << 3 * level
 *
 * and, of what fires together, the coarsest level first, of a level the last
 * that came first; the wheel of the pinned timers before that of the others.
 *
 * Timers are started, moved and deleted at random, by the task and by
 * callbacks; every callback has to be that of the timer whose turn it is.
 */
#include <hrtimer/jiffies.h>
#include <hrtimer/machine.h>
#include <hrtimer/timer.h>

#include "core/machine.h"
#include "random.h"

enum { TIMERS = 100 };

struct model {
	struct timer_list timer;
	enum { PINNED, OTHERS } wheel;
	bool pending;
	bool expiring; /* its turn has come, and its callback not yet */
	unsigned long expires;
	unsigned int level;
	unsigned long bucket; /* of the level, counted without end */
	unsigned long due; /* the jiffy at which it fires ... */
	unsigned long latest; /* ... or the next one, for what is past */
	unsigned long long came; /* the order of arrival */
};

static struct model models[TIMERS];
static unsigned long long ops, todo, arrivals, fired;

/* ---- the rule -----------------------------------------------------------------*/

static unsigned int levels(void)
{
	return hrt_hz() > 100 ? 9 : 8;
}

/* The first distance that level @level is for. */
static unsigned long first_distance(unsigned int level)
{
	return level ? 63UL << 3 * (level - 1) : 0;
}

/*
 * From where the wheel measures: from now, or from the next jiffy when it has
 * looked at this one already; from what is due if something is, or was until
 * it was deleted.
 */
static unsigned long clk_of(unsigned int wheel)
{
	unsigned long clk = hrt_machine.cpu[0].wheel[wheel].clk;

	if (clk - (jiffies - 1) <= 2)
		return clk;
	for (int i = 0; i < TIMERS; i++)
		if (models[i].pending && models[i].wheel == wheel &&
		    models[i].due == clk)
			return clk;
	must(false, "operation %llu: the wheel stands at now %+ld", ops,
	     (long)(clk - jiffies));
}

static void apply_rule(struct model *m, unsigned long expires)
{
	unsigned long clk = clk_of(m->wheel), distance = expires - clk;
	unsigned int level = levels() - 1;

	m->expires = expires;
	if ((long)distance < 0) {
		m->level = 0;
		m->bucket = m->due = clk;
		m->latest = jiffies + 1;
		return;
	}
	if (distance >= first_distance(levels()))
		expires = clk + first_distance(levels()) - (1UL << 3 * level);
	while (distance < first_distance(level))
		level--;
	m->level = level;
	m->bucket = (expires >> 3 * level) + 1;
	m->due = m->latest = m->bucket << 3 * level;
}

/* @m was started: where does it go? */
static void started(struct model *m, unsigned long expires)
{
	struct model was = *m;

	apply_rule(m, expires);
	/*
	 * To the bucket where it is already: it keeps its place there. One whose
	 * turn it is counts as being there still, so that a move by a whole turn
	 * of the level leaves it to be called now, early. So does Linux.
	 */
	if (was.pending && was.level == m->level &&
	    was.bucket % 64 == m->bucket % 64) {
		m->bucket = was.bucket;
		m->due = was.due;
		m->latest = was.latest;
		return;
	}
	m->pending = true;
	m->expiring = false;
	m->came = ++arrivals;
}

static void deleted(struct model *m)
{
	m->pending = m->expiring = false;
}

/* ---- whose turn it is -----------------------------------------------------------*/

/* Does @a fire before @b, of those whose turn it is? */
static bool before(const struct model *a, const struct model *b)
{
	return a->level != b->level ? a->level > b->level : a->came > b->came;
}

static struct model *first_expiring(unsigned int wheel)
{
	struct model *first = NULL;

	for (int i = 0; i < TIMERS; i++) {
		struct model *m = &models[i];

		if (m->expiring && m->wheel == wheel &&
		    (!first || before(m, first)))
			first = m;
	}
	return first;
}

/* Of one wheel, what is due first; all of it that is due together. */
static void begin_turn(unsigned int wheel)
{
	unsigned long due = jiffies + 1;

	for (int i = 0; i < TIMERS; i++)
		if (models[i].pending && models[i].wheel == wheel &&
		    time_before(models[i].due, due))
			due = models[i].due;
	for (int i = 0; i < TIMERS; i++)
		models[i].expiring |= models[i].pending &&
				      models[i].wheel == wheel &&
				      models[i].due == due;
}

/* Nothing that should have fired by now is left in @wheels and below. */
static void check_none_left(unsigned int wheels)
{
	for (int i = 0; i < TIMERS; i++) {
		const struct model *m = &models[i];

		must(!m->pending || m->wheel > wheels ||
			     time_after(m->latest, jiffies),
		     "operation %llu: timer %d was to fire at now %+ld", ops, i,
		     (long)(m->latest - jiffies));
	}
}

/* ---- operations ---------------------------------------------------------------*/

static unsigned long some_expiry(const struct model *m)
{
	static const long ranges[] = { 3,     10,     70,       70,
				       600,   600,    5000,     5000,
				       40000, 400000, 30000000, 3000000000 };
	long distance = (long)random_in(0, ranges[random_below(12)]);

	/* The same, and its neighbours; the same bucket a turn later. */
	if (random_below(8) == 0)
		return m->expires + (unsigned long)random_in(-2, 2);
	if (random_below(20) == 0)
		return m->expires + (64UL << 3 * random_below(3));
	return jiffies +
	       (unsigned long)(random_below(20) ? distance : -distance);
}

static void mod(struct model *m)
{
	unsigned long expires = some_expiry(m);
	bool same = m->pending && m->expires == expires;

	must(mod_timer(&m->timer, expires) == m->pending, "operation %llu",
	     ops);
	if (!same)
		started(m, expires);
}

static void mod_pending(struct model *m)
{
	unsigned long expires = some_expiry(m);
	bool same = m->pending && m->expires == expires;

	must(mod_timer_pending(&m->timer, expires) == m->pending,
	     "operation %llu", ops);
	if (m->pending && !same)
		started(m, expires);
}

static void reduce(struct model *m)
{
	unsigned long expires = some_expiry(m);
	bool keeps = m->pending && time_before_eq(m->expires, expires);

	must(timer_reduce(&m->timer, expires) == m->pending, "operation %llu",
	     ops);
	if (!keeps)
		started(m, expires);
}

static void delete (struct model *m)
{
	int ret = random_below(2) ? hrt_timer_delete(&m->timer)
				  : timer_delete_sync_try(&m->timer);

	/* -1 in its own callback, when nothing is done. */
	if (ret < 0)
		return;
	must(ret == m->pending, "operation %llu", ops);
	deleted(m);
}

static void add(struct model *m)
{
	if (m->pending)
		return;
	m->timer.expires = some_expiry(m);
	add_timer(&m->timer);
	started(m, m->timer.expires);
}

static void operate(void)
{
	static void (*const operations[])(struct model *) = {
		mod, mod, mod, mod, mod, mod_pending, reduce, delete, add
	};
	struct model *m = &models[random_below(TIMERS)];

	ops++;
	operations[random_below(9)](m);
	must(timer_pending(&m->timer) == m->pending, "operation %llu", ops);
	must(!m->pending || m->timer.expires == m->expires, "operation %llu",
	     ops);
}

static void callback(struct timer_list *timer)
{
	struct model *m = container_of(timer, struct model, timer);

	fired++;
	if (!first_expiring(m->wheel))
		begin_turn(m->wheel);
	must(m->pending, "operation %llu: not pending", ops);
	must(first_expiring(m->wheel) == m,
	     "operation %llu: not its turn: due at now %+ld, level %u", ops,
	     (long)(m->due - jiffies), m->level);
	if (m->wheel == OTHERS)
		check_none_left(PINNED);
	deleted(m);
	while (random_below(2))
		operate();
}

static void pass_time(void)
{
	static const unsigned int jumps[] = { 1,  1,   1,    2,     10,
					      70, 600, 5000, 100000 };
	unsigned int ticks = random_below(jumps[random_below(9)] + 1);
	ktime_t phase = random_in(0, (long long)hrt_tick_nsec());

	hrt_run_for((ktime_t)ticks * (ktime_t)hrt_tick_nsec() + phase);
	check_none_left(OTHERS);
}

/* ---- one machine after another ---------------------------------------------------*/

static void check_wheels(void)
{
	for (int i = 0; i < HRT_NR_WHEELS; i++) {
		const char *wrong = wheel_check(&hrt_machine.cpu[0].wheel[i]);

		must(!wrong, "operation %llu: %s", ops, wrong);
	}
}

static void run_machine(unsigned int hz)
{
	struct hrt_config config = { .host = &hrt_virtual,
				     .cpus = 1,
				     .hz = hz };
	unsigned long long until = ops + todo / 8;

	must(hrt_start(&config) == 0, "no machine");
	for (int i = 0; i < TIMERS; i++) {
		models[i] = (struct model){ .wheel = i % 2 ? PINNED : OTHERS };
		timer_setup(&models[i].timer, callback,
			    i % 2 ? TIMER_PINNED : 0);
	}
	while (ops < until) {
		operate();
		if (random_below(4) == 0)
			pass_time();
		if (random_below(100) == 0)
			check_wheels();
	}
	hrt_stop();
}

int main(int argc, char **argv)
{
	static const unsigned int hz[] = { 100, 250, 300, 1000 };

	todo = model_start(argc, argv, 2000000);
	for (int i = 0; i < 8; i++)
		run_machine(hz[i % 4]);
	printf("%llu operations, %llu callbacks\n", ops, fired);
	return fired == 0;
}
