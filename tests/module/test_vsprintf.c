/* SPDX-License-Identifier: MIT */
/* Every conversion of vsnprintf(): texts that a kernel prints, to the letter. */
#include "check.h"

#include <linux/err.h>
#include <linux/rtc.h>
#include <linux/sysfs.h>
#include <linux/time64.h>
#include <asm/page.h>

static char got[512];

/*
 * What it prints, what it returns, and every way in which it is cut. The
 * compiler is not told that @fmt is a format: it knows C's, not the kernel's.
 */
static void prints(const char *want, const char *fmt, ...)
{
	size_t len = strlen(want);
	bool sound = true;
	va_list args;
	int ret;

	memset(got, '~', sizeof(got));
	va_start(args, fmt);
	ret = vsnprintf(got, sizeof(got), fmt, args);
	va_end(args);
	check_str(fmt, got, want);
	sound &= ret == (int)len && got[len + 1] == '~';
	for (size_t size = 0; size <= len; size++) {
		memset(got, '~', sizeof(got));
		va_start(args, fmt);
		ret = vsnprintf(got, size, fmt, args);
		va_end(args);
		sound &= ret == (int)len && got[size] == '~';
		if (size)
			sound &= !memcmp(got, want, size - 1) && !got[size - 1];
	}
	check_that(fmt, sound);
}

static void integers(void)
{
	prints("0 1 -1", "%d %i %d", 0, 1, -1);
	prints("2147483647 -2147483648", "%d %d", INT_MAX, INT_MIN);
	prints("4294967295", "%u", UINT_MAX);
	prints("9223372036854775807", "%lld", LLONG_MAX);
	prints("-9223372036854775808", "%lld", LLONG_MIN);
	prints("18446744073709551615", "%llu", ULLONG_MAX);
	prints("-9223372036854775808", "%ld", LONG_MIN);
	prints("18446744073709551615", "%lu", ULONG_MAX);
	prints("1777777777777777777777", "%llo", ULLONG_MAX);
	prints("ffffffffffffffff", "%llx", ULLONG_MAX);
	prints("FFFFFFFFFFFFFFFF", "%LX", ULLONG_MAX);
	prints("-5 5", "%zd %zu", (ssize_t)-5, (size_t)5);
	prints("-7 7", "%td %Zu", (ptrdiff_t)-7, (size_t)7);
	prints("-1 65535", "%hd %hu", 0xffff, 0xffff);
	prints("-1 255", "%hhd %hhu", 0xff, 0xff);
	prints("34 1234", "%hhx %hx", 0x1234, 0x51234);
	prints("deadbeef DEADBEEF", "%x %X", 0xdeadbeef, 0xdeadbeef);
}

static void integer_flags(void)
{
	prints("0x0 0X0 0", "%#x %#X %#o", 0, 0, 0);
	prints("0xff 0XFF 017", "%#x %#X %#o", 255, 255, 15);
	prints("10", "%#d", 10);
	prints("+1 +0 -1", "%+d %+d %+d", 1, 0, -1);
	prints(" 1 -1", "% d % d", 1, -1);
	prints("+1", "%+ d", 1);
	prints("1", "%+u", 1);
	prints("|    5|5    |00005|", "|%5d|%-5d|%05d|", 5, 5, 5);
	prints("|   -5|-5   |-0005|", "|%5d|%-5d|%05d|", -5, -5, -5);
	prints("|5    |", "|%-05d|", 5);
	prints("|0x00002a|    0x2a|0x2a    |", "|%#08x|%#8x|%-#8x|", 42, 42,
	       42);
	prints("00|0|0|0|0", "%.2d|%.1d|%.0d|%.*d|%1.0d", 0, 0, 0, 0, 0, 0);
	prints("|  007|007  |", "|%5.3d|%-5.3d|", 7, 7);
	prints("|-00007|", "|%.5d|", -7);
	/* C would take the zero for a space here. */
	prints("|00007|", "|%05.3d|", 7);
	prints("|5   |   5|", "|%*d|%*d|", -4, 5, 4, 5);
	prints("5", "%.*d", -3, 5);
	prints("123456", "%3d", 123456);
}

