/* SPDX-License-Identifier: MIT */
/* BUG() and WARN() under their machine's header name. */
#ifndef _ASM_BUG_H
#define _ASM_BUG_H

#include <linux/bug.h>

#endif
