/* SPDX-License-Identifier: MIT */
/* 64-bit atomic counters: see <linux/atomic.h>. */
#ifndef _LINUX_ATOMIC64_H
#define _LINUX_ATOMIC64_H

#include <linux/atomic.h>

#endif
