/* SPDX-License-Identifier: MIT */
/*
 * Loading modules, and what is known of those that are loaded.
 *
 * A module is an ELF shared object, NAME.ko, as `hrt build` makes them. Of its
 * names only the record of the module (__this_module) and what it gives to
 * EXPORT_SYMBOL() are dynamic. The loader looks through the file first, as a
 * kernel does: is it one of ours, for this machine; is every name that it
 * needs there. Only then the dynamic linker maps it. The C library is in the
 * same process, but it is no part of the kernel: a module that calls printf()
 * has an unknown symbol here as well.
 *
 * What goes wrong is written to the kernel log in the kernel's words, and
 * returned as the kernel's error number. All of it is for the thread that
 * started the machine; the functions that look something up are for any
 * context.
 *
 * The line that a kernel prints for every module from outside of its tree
 * ("loading out-of-tree module taints kernel.") is not printed: all are, and
 * the log of a run is to be the module's own.
 */
#ifndef MODULE_LOADER_H
#define MODULE_LOADER_H

#include <stdbool.h>
#include <stddef.h>

/* Read the names of this program, for loader_symbol(). */
void loader_open(void);

/* What a module was built for; 0 where the file does not say it. */
struct loader_facts {
	unsigned int hz;
	unsigned int kernel; /* HRT_KERNEL_* */
};

/**
 * loader_peek - look what a module file is built for
 * @path: the file
 * @facts: filled in
 * @why: what is wrong with the file, in case of -ENOEXEC; or NULL
 *
 * Return: 0, -ENOEXEC when it is no module, or -errno of reading it.
 */
int loader_peek(const char *path, struct loader_facts *facts, const char **why);

/**
 * loader_insert - load a module and run its init
 * @path: the file
 * @params: "name=value"; copied
 * @count: how many
 *
 * Return: 0, or as insmod would see it: -EEXIST loaded already, -ENOENT a
 * symbol is unknown, -ENOEXEC no module for this machine, -EINVAL or -ERANGE
 * for a parameter, and whatever init returned.
 */
int loader_insert(const char *path, char *const *params, int count);

/**
 * loader_remove - run the exit of the module that was loaded last
 * @name: whose turn it was, "" when none is left
 * @size: of @name
 *
 * Return: 1; 0 when no module is left; -EBUSY when somebody still holds it
 * (it stays), -EPERM when it has no exit (it stays as well). The next call
 * goes on with the one before it.
 */
int loader_remove(char *name, size_t size);

/* Forget all modules. The machine has to be stopped. */
void loader_close(void);

/* Where an address is. */
struct loader_place {
	const char *symbol;
	unsigned long offset, size;
	const char *module; /* NULL: the program itself */
	unsigned long address; /* of the symbol */
};

/**
 * loader_symbol - find the function or object that holds an address
 *
 * Return: false when no loaded file has one there. Context: any, signal
 * handlers too: it takes no lock and no memory.
 */
bool loader_symbol(unsigned long address, struct loader_place *place);

#endif
