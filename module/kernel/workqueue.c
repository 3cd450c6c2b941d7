/* SPDX-License-Identifier: MIT */
/*
 * Workqueues.
 *
 * An item that is queued goes to the list of its CPU's pool, or, when its
 * queue runs as many items as it may, waits on the queue's own list until one
 * ends. The threads of a pool take items off its list from the front. A thread
 * that takes one while more are there wakes another thread for the next; so an
 * item that sleeps does not hold up those behind it, and as long as none
 * sleeps one thread runs them all.
 *
 * Every queueing has a number. To flush is to wait until no item with a number
 * up to that of the last is pending or runs: the item itself, which may be
 * freed by its own function, need not be looked at.
 *
 * One lock covers it all: it is held for moments, whoever queues.
 */
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "start.h"
#include "tasks.h"

enum {
	MAX_WORKERS = 512, /* of a pool, as the kernel has it */
	NAME_LEN = 24,
};

struct pool {
	struct list_head works; /* may run */
	struct list_head idle; /* threads */
	struct list_head busy;
	unsigned int nr_workers;
	bool waking; /* a thread is on its way to the list */
	bool starved; /* a thread is to be made */
	int cpu;
};

struct places;

struct worker {
	struct list_head node; /* of the pool's idle or busy ones */
	struct task_struct *task;
	struct pool *pool;
	struct work_struct *work; /* what runs; may be freed already */
	work_func_t func;
	struct workqueue_struct *wq;
	struct places *places;
	unsigned long long seq;
};

/* How many items run at a time, and those that wait until they may. */
struct places {
	struct list_head inactive;
	int active;
};

/* Places are counted for each CPU, of an unbound queue for all together. */
struct workqueue_struct {
	unsigned int flags;
	int max_active;
	bool draining;
	char name[NAME_LEN];
	unsigned int nr_places;
	struct places places[];
};

static DEFINE_RAW_SPINLOCK(wq_lock);
static struct pool pools[NR_CPUS];
static unsigned long long last_seq;
static struct task_struct *manager;
static bool stopped; /* nothing is queued any more */
static DECLARE_WAIT_QUEUE_HEAD(some_work_done);

struct workqueue_struct *system_wq, *system_highpri_wq, *system_long_wq;
struct workqueue_struct *system_unbound_wq, *system_freezable_wq;
struct workqueue_struct *system_percpu_wq, *system_dfl_wq;
struct workqueue_struct *system_power_efficient_wq;
struct workqueue_struct *system_freezable_power_efficient_wq;

EXPORT_SYMBOL(system_wq);
EXPORT_SYMBOL_GPL(system_highpri_wq);
EXPORT_SYMBOL_GPL(system_long_wq);
EXPORT_SYMBOL_GPL(system_unbound_wq);
EXPORT_SYMBOL_GPL(system_freezable_wq);
EXPORT_SYMBOL_GPL(system_percpu_wq);
EXPORT_SYMBOL_GPL(system_dfl_wq);
EXPORT_SYMBOL_GPL(system_power_efficient_wq);
EXPORT_SYMBOL_GPL(system_freezable_power_efficient_wq);

/* ---- items --------------------------------------------------------------- */

void hrt_work_init(struct work_struct *work, work_func_t func)
{
	*work = (struct work_struct){ .func = func };
	INIT_LIST_HEAD(&work->entry);
}
EXPORT_SYMBOL(hrt_work_init);

void hrt_work_init_data(struct work_struct *work, work_func_t func, void *data)
{
	hrt_work_init(work, func);
	work->takes_data = true;
	work->data = data;
}
EXPORT_SYMBOL(hrt_work_init_data);

void hrt_delayed_work_init(struct delayed_work *dwork, work_func_t func,
			   unsigned int tflags)
{
	hrt_work_init(&dwork->work, func);
	dwork->wq = NULL;
	dwork->cpu = WORK_CPU_UNBOUND;
	timer_setup(&dwork->timer, delayed_work_timer_fn,
		    tflags | TIMER_IRQSAFE);
}
EXPORT_SYMBOL(hrt_delayed_work_init);

