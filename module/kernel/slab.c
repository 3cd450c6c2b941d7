/* SPDX-License-Identifier: MIT */
/*
 * Memory for modules, from the C library. Every allocation and every free
 * passes allocate() and release().
 */
#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/log2.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

/* Of the C library. */
extern void *aligned_alloc(size_t alignment, size_t size);
extern void *malloc(size_t size);
extern void free(void *ptr);
extern size_t malloc_usable_size(void *ptr);

/* ---- the one place ------------------------------------------------------- */

static void might_alloc(gfp_t flags)
{
	might_sleep_if(gfpflags_allow_blocking(flags));
}

static void *allocate(size_t size, size_t align, gfp_t flags)
{
	void *p;

	might_alloc(flags);
	if (align <= 16)
		p = malloc(size);
	else
		p = aligned_alloc(align, ALIGN(size, align));
	if (p && (flags & __GFP_ZERO))
		memset(p, 0, size);
	return p;
}

static void release(const void *p)
{
	free((void *)p);
}

/* ---- any size ------------------------------------------------------------ */

/* A size that is a power of two is aligned to itself, as the kernel has it. */
static size_t natural_align(size_t size)
{
	return is_power_of_2(size) && size <= PAGE_SIZE ? size : 16;
}

void *kmalloc(size_t size, gfp_t flags)
{
	if (!size)
		return ZERO_SIZE_PTR;
	if (size > KMALLOC_MAX_SIZE)
		return NULL;
	return allocate(size, natural_align(size), flags);
}
EXPORT_SYMBOL(kmalloc);

void *kmalloc_array(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (check_mul_overflow(n, size, &bytes))
		return NULL;
	return kmalloc(bytes, flags);
}
EXPORT_SYMBOL(kmalloc_array);

void kfree(const void *objp)
{
	if (!ZERO_OR_NULL_PTR(objp))
		release(objp);
}
EXPORT_SYMBOL(kfree);

size_t ksize(const void *objp)
{
	return ZERO_OR_NULL_PTR(objp) ? 0 : malloc_usable_size((void *)objp);
}
EXPORT_SYMBOL(ksize);

void kfree_sensitive(const void *objp)
{
	size_t size = ksize(objp);

	if (size) {
		memset((void *)objp, 0, size);
		OPTIMIZER_HIDE_VAR(objp);
	}
	kfree(objp);
}
EXPORT_SYMBOL(kfree_sensitive);

void *krealloc(const void *p, size_t new_size, gfp_t flags)
{
	size_t old_size = ksize(p);
	void *copy;

	if (!new_size) {
		kfree(p);
		return ZERO_SIZE_PTR;
	}
	copy = kmalloc(new_size, flags);
	if (copy && old_size) {
		memcpy(copy, p, min(old_size, new_size));
		kfree(p);
	}
	return copy;
}
EXPORT_SYMBOL(krealloc);

void *krealloc_array(void *p, size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (check_mul_overflow(n, size, &bytes))
		return NULL;
	return krealloc(p, bytes, flags);
}
EXPORT_SYMBOL(krealloc_array);

void *kvmalloc(size_t size, gfp_t flags)
{
	return size ? allocate(size, natural_align(size), flags)
		    : ZERO_SIZE_PTR;
}
EXPORT_SYMBOL(kvmalloc);

void *kvmalloc_array(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (check_mul_overflow(n, size, &bytes))
		return NULL;
	return kvmalloc(bytes, flags);
}
EXPORT_SYMBOL(kvmalloc_array);

void kvfree(const void *addr)
{
	kfree(addr);
}
EXPORT_SYMBOL(kvfree);

void *vmalloc(unsigned long size)
{
	if (!size)
		return NULL;
	return allocate(PAGE_ALIGN(size), PAGE_SIZE, GFP_KERNEL);
}
EXPORT_SYMBOL(vmalloc);

void *vzalloc(unsigned long size)
{
	if (!size)
		return NULL;
	return allocate(PAGE_ALIGN(size), PAGE_SIZE, GFP_KERNEL | __GFP_ZERO);
}
EXPORT_SYMBOL(vzalloc);

void *vmalloc_user(unsigned long size)
{
	return vzalloc(size);
}
EXPORT_SYMBOL(vmalloc_user);

void *vmalloc_array(size_t n, size_t size)
{
	size_t bytes;

	return check_mul_overflow(n, size, &bytes) ? NULL : vmalloc(bytes);
}
EXPORT_SYMBOL(vmalloc_array);

void *vcalloc(size_t n, size_t size)
{
	size_t bytes;

	return check_mul_overflow(n, size, &bytes) ? NULL : vzalloc(bytes);
}
EXPORT_SYMBOL(vcalloc);

void vfree(const void *addr)
{
	kfree(addr);
}
EXPORT_SYMBOL(vfree);

/* Nothing tells the two kinds apart: kfree() and vfree() take either. */
bool is_vmalloc_addr(const void *x)
{
	(void)x;
	return false;
}
EXPORT_SYMBOL(is_vmalloc_addr);

/* ---- pages --------------------------------------------------------------- */

#define MAX_PAGE_ORDER 10

unsigned long __get_free_pages(gfp_t gfp, unsigned int order)
{
	size_t size = PAGE_SIZE << order;

	if (order > MAX_PAGE_ORDER)
		return 0;
	return (unsigned long)allocate(size, size, gfp);
}
EXPORT_SYMBOL(__get_free_pages);