static void letters(void)
{
	prints("abc", "a%cc", 'b');
	prints("|  x|x  |", "|%3c|%-3c|", 'x', 'x');
	prints("|hello|  hello|hello  |", "|%s|%7s|%-7s|", "hello", "hello",
	       "hello");
	prints("|hel|  hel|", "|%.3s|%5.3s|", "hello", "hello");
	prints("||", "|%.0s|", "hello");
	prints("|he|", "|%.*s|", 2, "hello");
	prints("||", "|%.*s|", -2, "hello");
	prints("(null)", "%s", (char *)NULL);
	prints("(efault)", "%s", (char *)100);
	prints("(efault)", "%s", (char *)ERR_PTR(-EIO));
	prints("(nu", "%.3s", (char *)NULL);
	prints("  (null)", "%8s", (char *)NULL);
	prints("100%", "%d%%", 100);
	prints("", "");
}

static void unknown_conversions(void)
{
	int n = 77;

	test_log_clear();
	prints("ab", "ab%ncd", &n);
	check_int("%n writes nothing", n, 77);
	check_that("%n is warned of",
		   strstr(test_log, "Please remove unsupported %n"));
	prints("1 ", "%d %y %d", 1, 2, 3);
	prints("x", "x%");
}

static void addresses(void)
{
	int one, other;
	char a[32], b[32];

	prints("0000000000000000", "%p", NULL);
	prints("fffffffffffffff5", "%p", ERR_PTR(-11));
	prints("0000000012345678", "%px", (void *)0x12345678);
	prints("|        12345678|", "|%16px|", (void *)0x12345678);
	sprintf(a, "%p", &one);
	sprintf(b, "%p", &other);
	check_int("a hashed pointer has 16 digits", strlen(a), 16);
	check_that("of which the upper eight are 0", strstarts(a, "00000000"));
	check_that("two pointers differ", strcmp(a, b));
	sprintf(b, "%pK", &one);
	check_str("one pointer is always the same", b, a);
	sprintf(b, "%pe", &one);
	check_str("%pe of what is no error is %p", b, a);
	sprintf(b, "%pZ", &one);
	check_str("letters without a meaning are skipped", b, a);
}

static void symbols(void)
{
	test_symbol = (struct test_symbol){ 0x4000, 0x80, "tick", "beeper" };
	prints("tick+0x0/0x80 [beeper]", "%pS", (void *)0x4000);
	prints("tick+0x7f/0x80 [beeper]", "%pS", (void *)0x407f);
	prints("tick [beeper]", "%ps", (void *)0x4010);
	prints("tick+0x10/0x80 [beeper]", "%pSR", (void *)0x4010);
	/* The address behind the last byte of a function that ends in a call. */
	prints("tick+0x80/0x80 [beeper]", "%pB", (void *)0x4080);
	prints("tick+0x1/0x80 [beeper] tick [beeper]", "%pF %pf",
	       (void *)0x4001, (void *)0x4001);
	prints("0x5000 0x5000", "%pS %ps", (void *)0x5000, (void *)0x5000);
	test_symbol.module = NULL;
	prints("|tick      |      tick|", "|%-10ps|%10ps|", (void *)0x4000,
	       (void *)0x4000);
	test_symbol = (struct test_symbol){ 0 };
}

static void errors(void)
{
	prints("-ENOMEM", "%pe", ERR_PTR(-ENOMEM));
	prints("-EPROBE_DEFER", "%pe", ERR_PTR(-EPROBE_DEFER));
	prints("-ERESTARTSYS", "%pe", ERR_PTR(-ERESTARTSYS));
	prints("-EAGAIN -EDEADLK", "%pe %pe", ERR_PTR(-EWOULDBLOCK),
	       ERR_PTR(-EDEADLOCK));
	prints("-1234", "%pe", ERR_PTR(-1234));
	prints("|     -EIO|", "|%9pe|", ERR_PTR(-EIO));
	prints("0000000000000000", "%pe", NULL);
}

static void bytes(void)
{
	static const u8 b[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };

	prints("00 01 7f 80 ff", "%*ph", 5, b);
	prints("00:01:7f", "%*phC", 3, b);
	prints("00-01-7f", "%*phD", 3, b);
	prints("00017f80ff", "%*phN", 5, b);
	prints("00 01 7f 80 ff", "%5ph", b);
	prints("00", "%ph", b);
	prints("", "%*ph", 0, b);
	prints("(null)", "%*ph", 3, NULL);
	prints("(efault)", "%*ph", 3, (void *)10);
}

