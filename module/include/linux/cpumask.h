/* SPDX-License-Identifier: MIT */
/* Sets of CPUs. */
#ifndef _LINUX_CPUMASK_H
#define _LINUX_CPUMASK_H

#include <linux/bitmap.h>
#include <linux/bug.h>
#include <linux/kernel.h>
#include <linux/threads.h>

typedef struct cpumask {
	DECLARE_BITMAP(bits, NR_CPUS);
} cpumask_t;

/* An array, so that it need not be allocated and is passed as a pointer. */
typedef struct cpumask cpumask_var_t[1];

#define cpumask_bits(maskp)    ((maskp)->bits)
#define cpumask_pr_args(maskp) nr_cpu_ids, cpumask_bits(maskp)

/* Numbers of CPUs are below it. */
extern unsigned int nr_cpu_ids;
#define nr_cpumask_bits    nr_cpu_ids
#define small_cpumask_bits nr_cpu_ids
#define large_cpumask_bits nr_cpu_ids

extern struct cpumask __cpu_possible_mask;
extern struct cpumask __cpu_online_mask;
extern struct cpumask __cpu_present_mask;
extern struct cpumask __cpu_active_mask;
#define cpu_possible_mask ((const struct cpumask *)&__cpu_possible_mask)
#define cpu_online_mask   ((const struct cpumask *)&__cpu_online_mask)
#define cpu_present_mask  ((const struct cpumask *)&__cpu_present_mask)
#define cpu_active_mask   ((const struct cpumask *)&__cpu_active_mask)
/* The names of 2.6, of type cpumask_t. */
#define cpu_possible_map __cpu_possible_mask
#define cpu_online_map   __cpu_online_mask
#define cpu_present_map  __cpu_present_mask

/* For what brings CPUs up and takes them down. */
void set_cpu_possible(unsigned int cpu, bool possible);
void set_cpu_online(unsigned int cpu, bool online);
void set_cpu_present(unsigned int cpu, bool present);
void set_cpu_active(unsigned int cpu, bool active);
void set_nr_cpu_ids(unsigned int nr);

/* Every bit set. */
extern const struct cpumask __cpu_all_mask;
#define cpu_all_mask (&__cpu_all_mask)
extern const struct cpumask __cpu_none_mask;
#define cpu_none_mask (&__cpu_none_mask)
#define CPU_MASK_ALL \
	((cpumask_t){ { [0 ... BITS_TO_LONGS(NR_CPUS) - 1] = ~0UL } })
#define CPU_MASK_NONE ((cpumask_t){ { 0 } })
#define CPU_MASK_CPU0 ((cpumask_t){ { 1UL } })

static inline unsigned int cpumask_check(unsigned int cpu)
{
	WARN_ON_ONCE(cpu >= NR_CPUS);
	return cpu;
}

static inline void cpumask_set_cpu(unsigned int cpu, struct cpumask *dst)
{
	set_bit(cpumask_check(cpu), cpumask_bits(dst));
}

static inline void __cpumask_set_cpu(unsigned int cpu, struct cpumask *dst)
{
	__set_bit(cpumask_check(cpu), cpumask_bits(dst));
}

static inline void cpumask_clear_cpu(int cpu, struct cpumask *dst)
{
	clear_bit(cpumask_check(cpu), cpumask_bits(dst));
}

static inline void __cpumask_clear_cpu(int cpu, struct cpumask *dst)
{
	__clear_bit(cpumask_check(cpu), cpumask_bits(dst));
}

static inline void cpumask_assign_cpu(int cpu, struct cpumask *dst, bool value)
{
	assign_bit(cpumask_check(cpu), cpumask_bits(dst), value);
}

static inline bool cpumask_test_cpu(int cpu, const struct cpumask *mask)
{
	return test_bit(cpumask_check(cpu), cpumask_bits(mask));
}

static inline bool cpumask_test_and_set_cpu(int cpu, struct cpumask *mask)
{
	return test_and_set_bit(cpumask_check(cpu), cpumask_bits(mask));
}

static inline bool cpumask_test_and_clear_cpu(int cpu, struct cpumask *mask)
{
	return test_and_clear_bit(cpumask_check(cpu), cpumask_bits(mask));
}

static inline void cpumask_setall(struct cpumask *dst)
{
	bitmap_fill(cpumask_bits(dst), NR_CPUS);
}

static inline void cpumask_clear(struct cpumask *dst)
{
	bitmap_zero(cpumask_bits(dst), NR_CPUS);
}

static inline bool cpumask_and(struct cpumask *dst, const struct cpumask *a,
			       const struct cpumask *b)
{
	return bitmap_and(cpumask_bits(dst), cpumask_bits(a), cpumask_bits(b),
			  NR_CPUS);
}

static inline void cpumask_or(struct cpumask *dst, const struct cpumask *a,
			      const struct cpumask *b)
{
	bitmap_or(cpumask_bits(dst), cpumask_bits(a), cpumask_bits(b), NR_CPUS);
}