/* ---- waking threads ------------------------------------------------------ */

/* With the lock held: see that somebody comes for the next item of a pool. */
static void call_worker(struct pool *pool)
{
	struct worker *worker;

	if (list_empty(&pool->works) || pool->waking)
		return;
	worker = list_first_entry_or_null(&pool->idle, struct worker, node);
	if (worker) {
		pool->waking = true;
		hrt_wake_up(worker->task, TASK_NORMAL);
	} else if (pool->nr_workers < MAX_WORKERS) {
		/* A thread cannot be made here; it can where one may sleep. */
		pool->starved = true;
		hrt_wake_up(manager, TASK_NORMAL);
	}
}

static void to_pool(struct work_struct *work)
{
	struct pool *pool = &pools[work->cpu];

	list_add_tail(&work->entry, &pool->works);
	call_worker(pool);
}

/* ---- queueing, with the lock held ---------------------------------------- */

static unsigned int choose_cpu(int cpu)
{
	if (cpu >= 0 && (unsigned int)cpu < hrt_nr_cpus() &&
	    hrt_cpu_online((unsigned int)cpu))
		return (unsigned int)cpu;
	return hrt_cpu();
}

static struct places *places_of(struct work_struct *work)
{
	struct workqueue_struct *wq = work->wq;

	return &wq->places[(unsigned int)work->cpu % wq->nr_places];
}

static void insert(struct work_struct *work, struct workqueue_struct *wq,
		   int cpu)
{
	struct places *places;

	work->wq = wq;
	work->cpu = (int)choose_cpu(cpu);
	work->seq = ++last_seq;
	places = places_of(work);
	if (places->active < wq->max_active) {
		places->active++;
		to_pool(work);
	} else {
		list_add_tail(&work->entry, &places->inactive);
	}
}

/* An item has ended, or was taken back: its place is the next one's. */
static void leave_place(struct places *places, int max_active)
{
	struct work_struct *next = list_first_entry_or_null(
		&places->inactive, struct work_struct, entry);

	if (places->active > max_active || !next) {
		places->active--;
		return;
	}
	list_del_init(&next->entry);
	to_pool(next);
}

static bool is_on(const struct list_head *list, const struct work_struct *work)
{
	struct work_struct *other;

	list_for_each_entry(other, list, entry)
		if (other == work)
			return true;
	return false;
}

/* Take back an item that is on a list. */
static void unqueue(struct work_struct *work)
{
	struct places *places = places_of(work);
	bool had_place = !is_on(&places->inactive, work);

	list_del_init(&work->entry);
	if (had_place)
		leave_place(places, work->wq->max_active);
}

static bool is_draining_for(struct workqueue_struct *wq)
{
	struct kthread *kthread = kthread_of(current);

	/* What runs on it may queue more; nobody else may. */
	return wq->draining && !(in_task() && kthread && kthread->work);
}

static bool may_queue(struct workqueue_struct *wq, struct work_struct *work)
{
	if (work->pending || work->disabled || stopped)
		return false;
	return !WARN_ONCE(is_draining_for(wq),
			  "workqueue %s: item %ps is queued while it drains\n",
			  wq->name, work->func);
}

bool queue_work_on(int cpu, struct workqueue_struct *wq,
		   struct work_struct *work)
{
	unsigned long flags;
	bool queued;

	raw_spin_lock_irqsave(&wq_lock, flags);
	queued = may_queue(wq, work);
	if (queued) {
		WRITE_ONCE(work->pending, true);
		insert(work, wq, cpu);
	}
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return queued;
}
EXPORT_SYMBOL(queue_work_on);

/* ---- the threads of a pool ----------------------------------------------- */

static struct worker *busy_with(struct pool *pool, struct work_struct *work)
{
	struct worker *worker;

