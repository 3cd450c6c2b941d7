/* SPDX-License-Identifier: MIT */
/*
 * Data that is read without a lock, and read again when a writer came between.
 * The count is odd while somebody writes.
 */
#ifndef __LINUX_SEQLOCK_H
#define __LINUX_SEQLOCK_H

#include <linux/compiler.h>
#include <linux/lockdep.h>
#include <linux/mutex.h>
#include <linux/preempt.h>
#include <linux/spinlock.h>
#include <linux/seqlock_types.h>

#define SEQCNT_ZERO(name) \
	{                 \
		0         \
	}
#define SEQCNT_SPINLOCK_ZERO(name, lock) \
	{                                \
		0                        \
	}
#define SEQCNT_MUTEX_ZERO(name, lock) \
	{                             \
		0                     \
	}
#define __SEQLOCK_UNLOCKED(name)           \
	{                                  \
		{ 0 },                     \
		{                          \
			{                  \
				0, 0, NULL \
			}                  \
		}                          \
	}
#define DEFINE_SEQLOCK(sl) seqlock_t sl = __SEQLOCK_UNLOCKED(sl)

#define seqcount_init(s)                    ((void)((s)->sequence = 0))
#define seqcount_spinlock_init(s, lock)     seqcount_init(s)
#define seqcount_raw_spinlock_init(s, lock) seqcount_init(s)
#define seqcount_mutex_init(s, lock)        seqcount_init(s)
#define seqlock_init(sl)                        \
	do {                                    \
		seqcount_init(&(sl)->seqcount); \
		spin_lock_init(&(sl)->lock);    \
	} while (0)

/* ---- the count alone ----------------------------------------------------- */

/* Wait until nobody writes. Return: the count to give to the retry. */
static inline unsigned int read_seqcount_begin(const seqcount_t *s)
{
	unsigned int seq;

	for (;;) {
		seq = __atomic_load_n(&s->sequence, __ATOMIC_ACQUIRE);
		if (!(seq & 1))
			return seq;
		cpu_relax();
	}
}

static inline unsigned int raw_seqcount_begin(const seqcount_t *s)
{
	return __atomic_load_n(&s->sequence, __ATOMIC_ACQUIRE) & ~1U;
}

/* Return: whether what was read since may be torn. */
static inline int read_seqcount_retry(const seqcount_t *s, unsigned int start)
{
	smp_rmb();
	return __atomic_load_n(&s->sequence, __ATOMIC_RELAXED) != start;
}

static inline void raw_write_seqcount_begin(seqcount_t *s)
{
	__atomic_fetch_add(&s->sequence, 1, __ATOMIC_RELAXED);
	smp_wmb();
}

static inline void raw_write_seqcount_end(seqcount_t *s)
{
	__atomic_fetch_add(&s->sequence, 1, __ATOMIC_RELEASE);
}

#define raw_read_seqcount_begin(s)  read_seqcount_begin(s)
#define __read_seqcount_begin(s)    read_seqcount_begin(s)
#define __read_seqcount_retry(s, v) read_seqcount_retry(s, v)
#define raw_read_seqcount(s)        __atomic_load_n(&(s)->sequence, __ATOMIC_ACQUIRE)
#define raw_read_seqcount_latch(s)  raw_read_seqcount(s)
#define raw_write_seqcount_latch(s) \
	((void)__atomic_fetch_add(&(s)->sequence, 1, __ATOMIC_SEQ_CST))
#define write_seqcount_invalidate(s) \
	((void)__atomic_fetch_add(&(s)->sequence, 2, __ATOMIC_SEQ_CST))

/* The writer of a count that has no lock is not to be interrupted for long. */
static inline void write_seqcount_begin(seqcount_t *s)
{
	preempt_disable();
	raw_write_seqcount_begin(s);
}

static inline void write_seqcount_end(seqcount_t *s)
{
	raw_write_seqcount_end(s);
	preempt_enable();
}

/* ---- with a lock for the writers ----------------------------------------- */

static inline unsigned int read_seqbegin(const seqlock_t *sl)
{
	return read_seqcount_begin(&sl->seqcount);
}

static inline unsigned int read_seqretry(const seqlock_t *sl,
					 unsigned int start)
{
	return (unsigned int)read_seqcount_retry(&sl->seqcount, start);
}

#define __HRT_SEQLOCK_FORMS(suffix)                                   \
	static inline void write_seqlock##suffix(seqlock_t *sl)       \
	{                                                             \
		spin_lock##suffix(&sl->lock);                         \
		raw_write_seqcount_begin(&sl->seqcount);              \
	}                                                             \
	static inline void write_sequnlock##suffix(seqlock_t *sl)     \
	{                                                             \
		raw_write_seqcount_end(&sl->seqcount);                \
		spin_unlock##suffix(&sl->lock);                       \
	}                                                             \
	static inline void read_seqlock_excl##suffix(seqlock_t *sl)   \
	{                                                             \
		spin_lock##suffix(&sl->lock);                         \
	}                                                             \
	static inline void read_sequnlock_excl##suffix(seqlock_t *sl) \
	{                                                             \
		spin_unlock##suffix(&sl->lock);                       \
	}
__HRT_SEQLOCK_FORMS()
__HRT_SEQLOCK_FORMS(_bh)
__HRT_SEQLOCK_FORMS(_irq)

#define write_seqlock_irqsave(sl, flags)                   \
	do {                                               \
		spin_lock_irqsave(&(sl)->lock, flags);     \
		raw_write_seqcount_begin(&(sl)->seqcount); \
	} while (0)

static inline void write_sequnlock_irqrestore(seqlock_t *sl,
					      unsigned long flags)
{
	raw_write_seqcount_end(&sl->seqcount);
	spin_unlock_irqrestore(&sl->lock, flags);
}

#endif
