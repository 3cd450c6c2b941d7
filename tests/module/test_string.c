/* SPDX-License-Identifier: MIT */
/* Strings, memory, characters, hexadecimal digits. */
#include "check.h"

#include <linux/ctype.h>
#include <linux/hex.h>
#include <linux/string_choices.h>
#include <linux/string_helpers.h>

static char buf[64];

static void copies(void)
{
	check_str("strcpy", strcpy(buf, "abc"), "abc");
	check_str("strcat", strcat(buf, "def"), "abcdef");
	check_str("strncat", strncat(buf, "ghi", 2), "abcdefgh");
	check_int("stpcpy", stpcpy(buf, "xyz") - buf, 3);
	memset(buf, '~', sizeof(buf));
	strncpy(buf, "ab", 4);
	check_that("strncpy fills", !memcmp(buf, "ab\0\0~", 5));
	strncpy(buf, "abcdef", 4);
	check_that("strncpy does not close", !memcmp(buf, "abcd~", 5));
	check_int("strscpy", strscpy(buf, "abc", 4), 3);
	check_int("strscpy cut", strscpy(buf, "abcd", 4), -E2BIG);
	check_str("its text", buf, "abc");
	check_int("strscpy of no room", strscpy(buf, "x", 0), -E2BIG);
	check_str("nothing written", buf, "abc");
	check_int("strscpy into an array", strscpy(buf, "array"), 5);
	memset(buf, '~', sizeof(buf));
	check_int("strscpy_pad", strscpy_pad(buf, "ab", 5), 2);
	check_that("it fills", !memcmp(buf, "ab\0\0\0~", 6));
	check_int("strlcpy", strlcpy(buf, "abcdef", 4), 6);
	check_str("its text", buf, "abc");
	check_int("strlcpy of no room", strlcpy(buf, "xyz", 0), 3);
	check_int("strlcat", strlcat(buf, "defg", 6), 7);
	check_str("its text", buf, "abcde");
	memcpy_and_pad(buf, 6, "abc", 3, '.');
	check_that("memcpy_and_pad", !memcmp(buf, "abc...", 6));
}

static void comparisons(void)
{
	static const char *const words[] = { "off", "on", "auto", NULL, "x" };

	check_int("equal", strcmp("abc", "abc"), 0);
	check_int("less", strcmp("abc", "abd"), -1);
	check_int("longer", strcmp("abc", "ab"), 1);
	check_int("characters are unsigned", strcmp("\x80", "a"), 1);
	check_int("so many", strncmp("abcX", "abcY", 3), 0);
	check_int("none", strncmp("a", "b", 0), 0);
	check(strcasecmp("AbC", "aBc") == 0);
	check(strcasecmp("a", "B") < 0);
	check(strncasecmp("ABx", "aby", 2) == 0);
	check(sysfs_streq("on", "on\n") && sysfs_streq("on\n", "on"));
	check(sysfs_streq("", "\n") && !sysfs_streq("on", "on\n\n"));
	check(!sysfs_streq("on", "o") && !sysfs_streq("on\nx", "on"));
	check_int("match_string", match_string(words, 5, "auto"), 2);
	check_int("up to NULL", match_string(words, 5, "x"), -EINVAL);
	check_int("with a newline", match_string(words, 5, "on\n"), -EINVAL);
	check_int("sysfs_match_string", sysfs_match_string(words, "on\n"), 1);
	check(strstarts("prefix", "pre") && !strstarts("pre", "prefix"));
	check_int("str_has_prefix", str_has_prefix("prefix", "pre"), 3);
	check(bcmp("ab", "ab", 2) == 0 && bcmp("ab", "ac", 2) != 0);
}

static void searches(void)
{
	const char *s = "hello world";

	check_str("strchr", strchr(s, 'o'), "o world");
	check_str("the end", strchr(s, 0), "");
	check(!strchr(s, 'x'));
	check_str("strrchr", strrchr(s, 'o'), "orld");
	check_str("strchrnul", strchrnul(s, 'x'), "");
	check(strnchr(s, 4, 'o') == NULL && strnchr(s, 5, 'o') == s + 4);
	check_str("strstr", strstr(s, "o w"), "o world");
	check_str("strstr of nothing", strstr(s, ""), s);
	check(!strstr(s, "worlds") && !strstr("", "a"));
	check(!strnstr(s, "world", 10) && strnstr(s, "world", 11));
	check_str("strpbrk", strpbrk(s, "xw "), " world");
	check(!strpbrk(s, "xyz"));
	check_int("strspn", strspn(s, "hel"), 4);
	check_int("strcspn", strcspn(s, " "), 5);
	check_str("kbasename", kbasename("/a/b/c.o"), "c.o");
	check_str("kbasename of a name", kbasename("c.o"), "c.o");
	check_int("strnlen", strnlen(s, 5), 5);
	check_int("strnlen beyond", strnlen(s, 50), 11);
}

