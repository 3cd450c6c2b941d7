/* SPDX-License-Identifier: MIT */
/*
 * Which kernel a module is compiled for. The build passes it
 * (-DHRT_KERNEL_CODE=0x060100, from `--api 6.1`); 7.3 unless it says so.
 */
#ifndef _LINUX_VERSION_H
#define _LINUX_VERSION_H

#ifndef HRT_KERNEL_CODE
#define HRT_KERNEL_CODE 0x070300
#endif

#define LINUX_VERSION_CODE       HRT_KERNEL_CODE
#define LINUX_VERSION_MAJOR      ((HRT_KERNEL_CODE >> 16) & 0xff)
#define LINUX_VERSION_PATCHLEVEL ((HRT_KERNEL_CODE >> 8) & 0xff)
#define LINUX_VERSION_SUBLEVEL   (HRT_KERNEL_CODE & 0xff)

#define KERNEL_VERSION(a, b, c) \
	(((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))

/* What a distribution would add; modules test whether it is there. */
#define RHEL_RELEASE_VERSION(a, b) (((a) << 8) + (b))

#endif
