/* SPDX-License-Identifier: MIT */
/* The types that code which names its locks declares. */
#ifndef _LINUX_LOCKDEP_TYPES_H
#define _LINUX_LOCKDEP_TYPES_H

#include <linux/types.h>

struct lock_class_key {
	char unused;
};

struct lockdep_map {
	const char *name;
};

#endif
