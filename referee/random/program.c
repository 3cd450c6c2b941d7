/* SPDX-License-Identifier: MIT */
/*
 * Carries random programs out, and prints for each one line:
 *
 *	program SEED EVENTS HASH
 *
 * The hash is over everything that happened: every return value, every
 * callback, at which moment (in units of generate.h)
 * and in which order. Two kernels agree on a program when the lines are equal.
 *
 * Parameters: seed, the first program; count, how many; list=1 prints each
 * program and each event; drop, a string of 0 and 1, one for each operation,
 * leaves operations out, so that a program can be made smaller.
 */
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/timekeeping.h>
#include <linux/timer.h>
#include <linux/version.h>
#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 3, 0)
#include <linux/hrtimer_bases.h>
#endif

#include "generate.h"
#include "print.h"

static unsigned long seed = 1;
static unsigned long count = 1;
static bool list;
static char *drop = "";
module_param(seed, ulong, 0444);
module_param(count, ulong, 0444);
module_param(list, bool, 0444);
module_param(drop, charp, 0444);

enum {
	TASK_LANE = 9,
	AT_ONCE = 12, /* operations of the task between two waits */
	SETTLE = 2, /* us in which a device that is due interrupts */
	ANCHOR = 50000, /* jiffies */
	LAST = 3500, /* units; once a second the referee ticks for itself */
	GRAINS_US = 32, /* the fewest us that are whole grains */
	CHUNK = 50, /* us of a busy wait; the referee interrupts at its end */
	UNITS_A_TICK = 10 * NSEC_PER_MSEC / UNIT,
	FAR = 1000000, /* units: no program lasts that long */
	PAST_FAR = -20000, /* no program looks back that long */
};

/* Who carries an operation out. */
enum where { TASK, HARD, SOFT, WHEEL };

static struct program prog;
static struct hrtimer hrtimer[NR_HRTIMERS];
static struct timer_list wheel[NR_WHEEL];
static clockid_t clock[NR_HRTIMERS]; /* by which it counts */
static unsigned int mode[NR_HRTIMERS]; /* SOFT and HARD of its setup */
static bool astray[NR_HRTIMERS]; /* expires when a start by 0 happened to be */
static unsigned int calls[NR_TIMERS]; /* of its callback */
/*
 * A kernel always has some timer of its own in the wheel, far away, for which
 * an idle CPU's tick is set; the MONOTONIC timers behind it wait for their hard
 * expiry. Here it is this one.
 */
static struct timer_list anchor;
static struct task_struct *task;
static s64 base; /* MONOTONIC at the beginning, a tick in two */
static unsigned long base_jiffies;
static s64 real_offset; /* before the program has set the time */
static bool time_set;
static s64 passed_at; /* when a callback has last started something late */
static int running; /* the timer whose callback runs, by base */

/* ---- moments --------------------------------------------------------------*/

/* Which unit a moment belongs to; a few us late is not the next one. */
static s64 unit_of(s64 mono)
{
	s64 t = mono - base;

	if (t > FAR * UNIT)
		return FAR;
	if (t < PAST_FAR * UNIT)
		return -FAR;
	t += UNIT / 5;
	return t < 0 ? -((UNIT - 1 - t) / UNIT) : t / UNIT;
}

static bool is_far(s64 unit)
{
	return unit == FAR || unit == -FAR;
}

static s64 now_unit(void)
{
	return unit_of(ktime_get());
}

/*
 * The referee's device is set to a whole grain, which every other tick is not:
 * it may interrupt just before such a tick, and again for the tick itself.
 */
static bool at_uneven_tick(void)
{
	return now_unit() % (2 * UNITS_A_TICK) == UNITS_A_TICK;
}

static s64 offset_of(clockid_t id)
{
	switch (id) {
	case CLOCK_REALTIME:
		return ktime_mono_to_any(0, TK_OFFS_REAL);
	case CLOCK_BOOTTIME:
		return ktime_mono_to_any(0, TK_OFFS_BOOT);
	case CLOCK_TAI:
		return ktime_mono_to_any(0, TK_OFFS_TAI);
	default:
		return 0;
	}
}