	list_for_each_entry(worker, &pool->busy, node)
		if (worker->work == work && worker->func == work->func)
			return worker;
	return NULL;
}

/* An item never runs twice at a time: not on another CPU either. */
static bool runs_somewhere(struct work_struct *work)
{
	unsigned int cpu;

	for (cpu = 0; cpu < hrt_nr_cpus(); cpu++)
		if (busy_with(&pools[cpu], work))
			return true;
	return false;
}

static struct work_struct *next_work(struct pool *pool)
{
	struct work_struct *work;

	list_for_each_entry(work, &pool->works, entry)
		if (!runs_somewhere(work))
			return work;
	return NULL;
}

static void begin(struct worker *worker, struct work_struct *work)
{
	list_del_init(&work->entry);
	worker->work = work;
	worker->func = work->func;
	worker->wq = work->wq;
	worker->places = places_of(work);
	worker->seq = work->seq;
	list_move_tail(&worker->node, &worker->pool->busy);
	/* From here on it can be queued again. */
	WRITE_ONCE(work->pending, false);
}

/* An item that was queued again on another CPU meanwhile may run there now. */
static void call_all_workers(void)
{
	unsigned int cpu;

	for (cpu = 0; cpu < hrt_nr_cpus(); cpu++)
		call_worker(&pools[cpu]);
}

static void end(struct worker *worker)
{
	leave_place(worker->places, worker->wq->max_active);
	worker->work = NULL;
	worker->func = NULL;
	worker->wq = NULL;
	/* The one who has run last runs next: its stack is warm. */
	list_move(&worker->node, &worker->pool->idle);
	call_all_workers();
}

static void call_data(work_func_t func, void *data)
{
	((void (*)(void *))(void *)func)(data);
}

static void run(struct worker *worker, struct work_struct *work)
{
	struct kthread *kthread = kthread_of(current);
	work_func_t func = worker->func;
	int count = preempt_count();

	kthread->work = work;
	if (work->takes_data)
		call_data(func, work->data);
	else
		func(work);
	kthread->work = NULL;
	WARN(preempt_count() != count,
	     "BUG: workqueue leaked atomic, lock or RCU: %s, %ps\n",
	     current->comm, func);
}

/* Return: whether there was one. */
static bool run_next(struct worker *worker)
{
	struct pool *pool = worker->pool;
	struct work_struct *work;
	unsigned long flags;

	raw_spin_lock_irqsave(&wq_lock, flags);
	pool->waking = false;
	work = next_work(pool);
	if (work) {
		begin(worker, work);
		call_worker(pool);
	}
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	if (!work)
		return false;
	run(worker, work);
	raw_spin_lock_irqsave(&wq_lock, flags);
	end(worker);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	wake_up_all(&some_work_done);
	return true;
}

static bool has_work(struct worker *worker)
{
	unsigned long flags;
	bool has;

	raw_spin_lock_irqsave(&wq_lock, flags);
	has = next_work(worker->pool);
	if (!has)
		worker->pool->waking = false;
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return has;
}

static int worker_thread(void *data)
{
	struct worker *worker = data;

	current->flags |= PF_WQ_WORKER;
	while (!kthread_should_stop()) {
		while (run_next(worker))
			;
		hrt_set_state(TASK_IDLE);
		if (!has_work(worker) && !kthread_should_stop())
			schedule();
		hrt_set_state(TASK_RUNNING);
	}
	return 0;
}

/* ---- making threads ------------------------------------------------------ */

static struct task_struct *start_thread(struct worker *worker, unsigned int nr)
{
	char name[TASK_COMM_LEN];

	snprintf(name, sizeof(name), "kworker/%d:%u", worker->pool->cpu, nr);
	return kthread_start(worker_thread, worker,
			     (unsigned int)worker->pool->cpu, name);
}

