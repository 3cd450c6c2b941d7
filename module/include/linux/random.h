/* SPDX-License-Identifier: MIT */
/*
 * Numbers by chance. All of them follow from one seed, so that a run repeats;
 * nothing here is fit for a secret.
 */
#ifndef _LINUX_RANDOM_H
#define _LINUX_RANDOM_H

#include <linux/bug.h>
#include <linux/kernel.h>
#include <linux/once.h>
#include <linux/types.h>

void get_random_bytes(void *buf, size_t len);
u8 get_random_u8(void);
u16 get_random_u16(void);
u32 get_random_u32(void);
u64 get_random_u64(void);

static inline unsigned long get_random_long(void)
{
	return get_random_u64();
}

static inline unsigned int get_random_int(void)
{
	return get_random_u32();
}

static inline int get_random_bytes_wait(void *buf, size_t len)
{
	get_random_bytes(buf, len);
	return 0;
}

/* 0 <= result < @ceil, each as likely as the others; @ceil is not 0. */
u32 get_random_u32_below(u32 ceil);

/* @floor < result */
static inline u32 get_random_u32_above(u32 floor)
{
	return floor + 1 + get_random_u32_below(~floor);
}

/* @floor <= result <= @ceil */
static inline u32 get_random_u32_inclusive(u32 floor, u32 ceil)
{
	if (ceil - floor == ~0U)
		return get_random_u32();
	return floor + get_random_u32_below(ceil - floor + 1);
}

static inline void add_device_randomness(const void *buf, size_t len)
{
	(void)buf;
	(void)len;
}

static inline bool rng_is_initialized(void)
{
	return true;
}

static inline int wait_for_random_bytes(void)
{
	return 0;
}

#include <linux/prandom.h>

#endif
