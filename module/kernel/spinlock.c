/* SPDX-License-Identifier: MIT */
/*
 * Spinlocks, and reader-writer spinlocks.
 *
 * First the section, then the ticket: while somebody of this CPU holds a lock
 * nobody else of it gets as far as to wait for it.
 */
#include <linux/export.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

void _raw_spin_lock_init(raw_spinlock_t *lock)
{
	lock->next = 0;
	lock->serving = 0;
	lock->owner = NULL;
}
EXPORT_SYMBOL(_raw_spin_lock_init);

/* ---- the ticket ---------------------------------------------------------- */

static void acquire(raw_spinlock_t *lock)
{
	unsigned int ticket = __atomic_fetch_add(&lock->next, 1,
						 __ATOMIC_RELAXED);

	while (__atomic_load_n(&lock->serving, __ATOMIC_ACQUIRE) != ticket)
		hrt_relax();
	__atomic_store_n(&lock->owner, hrt_current(), __ATOMIC_RELAXED);
}

static bool try_acquire(raw_spinlock_t *lock)
{
	/* Pairs with release(): what the last holder wrote is seen. */
	unsigned int ticket = __atomic_load_n(&lock->serving, __ATOMIC_ACQUIRE);

	/* The one who is served is the next to come: nobody is inside. */
	if (!__atomic_compare_exchange_n(&lock->next, &ticket, ticket + 1,
					 false, __ATOMIC_ACQUIRE,
					 __ATOMIC_RELAXED))
		return false;
	__atomic_store_n(&lock->owner, hrt_current(), __ATOMIC_RELAXED);
	return true;
}

static void release(raw_spinlock_t *lock)
{
	unsigned int ticket = __atomic_load_n(&lock->serving, __ATOMIC_RELAXED);

	__atomic_store_n(&lock->owner, NULL, __ATOMIC_RELAXED);
	__atomic_store_n(&lock->serving, ticket + 1, __ATOMIC_RELEASE);
}

int _raw_spin_is_locked(const raw_spinlock_t *lock)
{
	return __atomic_load_n(&lock->next, __ATOMIC_RELAXED) !=
	       __atomic_load_n(&lock->serving, __ATOMIC_RELAXED);
}
EXPORT_SYMBOL(_raw_spin_is_locked);

int _raw_spin_is_contended(const raw_spinlock_t *lock)
{
	return __atomic_load_n(&lock->next, __ATOMIC_RELAXED) -
		       __atomic_load_n(&lock->serving, __ATOMIC_RELAXED) >
	       1;
}
EXPORT_SYMBOL(_raw_spin_is_contended);

bool hrt_held_spinlock(const void *lock)
{
	const raw_spinlock_t *spinlock = lock;

	return __atomic_load_n(&spinlock->owner, __ATOMIC_RELAXED) ==
	       hrt_current();
}
EXPORT_SYMBOL(hrt_held_spinlock);

/* ---- lock ---------------------------------------------------------------- */

void _raw_spin_lock(raw_spinlock_t *lock)
{
	hrt_preempt_disable();
	acquire(lock);
}
EXPORT_SYMBOL(_raw_spin_lock);

void _raw_spin_lock_bh(raw_spinlock_t *lock)
{
	hrt_bh_disable();
	acquire(lock);
}
EXPORT_SYMBOL(_raw_spin_lock_bh);

unsigned long _raw_spin_lock_irqsave(raw_spinlock_t *lock)
{
	unsigned long flags = hrt_irq_save();

	_raw_spin_lock(lock);
	return flags;
}
EXPORT_SYMBOL(_raw_spin_lock_irqsave);

void _raw_spin_lock_irq(raw_spinlock_t *lock)
{
	_raw_spin_lock_irqsave(lock);
}
EXPORT_SYMBOL(_raw_spin_lock_irq);

/* ---- unlock -------------------------------------------------------------- */

void _raw_spin_unlock(raw_spinlock_t *lock)
{
	release(lock);
	hrt_preempt_enable();
}
EXPORT_SYMBOL(_raw_spin_unlock);

void _raw_spin_unlock_bh(raw_spinlock_t *lock)
{
	release(lock);
	hrt_bh_enable();
}
EXPORT_SYMBOL(_raw_spin_unlock_bh);

void _raw_spin_unlock_irqrestore(raw_spinlock_t *lock, unsigned long flags)
{
	_raw_spin_unlock(lock);
	hrt_irq_restore(flags);
}
EXPORT_SYMBOL(_raw_spin_unlock_irqrestore);

