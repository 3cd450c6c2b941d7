/* SPDX-License-Identifier: MIT */
/*
 * What %p prints: the value of a pointer in disguise, or, by the letters that
 * follow, what it points to.
 */
#include "module/module_host.h"
#include "vsprintf.h"

#include <asm/unaligned.h>
#include <linux/bitmap.h>
#include <linux/bug.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/rtc.h>
#include <linux/string.h>
#include <linux/string_helpers.h>
#include <linux/time64.h>

/* ---- addresses --------------------------------------------------------- */

/* Bijective: no two inputs share an output. */
static u64 mix(u64 x)
{
	x ^= x >> 30;
	x *= 0xbf58476d1ce4e5b9ULL;
	x ^= x >> 27;
	x *= 0x94d049bb133111ebULL;
	return x ^ x >> 31;
}

#define SEEN_SLOTS 4096

/*
 * A kernel hashes a pointer with a secret of its boot. Here the addresses
 * themselves differ from run to run, so what is hashed is how many others
 * were printed before this one: the log of a run repeats, and two pointers
 * still are the same text only if they are the same.
 *
 * A table that is full (it holds what all modules ever print) is passed by:
 * then the address itself is hashed.
 */
static u32 pointer_id(unsigned long ptr)
{
	static unsigned long seen[SEEN_SLOTS];
	static u32 order[SEEN_SLOTS], printed;
	unsigned int first = mix(ptr) % SEEN_SLOTS, slot = first;

	do {
		unsigned long owner = READ_ONCE(seen[slot]);

		if (!owner && __atomic_compare_exchange_n(
				      &seen[slot], &owner, ptr, false,
				      __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
			WRITE_ONCE(order[slot],
				   __atomic_add_fetch(&printed, 1,
						      __ATOMIC_RELAXED));
			owner = ptr;
		}
		if (owner == ptr) {
			/* Another thread may be just about to number it. */
			while (!READ_ONCE(order[slot]))
				;
			return (u32)mix(READ_ONCE(order[slot]));
		}
		slot = (slot + 1) % SEEN_SLOTS;
	} while (slot != first);
	return (u32)mix(ptr);
}

static void plain_pointer(struct out *o, unsigned long value, struct spec spec)
{
	spec.base = 16;
	if (spec.width < 0) {
		spec.width = 2 * sizeof(void *);
		spec.flags |= FMT_ZERO;
	}
	out_number(o, value, spec);
}

bool no_hash_pointers;

/* NULL and errors tell nothing about where things are: they stay. */
static void hashed_pointer(struct out *o, const void *ptr, struct spec spec)
{
	unsigned long value = (unsigned long)ptr;

	if (!IS_ERR_OR_NULL(ptr) && !no_hash_pointers)
		value = pointer_id(value);
	plain_pointer(o, value, spec);
}

enum {
	SYMBOL_OFFSET = 1 << 0,
	/* A return address: the call, one byte earlier, is what is named. */
	SYMBOL_CALLER = 1 << 1,
};

static int name_address(char *buf, size_t size, unsigned long addr,
			unsigned int flags)
{
	unsigned long before = flags & SYMBOL_CALLER ? 1 : 0;
	unsigned long length = 0, offset = 0;
	const char *module = NULL;
	const char *name = module_symbol_lookup(addr - before, &length, &offset,
						&module);
	int len;

	if (!name)
		return scnprintf(buf, size, "0x%lx", addr);
	len = scnprintf(buf, size, "%s", name);
	if (flags & SYMBOL_OFFSET)
		len += scnprintf(buf + len, size - len, "+%#lx/%#lx",
				 offset + before, length);
	if (module)
		len += scnprintf(buf + len, size - len, " [%s]", module);
	return len;
}

int sprint_backtrace(char *buffer, unsigned long address)
{
	return name_address(buffer, KSYM_SYMBOL_LEN, address,
			    SYMBOL_OFFSET | SYMBOL_CALLER);
}

/* %pf and %pF are ps and pS of before 5.x, where they were other pointers. */
static void symbol(struct out *o, char letter, const void *ptr,
		   struct spec spec)
{
	char name[KSYM_SYMBOL_LEN];
	unsigned int flags = letter == 's' || letter == 'f' ? 0 : SYMBOL_OFFSET;

	if (letter == 'B')
		flags |= SYMBOL_CALLER;
	name_address(name, sizeof(name), (unsigned long)ptr, flags);
	spec.precision = -1;
	out_string(o, name, spec);
}

/* ---- errors ------------------------------------------------------------ */

#define NAME(e) [e] = "-" #e
static const char *const error_names[] = {
	NAME(EPERM),
	NAME(ENOENT),
	NAME(ESRCH),
	NAME(EINTR),
	NAME(EIO),
	NAME(ENXIO),
	NAME(E2BIG),
	NAME(ENOEXEC),
	NAME(EBADF),
	NAME(ECHILD),
	NAME(EAGAIN),
	NAME(ENOMEM),
	NAME(EACCES),
	NAME(EFAULT),
	NAME(ENOTBLK),
	NAME(EBUSY),
	NAME(EEXIST),
	NAME(EXDEV),
	NAME(ENODEV),
	NAME(ENOTDIR),
	NAME(EISDIR),
	NAME(EINVAL),
	NAME(ENFILE),
	NAME(EMFILE),
	NAME(ENOTTY),
	NAME(ETXTBSY),
	NAME(EFBIG),
	NAME(ENOSPC),
	NAME(ESPIPE),
	NAME(EROFS),
	NAME(EMLINK),
	NAME(EPIPE),
	NAME(EDOM),
	NAME(ERANGE),
	NAME(EDEADLK),
	NAME(ENAMETOOLONG),
	NAME(ENOLCK),
	NAME(ENOSYS),
	NAME(ENOTEMPTY),
	NAME(ELOOP),
	NAME(ENOMSG),
	NAME(EIDRM),
	NAME(ECHRNG),
	NAME(EL2NSYNC),
	NAME(EL3HLT),
	NAME(EL3RST),
	NAME(ELNRNG),
	NAME(EUNATCH),
	NAME(ENOCSI),
	NAME(EL2HLT),
	NAME(EBADE),
	NAME(EBADR),
	NAME(EXFULL),
	NAME(ENOANO),
	NAME(EBADRQC),
	NAME(EBADSLT),
	NAME(EBFONT),
	NAME(ENOSTR),
	NAME(ENODATA),
	NAME(ETIME),
	NAME(ENOSR),
	NAME(ENONET),
	NAME(ENOPKG),
	NAME(EREMOTE),
	NAME(ENOLINK),
	NAME(EADV),
	NAME(ESRMNT),
	NAME(ECOMM),
	NAME(EPROTO),
	NAME(EMULTIHOP),
	NAME(EDOTDOT),
	NAME(EBADMSG),
	NAME(EOVERFLOW),
	NAME(ENOTUNIQ),
	NAME(EBADFD),
	NAME(EREMCHG),
	NAME(ELIBACC),
	NAME(ELIBBAD),
	NAME(ELIBSCN),
	NAME(ELIBMAX),
	NAME(ELIBEXEC),
	NAME(EILSEQ),
	NAME(ERESTART),
	NAME(ESTRPIPE),
	NAME(EUSERS),
	NAME(ENOTSOCK),
	NAME(EDESTADDRREQ),
	NAME(EMSGSIZE),
	NAME(EPROTOTYPE),
	NAME(ENOPROTOOPT),
	NAME(EPROTONOSUPPORT),
	NAME(ESOCKTNOSUPPORT),
	NAME(EOPNOTSUPP),
	NAME(EPFNOSUPPORT),
	NAME(EAFNOSUPPORT),
	NAME(EADDRINUSE),
	NAME(EADDRNOTAVAIL),
	NAME(ENETDOWN),
	NAME(ENETUNREACH),
	NAME(ENETRESET),
	NAME(ECONNABORTED),
	NAME(ECONNRESET),
	NAME(ENOBUFS),
	NAME(EISCONN),
	NAME(ENOTCONN),
	NAME(ESHUTDOWN),
	NAME(ETOOMANYREFS),
	NAME(ETIMEDOUT),
	NAME(ECONNREFUSED),
	NAME(EHOSTDOWN),
	NAME(EHOSTUNREACH),
	NAME(EALREADY),
	NAME(EINPROGRESS),
	NAME(ESTALE),
	NAME(EUCLEAN),
	NAME(ENOTNAM),
	NAME(ENAVAIL),
	NAME(EISNAM),
	NAME(EREMOTEIO),
	NAME(EDQUOT),
	NAME(ENOMEDIUM),
	NAME(EMEDIUMTYPE),
	NAME(ECANCELED),
	NAME(ENOKEY),
	NAME(EKEYEXPIRED),
	NAME(EKEYREVOKED),
	NAME(EKEYREJECTED),
	NAME(EOWNERDEAD),
	NAME(ENOTRECOVERABLE),
	NAME(ERFKILL),
	NAME(EHWPOISON),
	NAME(ERESTARTSYS),
	NAME(ERESTARTNOINTR),
	NAME(ERESTARTNOHAND),
	NAME(ENOIOCTLCMD),
	NAME(ERESTART_RESTARTBLOCK),
	NAME(EPROBE_DEFER),
	NAME(EOPENSTALE),
	NAME(ENOPARAM),
	NAME(EBADHANDLE),
	NAME(ENOTSYNC),
	NAME(EBADCOOKIE),
	NAME(ENOTSUPP),
	NAME(ETOOSMALL),
	NAME(ESERVERFAULT),
	NAME(EBADTYPE),
	NAME(EJUKEBOX),
	NAME(EIOCBQUEUED),
	NAME(ERECALLCONFLICT),
	NAME(ENOGRACE),
};
#undef NAME

/* Also one that has no name is an error, and printed as its number. */
static void error_pointer(struct out *o, const void *ptr, struct spec spec)
{
	unsigned long err = -PTR_ERR(ptr);

	if (!IS_ERR(ptr)) {
		hashed_pointer(o, ptr, spec);
	} else if (err < ARRAY_SIZE(error_names) && error_names[err]) {
		out_string(o, error_names[err], spec);
	} else {
		spec.flags |= FMT_SIGN;
		out_number(o, PTR_ERR(ptr), spec);
	}
}

/* ---- bytes and bits ---------------------------------------------------- */

/* %*ph: the width says how many bytes, 64 at most. */
static void hex_string(struct out *o, const char *ext, const u8 *bytes,
		       struct spec spec)
{
	char separator = ext[1] == 'C' ? ':' : ext[1] == 'D' ? '-' : ' ';
	int len = spec.width > 0 ? min(spec.width, 64) : 1;

	if (spec.width == 0)
		return;
	for (int i = 0; i < len; i++) {
		if (i && ext[1] != 'N')
			out_char(o, separator);
		out_digits(o, bytes[i], 16, 2);
	}
}

/* %*pE: the width says how many characters. */
static void escaped(struct out *o, const char *ext, const char *bytes,
		    struct spec spec)
{
	static const char letters[] = "acfhnops";
	static const unsigned int meaning[] = {
		ESCAPE_ANY,  ESCAPE_SPECIAL, 0,         ESCAPE_HEX,
		ESCAPE_NULL, ESCAPE_OCTAL,   ESCAPE_NP, ESCAPE_SPACE,
	};
	unsigned int flags = 0;
	size_t room = o->len < o->size ? o->size - o->len : 0;
	const char *which;

	if (spec.width == 0)
		return;
	while (*++ext && (which = strchr(letters, *ext)))
		flags |= meaning[which - letters];
	o->len += string_escape_mem(bytes, spec.width > 0 ? spec.width : 1,
				    room ? o->buf + o->len : NULL, room,
				    flags ? flags : ESCAPE_ANY_NP, NULL);
}

/* Words of 32 bits with commas; the first has the digits that it needs. */
static void bit_mask(struct out *o, const unsigned long *map, int bits)
{
	for (int at = (bits - 1) & ~31; at >= 0; at -= 32) {
		int count = min(bits - at, 32);
		u32 word = map[BIT_WORD(at)] >> (at % BITS_PER_LONG);

		if (count < 32)
			word &= BIT(count) - 1;
		out_digits(o, word, 16, DIV_ROUND_UP(count, 4));
		if (at)
			out_char(o, ',');
	}
}

static void bit_list(struct out *o, const unsigned long *map, int bits)
{
	int from = find_first_bit(map, bits);

	while (from < bits) {
		int to = find_next_zero_bit(map, bits, from) - 1;

		out_digits(o, from, 10, 1);
		if (to > from) {
			out_char(o, '-');
			out_digits(o, to, 10, 1);
		}
		from = find_next_bit(map, bits, to + 1);
		if (from < bits)
			out_char(o, ',');
	}
}

static void bits(struct out *o, const char *ext, const unsigned long *map,
		 struct spec spec)
{
	int count = max(spec.width, 0);

	if (!count)
		return;
	if (ext[1] == 'l')
		bit_list(o, map, count);
	else
		bit_mask(o, map, count);
}

/* ---- addresses of networks, identifiers -------------------------------- */

/* What is built in a buffer first, so that it can be padded. */
#define BUILD_MAX 64

static struct out building(char *buf)
{
	return (struct out){ .buf = buf, .size = BUILD_MAX };
}

static void built(struct out *o, struct out *part, struct spec spec)
{
	part->buf[min(part->len, (size_t)BUILD_MAX - 1)] = '\0';
	spec.precision = -1;
	out_string(o, part->buf, spec);
}

static void mac_address(struct out *o, const char *ext, const u8 *bytes,
			struct spec spec)
{
	char buf[BUILD_MAX];
	struct out part = building(buf);
	char separator = ext[1] == 'F' ? '-' : ':';

	for (int i = 0; i < 6; i++) {
		if (i && ext[0] == 'M')
			out_char(&part, separator);
		out_digits(&part, bytes[ext[1] == 'R' ? 5 - i : i], 16, 2);
	}
	built(o, &part, spec);
}

/* Four numbers, of %pi4 with three digits; h and l reverse their order. */
static void ip4(struct out *o, const u8 *bytes, bool zeroes, char order)
{
	bool reverse = order == 'h' || order == 'l';

	for (int i = 0; i < 4; i++) {
		if (i)
			out_char(o, '.');
		out_digits(o, bytes[reverse ? 3 - i : i], 10, zeroes ? 3 : 1);
	}
}

static unsigned int ip6_word(const u8 *bytes, int i)
{
	return bytes[2 * i] << 8 | bytes[2 * i + 1];
}

/* The longest run of zero words, the first of equals; one alone stays. */
static int ip6_gap(const u8 *bytes, int words, int *length)
{
	int best = -1;

	*length = 1;
	for (int i = 0; i < words; i++) {
		int n = 0;

		while (i + n < words && !ip6_word(bytes, i + n))
			n++;
		if (n > *length) {
			*length = n;
			best = i;
		}
	}
	return best;
}

/* ::ffff:a.b.c.d, and the addresses of ISATAP, end in an IPv4 address. */
static bool ip6_ends_in_ip4(const u8 *bytes)
{
	bool mapped = !memchr_inv(bytes, 0, 10) && ip6_word(bytes, 5) == 0xffff;
	bool isatap = (ip6_word(bytes, 4) & 0xfdff) == 0 &&
		      ip6_word(bytes, 5) == 0x5efe;

	return mapped || isatap;
}

static void ip6_compressed(struct out *o, const u8 *bytes)
{
	bool tail = ip6_ends_in_ip4(bytes);
	int words = tail ? 6 : 8, length;
	int gap = ip6_gap(bytes, words, &length);

	for (int i = 0; i < words; i++) {
		if (i == gap) {
			out_char(o, ':');
			if (i == 0)
				out_char(o, ':');
			i += length - 1;
			continue;
		}
		out_digits(o, ip6_word(bytes, i), 16, 1);
		if (i + 1 < words || tail)
			out_char(o, ':');
	}
	if (tail)
		ip4(o, bytes + 12, false, 'b');
}

static void ip6(struct out *o, const u8 *bytes, bool colons)
{
	for (int i = 0; i < 8; i++) {
		if (i && colons)
			out_char(o, ':');
		out_digits(o, ip6_word(bytes, i), 16, 4);
	}
}

static void ip_address(struct out *o, const char *ext, const u8 *bytes,
		       struct spec spec)
{
	char buf[BUILD_MAX];
	struct out part = building(buf);

	if (ext[1] == '4')
		ip4(&part, bytes, ext[0] == 'i', ext[2]);
	else if (ext[0] == 'I' && ext[2] == 'c')
		ip6_compressed(&part, bytes);
	else
		ip6(&part, bytes, ext[0] == 'I');
	built(o, &part, spec);
}

/* %pU: b and B take the bytes as they are, l and L swap the first fields. */
static void uuid(struct out *o, const char *ext, const u8 *bytes,
		 struct spec spec)
{
	static const u8 big[16] = { 0, 1, 2,  3,  4,  5,  6,  7,
				    8, 9, 10, 11, 12, 13, 14, 15 };
	static const u8 little[16] = { 3, 2, 1,  0,  5,  4,  7,  6,
				       8, 9, 10, 11, 12, 13, 14, 15 };
	const u8 *order = ext[1] == 'l' || ext[1] == 'L' ? little : big;
	bool upper = ext[1] == 'B' || ext[1] == 'L';
	char buf[BUILD_MAX];
	struct out part = building(buf);

	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			out_char(&part, '-');
		out_digits(&part, bytes[order[i]], 16, 2);
	}
	for (size_t i = 0; upper && i < part.len; i++)
		buf[i] = toupper(buf[i]);
	built(o, &part, spec);
}

