// SPDX-License-Identifier: MIT
/*
 * hrt: --cpus 4
 *
 * Spinlocks and their kin between tasks of four CPUs and the callbacks of a
 * timer: nothing is lost, nothing is torn.
 */
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/seqlock.h>
#include <linux/spinlock.h>

enum { TASKS = 4, ROUNDS = 2000 };

static DEFINE_SPINLOCK(lock);
static DEFINE_RWLOCK(rwlock);
static DEFINE_SEQLOCK(seqlock);
static DEFINE_MUTEX(mutex);
static struct hrtimer timer;
static struct task_struct *tasks[TASKS];
static unsigned long plain, by_mutex, by_writer, left, right, torn;
static unsigned long beats, seen_beats;
static atomic_t atomic = ATOMIC_INIT(0);

/* Takes the lock where the tasks have interrupts off. */
static enum hrtimer_restart beat(struct hrtimer *t)
{
	spin_lock(&lock);
	plain++;
	beats++;
	spin_unlock(&lock);
	hrtimer_forward_now(t, us_to_ktime(50));
	return HRTIMER_RESTART;
}

static void look_for_tears(void)
{
	unsigned int seq;
	unsigned long l, r;

	do {
		seq = read_seqbegin(&seqlock);
		l = READ_ONCE(left);
		r = READ_ONCE(right);
	} while (read_seqretry(&seqlock, seq));
	if (l != r)
		torn++;
}

static void one_round(void)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	plain++;
	spin_unlock_irqrestore(&lock, flags);
	mutex_lock(&mutex);
	by_mutex++;
	mutex_unlock(&mutex);
	write_lock_irqsave(&rwlock, flags);
	by_writer++;
	write_unlock_irqrestore(&rwlock, flags);
	read_lock(&rwlock);
	if (by_writer > TASKS * ROUNDS)
		torn++;
	read_unlock(&rwlock);
	write_seqlock(&seqlock);
	WRITE_ONCE(left, left + 1);
	WRITE_ONCE(right, right + 1);
	write_sequnlock(&seqlock);
	look_for_tears();
	atomic_inc(&atomic);
}

static int work(void *unused)
{
	int i;

	for (i = 0; i < ROUNDS; i++)
		one_round();
	while (!kthread_should_stop())
		schedule_timeout_interruptible(1);
	return 0;
}

static void try_each(void)
{
	unsigned long flags;

	pr_info("trylock %d\n", spin_trylock(&lock));
	pr_info("locked %d, held %d\n", spin_is_locked(&lock),
		lockdep_is_held(&lock));
	spin_unlock(&lock);
	pr_info("irqsave trylock %d\n", spin_trylock_irqsave(&lock, flags));
	pr_info("irqs off %d\n", irqs_disabled());
	spin_unlock_irqrestore(&lock, flags);
	pr_info("irqs off %d\n", irqs_disabled());
	read_lock(&rwlock);
	pr_info("read %d write %d\n", read_trylock(&rwlock),
		write_trylock(&rwlock));
	read_unlock(&rwlock);
	read_unlock(&rwlock);
	spin_lock_bh(&lock);
	pr_info("softirqs off %d\n", !!in_softirq());
	spin_unlock_bh(&lock);
	pr_info("atomic %d\n", in_atomic());
}

static int __init spins_init(void)
{
	int i;

	try_each();
	hrtimer_setup(&timer, beat, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&timer, us_to_ktime(50), HRTIMER_MODE_REL_PINNED);
	for (i = 0; i < TASKS; i++) {
		tasks[i] = kthread_create(work, NULL, "spin/%d", i);
		kthread_bind(tasks[i], (unsigned int)i);
		wake_up_process(tasks[i]);
	}
	msleep(10);
	for (i = 0; i < TASKS; i++)
		kthread_stop(tasks[i]);
	hrtimer_cancel(&timer);
	seen_beats = beats;
	pr_info("beats %d\n", seen_beats > 0);
	pr_info("plain %lu\n", plain - seen_beats);
	pr_info("mutex %lu writer %lu\n", by_mutex, by_writer);
	pr_info("left %lu right %lu torn %lu\n", left, right, torn);
	pr_info("atomic %d\n", atomic_read(&atomic));
	return 0;
}

static void __exit spins_exit(void)
{
}

module_init(spins_init);
module_exit(spins_exit);
MODULE_LICENSE("Dual MIT/GPL");
