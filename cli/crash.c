/* SPDX-License-Identifier: MIT */
/* What ends the process by force; see crash.h. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* REG_RIP */
#endif
#include "crash.h"
#include "module/load/loader.h"
#include "module/module_host.h"
#include "console.h"
#include "temp.h"
#include "text.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

/* ---- a machine that cannot go on ------------------------------------------------ */

/* Exits of modules do not run: the machine below them is gone. */
void module_die(const char *why)
{
	console_flush();
	temp_remove();
	say_error("the machine stopped: %s", why);
	_exit(STATUS_FAILED);
}

/* ---- fatal signals ---------------------------------------------------------------- */

#ifndef SANITIZED

static const struct {
	int nr;
	const char *what;
} fatal[] = {
	{ SIGSEGV, "bad memory access" },
	{ SIGBUS, "bad memory access" },
	{ SIGILL, "illegal instruction" },
	{ SIGFPE, "division by zero" },
	{ SIGTRAP, "trap" },
	{ SIGABRT, "abort" },
};

#define NR_FATAL (sizeof(fatal) / sizeof(*fatal))

static unsigned long where_from(const ucontext_t *context)
{
#if defined(__x86_64__)
	return (unsigned long)context->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
	return context->uc_mcontext.pc;
#elif defined(__riscv)
	return context->uc_mcontext.__gregs[REG_PC];
#else
	(void)context;
	return 0;
#endif
}

/* snprintf() with these conversions takes no lock and no memory. */
static int describe(char *text, size_t size, unsigned long address)
{
	struct loader_place place;

	if (!loader_symbol(address, &place))
		return snprintf(text, size, "0x%lx", address);
	return snprintf(text, size, "%s+0x%lx/0x%lx%s%s%s", place.symbol,
			place.offset, place.size, place.module ? " [" : "",
			place.module ? place.module : "",
			place.module ? "]" : "");
}

static const char *what_is(int nr)
{
	size_t i;

	for (i = 0; i < NR_FATAL; i++)
		if (fatal[i].nr == nr)
			return fatal[i].what;
	return "signal";
}

static void tell(int nr, const siginfo_t *info, const ucontext_t *context)
{
	char place[200], line[400];
	int length;

	describe(place, sizeof(place), where_from(context));
	if (nr == SIGSEGV || nr == SIGBUS)
		length = snprintf(line, sizeof(line),
				  "hrt: module crashed: %s at %p, in %s\n",
				  what_is(nr), info->si_addr, place);
	else
		length = snprintf(line, sizeof(line),
				  "hrt: module crashed: %s, in %s\n",
				  what_is(nr), place);
	if (write(STDERR_FILENO, line, (size_t)length) < 0)
		return;
}

/* SA_RESETHAND: returning repeats the fault, with the default action. */
static void on_fatal(int nr, siginfo_t *info, void *context)
{
	console_flush();
	tell(nr, info, context);
	temp_remove();
	if (info->si_code <= 0) /* sent by somebody: nothing to repeat */
		raise(nr);
}

/* A stack that ran over needs another one to say so. */
static void use_other_stack(void)
{
	static char memory[65536];
	stack_t stack = { .ss_sp = memory, .ss_size = sizeof(memory) };

	sigaltstack(&stack, NULL);
}

void crash_catch(void)
{
	struct sigaction action = {
		.sa_sigaction = on_fatal,
		.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND,
	};
	size_t i;

	use_other_stack();
	sigemptyset(&action.sa_mask);
	for (i = 0; i < NR_FATAL; i++)
		sigaction(fatal[i].nr, &action, NULL);
}

#else

#include <sanitizer/common_interface_defs.h>

static void on_death(void)
{
	console_flush();
	temp_remove();
}

/* The sanitizer tells more, and sees to the signals itself. */
void crash_catch(void)
{
	__sanitizer_set_death_callback(on_death);
}

#endif
