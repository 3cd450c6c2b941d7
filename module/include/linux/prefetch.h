/* SPDX-License-Identifier: MIT */
/* Hints to the cache: see <asm/processor.h>. */
#ifndef _LINUX_PREFETCH_H
#define _LINUX_PREFETCH_H

#include <asm/processor.h>

#endif
