/* SPDX-License-Identifier: MIT */
/* Numbers from text: see <linux/kstrtox.h>. */
#include "kstrtox.h"

#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/kstrtox.h>
#include <linux/string.h>

static bool has_hex_prefix(const char *s, unsigned int max)
{
	return max > 2 && s[0] == '0' && _tolower(s[1]) == 'x' &&
	       isxdigit(s[2]);
}

/* `0x` alone is the number 0, and an x that nobody reads. */
static const char *skip_prefix(const char *s, struct digits *d)
{
	bool hex = has_hex_prefix(s, d->max);

	if (d->base == 0)
		d->base = hex ? 16 : *s == '0' ? 8 : 10;
	if (d->base != 16 || !hex)
		return s;
	d->max -= 2;
	return s + 2;
}

static unsigned int digit_value(char c)
{
	int value = isdigit(c) ? c - '0' : -1;

	if (_tolower(c) >= 'a' && _tolower(c) <= 'z')
		value = _tolower(c) - 'a' + 10;
	return value;
}

const char *read_digits(const char *s, struct digits *d, bool *any)
{
	const char *first;

	s = skip_prefix(s, d);
	first = s;
	d->value = 0;
	d->overflow = false;
	for (; d->max && digit_value(*s) < d->base; s++, d->max--) {
		d->overflow |= __builtin_mul_overflow(d->value, d->base,
						      &d->value);
		d->overflow |= __builtin_add_overflow(d->value, digit_value(*s),
						      &d->value);
	}
	*any = s != first;
	return s;
}

/* ---- the whole string -------------------------------------------------- */

static int whole(const char *s, unsigned int base, unsigned long long *res)
{
	struct digits d = { .base = base, .max = UINT_MAX };
	bool any;

	s = read_digits(s, &d, &any);
	if (!any)
		return -EINVAL;
	if (d.overflow)
		return -ERANGE;
	if (*s == '\n')
		s++;
	if (*s)
		return -EINVAL;
	*res = d.value;
	return 0;
}

int kstrtoull(const char *s, unsigned int base, unsigned long long *res)
{
	return whole(*s == '+' ? s + 1 : s, base, res);
}

int kstrtoll(const char *s, unsigned int base, long long *res)
{
	bool negative = *s == '-';
	unsigned long long value;
	int err = whole(negative || *s == '+' ? s + 1 : s, base, &value);

	if (err)
		return err;
	if (value > (unsigned long long)LLONG_MAX + negative)
		return -ERANGE;
	*res = negative ? -value : value;
	return 0;
}

#define DEFINE_KSTRTO(name, type, wide, parse)                \
	int name(const char *s, unsigned int base, type *res) \
	{                                                     \
		wide value;                                   \
		int err = parse(s, base, &value);             \
                                                              \
		if (err)                                      \
			return err;                           \
		if (value != (wide)(type)value)               \
			return -ERANGE;                       \
		*res = value;                                 \
		return 0;                                     \
	}

DEFINE_KSTRTO(kstrtoul, unsigned long, unsigned long long, kstrtoull)
DEFINE_KSTRTO(kstrtol, long, long long, kstrtoll)
DEFINE_KSTRTO(kstrtouint, unsigned int, unsigned long long, kstrtoull)
DEFINE_KSTRTO(kstrtoint, int, long long, kstrtoll)
DEFINE_KSTRTO(kstrtou16, u16, unsigned long long, kstrtoull)
DEFINE_KSTRTO(kstrtos16, s16, long long, kstrtoll)
DEFINE_KSTRTO(kstrtou8, u8, unsigned long long, kstrtoull)
DEFINE_KSTRTO(kstrtos8, s8, long long, kstrtoll)

int kstrtobool(const char *s, bool *res)
{
	char first = s ? *s : '\0';

	/* "on" and "off" differ in their second letter only. */
	if (first == 'o' || first == 'O')
		first = s[1] == 'n' || s[1] == 'N'   ? '1'
			: s[1] == 'f' || s[1] == 'F' ? '0'
						     : '\0';
	if (first && strchr("1yYtTeE", first))
		*res = true;
	else if (first && strchr("0nNfFdD", first))
		*res = false;
	else
		return -EINVAL;
	return 0;
}

/* ---- from a program ---------------------------------------------------- */

/* A sign, 64 binary digits, a newline, the end: no number is longer. */
#define USER_NUMBER_MAX (1 + 64 + 1 + 1)

/* Memory of a program is memory of this process. */
static int take_from_user(char *buf, size_t size, const char *s, size_t count)
{
	count = min(count, size - 1);
	if (count && !s)
		return -EFAULT;
	memcpy(buf, s, count);
	buf[count] = '\0';
	return 0;
}

