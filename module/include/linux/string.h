/* SPDX-License-Identifier: MIT */
/* Strings and memory. */
#ifndef _LINUX_STRING_H
#define _LINUX_STRING_H

#include <linux/args.h>
#include <linux/array_size.h>
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/overflow.h>
#include <linux/stdarg.h>
#include <linux/stddef.h>
#include <linux/types.h>

/* The compiler calls these four by itself: they are the C library's. */
void *memcpy(void *dst, const void *src, size_t len);
void *memmove(void *dst, const void *src, size_t len);
void *memset(void *dst, int byte, size_t len);
int memcmp(const void *a, const void *b, size_t len);

int bcmp(const void *a, const void *b, size_t len) __kernel_symbol(bcmp);
void *memchr(const void *s, int c, size_t n) __kernel_symbol(memchr);
/* The first byte that is not @c, or NULL. */
void *memchr_inv(const void *s, int c, size_t n);
/* The first that is @c, or the end. */
void *memscan(void *s, int c, size_t n);
void *memset16(u16 *s, u16 v, size_t count);
void *memset32(u32 *s, u32 v, size_t count);
void *memset64(u64 *s, u64 v, size_t count);
/* Zeroes that the optimizer leaves in. */
void memzero_explicit(void *s, size_t count);

size_t strlen(const char *s) __kernel_symbol(strlen);
size_t strnlen(const char *s, size_t max) __kernel_symbol(strnlen);
char *strcpy(char *dst, const char *src) __kernel_symbol(strcpy);
char *strncpy(char *dst, const char *src, size_t n) __kernel_symbol(strncpy);
char *stpcpy(char *dst, const char *src) __kernel_symbol(stpcpy);
char *strcat(char *dst, const char *src) __kernel_symbol(strcat);
char *strncat(char *dst, const char *src, size_t n) __kernel_symbol(strncat);
/* Until 6.7 and 7.0. Return: the length that the whole string has. */
size_t strlcpy(char *dst, const char *src, size_t size)
	__kernel_symbol(strlcpy);
size_t strlcat(char *dst, const char *src, size_t size)
	__kernel_symbol(strlcat);

/**
 * sized_strscpy - copy a string into a buffer of a size
 * @dst: always ends in a zero afterwards, unless @count is 0
 * @src: a string
 * @count: the size of the buffer
 *
 * Return: the length copied, or -E2BIG when it was cut or @count is 0.
 */
ssize_t sized_strscpy(char *dst, const char *src, size_t count);
/* The same, and zeroes up to the end of the buffer. */
ssize_t sized_strscpy_pad(char *dst, const char *src, size_t count);

/* The size may be left out for an array. */
#define __strscpy0(dst, src, ...) \
	sized_strscpy(dst, src, sizeof(dst) + __must_be_array(dst))
#define __strscpy1(dst, src, size) sized_strscpy(dst, src, size)
#define strscpy(dst, src, ...) \
	CONCATENATE(__strscpy, COUNT_ARGS(__VA_ARGS__))(dst, src, __VA_ARGS__)
#define __strscpy_pad0(dst, src, ...) \
	sized_strscpy_pad(dst, src, sizeof(dst) + __must_be_array(dst))
#define __strscpy_pad1(dst, src, size) sized_strscpy_pad(dst, src, size)
#define strscpy_pad(dst, src, ...)                          \
	CONCATENATE(__strscpy_pad, COUNT_ARGS(__VA_ARGS__)) \
	(dst, src, __VA_ARGS__)

/* From and to a field that need not end in a zero. */
void memcpy_and_pad(void *dst, size_t dst_len, const void *src, size_t count,
		    int pad);
#define strtomem(dst, src) \
	memcpy(dst, src, strnlen(src, sizeof(dst) + __must_be_array(dst)))
#define strtomem_pad(dst, src, pad)                                  \
	memcpy_and_pad(dst, sizeof(dst) + __must_be_array(dst), src, \
		       strnlen(src, sizeof(dst)), pad)