static s64 soft_unit(int i)
{
	return unit_of(hrtimer_get_softexpires(&hrtimer[i]) -
		       offset_of(clock[i]));
}

static s64 hard_unit(int i)
{
	return unit_of(hrtimer_get_expires(&hrtimer[i]) - offset_of(clock[i]));
}

/*
 * The moment of MONOTONIC at which a unit begins, as the referee can read it:
 * its device interrupts before any other moment has come.
 */
static s64 moment(s64 unit)
{
	return (base + unit * UNIT) & ~(GRAIN - 1);
}

/* The same by the clock of a timer. */
static ktime_t by_clock(int i, s64 unit)
{
	return moment(unit) + offset_of(clock[i]);
}

/* The k-th step of the grid after the one that began last. */
static s64 grid(s64 now, int k)
{
	s64 step = now < 0 ? -((STEP - 1 - now) / STEP) : now / STEP;

	return (step + k) * STEP;
}

/* Does somebody else expire within the same unit? Who is later is chance. */
static bool crowded(int i, s64 soft, s64 hard)
{
	for (int j = 0; j < NR_HRTIMERS; j++) {
		s64 s = soft_unit(j), h = hard_unit(j);

		if (j == i || !hrtimer_is_queued(&hrtimer[j]))
			continue;
		if (s == soft || h == soft || s == hard || h == hard)
			return true;
	}
	return false;
}

/* A moment of the timer's own lane, later than now. */
static s64 lane(int i, s64 now, int k, int range)
{
	s64 unit = grid(now, k) + LANE_OF(i);

	while (unit <= now ||
	       crowded(i, unit, unit + (range > 0 ? range * STEP : 0)))
		unit += STEP;
	return unit;
}

/* On the grid, or shifted with it by a step of the clock. */
static bool is_exact(int i, s64 unit)
{
	s64 within = unit - grid(unit, 0);

	return !astray[i] && (within == 0 || within == STEP - 1);
}

/* ---- starting -------------------------------------------------------------*/

struct start {
	s64 value;
	u64 range;
	unsigned int mode;
	s64 hard; /* unit; FAR: not near */
};

static u64 range_of(const struct op *op)
{
	if (prog.slow)
		return 0;
	if (op->n == RANGE_HUGE)
		return 1ULL << 62;
	if (op->n == RANGE_NEGATIVE)
		return ~0ULL;
	return (u64)op->n * STEP_NS;
}

static void absolute(struct start *s, int i, s64 unit)
{
	s->value = by_clock(i, unit);
	s->hard = unit;
}

static void relative(struct start *s, s64 value)
{
	s->value = value;
	s->mode |= HRTIMER_MODE_REL;
}

/* As another timer, if that one is where many may be. */
static void equal(struct start *s, int i, const struct op *op, s64 now)
{
	s64 unit = hard_unit(op->other);

	if (is_far(unit) || !is_exact(op->other, unit)) {
		absolute(s, i, grid(now, op->k));
		return;
	}
	s->value = hrtimer_get_expires(&hrtimer[op->other]) -
		   offset_of(clock[op->other]) + offset_of(clock[i]);
	s->hard = unit;
}

static void choose(struct start *s, int i, const struct op *op, s64 now)
{
	s64 unit = lane(i, now, op->k, op->n);

	switch (op->value) {
	case GRID:
		absolute(s, i, grid(now, op->k ? op->k : 1));
		break;
	case LANE:
		absolute(s, i, unit);
		break;
	case EQUAL:
		equal(s, i, op, now);
		break;
	case PAST:
		absolute(s, i, grid(now, -1 - op->k));
		break;
	case SPAN:
		relative(s, moment(unit) - moment(now));
		s->hard = unit;
		break;
	case ZERO:
		s->value = 0;
		s->hard = -FAR;
		break;
	case NEGATIVE:
		s->value = -5 - op->k;
		break;
	case LATEST:
		s->value = KTIME_MAX;
		break;
	case HUGE_VALUE:
		s->value = KTIME_MAX - op->k * NSEC_PER_SEC;
		break;
	case SPAN_ZERO:
		relative(s, 0);
		s->hard = now;
		break;
	case SPAN_NEGATIVE:
		relative(s, -1 - op->k);
		break;
	case SPAN_LATEST:
		relative(s, KTIME_MAX);
		break;
	default:
		relative(s, KTIME_MAX - op->k * NSEC_PER_SEC);
	}
}

