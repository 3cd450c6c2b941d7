/* SPDX-License-Identifier: MIT */
/*
 * Chance that repeats: one generator (xoshiro256**, by Blackman and Vigna, who
 * gave it to all) for everybody, started from a seed.
 */
#include "module/module_host.h"

#include <linux/bitops.h>
#include <linux/random.h>
#include <linux/string.h>

static int lock;
static u64 state[4];
static bool seeded;

/* A generator of its own kind, so that no seed gives a state of zeroes. */
static u64 spread(u64 *seed)
{
	u64 x = *seed += 0x9e3779b97f4a7c15ULL;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ULL;
	x = (x ^ x >> 27) * 0x94d049bb133111ebULL;
	return x ^ x >> 31;
}

static void seed_state(u64 seed)
{
	for (int i = 0; i < 4; i++)
		state[i] = spread(&seed);
	seeded = true;
}

static void random_lock(void)
{
	while (__atomic_exchange_n(&lock, 1, __ATOMIC_ACQUIRE))
		;
}

static void random_unlock(void)
{
	__atomic_store_n(&lock, 0, __ATOMIC_RELEASE);
}

void module_random_seed(unsigned long long seed)
{
	random_lock();
	seed_state(seed);
	random_unlock();
}

static u64 next_random(void)
{
	u64 result = rol64(state[1] * 5, 7) * 9;
	u64 shifted = state[1] << 17;

	state[2] ^= state[0];
	state[3] ^= state[1];
	state[1] ^= state[2];
	state[0] ^= state[3];
	state[2] ^= shifted;
	state[3] = rol64(state[3], 45);
	return result;
}

unsigned long long module_random_u64(void)
{
	u64 result;

	random_lock();
	if (!seeded)
		seed_state(0);
	result = next_random();
	random_unlock();
	return result;
}

u64 get_random_u64(void)
{
	return module_random_u64();
}

u32 get_random_u32(void)
{
	return module_random_u64() >> 32;
}

u16 get_random_u16(void)
{
	return module_random_u64() >> 48;
}

u8 get_random_u8(void)
{
	return module_random_u64() >> 56;
}

void get_random_bytes(void *buf, size_t len)
{
	for (u8 *at = buf; len;) {
		u64 some = module_random_u64();
		size_t count = min(len, sizeof(some));

		memcpy(at, &some, count);
		at += count;
		len -= count;
	}
}

/*
 * The high half of the product is below @ceil. Of 2^32 values some come once
 * too often unless 2^32 % ceil of them are thrown away.
 */
u32 get_random_u32_below(u32 ceil)
{
	u32 reject = ceil ? -ceil % ceil : 0;
	u64 product;

	do
		product = (u64)get_random_u32() * ceil;
	while ((u32)product < reject);
	return product >> 32;
}

/* ---- a caller's own series --------------------------------------------- */

void prandom_seed_state(struct rnd_state *own, u64 seed)
{
	u64 a = spread(&seed), b = spread(&seed);

	own->s1 = a;
	own->s2 = a >> 32;
	own->s3 = b;
	own->s4 = b >> 32 | 1;
}

/* xoshiro128**, the same with 32 bits. */
u32 prandom_u32_state(struct rnd_state *own)
{
	u32 result = rol32(own->s2 * 5, 7) * 9;
	u32 shifted = own->s2 << 9;

	own->s3 ^= own->s1;
	own->s4 ^= own->s2;
	own->s2 ^= own->s3;
	own->s1 ^= own->s4;
	own->s3 ^= shifted;
	own->s4 = rol32(own->s4, 11);
	return result;
}

void prandom_bytes_state(struct rnd_state *own, void *buf, size_t nbytes)
{
	for (u8 *at = buf; nbytes;) {
		u32 some = prandom_u32_state(own);
		size_t count = min(nbytes, sizeof(some));

		memcpy(at, &some, count);
		at += count;
		nbytes -= count;
	}
}
