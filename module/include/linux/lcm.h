/* SPDX-License-Identifier: MIT */
/* The least common multiple; of 0 and x it is 0, or x where said. */
#ifndef _LINUX_LCM_H
#define _LINUX_LCM_H

unsigned long lcm(unsigned long a, unsigned long b) __attribute__((const));
unsigned long lcm_not_zero(unsigned long a, unsigned long b)
	__attribute__((const));

#endif
