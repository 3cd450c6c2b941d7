/* SPDX-License-Identifier: MIT */
/* Wait queues, plain and simple. */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/swait.h>
#include <linux/wait.h>

void init_waitqueue_head(struct wait_queue_head *wq_head)
{
	spin_lock_init(&wq_head->lock);
	INIT_LIST_HEAD(&wq_head->head);
}
EXPORT_SYMBOL(init_waitqueue_head);

void init_waitqueue_entry(struct wait_queue_entry *entry,
			  struct task_struct *task)
{
	entry->flags = 0;
	entry->private = task;
	entry->func = default_wake_function;
	INIT_LIST_HEAD(&entry->entry);
}
EXPORT_SYMBOL(init_waitqueue_entry);

void init_waitqueue_func_entry(struct wait_queue_entry *entry,
			       wait_queue_func_t func)
{
	entry->flags = 0;
	entry->private = NULL;
	entry->func = func;
	INIT_LIST_HEAD(&entry->entry);
}
EXPORT_SYMBOL(init_waitqueue_func_entry);

void init_wait_entry(struct wait_queue_entry *entry, int flags)
{
	entry->flags = (unsigned int)flags;
	entry->private = current;
	entry->func = autoremove_wake_function;
	INIT_LIST_HEAD(&entry->entry);
}
EXPORT_SYMBOL(init_wait_entry);

/* ---- queue --------------------------------------------------------------- */

static void queue_entry(struct wait_queue_head *wq_head,
			struct wait_queue_entry *entry)
{
	if (entry->flags & WQ_FLAG_EXCLUSIVE)
		__add_wait_queue_entry_tail(wq_head, entry);
	else
		__add_wait_queue(wq_head, entry);
}

static void add_locked(struct wait_queue_head *wq_head,
		       struct wait_queue_entry *entry)
{
	unsigned long flags;

	spin_lock_irqsave(&wq_head->lock, flags);
	queue_entry(wq_head, entry);
	spin_unlock_irqrestore(&wq_head->lock, flags);
}

void add_wait_queue(struct wait_queue_head *wq_head,
		    struct wait_queue_entry *entry)
{
	entry->flags &= ~(unsigned int)WQ_FLAG_EXCLUSIVE;
	add_locked(wq_head, entry);
}
EXPORT_SYMBOL(add_wait_queue);

void add_wait_queue_exclusive(struct wait_queue_head *wq_head,
			      struct wait_queue_entry *entry)
{
	entry->flags |= WQ_FLAG_EXCLUSIVE;
	add_locked(wq_head, entry);
}
EXPORT_SYMBOL(add_wait_queue_exclusive);

void remove_wait_queue(struct wait_queue_head *wq_head,
		       struct wait_queue_entry *entry)
{
	unsigned long flags;

	spin_lock_irqsave(&wq_head->lock, flags);
	list_del(&entry->entry);
	spin_unlock_irqrestore(&wq_head->lock, flags);
}
EXPORT_SYMBOL(remove_wait_queue);

/*
 * The state is set under the lock that wake-ups take: one that comes later
 * finds the entry, and the task in that state.
 */
void prepare_to_wait(struct wait_queue_head *wq_head,
		     struct wait_queue_entry *entry, int state)
{
	unsigned long flags;

	entry->flags &= ~(unsigned int)WQ_FLAG_EXCLUSIVE;
	spin_lock_irqsave(&wq_head->lock, flags);
	if (list_empty(&entry->entry))
		__add_wait_queue(wq_head, entry);
	hrt_set_state((unsigned int)state);
	spin_unlock_irqrestore(&wq_head->lock, flags);
}
EXPORT_SYMBOL(prepare_to_wait);

bool prepare_to_wait_exclusive(struct wait_queue_head *wq_head,
			       struct wait_queue_entry *entry, int state)
{
	unsigned long flags;
	bool was_empty = false;

	entry->flags |= WQ_FLAG_EXCLUSIVE;
	spin_lock_irqsave(&wq_head->lock, flags);
	if (list_empty(&entry->entry)) {
		was_empty = list_empty(&wq_head->head);
		__add_wait_queue_entry_tail(wq_head, entry);
	}
	hrt_set_state((unsigned int)state);
	spin_unlock_irqrestore(&wq_head->lock, flags);
	return was_empty;
}
EXPORT_SYMBOL(prepare_to_wait_exclusive);

long prepare_to_wait_event(struct wait_queue_head *wq_head,
			   struct wait_queue_entry *entry, int state)
{
	unsigned long flags;
	long err = 0;

