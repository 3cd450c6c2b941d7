/* SPDX-License-Identifier: MIT */
/* Digits, for kstrto*(), simple_strto*() and sscanf(). */
#ifndef MODULE_KSTRTOX_H
#define MODULE_KSTRTOX_H

#include <linux/types.h>

struct digits {
	unsigned int base;
	unsigned int max; /* how many characters at most, the prefix included */
	unsigned long long value; /* modulo 2^64 when it did not fit */
	bool overflow;
};

/*
 * Settles base 0, skips a prefix, takes the digits.
 * Return: behind the last one; no digits when it is @s (or the prefix).
 */
const char *read_digits(const char *s, struct digits *d, bool *any);

#endif