static int new_worker(struct pool *pool)
{
	struct worker *worker = kzalloc(sizeof(*worker), GFP_KERNEL);
	unsigned long flags;

	if (!worker)
		return -ENOMEM;
	worker->pool = pool;
	worker->task = start_thread(worker, pool->nr_workers);
	if (IS_ERR(worker->task)) {
		int err = (int)PTR_ERR(worker->task);

		kfree(worker);
		return err;
	}
	raw_spin_lock_irqsave(&wq_lock, flags);
	pool->nr_workers++;
	list_add_tail(&worker->node, &pool->idle);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return 0;
}

/* It comes for the item that made the pool starve. */
static void feed(struct pool *pool)
{
	unsigned long flags;

	/* Without another thread those that are there go on, one by one. */
	if (list_empty(&pool->idle) && new_worker(pool))
		return;
	raw_spin_lock_irqsave(&wq_lock, flags);
	call_worker(pool);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
}

static struct pool *starved_pool(void)
{
	struct pool *found = NULL;
	unsigned long flags;
	unsigned int cpu;

	raw_spin_lock_irqsave(&wq_lock, flags);
	for (cpu = 0; cpu < hrt_nr_cpus() && !found; cpu++)
		if (pools[cpu].starved)
			found = &pools[cpu];
	if (found)
		found->starved = false;
	/* Others may have taken everything since. */
	if (found && list_empty(&found->works))
		found = NULL;
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return found;
}

static int manager_thread(void *unused)
{
	struct pool *pool;

	(void)unused;
	while (!kthread_should_stop()) {
		hrt_set_state(TASK_IDLE);
		pool = starved_pool();
		if (!pool && !kthread_should_stop()) {
			schedule();
			continue;
		}
		hrt_set_state(TASK_RUNNING);
		if (pool)
			feed(pool);
	}
	hrt_set_state(TASK_RUNNING);
	return 0;
}

/* ---- delayed work -------------------------------------------------------- */

/* Pending already, by whoever started the timer. */
static void insert_delayed(struct delayed_work *dwork)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&wq_lock, flags);
	if (!stopped)
		insert(&dwork->work, dwork->wq, dwork->cpu);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
}

void delayed_work_timer_fn(struct timer_list *timer)
{
	insert_delayed(
		timer_container_of((struct delayed_work *)NULL, timer, timer));
}
EXPORT_SYMBOL(delayed_work_timer_fn);

static void start_delay(int cpu, struct workqueue_struct *wq,
			struct delayed_work *dwork, unsigned long delay)
{
	dwork->wq = wq;
	dwork->cpu = cpu;
	if (!delay) {
		insert_delayed(dwork);
		return;
	}
	dwork->timer.expires = jiffies + delay;
	if (cpu != WORK_CPU_UNBOUND)
		add_timer_on(&dwork->timer, cpu);
	else
		add_timer(&dwork->timer);
}

/* Make it pending, for the caller to queue. */
static bool claim(struct workqueue_struct *wq, struct work_struct *work)
{
	unsigned long flags;
	bool claimed;

	raw_spin_lock_irqsave(&wq_lock, flags);
	claimed = may_queue(wq, work);
	if (claimed)
		WRITE_ONCE(work->pending, true);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return claimed;
}

bool queue_delayed_work_on(int cpu, struct workqueue_struct *wq,
			   struct delayed_work *dwork, unsigned long delay)
{
	if (!claim(wq, &dwork->work))
		return false;
	start_delay(cpu, wq, dwork, delay);
	return true;
}
EXPORT_SYMBOL(queue_delayed_work_on);

/* ---- taking back --------------------------------------------------------- */

enum taken {
	NOT_PENDING,
	TAKEN, /* it is pending still, and on no list: the caller's */
	ON_ITS_WAY, /* its timer's callback runs, or its starter: try again */
};

static enum taken try_to_take(struct work_struct *work,
			      struct timer_list *timer)
{
	enum taken taken = NOT_PENDING;
	unsigned long flags;

