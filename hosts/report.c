/* SPDX-License-Identifier: MIT */
#include "report.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A function by its name if the dynamic linker knows it, else by address. */
static void print_symbol(unsigned long long address)
{
	void *pointer = (void *)(uintptr_t)address;
	Dl_info info;

	if (dladdr(pointer, &info) && info.dli_sname)
		fprintf(stderr, "%s", info.dli_sname);
	else
		fprintf(stderr, "%p", pointer);
}

/* One conversion at the start of @text. Return: how long it is, or 0. */
static size_t print_arg(const char *text, unsigned long long arg)
{
	static const char *const conversions[] = { "%lld", "%08llx", "%llx",
						   "%pS", "%s" };
	const char *conversion;
	size_t i;

	for (i = 0; i < sizeof(conversions) / sizeof(*conversions); i++) {
		conversion = conversions[i];
		if (strncmp(text, conversion, strlen(conversion)) == 0)
			break;
	}
	switch (i) {
	case 0:
		fprintf(stderr, "%lld", arg);
		break;
	case 1:
		fprintf(stderr, "%08llx", arg);
		break;
	case 2:
		fprintf(stderr, "%llx", arg);
		break;
	case 3:
		print_symbol(arg);
		break;
	case 4:
		fprintf(stderr, "%s", (const char *)(uintptr_t)arg);
		break;
	default:
		return 0;
	}
	return strlen(conversions[i]);
}

void host_report(const struct hrt_report *report)
{
	static const char *const word[] = {
		[HRT_NOTICE] = "notice",
		[HRT_WARNING] = "warning",
		[HRT_FATAL] = "fatal",
	};
	const unsigned long long *arg = report->arg;
	const char *text = report->text;

	fprintf(stderr, "hrtimer: %s: ", word[report->severity]);
	while (*text) {
		size_t taken = *text == '%' ? print_arg(text, *arg) : 0;

		if (taken) {
			text += taken;
			arg++;
		} else {
			fputc(*text++, stderr);
		}
	}
	fprintf(stderr, " (%s)\n", report->function);
	if (report->severity == HRT_FATAL)
		abort();
}
