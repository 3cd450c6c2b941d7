/* SPDX-License-Identifier: MIT */
/* Numbers from text: what is taken, what is refused, and with which error. */
#include "check.h"

#define UNTOUCHED 77

static void unsigned_numbers(void)
{
	static const struct {
		const char *text;
		unsigned int base;
		int err;
		unsigned long long value;
	} table[] = {
		{ "0", 10, 0, 0 },
		{ "+1", 10, 0, 1 },
		{ "42\n", 10, 0, 42 },
		{ "42\n\n", 10, -EINVAL, 0 },
		{ "42 ", 10, -EINVAL, 0 },
		{ " 42", 10, -EINVAL, 0 },
		{ "", 10, -EINVAL, 0 },
		{ "\n", 10, -EINVAL, 0 },
		{ "+", 10, -EINVAL, 0 },
		{ "-1", 10, -EINVAL, 0 },
		{ "+-1", 10, -EINVAL, 0 },
		{ "++1", 10, -EINVAL, 0 },
		{ "0x1f", 0, 0, 31 },
		{ "0X1F", 0, 0, 31 },
		{ "0x1f", 16, 0, 31 },
		{ "1f", 16, 0, 31 },
		{ "0x1f", 10, -EINVAL, 0 },
		{ "0x", 0, -EINVAL, 0 },
		{ "0x", 16, -EINVAL, 0 },
		{ "0xg", 16, -EINVAL, 0 },
		{ "017", 0, 0, 15 },
		{ "017", 8, 0, 15 },
		{ "017", 10, 0, 17 },
		{ "018", 0, -EINVAL, 0 },
		{ "101", 2, 0, 5 },
		{ "102", 2, -EINVAL, 0 },
		{ "ff", 10, -EINVAL, 0 },
		{ "18446744073709551615", 10, 0, ULLONG_MAX },
		{ "18446744073709551616", 10, -ERANGE, 0 },
		{ "0xffffffffffffffff", 0, 0, ULLONG_MAX },
		{ "0x10000000000000000", 0, -ERANGE, 0 },
		{ "01777777777777777777777", 0, 0, ULLONG_MAX },
		{ "02000000000000000000000", 0, -ERANGE, 0 },
		/* Too many digits are seen before what follows them. */
		{ "99999999999999999999x", 10, -ERANGE, 0 },
		{ "000000000000000000000000000001", 10, 0, 1 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		unsigned long long value = UNTOUCHED;

		check_int(table[i].text,
			  kstrtoull(table[i].text, table[i].base, &value),
			  table[i].err);
		check_int("its value", value,
			  table[i].err ? UNTOUCHED : table[i].value);
	}
}

static void signed_numbers(void)
{
	static const struct {
		const char *text;
		unsigned int base;
		int err;
		long long value;
	} table[] = {
		{ "-0", 10, 0, 0 },
		{ "-1\n", 10, 0, -1 },
		{ "+1", 10, 0, 1 },
		{ "-+1", 10, -EINVAL, 0 },
		{ "--1", 10, -EINVAL, 0 },
		{ "-", 10, -EINVAL, 0 },
		{ "-0x10", 0, 0, -16 },
		{ "-010", 0, 0, -8 },
		{ "9223372036854775807", 10, 0, LLONG_MAX },
		{ "9223372036854775808", 10, -ERANGE, 0 },
		{ "-9223372036854775808", 10, 0, LLONG_MIN },
		{ "-9223372036854775809", 10, -ERANGE, 0 },
		{ "-18446744073709551616", 10, -ERANGE, 0 },
	};

	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		long long value = UNTOUCHED;

		check_int(table[i].text,
			  kstrtoll(table[i].text, table[i].base, &value),
			  table[i].err);
		check_int("its value", value,
			  table[i].err ? UNTOUCHED : table[i].value);
	}
}

