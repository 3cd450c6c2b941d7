/* SPDX-License-Identifier: MIT */
/* Strings and memory, simply: <linux/string.h> says what each does. */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/string.h>

#define U _U
#define L _L
#define D _D
#define C _C
#define P _P
#define B (_S | _SP)
#define X _X

const unsigned char kernel_ctype[256] = {
	[0x00 ... 0x08] = C,
	[0x09 ... 0x0d] = C | _S,
	[0x0e ... 0x1f] = C,
	[' '] = B,
	['!' ... '/'] = P,
	['0' ... '9'] = D,
	[':' ... '@'] = P,
	['A' ... 'F'] = U | X,
	['G' ... 'Z'] = U,
	['[' ... '`'] = P,
	['a' ... 'f'] = L | X,
	['g' ... 'z'] = L,
	['{' ... '~'] = P,
	[0x7f] = C,
	[0xa0] = B,
	[0xa1 ... 0xbf] = P,
	[0xc0 ... 0xd6] = U,
	[0xd7] = P,
	[0xd8 ... 0xde] = U,
	[0xdf ... 0xf6] = L,
	[0xf7] = P,
	[0xf8 ... 0xff] = L,
};

#undef U
#undef L
#undef D
#undef C
#undef P
#undef B
#undef X

/* ---- memory ------------------------------------------------------------ */

int bcmp(const void *a, const void *b, size_t len)
{
	return memcmp(a, b, len);
}

void *memchr(const void *s, int c, size_t n)
{
	const unsigned char *p = s;

	for (; n--; p++)
		if (*p == (unsigned char)c)
			return (void *)p;
	return NULL;
}

void *memchr_inv(const void *s, int c, size_t n)
{
	const unsigned char *p = s;

	for (; n--; p++)
		if (*p != (unsigned char)c)
			return (void *)p;
	return NULL;
}

void *memscan(void *s, int c, size_t n)
{
	void *found = memchr(s, c, n);

	return found ? found : (char *)s + n;
}

void *memset16(u16 *s, u16 v, size_t count)
{
	for (size_t i = 0; i < count; i++)
		s[i] = v;
	return s;
}

void *memset32(u32 *s, u32 v, size_t count)
{
	for (size_t i = 0; i < count; i++)
		s[i] = v;
	return s;
}

void *memset64(u64 *s, u64 v, size_t count)
{
	for (size_t i = 0; i < count; i++)
		s[i] = v;
	return s;
}

void memzero_explicit(void *s, size_t count)
{
	memset(s, 0, count);
	barrier_data(s);
}

void memcpy_and_pad(void *dst, size_t dst_len, const void *src, size_t count,
		    int pad)
{
	count = min(count, dst_len);
	memcpy(dst, src, count);
	memset((char *)dst + count, pad, dst_len - count);
}

void __memtostr(char *dst, size_t size, const char *src, size_t max)
{
	size_t len = strnlen(src, min(max, size - 1));

	memcpy(dst, src, len);
	dst[len] = '\0';
}

/* ---- length and copies ------------------------------------------------- */

size_t strlen(const char *s)
{
	const char *end = s;

	while (*end)
		end++;
	return end - s;
}

size_t strnlen(const char *s, size_t max)
{
	size_t len = 0;

	while (len < max && s[len])
		len++;
	return len;
}

char *stpcpy(char *dst, const char *src)
{
	while ((*dst = *src++))
		dst++;
	return dst;
}

char *strcpy(char *dst, const char *src)
{
	stpcpy(dst, src);
	return dst;
}

/* Zeroes up to @n, or no zero at all. */
char *strncpy(char *dst, const char *src, size_t n)
{
	size_t len = strnlen(src, n);

	memcpy(dst, src, len);
	memset(dst + len, 0, n - len);
	return dst;
}

char *strcat(char *dst, const char *src)
{
	stpcpy(dst + strlen(dst), src);
	return dst;
}

char *strncat(char *dst, const char *src, size_t n)
{
	size_t at = strlen(dst), len = strnlen(src, n);

	memcpy(dst + at, src, len);
	dst[at + len] = '\0';
	return dst;
}

ssize_t sized_strscpy(char *dst, const char *src, size_t count)
{
	size_t len;

	if (WARN_ON_ONCE(count > INT_MAX) || !count)
		return -E2BIG;
	len = strnlen(src, count);
	memcpy(dst, src, min(len, count - 1));
	dst[min(len, count - 1)] = '\0';
	return len == count ? -E2BIG : (ssize_t)len;
}

