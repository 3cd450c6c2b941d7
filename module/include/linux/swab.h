/* SPDX-License-Identifier: MIT */
/* Bytes in the other order. */
#ifndef _LINUX_SWAB_H
#define _LINUX_SWAB_H

#include <linux/types.h>

#define swab16(x)          ((__u16)__builtin_bswap16(x))
#define swab32(x)          ((__u32)__builtin_bswap32(x))
#define swab64(x)          ((__u64)__builtin_bswap64(x))
#define swab(x)            ((unsigned long)__builtin_bswap64(x))
#define __swab16           swab16
#define __swab32           swab32
#define __swab64           swab64
#define ___constant_swab16 swab16
#define ___constant_swab32 swab32
#define ___constant_swab64 swab64

/* The halves of 32 bits change places; the bytes of each half stay. */
#define swahw32(x) ((__u32)(((__u32)(x) << 16) | ((__u32)(x) >> 16)))
#define swahb32(x) \
	((__u32)((((x)&0x00ff00ffU) << 8) | (((x)&0xff00ff00U) >> 8)))

#define swab16p(p) swab16(*(p))
#define swab32p(p) swab32(*(p))
#define swab64p(p) swab64(*(p))
#define swab16s(p) ((void)(*(p) = swab16(*(p))))
#define swab32s(p) ((void)(*(p) = swab32(*(p))))
#define swab64s(p) ((void)(*(p) = swab64(*(p))))

static inline void swab16_array(u16 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		swab16s(buf);
}

static inline void swab32_array(u32 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		swab32s(buf);
}

#endif