static inline void cpumask_xor(struct cpumask *dst, const struct cpumask *a,
			       const struct cpumask *b)
{
	bitmap_xor(cpumask_bits(dst), cpumask_bits(a), cpumask_bits(b),
		   NR_CPUS);
}

static inline bool cpumask_andnot(struct cpumask *dst, const struct cpumask *a,
				  const struct cpumask *b)
{
	return bitmap_andnot(cpumask_bits(dst), cpumask_bits(a),
			     cpumask_bits(b), NR_CPUS);
}

static inline void cpumask_complement(struct cpumask *dst,
				      const struct cpumask *src)
{
	bitmap_complement(cpumask_bits(dst), cpumask_bits(src), NR_CPUS);
}

static inline bool cpumask_equal(const struct cpumask *a,
				 const struct cpumask *b)
{
	return bitmap_equal(cpumask_bits(a), cpumask_bits(b), nr_cpu_ids);
}

static inline bool cpumask_intersects(const struct cpumask *a,
				      const struct cpumask *b)
{
	return bitmap_intersects(cpumask_bits(a), cpumask_bits(b), nr_cpu_ids);
}

static inline bool cpumask_subset(const struct cpumask *a,
				  const struct cpumask *b)
{
	return bitmap_subset(cpumask_bits(a), cpumask_bits(b), nr_cpu_ids);
}

static inline bool cpumask_empty(const struct cpumask *mask)
{
	return bitmap_empty(cpumask_bits(mask), nr_cpu_ids);
}

static inline bool cpumask_full(const struct cpumask *mask)
{
	return bitmap_full(cpumask_bits(mask), nr_cpu_ids);
}

static inline unsigned int cpumask_weight(const struct cpumask *mask)
{
	return bitmap_weight(cpumask_bits(mask), nr_cpu_ids);
}

static inline void cpumask_copy(struct cpumask *dst, const struct cpumask *src)
{
	bitmap_copy(cpumask_bits(dst), cpumask_bits(src), NR_CPUS);
}

static inline unsigned int cpumask_size(void)
{
	return sizeof(struct cpumask);
}

/* A CPU at or behind a place; nr_cpu_ids or more when there is none. */
static inline unsigned int cpumask_first(const struct cpumask *mask)
{
	return find_first_bit(cpumask_bits(mask), nr_cpu_ids);
}

static inline unsigned int cpumask_first_zero(const struct cpumask *mask)
{
	return find_first_zero_bit(cpumask_bits(mask), nr_cpu_ids);
}

static inline unsigned int cpumask_first_and(const struct cpumask *a,
					     const struct cpumask *b)
{
	return find_first_and_bit(cpumask_bits(a), cpumask_bits(b), nr_cpu_ids);
}

static inline unsigned int cpumask_last(const struct cpumask *mask)
{
	return find_last_bit(cpumask_bits(mask), nr_cpu_ids);
}

static inline unsigned int cpumask_next(int n, const struct cpumask *mask)
{
	return find_next_bit(cpumask_bits(mask), nr_cpu_ids, n + 1);
}

static inline unsigned int cpumask_next_zero(int n, const struct cpumask *mask)
{
	return find_next_zero_bit(cpumask_bits(mask), nr_cpu_ids, n + 1);
}

static inline unsigned int cpumask_next_and(int n, const struct cpumask *a,
					    const struct cpumask *b)
{
	return find_next_and_bit(cpumask_bits(a), cpumask_bits(b), nr_cpu_ids,
				 n + 1);
}

static inline unsigned int cpumask_next_wrap(int n, const struct cpumask *mask)
{
	return find_next_bit_wrap(cpumask_bits(mask), nr_cpu_ids, n + 1);
}

static inline unsigned int cpumask_nth(unsigned int n,
				       const struct cpumask *mask)
{
	return find_nth_bit(cpumask_bits(mask), nr_cpu_ids, n);
}

static inline unsigned int cpumask_any_but(const struct cpumask *mask,
					   unsigned int cpu)
{
	unsigned int found = cpumask_first(mask);

	return found == cpu ? cpumask_next(cpu, mask) : found;
}

unsigned int cpumask_local_spread(unsigned int i, int node);

#define cpumask_any(mask)                cpumask_first(mask)
#define cpumask_any_and(a, b)            cpumask_first_and((a), (b))
#define cpumask_any_distribute(mask)     cpumask_first(mask)
#define cpumask_any_and_distribute(a, b) cpumask_first_and((a), (b))

extern const struct cpumask __cpu_one_mask[NR_CPUS];
#define cpumask_of(cpu)       (&__cpu_one_mask[cpumask_check(cpu)])
#define cpumask_of_node(node) ((void)(node), cpu_online_mask)
#define cpumask_of_cpu(cpu)   (*cpumask_of(cpu))

/* For a @cpu of either sign. */
#define __cpu_below(cpu) ((unsigned int)(cpu) < nr_cpu_ids)
#define for_each_cpu(cpu, mask)                             \
	for ((cpu) = cpumask_first(mask); __cpu_below(cpu); \
	     (cpu) = cpumask_next((cpu), (mask)))
