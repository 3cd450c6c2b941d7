/* SPDX-License-Identifier: MIT */
/*
 * The whole hrtimer layer against arrays that are kept sorted: one for each
 * clock base of each CPU. Through the public API, timers of every clock and
 * mode are started, moved, cancelled and asked for, by the task and by
 * callbacks; the clock is set, the machine sleeps, CPUs come and go.
 *
 * The model does not predict interrupts. It knows what must hold whenever
 * anything happens:
 *
 *	- a callback is that of the first timer of its base, and on its CPU;
 *	- it comes not before the soft expiry by the timer's own clock;
 *	- nobody is past the moment at which his hard expiry had to be served;
 *	- every call returns what the arrays say.
 *
 * Code takes no time here, so that "had to be served" is exact: at the hard
 * expiry, or at the start if that was later. Only who keeps interrupts away, or
 * sets the clock on his own CPU, or has ticks alone, may be late, and that by
 * a known time.
 */
#include <hrtimer/jiffies.h>
#include <hrtimer/machine.h>
#include <hrtimer/task.h>
#include <hrtimer/timekeeping.h>

#include <string.h>

#include "core/machine.h"
#include "core/timerqueue.h"
#include "hosts/virtual/virtual.h"
#include "random.h"

#define MS NSEC_PER_MSEC

enum { TIMERS = 40, CPUS = 4, BASES = HRTIMER_MAX_CLOCK_BASES };

struct model {
	struct hrtimer timer;
	unsigned int base; /* enum hrtimer_base_type */
	unsigned int cpu;
	bool queued, running;
	ktime_t soft, hard;
	ktime_t deadline; /* MONOTONIC */
};

struct array {
	struct model *timer[TIMERS];
	unsigned int count;
};

static struct model models[TIMERS];
static struct array arrays[CPUS][BASES];
static ktime_t offset[4]; /* of the clocks, by base % 4 */
static ktime_t blocked_hard[CPUS], blocked_soft[CPUS]; /* until then */
static ktime_t clock_set[CPUS]; /* by this CPU: a tick later it knows */
static struct hrt_config config;
static ktime_t tick; /* how late everything may be: a tick in low-res mode */
static unsigned long long ops, todo, fired;
static bool clocks_move; /* a call that sets one has not returned yet */

#define TRUE(condition) \
	must(condition, "operation %llu at %lld ns", ops, vtime_now())

/* ---- the arrays ------------------------------------------------------------------*/

static struct array *array_of(const struct model *m)
{
	return &arrays[m->cpu][m->base];
}

static unsigned int place_of(const struct model *m)
{
	const struct array *a = array_of(m);
	unsigned int i = 0;

	while (a->timer[i] != m)
		i++;
	return i;
}

/* Behind all that expire no later. */
static void insert(struct model *m)
{
	struct array *a = array_of(m);
	unsigned int i = a->count++;

	for (; i > 0 && a->timer[i - 1]->hard > m->hard; i--)
		a->timer[i] = a->timer[i - 1];
	a->timer[i] = m;
	m->queued = true;
}

static void take_out(struct model *m)
{
	struct array *a = array_of(m);
	unsigned int i = place_of(m);

	a->count--;
	memmove(&a->timer[i], &a->timer[i + 1],
		(a->count - i) * sizeof(a->timer[0]));
	m->queued = false;
}

/*
 * Timers of the machine itself stand in the same queues: the tick. No timer of
 * the model expires together with a tick. Return: is one between @from and @to?
 */
static bool tick_between(const struct model *m, ktime_t from, ktime_t to)
{
	const struct hrt_cpu *cpu = &hrt_machine.cpu[m->cpu];
	const struct hrtimer *t = &cpu->tick.sched_timer;
	ktime_t expires = hrtimer_get_expires(t);

	return m->base == HRTIMER_BASE_MONOTONIC && hrtimer_is_queued(t) &&
	       from < expires && expires < to;
}

