/* SPDX-License-Identifier: MIT */
/* Every directive of sscanf(). */
#include "check.h"

/* Not literals, so that the compiler does not judge them. */
static const char *wrong[] = { "%5[a", "%q" };

static void numbers(void)
{
	unsigned long long ull;
	unsigned long ul;
	unsigned int u, x, o;
	unsigned short us;
	unsigned char uc;
	long long ll;
	long l;
	int d, i;
	short h;
	signed char c;

	check_int("%d %i", sscanf("-12 0x1f", "%d %i", &d, &i), 2);
	check_int("-12", d, -12);
	check_int("0x1f", i, 31);
	check_int("%x %o %u", sscanf("ff 17 42", "%x %o %u", &x, &o, &u), 3);
	check_int("ff", x, 255);
	check_int("17", o, 15);
	check_int("42", u, 42);
	check_int("0x with %x", sscanf("0xfe", "%x", &x), 1);
	check_int("0xfe", x, 254);
	check_int("%i of octal", sscanf("-010", "%i", &i), 1);
	check_int("-010", i, -8);
	check_int("h hh",
		  sscanf("-3 -4 5 6", "%hd %hhd %hu %hhu", &h, &c, &us, &uc),
		  4);
	check_int("h", h + c, -7);
	check_int("hu", us + uc, 11);
	check_int("l ll",
		  sscanf("-5 -6 7 8", "%ld %lld %lu %Lu", &l, &ll, &ul, &ull),
		  4);
	check_int("l", l + ll, -11);
	check_int("lu", ul + ull, 15);
	check_int("z", sscanf("9", "%zu", &ul), 1);
	check_int("9", ul, 9);
	check_int("no sign of %u", sscanf("-1", "%u", &u), 0);
	check_int("no plus", sscanf("+1", "%d", &d), 0);
	check_int("a lone minus", sscanf("-", "%d", &d), 0);
	check_int("spaces before a number", sscanf(" \t\n3", "%d", &d), 1);
	check_int("3", d, 3);
}

static void widths(void)
{
	int a = 0, b = 0, c = 0;

	check_int("%2d%3d", sscanf("12345678", "%2d%3d%d", &a, &b, &c), 3);
	check_int("12", a, 12);
	check_int("345", b, 345);
	check_int("678", c, 678);
	check_int("a sign counts", sscanf("-123", "%3d%d", &a, &b), 2);
	check_int("-12", a, -12);
	check_int("a prefix counts", sscanf("0x12", "%3x%x", &a, &b), 2);
	check_int("0x1", a, 1);
	check_int("2", b, 2);
	check_int("a date", sscanf("2024-01-31", "%d-%d-%d", &a, &b, &c), 3);
	check_int("31", c, 31);
}

static void texts(void)
{
	char a[16], b[16], c;
	int n = -1;

	check_int("%s %s", sscanf("  one two", "%s %s", a, b), 2);
	check_str("one", a, "one");
	check_str("two", b, "two");
	check_int("%3s", sscanf("abcdef", "%3s%s", a, b), 2);
	check_str("abc", a, "abc");
	check_str("def", b, "def");
	memset(a, '~', sizeof(a));
	check_int("%3c", sscanf(" xyz", "%3c%c", a, &c), 2);
	check_that("spaces are characters", !memcmp(a, " xy~", 4) && c == 'z');
	check_int("%*s", sscanf("skip 5", "%*s %d", &n), 1);
	check_int("5", n, 5);
	check_int("%n", sscanf("ab 12", "%s%n", a, &n), 1);
	check_int("so far", n, 2);
	check_int("%n at the end", sscanf("12", "%*d%n", &n), 0);
	check_int("so far", n, 2);
	check_int("%%", sscanf("5%", "%d%%%n", &n, &n), 1);
	check_int("so far", n, 2);
}

static void sets(void)
{
	char a[16] = "", b[16] = "";

	check_int("%5[a-z] is a, - and z", sscanf("a-zb", "%5[a-z]", a), 1);
	check_str("no ranges", a, "a-z");
	check_int("all but", sscanf("key=value", "%9[^=]=%9[aeluv]", a, b), 2);
	check_str("key", a, "key");
	check_str("value", b, "value");
	check_int("its width", sscanf("aaaa", "%2[a]%9[a]", a, b), 2);
	check_str("aa", a, "aa");
	check_int("none of it", sscanf("b", "%5[a]", a), 0);
	check_int("a bracket", sscanf("]]x", "%5[]]", a), 1);
	check_str("]]", a, "]]");
	check_int("no width", sscanf("a", "%[a]", a), 0);
	check_int("no end", sscanf("a", wrong[0], a), 0);
}

static void stops(void)
{
	int a = 7, b = 7;

	check_int("nothing", sscanf("", "%d", &a), 0);
	check_int("the end", sscanf("1", "%d %d", &a, &b), 1);
	check_int("the second is left", b, 7);
	check_int("another letter", sscanf("1;2", "%d,%d", &a, &b), 1);
	check_int("no number", sscanf("x", "%d", &a), 0);
	check_int("spaces match none", sscanf("1,2", "%d , %d", &a, &b), 2);
	check_int("unknown", sscanf("1", wrong[1], &a), 0);
}

int main(void)
{
	numbers();
	widths();
	texts();
	sets();
	stops();
	return check_done();
}
