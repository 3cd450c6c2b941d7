/* SPDX-License-Identifier: MIT */
/*
 * The kernel log on standard output. Live, each line is written when it is
 * complete; in virtual time nobody can tell, and a buffer saves the calls,
 * unless somebody watches on a terminal.
 */
#ifndef CLI_CONSOLE_H
#define CLI_CONSOLE_H

#include <stdbool.h>

/* @buffered: keep lines back until the buffer is full, or the end. */
void console_open(bool buffered);

/* Write what is kept back. Context: any, signal handlers too. */
void console_flush(void);

/* Return: 0, or the errno of the write that failed; the rest is lost. */
int console_error(void);

#endif
