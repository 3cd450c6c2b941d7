/* SPDX-License-Identifier: MIT */
/*
 * The timer wheel.
 *
 * Nine levels of 64 buckets, each level eight times as coarse as the one below
 * it. A timer is put, once, into the bucket of the level that its distance
 * calls for, and stays there: nothing is sorted and nothing moves down, at the
 * price that what lies far away fires up to an eighth of the way late. It never
 * fires early, since the bucket of an expiry is the one after it:
 *
 *	fires at ((expires >> 3 * level) + 1) << 3 * level
 *
 * A level reaches 63 buckets far, not 64, so that the bucket of now and the one
 * a full turn away are never the same.
 *
 * clk is the jiffy that is looked at next. It lags behind the count of jiffies
 * when nothing is due, and is brought forward at the next start, so that
 * distances are measured from now. next_expiry is the first jiffy at which a
 * bucket is due; taking timers off may make it too early, which `next_stale`
 * says, and which costs one look for nothing.
 *
 * Within a bucket the timer that came last fires first; of several levels that
 * are due together, the coarsest fires first. Both are Linux's.
 */
#include "wheel.h"

#include "lock.h"
#include "machine.h"
#include "report.h"

#include <hrtimer/jiffies.h>

typedef struct hrt_bucket_node bucket_node_t;

static unsigned int levels(void)
{
	return hrt_machine.config.hz > 100 ? WHEEL_LEVELS : WHEEL_LEVELS - 1;
}

/* The first distance that is too far for the levels below @level. */
static unsigned long level_start(unsigned int level)
{
	return (unsigned long)(WHEEL_BUCKETS - 1)
	       << ((level - 1) * WHEEL_SHIFT);
}

/* ---- which bucket ----------------------------------------------------------*/

/* The bucket of @expires on a level, and when it is due. */
static unsigned int level_bucket(unsigned long expires, unsigned int level,
				 unsigned long *due)
{
	unsigned int shift = level * WHEEL_SHIFT;

	expires = (expires >> shift) + 1;
	*due = expires << shift;
	return level * WHEEL_BUCKETS + (expires & (WHEEL_BUCKETS - 1));
}

static unsigned int choose_bucket(unsigned long expires, unsigned long clk,
				  unsigned long *due)
{
	unsigned long distance = expires - clk;
	unsigned long cutoff = level_start(levels());
	unsigned int level = 0;

	if ((long)distance < 0) {
		*due = clk;
		return clk & (WHEEL_BUCKETS - 1);
	}
	/* What lies beyond the wheel fires at its end. */
	if (distance >= cutoff)
		expires = clk + cutoff -
			  (1UL << ((levels() - 1) * WHEEL_SHIFT));
	while (level < levels() - 1 && distance >= level_start(level + 1))
		level++;
	return level_bucket(expires, level, due);
}

static unsigned int bucket_of(const struct timer_list *timer)
{
	return READ_ONCE(timer->flags) >> TIMER_ARRAYSHIFT;
}

static void set_flags(struct timer_list *timer, u32 clear, u32 set)
{
	WRITE_ONCE(timer->flags, (timer->flags & ~clear) | set);
}

/* ---- in and out of a bucket ------------------------------------------------*/

static void bucket_add(bucket_node_t **bucket, bucket_node_t *node)
{
	node->next = *bucket;
	if (node->next)
		WRITE_ONCE(node->next->pprev, &node->next);
	*bucket = node;
	WRITE_ONCE(node->pprev, bucket);
}

static void bucket_del(bucket_node_t *node)
{
	*node->pprev = node->next;
	if (node->next)
		WRITE_ONCE(node->next->pprev, node->pprev);
	WRITE_ONCE(node->pprev, NULL);
}

static void enqueue(struct timer_base *base, struct timer_list *timer,
		    unsigned int index, unsigned long due)
{
	bucket_add(&base->bucket[index], &timer->entry);
	base->full[index / WHEEL_BUCKETS] |= 1ULL << index % WHEEL_BUCKETS;
	set_flags(timer, TIMER_ARRAYMASK, index << TIMER_ARRAYSHIFT);
	if (base->pending && !time_before(due, base->next_expiry))
		return;
	base->next_expiry = due;
	base->next_stale = false;
	base->pending = true;
	if (!(timer->flags & TIMER_DEFERRABLE))
		tick_wake(&hrt_machine.cpu[base->cpu]);
}