static bool same_base(int i, int j)
{
	return clock[i] == clock[j] &&
	       (mode[i] & HRTIMER_MODE_SOFT) == (mode[j] & HRTIMER_MODE_SOFT);
}

/*
 * What is due already makes the device interrupt, on the referee a little
 * later, in the middle of something. That is no matter of the timers: it is
 * done only where nothing else can happen before the interrupt.
 */
static bool allowed(enum where where, int i, s64 hard, s64 now)
{
	if (hard > now || where == TASK)
		return true;
	if (where == WHEEL || same_base(i, running))
		return where != WHEEL;
	/* One more pass of the interrupt; after three it rests for a while. */
	if (where == HARD && hard < now && passed_at != now) {
		passed_at = now;
		return true;
	}
	return false;
}

/* The task waits for what is due, so that it does not come between. */
static void settle(enum where where, s64 hard, s64 now)
{
	if (where == TASK && hard <= now)
		udelay(SETTLE);
}

static void start(enum where where, const struct op *op)
{
	s64 now = now_unit();
	int i = op->timer;
	struct start s = {
		.range = range_of(op),
		.hard = FAR,
		.mode = mode[i] | (op->flags ? HRTIMER_MODE_PINNED : 0),
	};

	choose(&s, i, op, now);
	if (s.range > KTIME_MAX / 4)
		s.hard = FAR;
	else if (!is_far(s.hard))
		s.hard += s.range / UNIT;
	if (!allowed(where, i, s.hard, now) ||
	    (op->value == SPAN_ZERO && where != TASK))
		return;
	astray[i] = op->value == SPAN_ZERO;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 2, 0)
	if (op->what == START_USER) {
		note("user", i,
		     hrtimer_start_range_ns_user(&hrtimer[i], s.value, s.range,
						 s.mode),
		     0);
		settle(where, s.hard, now);
		return;
	}
#endif
	hrtimer_start_range_ns(&hrtimer[i], s.value, s.range, s.mode);
	settle(where, s.hard, now);
	note("start", i, soft_unit(i), hard_unit(i));
}

/* With the expiry that the timer has. */
static void start_again(enum where where, const struct op *op)
{
	s64 now = now_unit();
	int i = op->timer;
	s64 soft = soft_unit(i), hard = hard_unit(i);

	if (!allowed(where, i, hard, now) ||
	    (!is_exact(i, soft) && crowded(i, soft, hard)))
		return;
	if (op->what == RESTART)
		hrtimer_restart(&hrtimer[i]);
	else
		hrtimer_start_expires(&hrtimer[i], mode[i]);
	settle(where, hard, now);
	note("restart", i, soft_unit(i), hard_unit(i));
}

/* ---- the rest of the hrtimer operations -----------------------------------*/

static const clockid_t clocks[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				    CLOCK_BOOTTIME, CLOCK_TAI };

static enum hrtimer_restart expired(struct hrtimer *timer);

static void setup(const struct op *op)
{
	static const unsigned int modes[] = { 0, HRTIMER_MODE_SOFT,
					      HRTIMER_MODE_HARD,
					      HRTIMER_MODE_SOFT };
	unsigned int rel = op->flags & HRTIMER_MODE_REL;
	int i = op->timer;

	note("cancel", i, hrtimer_cancel(&hrtimer[i]), 0);
	mode[i] = modes[op->flags >> 2];
	clock[i] = clocks[op->k];
	hrtimer_setup(&hrtimer[i], expired, clock[i], mode[i] | rel);
	if (clock[i] == CLOCK_REALTIME && rel)
		clock[i] = CLOCK_MONOTONIC;
}

