/* SPDX-License-Identifier: MIT */
/*
 * Spinlocks of many readers or one writer. Tasks get them in the order in
 * which they came; a reader in an interrupt does not queue behind a writer,
 * who may be waiting for the very task that was interrupted. Context: any.
 */
#ifndef __LINUX_RWLOCK_H
#define __LINUX_RWLOCK_H

#include <linux/spinlock.h>

void _rwlock_init(rwlock_t *lock);
void _read_lock(rwlock_t *lock);
void _read_unlock(rwlock_t *lock);
int _read_trylock(rwlock_t *lock);
void _write_lock(rwlock_t *lock);
void _write_unlock(rwlock_t *lock);
int _write_trylock(rwlock_t *lock);

#define rwlock_init(lock)   _rwlock_init(lock)
#define read_lock(lock)     _read_lock(lock)
#define read_unlock(lock)   _read_unlock(lock)
#define read_trylock(lock)  _read_trylock(lock)
#define write_lock(lock)    _write_lock(lock)
#define write_unlock(lock)  _write_unlock(lock)
#define write_trylock(lock) _write_trylock(lock)

#define __HRT_RW_FORMS(op)                                             \
	static inline void op##_lock_bh(rwlock_t *lock)                \
	{                                                              \
		local_bh_disable();                                    \
		_##op##_lock(lock);                                    \
	}                                                              \
	static inline void op##_unlock_bh(rwlock_t *lock)              \
	{                                                              \
		_##op##_unlock(lock);                                  \
		local_bh_enable();                                     \
	}                                                              \
	static inline void op##_lock_irq(rwlock_t *lock)               \
	{                                                              \
		local_irq_disable();                                   \
		_##op##_lock(lock);                                    \
	}                                                              \
	static inline void op##_unlock_irq(rwlock_t *lock)             \
	{                                                              \
		_##op##_unlock(lock);                                  \
		local_irq_enable();                                    \
	}                                                              \
	static inline void op##_unlock_irqrestore(rwlock_t *lock,      \
						  unsigned long flags) \
	{                                                              \
		_##op##_unlock(lock);                                  \
		local_irq_restore(flags);                              \
	}
__HRT_RW_FORMS(read)
__HRT_RW_FORMS(write)

#define read_lock_irqsave(lock, flags) \
	do {                           \
		local_irq_save(flags); \
		_read_lock(lock);      \
	} while (0)
#define write_lock_irqsave(lock, flags) \
	do {                            \
		local_irq_save(flags);  \
		_write_lock(lock);      \
	} while (0)

#endif
