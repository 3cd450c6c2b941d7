/* SPDX-License-Identifier: MIT */
/* The attributes' own header; here they live with the other marks. */
#ifndef _LINUX_COMPILER_ATTRIBUTES_H
#define _LINUX_COMPILER_ATTRIBUTES_H

#include <linux/compiler_types.h>

#endif
