/* SPDX-License-Identifier: MIT */
/* What the conversions of vsnprintf() share: the text that grows, a format. */
#ifndef MODULE_VSPRINTF_H
#define MODULE_VSPRINTF_H

#include <linux/stdarg.h>
#include <linux/types.h>

/* @len counts on where @size ends: it is what the caller is told. */
struct out {
	char *buf;
	size_t size;
	size_t len;
};

enum {
	FMT_LEFT = 1 << 0, /* - */
	FMT_PLUS = 1 << 1, /* + */
	FMT_SPACE = 1 << 2, /* the space */
	FMT_SPECIAL = 1 << 3, /* # */
	FMT_ZERO = 1 << 4, /* 0 */
	FMT_SIGN = 1 << 5, /* a signed number */
	FMT_UPPER = 1 << 6, /* digits above 9 in capitals */
};

struct spec {
	unsigned int flags;
	int width; /* -1 when not given */
	int precision; /* -1 when not given */
	int base;
	char qualifier; /* h l z t, H for hh, L for ll, 0 for none */
	char type; /* the letter of the conversion */
};

void out_char(struct out *o, char c);
void out_fill(struct out *o, char c, int count);
void out_digits(struct out *o, unsigned long long num, int base, int digits);
void out_number(struct out *o, unsigned long long num, struct spec spec);
/* @max of a string at most; padded to the width of @spec. */
void out_text(struct out *o, const char *s, size_t max, struct spec spec);
void out_string(struct out *o, const char *s, struct spec spec);
void out_error(struct out *o, const char *message, struct spec spec);
void out_format(struct out *o, const char *fmt, va_list args);

/* Return: what to print instead of what @ptr points to, NULL if it is sound. */
const char *bad_pointer(const void *ptr);

/* %p and the letters behind it, which begin at @ext. */
void out_pointer(struct out *o, const char *ext, const void *ptr,
		 struct spec spec);

#endif
