/* SPDX-License-Identifier: MIT */
/* Escaping, and sizes for people. */
#ifndef _LINUX_STRING_HELPERS_H
#define _LINUX_STRING_HELPERS_H

#include <linux/bits.h>
#include <linux/ctype.h>
#include <linux/string.h>
#include <linux/string_choices.h>
#include <linux/types.h>

/* Which characters are escaped, and how. */
#define ESCAPE_SPACE   BIT(0) /* \f \n \r \t \v */
#define ESCAPE_SPECIAL BIT(1) /* \" \\ \a \e */
#define ESCAPE_NULL    BIT(2) /* \0 */
#define ESCAPE_OCTAL   BIT(3) /* \ooo */
#define ESCAPE_ANY     (ESCAPE_SPACE | ESCAPE_OCTAL | ESCAPE_SPECIAL | ESCAPE_NULL)
#define ESCAPE_NP      BIT(4) /* only what cannot be printed */
#define ESCAPE_ANY_NP  (ESCAPE_ANY | ESCAPE_NP)
#define ESCAPE_HEX     BIT(5) /* \xhh */
#define ESCAPE_NA      BIT(6) /* only what is not ASCII */
#define ESCAPE_NAP     BIT(7) /* only what is not printable ASCII */
#define ESCAPE_APPEND  BIT(8) /* what @only names, too */

/**
 * string_escape_mem - bytes as text
 * @src: the bytes
 * @isz: how many
 * @dst: where the text goes; no zero closes it
 * @osz: its room; what is beyond it is left out
 * @flags: ESCAPE_*
 * @only: only these characters are escaped; NULL: all
 *
 * Return: the length that the whole text has.
 */
int string_escape_mem(const char *src, size_t isz, char *dst, size_t osz,
		      unsigned int flags, const char *only);

static inline int string_escape_mem_any_np(const char *src, size_t isz,
					   char *dst, size_t osz,
					   const char *only)
{
	return string_escape_mem(src, isz, dst, osz, ESCAPE_ANY_NP, only);
}

static inline int string_escape_str(const char *src, char *dst, size_t sz,
				    unsigned int flags, const char *only)
{
	return string_escape_mem(src, strlen(src), dst, sz, flags, only);
}

static inline void string_upper(char *dst, const char *src)
{
	do
		*dst++ = toupper(*src);
	while (*src++);
}

static inline void string_lower(char *dst, const char *src)
{
	do
		*dst++ = tolower(*src);
	while (*src++);
}

#endif
