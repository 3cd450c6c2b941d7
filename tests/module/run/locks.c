// SPDX-License-Identifier: MIT
/*
 * hrt: --cpus 2
 *
 * Sleeping locks: whoever comes first gets it first, and nobody overtakes.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/rtmutex.h>
#include <linux/rwsem.h>
#include <linux/semaphore.h>

static DEFINE_MUTEX(mutex);
static DEFINE_RT_MUTEX(rt);
static DEFINE_SEMAPHORE(two, 2);
static DECLARE_RWSEM(rwsem);
static DECLARE_COMPLETION(arrived);
static DECLARE_COMPLETION(left);

static int with_mutex(void *name)
{
	complete(&arrived);
	mutex_lock(&mutex);
	pr_info("%s has the mutex\n", (char *)name);
	msleep(100);
	mutex_unlock(&mutex);
	complete(&left);
	return 0;
}

static int with_semaphore(void *name)
{
	complete(&arrived);
	down(&two);
	pr_info("%s is in\n", (char *)name);
	msleep(100);
	up(&two);
	complete(&left);
	return 0;
}

static int with_read(void *name)
{
	complete(&arrived);
	down_read(&rwsem);
	pr_info("%s reads\n", (char *)name);
	msleep(100);
	up_read(&rwsem);
	complete(&left);
	return 0;
}

static int with_write(void *name)
{
	complete(&arrived);
	down_write(&rwsem);
	pr_info("%s writes\n", (char *)name);
	msleep(100);
	up_write(&rwsem);
	complete(&left);
	return 0;
}

/* It has come to the lock, and has had the time to queue there. */
static void run_until_it_waits(int (*fn)(void *), char *name)
{
	kthread_run(fn, name, "%s", name);
	wait_for_completion(&arrived);
	msleep(12);
}

static void wait_until_they_left(int how_many)
{
	while (how_many--)
		wait_for_completion(&left);
}

static void run_three(int (*fn)(void *))
{
	static char *const names[] = { "A", "B", "C" };
	int i;

	for (i = 0; i < 3; i++)
		run_until_it_waits(fn, names[i]);
	wait_until_they_left(3);
}

static void try_mutex(void)
{
	pr_info("trylock %d\n", mutex_trylock(&mutex));
	pr_info("again %d, locked %d\n", mutex_trylock(&mutex),
		mutex_is_locked(&mutex));
	lockdep_assert_held(&mutex);
	mutex_unlock(&mutex);
	pr_info("locked %d\n", mutex_is_locked(&mutex));
	pr_info("interruptible %d\n", mutex_lock_interruptible(&mutex));
	mutex_unlock(&mutex);
	rt_mutex_lock(&rt);
	pr_info("rt locked %d\n", rt_mutex_is_locked(&rt));
	rt_mutex_unlock(&rt);
	scoped_guard(mutex, &mutex)
		pr_info("guarded %d\n", mutex_is_locked(&mutex));
	pr_info("after %d\n", mutex_is_locked(&mutex));
}

/* A writer that waits keeps later readers out; readers enter together. */
static void mix_readers_and_writers(void)
{
	run_until_it_waits(with_read, "R1");
	run_until_it_waits(with_write, "W");
	run_until_it_waits(with_read, "R2");
	run_until_it_waits(with_read, "R2");
	pr_info("read trylock %d\n", down_read_trylock(&rwsem));
	wait_until_they_left(4);
	pr_info("write trylock %d\n", down_write_trylock(&rwsem));
	downgrade_write(&rwsem);
	pr_info("read trylock %d\n", down_read_trylock(&rwsem));
	up_read(&rwsem);
	up_read(&rwsem);
	pr_info("locked %d\n", rwsem_is_locked(&rwsem));
}

static void wait_in_vain(void)
{
	unsigned long start = jiffies;

	down(&two);
	down(&two);
	pr_info("trylock %d\n", down_trylock(&two));
	pr_info("timeout %d\n", down_timeout(&two, 5));
	pr_info("after %s\n", jiffies - start >= 5 ? "5 jiffies" : "less");
	up(&two);
	up(&two);
	pr_info("trylock %d\n", down_trylock(&two));
	up(&two);
}

static int __init locks_init(void)
{
	run_three(with_mutex);
	try_mutex();
	run_three(with_semaphore);
	wait_in_vain();
	mix_readers_and_writers();
	return 0;
}

static void __exit locks_exit(void)
{
}

module_init(locks_init);
module_exit(locks_exit);
MODULE_LICENSE("Dual MIT/GPL");
