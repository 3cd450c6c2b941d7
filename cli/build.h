/* SPDX-License-Identifier: MIT */
/* Making modules: the compiler, and the link into an ELF shared object. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include "text.h"

/* How modules are compiled. */
struct build_options {
	unsigned int kernel; /* HRT_KERNEL_*; 0: 7.3 */
	unsigned int hz; /* 0: 250 */
	struct words flags; /* for the compiler, as given: -DNAME, -Idir */
};

/* What one call makes. */
struct build_job {
	const struct build_options *options;
	struct words inputs; /* .c and .o files */
	const char *output; /* NULL: after the first input */
	const char *name; /* of the module; NULL: after the output */
	bool compile_only; /* one .c to one .o */
};

/* Return: STATUS_OK or STATUS_FAILED, which was told. */
int build_module(const struct build_job *job);

/**
 * build_flags - what a module is compiled with
 * @flags: gets the words
 * @name: of the module, as KBUILD_MODNAME has it
 * @source: the file; NULL for none in particular
 *
 * Return: false when the headers or the compiler were not found.
 */
bool build_flags(struct words *flags, const struct build_options *options,
		 const char *name, const char *source);

/* "dir/a-b.ko" is the module a_b. Return: new memory. */
char *module_name_of(const char *path);

#endif
