// SPDX-License-Identifier: MIT
/* Atomic counters, exchanges, reference counts. */
#include <linux/atomic.h>
#include <linux/module.h>
#include <linux/refcount.h>
#include <asm/local64.h>

static atomic_t a = ATOMIC_INIT(5);
static atomic64_t b = ATOMIC64_INIT(1LL << 40);
static atomic_long_t c = ATOMIC_LONG_INIT(-1);
static local64_t local = LOCAL64_INIT(3);

static void counters(void)
{
	atomic_inc(&a);
	atomic_add(4, &a);
	atomic_sub(2, &a);
	pr_info("a %d\n", atomic_read(&a));
	pr_info("inc %d\n", atomic_inc_return(&a));
	pr_info("dec %d\n", atomic_fetch_dec(&a));
	pr_info("add_unless 8 %d\n", atomic_add_unless(&a, 1, 8));
	pr_info("dec_if_positive %d\n", atomic_dec_if_positive(&a));
	pr_info("cmpxchg %d\n", atomic_cmpxchg(&a, 7, 1));
	pr_info("dec_and_test %d\n", atomic_dec_and_test(&a));
	pr_info("inc_not_zero %d\n", atomic_inc_not_zero(&a));
	pr_info("dec_if_positive %d\n", atomic_dec_if_positive(&a));
	pr_info("a %d\n", atomic_read(&a));
	atomic_set(&a, 0xf0);
	atomic_or(0x0f, &a);
	atomic_andnot(0x11, &a);
	pr_info("bits %x\n", atomic_read(&a));
	pr_info("negative %d\n", atomic_add_negative(-0xef, &a));
	atomic64_add(5, &b);
	pr_info("b %lld\n", (long long)atomic64_read(&b));
	pr_info("inc_and_test %d\n", atomic_long_inc_and_test(&c));
	local64_set(&local, 9);
	local64_inc(&local);
	pr_info("local %lld\n", (long long)local64_read(&local));
}

static void exchanges(void)
{
	unsigned long word = 1;
	void *pointer = NULL;
	u8 byte = 7;

	pr_info("xchg %lu\n", xchg(&word, 2));
	pr_info("cmpxchg %lu\n", cmpxchg(&word, 3, 4));
	pr_info("word %lu\n", word);
	pr_info("pointer was NULL %d\n", !cmpxchg(&pointer, NULL, &word));
	pr_info("byte %d\n", xchg(&byte, 9));
	smp_store_release(&word, 11);
	pr_info("acquire %lu\n", smp_load_acquire(&word));
	smp_mb();
}

static void references(void)
{
	refcount_t r = REFCOUNT_INIT(1);

	refcount_inc(&r);
	pr_info("refs %u\n", refcount_read(&r));
	pr_info("last %d\n", refcount_dec_and_test(&r));
	pr_info("last %d\n", refcount_dec_and_test(&r));
	pr_info("inc_not_zero %d\n", refcount_inc_not_zero(&r));
}

static int __init atomics_init(void)
{
	counters();
	exchanges();
	references();
	return 0;
}

static void __exit atomics_exit(void)
{
}

module_init(atomics_init);
module_exit(atomics_exit);
MODULE_LICENSE("Dual MIT/GPL");
