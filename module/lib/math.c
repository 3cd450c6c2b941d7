/* SPDX-License-Identifier: MIT */
/* Roots, powers and divisors of whole numbers. */
#include <linux/bitops.h>
#include <linux/gcd.h>
#include <linux/lcm.h>
#include <linux/math.h>
#include <linux/minmax.h>

/*
 * Bit by bit: @root is the root so far, doubled and in place, so that adding
 * @bit makes what @x must hold for the bit to be in it.
 */
static u64 root_of(u64 x)
{
	u64 root = 0;

	for (u64 bit = 1ULL << 62; bit; bit >>= 2) {
		u64 needed = root + bit;

		root >>= 1;
		if (x >= needed) {
			x -= needed;
			root += bit;
		}
	}
	return root;
}

unsigned long int_sqrt(unsigned long x)
{
	return root_of(x);
}

u32 int_sqrt64(u64 x)
{
	return root_of(x);
}

u64 int_pow(u64 base, unsigned int exp)
{
	u64 result = 1;

	for (; exp; exp >>= 1, base *= base)
		if (exp & 1)
			result *= base;
	return result;
}

unsigned long gcd(unsigned long a, unsigned long b)
{
	while (b) {
		unsigned long rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

unsigned long lcm(unsigned long a, unsigned long b)
{
	return a && b ? a / gcd(a, b) * b : 0;
}

unsigned long lcm_not_zero(unsigned long a, unsigned long b)
{
	return a && b ? lcm(a, b) : max(a, b);
}
