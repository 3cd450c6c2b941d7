/* SPDX-License-Identifier: MIT */
/* Random numbers that a caller seeds itself, and the old names of others. */
#ifndef _LINUX_PRANDOM_H
#define _LINUX_PRANDOM_H

#include <linux/math.h>
#include <linux/random.h>
#include <linux/types.h>

struct rnd_state {
	u32 s1, s2, s3, s4;
};

void prandom_seed_state(struct rnd_state *state, u64 seed);
u32 prandom_u32_state(struct rnd_state *state);
void prandom_bytes_state(struct rnd_state *state, void *buf, size_t nbytes);

/* Gone since 6.1 and 6.2. */
static inline u32 prandom_u32(void)
{
	return get_random_u32();
}

static inline u32 prandom_u32_max(u32 ceil)
{
	return ceil ? get_random_u32_below(ceil) : 0;
}

static inline void prandom_bytes(void *buf, size_t nbytes)
{
	get_random_bytes(buf, nbytes);
}

static inline u32 random32(void)
{
	return get_random_u32();
}

static inline u32 net_random(void)
{
	return get_random_u32();
}

/* The next of a series; each follows from the last. */
static inline u32 next_pseudo_random32(u32 seed)
{
	return seed * 1664525 + 1013904223;
}

#endif
