/* SPDX-License-Identifier: MIT */
/* Memory: pages and allocations. There is no user memory to map. */
#ifndef _LINUX_MM_H
#define _LINUX_MM_H

#include <linux/errno.h>
#include <linux/bug.h>
#include <linux/list.h>
#include <linux/gfp.h>
#include <linux/mm_types.h>
#include <linux/slab.h>
#include <linux/sched.h>
#include <linux/vmalloc.h>

/* References to pages are not counted: who allocates one frees it. */
#define SetPageReserved(page)   ((void)(page))
#define ClearPageReserved(page) ((void)(page))

#endif
