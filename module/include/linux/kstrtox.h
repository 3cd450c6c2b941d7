/* SPDX-License-Identifier: MIT */
/*
 * Numbers from text.
 *
 * kstrto*() take the whole string or nothing: an optional sign, digits, an
 * optional newline. @base 0 reads the prefix (0x, 0) as C does. They return 0,
 * -ERANGE (digits, but too many), or -EINVAL (anything else), and write the
 * result only on 0.
 */
#ifndef _LINUX_KSTRTOX_H
#define _LINUX_KSTRTOX_H

#include <linux/compiler.h>
#include <linux/types.h>

int __must_check kstrtoull(const char *s, unsigned int base,
			   unsigned long long *res);
int __must_check kstrtoll(const char *s, unsigned int base, long long *res);
int __must_check kstrtoul(const char *s, unsigned int base, unsigned long *res);
int __must_check kstrtol(const char *s, unsigned int base, long *res);
int __must_check kstrtouint(const char *s, unsigned int base,
			    unsigned int *res);
int __must_check kstrtoint(const char *s, unsigned int base, int *res);
int __must_check kstrtou16(const char *s, unsigned int base, u16 *res);
int __must_check kstrtos16(const char *s, unsigned int base, s16 *res);
int __must_check kstrtou8(const char *s, unsigned int base, u8 *res);
int __must_check kstrtos8(const char *s, unsigned int base, s8 *res);

/* Looks at the start only: 1 0 y n t f e d on off, in either case. */
int __must_check kstrtobool(const char *s, bool *res);

#define kstrtou64(s, base, res) kstrtoull(s, base, res)
#define kstrtos64(s, base, res) kstrtoll(s, base, res)
#define kstrtou32(s, base, res) kstrtouint(s, base, res)
#define kstrtos32(s, base, res) kstrtoint(s, base, res)

/* The same from @count bytes of a program; also -EFAULT. */
int __must_check kstrtoull_from_user(const char __user *s, size_t count,
				     unsigned int base,
				     unsigned long long *res);
int __must_check kstrtoll_from_user(const char __user *s, size_t count,
				    unsigned int base, long long *res);
int __must_check kstrtoul_from_user(const char __user *s, size_t count,
				    unsigned int base, unsigned long *res);
int __must_check kstrtol_from_user(const char __user *s, size_t count,
				   unsigned int base, long *res);
int __must_check kstrtouint_from_user(const char __user *s, size_t count,
				      unsigned int base, unsigned int *res);
int __must_check kstrtoint_from_user(const char __user *s, size_t count,
				     unsigned int base, int *res);
int __must_check kstrtou16_from_user(const char __user *s, size_t count,
				     unsigned int base, u16 *res);
int __must_check kstrtos16_from_user(const char __user *s, size_t count,
				     unsigned int base, s16 *res);
int __must_check kstrtou8_from_user(const char __user *s, size_t count,
				    unsigned int base, u8 *res);
int __must_check kstrtos8_from_user(const char __user *s, size_t count,
				    unsigned int base, s8 *res);
int __must_check kstrtobool_from_user(const char __user *s, size_t count,
				      bool *res);

#define kstrtou64_from_user(s, n, base, res) \
	kstrtoull_from_user(s, n, base, res)
#define kstrtos64_from_user(s, n, base, res) kstrtoll_from_user(s, n, base, res)
#define kstrtou32_from_user(s, n, base, res) \
	kstrtouint_from_user(s, n, base, res)
#define kstrtos32_from_user(s, n, base, res) \
	kstrtoint_from_user(s, n, base, res)

/* As far as there are digits; no range, no error. @endp: where it stopped. */
unsigned long long simple_strtoull(const char *s, char **endp,
				   unsigned int base);
long long simple_strtoll(const char *s, char **endp, unsigned int base);
unsigned long simple_strtoul(const char *s, char **endp, unsigned int base);
long simple_strtol(const char *s, char **endp, unsigned int base);

/* Until 3.18 and 5.x. */
#define strict_strtoul(s, base, res)  kstrtoul(s, base, res)
#define strict_strtol(s, base, res)   kstrtol(s, base, res)
#define strict_strtoull(s, base, res) kstrtoull(s, base, res)
#define strict_strtoll(s, base, res)  kstrtoll(s, base, res)

static inline int strtobool(const char *s, bool *res)
{
	return kstrtobool(s, res);
}

#endif
