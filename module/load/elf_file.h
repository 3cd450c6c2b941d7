/* SPDX-License-Identifier: MIT */
/*
 * Reading an ELF file that may be anything: every offset, size and index is
 * checked against the file before it is followed.
 */
#ifndef MODULE_ELF_FILE_H
#define MODULE_ELF_FILE_H

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stddef.h>

/* The structures of <elf.h> in the width of this machine. */
typedef ElfW(Ehdr) Elf_Ehdr;
typedef ElfW(Shdr) Elf_Shdr;
typedef ElfW(Phdr) Elf_Phdr;
typedef ElfW(Sym) Elf_Sym;
typedef ElfW(Rela) Elf_Rela;

/* A file in memory; its sections, and the strings that name them. */
struct elf_file {
	unsigned char *data;
	size_t size;
	const Elf_Ehdr *header;
	const Elf_Shdr *sections;
	unsigned int nr_sections;
	const char *names;
	size_t names_size;
};

/* A symbol table, and the strings that it points into. */
struct elf_symbols {
	const Elf_Sym *table;
	size_t count;
	const char *strings;
	size_t strings_size;
};

/**
 * elf_read - read a file and check its headers
 * @file: filled in; to be released with elf_release() after success
 * @path: where it is
 * @why: what is wrong with it, when it is no ELF file for this machine
 *
 * Return: 0; -ENOEXEC with @why set; else -errno of open() or read().
 */
int elf_read(struct elf_file *file, const char *path, const char **why);
void elf_release(struct elf_file *file);

/* Return: a section by name or by type, or NULL. */
const Elf_Shdr *elf_section(const struct elf_file *file, const char *name);
const Elf_Shdr *elf_section_typed(const struct elf_file *file,
				  unsigned int type);

/* Return: the bytes of a section, NULL when it has none in the file. */
const void *elf_bytes(const struct elf_file *file, const Elf_Shdr *section);

/* Return: whether there is a sound table of that type (SHT_DYNSYM, ...). */
bool elf_symbols(const struct elf_file *file, unsigned int type,
		 struct elf_symbols *symbols);

/* Return: the name of a symbol; "" when it points outside. */
const char *elf_symbol_name(const struct elf_symbols *symbols, size_t nr);

/**
 * elf_string - walk the strings of a section of zero-ended strings
 * @previous: NULL for the first one
 *
 * Return: the next one that is not empty, or NULL.
 */
const char *elf_string(const struct elf_file *file, const char *section,
		       const char *previous);

#endif
