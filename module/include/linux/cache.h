/* SPDX-License-Identifier: MIT */
/* The line in which a cache keeps memory. */
#ifndef _LINUX_CACHE_H
#define _LINUX_CACHE_H

#include <linux/compiler_types.h>

#define L1_CACHE_SHIFT  6
#define L1_CACHE_BYTES  (1 << L1_CACHE_SHIFT)
#define SMP_CACHE_BYTES L1_CACHE_BYTES
#define L1_CACHE_ALIGN(x) \
	(((x) + L1_CACHE_BYTES - 1) & ~((__typeof__(x))L1_CACHE_BYTES - 1))

#define ____cacheline_aligned                 __aligned(SMP_CACHE_BYTES)
#define ____cacheline_aligned_in_smp          ____cacheline_aligned
#define __cacheline_aligned                   ____cacheline_aligned
#define __cacheline_aligned_in_smp            ____cacheline_aligned
#define ____cacheline_internodealigned_in_smp ____cacheline_aligned
#define cache_line_size()                     L1_CACHE_BYTES

#define __cacheline_group_begin(GROUP) __u8 __cacheline_group_begin__##GROUP[0]
#define __cacheline_group_end(GROUP)   __u8 __cacheline_group_end__##GROUP[0]

#endif