void _raw_spin_unlock_irq(raw_spinlock_t *lock)
{
	_raw_spin_unlock_irqrestore(lock, 0);
}
EXPORT_SYMBOL(_raw_spin_unlock_irq);

/* ---- try ----------------------------------------------------------------- */

int _raw_spin_trylock(raw_spinlock_t *lock)
{
	hrt_preempt_disable();
	if (try_acquire(lock))
		return 1;
	hrt_preempt_enable();
	return 0;
}
EXPORT_SYMBOL(_raw_spin_trylock);

int _raw_spin_trylock_bh(raw_spinlock_t *lock)
{
	hrt_bh_disable();
	if (try_acquire(lock))
		return 1;
	hrt_bh_enable();
	return 0;
}
EXPORT_SYMBOL(_raw_spin_trylock_bh);

int _raw_spin_trylock_irqsave(raw_spinlock_t *lock, unsigned long *flags)
{
	*flags = hrt_irq_save();
	if (_raw_spin_trylock(lock))
		return 1;
	hrt_irq_restore(*flags);
	return 0;
}
EXPORT_SYMBOL(_raw_spin_trylock_irqsave);

int _raw_spin_trylock_irq(raw_spinlock_t *lock)
{
	unsigned long flags;

	return _raw_spin_trylock_irqsave(lock, &flags);
}
EXPORT_SYMBOL(_raw_spin_trylock_irq);

int atomic_dec_and_lock(atomic_t *atomic, spinlock_t *lock)
{
	if (atomic_add_unless(atomic, -1, 1))
		return 0;
	spin_lock(lock);
	if (atomic_dec_and_test(atomic))
		return 1;
	spin_unlock(lock);
	return 0;
}
EXPORT_SYMBOL(atomic_dec_and_lock);

/* ---- readers and writers ------------------------------------------------- */

enum { WRITER = 1, READER = 2 };

void _rwlock_init(rwlock_t *lock)
{
	_raw_spin_lock_init(&lock->queue);
	lock->count = 0;
}
EXPORT_SYMBOL(_rwlock_init);

static bool reader_enters(rwlock_t *lock)
{
	unsigned int count = __atomic_load_n(&lock->count, __ATOMIC_RELAXED);

	while (!(count & WRITER))
		if (__atomic_compare_exchange_n(
			    &lock->count, &count, count + READER, false,
			    __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return true;
	return false;
}

static bool writer_enters(rwlock_t *lock)
{
	unsigned int count = 0;

	return __atomic_compare_exchange_n(&lock->count, &count, WRITER, false,
					   __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

/*
 * The queue makes those who wait come in one by one. A reader in an interrupt
 * passes it by: a writer at its head may wait for the interrupted reader.
 */
void _read_lock(rwlock_t *lock)
{
	bool queues = !in_interrupt();

	hrt_preempt_disable();
	if (queues)
		acquire(&lock->queue);
	while (!reader_enters(lock))
		hrt_relax();
	if (queues)
		release(&lock->queue);
}
EXPORT_SYMBOL(_read_lock);

void _write_lock(rwlock_t *lock)
{
	hrt_preempt_disable();
	acquire(&lock->queue);
	while (!writer_enters(lock))
		hrt_relax();
	release(&lock->queue);
}
EXPORT_SYMBOL(_write_lock);

void _read_unlock(rwlock_t *lock)
{
	__atomic_fetch_sub(&lock->count, READER, __ATOMIC_RELEASE);
	hrt_preempt_enable();
}
EXPORT_SYMBOL(_read_unlock);

void _write_unlock(rwlock_t *lock)
{
	__atomic_fetch_sub(&lock->count, WRITER, __ATOMIC_RELEASE);
	hrt_preempt_enable();
}
EXPORT_SYMBOL(_write_unlock);

int _read_trylock(rwlock_t *lock)
{
	hrt_preempt_disable();
	if (reader_enters(lock))
		return 1;
	hrt_preempt_enable();
	return 0;
}
EXPORT_SYMBOL(_read_trylock);

int _write_trylock(rwlock_t *lock)
{
	hrt_preempt_disable();
	if (writer_enters(lock))
		return 1;
	hrt_preempt_enable();
	return 0;
}
EXPORT_SYMBOL(_write_trylock);