static void memory(void)
{
	u16 sixteen[3];
	u32 thirtytwo[3];
	u64 sixtyfour[3];

	memset(buf, 7, 32);
	buf[20] = 8;
	check_int("memchr", (char *)memchr(buf, 8, 32) - buf, 20);
	check(!memchr(buf, 8, 20));
	check_int("memchr_inv", (char *)memchr_inv(buf, 7, 32) - buf, 20);
	check(!memchr_inv(buf, 7, 20));
	check_int("memscan", (char *)memscan(buf, 9, 32) - buf, 32);
	memset16(sixteen, 0x1234, 3);
	memset32(thirtytwo, 0x12345678, 3);
	memset64(sixtyfour, 0x123456789abcdef0, 3);
	check_int("memset16", sixteen[2], 0x1234);
	check_int("memset32", thirtytwo[2], 0x12345678);
	check_int("memset64", sixtyfour[2], 0x123456789abcdef0);
	memzero_explicit(buf, 32);
	check(mem_is_zero(buf, 32));
}

static void words(void)
{
	char text[] = "a,,b;c", *at = text;

	check_str("the first", strsep(&at, ",;"), "a");
	check_str("between two", strsep(&at, ",;"), "");
	check_str("b", strsep(&at, ",;"), "b");
	check_str("the last", strsep(&at, ",;"), "c");
	check(!at && !strsep(&at, ",;"));
	strcpy(buf, " \t both \n");
	check_str("strim", strim(buf), "both");
	strcpy(buf, " \n ");
	check_str("strstrip of spaces", strstrip(buf), "");
	check_str("skip_spaces", skip_spaces("  x "), "x ");
	strcpy(buf, "a-b-c");
	check_str("strreplace", strreplace(buf, '-', '_'), "a_b_c");
	check_str("str_on_off", str_on_off(true), "on");
	check_str("str_disabled_enabled", str_disabled_enabled(false),
		  "enabled");
	string_upper(buf, "aBc1");
	check_str("string_upper", buf, "ABC1");
}

static void characters(void)
{
	int bad = 0;

	for (int c = 0; c < 128; c++) {
		bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
		bool digit = c >= '0' && c <= '9', print = c >= 32 && c < 127;

		bad += isupper(c) != upper || islower(c) != lower;
		bad += isalpha(c) != (upper || lower);
		bad += isdigit(c) != digit;
		bad += isalnum(c) != (upper || lower || digit);
		bad += isprint(c) != print;
		bad += isgraph(c) != (print && c != ' ');
		bad += ispunct(c) !=
		       (print && c != ' ' && !upper && !lower && !digit);
		bad += isspace(c) != (c == ' ' || (c >= 9 && c <= 13));
		bad += iscntrl(c) != (c < 32 || c == 127);
		bad += isxdigit(c) != (digit || (c >= 'a' && c <= 'f') ||
				       (c >= 'A' && c <= 'F'));
		bad += tolower(c) != (upper ? c + 32 : c);
		bad += toupper(c) != (lower ? c - 32 : c);
	}
	check_int("all of ASCII", bad, 0);
	check(isalpha(0xe4) && toupper(0xe4) == 0xc4 && !isascii(0xe4));
}

static void hexadecimal(void)
{
	u8 bytes[4];

	check_int("hex2bin", hex2bin(bytes, "00fFA5", 3), 0);
	check_that("its bytes", !memcmp(bytes, "\x00\xff\xa5", 3));
	check_int("no digit", hex2bin(bytes, "0g", 1), -EINVAL);
	check_int("hex_to_bin", hex_to_bin('c'), 12);
	check_int("of no digit", hex_to_bin('x'), -1);
	*bin2hex(buf, "\x01\xfe", 2) = '\0';
	check_str("bin2hex", buf, "01fe");
}

static const char *escape(const char *src, size_t len, unsigned int flags,
			  const char *only)
{
	int n = string_escape_mem(src, len, buf, sizeof(buf) - 1, flags, only);

	buf[n] = '\0';
	return buf;
}

static void escapes(void)
{
	check_str("space", escape("a\n\t", 3, ESCAPE_SPACE, NULL), "a\\n\\t");
	check_str("special", escape("\"\\\033", 3, ESCAPE_SPECIAL, NULL),
		  "\\\"\\\\\\e");
	check_str("null", escape("a\0b", 3, ESCAPE_NULL, NULL), "a\\0b");
	check_str("octal", escape("a\001", 2, ESCAPE_OCTAL, NULL),
		  "\\141\\001");
	check_str("hex", escape("a\xff", 2, ESCAPE_HEX, NULL), "\\x61\\xff");
	check_str("not printable",
		  escape("a\x01", 2, ESCAPE_HEX | ESCAPE_NP, NULL), "a\\x01");
	check_str("not ascii", escape("a\xe4", 2, ESCAPE_HEX | ESCAPE_NA, NULL),
		  "a\\xe4");
	check_str("only", escape("abc", 3, ESCAPE_HEX, "b"), "a\\x62c");
	check_str("append",
		  escape("ab\x01", 3, ESCAPE_HEX | ESCAPE_NP | ESCAPE_APPEND,
			 "b"),
		  "a\\x62\\x01");
	check_int("what is cut",
		  string_escape_mem("\n\n", 2, buf, 3, ESCAPE_SPACE, NULL), 4);
}

int main(void)
{
	copies();
	comparisons();
	searches();
	memory();
	words();
	characters();
	hexadecimal();
	escapes();
	return check_done();
}
