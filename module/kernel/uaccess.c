/* SPDX-License-Identifier: MIT */
/* Copies to and from memory that a module takes for a user's. */
#include <linux/err.h>
#include <linux/export.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

unsigned long copy_to_user(void __user *to, const void *from, unsigned long n)
{
	if (!to)
		return n;
	memcpy(to, from, n);
	return 0;
}
EXPORT_SYMBOL(copy_to_user);

/* What could not be read is zero, as in the kernel. */
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n)
{
	if (!from) {
		memset(to, 0, n);
		return n;
	}
	memcpy(to, from, n);
	return 0;
}
EXPORT_SYMBOL(copy_from_user);

unsigned long clear_user(void __user *to, unsigned long n)
{
	if (!to)
		return n;
	memset(to, 0, n);
	return 0;
}
EXPORT_SYMBOL(clear_user);

long strncpy_from_user(char *dst, const char __user *src, long count)
{
	size_t len;

	if (!src)
		return -EFAULT;
	len = strnlen(src, (size_t)count);
	memcpy(dst, src, len);
	if ((long)len < count)
		dst[len] = '\0';
	return (long)len;
}
EXPORT_SYMBOL(strncpy_from_user);

/* With its end; more than @n when it does not end before. */
long strnlen_user(const char __user *str, long n)
{
	return str ? (long)strnlen(str, (size_t)n) + 1 : 0;
}
EXPORT_SYMBOL(strnlen_user);

void *memdup_user_nul(const void __user *src, size_t len)
{
	char *copy;

	if (!src)
		return ERR_PTR(-EFAULT);
	copy = kmemdup_nul(src, len, GFP_KERNEL);
	return copy ? copy : ERR_PTR(-ENOMEM);
}
EXPORT_SYMBOL(memdup_user_nul);

void *memdup_user(const void __user *src, size_t len)
{
	void *copy;

	if (!src)
		return ERR_PTR(-EFAULT);
	copy = kmemdup(src, len, GFP_KERNEL);
	return copy ? copy : ERR_PTR(-ENOMEM);
}
EXPORT_SYMBOL(memdup_user);

char *strndup_user(const char __user *s, long n)
{
	long len = strnlen_user(s, n);

	if (!len)
		return ERR_PTR(-EFAULT);
	if (len > n)
		return ERR_PTR(-EINVAL);
	return memdup_user_nul(s, (size_t)len - 1);
}
EXPORT_SYMBOL(strndup_user);
