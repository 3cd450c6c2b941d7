/* SPDX-License-Identifier: MIT */
/* struct page: see <linux/gfp.h>. */
#ifndef _LINUX_MM_TYPES_H
#define _LINUX_MM_TYPES_H

#include <linux/gfp.h>

struct mm_struct;
struct vm_area_struct;

#endif