#define for_each_cpu_not(cpu, mask)                              \
	for ((cpu) = cpumask_first_zero(mask); __cpu_below(cpu); \
	     (cpu) = cpumask_next_zero((cpu), (mask)))
#define for_each_cpu_and(cpu, a, b)                                 \
	for ((cpu) = cpumask_first_and((a), (b)); __cpu_below(cpu); \
	     (cpu) = cpumask_next_and((cpu), (a), (b)))
#define for_each_cpu_from(cpu, mask)                                  \
	for ((cpu) = cpumask_next((cpu)-1, (mask)); __cpu_below(cpu); \
	     (cpu) = cpumask_next((cpu), (mask)))
#define for_each_cpu_wrap(cpu, mask, start)                                    \
	for (unsigned int __seen = 0, __all = cpumask_weight(mask),            \
			  __at = (start);                                      \
	     __seen < __all && ((cpu) = find_next_bit_wrap(cpumask_bits(mask), \
							   nr_cpu_ids, __at),  \
			       1);                                             \
	     __seen++, __at = (cpu) + 1)
#define for_each_possible_cpu(cpu)   for_each_cpu((cpu), cpu_possible_mask)
#define for_each_online_cpu(cpu)     for_each_cpu((cpu), cpu_online_mask)
#define for_each_present_cpu(cpu)    for_each_cpu((cpu), cpu_present_mask)
#define for_each_cpu_mask(cpu, mask) for_each_cpu((cpu), &(mask))

#define num_online_cpus()   cpumask_weight(cpu_online_mask)
#define num_possible_cpus() cpumask_weight(cpu_possible_mask)
#define num_present_cpus()  cpumask_weight(cpu_present_mask)
#define num_active_cpus()   cpumask_weight(cpu_active_mask)
#define cpu_online(cpu)     cpumask_test_cpu((cpu), cpu_online_mask)
#define cpu_possible(cpu)   cpumask_test_cpu((cpu), cpu_possible_mask)
#define cpu_present(cpu)    cpumask_test_cpu((cpu), cpu_present_mask)
#define cpu_active(cpu)     cpumask_test_cpu((cpu), cpu_active_mask)
#define cpu_is_offline(cpu) unlikely(!cpu_online(cpu))

/* Masks without a pointer, until 4.1. */
#define cpu_set(cpu, dst)    cpumask_set_cpu((cpu), &(dst))
#define cpu_clear(cpu, dst)  cpumask_clear_cpu((cpu), &(dst))
#define cpu_isset(cpu, mask) cpumask_test_cpu((cpu), &(mask))
#define cpus_setall(dst)     cpumask_setall(&(dst))
#define cpus_clear(dst)      cpumask_clear(&(dst))
#define cpus_empty(mask)     cpumask_empty(&(mask))
#define cpus_weight(mask)    cpumask_weight(&(mask))
#define cpus_and(dst, a, b)  cpumask_and(&(dst), &(a), &(b))
#define cpus_or(dst, a, b)   cpumask_or(&(dst), &(a), &(b))
#define first_cpu(mask)      cpumask_first(&(mask))
#define next_cpu(n, mask)    cpumask_next((n), &(mask))

static inline int cpumask_parse(const char *buf, struct cpumask *dst)
{
	return bitmap_parse(buf, ~0U, cpumask_bits(dst), nr_cpu_ids);
}

static inline int cpulist_parse(const char *buf, struct cpumask *dst)
{
	return bitmap_parselist(buf, cpumask_bits(dst), nr_cpu_ids);
}

static inline int cpumask_parse_user(const char __user *buf, int len,
				     struct cpumask *dst)
{
	return bitmap_parse_user(buf, len, cpumask_bits(dst), nr_cpu_ids);
}

static inline int cpumask_parselist_user(const char __user *buf, int len,
					 struct cpumask *dst)
{
	return bitmap_parselist_user(buf, len, cpumask_bits(dst), nr_cpu_ids);
}

static inline ssize_t cpumap_print_to_pagebuf(bool list, char *buf,
					      const struct cpumask *mask)
{
	return bitmap_print_to_pagebuf(list, buf, cpumask_bits(mask),
				       nr_cpu_ids);
}

static inline bool alloc_cpumask_var(cpumask_var_t *mask, gfp_t flags)
{
	(void)mask;
	(void)flags;
	return true;
}

static inline bool zalloc_cpumask_var(cpumask_var_t *mask, gfp_t flags)
{
	(void)flags;
	cpumask_clear(*mask);
	return true;
}

#define alloc_cpumask_var_node(mask, flags, node) alloc_cpumask_var(mask, flags)
#define zalloc_cpumask_var_node(mask, flags, node) \
	zalloc_cpumask_var(mask, flags)

static inline void free_cpumask_var(cpumask_var_t mask)
{
	(void)mask;
}

static inline bool cpumask_available(cpumask_var_t mask)
{
	(void)mask;
	return true;
}

#endif
