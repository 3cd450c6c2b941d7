/* SPDX-License-Identifier: MIT */
/*
 * Private to the loader: the list of loaded modules.
 *
 * The list only grows while a machine runs, at its head, by one thread. A
 * module that is gone stays in it, and mapped, until loader_close(): a timer
 * that it forgot to cancel still finds its code, and its names still serve
 * the log. So readers need no lock, only the acquire that pairs with the
 * publishing of the head.
 */
#ifndef MODULE_LOADED_H
#define MODULE_LOADED_H

#include "elf_file.h"
#include "module/include/hrt/record.h"

/* The names of one mapped file, ordered by address. */
struct symbol_map {
	struct symbol_map_entry {
		unsigned long address, size;
		const char *name;
	} * entries;
	size_t count;
	char *strings;
	unsigned long start, end; /* of the mapped file */
};

struct loaded {
	struct loaded *next;
	struct module *module;
	void *handle; /* of dlopen() */
	unsigned long base;
	struct symbol_map map;
	char **params; /* what the parameters may still point to */
	int nr_params;
	bool gone; /* its exit has run, or its init failed */
};

/* A file on its way to become a module. */
struct candidate {
	struct elf_file elf;
	const char *name, *license;
	struct loaded *loaded;
};

struct loaded *loaded_first(void);
struct loaded *loaded_next(struct loaded *loaded);
struct loaded *loaded_find(const char *name);

#define for_each_loaded(l) for (l = loaded_first(); l; l = loaded_next(l))

/* ---- names.c: what is where ------------------------------------------------ */

/* Return: 0 or -ENOMEM; a file without names gives an empty map. */
int symbol_map_read(struct symbol_map *map, const struct elf_file *elf,
		    unsigned long base);
void symbol_map_release(struct symbol_map *map);

/* ---- resolve.c: who provides what ------------------------------------------ */

/* Return: whether a license lets a module use EXPORT_SYMBOL_GPL names. */
bool license_is_free(const char *license);

/* Find every name that the file needs; tell the log which are missing. */
int resolve_check(const struct candidate *candidate);

/* Refuse names that somebody exports already. */
int resolve_duplicates(const struct candidate *candidate);

/* Bind what comes from other modules, whatever the dynamic linker found. */
int resolve_bind(const struct candidate *candidate);

/* Return: the export of that name in a loaded module, or NULL. */
const struct kernel_symbol *resolve_export(const char *name,
					   struct loaded **owner);

/* Return: what the value of "tag=value" in .modinfo is, or NULL. */
const char *modinfo_get(const struct elf_file *elf, const char *tag);

/* ---- params.c ---------------------------------------------------------------- */

/* Take "name=value" apart, in place. @value becomes NULL without a `=`. */
void module_split_param(char *arg, char **name, char **value);

/* Return: 0, or the error of the parameter's set function. Tells the log. */
int module_set_param(struct module *module, char *name, char *value);
void module_free_params(struct module *module);

/* ---- the log ------------------------------------------------------------------ */

int printk(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#define log_err(...)  printk("\0013" __VA_ARGS__)
#define log_warn(...) printk("\0014" __VA_ARGS__)

#endif
