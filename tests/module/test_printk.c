/* SPDX-License-Identifier: MIT */
/* The log, its limits, and what is printed when something is wrong. */
#define DEBUG
#define pr_fmt(fmt) "beep: " fmt
#include "module/module_host.h"
#include "check.h"

#include <linux/bug.h>
#include <linux/once.h>
#include <linux/ratelimit.h>

/* The lines that came since the last look. */
static void logged(const char *what, const char *want)
{
	check_str(what, test_log, want);
	test_log_clear();
}

static void lines(void)
{
	test_clock = 1234567890;
	check_int("the length", printk(KERN_INFO "hello %d\n", 1), 7);
	logged("a line", "[    1.234567] hello 1\n");
	test_clock = 123456000001000;
	printk("no level\n");
	logged("a large stamp", "[123456.000001] no level\n");
	test_clock = 0;
	printk("one\ntwo\n");
	logged("two lines", "[    0.000000] one\n[    0.000000] two\n");
	printk("\nhead\n");
	logged("an empty one first", "[    0.000000] \n[    0.000000] head\n");
	printk("tail\n\n");
	logged("an empty one last", "[    0.000000] tail\n[    0.000000] \n");
	printk("\n");
	logged("an empty one", "[    0.000000] \n");
	pr_err("error %s\n", "x");
	logged("pr_fmt", "[    0.000000] beep: error x\n");
}

static void unfinished(void)
{
	printk("open");
	logged("waits for its end", "");
	test_clock = 1000;
	printk("next\n");
	logged("is ended by the next",
	       "[    0.000000] open\n[    0.000001] next\n");
	printk("a");
	test_clock = 2000;
	pr_cont(" b");
	pr_cont(" c\n");
	logged("goes on, with the stamp of its start",
	       "[    0.000001] a b c\n");
	pr_cont("alone\n");
	logged("nothing to go on with", "[    0.000002] alone\n");
	printk("last");
	module_console_flush();
	logged("is flushed", "[    0.000002] last\n");
	module_console_flush();
	logged("once", "");
	test_clock = 0;
}

static void long_texts(void)
{
	char text[1100];

	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	printk("%s", text);
	pr_cont("yz\n");
	check_int("what does not fit begins a line", test_log_lines, 2);
	check_int("and the first is full", strchr(test_log, '\n') - test_log,
		  15 + 1024 - 48 - 1);
	test_log_clear();
}

static void levels(void)
{
	printk(KERN_DEBUG "debug\n");
	check_int("all at first", test_log_lines, 1);
	test_log_clear();
	console_loglevel = 5;
	printk(KERN_WARNING "w\n");
	printk(KERN_NOTICE "n\n");
	printk("d\n");
	logged("below the level of the console",
	       "[    0.000000] w\n[    0.000000] d\n");
	console_loglevel = CONSOLE_LOGLEVEL_DEBUG;
	printk(KERN_ERR KERN_CONT "both\n");
	logged("two headers", "[    0.000000] both\n");
	check_int("the level of a text", printk_get_level(KERN_ERR "x"), '3');
	check_str("what follows", printk_skip_level(KERN_ERR "x"), "x");
}

static void variants(void)
{
	for (int i = 0; i < 3; i++) {
		pr_info_once("once\n");
		printk_once("twice %d\n", i);
	}
	logged("_once", "[    0.000000] beep: once\n[    0.000000] twice 0\n");
	pr_debug("with DEBUG\n");
	pr_devel("too\n");
	logged("pr_debug",
	       "[    0.000000] beep: with DEBUG\n[    0.000000] beep: too\n");
	trace_printk("%d\n", 5);
	logged("trace_printk", "[    0.000000] variants: 5\n");
	printk_deferred("later\n");
	logged("printk_deferred", "[    0.000000] later\n");
	check_int("no_printk", no_printk("%d\n", 1), 0);
	logged("prints nothing", "");
}

static void old_levels(void)
{
	console_loglevel = 3;
	printk_angle("<1>alert\n");
	printk_angle("<3>error\n");
	printk_angle(KERN_ALERT "new\n");
	printk_angle("<1>a");
	printk_angle("<c> %s\n", "b");
	console_loglevel = CONSOLE_LOGLEVEL_DEBUG;
	printk_angle("<x>\n");
	printk("<1>\n");
	logged("levels in angles",
	       "[    0.000000] alert\n[    0.000000] new\n[    0.000000] a b\n"
	       "[    0.000000] <x>\n[    0.000000] <1>\n");
}

static void limited(int times)
{
	while (times--)
		pr_warn_ratelimited("w\n");
}

static void limits(void)
{
	test_jiffies = -2UL;
	limited(13);
	check_int("ten of them", test_log_lines, 10);
	test_log_clear();
	test_jiffies += 5 * HZ;
	limited(1);
	logged("the interval is not over", "");
	test_jiffies += 1;
	limited(2);
	logged("it is", "[    0.000000] limited: 4 callbacks suppressed\n"
			"[    0.000000] beep: w\n[    0.000000] beep: w\n");
}