/* Return: whether it was queued. */
static bool dequeue(struct timer_base *base, struct timer_list *timer)
{
	unsigned int index = bucket_of(timer);

	if (!timer_pending(timer))
		return false;
	bucket_del(&timer->entry);
	if (!base->bucket[index]) {
		base->full[index / WHEEL_BUCKETS] &=
			~(1ULL << index % WHEEL_BUCKETS);
		base->next_stale = true;
		tick_changed(&hrt_machine.cpu[base->cpu]);
	}
	return true;
}

/* ---- the next that is due --------------------------------------------------*/

/* How far, going round from bucket @from, the first full one is; -1: none. */
static int full_from(u64 full, unsigned int from)
{
	u64 ahead = full >> from;

	if (from)
		ahead |= full << (WHEEL_BUCKETS - from);
	return ahead ? __builtin_ctzll(ahead) : -1;
}

/*
 * The first jiffy from clk on at which a bucket is due. A level is looked at
 * when clk is a multiple of its grain; until then its clock is one ahead.
 */
static void find_next_expiry(struct timer_base *base)
{
	unsigned long next = base->clk + TIMER_NEXT_MAX_DELTA, due;
	unsigned long clk;
	int ahead;

	base->pending = false;
	for (unsigned int level = 0; level < levels(); level++) {
		unsigned int shift = level * WHEEL_SHIFT;

		clk = (base->clk + (1UL << shift) - 1) >> shift;
		ahead = full_from(base->full[level], clk % WHEEL_BUCKETS);
		if (ahead < 0)
			continue;
		due = (clk + (unsigned long)ahead) << shift;
		if (!base->pending || time_before(due, next))
			next = due;
		base->pending = true;
	}
	base->next_expiry = next;
	base->next_stale = false;
}

/* Bring clk forward, as far as nothing is passed over. */
static void forward_clock(struct timer_base *base, unsigned long now)
{
	/*
	 * While callbacks run clk is one ahead of the jiffies, so that what
	 * they start for now goes to the next tick, not round and round.
	 */
	if (!time_before(base->clk, now))
		return;
	if (!base->pending || time_after(base->next_expiry, now))
		base->clk = now;
	else if (time_after(base->next_expiry, base->clk))
		base->clk = base->next_expiry;
}

/* ---- locking ---------------------------------------------------------------*/

static struct timer_base *base_of(unsigned int cpu, u32 flags)
{
	struct hrt_cpu *c = &hrt_machine.cpu[cpu];

	if (flags & TIMER_DEFERRABLE)
		return &c->wheel[HRT_WHEEL_DEF];
	if (flags & TIMER_PINNED && hrt_machine.rules.pinned_wheel)
		return &c->wheel[HRT_WHEEL_LOCAL];
	return &c->wheel[HRT_WHEEL_GLOBAL];
}

/*
 * Lock the base that @timer belongs to. It may move while we wait for the
 * lock; MIGRATING says that it is between two bases.
 */
static struct timer_base *lock_timer_base(struct timer_list *timer,
					  unsigned long *state)
{
	for (;;) {
		u32 flags = LOAD_ACQUIRE(timer->flags);

		if (!(flags & TIMER_MIGRATING)) {
			struct timer_base *base = base_of(flags & TIMER_CPUMASK,
							  flags);

			*state = base_lock(&base->lock);
			if (((READ_ONCE(timer->flags) ^ flags) &
			     ~TIMER_ARRAYMASK) == 0)
				return base;
			base_unlock(&base->lock, *state);
		}
		hrt_relax();
	}
}

/* From the locked @base to the locked base of @cpu, with no lock between. */
static struct timer_base *switch_base(struct timer_list *timer,
				      struct timer_base *base,
				      struct timer_base *to, u32 pinned)
{
	set_flags(timer, 0, TIMER_MIGRATING | pinned);
	lock_release(&base->lock);
	lock_acquire(&to->lock);
	STORE_RELEASE(timer->flags, (timer->flags & ~TIMER_BASEMASK) | to->cpu);
	return to;
}

/* ---- starting --------------------------------------------------------------*/

void hrt_timer_init(struct timer_list *timer, void (*func)(struct timer_list *),
		    unsigned int flags)
{
	machine_ready();
	/* The expiry is the owner's, who may have set it already. */
	timer->entry = (bucket_node_t){ NULL, NULL };
	timer->function = func;
	timer->takes_data = false;
	timer->flags = (flags & TIMER_INIT_FLAGS) | hrt_cpu();
}

enum mod_options {
	MOD_PENDING_ONLY = 1,
	MOD_REDUCE = 2,
};

