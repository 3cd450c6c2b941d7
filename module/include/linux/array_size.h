/* SPDX-License-Identifier: MIT */
/* How many elements an array has. */
#ifndef _LINUX_ARRAY_SIZE_H
#define _LINUX_ARRAY_SIZE_H

#include <linux/compiler.h>

/* A pointer, which has no size to ask for, does not compile. */
#define ARRAY_SIZE(array) \
	(sizeof(array) / sizeof((array)[0]) + __must_be_array(array))

#endif