/* 7.1: a queued timer whose new expiry fits its place keeps it. */
static bool keeps_place(const struct model *m, ktime_t hard)
{
	const struct array *a = array_of(m);
	unsigned int i = place_of(m);

	return config.kernel == HRT_KERNEL_7_3 &&
	       (i == 0 || a->timer[i - 1]->hard <= hard) &&
	       (i + 1 == a->count || hard <= a->timer[i + 1]->hard) &&
	       !tick_between(m, m->hard, hard) &&
	       !tick_between(m, hard, m->hard);
}

/* ---- clocks and deadlines ----------------------------------------------------------*/

static ktime_t clock_of(const struct model *m)
{
	return vtime_now() + offset[m->base % 4];
}

/* The hard expiry by MONOTONIC. */
static ktime_t event_of(const struct model *m)
{
	ktime_t event = ktime_sub(m->hard, offset[m->base % 4]);

	if (m->hard == KTIME_MAX)
		return KTIME_MAX;
	return event < 0 ? 0 : event;
}

static ktime_t later(ktime_t a, ktime_t b)
{
	return a > b ? a : b;
}

static void set_deadline(struct model *m)
{
	ktime_t event = event_of(m);

	m->deadline = event == KTIME_MAX ? KTIME_MAX
					 : later(event, vtime_now()) + tick;
}

/*
 * When the CPU that set the clock knows what became due. In low-res mode the
 * tick itself does not look at soft timers, but the idle CPU after it, if that
 * may stop its tick; if not, they wait for the tick they were meant for.
 */
static ktime_t clock_seen(const struct model *m)
{
	ktime_t set = clock_set[m->cpu];

	if (!tick || m->base < HRTIMER_BASE_MONOTONIC_SOFT || !set)
		return set + tick;
	return config.nohz_off ? KTIME_MAX : set + 2 * tick;
}

/* Who stands behind one that may be late may be late as well. */
static ktime_t deadline_of(const struct model *m)
{
	const struct array *a = array_of(m);
	ktime_t deadline = m->deadline;

	for (unsigned int i = 0; a->timer[i] != m; i++)
		deadline = later(deadline, a->timer[i]->deadline);
	deadline = later(deadline, blocked_hard[m->cpu] + tick);
	if (m->base >= HRTIMER_BASE_MONOTONIC_SOFT)
		deadline = later(deadline, blocked_soft[m->cpu] + tick);
	if (m->base % 4 == HRTIMER_BASE_REALTIME ||
	    m->base % 4 == HRTIMER_BASE_TAI)
		deadline = later(deadline, clock_seen(m));
	return deadline;
}

/* Nobody's deadline lies before @when. */
static void check_deadlines(ktime_t when)
{
	for (int i = 0; i < TIMERS; i++) {
		const struct model *m = &models[i];

		must(!m->queued || deadline_of(m) >= when,
		     "operation %llu at %lld ns: timer %d of base %u on CPU %u "
		     "[%lld, %lld], place %u, is late by %lld ns",
		     ops, vtime_now(), i, m->base, m->cpu, m->soft, m->hard,
		     place_of(m), vtime_now() - deadline_of(m));
	}
}

/* ---- the real queues --------------------------------------------------------------*/

static bool is_model(const struct hrtimer *timer)
{
	uintptr_t at = (uintptr_t)timer - (uintptr_t)models;

	return at < sizeof(models);
}

static void check_queue(unsigned int cpu, unsigned int base)
{
	struct timerqueue_head *head =
		&hrt_machine.cpu[cpu].hrtimers.clock_base[base].active;
	struct timerqueue_node *node = timerqueue_first(head);
	const struct array *a = &arrays[cpu][base];
	unsigned int i = 0;

	TRUE(!timerqueue_check(head));
	for (; node; node = timerqueue_next(head, node)) {
		struct hrtimer *timer = container_of(node, struct hrtimer,
						     node);

		if (!is_model(timer))
			continue;
		TRUE(i < a->count && &a->timer[i]->timer == timer);
		i++;
	}
	TRUE(i == a->count);
}

static void check_queues(void)
{
	for (unsigned int cpu = 0; cpu < config.cpus; cpu++)
		for (unsigned int base = 0; base < BASES; base++)
			check_queue(cpu, base);
}

/* ---- what can be asked -------------------------------------------------------------*/