/*
 * What a timer that is pending already may spare: 1 when there is nothing to
 * do, or its bucket is right already and it keeps its place there.
 */
static bool already_there(struct timer_base *base, struct timer_list *timer,
			  unsigned long expires, unsigned int options)
{
	unsigned long due;

	if (timer->expires == expires)
		return true;
	if (options & MOD_REDUCE && time_before_eq(timer->expires, expires))
		return true;
	forward_clock(base, jiffies_now());
	if (choose_bucket(expires, base->clk, &due) != bucket_of(timer))
		return false;
	timer->expires = expires;
	return true;
}

/*
 * On this CPU's base, unless its callback runs on another's now. Until 6.8 an
 * idle CPU hands what is not pinned to one that is awake.
 */
static struct timer_base *target_base(struct timer_list *timer,
				      struct timer_base *base)
{
	bool stays = hrt_machine.rules.pinned_wheel ||
		     timer->flags & TIMER_PINNED;
	struct timer_base *to = base_of(stays ? hrt_cpu() : machine_awake_cpu(),
					timer->flags);

	if (to == base || base->running == timer)
		return base;
	return switch_base(timer, base, to, 0);
}

static int modify(struct timer_list *timer, unsigned long expires,
		  unsigned int options)
{
	struct timer_base *base;
	unsigned long state, due;
	unsigned int index;
	int was_pending = 0;

	machine_ready();
	base = lock_timer_base(timer, &state);
	/* A timer that was shut down has no callback and stays idle. */
	if (!timer->function)
		goto out;
	was_pending = timer_pending(timer);
	if (!was_pending && options & MOD_PENDING_ONLY)
		goto out;
	if (was_pending && already_there(base, timer, expires, options))
		goto out;
	dequeue(base, timer);
	base = target_base(timer, base);
	forward_clock(base, jiffies_now());
	timer->expires = expires;
	index = choose_bucket(expires, base->clk, &due);
	enqueue(base, timer, index, due);
out:
	base_unlock(&base->lock, state);
	return was_pending;
}

int mod_timer(struct timer_list *timer, unsigned long expires)
{
	return modify(timer, expires, 0);
}

int mod_timer_pending(struct timer_list *timer, unsigned long expires)
{
	return modify(timer, expires, MOD_PENDING_ONLY);
}

int timer_reduce(struct timer_list *timer, unsigned long expires)
{
	return modify(timer, expires, MOD_REDUCE);
}

static bool add_refused(const struct timer_list *timer)
{
	return warn_on_once(timer_pending(timer),
			    "add_timer of a timer that is pending: %pS",
			    (uintptr_t)timer->function, 0, 0);
}

void add_timer(struct timer_list *timer)
{
	if (!add_refused(timer))
		modify(timer, timer->expires, 0);
}

void add_timer_local(struct timer_list *timer)
{
	if (add_refused(timer))
		return;
	set_flags(timer, 0, TIMER_PINNED);
	modify(timer, timer->expires, 0);
}

void add_timer_global(struct timer_list *timer)
{
	if (add_refused(timer))
		return;
	set_flags(timer, TIMER_PINNED, 0);
	modify(timer, timer->expires, 0);
}

void add_timer_on(struct timer_list *timer, int cpu)
{
	struct timer_base *base, *to;
	unsigned long state, due;
	unsigned int index;
	u32 pinned;

	machine_ready();
	if (add_refused(timer))
		return;
	pinned = hrt_machine.rules.pinned_wheel ? TIMER_PINNED : 0;
	base = lock_timer_base(timer, &state);
	if (timer->function) {
		to = base_of((unsigned int)cpu, timer->flags | pinned);
		if (to != base)
			base = switch_base(timer, base, to, pinned);
		forward_clock(base, jiffies_now());
		index = choose_bucket(timer->expires, base->clk, &due);
		enqueue(base, timer, index, due);
	}
	base_unlock(&base->lock, state);
}

/* ---- ending ----------------------------------------------------------------*/

/*
 * Return: -1 when @not_running and it does, else whether it was pending. One
 * that runs is not shut down yet: its callback may start it once more, and the
 * caller tries again.
 */
static int take_off(struct timer_list *timer, bool shutdown, bool not_running)
{
	struct timer_base *base;
	unsigned long state;
	int ret = -1;

	machine_ready();
	base = lock_timer_base(timer, &state);
	if (!not_running || base->running != timer) {
		ret = dequeue(base, timer);
		if (shutdown)
			timer->function = NULL;
	}
	base_unlock(&base->lock, state);
	return ret;
}

