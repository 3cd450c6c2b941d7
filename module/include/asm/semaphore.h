/* SPDX-License-Identifier: MIT */
/* Semaphores, where they were before 2.6.26: see <linux/semaphore.h>. */
#ifndef _ASM_SEMAPHORE_H
#define _ASM_SEMAPHORE_H

#include <linux/semaphore.h>

#endif
