/* SPDX-License-Identifier: MIT */
/* The scanf family, in the kernel's dialect: see vsscanf(). */
#include "kstrtox.h"

#include <linux/bitmap.h>
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/string.h>

struct directive {
	bool skip; /* %*: read, and stored nowhere */
	int width; /* -1 when not given */
	char qualifier; /* h l z t, H for hh, L for ll, 0 for none */
	char type;
};

static const char *read_qualifier(const char *fmt, struct directive *d)
{
	char q = *fmt;

	d->qualifier = 0;
	if (q != 'h' && q != 'l' && q != 'L' && q != 'z' && q != 'Z' &&
	    q != 't')
		return fmt;
	d->qualifier = q == 'Z' ? 'z' : q;
	fmt++;
	if (*fmt != q || (q != 'h' && q != 'l'))
		return fmt;
	d->qualifier = q == 'h' ? 'H' : 'L';
	return fmt + 1;
}

/* What stands between % and the end of its letter. */
static const char *read_directive(const char *fmt, struct directive *d)
{
	d->skip = *fmt == '*';
	if (d->skip)
		fmt++;
	d->width = -1;
	if (isdigit(*fmt))
		d->width = (int)simple_strtoull(fmt, (char **)&fmt, 10);
	fmt = read_qualifier(fmt, d);
	d->type = *fmt;
	return *fmt ? fmt + 1 : fmt;
}

static void store(unsigned long long value, char qualifier, va_list *args)
{
	switch (qualifier) {
	case 'H':
		*va_arg(*args, unsigned char *) = value;
		break;
	case 'h':
		*va_arg(*args, unsigned short *) = value;
		break;
	case 'l':
	case 'z':
	case 't':
		*va_arg(*args, unsigned long *) = value;
		break;
	case 'L':
		*va_arg(*args, unsigned long long *) = value;
		break;
	default:
		*va_arg(*args, unsigned int *) = value;
	}
}

static unsigned int base_of(char type)
{
	switch (type) {
	case 'o':
		return 8;
	case 'x':
	case 'X':
		return 16;
	case 'i':
		return 0;
	}
	return 10;
}

/* These return where they stopped, or NULL when the text is another one. */

static const char *scan_number(const char *s, const struct directive *d,
			       va_list *args)
{
	struct digits digits = {
		.base = base_of(d->type),
		.max = d->width < 0 ? UINT_MAX : (unsigned int)d->width,
	};
	bool any, negative;

	s = skip_spaces(s);
	negative = (d->type == 'd' || d->type == 'i') && *s == '-' &&
		   digits.max > 1;
	if (negative)
		digits.max--;
	s = read_digits(s + negative, &digits, &any);
	if (!any)
		return NULL;
	if (!d->skip)
		store(negative ? -digits.value : digits.value, d->qualifier,
		      args);
	return s;
}

/* No spaces are skipped, nothing closes it. */
static const char *scan_chars(const char *s, const struct directive *d,
			      va_list *args)
{
	int count = d->width < 0 ? 1 : d->width;
	char *to = d->skip ? NULL : va_arg(*args, char *);

	for (; count-- && *s; s++)
		if (to)
			*to++ = *s;
	return s;
}

static const char *scan_word(const char *s, const struct directive *d,
			     va_list *args)
{
	int room = d->width < 0 ? INT_MAX : d->width;
	char *to = d->skip ? NULL : va_arg(*args, char *);

	for (s = skip_spaces(s); *s && !isspace(*s) && room--; s++)
		if (to)
			*to++ = *s;
	if (to)
		*to = '\0';
	return s;
}

/* The set behind `[`. Return: behind its `]`, NULL when it has none. */
static const char *read_set(const char *fmt, unsigned long *set)
{
	bool others = *fmt == '^';

	bitmap_zero(set, 256);
	fmt += others;
	/* A `]` in the first place is one of the set. */
	do {
		if (!*fmt)
			return NULL;
		__set_bit((unsigned char)*fmt++, set);
	} while (*fmt != ']');
	if (others)
		bitmap_complement(set, set, 256);
	__clear_bit(0, set);
	return fmt + 1;
}

/* Without a width it would write as far as the text goes: refused. */
static const char *scan_set(const char *s, const char **fmt,
			    const struct directive *d, va_list *args)
{
	DECLARE_BITMAP(set, 256);
	const char *start = s;
	int room = d->width;
	char *to;

	*fmt = read_set(*fmt, set);
	if (!*fmt || room < 0)
		return NULL;
	while (test_bit((unsigned char)*s, set) && room)
		s++, room--;
	if (s == start)
		return NULL;
	if (d->skip)
		return s;
	to = va_arg(*args, char *);
	memcpy(to, start, s - start);
	to[s - start] = '\0';
	return s;
}

static const char *scan(const char *s, const char **fmt,
			const struct directive *d, va_list *args)
{
	switch (d->type) {
	case 'c':
		return scan_chars(s, d, args);
	case 's':
		return scan_word(s, d, args);
	case '[':
		return scan_set(s, fmt, d, args);
	case 'd':
	case 'i':
	case 'o':
	case 'u':
	case 'x':
	case 'X':
		return scan_number(s, d, args);
	}
	return NULL;
}

/* A value. Return: where the text goes on, NULL to stop. */
static const char *convert(const char *s, const char *buf, const char **fmt,
			   int *values, va_list *args)
{
	struct directive d;

	*fmt = read_directive(*fmt, &d);
	if (d.type == '%')
		return *s == '%' ? s + 1 : NULL;
	/* It reads nothing, so it is there at the end of the text too. */
	if (d.type == 'n') {
		if (!d.skip)
			store(s - buf, d.qualifier, args);
		return s;
	}
	if (!*s)
		return NULL;
	s = scan(s, fmt, &d, args);
	if (s && !d.skip)
		++*values;
	return s;
}

int vsscanf(const char *buf, const char *fmt, va_list args)
{
	const char *s = buf;
	int values = 0;
	va_list copy;

	va_copy(copy, args);
	while (s && *fmt) {
		if (isspace(*fmt)) {
			fmt = skip_spaces(fmt);
			s = skip_spaces(s);
		} else if (*fmt == '%') {
			fmt++;
			s = convert(s, buf, &fmt, &values, &copy);
		} else {
			s = *s == *fmt++ ? s + 1 : NULL;
		}
	}
	va_end(copy);
	return values;
}

int sscanf(const char *buf, const char *fmt, ...)
{
	va_list args;
	int values;

	va_start(args, fmt);
	values = vsscanf(buf, fmt, args);
	va_end(args);
	return values;
}
