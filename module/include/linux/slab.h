/* SPDX-License-Identifier: MIT */
/*
 * Memory.
 *
 * It comes from the C library, through the functions below and no others, so
 * that one place sees every allocation. A request that may sleep
 * (GFP_KERNEL) complains in a context that may not, whether or not it would
 * have had to.
 */
#ifndef _LINUX_SLAB_H
#define _LINUX_SLAB_H

#include <linux/gfp.h>
#include <linux/cleanup.h>
#include <linux/err.h>
#include <linux/overflow.h>
#include <linux/types.h>
#include <linux/workqueue.h>

#define ARCH_KMALLOC_MINALIGN  8
#define KMALLOC_SHIFT_MAX      22
#define KMALLOC_MAX_SIZE       (1UL << KMALLOC_SHIFT_MAX)
#define KMALLOC_MAX_CACHE_SIZE (PAGE_SIZE * 2)

/* What an allocation of no bytes gives: not NULL, and not to be touched. */
#define ZERO_SIZE_PTR       ((void *)16)
#define ZERO_OR_NULL_PTR(x) ((unsigned long)(x) <= (unsigned long)ZERO_SIZE_PTR)

/**
 * kmalloc - allocate memory
 * @size: bytes, at most KMALLOC_MAX_SIZE
 * @flags: GFP_*
 *
 * Return: memory, aligned to 8 bytes, or to @size if that is a power of two;
 * or NULL. Context: any for GFP_ATOMIC and GFP_NOWAIT.
 */
void *kmalloc(size_t size, gfp_t flags) __malloc;
void *kmalloc_array(size_t n, size_t size, gfp_t flags);
void *krealloc(const void *p, size_t new_size, gfp_t flags) __must_check;
void *krealloc_array(void *p, size_t n, size_t size, gfp_t flags) __must_check;

/* NULL and ZERO_SIZE_PTR are no error. Context: any. */
void kfree(const void *objp);
/* The same, and what was in it is gone. */
void kfree_sensitive(const void *objp);
#define kzfree(p) kfree_sensitive(p)
size_t ksize(const void *objp);

static inline void *kzalloc(size_t size, gfp_t flags)
{
	return kmalloc(size, flags | __GFP_ZERO);
}

static inline void *kcalloc(size_t n, size_t size, gfp_t flags)
{
	return kmalloc_array(n, size, flags | __GFP_ZERO);
}

#define kmalloc_node(size, flags, node) ((void)(node), kmalloc(size, flags))
#define kzalloc_node(size, flags, node) ((void)(node), kzalloc(size, flags))
#define kmalloc_array_node(n, size, flags, node) \
	((void)(node), kmalloc_array(n, size, flags))
#define kcalloc_node(n, size, flags, node) \
	((void)(node), kcalloc(n, size, flags))

/* Like kmalloc(), of any size. */
void *kvmalloc(size_t size, gfp_t flags);
void kvfree(const void *addr);
#define kvzalloc(size, flags)            kvmalloc(size, (flags) | __GFP_ZERO)
#define kvmalloc_node(size, flags, node) ((void)(node), kvmalloc(size, flags))
void *kvmalloc_array(size_t n, size_t size, gfp_t flags);
#define kvcalloc(n, size, flags) kvmalloc_array(n, size, (flags) | __GFP_ZERO)

/* By type: kmalloc_obj(*p), kzalloc_obj(struct foo); GFP_KERNEL if not said. */
#define __hrt_gfp(none, flags, ...) flags
#define default_gfp(...)            __hrt_gfp(, ##__VA_ARGS__, GFP_KERNEL)
#define kmalloc_obj(type, ...) \
	((__typeof__(type) *)kmalloc(sizeof(type), default_gfp(__VA_ARGS__)))
#define kzalloc_obj(type, ...) \
	((__typeof__(type) *)kzalloc(sizeof(type), default_gfp(__VA_ARGS__)))