	if (timer && timer_delete(timer))
		return TAKEN;
	raw_spin_lock_irqsave(&wq_lock, flags);
	if (!list_empty(&work->entry)) {
		unqueue(work);
		taken = TAKEN;
	} else if (work->pending) {
		taken = ON_ITS_WAY;
	}
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return taken;
}

/* Return: whether it was pending; it is then, and on no list. */
static bool take(struct work_struct *work, struct timer_list *timer)
{
	enum taken taken;

	while ((taken = try_to_take(work, timer)) == ON_ITS_WAY)
		hrt_relax();
	return taken == TAKEN;
}

static bool cancel(struct work_struct *work, struct timer_list *timer)
{
	bool was_pending = take(work, timer);

	if (!was_pending)
		return false;
	WRITE_ONCE(work->pending, false);
	/* Whoever flushes waits for an end that does not come. */
	wake_up_all(&some_work_done);
	return true;
}

bool cancel_work(struct work_struct *work)
{
	return cancel(work, NULL);
}
EXPORT_SYMBOL(cancel_work);

bool cancel_delayed_work(struct delayed_work *dwork)
{
	return cancel(&dwork->work, &dwork->timer);
}
EXPORT_SYMBOL(cancel_delayed_work);

bool mod_delayed_work_on(int cpu, struct workqueue_struct *wq,
			 struct delayed_work *dwork, unsigned long delay)
{
	bool was_pending = take(&dwork->work, &dwork->timer);

	if (was_pending || claim(wq, &dwork->work))
		start_delay(cpu, wq, dwork, delay);
	return was_pending;
}
EXPORT_SYMBOL_GPL(mod_delayed_work_on);

/* ---- waiting for the end ------------------------------------------------- */

/* Is there a run of @work, of any when NULL, of @wq, numbered up to @seq? */
static bool worker_matches(const struct worker *worker,
			   const struct workqueue_struct *wq,
			   const struct work_struct *work,
			   unsigned long long seq)
{
	return worker->seq <= seq && (!work || worker->work == work) &&
	       (!wq || worker->wq == wq) && worker->task != current;
}

static bool someone_runs(const struct workqueue_struct *wq,
			 const struct work_struct *work, unsigned long long seq)
{
	struct worker *worker;
	unsigned int cpu;

	for (cpu = 0; cpu < hrt_nr_cpus(); cpu++)
		list_for_each_entry(worker, &pools[cpu].busy, node)
			if (worker_matches(worker, wq, work, seq))
				return true;
	return false;
}

static bool someone_waits(const struct workqueue_struct *wq,
			  unsigned long long seq)
{
	struct work_struct *work;
	unsigned int i;

	for (i = 0; i < wq->nr_places; i++)
		list_for_each_entry(work, &wq->places[i].inactive, entry)
			if (work->seq <= seq)
				return true;
	for (i = 0; i < hrt_nr_cpus(); i++)
		list_for_each_entry(work, &pools[i].works, entry)
			if (work->wq == wq && work->seq <= seq)
				return true;
	return false;
}

static unsigned long long present_seq(void)
{
	unsigned long flags;
	unsigned long long seq;

	raw_spin_lock_irqsave(&wq_lock, flags);
	seq = last_seq;
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return seq;
}

static bool is_running(struct work_struct *work, unsigned long long seq)
{
	unsigned long flags;
	bool runs;

	raw_spin_lock_irqsave(&wq_lock, flags);
	runs = someone_runs(NULL, work, seq);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return runs;
}

/* Until no run that has begun by now is left. Return: whether there was one. */
static bool wait_for_run(struct work_struct *work)
{
	unsigned long long seq = present_seq();
	bool ran = is_running(work, seq);

	wait_event(some_work_done, !is_running(work, seq));
	return ran;
}

static bool is_unfinished(struct work_struct *work, unsigned long long seq)
{
	unsigned long flags;
	bool unfinished;

	raw_spin_lock_irqsave(&wq_lock, flags);
	unfinished = (!list_empty(&work->entry) && work->seq <= seq) ||
		     someone_runs(NULL, work, seq);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return unfinished;
}