#define DEFINE_FROM_USER(name, type, parse)                             \
	int name(const char __user *s, size_t count, unsigned int base, \
		 type *res)                                             \
	{                                                               \
		char buf[USER_NUMBER_MAX];                              \
		int err = take_from_user(buf, sizeof(buf), s, count);   \
                                                                        \
		return err ? err : parse(buf, base, res);               \
	}

DEFINE_FROM_USER(kstrtoull_from_user, unsigned long long, kstrtoull)
DEFINE_FROM_USER(kstrtoll_from_user, long long, kstrtoll)
DEFINE_FROM_USER(kstrtoul_from_user, unsigned long, kstrtoul)
DEFINE_FROM_USER(kstrtol_from_user, long, kstrtol)
DEFINE_FROM_USER(kstrtouint_from_user, unsigned int, kstrtouint)
DEFINE_FROM_USER(kstrtoint_from_user, int, kstrtoint)
DEFINE_FROM_USER(kstrtou16_from_user, u16, kstrtou16)
DEFINE_FROM_USER(kstrtos16_from_user, s16, kstrtos16)
DEFINE_FROM_USER(kstrtou8_from_user, u8, kstrtou8)
DEFINE_FROM_USER(kstrtos8_from_user, s8, kstrtos8)

int kstrtobool_from_user(const char __user *s, size_t count, bool *res)
{
	char buf[4];
	int err = take_from_user(buf, sizeof(buf), s, count);

	return err ? err : kstrtobool(buf, res);
}

/* ---- as far as it goes ------------------------------------------------- */

unsigned long long simple_strtoull(const char *s, char **endp,
				   unsigned int base)
{
	struct digits d = { .base = base, .max = UINT_MAX };
	bool any;
	const char *end = read_digits(s, &d, &any);

	if (endp)
		*endp = (char *)end;
	return d.value;
}

long long simple_strtoll(const char *s, char **endp, unsigned int base)
{
	if (*s == '-')
		return -simple_strtoull(s + 1, endp, base);
	return simple_strtoull(s, endp, base);
}

unsigned long simple_strtoul(const char *s, char **endp, unsigned int base)
{
	return simple_strtoull(s, endp, base);
}

long simple_strtol(const char *s, char **endp, unsigned int base)
{
	return simple_strtoll(s, endp, base);
}

/* ---- sizes and lists, as on a command line ----------------------------- */

unsigned long long memparse(const char *ptr, char **retptr)
{
	static const char units[] = "kmgtpe";
	char *end;
	unsigned long long value = simple_strtoull(ptr, &end, 0);
	const char *unit = *end ? strchr(units, _tolower(*end)) : NULL;

	if (unit && isalpha(*end)) {
		value <<= 10 * (unit - units + 1);
		end++;
	}
	if (retptr)
		*retptr = end;
	return value;
}

int get_option(char **str, int *pint)
{
	char *start = *str;
	int value;

	if (!start || !*start)
		return 0;
	value = *start == '-' ? -(int)simple_strtoull(start + 1, str, 0)
			      : (int)simple_strtoull(start, str, 0);
	if (pint)
		*pint = value;
	if (*str == start || (*start == '-' && *str == start + 1))
		return 0;
	if (**str == ',') {
		(*str)++;
		return 2;
	}
	return **str == '-' ? 3 : 1;
}

/* The numbers of `from-to` that still fit. Return: how many there are. */
static int put_range(int from, int to, int *ints, int room)
{
	for (int i = from; i <= to && i - from < room; i++)
		ints[i - from] = i;
	return to - from + 1;
}

/* ints[0]: how many follow. @nints 0: only count. */
char *get_options(const char *str, int nints, int *ints)
{
	bool count_only = nints == 0;
	int i = 1, from, to, more;

	while (count_only || i < nints) {
		more = get_option((char **)&str, &from);
		if (!more)
			break;
		to = from;
		if (more == 3) {
			str++;
			more = get_option((char **)&str, &to);
			if (!more || to < from)
				break;
		}
		i += put_range(from, to, ints + i, count_only ? 0 : nints - i);
		i = count_only ? i : min(i, nints);
		if (more == 1)
			break;
	}
	ints[0] = i - 1;
	return (char *)str;
}

bool parse_option_str(const char *str, const char *option)
{
	size_t len = strlen(option);

	while (*str) {
		size_t this = strcspn(str, ",");

		if (this == len && !strncmp(str, option, len))
			return true;
		str += this + (str[this] == ',');
	}
	return false;
}
