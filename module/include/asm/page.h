/* SPDX-License-Identifier: MIT */
/* Pages: their size, and the way from their memory to them and back. */
#ifndef _ASM_PAGE_H
#define _ASM_PAGE_H

#include <linux/types.h>
#include <linux/const.h>

#define PAGE_SHIFT         12
#define PAGE_SIZE          (1UL << PAGE_SHIFT)
#define PAGE_MASK          (~(PAGE_SIZE - 1))
#define PAGE_ALIGN(addr)   (((addr) + PAGE_SIZE - 1) & PAGE_MASK)
#define PAGE_ALIGNED(addr) (!((unsigned long)(addr) & ~PAGE_MASK))
#define PAGE_OFFSET        0UL
#define offset_in_page(p)  ((unsigned long)(p) & ~PAGE_MASK)

/* A page is known by the address of its memory. */
#define virt_to_page(addr)    ((struct page *)((unsigned long)(addr)&PAGE_MASK))
#define page_address(page)    ((void *)(page))
#define page_to_virt(page)    ((void *)(page))
#define page_to_pfn(page)     ((unsigned long)(page) >> PAGE_SHIFT)
#define pfn_to_page(pfn)      ((struct page *)((unsigned long)(pfn) << PAGE_SHIFT))
#define page_to_phys(page)    ((phys_addr_t)(unsigned long)(page))
#define virt_to_phys(addr)    ((phys_addr_t)(unsigned long)(addr))
#define phys_to_virt(addr)    ((void *)(unsigned long)(addr))
#define __pa(x)               ((unsigned long)(x))
#define __va(x)               ((void *)(unsigned long)(x))
#define virt_addr_valid(addr) ((addr) != NULL)
#define clear_page(addr)      __builtin_memset((addr), 0, PAGE_SIZE)
#define copy_page(to, from)   __builtin_memcpy((to), (from), PAGE_SIZE)

/* Return: the order of so many bytes: the least n with 2^n pages >= size. */
static inline int get_order(unsigned long size)
{
	int order = 0;

	while (PAGE_SIZE << order < size)
		order++;
	return order;
}

#endif
