/* SPDX-License-Identifier: MIT */
/*
 * The printf family. It differs from C's, as the kernel's does: %p has a
 * language of its own (vsprintf_pointer.c), there is no floating point, a
 * zero is a digit whatever the precision, and %n ends the text.
 */
#include "vsprintf.h"

#include <asm/page.h>
#include <linux/bug.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/sysfs.h>

/* Bounds of the kernel's format: beyond them a number is cut. */
#define WIDTH_MAX     ((1 << 23) - 1)
#define PRECISION_MAX ((1 << 15) - 1)

void out_char(struct out *o, char c)
{
	if (o->len < o->size)
		o->buf[o->len] = c;
	o->len++;
}

void out_fill(struct out *o, char c, int count)
{
	while (count-- > 0)
		out_char(o, c);
}

/* The digits of @num, last first. 64 bits of base 8 are 22. */
static int digits_of(unsigned long long num, int base, bool upper,
		     char digits[24])
{
	const char *set = upper ? hex_asc_upper : hex_asc;
	int count = 0;

	do
		digits[count++] = set[num % base];
	while (num /= base);
	return count;
}

/* At least so many digits; the sign, the prefix and the padding are others'. */
static void out_reversed(struct out *o, const char *digits, int count,
			 int least)
{
	out_fill(o, '0', least - count);
	while (count--)
		out_char(o, digits[count]);
}

void out_digits(struct out *o, unsigned long long num, int base, int least)
{
	char digits[24];

	out_reversed(o, digits, digits_of(num, base, false, digits), least);
}

static char sign_of(unsigned long long num, unsigned int flags)
{
	if (!(flags & FMT_SIGN))
		return 0;
	if ((long long)num < 0)
		return '-';
	if (flags & FMT_PLUS)
		return '+';
	return flags & FMT_SPACE ? ' ' : 0;
}

/* Unlike in C, 0 in hexadecimal has its prefix. */
static const char *prefix_of(unsigned long long num, struct spec spec)
{
	if (!(spec.flags & FMT_SPECIAL) || spec.base == 10)
		return "";
	if (spec.base == 16)
		return spec.flags & FMT_UPPER ? "0X" : "0x";
	return num ? "0" : "";
}

void out_number(struct out *o, unsigned long long num, struct spec spec)
{
	char digits[24], sign = sign_of(num, spec.flags);
	const char *prefix = prefix_of(num, spec);
	int count = digits_of(sign == '-' ? -num : num, spec.base,
			      spec.flags & FMT_UPPER, digits);
	int most = max(count, spec.precision);
	int pad = spec.width - most - !!sign - (int)strlen(prefix);

	if (!(spec.flags & (FMT_LEFT | FMT_ZERO)))
		out_fill(o, ' ', pad);
	if (sign)
		out_char(o, sign);
	while (*prefix)
		out_char(o, *prefix++);
	if ((spec.flags & (FMT_LEFT | FMT_ZERO)) == FMT_ZERO)
		out_fill(o, '0', pad);
	out_reversed(o, digits, count, most);
	if (spec.flags & FMT_LEFT)
		out_fill(o, ' ', pad);
}

void out_text(struct out *o, const char *s, size_t max, struct spec spec)
{
	int len = strnlen(s, max);
	int pad = spec.width - len;

	if (!(spec.flags & FMT_LEFT))
		out_fill(o, ' ', pad);
	for (int i = 0; i < len; i++)
		out_char(o, s[i]);
	if (spec.flags & FMT_LEFT)
		out_fill(o, ' ', pad);
}

/* Nothing but an errno lives in the first and the last page. */
const char *bad_pointer(const void *ptr)
{
	if (!ptr)
		return "(null)";
	if ((unsigned long)ptr < PAGE_SIZE || IS_ERR_VALUE(ptr))
		return "(efault)";
	return NULL;
}

