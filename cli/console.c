/* SPDX-License-Identifier: MIT */
/* The kernel log on standard output; see console.h. */
#include "console.h"
#include "module/module_host.h"

#include <errno.h>
#include <hrtimer/machine.h>
#include <string.h>
#include <unistd.h>

/*
 * The log calls module_console_write() for one line at a time, so the buffer
 * needs no lock of its own. A crash in the middle of it writes what is there.
 */
static char buffer[65536];
static volatile size_t used;
static bool keeps_back;
static volatile int failure;

void console_open(bool buffered)
{
	keeps_back = buffered && !isatty(STDOUT_FILENO);
}

int console_error(void)
{
	return failure;
}

/* Nobody reads any more, or the disk is full: going on serves nobody. */
static void fail(int error)
{
	failure = error;
	hrt_interrupt_run();
}

static void write_out(const char *text, size_t length)
{
	while (length && !failure) {
		ssize_t done = write(STDOUT_FILENO, text, length);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0) {
			fail(errno);
			return;
		}
		text += done;
		length -= (size_t)done;
	}
}

void console_flush(void)
{
	size_t length = used;

	/* Emptied first: a crash while writing must not repeat it. */
	used = 0;
	write_out(buffer, length);
}

void module_console_write(const char *text, size_t length)
{
	if (!keeps_back) {
		write_out(text, length);
		return;
	}
	if (length > sizeof(buffer) - used)
		console_flush();
	if (length > sizeof(buffer)) {
		write_out(text, length);
		return;
	}
	memcpy(buffer + used, text, length);
	used += length;
}
