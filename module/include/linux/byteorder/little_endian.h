/* SPDX-License-Identifier: MIT */
/* The byte order of the machine: little. */
#ifndef _LINUX_BYTEORDER_LITTLE_ENDIAN_H
#define _LINUX_BYTEORDER_LITTLE_ENDIAN_H

#include <linux/byteorder/generic.h>

#endif
