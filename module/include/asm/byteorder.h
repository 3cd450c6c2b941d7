/* SPDX-License-Identifier: MIT */
/* The byte order of the machine: little. */
#ifndef _ASM_BYTEORDER_H
#define _ASM_BYTEORDER_H

#include <linux/byteorder/generic.h>

#endif
