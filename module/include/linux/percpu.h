/* SPDX-License-Identifier: MIT */
/* Memory of which every CPU has its own: see <linux/percpu-defs.h>. */
#ifndef __LINUX_PERCPU_H
#define __LINUX_PERCPU_H

#include <linux/preempt.h>
#include <linux/smp.h>
#include <linux/cpumask.h>
#include <linux/percpu-defs.h>
#include <asm/cmpxchg.h>

#define PCPU_MIN_UNIT_SIZE (32 << 10)

/* Return: zeroed memory, or NULL. Context: a task. */
void *__alloc_percpu(size_t size, size_t align);
void *__alloc_percpu_gfp(size_t size, size_t align, gfp_t gfp);
void free_percpu(void *ptr);

#define alloc_percpu(type) \
	((__typeof__(type) *)__alloc_percpu(sizeof(type), __alignof__(type)))
#define alloc_percpu_gfp(type, gfp)                           \
	((__typeof__(type) *)__alloc_percpu_gfp(sizeof(type), \
						__alignof__(type), gfp))

#endif