static void cancel(enum where where, int i)
{
	/* It would wait for itself, or for what it interrupts. */
	if (where != TASK && hrtimer_callback_running(&hrtimer[i]))
		return;
	note("cancel", i, hrtimer_cancel(&hrtimer[i]), 0);
}

static void onto_grid(int i, s64 now)
{
	hrtimer_set_expires(&hrtimer[i], by_clock(i, grid(now, -3)));
	astray[i] = false;
}

/* Nothing runs from these numbers: they are as odd as they like. */
static void forward(const struct op *op, s64 now)
{
	struct hrtimer *timer = &hrtimer[op->timer];
	ktime_t at = op->other & 1 ? -100 : NSEC_PER_SEC;
	ktime_t to = op->k == INT_MAX ? KTIME_MAX : at + op->k;
	ktime_t by = op->n == INT_MAX ? KTIME_MAX : op->n;
	u64 missed;

	if (hrtimer_is_queued(timer)) {
		missed = hrtimer_forward(timer, hrtimer_get_expires(timer) - 1,
					 by);
		note("forward", op->timer, missed, hard_unit(op->timer));
		return;
	}
	hrtimer_set_expires(timer, at);
	missed = hrtimer_forward(timer, to, by);
	note("forward", op->timer, missed, hrtimer_get_expires(timer));
	onto_grid(op->timer, now);
}

static void set_expires(const struct op *op, s64 now)
{
	int i = op->timer;

	if (hrtimer_is_queued(&hrtimer[i]))
		return;
	if (astray[i])
		onto_grid(i, now);
	if (op->what == ADD_EXPIRES && op->n & 1)
		hrtimer_add_expires(&hrtimer[i], op->k * STEP_NS);
	else if (op->what == ADD_EXPIRES)
		hrtimer_add_expires_ns(&hrtimer[i], op->k * STEP_NS);
	else
		hrtimer_set_expires_range_ns(&hrtimer[i],
					     by_clock(i, grid(now, op->k)),
					     range_of(op));
	note("expires", i, soft_unit(i), hard_unit(i));
}

static void ask(int i, s64 now)
{
	struct hrtimer *timer = &hrtimer[i];
	s64 hard = hard_unit(i);

	note("ask", i,
	     hrtimer_active(timer) | hrtimer_is_queued(timer) << 1 |
		     !!hrtimer_callback_running(timer) << 2 |
		     (hard != now && hrtimer_get_remaining(timer) > 0) << 3,
	     hard);
}

static void hrtimer_op(enum where where, const struct op *op)
{
	int i = op->timer;
	s64 now = now_unit();

	switch (op->what) {
	case START:
	case START_USER:
		start(where, op);
		break;
	case RESTART:
	case START_EXPIRES:
		start_again(where, op);
		break;
	case CANCEL:
		cancel(where, i);
		break;
	case TRY_TO_CANCEL:
		note("try", i, hrtimer_try_to_cancel(&hrtimer[i]), 0);
		break;
	case SETUP:
		setup(op);
		break;
	case FORWARD:
		forward(op, now);
		break;
	case SET_EXPIRES:
	case ADD_EXPIRES:
		set_expires(op, now);
		break;
	default:
		ask(i, now);
	}
}

/* ---- the wheel ------------------------------------------------------------*/

static void wheel_expired(struct timer_list *timer);

/* By the clock: the referee's device may interrupt just before a tick. */
static unsigned long wheel_moment(const struct op *op)
{
	unsigned long now = base_jiffies + now_unit() / UNITS_A_TICK;

	if (op->k == INT_MAX)
		return now + (1UL << 40);
	return now + (unsigned long)(long)op->k;
}

