// SPDX-License-Identifier: MIT
/*
 * live: no
 *
 * Sleeping where one must not is told in the kernel's words.
 */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static DEFINE_MUTEX(mutex);

static int __init atomic_sleep_init(void)
{
	spin_lock(&lock);
	mutex_lock(&mutex);
	mutex_unlock(&mutex);
	kfree(kmalloc(8, GFP_ATOMIC));
	/* Within the same second: not told again. */
	kfree(kmalloc(8, GFP_KERNEL));
	spin_unlock(&lock);
	pr_info("preempt_count %x\n", preempt_count());
	return 0;
}

static void __exit atomic_sleep_exit(void)
{
}

module_init(atomic_sleep_init);
module_exit(atomic_sleep_exit);
MODULE_LICENSE("Dual MIT/GPL");
