/* SPDX-License-Identifier: MIT */
/* How memory is asked for, and memory by the page. */
#ifndef __LINUX_GFP_H
#define __LINUX_GFP_H

#include <linux/types.h>
#include <linux/numa.h>
#include <asm/page.h>

#define __GFP_DMA            ((gfp_t)0x01u)
#define __GFP_HIGHMEM        ((gfp_t)0x02u)
#define __GFP_DMA32          ((gfp_t)0x04u)
#define __GFP_MOVABLE        ((gfp_t)0x08u)
#define __GFP_RECLAIMABLE    ((gfp_t)0x10u)
#define __GFP_HIGH           ((gfp_t)0x20u)
#define __GFP_IO             ((gfp_t)0x40u)
#define __GFP_FS             ((gfp_t)0x80u)
#define __GFP_ZERO           ((gfp_t)0x100u)
#define __GFP_DIRECT_RECLAIM ((gfp_t)0x400u)
#define __GFP_KSWAPD_RECLAIM ((gfp_t)0x800u)
#define __GFP_WRITE          ((gfp_t)0x1000u)
#define __GFP_NOWARN         ((gfp_t)0x2000u)
#define __GFP_RETRY_MAYFAIL  ((gfp_t)0x4000u)
#define __GFP_NOFAIL         ((gfp_t)0x8000u)
#define __GFP_NORETRY        ((gfp_t)0x10000u)
#define __GFP_MEMALLOC       ((gfp_t)0x20000u)
#define __GFP_COMP           ((gfp_t)0x40000u)
#define __GFP_NOMEMALLOC     ((gfp_t)0x80000u)
#define __GFP_HARDWALL       ((gfp_t)0x100000u)
#define __GFP_THISNODE       ((gfp_t)0x200000u)
#define __GFP_ACCOUNT        ((gfp_t)0x400000u)
#define __GFP_RECLAIM        (__GFP_DIRECT_RECLAIM | __GFP_KSWAPD_RECLAIM)
#define __GFP_WAIT           __GFP_DIRECT_RECLAIM
#define __GFP_REPEAT         __GFP_RETRY_MAYFAIL
#define __GFP_COLD           ((gfp_t)0)

#define GFP_ATOMIC           (__GFP_HIGH | __GFP_KSWAPD_RECLAIM)
#define GFP_KERNEL           (__GFP_RECLAIM | __GFP_IO | __GFP_FS)
#define GFP_KERNEL_ACCOUNT   (GFP_KERNEL | __GFP_ACCOUNT)
#define GFP_NOWAIT           (__GFP_KSWAPD_RECLAIM)
#define GFP_NOIO             (__GFP_RECLAIM)
#define GFP_NOFS             (__GFP_RECLAIM | __GFP_IO)
#define GFP_USER             (GFP_KERNEL | __GFP_HARDWALL)
#define GFP_HIGHUSER         (GFP_USER | __GFP_HIGHMEM)
#define GFP_HIGHUSER_MOVABLE (GFP_HIGHUSER | __GFP_MOVABLE)
#define GFP_DMA              __GFP_DMA
#define GFP_DMA32            __GFP_DMA32

/* Return: whether the caller is ready to sleep for it. */
static inline bool gfpflags_allow_blocking(const gfp_t flags)
{
	return flags & __GFP_DIRECT_RECLAIM;
}

/*
 * 2^order pages in a row, aligned to their size. A page is known by the
 * address of its memory: see page_address().
 */
struct page;

struct page *alloc_pages(gfp_t gfp, unsigned int order);
void __free_pages(struct page *page, unsigned int order);
unsigned long __get_free_pages(gfp_t gfp, unsigned int order);
unsigned long get_zeroed_page(gfp_t gfp);
void free_pages(unsigned long addr, unsigned int order);
void *alloc_pages_exact(size_t size, gfp_t gfp);
void free_pages_exact(void *virt, size_t size);

#define alloc_page(gfp)                   alloc_pages(gfp, 0)
#define alloc_pages_node(nid, gfp, order) ((void)(nid), alloc_pages(gfp, order))
#define __free_page(page)                 __free_pages(page, 0)
#define __get_free_page(gfp)              __get_free_pages(gfp, 0)
#define __get_dma_pages(gfp, order)       __get_free_pages((gfp) | GFP_DMA, order)
#define free_page(addr)                   free_pages(addr, 0)

#endif
