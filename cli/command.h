/* SPDX-License-Identifier: MIT */
/* Calling the compiler. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "text.h"

/* Add the compiler: the words of $CC, or cc. */
void add_compiler(struct words *words);

/**
 * run_command - run a program and wait for it
 *
 * Its output goes where ours goes. A Ctrl-C or a SIGTERM that comes meanwhile
 * ends it and this process, temporary files included.
 *
 * Return: whether it ended with status 0; that it could not be started is told.
 */
bool run_command(const struct words *words);

/* Return: the first line that it prints, in new memory; NULL for none. */
char *ask_command(const struct words *words);

#endif