void out_string(struct out *o, const char *s, struct spec spec)
{
	const char *bad = bad_pointer(s);

	out_text(o, bad ? bad : s,
		 spec.precision < 0 ? PRECISION_MAX : spec.precision, spec);
}

void out_error(struct out *o, const char *message, struct spec spec)
{
	out_text(o, message,
		 spec.precision < 0 ? PRECISION_MAX : spec.precision, spec);
}

static void out_one(struct out *o, char c, struct spec spec)
{
	if (!(spec.flags & FMT_LEFT))
		out_fill(o, ' ', spec.width - 1);
	out_char(o, c);
	if (spec.flags & FMT_LEFT)
		out_fill(o, ' ', spec.width - 1);
}

/* ---- reading a format -------------------------------------------------- */

static const char *read_flags(const char *fmt, struct spec *spec)
{
	static const char letters[] = "-+ #0";

	for (;; fmt++) {
		const char *which = strchr(letters, *fmt);

		if (!*fmt || !which)
			return fmt;
		spec->flags |= 1U << (which - letters);
	}
}

/* A number or `*`; what is not there leaves @value alone. */
static const char *read_count(const char *fmt, int *value, va_list *args)
{
	if (*fmt == '*') {
		*value = va_arg(*args, int);
		return fmt + 1;
	}
	if (!isdigit(*fmt))
		return fmt;
	for (*value = 0; isdigit(*fmt); fmt++)
		if (*value < WIDTH_MAX)
			*value = *value * 10 + *fmt - '0';
	return fmt;
}

/* A negative width is a positive one, and left. */
static const char *read_width(const char *fmt, struct spec *spec, va_list *args)
{
	bool given = *fmt == '*';

	fmt = read_count(fmt, &spec->width, args);
	if (given && spec->width < 0) {
		spec->flags |= FMT_LEFT;
		spec->width = spec->width < -WIDTH_MAX ? WIDTH_MAX
						       : -spec->width;
	}
	spec->width = min(spec->width, WIDTH_MAX);
	return fmt;
}

/* A precision that is empty or negative is 0. */
static const char *read_precision(const char *fmt, struct spec *spec,
				  va_list *args)
{
	if (*fmt != '.')
		return fmt;
	spec->precision = 0;
	fmt = read_count(fmt + 1, &spec->precision, args);
	spec->precision = clamp(spec->precision, 0, PRECISION_MAX);
	return fmt;
}

static const char *read_qualifier(const char *fmt, struct spec *spec)
{
	char q = *fmt;

	if (q != 'h' && q != 'l' && q != 'L' && q != 'z' && q != 'Z' &&
	    q != 't')
		return fmt;
	spec->qualifier = q == 'Z' ? 'z' : q;
	fmt++;
	if (*fmt != q || (q != 'h' && q != 'l'))
		return fmt;
	spec->qualifier = q == 'h' ? 'H' : 'L';
	return fmt + 1;
}

/* What stands between % and the end of its letter. */
static const char *read_spec(const char *fmt, struct spec *spec, va_list *args)
{
	*spec = (struct spec){ .width = -1, .precision = -1, .base = 10 };
	fmt = read_flags(fmt, spec);
	fmt = read_width(fmt, spec, args);
	fmt = read_precision(fmt, spec, args);
	fmt = read_qualifier(fmt, spec);
	spec->type = *fmt;
	return *fmt ? fmt + 1 : fmt;
}

/* ---- conversions ------------------------------------------------------- */

static unsigned long long signed_arg(char qualifier, va_list *args)
{
	switch (qualifier) {
	case 'L':
		return va_arg(*args, long long);
	case 'l':
	case 'z':
	case 't':
		return va_arg(*args, long);
	case 'h':
		return (short)va_arg(*args, int);
	case 'H':
		return (signed char)va_arg(*args, int);
	default:
		return va_arg(*args, int);
	}
}