	spin_lock_irqsave(&wq_head->lock, flags);
	if (signal_pending_state((unsigned int)state, current)) {
		/* Off the queue, or it would swallow an exclusive wake-up. */
		list_del_init(&entry->entry);
		err = -ERESTARTSYS;
	} else {
		if (list_empty(&entry->entry))
			queue_entry(wq_head, entry);
		hrt_set_state((unsigned int)state);
	}
	spin_unlock_irqrestore(&wq_head->lock, flags);
	return err;
}
EXPORT_SYMBOL(prepare_to_wait_event);

void finish_wait(struct wait_queue_head *wq_head,
		 struct wait_queue_entry *entry)
{
	unsigned long flags;

	hrt_set_state(TASK_RUNNING);
	spin_lock_irqsave(&wq_head->lock, flags);
	list_del_init(&entry->entry);
	spin_unlock_irqrestore(&wq_head->lock, flags);
}
EXPORT_SYMBOL(finish_wait);

int do_wait_intr(struct wait_queue_head *wq, struct wait_queue_entry *entry)
{
	if (signal_pending(current))
		return -ERESTARTSYS;
	if (list_empty(&entry->entry))
		queue_entry(wq, entry);
	hrt_set_state(TASK_INTERRUPTIBLE);
	return 0;
}
EXPORT_SYMBOL(do_wait_intr);

void hrt_end_wait_locked(struct wait_queue_entry *entry)
{
	list_del_init(&entry->entry);
	hrt_set_state(TASK_RUNNING);
}
EXPORT_SYMBOL(hrt_end_wait_locked);

bool hrt_wait_until(ktime_t until)
{
	if (until == KTIME_MAX) {
		hrt_schedule();
		return false;
	}
	return !schedule_hrtimeout_range(&until, current->timer_slack_ns,
					 HRTIMER_MODE_ABS);
}
EXPORT_SYMBOL(hrt_wait_until);

/* ---- wake ---------------------------------------------------------------- */

int default_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			  int flags, void *key)
{
	(void)flags;
	(void)key;
	return hrt_wake_up(entry->private, mode);
}
EXPORT_SYMBOL(default_wake_function);

int autoremove_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			     int flags, void *key)
{
	/* Woken, the task may be gone, and its entry with it: task first. */
	struct task_struct *task = entry->private;
	unsigned int state = READ_ONCE(task->__state);

	(void)flags;
	(void)key;
	if (!(state & mode))
		return 0;
	list_del_init(&entry->entry);
	return hrt_wake_up(task, mode);
}
EXPORT_SYMBOL(autoremove_wake_function);

static int wake_locked(struct wait_queue_head *wq_head, unsigned int mode,
		       int nr_exclusive, void *key)
{
	struct wait_queue_entry *entry, *next;
	int woken = 0;

	list_for_each_entry_safe(entry, next, &wq_head->head, entry) {
		unsigned int flags = entry->flags;
		int ret = entry->func(entry, mode, 0, key);

		if (ret < 0)
			break;
		if (ret && (flags & WQ_FLAG_EXCLUSIVE) &&
		    ++woken == nr_exclusive)
			break;
	}
	return woken;
}

int __wake_up(struct wait_queue_head *wq_head, unsigned int mode,
	      int nr_exclusive, void *key)
{
	unsigned long flags;
	int woken;

	spin_lock_irqsave(&wq_head->lock, flags);
	woken = wake_locked(wq_head, mode, nr_exclusive, key);
	spin_unlock_irqrestore(&wq_head->lock, flags);
	return woken;
}
EXPORT_SYMBOL(__wake_up);

void __wake_up_locked(struct wait_queue_head *wq_head, unsigned int mode,
		      int nr_exclusive)
{
	wake_locked(wq_head, mode, nr_exclusive, NULL);
}
EXPORT_SYMBOL_GPL(__wake_up_locked);

/* ---- remember a wake-up -------------------------------------------------- */

int woken_wake_function(struct wait_queue_entry *entry, unsigned int mode,
			int flags, void *key)
{
	__atomic_fetch_or(&entry->flags, WQ_FLAG_WOKEN, __ATOMIC_SEQ_CST);
	return default_wake_function(entry, mode, flags, key);
}
EXPORT_SYMBOL(woken_wake_function);