static void ask(struct model *m)
{
	TRUE(hrtimer_is_queued(&m->timer) == m->queued);
	TRUE(hrtimer_active(&m->timer) == (m->queued || m->running));
	TRUE(hrtimer_callback_running(&m->timer) == m->running);
	TRUE(hrtimer_get_expires(&m->timer) == m->hard);
	TRUE(hrtimer_get_softexpires(&m->timer) == m->soft);
	TRUE(hrtimer_cb_get_time(&m->timer) == clock_of(m));
	TRUE(hrtimer_get_remaining(&m->timer) ==
	     ktime_sub(m->hard, clock_of(m)));
}

/* ---- starting -----------------------------------------------------------------------*/

struct start {
	ktime_t tim;
	unsigned long long delta;
	enum hrtimer_mode mode;
	ktime_t soft, hard; /* what that comes to */
};

/*
 * A moment of the timer's clock, half a millisecond beside those at which ticks
 * come; among few others, so that many are equal.
 */
static ktime_t some_moment(const struct model *m)
{
	static const int ranges[] = { 3, 3, 20, 100, 1000 };
	ktime_t now = vtime_now() / MS * MS + MS / 2;
	ktime_t ahead = random_in(0, ranges[random_below(5)]);

	if (random_below(10) == 0)
		ahead = -ahead;
	return now + ahead * MS + random_in(0, 1) + offset[m->base % 4];
}

static struct start some_start(const struct model *m)
{
	struct start s = { .tim = some_moment(m) };

	if (random_below(3) == 0)
		s.delta = random_below(30) * (unsigned long long)MS;
	if (random_below(3) == 0)
		s.mode |= HRTIMER_MODE_PINNED;
	if (random_below(2)) {
		s.mode |= HRTIMER_MODE_REL;
		s.tim -= clock_of(m);
	}
	switch (random_below(200)) {
	case 0:
		s.tim = KTIME_MAX;
		break;
	case 1:
		s.tim = -1;
		break;
	case 2:
		s.delta = ~0ULL;
		break;
	}
	s.soft = s.mode & HRTIMER_MODE_REL ? ktime_add_safe(s.tim, clock_of(m))
					   : s.tim;
	s.hard = ktime_add_safe(s.soft, (ktime_t)s.delta);
	if (m->base >= HRTIMER_BASE_MONOTONIC_SOFT)
		s.mode |= HRTIMER_MODE_SOFT;
	return s;
}

/*
 * The CPU on which a start left @m. It stays where its callback runs; else it
 * comes to this CPU, or, when that is idle and the timer need not stay, to one
 * that is awake and has an earlier event.
 */
static void check_cpu(const struct model *m, const struct start *s)
{
	unsigned int here = hrt_cpu(), now_on = m->timer.base->cpu_base->cpu;

	if (m->running) {
		TRUE(now_on == m->cpu);
		return;
	}
	if (now_on == here)
		return;
	TRUE(!(s->mode & HRTIMER_MODE_PINNED));
	TRUE(!vtask_cpu_busy(here) && vtask_cpu_busy(now_on));
	TRUE(hrt_cpu_online(now_on));
	/* CPUs hear one after the other that a clock has moved. */
	TRUE(clocks_move || hrt_machine.cpu[now_on].hrtimers.expires_next <=
				    ktime_sub(s->hard, offset[m->base % 4]));
}

static void placed(struct model *m, const struct start *s)
{
	unsigned int cpu = m->timer.base->cpu_base->cpu;

	tell("%lld ns, CPU %u: start %d, base %u, [%lld, %lld] by MONOTONIC, "
	     "from CPU %u to %u",
	     vtime_now(), hrt_cpu(), (int)(m - models), m->base,
	     ktime_sub(s->soft, offset[m->base % 4]),
	     ktime_sub(s->hard, offset[m->base % 4]), m->cpu, cpu);
	check_cpu(m, s);
	if (m->queued && cpu == m->cpu && keeps_place(m, s->hard)) {
		m->soft = s->soft;
		m->hard = s->hard;
	} else {
		if (m->queued)
			take_out(m);
		m->soft = s->soft;
		m->hard = s->hard;
		m->cpu = cpu;
		insert(m);
	}
	set_deadline(m);
}