bool flush_work(struct work_struct *work)
{
	unsigned long long seq = present_seq();
	bool unfinished;

	might_sleep();
	unfinished = is_unfinished(work, seq);
	wait_event(some_work_done, !is_unfinished(work, seq));
	return unfinished;
}
EXPORT_SYMBOL_GPL(flush_work);

bool flush_delayed_work(struct delayed_work *dwork)
{
	/* What waits for its time does not wait any longer. */
	if (timer_delete_sync(&dwork->timer))
		insert_delayed(dwork);
	return flush_work(&dwork->work);
}
EXPORT_SYMBOL(flush_delayed_work);

static bool queue_is_busy(struct workqueue_struct *wq, unsigned long long seq)
{
	unsigned long flags;
	bool busy;

	raw_spin_lock_irqsave(&wq_lock, flags);
	busy = someone_waits(wq, seq) || someone_runs(wq, NULL, seq);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
	return busy;
}

void __flush_workqueue(struct workqueue_struct *wq)
{
	unsigned long long seq = present_seq();

	might_sleep();
	wait_event(some_work_done, !queue_is_busy(wq, seq));
}
EXPORT_SYMBOL(__flush_workqueue);

/* ---- off and on ---------------------------------------------------------- */

static void change_disabled(struct work_struct *work, int by)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&wq_lock, flags);
	if (!WARN_ON_ONCE(by < 0 && !work->disabled))
		work->disabled = (unsigned short)(work->disabled + by);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
}

static bool disable(struct work_struct *work, struct timer_list *timer,
		    bool sync)
{
	bool was_pending;

	change_disabled(work, 1);
	was_pending = cancel(work, timer);
	if (sync)
		wait_for_run(work);
	return was_pending;
}

static bool enable(struct work_struct *work)
{
	change_disabled(work, -1);
	return !work->disabled;
}

/* Disabled meanwhile: it cannot queue itself again while it is waited for. */
bool cancel_work_sync(struct work_struct *work)
{
	bool was_pending = disable(work, NULL, true);

	enable(work);
	return was_pending;
}
EXPORT_SYMBOL_GPL(cancel_work_sync);

bool cancel_delayed_work_sync(struct delayed_work *dwork)
{
	bool was_pending = disable(&dwork->work, &dwork->timer, true);

	enable(&dwork->work);
	return was_pending;
}
EXPORT_SYMBOL(cancel_delayed_work_sync);

bool disable_work(struct work_struct *work)
{
	return disable(work, NULL, false);
}
EXPORT_SYMBOL_GPL(disable_work);

bool disable_work_sync(struct work_struct *work)
{
	return disable(work, NULL, true);
}
EXPORT_SYMBOL_GPL(disable_work_sync);

bool enable_work(struct work_struct *work)
{
	return enable(work);
}
EXPORT_SYMBOL_GPL(enable_work);

bool disable_delayed_work(struct delayed_work *dwork)
{
	return disable(&dwork->work, &dwork->timer, false);
}
EXPORT_SYMBOL_GPL(disable_delayed_work);

bool disable_delayed_work_sync(struct delayed_work *dwork)
{
	return disable(&dwork->work, &dwork->timer, true);
}
EXPORT_SYMBOL_GPL(disable_delayed_work_sync);

bool enable_delayed_work(struct delayed_work *dwork)
{
	return enable(&dwork->work);
}
EXPORT_SYMBOL_GPL(enable_delayed_work);

/* ---- questions ----------------------------------------------------------- */

unsigned int work_busy(struct work_struct *work)
{
	unsigned int busy = work_pending(work) ? WORK_BUSY_PENDING : 0;

	if (is_running(work, ~0ULL))
		busy |= WORK_BUSY_RUNNING;
	return busy;
}
EXPORT_SYMBOL_GPL(work_busy);

