/* SPDX-License-Identifier: MIT */
/* The tool's own words, and what it reads from its command line. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* vasprintf(), timegm() */
#endif
#include "text.h"

#include <errno.h>
#include <hrtimer/machine.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void vsay(const char *prefix, const char *format, va_list args)
{
	/* One line, even when several processes write to one terminal. */
	flockfile(stderr);
	fputs(prefix, stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	funlockfile(stderr);
}

void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsay("hrt: ", format, args);
	va_end(args);
}

void say_error(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsay("hrt: ERROR: ", format, args);
	va_end(args);
}

const char *insmod_words(int error)
{
	switch (error) {
	case ENOEXEC:
		return "Invalid module format";
	case ENOENT:
		return "Unknown symbol in module";
	case ESRCH:
		return "Module has wrong symbol version";
	case EINVAL:
		return "Invalid parameters";
	default:
		return strerror(error);
	}
}

const char *after(const char *text, const char *start)
{
	size_t length = strlen(start);

	return strncmp(text, start, length) ? NULL : text + length;
}

bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length >= tail && !strcmp(text + length - tail, end);
}

static char *vformat(const char *format, va_list args)
{
	char *text;

	if (vasprintf(&text, format, args) < 0) {
		say_error("out of memory");
		exit(STATUS_FAILED);
	}
	return text;
}

char *format_text(const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = vformat(format, args);
	va_end(args);
	return text;
}

/* ---- lists of words --------------------------------------------------------- */

static void add_own(struct words *words, char *word)
{
	size_t size = ((size_t)words->count + 2) * sizeof(*words->at);
	char **at = realloc(words->at, size);

	if (!at) {
		say_error("out of memory");
		exit(STATUS_FAILED);
	}
	at[words->count++] = word;
	at[words->count] = NULL;
	words->at = at;
}

void words_add(struct words *words, const char *word)
{
	add_own(words, format_text("%s", word));
}

void words_addf(struct words *words, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_own(words, vformat(format, args));
	va_end(args);
}

void words_add_all(struct words *words, const struct words *more)
{
	int i;

	for (i = 0; i < more->count; i++)
		words_add(words, more->at[i]);
}

void words_release(struct words *words)
{
	int i;

	for (i = 0; i < words->count; i++)
		free(words->at[i]);
	free(words->at);
	words->at = NULL;
	words->count = 0;
}

/* ---- numbers ----------------------------------------------------------------- */

bool parse_number(const char *text, unsigned long long max,
		  unsigned long long *number)
{
	char *end;

	/* strtoull() would take a sign and blanks. */
	if (*text < '0' || *text > '9')
		return false;
	errno = 0;
	*number = strtoull(text, &end, 0);
	return !*end && !errno && *number <= max;
}

bool parse_kernel(const char *text, unsigned int *kernel)
{
	if (!strcmp(text, "7.3"))
		*kernel = HRT_KERNEL_7_3;
	else if (!strcmp(text, "6.1"))
		*kernel = HRT_KERNEL_6_1;
	else if (!strcmp(text, "2.6.16"))
		*kernel = HRT_KERNEL_2_6_16;
	else
		return false;
	return true;
}

/* ---- spans -------------------------------------------------------------------- */