#define kmalloc_objs(type, n, ...)                          \
	((__typeof__(type) *)kmalloc_array(n, sizeof(type), \
					   default_gfp(__VA_ARGS__)))
#define kzalloc_objs(type, n, ...) \
	((__typeof__(type) *)kcalloc(n, sizeof(type), default_gfp(__VA_ARGS__)))

DEFINE_FREE(kfree, void *, if (!IS_ERR_OR_NULL(_T)) kfree(_T))
DEFINE_FREE(kvfree, void *, if (!IS_ERR_OR_NULL(_T)) kvfree(_T))

/* ---- text and copies: NULL when there is no memory ----------------------- */

char *kstrdup(const char *s, gfp_t gfp);
const char *kstrdup_const(const char *s, gfp_t gfp);
void kfree_const(const void *x);
char *kstrndup(const char *s, size_t max, gfp_t gfp);
void *kmemdup(const void *src, size_t len, gfp_t gfp);
void *kmemdup_array(const void *src, size_t n, size_t size, gfp_t gfp);
char *kmemdup_nul(const char *s, size_t len, gfp_t gfp);
char *kasprintf(gfp_t gfp, const char *fmt, ...) __printf(2, 3);
char *kvasprintf(gfp_t gfp, const char *fmt, va_list args) __printf(2, 0);

/* ---- caches of objects of one size --------------------------------------- */

#define SLAB_HWCACHE_ALIGN      0x00002000U
#define SLAB_CACHE_DMA          0x00004000U
#define SLAB_PANIC              0x00040000U
#define SLAB_TYPESAFE_BY_RCU    0x00080000U
#define SLAB_MEM_SPREAD         0x00100000U
#define SLAB_RECLAIM_ACCOUNT    0x00020000U
#define SLAB_TEMPORARY          SLAB_RECLAIM_ACCOUNT
#define SLAB_ACCOUNT            0x04000000U
#define SLAB_POISON             0x00000800U
#define SLAB_RED_ZONE           0x00000400U
#define SLAB_CONSISTENCY_CHECKS 0x00000100U
#define SLAB_ATOMIC             GFP_ATOMIC
#define SLAB_KERNEL             GFP_KERNEL

struct kmem_cache;

/**
 * kmem_cache_create - make a cache
 * @name: for the log; it is copied
 * @align: 0: 8
 * @ctor: NULL, or what prepares every object that is allocated
 *
 * Kernels before 2.6.23 had a destructor as well: a sixth argument.
 *
 * Return: NULL without memory. Context: a task.
 */
struct kmem_cache *hrt_kmem_cache_create(const char *name, size_t size,
					 size_t align, slab_flags_t flags,
					 void (*ctor)(void *));
#define kmem_cache_create(name, size, align, flags, ctor, ...) \
	hrt_kmem_cache_create(name, size, align, flags, ctor)
#define kmem_cache_create_usercopy(name, size, align, flags, off, len, ctor) \
	((void)(off), (void)(len),                                           \
	 hrt_kmem_cache_create(name, size, align, flags, ctor))
#define KMEM_CACHE(__struct, __flags)                             \
	hrt_kmem_cache_create(#__struct, sizeof(struct __struct), \
			      __alignof__(struct __struct), __flags, NULL)

/* Says so in the log when objects are left; they leak. NULL is no error. */
void kmem_cache_destroy(struct kmem_cache *cache);
int kmem_cache_shrink(struct kmem_cache *cache);
void *kmem_cache_alloc(struct kmem_cache *cache, gfp_t flags);
void kmem_cache_free(struct kmem_cache *cache, void *objp);
unsigned int kmem_cache_size(struct kmem_cache *cache);

static inline void *kmem_cache_zalloc(struct kmem_cache *cache, gfp_t flags)
{
	return kmem_cache_alloc(cache, flags | __GFP_ZERO);
}

#define kmem_cache_alloc_node(cache, flags, node) \
	((void)(node), kmem_cache_alloc(cache, flags))

#endif
