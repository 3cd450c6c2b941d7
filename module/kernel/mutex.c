/* SPDX-License-Identifier: MIT */
/*
 * Mutexes.
 *
 * The word holds the task that owns the mutex, and in bit 0 whether somebody
 * waits. As long as nobody does, locking and unlocking is one exchange of the
 * word; with waiters everything happens under the lock of their list.
 */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/mutex.h>

#include "waiter.h"

#define HAS_WAITERS 1UL

void mutex_init(struct mutex *lock)
{
	lock->owner = 0;
	raw_spin_lock_init(&lock->wait_lock);
	INIT_LIST_HEAD(&lock->wait_list);
}
EXPORT_SYMBOL(mutex_init);

static struct task_struct *owner_of(const struct mutex *lock)
{
	unsigned long word = __atomic_load_n(&lock->owner, __ATOMIC_RELAXED);

	return (struct task_struct *)(word & ~HAS_WAITERS);
}

static bool take_free(struct mutex *lock)
{
	unsigned long free = 0;

	return __atomic_compare_exchange_n(&lock->owner, &free,
					   (unsigned long)current, false,
					   __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

/* Under wait_lock: to @task, the mark as the list says. */
static void set_owner(struct mutex *lock, struct task_struct *task)
{
	unsigned long mark = list_empty(&lock->wait_list) ? 0 : HAS_WAITERS;

	__atomic_store_n(&lock->owner, (unsigned long)task | mark,
			 __ATOMIC_RELEASE);
}

/* The mark brings the owner here to unlock. Return: was it free after all? */
static bool mark_or_take(struct mutex *lock)
{
	unsigned long was = __atomic_fetch_or(&lock->owner, HAS_WAITERS,
					      __ATOMIC_ACQUIRE);

	if (was)
		return false;
	set_owner(lock, current);
	return true;
}

static int lock_slowly(struct mutex *lock, unsigned int state)
{
	struct waiter waiter = { .writer = true };
	unsigned long flags;
	int err = 0;

	raw_spin_lock_irqsave(&lock->wait_lock, flags);
	if (!mark_or_take(lock)) {
		err = waiter_wait(&lock->wait_lock, &flags, &lock->wait_list,
				  &waiter, state, MAX_SCHEDULE_TIMEOUT);
		/* Gone before its turn: the owner may be the last one left. */
		if (err && list_empty(&lock->wait_list))
			__atomic_fetch_and(&lock->owner, ~HAS_WAITERS,
					   __ATOMIC_RELAXED);
	}
	raw_spin_unlock_irqrestore(&lock->wait_lock, flags);
	return err;
}

static int lock_in_state(struct mutex *lock, unsigned int state)
{
	might_sleep();
	if (take_free(lock))
		return 0;
	return lock_slowly(lock, state);
}

void mutex_lock(struct mutex *lock)
{
	lock_in_state(lock, TASK_UNINTERRUPTIBLE);
}
EXPORT_SYMBOL(mutex_lock);

void mutex_lock_io(struct mutex *lock)
{
	mutex_lock(lock);
}
EXPORT_SYMBOL(mutex_lock_io);

int mutex_lock_interruptible(struct mutex *lock)
{
	return lock_in_state(lock, TASK_INTERRUPTIBLE);
}
EXPORT_SYMBOL(mutex_lock_interruptible);

int mutex_lock_killable(struct mutex *lock)
{
	return lock_in_state(lock, TASK_KILLABLE);
}
EXPORT_SYMBOL(mutex_lock_killable);

int mutex_trylock(struct mutex *lock)
{
	return take_free(lock);
}
EXPORT_SYMBOL(mutex_trylock);

static void hand_over(struct mutex *lock)
{
	struct waiter *first;
	unsigned long flags;

	raw_spin_lock_irqsave(&lock->wait_lock, flags);
	first = waiter_first(&lock->wait_list);
	if (first) {
		struct task_struct *task = first->task;

		waiter_grant(first);
		set_owner(lock, task);
	} else {
		set_owner(lock, NULL);
	}
	raw_spin_unlock_irqrestore(&lock->wait_lock, flags);
}

void mutex_unlock(struct mutex *lock)
{
	unsigned long mine = (unsigned long)current;

	WARN_ONCE(owner_of(lock) != current,
		  "mutex_unlock() by %s, who does not hold it\n",
		  current->comm);
	if (!__atomic_compare_exchange_n(&lock->owner, &mine, 0, false,
					 __ATOMIC_RELEASE, __ATOMIC_RELAXED))
		hand_over(lock);
}
EXPORT_SYMBOL(mutex_unlock);

bool mutex_is_locked(struct mutex *lock)
{
	return owner_of(lock) != NULL;
}
EXPORT_SYMBOL(mutex_is_locked);

bool hrt_held_mutex(const void *lock)
{
	return owner_of(lock) == current;
}
EXPORT_SYMBOL(hrt_held_mutex);

void mutex_destroy(struct mutex *lock)
{
	WARN_ON(mutex_is_locked(lock));
}
EXPORT_SYMBOL(mutex_destroy);

int atomic_dec_and_mutex_lock(atomic_t *count, struct mutex *lock)
{
	if (atomic_add_unless(count, -1, 1))
		return 0;
	mutex_lock(lock);
	if (atomic_dec_and_test(count))
		return 1;
	mutex_unlock(lock);
	return 0;
}
EXPORT_SYMBOL(atomic_dec_and_mutex_lock);