static void wheel_setup(int i, unsigned int flags)
{
	static const unsigned int choice[] = { 0, TIMER_PINNED,
					       TIMER_DEFERRABLE, 0,
					       TIMER_IRQSAFE };

	note("delete_sync", i, timer_delete_sync(&wheel[i]), 0);
	timer_setup(&wheel[i], wheel_expired, choice[flags]);
}

static void add(int i, const struct op *op)
{
	if (timer_pending(&wheel[i]))
		return;
	wheel[i].expires = wheel_moment(op);
	if (op->what == ADD_ON)
		add_timer_on(&wheel[i], 0);
	else
		add_timer(&wheel[i]);
	note("add", i, wheel[i].expires - base_jiffies, 0);
}

/* Before 6.2 a timer could not be shut down. */
static int shut_down(struct timer_list *timer)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0)
	return timer_shutdown_sync(timer);
#else
	return timer_delete_sync(timer);
#endif
}

/* Return: what the operation returned. */
static int wheel_do(const struct op *op, struct timer_list *timer)
{
	switch (op->what) {
	case MOD:
		return mod_timer(timer, wheel_moment(op));
	case MOD_PENDING:
		return mod_timer_pending(timer, wheel_moment(op));
	case REDUCE:
		return timer_reduce(timer, wheel_moment(op));
	case DELETE:
		return timer_delete(timer);
	case DELETE_SYNC:
		return timer_delete_sync(timer);
	case DELETE_TRY:
		return timer_delete_sync_try(timer);
	case SHUTDOWN:
		return shut_down(timer);
	default:
		return timer_pending(timer);
	}
}

static void wheel_op(const struct op *op)
{
	int i = op->timer - NR_HRTIMERS, ret;

	if (op->what == WHEEL_SETUP) {
		wheel_setup(i, op->flags);
	} else if (op->what == ADD || op->what == ADD_ON) {
		add(i, op);
	} else {
		ret = wheel_do(op, &wheel[i]);
		note(what_name[op->what], i, ret,
		     (s64)(wheel[i].expires - base_jiffies));
	}
}

/* ---- callbacks ------------------------------------------------------------*/

/* The next operation of a callback, or NULL. */
static const struct op *script(int timer)
{
	unsigned int nr;

	if (calls[timer] >= NR_EACH)
		return NULL;
	nr = NR_MAIN + timer * NR_EACH + calls[timer]++;
	return dropped(drop, nr) ? NULL : &prog.op[nr];
}

static void common_op(enum where where, const struct op *op)
{
	if (op->what == WAKE)
		note("wake", 0, wake_up_process(task), 0);
	else if (op->timer >= NR_HRTIMERS)
		wheel_op(op);
	else
		hrtimer_op(where, op);
}

/* Return: RESTART, with the expiry moved. */
static enum hrtimer_restart move(int i, const struct op *op)
{
	struct hrtimer *timer = &hrtimer[i];
	ktime_t by = op->k * STEP_NS;
	s64 now = now_unit(), soft;
	u64 missed = 0;

	if (hrtimer_is_queued(timer))
		return HRTIMER_RESTART;
	/* It counts overruns only from a moment of the program. */
	if (astray[i] || (op->what == FORWARD_NOW && is_far(hard_unit(i))))
		onto_grid(i, now);
	if (op->what == FORWARD_NOW) {
		missed = hrtimer_forward_now(timer, by);
	} else if (op->what == ADVANCE) {
		missed = hrtimer_forward(timer, hrtimer_get_expires(timer), by);
	} else if (op->what == MOVE) {
		hrtimer_set_expires(timer, by_clock(i, grid(now, op->k)));
	}
	soft = soft_unit(i);
	note("move", i, missed, hard_unit(i));
	return !is_exact(i, soft) && crowded(i, soft, hard_unit(i))
		       ? HRTIMER_NORESTART
		       : HRTIMER_RESTART;
}

static enum hrtimer_restart expired(struct hrtimer *timer)
{
	int i = timer - hrtimer, outer = running;
	const struct op *op = script(i);
	enum where where = mode[i] & HRTIMER_MODE_SOFT ? SOFT : HARD;
	enum hrtimer_restart ret;