/* The ends of a type, and what is one beyond them. */
#define check_ends(parse, type, low, lower, high, higher)                     \
	do {                                                                  \
		type value = UNTOUCHED;                                       \
		check_int(#parse " " lower, parse(lower, 0, &value),          \
			  lower[1] ? -ERANGE : -EINVAL);                      \
		check_int(#parse " " higher, parse(higher, 0, &value),        \
			  -ERANGE);                                           \
		check_int(#parse " unchanged", value, UNTOUCHED);             \
		check_int(#parse " " low, parse(low, 0, &value), 0);          \
		check_int(low, value, (type)simple_strtoll(low, NULL, 0));    \
		check_int(#parse " " high, parse(high, 0, &value), 0);        \
		check_int(high, value, (type)simple_strtoull(high, NULL, 0)); \
	} while (0)

static void narrow_numbers(void)
{
	check_ends(kstrtou8, u8, "0", "-", "255", "256");
	check_ends(kstrtos8, s8, "-128", "-129", "127", "128");
	check_ends(kstrtou16, u16, "0", "-", "65535", "65536");
	check_ends(kstrtos16, s16, "-32768", "-32769", "32767", "32768");
	check_ends(kstrtouint, unsigned int, "0", "-", "4294967295",
		   "4294967296");
	check_ends(kstrtoint, int, "-2147483648", "-2147483649", "2147483647",
		   "2147483648");
	check_ends(kstrtoul, unsigned long, "0", "-", "18446744073709551615",
		   "18446744073709551616");
	check_ends(kstrtol, long, "-9223372036854775808",
		   "-9223372036854775809", "9223372036854775807",
		   "9223372036854775808");
	check_ends(kstrtou32, u32, "0", "-", "0xffffffff", "0x100000000");
	check_ends(kstrtos64, s64, "-1", "-0x8000000000000001", "1",
		   "0x8000000000000000");
}

static void old_names(void)
{
	unsigned long u;
	long l;

	check_int("strict_strtoul", strict_strtoul("12", 10, &u), 0);
	check_int("its value", u, 12);
	check_int("strict_strtol", strict_strtol("-12", 10, &l), 0);
	check_int("its value", l, -12);
}

static void booleans(void)
{
	static const struct {
		const char *text;
		int want; /* the value, or the error */
	} table[] = {
		{ "1", 1 },        { "y", 1 },        { "Yes", 1 },
		{ "true", 1 },     { "T", 1 },        { "on", 1 },
		{ "ON\n", 1 },     { "oN", 1 },       { "enable", 1 },
		{ "0", 0 },        { "n", 0 },        { "No", 0 },
		{ "false", 0 },    { "F", 0 },        { "off", 0 },
		{ "OF", 0 },       { "Disable", 0 },  { "o", -EINVAL },
		{ "op", -EINVAL }, { "", -EINVAL },   { "2", -EINVAL },
		{ "\n", -EINVAL }, { " 1", -EINVAL }, { NULL, -EINVAL },
	};

	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		bool value = false;
		int err = kstrtobool(table[i].text, &value);

		check_int(table[i].text ? table[i].text : "NULL",
			  err ? err : value, table[i].want);
	}
}

static void from_user(void)
{
	char binary[66];
	unsigned long long ull;
	int number;
	bool flag;
	u8 byte;

	check_int("so many bytes only",
		  kstrtoint_from_user("123456", 3, 10, &number), 0);
	check_int("the value", number, 123);
	check_int("a newline", kstrtoint_from_user("-5\n", 3, 10, &number), 0);
	check_int("the value", number, -5);
	check_int("nothing", kstrtoint_from_user("5", 0, 10, &number), -EINVAL);
	check_int("no memory", kstrtoint_from_user(NULL, 1, 10, &number),
		  -EFAULT);
	check_int("too large", kstrtou8_from_user("256", 3, 10, &byte),
		  -ERANGE);
	check_int("a boolean", kstrtobool_from_user("off\n", 4, &flag), 0);
	check_int("the value", flag, 0);
	memset(binary, '1', sizeof(binary));
	binary[0] = '+';
	binary[65] = '\n';
	check_int("the longest number",
		  kstrtoull_from_user(binary, sizeof(binary), 2, &ull), 0);
	check_int("the value", ull == ULLONG_MAX, 1);
}

static void check_simple(const char *text, unsigned int base, long long want,
			 size_t used)
{
	char *end;

	check_int(text, simple_strtoll(text, &end, base), want);
	check_int("where it ends", end - text, used);
}

static void simple_numbers(void)
{
	check_simple("12abc", 10, 12, 2);
	check_simple("-12 ", 10, -12, 3);
	check_simple("0x1fg", 0, 31, 4);
	check_simple("0x", 0, 0, 1);
	check_simple("0xg", 16, 0, 1);
	check_simple("077", 0, 63, 3);
	check_simple("abc", 10, 0, 0);
	check_simple(" 1", 10, 0, 0);
	check_simple("zz", 36, 35 * 36 + 35, 2);
	check_int("no end",
		  simple_strtoul("18446744073709551615", NULL, 10) == ULONG_MAX,
		  1);
}

static void check_memory(const char *text, unsigned long long want, size_t used)
{
	char *end;

	check_int(text, memparse(text, &end), want);
	check_int("where it ends", end - text, used);
}

static void command_line(void)
{
	int ints[4];
	char list[] = "5,1-3,7", *at = list;

	check_memory("64", 64, 2);
	check_memory("64K", 65536, 3);
	check_memory("2m,", 2 << 20, 2);
	check_memory("0x10G", 16ULL << 30, 5);
	check_memory("1T1", 1ULL << 40, 2);
	check_memory("1p", 1ULL << 50, 2);
	check_memory("1E", 1ULL << 60, 2);
	check_memory("1B", 1, 1);
	check_int("more follows", get_option(&at, ints), 2);
	check_int("the number", ints[0], 5);
	check_int("a range follows", get_option(&at, ints), 3);
	get_options(list, ARRAY_SIZE(ints), ints);
	check_int("what fits of a list", ints[0], 3);
	check_int("the first", ints[1], 5);
	check_int("of the range", ints[3], 2);
	check(parse_option_str("a,bc,d", "bc"));
	check(!parse_option_str("a,bcd,d", "bc"));
}

int main(void)
{
	unsigned_numbers();
	signed_numbers();
	narrow_numbers();
	old_names();
	booleans();
	from_user();
	simple_numbers();
	command_line();
	return check_done();
}
