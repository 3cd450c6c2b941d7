/* SPDX-License-Identifier: MIT */
/*
 * Read-copy-update: readers without a lock, and writers who wait until no
 * reader can hold what they have taken away.
 *
 * A reader is in a section without preemption; a softirq or an interrupt is a
 * reader all the time. A grace period is over when every CPU has been seen
 * outside of all three.
 */
#ifndef __LINUX_RCUPDATE_H
#define __LINUX_RCUPDATE_H

#include <linux/types.h>
#include <linux/compiler.h>
#include <linux/atomic.h>
#include <linux/irqflags.h>
#include <linux/preempt.h>
#include <linux/bottom_half.h>
#include <linux/lockdep.h>
#include <linux/cleanup.h>
#include <asm/processor.h>

void rcu_read_lock(void);
void rcu_read_unlock(void);

/* Return: whether the caller is a reader. */
int rcu_read_lock_held(void);

static inline void rcu_read_lock_bh(void)
{
	local_bh_disable();
}

static inline void rcu_read_unlock_bh(void)
{
	local_bh_enable();
}

static inline void rcu_read_lock_sched(void)
{
	preempt_disable();
}

static inline void rcu_read_unlock_sched(void)
{
	preempt_enable();
}

#define rcu_read_lock_sched_notrace()   rcu_read_lock_sched()
#define rcu_read_unlock_sched_notrace() rcu_read_unlock_sched()
#define rcu_read_lock_bh_held()         (!preemptible())
#define rcu_read_lock_sched_held()      (!preemptible())
#define rcu_read_lock_any_held()        (!preemptible())

/* Wait for a grace period. Context: a task that may sleep, no reader. */
void synchronize_rcu(void);
void synchronize_rcu_expedited(void);
#define synchronize_rcu_bh()    synchronize_rcu()
#define synchronize_sched()     synchronize_rcu()
#define synchronize_net()       synchronize_rcu()
#define synchronize_kernel()    synchronize_rcu()
#define synchronize_rcu_tasks() synchronize_rcu()

/**
 * call_rcu - call back after a grace period, from a softirq
 *
 * Context: any.
 */
void call_rcu(struct rcu_head *head, rcu_callback_t func);
#define call_rcu_hurry(head, func) call_rcu(head, func)
#define call_rcu_bh(head, func)    call_rcu(head, func)
#define call_rcu_sched(head, func) call_rcu(head, func)
#define call_rcu_tasks(head, func) call_rcu(head, func)

/* Wait until every callback that was asked for by now has run. */
void rcu_barrier(void);
#define rcu_barrier_bh()    rcu_barrier()
#define rcu_barrier_sched() rcu_barrier()

/* kfree_rcu(ptr, its rcu_head's name), and kfree_rcu(ptr) from a task. */
void kvfree_call_rcu(struct rcu_head *head, void *ptr);
#define kfree_rcu(ptr, ...)                                         \
	__hrt_kfree_rcu_form(, ##__VA_ARGS__, __hrt_kfree_rcu_head, \
			     __hrt_kfree_rcu_alone)(ptr, ##__VA_ARGS__)
#define __hrt_kfree_rcu_form(none, a, form, ...) form
#define __hrt_kfree_rcu_head(ptr, member) \
	kvfree_call_rcu(&(ptr)->member, (void *)(ptr))
#define __hrt_kfree_rcu_alone(ptr) kvfree_call_rcu(NULL, (void *)(ptr))
#define kvfree_rcu(...)            kfree_rcu(__VA_ARGS__)
#define kfree_rcu_mightsleep(ptr)  kvfree_call_rcu(NULL, (void *)(ptr))
#define kvfree_rcu_mightsleep(ptr) kvfree_call_rcu(NULL, (void *)(ptr))

/* ---- pointers that readers follow ---------------------------------------- */

#define rcu_assign_pointer(p, v) \
	__atomic_store_n(&(p), (__typeof__(p))(v), __ATOMIC_RELEASE)
#define RCU_INIT_POINTER(p, v)        WRITE_ONCE(p, v)
#define RCU_POINTER_INITIALIZER(p, v) .p = (v)
#define RCU_INITIALIZER(v)            (v)
#define rcu_replace_pointer(rcu_ptr, ptr, c) \
	((void)(c), __atomic_exchange_n(&(rcu_ptr), ptr, __ATOMIC_ACQ_REL))

#define rcu_dereference(p)                __atomic_load_n(&(p), __ATOMIC_ACQUIRE)
#define rcu_dereference_raw(p)            rcu_dereference(p)
#define rcu_dereference_bh(p)             rcu_dereference(p)
#define rcu_dereference_sched(p)          rcu_dereference(p)
#define rcu_dereference_check(p, c)       rcu_dereference(p)
#define rcu_dereference_bh_check(p, c)    rcu_dereference(p)
#define rcu_dereference_sched_check(p, c) rcu_dereference(p)
#define rcu_dereference_protected(p, c)   (p)
#define rcu_access_pointer(p)             READ_ONCE(p)
#define rcu_pointer_handoff(p)            (p)
#define unrcu_pointer(p)                  (p)

#define rcu_head_init(rhp)             ((void)((rhp)->func = NULL))
#define init_rcu_head(rhp)             ((void)(rhp))
#define destroy_rcu_head(rhp)          ((void)(rhp))
#define init_rcu_head_on_stack(rhp)    ((void)(rhp))
#define destroy_rcu_head_on_stack(rhp) ((void)(rhp))
#define RCU_LOCKDEP_WARN(c, s)         ((void)0)
#define rcu_is_watching()              (true)

DEFINE_LOCK_GUARD_0(rcu, rcu_read_lock(), rcu_read_unlock())

#endif