static unsigned long long unsigned_arg(char qualifier, va_list *args)
{
	switch (qualifier) {
	case 'L':
		return va_arg(*args, unsigned long long);
	case 'l':
	case 'z':
	case 't':
		return va_arg(*args, unsigned long);
	case 'h':
		return (unsigned short)va_arg(*args, int);
	case 'H':
		return (unsigned char)va_arg(*args, int);
	default:
		return va_arg(*args, unsigned int);
	}
}

static void convert_number(struct out *o, struct spec spec, va_list *args)
{
	switch (spec.type) {
	case 'd':
	case 'i':
		spec.flags |= FMT_SIGN;
		break;
	case 'o':
		spec.base = 8;
		break;
	case 'X':
		spec.flags |= FMT_UPPER;
		fallthrough;
	case 'x':
		spec.base = 16;
		break;
	}
	out_number(o,
		   spec.flags & FMT_SIGN ? signed_arg(spec.qualifier, args)
					 : unsigned_arg(spec.qualifier, args),
		   spec);
}

static const char *skip_alnum(const char *fmt)
{
	while (isalnum(*fmt))
		fmt++;
	return fmt;
}

/*
 * One conversion; @fmt stands behind its letter. Return: where the format
 * goes on, NULL when it cannot: the arguments are no longer known.
 */
static const char *convert(struct out *o, const char *fmt, struct spec spec,
			   va_list *args)
{
	switch (spec.type) {
	case '%':
		out_char(o, '%');
		return fmt;
	case 'c':
		out_one(o, (char)va_arg(*args, int), spec);
		return fmt;
	case 's':
		out_string(o, va_arg(*args, const char *), spec);
		return fmt;
	case 'p':
		out_pointer(o, fmt, va_arg(*args, const void *), spec);
		return skip_alnum(fmt);
	case 'd':
	case 'i':
	case 'o':
	case 'u':
	case 'x':
	case 'X':
		convert_number(o, spec, args);
		return fmt;
	}
	WARN_ONCE(1, "Please remove unsupported %%%c in format string\n",
		  spec.type);
	return NULL;
}

void out_format(struct out *o, const char *fmt, va_list args)
{
	struct spec spec;
	va_list copy;

	va_copy(copy, args);
	while (fmt && *fmt) {
		if (*fmt != '%') {
			out_char(o, *fmt++);
			continue;
		}
		fmt = read_spec(fmt + 1, &spec, &copy);
		fmt = convert(o, fmt, spec, &copy);
	}
	va_end(copy);
}

int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	struct out o = { .buf = buf, .size = size };

	if (WARN_ON_ONCE(size > INT_MAX))
		return 0;
	out_format(&o, fmt, args);
	if (size)
		buf[min(o.len, size - 1)] = '\0';
	return o.len;
}

int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	size_t len;

	if (!size)
		return 0;
	len = vsnprintf(buf, size, fmt, args);
	return min(len, size - 1);
}

int snprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}

int scnprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vscnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}

int vsprintf(char *buf, const char *fmt, va_list args)
{
	return vsnprintf(buf, INT_MAX, fmt, args);
}

int sprintf(char *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsprintf(buf, fmt, args);
	va_end(args);
	return len;
}

/* ---- into the page of a sysfs file ------------------------------------- */

int sysfs_emit(char *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	if (WARN(!buf || offset_in_page(buf), "invalid sysfs_emit: buf:%p\n",
		 buf))
		return 0;
	va_start(args, fmt);
	len = vscnprintf(buf, PAGE_SIZE, fmt, args);
	va_end(args);
	return len;
}

int sysfs_emit_at(char *buf, int at, const char *fmt, ...)
{
	va_list args;
	int len;

	if (WARN(!buf || offset_in_page(buf) || at < 0 || at >= (int)PAGE_SIZE,
		 "invalid sysfs_emit_at: buf:%p at:%d\n", buf, at))
		return 0;
	va_start(args, fmt);
	len = vscnprintf(buf + at, PAGE_SIZE - at, fmt, args);
	va_end(args);
	return len;
}
