/* SPDX-License-Identifier: MIT */
/*
 * Workers: a thread, and the work that is queued to it, one item after the
 * other. An item that waits for its time is on the list of the delayed.
 */
#include <linux/completion.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/slab.h>

void kthread_init_worker(struct kthread_worker *worker)
{
	*worker = (struct kthread_worker){ .flags = 0 };
	INIT_LIST_HEAD(&worker->work_list);
	INIT_LIST_HEAD(&worker->delayed_work_list);
}
EXPORT_SYMBOL_GPL(kthread_init_worker);

void kthread_init_work(struct kthread_work *work, kthread_work_func_t fn)
{
	*work = (struct kthread_work){ .func = fn };
	INIT_LIST_HEAD(&work->node);
}
EXPORT_SYMBOL_GPL(kthread_init_work);

void kthread_init_delayed_work(struct kthread_delayed_work *dwork,
			       kthread_work_func_t fn)
{
	kthread_init_work(&dwork->work, fn);
	timer_setup(&dwork->timer, kthread_delayed_work_timer_fn,
		    TIMER_IRQSAFE);
}
EXPORT_SYMBOL_GPL(kthread_init_delayed_work);

/* ---- the thread ---------------------------------------------------------- */

static struct kthread_work *take_next(struct kthread_worker *worker)
{
	struct kthread_work *work;
	unsigned long flags;

	raw_spin_lock_irqsave(&worker->lock, flags);
	work = list_first_entry_or_null(&worker->work_list, struct kthread_work,
					node);
	if (work)
		list_del_init(&work->node);
	worker->current_work = work;
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	return work;
}

int kthread_worker_fn(void *worker_ptr)
{
	struct kthread_worker *worker = worker_ptr;
	struct kthread_work *work;

	worker->task = current;
	for (;;) {
		hrt_set_state(TASK_INTERRUPTIBLE);
		work = take_next(worker);
		if (!work && kthread_should_stop())
			break;
		if (!work) {
			schedule();
			continue;
		}
		hrt_set_state(TASK_RUNNING);
		work->func(work);
	}
	hrt_set_state(TASK_RUNNING);
	worker->task = NULL;
	return 0;
}
EXPORT_SYMBOL_GPL(kthread_worker_fn);

static struct kthread_worker *start_worker(struct kthread_worker *worker,
					   int cpu, const char *name)
{
	struct task_struct *task = kthread_create(kthread_worker_fn, worker,
						  "%s", name);

	if (IS_ERR(task)) {
		kfree(worker);
		return ERR_CAST(task);
	}
	if (cpu >= 0)
		kthread_bind(task, (unsigned int)cpu);
	worker->task = task;
	wake_up_process(task);
	return worker;
}

static __printf(3, 0) struct kthread_worker *create_worker(int cpu,
							   unsigned int flags,
							   const char *namefmt,
							   va_list args)
{
	struct kthread_worker *worker = kzalloc(sizeof(*worker), GFP_KERNEL);
	char name[TASK_COMM_LEN];

	if (!worker)
		return ERR_PTR(-ENOMEM);
	kthread_init_worker(worker);
	worker->flags = flags;
	vsnprintf(name, sizeof(name), namefmt, args);
	return start_worker(worker, cpu, name);
}

struct kthread_worker *kthread_create_worker(unsigned int flags,
					     const char namefmt[], ...)
{
	struct kthread_worker *worker;
	va_list args;

	va_start(args, namefmt);
	worker = create_worker(-1, flags, namefmt, args);
	va_end(args);
	return worker;
}
EXPORT_SYMBOL(kthread_create_worker);

struct kthread_worker *kthread_create_worker_on_cpu(int cpu, unsigned int flags,
						    const char namefmt[], ...)
{
	struct kthread_worker *worker;
	va_list args;

	va_start(args, namefmt);
	worker = create_worker(cpu, flags, namefmt, args);
	va_end(args);
	return worker;
}
EXPORT_SYMBOL(kthread_create_worker_on_cpu);

/* ---- queue, with the worker's lock held ---------------------------------- */

static void insert(struct kthread_worker *worker, struct kthread_work *work,
		   struct list_head *before)
{
	list_add_tail(&work->node, before);
	work->worker = worker;
	if (worker->task)
		wake_up_process(worker->task);
}

static bool may_queue(const struct kthread_work *work)
{
	return list_empty(&work->node) && !work->canceling;
}

bool kthread_queue_work(struct kthread_worker *worker,
			struct kthread_work *work)
{
	unsigned long flags;
	bool queued;

	raw_spin_lock_irqsave(&worker->lock, flags);
	queued = may_queue(work);
	if (queued)
		insert(worker, work, &worker->work_list);
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	return queued;
}
EXPORT_SYMBOL_GPL(kthread_queue_work);

/* ---- queue later --------------------------------------------------------- */

/* Off the list of the delayed, unless somebody has been faster. */
void kthread_delayed_work_timer_fn(struct timer_list *timer)
{
	struct kthread_delayed_work *dwork = timer_container_of(dwork, timer,
								timer);
	struct kthread_work *work = &dwork->work;
	struct kthread_worker *worker = work->worker;
	unsigned long flags;

	raw_spin_lock_irqsave(&worker->lock, flags);
	if (!list_empty(&work->node)) {
		list_del_init(&work->node);
		if (!work->canceling)
			insert(worker, work, &worker->work_list);
	}
	raw_spin_unlock_irqrestore(&worker->lock, flags);
}
EXPORT_SYMBOL(kthread_delayed_work_timer_fn);