/* tick_between() asks where the tick is: before the start, which moves none. */
static void start(struct model *m)
{
	struct start s = some_start(m);

	hrtimer_start_range_ns(&m->timer, s.tim, s.delta, s.mode);
	placed(m, &s);
	ask(m);
}

/* First of all in its base, the tick included? */
static bool is_first(const struct model *m)
{
	return array_of(m)->timer[0] == m && !tick_between(m, -1, m->hard);
}

static void start_user(struct model *m)
{
	struct start s = some_start(m);
	bool queued = hrtimer_start_range_ns_user(&m->timer, s.tim, s.delta,
						  s.mode);
	bool due;

	placed(m, &s);
	due = m->cpu == hrt_cpu() && m->soft <= clock_of(m);
	TRUE(queued || due);
	/*
	 * Not the first, and refused: the device was set for it before. In
	 * low-res mode it is set for none.
	 */
	TRUE(tick || !queued || !due || !is_first(m) || m->hard == KTIME_MAX);
	if (!queued)
		take_out(m);
	ask(m);
}

static void start_expires(struct model *m)
{
	struct start s = { .soft = m->soft, .hard = m->hard };

	/* The span between the two is added anew, and saturates. */
	if (m->soft < 0)
		s.hard = KTIME_MAX;
	if (m->base >= HRTIMER_BASE_MONOTONIC_SOFT)
		s.mode |= HRTIMER_MODE_SOFT;
	hrtimer_start_expires(&m->timer, s.mode);
	placed(m, &s);
	ask(m);
}

/* ---- the other operations -----------------------------------------------------------*/

static void cancel(struct model *m)
{
	int ret = m->running || random_below(2)
			  ? hrtimer_try_to_cancel(&m->timer)
			  : hrtimer_cancel(&m->timer);

	tell("%lld ns, CPU %u: cancel %d of CPU %u: %d", vtime_now(), hrt_cpu(),
	     (int)(m - models), m->cpu, ret);
	TRUE(ret == (m->running ? -1 : m->queued));
	if (ret == 1)
		take_out(m);
	ask(m);
}

/* By the definition: one interval after another. */
static void forward(struct model *m)
{
	ktime_t now = clock_of(m) + random_in(-3, 3) * MS;
	ktime_t interval = random_in(1, 20) * MS;
	ktime_t least = (ktime_t)hrtimer_resolution, moved = 0;
	unsigned long long times = 0;

	if (m->queued || m->hard == KTIME_MAX || m->hard < 0 || m->soft < 0 ||
	    now - m->hard > 100000 * MS)
		return;
	interval = later(interval, least);
	while (m->hard + moved <= now) {
		moved += interval;
		times++;
	}
	TRUE(hrtimer_forward(&m->timer, now, interval) == times);
	m->soft += moved;
	m->hard += moved;
	ask(m);
}

static void set_expires(struct model *m)
{
	ktime_t range = random_in(0, 10) * MS;

	if (m->queued)
		return;
	m->soft = some_moment(m);
	m->hard = ktime_add_safe(m->soft, range);
	hrtimer_set_expires_range(&m->timer, m->soft, range);
	ask(m);
}

static enum hrtimer_restart callback(struct hrtimer *timer);

static void setup(struct model *m)
{
	static const int clock[] = { CLOCK_MONOTONIC, CLOCK_REALTIME,
				     CLOCK_BOOTTIME, CLOCK_TAI };
	bool soft = random_below(2);

	if (m->queued || m->running)
		return;
	m->base = random_below(4);
	hrtimer_setup(&m->timer, callback, clock[m->base],
		      soft ? HRTIMER_MODE_ABS_SOFT : HRTIMER_MODE_ABS);
	m->base += soft ? HRTIMER_BASE_MONOTONIC_SOFT : 0;
	m->cpu = hrt_cpu();
	m->soft = m->hard = 0;
	ask(m);
}

static void operate(void)
{
	static void (*const operations[])(struct model *) = {
		start,      start,         start,  start,  start,
		start_user, start_expires, cancel, cancel, cancel,
		forward,    set_expires,   setup,  ask
	};

	ops++;
	operations[random_below(14)](&models[random_below(TIMERS)]);
}

