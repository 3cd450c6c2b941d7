/* SPDX-License-Identifier: MIT */
/*
 * What a lock tells of itself. The order of locks is not followed; the
 * assertions that a lock is held are checked.
 */
#ifndef _LINUX_LOCKDEP_H
#define _LINUX_LOCKDEP_H

#include <linux/lockdep_types.h>
#include <linux/smp.h>
#include <linux/bug.h>

#define lockdep_set_class(lock, key)                ((void)(key))
#define lockdep_set_class_and_name(lock, key, name) ((void)(key), (void)(name))
#define lockdep_set_subclass(lock, sub)             ((void)(sub))
#define lockdep_set_novalidate_class(lock)          ((void)(lock))
#define lockdep_register_key(key)                   ((void)(key))
#define lockdep_unregister_key(key)                 ((void)(key))
#define lockdep_init_map(map, name, key, sub)       ((void)(key))
#define lock_map_acquire(map)                       ((void)(map))
#define lock_map_release(map)                       ((void)(map))
#define lockdep_off()                               ((void)0)
#define lockdep_on()                                ((void)0)
#define might_lock(lock)                            ((void)(lock))
#define SINGLE_DEPTH_NESTING                        1

/* Return: whether the caller holds a lock; true for what cannot be asked. */
#define lockdep_is_held(lock)                            \
	_Generic((lock), struct raw_spinlock *           \
		 : hrt_held_spinlock, struct spinlock *  \
		 : hrt_held_spinlock, struct mutex *     \
		 : hrt_held_mutex, struct rw_semaphore * \
		 : hrt_held_rwsem, default               \
		 : hrt_held_unknown)(lock)

bool hrt_held_spinlock(const void *lock);
bool hrt_held_mutex(const void *lock);
bool hrt_held_rwsem(const void *lock);

static inline bool hrt_held_unknown(const void *lock)
{
	return lock;
}

struct raw_spinlock;
struct spinlock;
struct mutex;
struct rw_semaphore;

#define lockdep_assert(cond)                 WARN_ON(!(cond))
#define lockdep_assert_held(lock)            WARN_ON(!lockdep_is_held(lock))
#define lockdep_assert_held_once(lock)       WARN_ON_ONCE(!lockdep_is_held(lock))
#define lockdep_assert_not_held(lock)        ((void)(lock))
#define lockdep_assert_held_write(lock)      lockdep_assert_held(lock)
#define lockdep_assert_held_read(lock)       lockdep_assert_held(lock)
#define lockdep_assert_irqs_enabled()        WARN_ON_ONCE(irqs_disabled())
#define lockdep_assert_irqs_disabled()       WARN_ON_ONCE(!irqs_disabled())
#define lockdep_assert_in_irq()              WARN_ON_ONCE(!in_hardirq())
#define lockdep_assert_preemption_disabled() WARN_ON_ONCE(preemptible())
#define lockdep_assert_preemption_enabled()  WARN_ON_ONCE(!preemptible())

#endif