unsigned long get_zeroed_page(gfp_t gfp)
{
	return __get_free_pages(gfp | __GFP_ZERO, 0);
}
EXPORT_SYMBOL(get_zeroed_page);

void free_pages(unsigned long addr, unsigned int order)
{
	(void)order;
	kfree((void *)addr);
}
EXPORT_SYMBOL(free_pages);

struct page *alloc_pages(gfp_t gfp, unsigned int order)
{
	return (struct page *)__get_free_pages(gfp, order);
}
EXPORT_SYMBOL(alloc_pages);

void __free_pages(struct page *page, unsigned int order)
{
	free_pages((unsigned long)page, order);
}
EXPORT_SYMBOL(__free_pages);

void *alloc_pages_exact(size_t size, gfp_t gfp)
{
	return size ? allocate(PAGE_ALIGN(size), PAGE_SIZE, gfp) : NULL;
}
EXPORT_SYMBOL(alloc_pages_exact);

void free_pages_exact(void *virt, size_t size)
{
	(void)size;
	kfree(virt);
}
EXPORT_SYMBOL(free_pages_exact);

/* ---- caches -------------------------------------------------------------- */

struct kmem_cache {
	const char *name;
	size_t size, align;
	void (*ctor)(void *);
	atomic_t objects; /* that are not freed yet */
};

struct kmem_cache *hrt_kmem_cache_create(const char *name, size_t size,
					 size_t align, slab_flags_t flags,
					 void (*ctor)(void *))
{
	struct kmem_cache *cache = kzalloc(sizeof(*cache), GFP_KERNEL);

	if (!cache)
		return NULL;
	if (flags & SLAB_HWCACHE_ALIGN)
		align = max_t(size_t, align, SMP_CACHE_BYTES);
	cache->name = kstrdup_const(name, GFP_KERNEL);
	cache->size = size;
	cache->align = max_t(size_t, align, ARCH_KMALLOC_MINALIGN);
	cache->ctor = ctor;
	return cache;
}
EXPORT_SYMBOL(hrt_kmem_cache_create);

void kmem_cache_destroy(struct kmem_cache *cache)
{
	if (!cache)
		return;
	WARN(atomic_read(&cache->objects),
	     "kmem_cache_destroy %s: Slab cache still has objects when called from %pS",
	     cache->name, __builtin_return_address(0));
	kfree_const(cache->name);
	kfree(cache);
}
EXPORT_SYMBOL(kmem_cache_destroy);

int kmem_cache_shrink(struct kmem_cache *cache)
{
	(void)cache;
	return 0;
}
EXPORT_SYMBOL(kmem_cache_shrink);

void *kmem_cache_alloc(struct kmem_cache *cache, gfp_t flags)
{
	void *object = allocate(cache->size, cache->align, flags);

	if (!object)
		return NULL;
	atomic_inc(&cache->objects);
	if (cache->ctor)
		cache->ctor(object);
	return object;
}
EXPORT_SYMBOL(kmem_cache_alloc);

void kmem_cache_free(struct kmem_cache *cache, void *objp)
{
	if (!objp)
		return;
	atomic_dec(&cache->objects);
	release(objp);
}
EXPORT_SYMBOL(kmem_cache_free);

unsigned int kmem_cache_size(struct kmem_cache *cache)
{
	return (unsigned int)cache->size;
}
EXPORT_SYMBOL(kmem_cache_size);

/* ---- copies -------------------------------------------------------------- */

void *kmemdup(const void *src, size_t len, gfp_t gfp)
{
	void *copy = kmalloc(len, gfp);

	if (copy)
		memcpy(copy, src, len);
	return copy;
}
EXPORT_SYMBOL(kmemdup);

void *kmemdup_array(const void *src, size_t n, size_t size, gfp_t gfp)
{
	size_t bytes;

	return check_mul_overflow(n, size, &bytes) ? NULL
						   : kmemdup(src, bytes, gfp);
}
EXPORT_SYMBOL(kmemdup_array);

char *kmemdup_nul(const char *s, size_t len, gfp_t gfp)
{
	char *copy = s ? kmalloc(len + 1, gfp) : NULL;

	if (copy) {
		memcpy(copy, s, len);
		copy[len] = '\0';
	}
	return copy;
}
EXPORT_SYMBOL(kmemdup_nul);

char *kstrdup(const char *s, gfp_t gfp)
{
	return s ? kmemdup_nul(s, strlen(s), gfp) : NULL;
}
EXPORT_SYMBOL(kstrdup);

char *kstrndup(const char *s, size_t max, gfp_t gfp)
{
	return s ? kmemdup_nul(s, strnlen(s, max), gfp) : NULL;
}
EXPORT_SYMBOL(kstrndup);

const char *kstrdup_const(const char *s, gfp_t gfp)
{
	return kstrdup(s, gfp);
}
EXPORT_SYMBOL(kstrdup_const);

void kfree_const(const void *x)
{
	kfree(x);
}
EXPORT_SYMBOL(kfree_const);

char *kvasprintf(gfp_t gfp, const char *fmt, va_list args)
{
	va_list again;
	char *text;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	text = kmalloc((size_t)len + 1, gfp);
	if (text)
		vsnprintf(text, (size_t)len + 1, fmt, args);
	return text;
}
EXPORT_SYMBOL(kvasprintf);

char *kasprintf(gfp_t gfp, const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = kvasprintf(gfp, fmt, args);
	va_end(args);
	return text;
}
EXPORT_SYMBOL(kasprintf);
