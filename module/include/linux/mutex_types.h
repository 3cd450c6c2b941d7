/* SPDX-License-Identifier: MIT */
/* struct mutex: see <linux/mutex.h>. */
#ifndef __LINUX_MUTEX_TYPES_H
#define __LINUX_MUTEX_TYPES_H

#include <linux/mutex.h>

#endif
