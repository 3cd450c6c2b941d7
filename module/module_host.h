/* SPDX-License-Identifier: MIT */
/*
 * What the tool and the module face tell each other. Plain C, so that both an
 * ordinary program and freestanding code include it.
 *
 * The order of a run:
 *
 *	hrt_start(...);
 *	module_clock_start();
 *	module_tasks_start();
 *	... load, run, unload ...
 *	module_tasks_stop();
 *	hrt_stop();
 */
#ifndef MODULE_HOST_H
#define MODULE_HOST_H

/* Count local_clock() from now. Without it, from its first use. */
void module_clock_start(void);

/**
 * module_tasks_start - make the caller a task of the module face
 *
 * It is the one that loads modules, "insmod". The threads that serve the rest
 * begin here: of RCU, and the one that makes the workers of workqueues.
 *
 * Return: 0 or a negative errno. Context: the thread that started the machine.
 */
int module_tasks_start(void);

/**
 * module_tasks_stop - end the threads of the module face
 *
 * RCU callbacks that wait run first; work that is still queued does not, as the
 * modules that queued it are gone. Threads of modules that are still there are
 * left, and said to be.
 *
 * Context: as module_tasks_start(); every module is unloaded.
 */
void module_tasks_stop(void);

/* ---- the log (printk.c, bug.c), defined by the tool -------------------- */

#include <stddef.h>

/**
 * module_console_write - take one line of the log
 * @text: the line: its stamp, its text, its newline; not a string
 * @len: its length
 *
 * Context: any task or interrupt, one at a time (a lock of the log is held,
 * so that lines come in their order). It must not print to the log itself.
 */
void module_console_write(const char *text, size_t len);

/* Hand over the line that still waits for its newline: before the end. */
void module_console_flush(void);

/**
 * module_die - the machine cannot go on: BUG(), panic()
 * @why: one line without newline; the log already has it
 */
void module_die(const char *why) __attribute__((noreturn));

/**
 * module_symbol_lookup - the name of the code or data at an address
 * @addr: the address
 * @size: set to how large the symbol is
 * @offset: set to how far into it @addr is
 * @modname: set to the module, NULL when it is built in
 *
 * Return: the name, or NULL when nothing is known there.
 */
const char *module_symbol_lookup(unsigned long addr, unsigned long *size,
				 unsigned long *offset, const char **modname);

/* Return: where the code or data of a name is, in the tool first; or 0. */
unsigned long module_symbol_address(const char *name);

/* Who runs: for the head of warnings and stack dumps. */
struct module_context {
	int cpu;
	int pid;
	const char *comm;
};

/* Defined weakly in bug.c: CPU 0, pid 1, "insmod". */
void module_context(struct module_context *ctx);

/* ---- chance (random.c) ------------------------------------------------- */

/* All random numbers follow from the seed; without one, from a fixed one. */
void module_random_seed(unsigned long long seed);
unsigned long long module_random_u64(void);

#endif
