/* SPDX-License-Identifier: MIT */
/* hrt run: build what is a source, start the machine, load, wait, unload. */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "options.h"

/* Return: the exit status. */
int run_modules(struct run_options *options);

#endif