/* Its timers go to the lowest that stays, behind those that are equal. */
static void move_arrays(unsigned int from, unsigned int to)
{
	for (unsigned int base = 0; base < BASES; base++) {
		struct array *a = &arrays[from][base];

		while (a->count) {
			struct model *m = a->timer[0];

			take_out(m);
			m->cpu = to;
			insert(m);
			set_deadline(m);
		}
	}
}

/*
 * A CPU is about to go: its timers move when it does, and the last callbacks
 * before that still find them in their places.
 */
static bool cpu_goes;
static unsigned int goes_from, goes_to;

static void notice_cpu_gone(void)
{
	if (!cpu_goes || hrt_cpu_online(goes_from))
		return;
	cpu_goes = false;
	tell("CPU %u has gone, %u takes over", goes_from, goes_to);
	move_arrays(goes_from, goes_to);
}

/* ---- the callback ------------------------------------------------------------------*/

static void check_callback(struct model *m)
{
	unsigned int soft = hrt_preempt_count() & HRT_SOFTIRQ_OFFSET;
	unsigned int hard = hrt_preempt_count() & HRT_HARDIRQ_MASK;

	TRUE(m->queued && !m->running);
	TRUE(m->cpu == hrt_cpu());
	TRUE(array_of(m)->timer[0] == m);
	TRUE(clock_of(m) >= m->soft);
	if (m->base < HRTIMER_BASE_MONOTONIC_SOFT)
		TRUE(hard && !soft && vtime_now() >= blocked_hard[m->cpu]);
	else
		TRUE(soft && !hard && vtime_now() >= blocked_soft[m->cpu]);
	check_deadlines(vtime_now());
}

static enum hrtimer_restart callback(struct hrtimer *timer)
{
	struct model *m = container_of(timer, struct model, timer);
	bool restart = random_below(2);

