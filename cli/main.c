/* SPDX-License-Identifier: MIT */
/* hrt: run kernel modules with timers outside of the kernel. */
#include "build.h"
#include "interrupt.h"
#include "options.h"
#include "paths.h"
#include "run.h"
#include "temp.h"

#include <stdio.h>
#include <string.h>

#ifndef HRT_VERSION
#define HRT_VERSION "0.1.0"
#endif

static const char help[] =
	"Usage:\n"
	"  hrt run [OPTION ...] MODULE [PARAM=VALUE ...] [-- MODULE ...]\n"
	"  hrt build [OPTION ...] FILE.c|FILE.o ... [-o FILE.ko] [-- CFLAG ...]\n"
	"  hrt --kdir | --cflags | --help | --version\n"
	"\n"
	"run: load kernel modules, let their timers fire, unload them.\n"
	"MODULE is a .c file, compiled on the fly, or a .ko that was built.\n"
	"The kernel log goes to standard output.\n"
	"  --virtual           time jumps from event to event, and repeats exactly\n"
	"  --for TIME          unload after TIME: 10s, 1500ms, 250us, 100ns, 5m, 24h;\n"
	"                      without it: after Ctrl-C, or, in virtual time, when\n"
	"                      nothing is left to happen\n"
	"  --cpus N            CPUs of the machine\n"
	"  --realtime DATE     what the clock on the wall shows at the start\n"
	"  --settime AT:DATE   set that clock at AT (a TIME)\n"
	"  --suspend AT:TIME   virtual: put the machine to sleep at AT for TIME\n"
	"  --nohz=off          keep ticking when idle\n"
	"  --highres=off       expire timers at ticks alone\n"
	"  --seed N            where random numbers start\n"
	"\n"
	"run and build:\n"
	"  --hz HZ             ticks a second: 100, 250, 300 or 1000\n"
	"  --api VERSION       the kernel to be: 2.6.16, 6.1 or 7.3\n"
	"  -D NAME[=VALUE], -U NAME, -I DIR\n"
	"                      for the compiler ($CC, or cc)\n"
	"\n"
	"build: make FILE.ko from one module's sources and objects.\n"
	"  -o FILE             what to write\n"
	"  -c                  only compile one FILE.c to an object\n"
	"  --name NAME         the module's name, if it is not that of the file\n"
	"  -W... -f... -O... -g... -m..., and all after --: for the compiler\n"
	"\n"
	"A Makefile of a module builds with: make KDIR=\"$(hrt --kdir)\"\n"
	"\n"
	"Exit status: 0 after a clean load and unload; 1 when a module could not\n"
	"be built, loaded or initialised; 2 for a wrong call.\n";

static int print_kdir(void)
{
	const struct paths *paths = find_paths();

	if (!paths)
		return STATUS_FAILED;
	puts(paths->kdir);
	return STATUS_OK;
}

/* For a shell: quoted where a word has a character that it would eat. */
static void print_word(const char *word)
{
	if (!strpbrk(word, " \t\"'$\\`*?[]()<>|&;!#~{}")) {
		printf("%s", word);
		return;
	}
	putchar('\'');
	for (; *word; word++)
		printf(*word == '\'' ? "'\\''" : "%c", *word);
	putchar('\'');
}

static int print_cflags(void)
{
	struct build_options options = { 0 };
	struct words flags = { 0 };
	int i;

	if (!build_flags(&flags, &options, "module", NULL)) {
		words_release(&flags);
		return STATUS_FAILED;
	}
	for (i = 0; i < flags.count; i++) {
		if (i)
			putchar(' ');
		print_word(flags.at[i]);
	}
	putchar('\n');
	words_release(&flags);
	return STATUS_OK;
}

static int run_command_run(int argc, char **argv)
{
	struct run_options options = { 0 };
	int status = parse_run(&options, argc, argv);

	if (status == STATUS_OK)
		status = run_modules(&options);
	release_run(&options);
	return status;
}

static int run_command_build(int argc, char **argv)
{
	struct build_options options = { 0 };
	struct build_job job = { 0 };
	int status = parse_build(&job, &options, argc, argv);

	if (status == STATUS_OK) {
		interrupt_catch();
		status = build_module(&job);
		temp_remove();
	}
	release_build(&job, &options);
	return status;
}

static int wrong_call(const char *word)
{
	if (word)
		say_error("unknown command %s; see hrt --help", word);
	else
		fputs(help, stderr);
	return STATUS_USAGE;
}

static bool wants_help(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
			return true;
	return false;
}

int main(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : NULL;

	if (wants_help(argc, argv))
		return fputs(help, stdout) < 0 ? STATUS_FAILED : STATUS_OK;
	if (!word)
		return wrong_call(NULL);
	if (!strcmp(word, "run"))
		return run_command_run(argc - 2, argv + 2);
	if (!strcmp(word, "build"))
		return run_command_build(argc - 2, argv + 2);
	if (argc > 2)
		return wrong_call(argv[2]);
	if (!strcmp(word, "--kdir"))
		return print_kdir();
	if (!strcmp(word, "--cflags"))
		return print_cflags();
	if (strcmp(word, "--version") != 0)
		return wrong_call(word);
	puts("hrt " HRT_VERSION);
	return STATUS_OK;
}
