/* SPDX-License-Identifier: MIT */
/* Large memory. Context: a task. */
#ifndef _LINUX_VMALLOC_H
#define _LINUX_VMALLOC_H

#include <linux/types.h>
#include <linux/list.h>
#include <linux/gfp.h>
#include <linux/overflow.h>
#include <asm/page.h>

/* Whole pages, or NULL; a size of 0 gives NULL. */
void *vmalloc(unsigned long size);
void *vzalloc(unsigned long size);
void *vmalloc_user(unsigned long size);
#define vmalloc_node(size, node) ((void)(node), vmalloc(size))
#define vzalloc_node(size, node) ((void)(node), vzalloc(size))
#define vmalloc_32(size)         vmalloc(size)
#define __vmalloc(size, gfp, ...) \
	(((gfp)&__GFP_ZERO) ? vzalloc(size) : vmalloc(size))
void *vcalloc(size_t n, size_t size);
void *vmalloc_array(size_t n, size_t size);

/* Context: a task; NULL is no error. */
void vfree(const void *addr);
bool is_vmalloc_addr(const void *x);

#endif
