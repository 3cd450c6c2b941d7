/* SPDX-License-Identifier: MIT */
/* The cache line, under its machine's header name. */
#ifndef _ASM_CACHE_H
#define _ASM_CACHE_H

#include <linux/cache.h>

#endif