	fired++;
	notice_cpu_gone();
	tell("%lld ns, CPU %u: callback %d", vtime_now(), hrt_cpu(),
	     (int)(m - models));
	check_callback(m);
	take_out(m);
	m->running = true;
	ask(m);
	for (unsigned int n = random_below(4); n > 0; n--)
		operate();
	if (random_below(4) == 0)
		start(m);
	/* Without moving it would run again at once, without end. */
	if (restart && !m->queued) {
		set_expires(m);
		restart = m->soft > clock_of(m);
	}
	if (restart && !m->queued) {
		insert(m);
		set_deadline(m);
	}
	m->running = false;
	return restart ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

/* ---- what the task does besides -------------------------------------------------------*/

static ktime_t some_span(void)
{
	static const int ranges[] = { 1, 1, 3, 20, 200 };

	return random_in(0, ranges[random_below(5)]) * MS;
}

static void sleep_a_while(void)
{
	hrt_run_for(some_span());
	check_deadlines(vtime_now() + !tick);
}

static void be_busy(void)
{
	hrt_delay_ns((u64)some_span());
	check_deadlines(vtime_now());
}

static void keep_interrupts_away(void)
{
	unsigned int cpu = hrt_cpu();
	ktime_t span = random_in(1, 30) * MS;
	unsigned long flags = hrt_irq_save();

	blocked_hard[cpu] = vtime_now() + span;
	blocked_soft[cpu] = later(blocked_soft[cpu], blocked_hard[cpu]);
	hrt_delay_ns((u64)span);
	hrt_irq_restore(flags);
	check_deadlines(vtime_now());
}

static void keep_softirqs_away(void)
{
	unsigned int cpu = hrt_cpu();
	ktime_t span = random_in(1, 30) * MS;

	hrt_bh_disable();
	blocked_soft[cpu] = vtime_now() + span;
	hrt_delay_ns((u64)span);
	hrt_bh_enable();
	check_deadlines(vtime_now());
}

/* The CPU that sets the clock serves what became due at its next tick. */
static void set_clock(void)
{
	ktime_t step = random_in(-50, 50) * MS * (random_below(10) ? 1 : 1000);
	struct timespec64 ts = ktime_to_timespec64(ktime_get_real() + step);

	offset[HRTIMER_BASE_REALTIME] += step;
	offset[HRTIMER_BASE_TAI] += step;
	for (int i = 0; i < TIMERS; i++)
		if (models[i].queued)
			set_deadline(&models[i]);
	clock_set[hrt_cpu()] = vtime_now() + 10 * MS;
	clocks_move = true;
	TRUE(do_settimeofday64(&ts) == 0);
	clocks_move = false;
}

static void suspend(void)
{
	ktime_t span = random_in(1, 100) * MS;

	for (int clock = 1; clock < 4; clock++)
		offset[clock] += span;
	for (int i = 0; i < TIMERS; i++)
		if (models[i].queued)
			set_deadline(&models[i]);
	clocks_move = true;
	TRUE(hrt_suspend(span) == 0);
	clocks_move = false;
	check_deadlines(vtime_now());
}

static void change_cpu(void)
{
	unsigned int cpu = random_below(config.cpus);

	TRUE(hrt_set_cpu(cpu) == (hrt_cpu_online(cpu) ? 0 : -EINVAL_));
}

static void plug(void)
{
	unsigned int cpu = random_below(config.cpus), heir = 0;

	if (!hrt_cpu_online(cpu)) {
		TRUE(hrt_cpu_up(cpu) == 0);
		return;
	}
	while (heir == cpu || (heir < config.cpus && !hrt_cpu_online(heir)))
		heir++;
	if (heir >= config.cpus) {
		TRUE(hrt_cpu_down(cpu) == -EBUSY_);
		return;
	}
	cpu_goes = true;
	goes_from = cpu;
	goes_to = heir;
	TRUE(hrt_cpu_down(cpu) == 0);
	notice_cpu_gone();
	check_queues();
}

static void pass(void)
{
	unsigned int what = random_below(100);

	tell("%lld ns, CPU %u: pass %u", vtime_now(), hrt_cpu(), what);
	if (what < 55)
		sleep_a_while();
	else if (what < 75)
		be_busy();
	else if (what < 80)
		keep_interrupts_away();
	else if (what < 85)
		keep_softirqs_away();
	else if (what < 89)
		set_clock();
	else if (what < 91)
		suspend();
	else if (what < 97)
		change_cpu();
	else
		plug();
}

/* ---- one machine after another ----------------------------------------------------------*/

static void forget_everything(void)
{
	memset(models, 0, sizeof(models));
	memset(arrays, 0, sizeof(arrays));
	memset(blocked_hard, 0, sizeof(blocked_hard));
	memset(blocked_soft, 0, sizeof(blocked_soft));
	memset(clock_set, 0, sizeof(clock_set));
	offset[HRTIMER_BASE_REALTIME] = ktime_mono_to_real(0);
	offset[HRTIMER_BASE_BOOTTIME] = 0;
	offset[HRTIMER_BASE_TAI] = ktime_mono_to_any(0, TK_OFFS_TAI);
	tick = config.highres_off ? (ktime_t)hrt_tick_nsec() : 0;
	for (int i = 0; i < TIMERS; i++)
		setup(&models[i]);
}

/* Nothing here is a bug of the caller. */
static void report(const struct hrt_report *report)
{
	must(report->severity == HRT_NOTICE, "operation %llu: %s", ops,
	     report->text);
}

static void run_machine(unsigned long long until)
{
	TRUE(hrt_start(&config) == 0);
	forget_everything();
	while (ops < until) {
		operate();
		if (random_below(4) == 0)
			pass();
		if (random_below(200) == 0)
			check_queues();
	}
	hrt_stop();
}

int main(int argc, char **argv)
{
	enum { MACHINES = 24 };
	static const unsigned int kernel[] = { HRT_KERNEL_7_3, HRT_KERNEL_6_1,
					       0 };

	todo = model_start(argc, argv, 1500000);
	for (unsigned int i = 0; i < MACHINES; i++) {
		config = (struct hrt_config){
			.host = &hrt_virtual,
			.cpus = 1 + i % CPUS,
			.hz = 100,
			.kernel = kernel[i % 3],
			.highres_off = i % 8 == 7,
			.nohz_off = i % 5 == 4,
			.report = report,
		};
		run_machine(todo * (i + 1) / MACHINES);
	}
	printf("%llu operations, %llu callbacks\n", ops, fired);
	return fired == 0;
}