	/* There the order of two bases is the referee's device's. */
	if (at_uneven_tick())
		return HRTIMER_NORESTART;
	note(where == SOFT ? "soft" : "hard", i, soft_unit(i), hard_unit(i));
	if (!op)
		return HRTIMER_NORESTART;
	running = i;
	if (op->what >= FORWARD_NOW && op->what <= STAY) {
		ret = move(i, op);
	} else {
		common_op(where, op);
		ret = op->result;
	}
	running = outer;
	return ret;
}

/* A soft timer that is due at an uneven tick may have been called already. */
static bool is_chance(const struct op *op)
{
	return at_uneven_tick() && op->timer < NR_HRTIMERS &&
	       soft_unit(op->timer) <= now_unit();
}

static void wheel_expired(struct timer_list *timer)
{
	int i = timer - wheel;
	const struct op *op = script(NR_HRTIMERS + i);

	note("wheel", i, jiffies - base_jiffies, timer_pending(timer));
	if (op && !is_chance(op))
		common_op(WHEEL, op);
}

/* ---- the task -------------------------------------------------------------*/

static s64 task_lane(s64 now, int k)
{
	s64 unit = grid(now, k) + TASK_LANE;

	return unit > now ? unit : unit + STEP;
}

/* What woke the task may have come just before a tick. */
static void woken(void)
{
	if (at_uneven_tick())
		udelay(SETTLE);
}

static void sleep_until(const struct op *op, s64 now)
{
	int ret;

	ktime_t at = moment(task_lane(now, op->k));
	u64 range = prog.slow || op->n > 3 ? 0 : op->n * STEP_NS;

	set_current_state(op->n & 1 ? TASK_INTERRUPTIBLE
				    : TASK_UNINTERRUPTIBLE);
	ret = schedule_hrtimeout_range(&at, range, HRTIMER_MODE_ABS);
	woken();
	note("woke", 0, ret, 0);
}

static void sleep_range(const struct op *op, s64 now)
{
	unsigned long us = ALIGN((task_lane(now, op->k) - now) * (UNIT / 1000),
				 GRAINS_US);
	unsigned long more = prog.slow ? 0 : op->n * (STEP_NS / 1000);

	usleep_range(us, us + more);
	woken();
	note("slept", 0, 0, 0);
}

static void sleep_jiffies(const struct op *op)
{
	long left = op->flags ? schedule_timeout_interruptible(op->k)
			      : schedule_timeout_uninterruptible(op->k);

	woken();
	note("timeout", 0, left > 0, jiffies - base_jiffies);
}

static void ms_sleep(const struct op *op)
{
	if (op->n & 1)
		note("msleep", 0, msleep_interruptible(op->k), 0);
	else
		msleep(op->k);
	woken();
	note("msleep", 0, jiffies - base_jiffies, 0);
}

/* Busy, interrupts come in between, and the tick goes on. */
static void busy(const struct op *op, s64 now)
{
	ktime_t end = moment(task_lane(now, op->k));

	while (ktime_before(ktime_get(), end))
		udelay(CHUNK);
	note("busy", 0, jiffies - base_jiffies, 0);
}

static void set_real(s64 now, s64 offset)
{
	struct timespec64 ts = ktime_to_timespec64(moment(now) + offset);

	note("settime", 0, do_settimeofday64(&ts), 0);
}

/* Once in a program: two halves of a lane would be a whole one. */
static void set_time(const struct op *op, s64 now)
{
	if (time_set)
		return;
	time_set = true;
	set_real(now, real_offset + op->k * STEP_NS + TIME_STEP);
	/* What has become due waits for an interrupt: none but the tick. */
	schedule_timeout_uninterruptible(1);
}

