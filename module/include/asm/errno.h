/* SPDX-License-Identifier: MIT */
/* Error numbers under their machine's header name. */
#ifndef _ASM_ERRNO_H
#define _ASM_ERRNO_H

#include <linux/errno.h>

#endif