int hrt_timer_delete(struct timer_list *timer)
{
	return timer_pending(timer) ? take_off(timer, false, false) : 0;
}

int timer_shutdown(struct timer_list *timer)
{
	return take_off(timer, true, false);
}

int timer_delete_sync_try(struct timer_list *timer)
{
	return take_off(timer, false, true);
}

static int take_off_sync(struct timer_list *timer, bool shutdown)
{
	int ret;

	machine_ready();
	/* A hard interrupt may have come on top of the very callback. */
	warn_on(hrt_preempt_count() & HRT_HARDIRQ_MASK &&
			!(timer->flags & TIMER_IRQSAFE),
		"timer_delete_sync() in a hard interrupt: %pS",
		(uintptr_t)timer->function, 0, 0);
	while ((ret = take_off(timer, shutdown, true)) < 0)
		hrt_relax();
	return ret;
}

int timer_delete_sync(struct timer_list *timer)
{
	return take_off_sync(timer, false);
}

int timer_shutdown_sync(struct timer_list *timer)
{
	return take_off_sync(timer, true);
}

/* ---- expiry ----------------------------------------------------------------*/

static void call_back(struct timer_list *timer,
		      void (*function)(struct timer_list *))
{
	unsigned int *count = &hrt_current()->preempt_count, before = *count;
	bool irqsafe = timer->flags & TIMER_IRQSAFE;
	unsigned long irqs = irqsafe ? hrt_irq_save() : 0;

	if (timer->takes_data)
		((void (*)(unsigned long))(void (*)(void))function)(
			timer->data);
	else
		function(timer);
	if (warn_on_once(*count != before,
			 "timer: %pS preempt leak: %08llx -> %08llx",
			 (uintptr_t)function, before, *count))
		*count = before;
	if (irqsafe)
		hrt_irq_restore(irqs);
}

/* Call the timers of one bucket, the last that came first. */
static void expire(struct timer_base *base, unsigned int level,
		   unsigned long *state)
{
	bucket_node_t *node;

	while ((node = base->expiring[level])) {
		struct timer_list *timer = container_of(node, struct timer_list,
							entry);
		void (*function)(struct timer_list *) = timer->function;

		base->running = timer;
		bucket_del(node);
		base_unlock(&base->lock, *state);
		if (!warn_on_once(!function, "timer without a callback", 0, 0,
				  0))
			call_back(timer, function);
		if (host()->window)
			host()->window();
		*state = base_lock(&base->lock);
		base->running = NULL;
	}
}

/*
 * Take what is due at clk off its bucket. It stays linked, so that whoever
 * deletes a timer that is due and not called yet finds it in a list. It also
 * keeps the number of its bucket: who moves it by a whole turn less two jiffies
 * finds it in the right bucket, and it is called in this turn nevertheless.
 * That is early, and what Linux does.
 */
static void collect(struct timer_base *base, unsigned int level, unsigned int i)
{
	bucket_node_t **bucket = &base->bucket[level * WHEEL_BUCKETS + i];

	base->full[level] &= ~(1ULL << i);
	base->expiring[level] = *bucket;
	if (*bucket)
		WRITE_ONCE((*bucket)->pprev, &base->expiring[level]);
	*bucket = NULL;
}

/* One jiffy of the wheel. */
static void turn(struct timer_base *base, unsigned long *state)
{
	unsigned long clk = base->clk;
	unsigned int level;

	for (level = 0; level < levels(); level++) {
		collect(base, level, clk % WHEEL_BUCKETS);
		/* The next level turns when this one has come round. */
		if (clk % (1 << WHEEL_SHIFT))
			break;
		clk >>= WHEEL_SHIFT;
	}
	base->clk++;
	find_next_expiry(base);
	for (level = levels(); level-- > 0;)
		expire(base, level, state);
}

static void run_base(struct timer_base *base)
{
	unsigned long state = base_lock(&base->lock);
	unsigned long now = jiffies_now();

	while (base->pending && time_after_eq(now, base->clk) &&
	       time_after_eq(now, base->next_expiry)) {
		base->clk = base->next_expiry;
		turn(base, &state);
	}
	base_unlock(&base->lock, state);
}

void wheel_softirq(void)
{
	struct hrt_cpu *cpu = this_cpu();

	for (int i = 0; i < HRT_NR_WHEELS; i++)
		run_base(&cpu->wheel[i]);
}

