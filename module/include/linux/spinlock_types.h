/* SPDX-License-Identifier: MIT */
/*
 * The structures of spinlocks and reader-writer spinlocks.
 *
 * A spinlock hands out tickets, so that those who wait get it in the order in
 * which they came. All zero is unlocked.
 */
#ifndef _LINUX_SPINLOCK_TYPES_H
#define _LINUX_SPINLOCK_TYPES_H

#include <linux/types.h>
#include <linux/lockdep_types.h>

struct task_struct;

typedef struct raw_spinlock {
	unsigned int next; /* the ticket of the next to come */
	unsigned int serving; /* the ticket that holds the lock */
	struct task_struct *owner;
} raw_spinlock_t;

typedef struct spinlock {
	struct raw_spinlock rlock;
} spinlock_t;

typedef struct rwlock {
	raw_spinlock_t queue; /* those who wait for their turn */
	unsigned int count; /* 1 when written, 2 for each reader */
} rwlock_t;

typedef raw_spinlock_t arch_spinlock_t;

#define __RAW_SPIN_LOCK_UNLOCKED(name) ((raw_spinlock_t){ 0, 0, NULL })
#define __ARCH_SPIN_LOCK_UNLOCKED \
	{                         \
		0, 0, NULL        \
	}
#define __SPIN_LOCK_UNLOCKED(name) ((spinlock_t){ { 0, 0, NULL } })
#define __RW_LOCK_UNLOCKED(name)   ((rwlock_t){ { 0, 0, NULL }, 0 })

#define DEFINE_RAW_SPINLOCK(x) raw_spinlock_t x = { 0, 0, NULL }
#define DEFINE_SPINLOCK(x)     spinlock_t x = { { 0, 0, NULL } }
#define DEFINE_RWLOCK(x)       rwlock_t x = { { 0, 0, NULL }, 0 }

/* Without a name, until 2.6.38. */
#define SPIN_LOCK_UNLOCKED __SPIN_LOCK_UNLOCKED(unnamed)
#define RW_LOCK_UNLOCKED   __RW_LOCK_UNLOCKED(unnamed)

#endif