ssize_t sized_strscpy_pad(char *dst, const char *src, size_t count)
{
	ssize_t len = sized_strscpy(dst, src, count);

	if (len >= 0)
		memset(dst + len, 0, count - len);
	return len;
}

size_t strlcpy(char *dst, const char *src, size_t size)
{
	if (size)
		__memtostr(dst, size, src, size);
	return strlen(src);
}

size_t strlcat(char *dst, const char *src, size_t size)
{
	size_t at = strnlen(dst, size);

	return at + strlcpy(dst + at, src, size - at);
}

/* ---- comparison -------------------------------------------------------- */

int strncmp(const char *a, const char *b, size_t n)
{
	for (; n--; a++, b++) {
		if (*a != *b)
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		if (!*a)
			break;
	}
	return 0;
}

int strcmp(const char *a, const char *b)
{
	return strncmp(a, b, SIZE_MAX);
}

int strncasecmp(const char *a, const char *b, size_t n)
{
	for (; n--; a++, b++) {
		int diff = tolower(*a) - tolower(*b);

		if (diff || !*a)
			return diff;
	}
	return 0;
}

int strcasecmp(const char *a, const char *b)
{
	return strncasecmp(a, b, SIZE_MAX);
}

bool sysfs_streq(const char *s1, const char *s2)
{
	while (*s1 && *s1 == *s2) {
		s1++;
		s2++;
	}
	if (*s1 == *s2)
		return true;
	if (!*s1)
		return *s2 == '\n' && !s2[1];
	return !*s2 && *s1 == '\n' && !s1[1];
}

int match_string(const char *const *array, size_t n, const char *string)
{
	for (size_t i = 0; i < n && array[i]; i++)
		if (!strcmp(array[i], string))
			return i;
	return -EINVAL;
}

int __sysfs_match_string(const char *const *array, size_t n, const char *s)
{
	for (size_t i = 0; i < n && array[i]; i++)
		if (sysfs_streq(array[i], s))
			return i;
	return -EINVAL;
}

/* ---- search ------------------------------------------------------------ */

char *strnchrnul(const char *s, size_t count, int c)
{
	while (count-- && *s && *s != (char)c)
		s++;
	return (char *)s;
}

char *strchrnul(const char *s, int c)
{
	return strnchrnul(s, SIZE_MAX, c);
}

char *strchr(const char *s, int c)
{
	s = strchrnul(s, c);
	return *s == (char)c ? (char *)s : NULL;
}

char *strnchr(const char *s, size_t count, int c)
{
	for (; count--; s++) {
		if (*s == (char)c)
			return (char *)s;
		if (!*s)
			break;
	}
	return NULL;
}

char *strrchr(const char *s, int c)
{
	const char *last = NULL;

	do
		if (*s == (char)c)
			last = s;
	while (*s++);
	return (char *)last;
}

char *strnstr(const char *s, const char *what, size_t len)
{
	size_t wanted = strlen(what);
	size_t left = strnlen(s, len);

	for (; left >= wanted; s++, left--)
		if (!memcmp(s, what, wanted))
			return (char *)s;
	return NULL;
}

char *strstr(const char *s, const char *what)
{
	return strnstr(s, what, SIZE_MAX);
}

size_t strcspn(const char *s, const char *set)
{
	size_t len = 0;

	while (s[len] && !strchr(set, s[len]))
		len++;
	return len;
}

size_t strspn(const char *s, const char *set)
{
	size_t len = 0;

	while (s[len] && strchr(set, s[len]))
		len++;
	return len;
}

char *strpbrk(const char *s, const char *set)
{
	s += strcspn(s, set);
	return *s ? (char *)s : NULL;
}

char *strsep(char **s, const char *set)
{
	char *start = *s, *end;

	if (!start)
		return NULL;
	end = strpbrk(start, set);
	if (end)
		*end++ = '\0';
	*s = end;
	return start;
}

/* ---- trimming ---------------------------------------------------------- */

char *skip_spaces(const char *s)
{
	while (isspace(*s))
		s++;
	return (char *)s;
}

char *strim(char *s)
{
	size_t len = strlen(s);

	while (len && isspace(s[len - 1]))
		len--;
	s[len] = '\0';
	return skip_spaces(s);
}

char *strreplace(char *s, char old, char new)
{
	for (char *at = s; *at; at++)
		if (*at == old)
			*at = new;
	return s;
}
