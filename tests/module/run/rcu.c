// SPDX-License-Identifier: MIT
/*
 * hrt: --cpus 2
 *
 * RCU: readers, grace periods, callbacks in a softirq, lists.
 */
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/rculist.h>
#include <linux/slab.h>

struct item {
	struct list_head node;
	struct rcu_head rcu;
	int value;
};

static LIST_HEAD(items);
static DEFINE_SPINLOCK(items_lock);
static struct item *current_item;
static bool reader_left;

static void add(int value)
{
	struct item *item = kzalloc(sizeof(*item), GFP_KERNEL);

	item->value = value;
	spin_lock(&items_lock);
	list_add_tail_rcu(&item->node, &items);
	spin_unlock(&items_lock);
}

static void free_item(struct rcu_head *head)
{
	struct item *item = container_of(head, struct item, rcu);

	pr_info("free %d, softirq %d\n", item->value, !!in_softirq());
	kfree(item);
}

static void show(void)
{
	struct item *item;
	int sum = 0;

	rcu_read_lock();
	list_for_each_entry_rcu(item, &items, node) sum += item->value;
	pr_info("sum %d, atomic %d\n", sum, in_atomic());
	rcu_read_unlock();
}

static int reader(void *data)
{
	rcu_read_lock();
	mdelay(30);
	WRITE_ONCE(reader_left, true);
	rcu_read_unlock();
	return 0;
}

static int __init rcu_init(void)
{
	struct item *item, *next;
	struct task_struct *task;

	add(1);
	add(2);
	add(4);
	show();
	spin_lock(&items_lock);
	item = list_first_entry(&items, struct item, node);
	list_del_rcu(&item->node);
	spin_unlock(&items_lock);
	call_rcu(&item->rcu, free_item);
	rcu_barrier();
	show();
	list_for_each_entry_safe(item, next, &items, node) {
		list_del_rcu(&item->node);
		kfree_rcu(item, rcu);
	}
	rcu_barrier();
	show();
	item = kmalloc(sizeof(*item), GFP_KERNEL);
	item->value = 9;
	rcu_assign_pointer(current_item, item);
	pr_info("value %d\n", rcu_dereference(current_item)->value);
	task = kthread_create(reader, NULL, "reader");
	kthread_bind(task, 1);
	wake_up_process(task);
	msleep(10);
	synchronize_rcu();
	pr_info("the reader has left: %d\n", READ_ONCE(reader_left));
	kthread_stop(task);
	kfree_rcu_mightsleep(item);
	return 0;
}

static void __exit rcu_exit(void)
{
	pr_info("exit\n");
}

module_init(rcu_init);
module_exit(rcu_exit);
MODULE_LICENSE("Dual MIT/GPL");
