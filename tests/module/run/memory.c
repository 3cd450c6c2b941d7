// SPDX-License-Identifier: MIT
/* Memory: by the byte, by the page, by the object; and a user's. */
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>

struct object {
	int value;
	char text[20];
};

static void prepare(void *p)
{
	((struct object *)p)->value = 77;
}

static bool is_zero(const void *p, size_t size)
{
	return !memchr_inv(p, 0, size);
}

static void bytes(void)
{
	char *p = kzalloc(100, GFP_KERNEL), *q = kmalloc(4096, GFP_ATOMIC);

	pr_info("zeroed %d, aligned %d\n", is_zero(p, 100),
		!((unsigned long)q & 4095));
	memset(p, 'x', 100);
	p = krealloc(p, 200, GFP_KERNEL);
	pr_info("kept %d, size %d\n", p[99] == 'x', ksize(p) >= 200);
	kfree(p);
	kfree(q);
	pr_info("nothing %d\n", ZERO_OR_NULL_PTR(kmalloc(0, GFP_KERNEL)));
	pr_info("too much %d\n", !kmalloc(64 << 20, GFP_KERNEL));
	pr_info("overflow %d\n", !kmalloc_array(~0UL, 16, GFP_KERNEL));
	p = kasprintf(GFP_KERNEL, "%s-%d", "text", 5);
	q = kstrdup(p, GFP_KERNEL);
	pr_info("%s %s\n", p, q);
	kfree(p);
	kfree(q);
	p = kmemdup("abc", 4, GFP_KERNEL);
	pr_info("%s\n", p);
	kfree_sensitive(p);
	kfree(NULL);
}

static void pages(void)
{
	unsigned long addr = __get_free_page(GFP_KERNEL | __GFP_ZERO);
	struct page *page = alloc_pages(GFP_KERNEL, 2);
	void *v = vzalloc(100000), *exact = alloc_pages_exact(5000, GFP_KERNEL);

	pr_info("page %d, %d\n", PAGE_ALIGNED(addr),
		is_zero((void *)addr, PAGE_SIZE));
	pr_info("to and back %d\n", virt_to_page(page_address(page)) == page);
	pr_info("v %d, exact %d, order %d\n", is_zero(v, 100000),
		PAGE_ALIGNED(exact), get_order(5000));
	free_page(addr);
	__free_pages(page, 2);
	vfree(v);
	free_pages_exact(exact, 5000);
}

static void objects(void)
{
	struct kmem_cache *cache =
		kmem_cache_create("objects", sizeof(struct object), 0,
				  SLAB_HWCACHE_ALIGN, prepare);
	struct object *object = kmem_cache_alloc(cache, GFP_KERNEL);

	pr_info("prepared %d, aligned %d, size %u\n", object->value,
		!((unsigned long)object & 63), kmem_cache_size(cache));
	kmem_cache_free(cache, object);
	kmem_cache_destroy(cache);
	cache = KMEM_CACHE(object, 0);
	object = kmem_cache_zalloc(cache, GFP_KERNEL);
	pr_info("zero %d\n", object->value);
	kmem_cache_free(cache, object);
	kmem_cache_destroy(cache);
}

static void users(void)
{
	char buf[16] = "kernel";
	int value = 5;

	pr_info("to %lu\n", copy_to_user(buf, "user", 5));
	pr_info("%s\n", buf);
	pr_info("fault %lu\n", copy_from_user(buf, NULL, 3));
	pr_info("put %d\n", put_user(9, &value));
	pr_info("value %d, access %d\n", value, access_ok(buf, 4));
	pr_info("length %ld\n", strncpy_from_user(buf, "long text", 4));
}

static int __init memory_init(void)
{
	bytes();
	pages();
	objects();
	users();
	return 0;
}

static void __exit memory_exit(void)
{
}

module_init(memory_init);
module_exit(memory_exit);
MODULE_LICENSE("Dual MIT/GPL");
