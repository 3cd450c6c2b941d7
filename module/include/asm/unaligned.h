/* SPDX-License-Identifier: MIT */
/* Unaligned access, where it was until 6.12. */
#ifndef _ASM_UNALIGNED_H
#define _ASM_UNALIGNED_H

#include <linux/unaligned.h>

#endif