static long long unit_of(const char *text)
{
	static const struct {
		const char *name;
		long long ns;
	} units[] = {
		{ "ns", 1 },
		{ "us", NSEC_PER_USEC },
		{ "ms", NSEC_PER_MSEC },
		{ "s", NSEC_PER_SEC },
		{ "m", 60 * NSEC_PER_SEC },
		{ "h", 3600 * NSEC_PER_SEC },
		{ "d", 24 * 3600 * NSEC_PER_SEC },
	};
	size_t i;

	for (i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (!strcmp(text, units[i].name))
			return units[i].ns;
	return 0;
}

/* Digits up to the first that is none; false when they do not fit. */
static bool whole_part(const char **text, long long *whole)
{
	*whole = 0;
	for (; **text >= '0' && **text <= '9'; (*text)++)
		if (__builtin_mul_overflow(*whole, 10, whole) ||
		    __builtin_add_overflow(*whole, **text - '0', whole))
			return false;
	return true;
}

/* What stands behind the point, in units of which @unit make a whole. */
static long long fraction_part(const char **text, long long unit)
{
	long long part = 0;

	if (**text != '.')
		return 0;
	for ((*text)++; **text >= '0' && **text <= '9'; (*text)++) {
		/* A tenth of a unit that ten does not divide is cut off. */
		unit /= 10;
		part += (**text - '0') * unit;
	}
	return part;
}

bool parse_span(const char *text, long long *ns)
{
	const char *end = text + strspn(text, "0123456789.");
	long long whole, unit = unit_of(end);

	if (!unit || *text < '0' || *text > '9' || !whole_part(&text, &whole))
		return false;
	*ns = fraction_part(&text, unit);
	return text == end && !__builtin_mul_overflow(whole, unit, &whole) &&
	       !__builtin_add_overflow(*ns, whole, ns);
}

/* ---- moments ------------------------------------------------------------------ */

static bool two_digits(const char **text, char before, int max, int *value)
{
	const char *t = *text;

	if (before && *t++ != before)
		return false;
	if (t[0] < '0' || t[0] > '9' || t[1] < '0' || t[1] > '9')
		return false;
	*value = (t[0] - '0') * 10 + t[1] - '0';
	*text = t + 2;
	return *value <= max;
}

static bool date_part(const char **text, struct tm *tm)
{
	int century, year;

	if (!two_digits(text, 0, 22, &century) ||
	    !two_digits(text, 0, 99, &year) ||
	    !two_digits(text, '-', 12, &tm->tm_mon) ||
	    !two_digits(text, '-', 31, &tm->tm_mday))
		return false;
	tm->tm_year = century * 100 + year - 1900;
	tm->tm_mon--;
	return tm->tm_mon >= 0 && tm->tm_mday >= 1;
}

static bool time_part(const char **text, struct tm *tm, long long *fraction)
{
	if (**text != 'T' && **text != ' ')
		return !**text;
	(*text)++;
	if (!two_digits(text, 0, 23, &tm->tm_hour) ||
	    !two_digits(text, ':', 59, &tm->tm_min))
		return false;
	if (**text == ':' && !two_digits(text, ':', 59, &tm->tm_sec))
		return false;
	*fraction = fraction_part(text, NSEC_PER_SEC);
	return true;
}

/* Seconds that the zone is ahead; without a zone it is UTC. */
static bool zone_part(const char **text, long *ahead)
{
	int hours, minutes, sign = **text == '-' ? -1 : 1;

	*ahead = 0;
	if (**text == 'Z')
		(*text)++;
	if (!**text)
		return true;
	if (!two_digits(text, sign < 0 ? '-' : '+', 23, &hours))
		return false;
	if (!two_digits(text, **text == ':' ? ':' : 0, 59, &minutes))
		return false;
	*ahead = sign * (hours * 3600L + minutes * 60L);
	return !**text;
}

bool parse_moment(const char *text, long long *ns)
{
	struct tm tm = { 0 };
	long long seconds, fraction = 0;
	long ahead;
	int day;

	if (!date_part(&text, &tm) || !time_part(&text, &tm, &fraction) ||
	    !zone_part(&text, &ahead))
		return false;
	day = tm.tm_mday;
	seconds = timegm(&tm);
	/* timegm() would make the 3rd of March of a 31st of February. */
	if (tm.tm_mday != day || seconds - ahead < 0)
		return false;
	seconds -= ahead;
	return !__builtin_mul_overflow(seconds, (long long)NSEC_PER_SEC, ns) &&
	       !__builtin_add_overflow(*ns, fraction, ns);
}
