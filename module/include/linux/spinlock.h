/* SPDX-License-Identifier: MIT */
/*
 * Spinlocks.
 *
 * The holder is in a section: no other task's section runs on its CPU, with
 * _bh no softirq, with _irq no interrupt. So the one who waits is always on
 * another CPU, or there is a deadlock, as in the kernel. Context: any.
 */
#ifndef _LINUX_SPINLOCK_H
#define _LINUX_SPINLOCK_H

#include <linux/typecheck.h>
#include <linux/preempt.h>
#include <linux/linkage.h>
#include <linux/compiler.h>
#include <linux/irqflags.h>
#include <linux/kernel.h>
#include <linux/stringify.h>
#include <linux/bottom_half.h>
#include <linux/lockdep.h>
#include <linux/spinlock_types.h>
#include <linux/cleanup.h>
#include <asm/processor.h>
#include <asm/barrier.h>

void _raw_spin_lock_init(raw_spinlock_t *lock);
void _raw_spin_lock(raw_spinlock_t *lock);
void _raw_spin_lock_bh(raw_spinlock_t *lock);
void _raw_spin_lock_irq(raw_spinlock_t *lock);
unsigned long _raw_spin_lock_irqsave(raw_spinlock_t *lock);
void _raw_spin_unlock(raw_spinlock_t *lock);
void _raw_spin_unlock_bh(raw_spinlock_t *lock);
void _raw_spin_unlock_irq(raw_spinlock_t *lock);
void _raw_spin_unlock_irqrestore(raw_spinlock_t *lock, unsigned long flags);

/* Return: 1 when the caller holds the lock now; else nothing has changed. */
int _raw_spin_trylock(raw_spinlock_t *lock);
int _raw_spin_trylock_bh(raw_spinlock_t *lock);
int _raw_spin_trylock_irq(raw_spinlock_t *lock);
int _raw_spin_trylock_irqsave(raw_spinlock_t *lock, unsigned long *flags);

/* Snapshots. */
int _raw_spin_is_locked(const raw_spinlock_t *lock);
int _raw_spin_is_contended(const raw_spinlock_t *lock);

#define raw_spin_lock_init(lock)             _raw_spin_lock_init(lock)
#define raw_spin_lock(lock)                  _raw_spin_lock(lock)
#define raw_spin_lock_bh(lock)               _raw_spin_lock_bh(lock)
#define raw_spin_lock_irq(lock)              _raw_spin_lock_irq(lock)
#define raw_spin_unlock(lock)                _raw_spin_unlock(lock)
#define raw_spin_unlock_bh(lock)             _raw_spin_unlock_bh(lock)
#define raw_spin_unlock_irq(lock)            _raw_spin_unlock_irq(lock)
#define raw_spin_trylock(lock)               _raw_spin_trylock(lock)
#define raw_spin_trylock_bh(lock)            _raw_spin_trylock_bh(lock)
#define raw_spin_trylock_irq(lock)           _raw_spin_trylock_irq(lock)
#define raw_spin_is_locked(lock)             _raw_spin_is_locked(lock)
#define raw_spin_is_contended(lock)          _raw_spin_is_contended(lock)
#define raw_spin_lock_nested(lock, subclass) raw_spin_lock(lock)

#define raw_spin_lock_irqsave(lock, flags)              \
	do {                                            \
		typecheck(unsigned long, flags);        \
		(flags) = _raw_spin_lock_irqsave(lock); \
	} while (0)
#define raw_spin_unlock_irqrestore(lock, flags)           \
	do {                                              \
		typecheck(unsigned long, flags);          \
		_raw_spin_unlock_irqrestore(lock, flags); \
	} while (0)
#define raw_spin_trylock_irqsave(lock, flags)              \
	({                                                 \
		typecheck(unsigned long, flags);           \
		_raw_spin_trylock_irqsave(lock, &(flags)); \
	})

#define spin_lock_init(lock) _raw_spin_lock_init(spinlock_check(lock))
#define spin_lock_irqsave(lock, flags) \
	raw_spin_lock_irqsave(spinlock_check(lock), flags)
#define spin_lock_irqsave_nested(lock, flags, subclass) \
	spin_lock_irqsave(lock, flags)
