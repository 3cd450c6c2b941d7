/* SPDX-License-Identifier: MIT */
/*
 * Ctrl-C, SIGTERM and SIGHUP. Before the machine runs they end the process;
 * once it runs they end the run, and exits of modules come after. A second
 * one does not wait for that.
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

void interrupt_catch(void);

/* Return: whether one came. */
bool interrupted(void);

/* Remove temporary files and end as the signal would have done. */
void interrupt_end(void) __attribute__((noreturn));

/* From now on the machine runs: a signal ends hrt_run(). */
void interrupt_ends_run(void);

#endif
