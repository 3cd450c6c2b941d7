/* SPDX-License-Identifier: MIT */
/* Halves of a word. */
#ifndef _LINUX_WORDPART_H
#define _LINUX_WORDPART_H

#define upper_32_bits(n) ((u32)(((n) >> 16) >> 16))
#define lower_32_bits(n) ((u32)((n)&0xffffffff))
#define make_u64(hi, lo) ((u64)(u32)(hi) << 32 | (u32)(lo))
#define upper_16_bits(n) ((u16)((n) >> 16))
#define lower_16_bits(n) ((u16)((n)&0xffff))

#endif
