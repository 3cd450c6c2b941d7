/* SPDX-License-Identifier: MIT */
/*
 * Memory of which every CPU has its own.
 *
 * A region is CPU 0's memory - a section of a module, or an allocation - and
 * the copies of the others. To find a CPU's copy of an address is to find the
 * region that holds the address. There are few: a list does.
 *
 * The list only grows, so that it is read without a lock. A region that is
 * given up stays on it with size 0, and is taken for the next.
 */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>

struct region {
	struct region *next;
	char *start; /* CPU 0's */
	size_t size;
	size_t stride; /* from copy to copy, whole cache lines */
	char *copies; /* of CPU 1 and up */
};

static struct region *regions;
static DEFINE_RAW_SPINLOCK(regions_lock);

/* ---- look up ------------------------------------------------------------- */

static bool holds(const struct region *region, const char *base)
{
	size_t size = __atomic_load_n(&region->size, __ATOMIC_ACQUIRE);
	char *start = READ_ONCE(region->start);

	return base >= start && base < start + size;
}

static struct region *find_region(const char *base)
{
	struct region *region = rcu_dereference(regions);

	while (region && !holds(region, base))
		region = rcu_dereference(region->next);
	return region;
}

void *percpu_address(const void *base, unsigned int cpu)
{
	struct region *region;

	if (!cpu)
		return (void *)base;
	region = find_region(base);
	if (WARN_ONCE(!region, "%px is no variable of a CPU\n", base))
		return (void *)base;
	return region->copies + region->stride * (cpu - 1) +
	       ((const char *)base - region->start);
}
EXPORT_SYMBOL(percpu_address);

/* ---- add and give up ----------------------------------------------------- */

/* With the lock held: a region that was given up, or NULL. */
static struct region *find_unused(void)
{
	struct region *region = regions;

	while (region && region->size)
		region = region->next;
	return region;
}

static struct region *new_region(void)
{
	struct region *region = kzalloc(sizeof(*region), GFP_ATOMIC);

	if (region) {
		region->next = regions;
		rcu_assign_pointer(regions, region);
	}
	return region;
}

/* The size comes last: until then nobody finds anything in it. */
static bool publish(char *start, size_t size, size_t stride, char *copies)
{
	struct region *region;
	unsigned long flags;

	raw_spin_lock_irqsave(&regions_lock, flags);
	region = find_unused();
	if (!region)
		region = new_region();
	if (region) {
		region->stride = stride;
		region->copies = copies;
		WRITE_ONCE(region->start, start);
		__atomic_store_n(&region->size, size, __ATOMIC_RELEASE);
	}
	raw_spin_unlock_irqrestore(&regions_lock, flags);
	return region;
}

static bool add_region(char *start, size_t size, gfp_t gfp)
{
	size_t stride = L1_CACHE_ALIGN(size), others = hrt_nr_cpus() - 1;
	char *copies = alloc_pages_exact(max(stride * others, 1UL), gfp);
	size_t i;

	if (!copies)
		return false;
	for (i = 0; i < others; i++)
		memcpy(copies + stride * i, start, size);
	if (publish(start, size, stride, copies))
		return true;
	free_pages_exact(copies, stride * others);
	return false;
}

static void remove_region(const char *start)
{
	struct region *region = find_region(start);
	char *copies;

	if (WARN_ON(!region))
		return;
	copies = region->copies;
	__atomic_store_n(&region->size, 0, __ATOMIC_RELEASE);
	free_pages_exact(copies, region->stride);
}

/* ---- sections of modules ------------------------------------------------- */

void percpu_attach(void *start, void *end)
{
	/* Each file of a module that uses such variables comes here. */
	if (find_region(start))
		return;
	if (!add_region(start, (size_t)((char *)end - (char *)start),
			GFP_KERNEL))
		panic("no memory for the variables of the CPUs");
}
EXPORT_SYMBOL(percpu_attach);

void percpu_detach(void *start)
{
	/* Each file comes here too. */
	if (find_region(start))
		remove_region(start);
}
EXPORT_SYMBOL(percpu_detach);

/* ---- allocations --------------------------------------------------------- */

void *__alloc_percpu_gfp(size_t size, size_t align, gfp_t gfp)
{
	char *start;

	if (WARN_ON_ONCE(!size || align > PAGE_SIZE))
		return NULL;
	start = alloc_pages_exact(size, gfp | __GFP_ZERO);
	if (!start)
		return NULL;
	if (add_region(start, size, gfp))
		return start;
	free_pages_exact(start, size);
	return NULL;
}
EXPORT_SYMBOL(__alloc_percpu_gfp);

void *__alloc_percpu(size_t size, size_t align)
{
	return __alloc_percpu_gfp(size, align, GFP_KERNEL);
}
EXPORT_SYMBOL(__alloc_percpu);

void free_percpu(void *ptr)
{
	if (!ptr)
		return;
	remove_region(ptr);
	kfree(ptr);
}
EXPORT_SYMBOL(free_percpu);