static void insert_delayed(struct kthread_worker *worker,
			   struct kthread_delayed_work *dwork,
			   unsigned long delay)
{
	if (!delay) {
		insert(worker, &dwork->work, &worker->work_list);
		return;
	}
	list_add(&dwork->work.node, &worker->delayed_work_list);
	dwork->work.worker = worker;
	mod_timer(&dwork->timer, jiffies + delay);
}

bool kthread_queue_delayed_work(struct kthread_worker *worker,
				struct kthread_delayed_work *dwork,
				unsigned long delay)
{
	unsigned long flags;
	bool queued;

	raw_spin_lock_irqsave(&worker->lock, flags);
	queued = may_queue(&dwork->work);
	if (queued)
		insert_delayed(worker, dwork, delay);
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	return queued;
}
EXPORT_SYMBOL_GPL(kthread_queue_delayed_work);

bool kthread_mod_delayed_work(struct kthread_worker *worker,
			      struct kthread_delayed_work *dwork,
			      unsigned long delay)
{
	unsigned long flags;
	bool was_pending;

	raw_spin_lock_irqsave(&worker->lock, flags);
	was_pending = !list_empty(&dwork->work.node);
	/* A callback that runs already finds it on the list again: no harm. */
	timer_delete(&dwork->timer);
	list_del_init(&dwork->work.node);
	if (!dwork->work.canceling)
		insert_delayed(worker, dwork, delay);
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	return was_pending;
}
EXPORT_SYMBOL_GPL(kthread_mod_delayed_work);

/* ---- wait ---------------------------------------------------------------- */

/* An item whose turn comes right after what is waited for. */
struct flusher {
	struct kthread_work work;
	struct completion done;
};

static void flusher_reached(struct kthread_work *work)
{
	complete(&container_of(work, struct flusher, work)->done);
}

static void init_flusher(struct flusher *flusher)
{
	kthread_init_work(&flusher->work, flusher_reached);
	init_completion(&flusher->done);
}

void kthread_flush_worker(struct kthread_worker *worker)
{
	struct flusher flusher;

	init_flusher(&flusher);
	kthread_queue_work(worker, &flusher.work);
	wait_for_completion(&flusher.done);
}
EXPORT_SYMBOL_GPL(kthread_flush_worker);

/* Return: whether there is something to wait for. */
static bool insert_flusher(struct kthread_worker *worker,
			   struct kthread_work *work, struct flusher *flusher)
{
	if (!list_empty(&work->node))
		insert(worker, &flusher->work, work->node.next);
	else if (worker->current_work == work)
		insert(worker, &flusher->work, worker->work_list.next);
	else
		return false;
	return true;
}

void kthread_flush_work(struct kthread_work *work)
{
	struct kthread_worker *worker = work->worker;
	struct flusher flusher;
	unsigned long flags;
	bool waits;

	if (!worker)
		return;
	init_flusher(&flusher);
	raw_spin_lock_irqsave(&worker->lock, flags);
	waits = insert_flusher(worker, work, &flusher);
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	if (waits)
		wait_for_completion(&flusher.done);
}
EXPORT_SYMBOL_GPL(kthread_flush_work);

/* ---- cancel -------------------------------------------------------------- */

static bool cancel(struct kthread_worker *worker, struct kthread_work *work)
{
	unsigned long flags;
	bool was_pending, runs;

	raw_spin_lock_irqsave(&worker->lock, flags);
	was_pending = !list_empty(&work->node);
	list_del_init(&work->node);
	runs = worker->current_work == work;
	/* Nobody queues it, it itself included, while it is waited for. */
	work->canceling++;
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	if (runs)
		kthread_flush_work(work);
	raw_spin_lock_irqsave(&worker->lock, flags);
	work->canceling--;
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	return was_pending;
}

bool kthread_cancel_work_sync(struct kthread_work *work)
{
	struct kthread_worker *worker = work->worker;

	return worker ? cancel(worker, work) : false;
}
EXPORT_SYMBOL_GPL(kthread_cancel_work_sync);

bool kthread_cancel_delayed_work_sync(struct kthread_delayed_work *dwork)
{
	struct kthread_worker *worker = dwork->work.worker;
	bool was_pending;

	if (!worker)
		return false;
	was_pending = cancel(worker, &dwork->work);
	timer_delete_sync(&dwork->timer);
	return was_pending;
}
EXPORT_SYMBOL_GPL(kthread_cancel_delayed_work_sync);

void kthread_destroy_worker(struct kthread_worker *worker)
{
	struct task_struct *task = worker->task;

	if (WARN_ON(!task))
		return;
	kthread_flush_worker(worker);
	kthread_stop(task);
	WARN_ON(!list_empty(&worker->delayed_work_list));
	WARN_ON(!list_empty(&worker->work_list));
	kfree(worker);
}
EXPORT_SYMBOL(kthread_destroy_worker);