static void bitmaps(void)
{
	unsigned long map[2] = { 0x8000000f0000000fUL, 0x5 };

	prints("0f", "%*pb", 8, map);
	prints("f", "%*pb", 4, map);
	prints("5,8000000f,0000000f", "%*pb", 67, map);
	prints("8000000f,0000000f", "%64pb", map);
	prints("0-3,32-35,63-64,66", "%*pbl", 128, map);
	prints("0-3", "%*pbl", 20, map);
	prints("0-2", "%*pbl", 3, map);
	prints("", "%*pb", 0, map);
	map[0] = 0;
	prints("", "%*pbl", 64, map);
	prints("    (null)", "%*pbl", 10, NULL);
}

static void networks(void)
{
	static const u8 mac[] = { 0x2d, 0x48, 0xd6, 0xfc, 0x7a, 0x05 };
	static const u8 ip4[] = { 127, 0, 0, 1 };
	static const u8 ip6[] = { 0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0,
				  0,    0,    0,    1,    0, 0, 0, 1 };
	static const u8 mapped[] = { 0, 0, 0,    0,    0,   0, 0, 0,
				     0, 0, 0xff, 0xff, 192, 0, 2, 7 };
	static const u8 any[16], local[16] = { [15] = 1 };
	static const u8 lone[] = { 0, 1, 0, 0, 0, 2, 0, 3,
				   0, 4, 0, 5, 0, 6, 0, 7 };

	prints("2d:48:d6:fc:7a:05", "%pM", mac);
	prints("05:7a:fc:d6:48:2d", "%pMR", mac);
	prints("2d-48-d6-fc-7a-05", "%pMF", mac);
	prints("2d48d6fc7a05 057afcd6482d", "%pm %pmR", mac, mac);
	prints("127.0.0.1|127.000.000.001", "%pI4|%pi4", ip4, ip4);
	prints("1.0.0.127 1.0.0.127", "%pI4h %pI4l", ip4, ip4);
	prints("127.0.0.1 127.0.0.1", "%pI4n %pI4b", ip4, ip4);
	prints("2001:0db8:0000:0000:0000:0001:0000:0001", "%pI6", ip6);
	prints("20010db8000000000000000100000001", "%pi6", ip6);
	prints("2001:db8::1:0:1", "%pI6c", ip6);
	prints("::ffff:192.0.2.7", "%pI6c", mapped);
	prints(":: ::1", "%pI6c %pI6c", any, local);
	prints("1:0:2:3:4:5:6:7", "%pI6c", lone);
	prints("(null)", "%pI4", NULL);
}

static void identifiers(void)
{
	static const u8 id[] = { 0, 1, 2,  3,  4,  5,  6,  7,
				 8, 9, 10, 11, 12, 13, 14, 15 };
	static const u32 format = 0x32314742;
	static const u8 text[] = "a\n\"\x07\x01z";

	prints("00010203-0405-0607-0809-0a0b0c0d0e0f", "%pU", id);
	prints("00010203-0405-0607-0809-0a0b0c0d0e0f", "%pUb", id);
	prints("00010203-0405-0607-0809-0A0B0C0D0E0F", "%pUB", id);
	prints("03020100-0504-0706-0809-0a0b0c0d0e0f", "%pUl", id);
	prints("03020100-0504-0706-0809-0A0B0C0D0E0F", "%pUL", id);
	prints("BG12 little-endian (0x32314742)", "%p4cc", &format);
	prints("a\\n\"\\a\\001z", "%*pE", 6, text);
	prints("\\x61\\x0a", "%*pEh", 2, text);
	prints("a\\x0a", "%*pEhp", 2, text);
}