static void own_limits(void)
{
	DEFINE_RATELIMIT_STATE(rs, HZ, 1);
	unsigned long ts = 0;

	check_int("the first", __ratelimit(&rs), 1);
	check_int("the second", __ratelimit(&rs), 0);
	ratelimit_set_flags(&rs, RATELIMIT_MSG_ON_RELEASE);
	test_jiffies += 2 * HZ;
	check_int("the next interval", __ratelimit(&rs), 1);
	logged("says nothing", "");
	ratelimit_state_exit(&rs);
	logged("before its end",
	       "[    0.000000] 1 output lines suppressed due to "
	       "ratelimiting\n");
	ratelimit_state_init(&rs, 0, 1);
	check(__ratelimit(&rs) && __ratelimit(&rs));
	check(printk_timed_ratelimit(&ts, 1000));
	test_jiffies += HZ;
	check(!printk_timed_ratelimit(&ts, 1000));
	test_jiffies += 1;
	check(printk_timed_ratelimit(&ts, 1000));
	check_int("printk_ratelimit", printk_ratelimit(), 1);
}

#define CUT  "[    0.000000] ------------[ cut here ]------------\n"
#define END  "[    0.000000] ---[ end trace 0000000000000000 ]---\n"
#define HEAD "[    0.000000] WARNING: CPU: 0 PID: 1 at " __FILE__ ":"

static void warnings(void)
{
	int times = 0;

	check_str("not tainted", print_tainted(), "Not tainted");
#line 100
	check(WARN_ON(1 + 1 == 2));
	logged("WARN_ON", CUT HEAD "100 warnings\n" END);
	check(!WARN_ON(0) && !WARN(0, "no\n"));
	logged("nothing wrong", "");
#line 200
	check(WARN(1, "value %d\n", 5));
	logged("WARN",
	       CUT "[    0.000000] value 5\n" HEAD "200 warnings\n" END);
	for (int i = 0; i < 3; i++)
		times += WARN_ON_ONCE(i > 0) + !!WARN_ONCE(i == 9, "no\n");
	check_int("the value is that of the condition", times, 2);
	check_int("of three lines once", test_log_lines, 3);
	test_log_clear();
	check_str("tainted", print_tainted(), "Tainted: G        W");
	check(test_taint(TAINT_WARN) && get_taint() == BIT(TAINT_WARN));
}

static void bug(void)
{
	BUG_ON(test_clock == 0);
}

static void fright(void)
{
	panic("out of %s\n", "luck");
}

static void nothing(void)
{
	BUG_ON(test_clock == 1);
}

static void ends(void)
{
	check(test_dies(bug));
	check_that("where", strstarts(test_why, "kernel BUG at " __FILE__ ":"));
	check_that("it is in the log", strstr(test_log, test_why));
	check(strstr(test_log, "RIP: 0010:bug\n"));
	test_log_clear();
	check(test_dies(fright));
	check_str("why", test_why, "Kernel panic - not syncing: out of luck");
	check(strstr(test_log, "---[ end Kernel panic - not syncing: out of "
			       "luck ]---\n"));
	test_log_clear();
	check(!test_dies(nothing));
}

static void stacks(void)
{
	test_symbol = (struct test_symbol){ 0, -1UL, "caller", "beep" };
	dump_stack();
	check(strstr(test_log, "CPU: 0 PID: 1 Comm: insmod "));
	check(strstr(test_log, "Call Trace:\n"));
	check(strstr(test_log, " caller+0x"));
	check(strstr(test_log, " [beep]\n"));
	test_symbol = (struct test_symbol){ 0 };
	test_log_clear();
	dump_stack_lvl(KERN_ERR);
	check_int("what has no name is left out", test_log_lines, 4);
	test_log_clear();
}

static void dumps(void)
{
	static const u8 bytes[] = "0123456789abcdef\x01\x7f";
	char line[128];

	print_hex_dump(KERN_INFO, "raw: ", DUMP_PREFIX_OFFSET, 16, 1, bytes, 18,
		       true);
	logged("rows of sixteen",
	       "[    0.000000] raw: 00000000: 30 31 32 33 34 35 36 37 38 39 61 "
	       "62 63 64 65 66  0123456789abcdef\n"
	       "[    0.000000] raw: 00000010: 01 7f                           "
	       "                 ..\n");
	print_hex_dump_bytes("", DUMP_PREFIX_NONE, bytes, 2);
	logged("bytes",
	       "[    0.000000] 30 31                                            "
	       "01\n");
	check_int("groups of four",
		  hex_dump_to_buffer(bytes, 16, 16, 4, line, 128, false), 35);
	check_str("in the machine's order", line,
		  "33323130 37363534 62613938 66656463");
	check_int("what is cut",
		  hex_dump_to_buffer(bytes, 16, 16, 8, line, 5, false), 33);
	check_str("is closed", line, "3736");
	check_int("groups that do not divide",
		  hex_dump_to_buffer(bytes, 3, 16, 2, line, 128, false), 8);
}

static void count(int *times)
{
	++*times;
}

static void once(void)
{
	int times = 0;

	for (int i = 0; i < 3; i++)
		DO_ONCE(count, &times);
	check_int("DO_ONCE", times, 1);
}

int main(void)
{
	lines();
	unfinished();
	long_texts();
	levels();
	variants();
	old_levels();
	limits();
	own_limits();
	warnings();
	ends();
	stacks();
	dumps();
	once();
	return check_done();
}