#define memtostr(dst, src)                                       \
	__memtostr(dst, sizeof(dst) + __must_be_array(dst), src, \
		   sizeof(src) + __must_be_array(src))
#define memtostr_pad(dst, src)                                      \
	do {                                                        \
		memset(dst, 0, sizeof(dst) + __must_be_array(dst)); \
		memtostr(dst, src);                                 \
	} while (0)
void __memtostr(char *dst, size_t size, const char *src, size_t max);

int strcmp(const char *a, const char *b) __kernel_symbol(strcmp);
int strncmp(const char *a, const char *b, size_t n) __kernel_symbol(strncmp);
int strcasecmp(const char *a, const char *b) __kernel_symbol(strcasecmp);
int strncasecmp(const char *a, const char *b, size_t n)
	__kernel_symbol(strncasecmp);
char *strchr(const char *s, int c) __kernel_symbol(strchr);
char *strchrnul(const char *s, int c) __kernel_symbol(strchrnul);
char *strnchrnul(const char *s, size_t count, int c);
char *strnchr(const char *s, size_t count, int c);
char *strrchr(const char *s, int c) __kernel_symbol(strrchr);
char *strstr(const char *s, const char *what) __kernel_symbol(strstr);
char *strnstr(const char *s, const char *what, size_t len);
char *strpbrk(const char *s, const char *set) __kernel_symbol(strpbrk);
size_t strspn(const char *s, const char *set) __kernel_symbol(strspn);
size_t strcspn(const char *s, const char *set) __kernel_symbol(strcspn);
/* Two separators in a row give an empty string. */
char *strsep(char **s, const char *set) __kernel_symbol(strsep);

char *skip_spaces(const char *s);
/* Ends @s before its trailing spaces. Return: behind its leading ones. */
char *strim(char *s);
#define strstrip(s) strim(s)
char *strreplace(char *s, char old, char new);

/* Return: the index of @string in an array that ends at @n or NULL; -EINVAL. */
int match_string(const char *const *array, size_t n, const char *string);
/* The same, where a newline at the end of @s makes no difference. */
int __sysfs_match_string(const char *const *array, size_t n, const char *s);
#define sysfs_match_string(array, s) \
	__sysfs_match_string(array, ARRAY_SIZE(array), s)
bool sysfs_streq(const char *s1, const char *s2);

static inline bool strstarts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* Return: the length of @prefix if @s starts with it, otherwise 0. */
static inline size_t str_has_prefix(const char *s, const char *prefix)
{
	size_t len = strlen(prefix);

	return strncmp(s, prefix, len) == 0 ? len : 0;
}

static inline bool mem_is_zero(const void *s, size_t n)
{
	return !memchr_inv(s, 0, n);
}

/* The part of a path behind its last slash. */
static inline const char *kbasename(const char *path)
{
	const char *tail = strrchr(path, '/');

	return tail ? tail + 1 : path;
}

#define memset_after(obj, v, member)                                     \
	memset((u8 *)(obj) + offsetofend(__typeof__(*(obj)), member), v, \
	       sizeof(*(obj)) - offsetofend(__typeof__(*(obj)), member))
#define memset_startat(obj, v, member)                                \
	memset((u8 *)(obj) + offsetof(__typeof__(*(obj)), member), v, \
	       sizeof(*(obj)) - offsetof(__typeof__(*(obj)), member))

/* Into memory of their own (see <linux/slab.h>); NULL when there is none. */
char *kstrdup(const char *s, gfp_t gfp);
const char *kstrdup_const(const char *s, gfp_t gfp);
char *kstrndup(const char *s, size_t max, gfp_t gfp);
void *kmemdup(const void *src, size_t len, gfp_t gfp);
char *kmemdup_nul(const char *s, size_t len, gfp_t gfp);
void kfree_const(const void *x);

/* What a program handed over: ERR_PTR() when it cannot be had. */
void *memdup_user(const void __user *src, size_t len);
#define vmemdup_user(src, len) memdup_user(src, len)
char *strndup_user(const char __user *s, long n);
void *memdup_user_nul(const void __user *src, size_t len);

#endif
