/* SPDX-License-Identifier: MIT */
/* Strings under their machine's header name. */
#ifndef _ASM_STRING_H
#define _ASM_STRING_H

#include <linux/string.h>

#endif
