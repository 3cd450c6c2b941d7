/* SPDX-License-Identifier: MIT */
/*
 * What the machine says when something is wrong: warnings, which it survives,
 * and BUG() and panic(), which it does not.
 *
 * Of addresses only names are printed, and nothing of those that have none:
 * numbers would differ from run to run.
 */
#include "module/module_host.h"

#include <linux/bug.h>
#include <linux/instruction_pointer.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/string.h>

__attribute__((weak)) void module_context(struct module_context *ctx)
{
	*ctx = (struct module_context){ .cpu = 0, .pid = 1, .comm = "insmod" };
}

/* ---- taint ------------------------------------------------------------- */

static unsigned long tainted;

void add_taint(unsigned int flag, enum lockdep_ok lockdep_ok)
{
	(void)lockdep_ok;
	set_bit(flag, &tainted);
}

int test_taint(unsigned int flag)
{
	return test_bit(flag, &tainted);
}

unsigned long get_taint(void)
{
	return READ_ONCE(tainted);
}

/* A letter for each flag; the first is G while all modules are free. */
const char *print_tainted(void)
{
	static const char letters[] = "PFSRMBUDAWCIOELKXTN";
	static __thread char text[sizeof("Tainted: ") + sizeof(letters)];
	char now[sizeof(letters)];
	unsigned long flags = get_taint();

	if (!flags)
		return "Not tainted";
	for (size_t i = 0; i < sizeof(letters) - 1; i++)
		now[i] = flags & BIT(i) ? letters[i] : i ? ' ' : 'G';
	now[sizeof(letters) - 1] = '\0';
	scnprintf(text, sizeof(text), "Tainted: %s", strim(now));
	return text;
}

/* ---- where ------------------------------------------------------------- */

static void trace_caller(const char *log_lvl, unsigned long caller)
{
	unsigned long size, offset;
	const char *module;

	printk("%sCall Trace:\n", log_lvl);
	printk("%s <TASK>\n", log_lvl);
	if (module_symbol_lookup(caller, &size, &offset, &module))
		printk("%s %pB\n", log_lvl, (void *)caller);
	printk("%s </TASK>\n", log_lvl);
}

static void dump_from(const char *log_lvl, unsigned long caller)
{
	struct module_context ctx;

	module_context(&ctx);
	printk("%sCPU: %d PID: %d Comm: %.20s %s\n", log_lvl, ctx.cpu, ctx.pid,
	       ctx.comm, print_tainted());
	trace_caller(log_lvl, caller);
}

noinline void dump_stack_lvl(const char *log_lvl)
{
	dump_from(log_lvl, _RET_IP_);
}

noinline void dump_stack(void)
{
	dump_from(KERN_DEFAULT, _RET_IP_);
}

#define END_TRACE "---[ end trace 0000000000000000 ]---\n"

/* ---- warnings ---------------------------------------------------------- */

int panic_on_warn;

static void say_warning(const char *file, int line, const char *func)
{
	struct module_context ctx;

	module_context(&ctx);
	printk(KERN_WARNING "WARNING: CPU: %d PID: %d at %s:%d %s\n", ctx.cpu,
	       ctx.pid, file, line, func);
}

void warn_slowpath_fmt(const char *file, int line, const char *func,
		       unsigned int taint, const char *fmt, ...)
{
	va_list args;

	printk(KERN_DEFAULT CUT_HERE);
	if (fmt) {
		va_start(args, fmt);
		vprintk(fmt, args);
		va_end(args);
	}
	say_warning(file, line, func);
	if (panic_on_warn)
		panic("kernel: panic_on_warn set ...");
	printk(KERN_DEFAULT END_TRACE);
	add_taint(taint, LOCKDEP_STILL_OK);
}

/* ---- the end ----------------------------------------------------------- */

#define WHY_MAX 256

void __bug(const char *file, int line, const char *func)
{
	char why[WHY_MAX];

	scnprintf(why, sizeof(why), "kernel BUG at %s:%d!", file, line);
	printk(KERN_DEFAULT CUT_HERE);
	printk(KERN_CRIT "%s\n", why);
	dump_from(KERN_DEFAULT, _RET_IP_);
	printk(KERN_DEFAULT "RIP: 0010:%s\n", func);
	printk(KERN_DEFAULT END_TRACE);
	add_taint(TAINT_DIE, LOCKDEP_NOW_UNRELIABLE);
	module_console_flush();
	module_die(why);
}

void vpanic(const char *fmt, va_list args)
{
	char reason[WHY_MAX], why[WHY_MAX + 32];

	vscnprintf(reason, sizeof(reason), fmt, args);
	reason[strcspn(reason, "\n")] = '\0';
	scnprintf(why, sizeof(why), "Kernel panic - not syncing: %s", reason);
	printk(KERN_EMERG "%s\n", why);
	dump_from(KERN_EMERG, _RET_IP_);
	printk(KERN_EMERG "---[ end %s ]---\n", why);
	module_console_flush();
	module_die(why);
}

void panic(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vpanic(fmt, args);
}
