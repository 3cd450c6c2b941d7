/* SPDX-License-Identifier: MIT */
/* The name of the kernel that a module is compiled for, as uname -r has it. */
#ifndef _GENERATED_UTSRELEASE_H
#define _GENERATED_UTSRELEASE_H

#include <linux/version.h>

#if HRT_KERNEL_CODE >= 0x070300
#define UTS_RELEASE "7.3.0-hrtimer"
#elif HRT_KERNEL_CODE >= 0x060100
#define UTS_RELEASE "6.1.0-hrtimer"
#else
#define UTS_RELEASE "2.6.16-hrtimer"
#endif

#endif