/* %p4cc: the four characters of a pixel format, and its number. */
static void fourcc(struct out *o, const void *ptr, struct spec spec)
{
	u32 value = get_unaligned((const u32 *)ptr);
	u32 letters = value & ~BIT(31);
	char buf[BUILD_MAX];
	struct out part = building(buf);

	for (int i = 0; i < 4; i++, letters >>= 8)
		out_char(&part, isascii(letters) && isprint(letters)
					? (char)letters
					: '.');
	part.len += scnprintf(buf + part.len, sizeof(buf) - part.len,
			      " %s-endian (0x%08x)",
			      value & BIT(31) ? "big" : "little", value);
	built(o, &part, spec);
}

/* ---- time -------------------------------------------------------------- */

static bool is_leap(long long year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/*
 * The date of a day since 1970: the year is thought to begin in March, so that
 * the day that comes and goes is its last; 400 years are 146097 days. Months
 * from March are 31 and 30 days in turn, 153 in each five.
 */
static void civil_date(long long days, struct rtc_time *tm)
{
	long long from = days + 719468; /* 0000-03-01 */
	long long era = (from >= 0 ? from : from - 146096) / 146097;
	int day = from - era * 146097;
	int year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	int yday = day - (365 * year + year / 4 - year / 100);
	int month = (5 * yday + 2) / 153;
	bool next = month >= 10; /* January and February */

	tm->tm_mday = yday - (153 * month + 2) / 5 + 1;
	tm->tm_mon = next ? month - 10 : month + 2;
	tm->tm_year = year + era * 400 + next - 1900;
	tm->tm_yday = next ? yday - 306
			   : yday + 59 + is_leap(tm->tm_year + 1900LL);
}

void rtc_time64_to_tm(long long time, struct rtc_time *tm)
{
	long long days = time / 86400 - (time % 86400 < 0);
	int secs = time - days * 86400;

	tm->tm_sec = secs % 60;
	tm->tm_min = secs / 60 % 60;
	tm->tm_hour = secs / 3600;
	tm->tm_isdst = 0;
	/* Day 0 was a Thursday; % is negative before it. */
	tm->tm_wday = (int)(((days + 4) % 7 + 7) % 7);
	civil_date(days, tm);
}

/* `r`: the members as they are, without 1900 and the month from 1. */
static void date(struct out *o, const struct rtc_time *tm, bool raw)
{
	int year = tm->tm_year + (raw ? 0 : 1900);

	if (year < 0)
		out_char(o, '-');
	out_digits(o, year < 0 ? -year : year, 10, 4);
	out_char(o, '-');
	out_digits(o, tm->tm_mon + (raw ? 0 : 1), 10, 2);
	out_char(o, '-');
	out_digits(o, tm->tm_mday, 10, 2);
}

static void clock(struct out *o, const struct rtc_time *tm)
{
	out_digits(o, tm->tm_hour, 10, 2);
	out_char(o, ':');
	out_digits(o, tm->tm_min, 10, 2);
	out_char(o, ':');
	out_digits(o, tm->tm_sec, 10, 2);
}

/* The letters behind pt[RT]: d or t for one of both, then r, then s. */
static void date_and_time(struct out *o, const char *options,
			  const struct rtc_time *tm, struct spec spec)
{
	bool raw = false, space = false, day = true, hour = true;
	char buf[BUILD_MAX];
	struct out part = building(buf);

	if (*options == 'd' || *options == 't') {
		day = *options == 'd';
		hour = !day;
		options++;
	}
	for (; *options == 'r' || *options == 's'; options++) {
		raw |= *options == 'r';
		space |= *options == 's';
	}
	if (day)
		date(&part, tm, raw);
	if (day && hour)
		out_char(&part, space ? ' ' : 'T');
	if (hour)
		clock(&part, tm);
	built(o, &part, spec);
}

static void seconds(struct out *o, const struct timespec64 *ts,
		    struct spec spec)
{
	char buf[BUILD_MAX];

	scnprintf(buf, sizeof(buf), "%lld.%09ld", (long long)ts->tv_sec,
		  ts->tv_nsec);
	spec.precision = -1;
	out_string(o, buf, spec);
}

static void time_and_date(struct out *o, const char *ext, const void *ptr,
			  struct spec spec)
{
	struct rtc_time tm;

	if (ext[1] == 'R') {
		date_and_time(o, ext + 2, ptr, spec);
	} else if (ext[1] == 'T') {
		rtc_time64_to_tm(*(const long long *)ptr, &tm);
		date_and_time(o, ext + 2, &tm, spec);
	} else if (ext[1] == 'S' && ext[2] == 'p') {
		seconds(o, ptr, spec);
	} else {
		out_error(o, "(%pt?)", spec);
	}
}

/* ---- the letters ------------------------------------------------------- */

static void physical(struct out *o, const void *ptr, struct spec spec)
{
	spec.base = 16;
	spec.flags |= FMT_SPECIAL | FMT_ZERO;
	spec.width = 2 + 2 * sizeof(phys_addr_t);
	out_number(o, *(const phys_addr_t *)ptr, spec);
}

static void nested(struct out *o, const struct va_format *format)
{
	out_format(o, format->fmt, *format->va);
}

/* Those that look at what @ptr points to. */
static void follow(struct out *o, const char *ext, const void *ptr,
		   struct spec spec)
{
	switch (*ext) {
	case 'h':
		hex_string(o, ext, ptr, spec);
		break;
	case 'b':
		bits(o, ext, ptr, spec);
		break;
	case 'M':
	case 'm':
		mac_address(o, ext, ptr, spec);
		break;
	case 'I':
	case 'i':
		ip_address(o, ext, ptr, spec);
		break;
	case 'U':
		uuid(o, ext, ptr, spec);
		break;
	case 'E':
		escaped(o, ext, ptr, spec);
		break;
	case 'V':
		nested(o, ptr);
		break;
	case 'a':
		physical(o, ptr, spec);
		break;
	case 't':
		time_and_date(o, ext, ptr, spec);
		break;
	case '4':
		fourcc(o, ptr, spec);
		break;
	}
}

static bool follows(const char *ext)
{
	if (*ext == 'I' || *ext == 'i')
		return ext[1] == '4' || ext[1] == '6';
	if (*ext == '4')
		return ext[1] == 'c' && ext[2] == 'c';
	return *ext && strchr("hbMmUEVat", *ext);
}

void out_pointer(struct out *o, const char *ext, const void *ptr,
		 struct spec spec)
{
	const char *bad;

	switch (*ext) {
	case 'S':
	case 's':
	case 'F':
	case 'f':
	case 'B':
		return symbol(o, *ext, ptr, spec);
	case 'x':
		return plain_pointer(o, (unsigned long)ptr, spec);
	case 'e':
		return error_pointer(o, ptr, spec);
	}
	if (!follows(ext))
		return hashed_pointer(o, ptr, spec);
	bad = bad_pointer(ptr);
	if (bad)
		return out_error(o, bad, spec);
	follow(o, ext, ptr, spec);
}