void wheel_tick(struct hrt_cpu *cpu)
{
	ktime_t last_update;
	unsigned long now = (unsigned long)jiffies_read(&last_update);
	bool due = false;

	for (int i = 0; i < HRT_NR_WHEELS; i++) {
		struct timer_base *base = &cpu->wheel[i];
		unsigned long state = base_lock(&base->lock);

		due |= base->pending && time_after_eq(now, base->next_expiry);
		base_unlock(&base->lock, state);
	}
	if (due)
		hrt_raise_softirq(HRT_SOFTIRQ_TIMER);
}

unsigned long wheel_idle(struct hrt_cpu *cpu, unsigned long now, bool *any)
{
	unsigned long next = now + TIMER_NEXT_MAX_DELTA;

	*any = false;
	for (int i = HRT_WHEEL_LOCAL; i <= HRT_WHEEL_GLOBAL; i++) {
		struct timer_base *base = &cpu->wheel[i];
		unsigned long state = base_lock(&base->lock);

		if (base->next_stale)
			find_next_expiry(base);
		forward_clock(base, now);
		if (base->pending && time_before(base->next_expiry, next))
			next = base->next_expiry;
		*any |= base->pending;
		base_unlock(&base->lock, state);
	}
	return next;
}

bool wheel_pending(struct hrt_cpu *cpu)
{
	bool pending = false;

	for (int i = 0; i < HRT_NR_WHEELS; i++) {
		struct timer_base *base = &cpu->wheel[i];
		unsigned long state = base_lock(&base->lock);

		if (base->next_stale)
			find_next_expiry(base);
		pending |= base->pending;
		base_unlock(&base->lock, state);
	}
	return pending;
}

/* ---- CPUs ------------------------------------------------------------------*/

void wheel_start(struct hrt_cpu *cpu)
{
	ktime_t last_update;

	for (int i = 0; i < HRT_NR_WHEELS; i++) {
		struct timer_base *base = &cpu->wheel[i];

		*base = (struct timer_base){
			.cpu = (unsigned int)(cpu - hrt_machine.cpu),
			.clk = (unsigned long)jiffies_read(&last_update),
		};
		base->next_expiry = base->clk + TIMER_NEXT_MAX_DELTA;
	}
}

static void migrate_bucket(struct timer_base *from, struct timer_base *to,
			   bucket_node_t **bucket)
{
	while (*bucket) {
		struct timer_list *timer =
			container_of(*bucket, struct timer_list, entry);
		unsigned long due;
		unsigned int index;

		dequeue(from, timer);
		STORE_RELEASE(timer->flags,
			      (timer->flags & ~TIMER_BASEMASK) | to->cpu);
		index = choose_bucket(timer->expires, to->clk, &due);
		enqueue(to, timer, index, due);
	}
}

/*
 * @from runs no callback any more. This is the one place that holds two of
 * these locks, and CPUs come and go one at a time, so that no order is needed.
 */
void wheel_migrate(struct hrt_cpu *from, struct hrt_cpu *to)
{
	for (int i = 0; i < HRT_NR_WHEELS; i++) {
		struct timer_base *source = &from->wheel[i];
		struct timer_base *target = &to->wheel[i];
		unsigned long state = base_lock(&target->lock);

		lock_acquire(&source->lock);
		forward_clock(target, jiffies_now());
		for (unsigned int index = 0; index < WHEEL_SIZE; index++)
			migrate_bucket(source, target, &source->bucket[index]);
		lock_release(&source->lock);
		base_unlock(&target->lock, state);
	}
}

/* ---- checks ----------------------------------------------------------------*/

static const char *check_bucket(const struct timer_base *base,
				unsigned int index)
{
	const bucket_node_t *node = base->bucket[index];
	u64 bit = 1ULL << index % WHEEL_BUCKETS;

	if (!node != !(base->full[index / WHEEL_BUCKETS] & bit))
		return "the bit of a bucket is wrong";
	for (; node; node = node->next) {
		const struct timer_list *timer =
			container_of(node, const struct timer_list, entry);

		if (bucket_of(timer) != index)
			return "a timer does not know its bucket";
		if (*node->pprev != node)
			return "a timer does not know who links to it";
		if ((timer->flags & TIMER_CPUMASK) != base->cpu)
			return "a timer does not know its CPU";
	}
	return NULL;
}

const char *wheel_check(const struct timer_base *base)
{
	const char *wrong = NULL;

	for (unsigned int index = 0; index < WHEEL_SIZE && !wrong; index++)
		wrong = check_bucket(base, index);
	return wrong;
}
