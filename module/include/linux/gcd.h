/* SPDX-License-Identifier: MIT */
/* The greatest common divisor; of 0 and x it is x. */
#ifndef _LINUX_GCD_H
#define _LINUX_GCD_H

unsigned long gcd(unsigned long a, unsigned long b) __attribute__((const));

#endif