long wait_woken(struct wait_queue_entry *entry, unsigned int mode, long timeout)
{
	hrt_set_state(mode);
	if (!(__atomic_load_n(&entry->flags, __ATOMIC_SEQ_CST) &
	      WQ_FLAG_WOKEN) &&
	    !kthread_should_stop_or_park())
		timeout = schedule_timeout(timeout);
	hrt_set_state(TASK_RUNNING);
	__atomic_fetch_and(&entry->flags, ~(unsigned int)WQ_FLAG_WOKEN,
			   __ATOMIC_SEQ_CST);
	return timeout;
}
EXPORT_SYMBOL(wait_woken);

/* ---- until 3.14 ---------------------------------------------------------- */

static long sleep_in_state(struct wait_queue_head *wq_head, unsigned int state,
			   long timeout)
{
	struct wait_queue_entry entry;

	init_waitqueue_entry(&entry, current);
	hrt_set_state(state);
	add_wait_queue(wq_head, &entry);
	timeout = schedule_timeout(timeout);
	remove_wait_queue(wq_head, &entry);
	return timeout;
}

void sleep_on(struct wait_queue_head *wq_head)
{
	sleep_in_state(wq_head, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
}
EXPORT_SYMBOL(sleep_on);

void interruptible_sleep_on(struct wait_queue_head *wq_head)
{
	sleep_in_state(wq_head, TASK_INTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
}
EXPORT_SYMBOL(interruptible_sleep_on);

long sleep_on_timeout(struct wait_queue_head *wq_head, long timeout)
{
	return sleep_in_state(wq_head, TASK_UNINTERRUPTIBLE, timeout);
}
EXPORT_SYMBOL(sleep_on_timeout);

long interruptible_sleep_on_timeout(struct wait_queue_head *wq_head,
				    long timeout)
{
	return sleep_in_state(wq_head, TASK_INTERRUPTIBLE, timeout);
}
EXPORT_SYMBOL(interruptible_sleep_on_timeout);

/* ---- simple wait queues -------------------------------------------------- */

void init_swait_queue_head(struct swait_queue_head *q)
{
	raw_spin_lock_init(&q->lock);
	INIT_LIST_HEAD(&q->task_list);
}
EXPORT_SYMBOL(init_swait_queue_head);

void swake_up_locked(struct swait_queue_head *q)
{
	struct swait_queue *first = list_first_entry_or_null(
		&q->task_list, struct swait_queue, task_list);

	if (!first)
		return;
	list_del_init(&first->task_list);
	hrt_wake_up(first->task, TASK_NORMAL);
}
EXPORT_SYMBOL(swake_up_locked);

void swake_up_one(struct swait_queue_head *q)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&q->lock, flags);
	swake_up_locked(q);
	raw_spin_unlock_irqrestore(&q->lock, flags);
}
EXPORT_SYMBOL(swake_up_one);

void swake_up_all(struct swait_queue_head *q)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&q->lock, flags);
	while (!list_empty(&q->task_list))
		swake_up_locked(q);
	raw_spin_unlock_irqrestore(&q->lock, flags);
}
EXPORT_SYMBOL(swake_up_all);

static void swait_queue_up(struct swait_queue_head *q, struct swait_queue *wait)
{
	wait->task = current;
	if (list_empty(&wait->task_list))
		list_add_tail(&wait->task_list, &q->task_list);
}

void prepare_to_swait_exclusive(struct swait_queue_head *q,
				struct swait_queue *wait, int state)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&q->lock, flags);
	swait_queue_up(q, wait);
	hrt_set_state((unsigned int)state);
	raw_spin_unlock_irqrestore(&q->lock, flags);
}
EXPORT_SYMBOL(prepare_to_swait_exclusive);

long prepare_to_swait_event(struct swait_queue_head *q,
			    struct swait_queue *wait, int state)
{
	unsigned long flags;
	long err = 0;

	raw_spin_lock_irqsave(&q->lock, flags);
	if (signal_pending_state((unsigned int)state, current)) {
		list_del_init(&wait->task_list);
		err = -ERESTARTSYS;
	} else {
		swait_queue_up(q, wait);
		hrt_set_state((unsigned int)state);
	}
	raw_spin_unlock_irqrestore(&q->lock, flags);
	return err;
}
EXPORT_SYMBOL(prepare_to_swait_event);

void finish_swait(struct swait_queue_head *q, struct swait_queue *wait)
{
	unsigned long flags;

	hrt_set_state(TASK_RUNNING);
	raw_spin_lock_irqsave(&q->lock, flags);
	list_del_init(&wait->task_list);
	raw_spin_unlock_irqrestore(&q->lock, flags);
}
EXPORT_SYMBOL(finish_swait);