static void task_op(const struct op *op)
{
	s64 now = now_unit();

	switch (op->what) {
	case SLEEP_UNTIL:
		sleep_until(op, now);
		break;
	case SLEEP_RANGE:
		sleep_range(op, now);
		break;
	case SLEEP_JIFFIES:
		sleep_jiffies(op);
		break;
	case MSLEEP:
		ms_sleep(op);
		break;
	case BUSY:
		busy(op, now);
		break;
	case SET_TIME:
		set_time(op, now);
		break;
	default:
		common_op(TASK, op);
	}
}

/* ---- a whole program ------------------------------------------------------*/

static void sleep_to(ktime_t at)
{
	set_current_state(TASK_UNINTERRUPTIBLE);
	schedule_hrtimeout(&at, HRTIMER_MODE_ABS);
}

/*
 * Just after a tick, with the wheel in a known phase. The referee gathers
 * randomness, and ticks for it, with the first interrupt that comes more than
 * a second after the last time: that is now, and not in the program.
 */
static void align(void)
{
	unsigned long ahead = (prog.phase - jiffies) & 511;
	ktime_t at = ktime_get() + (ahead + 510) * (NSEC_PER_SEC / HZ);

	sleep_to(at - 1200 * NSEC_PER_MSEC);
	sleep_to(at);
	do {
		schedule_timeout_uninterruptible(1);
	} while ((jiffies & 511) != prog.phase);
	base_jiffies = jiffies;
	base = ktime_get();
	base -= base % (2 * NSEC_PER_SEC / HZ);
}

static void never(struct timer_list *timer)
{
	note("anchor", 0, 0, 0);
}

static void begin(void)
{
	task = current;
	time_set = false;
	passed_at = -1;
	nr_notes = 0;
	memset(calls, 0, sizeof(calls));
	memset(astray, 0, sizeof(astray));
	for (int i = 0; i < NR_HRTIMERS; i++) {
		clock[i] = CLOCK_MONOTONIC;
		mode[i] = 0;
		hrtimer_setup(&hrtimer[i], expired, clock[i], HRTIMER_MODE_ABS);
	}
	for (int i = 0; i < NR_WHEEL; i++)
		timer_setup(&wheel[i], wheel_expired, 0);
	timer_setup(&anchor, never, 0);
	mod_timer(&anchor, jiffies + ANCHOR);
	align();
	real_offset = offset_of(CLOCK_REALTIME);
	for (int i = 0; i < NR_WHEEL; i++)
		wheel[i].expires = base_jiffies;
}

static void end(void)
{
	for (int i = 0; i < NR_HRTIMERS; i++)
		note("end", i, hrtimer_cancel(&hrtimer[i]), hard_unit(i));
	for (int i = 0; i < NR_WHEEL; i++)
		note("end", i, timer_delete_sync(&wheel[i]), 0);
	timer_delete_sync(&anchor);
	if (time_set)
		set_real(now_unit(), real_offset);
}

static bool waits(const struct op *op)
{
	return op->what >= SLEEP_UNTIL && op->what <= BUSY;
}

/* The referee needs time for operations; it gets none for too many. */
static void run_task(void)
{
	static const struct op rest = { .what = SLEEP_UNTIL };
	unsigned int since = 0;

	for (int i = 0; i < NR_MAIN; i++) {
		if (!prog.slow && now_unit() > LAST)
			break;
		if (dropped(drop, i))
			continue;
		since = waits(&prog.op[i]) ? 0 : since + 1;
		task_op(&prog.op[i]);
		if (i >= NR_TIMERS && since == AT_ONCE) {
			task_op(&rest);
			since = 0;
		}
	}
}

static void run(u64 nr)
{
	generate(&prog, nr);
	if (list)
		print_program(&prog, drop);
	begin();
	run_task();
	end();
	if (list)
		print_notes();
	pr_info("program %llu %u %016llx\n", (unsigned long long)nr, nr_notes,
		(unsigned long long)hash_notes());
}

static int __init program_init(void)
{
	for (unsigned long i = 0; i < count; i++)
		run(seed + i);
	return 0;
}

static void __exit program_exit(void)
{
}

module_init(program_init);
module_exit(program_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("random programs over the timer API");
