/* SPDX-License-Identifier: MIT */
/*
 * What is at an address: the names of the program and of its modules, static
 * functions included, for %pS, for warnings and for crashes. The tables are
 * made when a file is loaded; looking up takes no lock and no memory.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dl_iterate_phdr() */
#endif
#include "loaded.h"
#include "loader.h"
#include "module/module_host.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct symbol_map own_names;

/* ---- making a table --------------------------------------------------------- */

static bool is_place(const Elf_Sym *symbol, const char *name)
{
	unsigned int type = ELF64_ST_TYPE(symbol->st_info);

	if (symbol->st_shndx == SHN_UNDEF || symbol->st_shndx >= SHN_LORESERVE)
		return false;
	/* Labels of the compiler and mapping symbols of ARM are no names. */
	if (!*name || *name == '.' || *name == '$')
		return false;
	return type == STT_FUNC || type == STT_OBJECT || type == STT_NOTYPE;
}

/* The second name that module_init() and module_exit() give to a function. */
static bool is_alias(const char *name)
{
	return !strcmp(name, "init_module") || !strcmp(name, "cleanup_module");
}

/* Of several names at one address the last one wins. */
static int by_address(const void *a, const void *b)
{
	const struct symbol_map_entry *x = a, *y = b;

	if (x->address != y->address)
		return x->address < y->address ? -1 : 1;
	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	if (is_alias(x->name) != is_alias(y->name))
		return is_alias(x->name) ? -1 : 1;
	return strcmp(x->name, y->name);
}

static void fill(struct symbol_map *map, const struct elf_symbols *symbols,
		 unsigned long base)
{
	size_t i;

	for (i = 0; i < symbols->count; i++) {
		const Elf_Sym *symbol = &symbols->table[i];
		struct symbol_map_entry *entry = &map->entries[map->count];

		if (!is_place(symbol, elf_symbol_name(symbols, i)))
			continue;
		entry->address = base + symbol->st_value;
		entry->size = symbol->st_size;
		entry->name = map->strings + symbol->st_name;
		map->count++;
	}
	qsort(map->entries, map->count, sizeof(*map->entries), by_address);
}

/* From the first to the last byte that the segments of a file take. */
static void measure(struct symbol_map *map, const struct elf_file *elf,
		    unsigned long base)
{
	const Elf_Phdr *ph = (const void *)(elf->data + elf->header->e_phoff);
	unsigned int i;

	map->start = ~0UL;
	map->end = 0;
	for (i = 0; i < elf->header->e_phnum; i++) {
		unsigned long start = base + ph[i].p_vaddr;

		if (ph[i].p_type != PT_LOAD)
			continue;
		if (start < map->start)
			map->start = start;
		if (start + ph[i].p_memsz > map->end)
			map->end = start + ph[i].p_memsz;
	}
}

int symbol_map_read(struct symbol_map *map, const struct elf_file *elf,
		    unsigned long base)
{
	struct elf_symbols symbols;

	memset(map, 0, sizeof(*map));
	measure(map, elf, base);
	/* A stripped file still has the names that it shows to others. */
	if (!elf_symbols(elf, SHT_SYMTAB, &symbols) &&
	    !elf_symbols(elf, SHT_DYNSYM, &symbols))
		return 0;
	map->entries = calloc(symbols.count + 1, sizeof(*map->entries));
	map->strings = malloc(symbols.strings_size);
	if (!map->entries || !map->strings) {
		symbol_map_release(map);
		return -ENOMEM;
	}
	memcpy(map->strings, symbols.strings, symbols.strings_size);
	fill(map, &symbols, base);
	return 0;
}

void symbol_map_release(struct symbol_map *map)
{
	free(map->entries);
	free(map->strings);
	memset(map, 0, sizeof(*map));
}

/* ---- the program's own ------------------------------------------------------ */

/* The first object that dl_iterate_phdr() reports is the program. */
static int take_base(struct dl_phdr_info *info, size_t size, void *base)
{
	(void)size;
	*(unsigned long *)base = info->dlpi_addr;
	return 1;
}

void loader_open(void)
{
	struct elf_file elf;
	const char *why;
	unsigned long base = 0;

	/* Without them addresses are printed as numbers, and all else works. */
	if (own_names.entries || elf_read(&elf, "/proc/self/exe", &why))
		return;
	dl_iterate_phdr(take_base, &base);
	symbol_map_read(&own_names, &elf, base);
	elf_release(&elf);
}

/* ---- looking up ------------------------------------------------------------- */

/* Return: the last entry that starts at or before @address, or NULL. */
static const struct symbol_map_entry *at_or_before(const struct symbol_map *map,
						   unsigned long address)
{
	size_t low = 0, high = map->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (map->entries[middle].address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &map->entries[low - 1] : NULL;
}

static bool find_in(const struct symbol_map *map, unsigned long address,
		    struct loader_place *place)
{
	const struct symbol_map_entry *entry;

	if (address < map->start || address >= map->end)
		return false;
	entry = at_or_before(map, address);
	if (!entry)
		return false;
	place->symbol = entry->name;
	place->address = entry->address;
	place->offset = address - entry->address;
	place->size = entry->size;
	return true;
}

bool loader_symbol(unsigned long address, struct loader_place *place)
{
	struct loaded *l;

	for_each_loaded(l)
	{
		if (!find_in(&l->map, address, place))
			continue;
		place->module = l->module->name;
		return true;
	}
	place->module = NULL;
	return find_in(&own_names, address, place);
}

const char *module_symbol_lookup(unsigned long addr, unsigned long *size,
				 unsigned long *offset, const char **modname)
{
	struct loader_place place;

	if (!loader_symbol(addr, &place))
		return NULL;
	*size = place.size;
	*offset = place.offset;
	*modname = place.module;
	return place.symbol;
}

static unsigned long address_in(const struct symbol_map *map, const char *name)
{
	size_t i;

	for (i = 0; i < map->count; i++)
		if (!strcmp(map->entries[i].name, name))
			return map->entries[i].address;
	return 0;
}

static unsigned long address_anywhere(const char *name)
{
	unsigned long address = address_in(&own_names, name);
	struct loaded *l;

	if (address)
		return address;
	for_each_loaded(l)
	{
		address = l->gone ? 0 : address_in(&l->map, name);
		if (address)
			break;
	}
	return address;
}

/* What the C library has as well goes by another name (see __kernel_symbol). */
unsigned long module_symbol_address(const char *name)
{
	char ours[128];

	if (snprintf(ours, sizeof(ours), "kernel_%s", name) <
	    (int)sizeof(ours)) {
		unsigned long address = address_anywhere(ours);

		if (address)
			return address;
	}
	return address_anywhere(name);
}