struct work_struct *current_work(void)
{
	struct kthread *kthread = kthread_of(current);

	return in_task() && kthread ? kthread->work : NULL;
}
EXPORT_SYMBOL(current_work);

/* ---- queues -------------------------------------------------------------- */

static struct workqueue_struct *new_queue(unsigned int flags, int max_active)
{
	unsigned int i, nr = flags & WQ_UNBOUND ? 1 : hrt_nr_cpus();
	struct workqueue_struct *wq = kzalloc(struct_size(wq, places, nr),
					      GFP_KERNEL);

	if (!wq)
		return NULL;
	wq->flags = flags;
	wq->max_active = max_active ? clamp(max_active, 1, (int)WQ_MAX_ACTIVE)
				    : (int)WQ_DFL_ACTIVE;
	wq->nr_places = nr;
	for (i = 0; i < nr; i++)
		INIT_LIST_HEAD(&wq->places[i].inactive);
	return wq;
}

struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags,
					 int max_active, ...)
{
	struct workqueue_struct *wq = new_queue(flags, max_active);
	va_list args;

	if (!wq)
		return NULL;
	va_start(args, max_active);
	vsnprintf(wq->name, sizeof(wq->name), fmt, args);
	va_end(args);
	return wq;
}
EXPORT_SYMBOL_GPL(alloc_workqueue);

static void fill_places(struct places *places, int max_active)
{
	while (places->active < max_active && !list_empty(&places->inactive)) {
		places->active++;
		leave_place(places, max_active);
	}
}

void workqueue_set_max_active(struct workqueue_struct *wq, int max_active)
{
	unsigned long flags;
	unsigned int i;

	raw_spin_lock_irqsave(&wq_lock, flags);
	wq->max_active = clamp(max_active, 1, (int)WQ_MAX_ACTIVE);
	for (i = 0; i < wq->nr_places; i++)
		fill_places(&wq->places[i], wq->max_active);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
}
EXPORT_SYMBOL_GPL(workqueue_set_max_active);

void drain_workqueue(struct workqueue_struct *wq)
{
	WRITE_ONCE(wq->draining, true);
	while (queue_is_busy(wq, ~0ULL))
		__flush_workqueue(wq);
	WRITE_ONCE(wq->draining, false);
}
EXPORT_SYMBOL_GPL(drain_workqueue);

void destroy_workqueue(struct workqueue_struct *wq)
{
	drain_workqueue(wq);
	kfree(wq);
}
EXPORT_SYMBOL_GPL(destroy_workqueue);

/* ---- built on it --------------------------------------------------------- */

struct cpu_call {
	struct work_struct work;
	long (*fn)(void *arg);
	void *arg;
	long ret;
};

static void run_cpu_call(struct work_struct *work)
{
	struct cpu_call *call = container_of(work, struct cpu_call, work);

	call->ret = call->fn(call->arg);
}

long work_on_cpu(int cpu, long (*fn)(void *arg), void *arg)
{
	struct cpu_call call = { .fn = fn, .arg = arg };

	INIT_WORK_ONSTACK(&call.work, run_cpu_call);
	queue_work_on(cpu, system_wq, &call.work);
	flush_work(&call.work);
	return call.ret;
}
EXPORT_SYMBOL_GPL(work_on_cpu);

int schedule_on_each_cpu(work_func_t func)
{
	struct work_struct *works = kcalloc(hrt_nr_cpus(), sizeof(*works),
					    GFP_KERNEL);
	unsigned int cpu;

	if (!works)
		return -ENOMEM;
	for_each_online_cpu(cpu) {
		INIT_WORK(&works[cpu], func);
		schedule_work_on((int)cpu, &works[cpu]);
	}
	for_each_online_cpu(cpu)
		flush_work(&works[cpu]);
	kfree(works);
	return 0;
}
EXPORT_SYMBOL_GPL(schedule_on_each_cpu);