#define spin_lock_nested(lock, subclass)     spin_lock(lock)
#define spin_lock_bh_nested(lock, subclass)  spin_lock_bh(lock)
#define spin_lock_nest_lock(lock, nest_lock) spin_lock(lock)
#define spin_trylock_irqsave(lock, flags) \
	raw_spin_trylock_irqsave(spinlock_check(lock), flags)

/* What a spinlock_t is made of; also asserts that @lock is one. */
static inline raw_spinlock_t *spinlock_check(spinlock_t *lock)
{
	return &lock->rlock;
}

static inline void spin_lock(spinlock_t *lock)
{
	_raw_spin_lock(&lock->rlock);
}

static inline void spin_lock_bh(spinlock_t *lock)
{
	_raw_spin_lock_bh(&lock->rlock);
}

static inline void spin_lock_irq(spinlock_t *lock)
{
	_raw_spin_lock_irq(&lock->rlock);
}

static inline void spin_unlock(spinlock_t *lock)
{
	_raw_spin_unlock(&lock->rlock);
}

static inline void spin_unlock_bh(spinlock_t *lock)
{
	_raw_spin_unlock_bh(&lock->rlock);
}

static inline void spin_unlock_irq(spinlock_t *lock)
{
	_raw_spin_unlock_irq(&lock->rlock);
}

static inline void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags)
{
	_raw_spin_unlock_irqrestore(&lock->rlock, flags);
}

static inline int spin_trylock(spinlock_t *lock)
{
	return _raw_spin_trylock(&lock->rlock);
}

static inline int spin_trylock_bh(spinlock_t *lock)
{
	return _raw_spin_trylock_bh(&lock->rlock);
}

static inline int spin_trylock_irq(spinlock_t *lock)
{
	return _raw_spin_trylock_irq(&lock->rlock);
}

static inline int spin_is_locked(spinlock_t *lock)
{
	return _raw_spin_is_locked(&lock->rlock);
}

static inline int spin_is_contended(spinlock_t *lock)
{
	return _raw_spin_is_contended(&lock->rlock);
}

#define assert_spin_locked(lock)     BUG_ON(!spin_is_locked(lock))
#define assert_raw_spin_locked(lock) BUG_ON(!raw_spin_is_locked(lock))
#define spin_unlock_wait(lock)               \
	do {                                 \
		while (spin_is_locked(lock)) \
			cpu_relax();         \
	} while (0)
#define spin_needbreak(lock) spin_is_contended(lock)

#include <linux/rwlock.h>
#include <linux/atomic.h>

/* Return: 1, with the lock held, when the count has become 0. */
int atomic_dec_and_lock(atomic_t *atomic, spinlock_t *lock);

DEFINE_LOCK_GUARD_1(raw_spinlock, raw_spinlock_t, raw_spin_lock(_T->lock),
		    raw_spin_unlock(_T->lock))
DEFINE_LOCK_GUARD_1(raw_spinlock_irq, raw_spinlock_t,
		    raw_spin_lock_irq(_T->lock), raw_spin_unlock_irq(_T->lock))
DEFINE_LOCK_GUARD_1(raw_spinlock_irqsave, raw_spinlock_t,
		    raw_spin_lock_irqsave(_T->lock, _T->flags),
		    raw_spin_unlock_irqrestore(_T->lock, _T->flags),
		    unsigned long flags)
DEFINE_LOCK_GUARD_1(spinlock, spinlock_t, spin_lock(_T->lock),
		    spin_unlock(_T->lock))
DEFINE_LOCK_GUARD_1(spinlock_bh, spinlock_t, spin_lock_bh(_T->lock),
		    spin_unlock_bh(_T->lock))
DEFINE_LOCK_GUARD_1(spinlock_irq, spinlock_t, spin_lock_irq(_T->lock),
		    spin_unlock_irq(_T->lock))
DEFINE_LOCK_GUARD_1(spinlock_irqsave, spinlock_t,
		    spin_lock_irqsave(_T->lock, _T->flags),
		    spin_unlock_irqrestore(_T->lock, _T->flags),
		    unsigned long flags)
DEFINE_LOCK_GUARD_0(preempt, preempt_disable(), preempt_enable())
DEFINE_LOCK_GUARD_0(irq, local_irq_disable(), local_irq_enable())
DEFINE_LOCK_GUARD_0(irqsave, local_irq_save(_T->flags),
		    local_irq_restore(_T->flags), unsigned long flags)

#endif