static void times(void)
{
	static const struct rtc_time tm = { .tm_year = 118,
					    .tm_mon = 10,
					    .tm_mday = 26,
					    .tm_hour = 5,
					    .tm_min = 35,
					    .tm_sec = 43 };
	static const long long zero, leap = 951782400, before = -1;
	static const long long late = 253402300799LL, next = 951868800;
	static const struct timespec64 ts = { 12, 34 };

	prints("2018-11-26T05:35:43", "%ptR", &tm);
	prints("0118-10-26T05:35:43", "%ptRr", &tm);
	prints("2018-11-26 05:35:43", "%ptRs", &tm);
	prints("2018-11-26|0118-10-26", "%ptRd|%ptRdr", &tm, &tm);
	prints("05:35:43|05:35:43", "%ptRt|%ptRtr", &tm, &tm);
	prints("1970-01-01T00:00:00", "%ptT", &zero);
	prints("1969-12-31 23:59:59", "%ptTs", &before);
	prints("2000-02-29 2000-03-01", "%ptTd %ptTd", &leap, &next);
	prints("9999-12-31T23:59:59", "%ptT", &late);
	prints("12.000000034", "%ptSp", &ts);
	prints("(%pt?)", "%ptX", &zero);
	prints("(null)", "%ptR", NULL);
}

static void calendar(void)
{
	struct rtc_time tm;
	int month = 0, day = 1, year = 1896, yday = 0, bad = 0, wday = 3;
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };

	/* 1896-01-01, a Wednesday, is 27028 days before 1970. */
	for (long long at = -27028; at < 60000; at++) {
		bool leap = !(year % 4) && (year % 100 || !(year % 400));

		rtc_time64_to_tm(at * 86400 + 3661, &tm);
		bad += tm.tm_year + 1900 != year || tm.tm_mon != month ||
		       tm.tm_mday != day || tm.tm_yday != yday ||
		       tm.tm_wday != wday || tm.tm_hour != 1 ||
		       tm.tm_min != 1 || tm.tm_sec != 1;
		wday = (wday + 1) % 7;
		yday++;
		if (++day <= days[month] + (month == 1 && leap))
			continue;
		day = 1;
		if (++month < 12)
			continue;
		month = yday = 0;
		year++;
	}
	check_int("every day from 1896 to 2134", bad, 0);
}

static void nest(const char *want, const char *fmt, ...)
{
	struct va_format vaf = { .fmt = fmt };
	va_list args;

	va_start(args, fmt);
	vaf.va = &args;
	prints(want, "<%pV|%pV>", &vaf, &vaf);
	va_end(args);
}

static void others(void)
{
	phys_addr_t phys = 0xabc;
	static char page[2 * PAGE_SIZE] __aligned(4096);

	prints("0x0000000000000abc 0x0000000000000abc", "%pa %pad", &phys,
	       &phys);
	nest("<1 two|1 two>", "%d %s", 1, "two");
	check_int("scnprintf of nothing", scnprintf(got, 0, "abc"), 0);
	check_int("scnprintf that fits", scnprintf(got, 4, "abc"), 3);
	check_int("scnprintf that is cut", scnprintf(got, 3, "abc"), 2);
	check_str("its text", got, "ab");
	check_int("sprintf", sprintf(got, "%d-%s", 7, "x"), 3);
	test_log_clear();
	check_int("a size beyond INT_MAX",
		  snprintf(got, (size_t)INT_MAX + 1, "abc"), 0);
	check_that("is warned of", strstr(test_log, "WARNING:"));
	check_int("sysfs_emit", sysfs_emit(page, "%d\n", 42), 3);
	check_int("sysfs_emit_at", sysfs_emit_at(page, 3, "%d\n", 7), 2);
	check_str("both", page, "42\n7\n");
	check_int("sysfs_emit at the end of the page",
		  sysfs_emit_at(page, PAGE_SIZE - 3, "abcdef"), 2);
	test_log_clear();
	check_int("sysfs_emit away from it", sysfs_emit(page + 1, "x"), 0);
	check_that("is warned of",
		   strstr(test_log, "invalid sysfs_emit: buf:"));
	check_int("sysfs_emit_at behind it",
		  sysfs_emit_at(page, PAGE_SIZE, "x"), 0);
}

int main(void)
{
	integers();
	integer_flags();
	letters();
	unknown_conversions();
	addresses();
	symbols();
	errors();
	bytes();
	bitmaps();
	networks();
	identifiers();
	times();
	calendar();
	others();
	return check_done();
}