static void rcu_work_ready(struct rcu_head *head)
{
	struct rcu_work *rwork = container_of(head, struct rcu_work, rcu);
	unsigned long flags;

	raw_spin_lock_irqsave(&wq_lock, flags);
	if (!stopped)
		insert(&rwork->work, rwork->wq, WORK_CPU_UNBOUND);
	raw_spin_unlock_irqrestore(&wq_lock, flags);
}

bool queue_rcu_work(struct workqueue_struct *wq, struct rcu_work *rwork)
{
	if (!claim(wq, &rwork->work))
		return false;
	rwork->wq = wq;
	call_rcu(&rwork->rcu, rcu_work_ready);
	return true;
}
EXPORT_SYMBOL(queue_rcu_work);

bool flush_rcu_work(struct rcu_work *rwork)
{
	if (work_pending(&rwork->work))
		rcu_barrier();
	return flush_work(&rwork->work);
}
EXPORT_SYMBOL(flush_rcu_work);

void set_worker_desc(const char *fmt, ...)
{
	/* It is shown by ps alone. */
	(void)fmt;
}
EXPORT_SYMBOL_GPL(set_worker_desc);

/* ---- start and stop ------------------------------------------------------ */

static struct {
	struct workqueue_struct **wq;
	const char *name;
	unsigned int flags;
} system_queues[] = {
	{ &system_wq, "events", 0 },
	{ &system_percpu_wq, "events", 0 },
	{ &system_highpri_wq, "events_highpri", WQ_HIGHPRI },
	{ &system_long_wq, "events_long", 0 },
	{ &system_unbound_wq, "events_unbound", WQ_UNBOUND },
	{ &system_dfl_wq, "events_unbound", WQ_UNBOUND },
	{ &system_freezable_wq, "events_freezable", WQ_FREEZABLE },
	{ &system_power_efficient_wq, "events_power_efficient", 0 },
	{ &system_freezable_power_efficient_wq,
	  "events_freezable_pwr_efficient", WQ_FREEZABLE },
};

static void init_pools(void)
{
	unsigned int cpu;

	for (cpu = 0; cpu < NR_CPUS; cpu++) {
		pools[cpu] = (struct pool){ .cpu = (int)cpu };
		INIT_LIST_HEAD(&pools[cpu].works);
		INIT_LIST_HEAD(&pools[cpu].idle);
		INIT_LIST_HEAD(&pools[cpu].busy);
	}
}

int workqueues_start(void)
{
	size_t i;

	stopped = false;
	init_pools();
	for (i = 0; i < ARRAY_SIZE(system_queues); i++) {
		*system_queues[i].wq = alloc_workqueue(
			"%s", system_queues[i].flags, 0, system_queues[i].name);
		if (!*system_queues[i].wq)
			return -ENOMEM;
	}
	manager = kthread_start(manager_thread, NULL, 0, "kworker/R-mgr");
	return PTR_ERR_OR_ZERO(manager);
}

static void stop_workers(struct pool *pool)
{
	struct worker *worker, *next;

	list_for_each_entry_safe(worker, next, &pool->idle, node) {
		kthread_stop(worker->task);
		kfree(worker);
	}
	list_for_each_entry(worker, &pool->busy, node)
		pr_warn("%s (pid %d): runs %ps still\n", worker->task->comm,
			worker->task->pid, worker->func);
}

/*
 * Modules are gone, and what they have left in queues is not run any more. The
 * queues themselves go only when nothing runs on them.
 */
void workqueues_stop(void)
{
	unsigned int cpu;
	size_t i;

	WRITE_ONCE(stopped, true);
	kthread_stop(manager);
	for (cpu = 0; cpu < hrt_nr_cpus(); cpu++)
		stop_workers(&pools[cpu]);
	for (i = 0; i < ARRAY_SIZE(system_queues); i++)
		if (!queue_is_busy(*system_queues[i].wq, ~0ULL))
			kfree(*system_queues[i].wq);
}
