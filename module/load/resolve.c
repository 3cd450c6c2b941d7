/* SPDX-License-Identifier: MIT */
/*
 * Who provides a name that a module needs: the kernel, which is this program
 * and its library, or a module that was loaded before. The C library does not
 * count, although the dynamic linker would be glad to use it.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dladdr() */
#endif
#include "loaded.h"
#include "module/include/linux/version.h"

#include <dlfcn.h>
#include <errno.h>
#include <hrtimer/machine.h>
#include <stdlib.h>
#include <string.h>

/* ---- .modinfo --------------------------------------------------------------- */

const char *modinfo_get(const struct elf_file *elf, const char *tag)
{
	size_t length = strlen(tag);
	const char *line = NULL;

	while ((line = elf_string(elf, ".modinfo", line)))
		if (!strncmp(line, tag, length) && line[length] == '=')
			return line + length + 1;
	return NULL;
}

bool license_is_free(const char *license)
{
	static const char *const free_ones[] = {
		"GPL",          "GPL v2",       "GPL and additional rights",
		"Dual BSD/GPL", "Dual MIT/GPL", "Dual MPL/GPL",
	};
	size_t i;

	for (i = 0; i < sizeof(free_ones) / sizeof(*free_ones); i++)
		if (!strcmp(license, free_ones[i]))
			return true;
	return false;
}

/*
 * A namespace was written as a word or, since 6.13, as a string; what stands
 * in the file is the word with or without quotes. Return: its length.
 */
static int namespace_word(const char **ns)
{
	*ns += **ns == '"';
	return (int)strcspn(*ns, "\"");
}

static bool same_namespace(const char *a, const char *b)
{
	int length = namespace_word(&a);

	return length == namespace_word(&b) && !strncmp(a, b, (size_t)length);
}

static bool imports(const struct elf_file *elf, const char *ns)
{
	static const char tag[] = "import_ns=";
	const char *line = NULL;

	while ((line = elf_string(elf, ".modinfo", line)))
		if (!strncmp(line, tag, sizeof(tag) - 1) &&
		    same_namespace(line + sizeof(tag) - 1, ns))
			return true;
	return false;
}

/* ---- the kernel's names ------------------------------------------------------ */

static bool starts_with_any(const char *name, const char *const *starts)
{
	for (; *starts; starts++)
		if (!strncmp(name, *starts, strlen(*starts)))
			return true;
	return false;
}

/* What a compiler calls by itself, whoever provides it. */
static bool is_runtime(const char *name)
{
	static const char *const copies[] = { "memcpy", "memmove", "memset",
					      "memcmp" };
	static const char *const starts[] = {
		"__asan_",        "__ubsan_",        "__tsan_",
		"__sanitizer_",   "__msan_",         "__lsan_",
		"__gcov_",        "__llvm_profile_", "__stack_chk_",
		"__tls_get_addr", "__cxa_finalize",  NULL,
	};
	size_t i;

	for (i = 0; i < sizeof(copies) / sizeof(*copies); i++)
		if (!strcmp(name, copies[i]))
			return true;
	return starts_with_any(name, starts);
}

static bool same_object(void *a, void *b)
{
	Dl_info x, y;

	return dladdr(a, &x) && dladdr(b, &y) && x.dli_fbase == y.dli_fbase;
}

/*
 * The C library has it: then it is none of the kernel's, even where a sanitizer
 * that is linked into this program has a function of that name in front of it.
 */
static bool c_library_has(const char *name)
{
	static void *library;

	if (!library)
		library = dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);
	return library && dlsym(library, name);
}

/* Two places: this file is in the program, hrt_start() may be in a library. */
static bool kernel_has(const char *name)
{
	void *at = dlsym(RTLD_DEFAULT, name);

	if (!at)
		return false;
	if (is_runtime(name))
		return true;
	return !c_library_has(name) && (same_object(at, (void *)kernel_has) ||
					same_object(at, (void *)hrt_start));
}

/* ---- the modules' names ------------------------------------------------------ */

static const struct kernel_symbol *find_export(const struct module *module,
					       const char *name)
{
	const struct kernel_symbol *symbol;

	for (symbol = module->exports; symbol < module->exports_end; symbol++)
		if (!strcmp(symbol->name, name))
			return symbol;
	return NULL;
}

const struct kernel_symbol *resolve_export(const char *name,
					   struct loaded **owner)
{
	const struct kernel_symbol *symbol;
	struct loaded *l;

	for_each_loaded(l)
	{
		symbol = l->gone ? NULL : find_export(l->module, name);
		if (!symbol)
			continue;
		*owner = l;
		return symbol;
	}
	return NULL;
}

static const char *license_of(const struct candidate *candidate)
{
	return candidate->license ? candidate->license : "unspecified";
}

static int check_export(const struct candidate *candidate,
			const struct kernel_symbol *symbol)
{
	const char *ns = symbol->ns;
	int length = namespace_word(&ns);

	if (symbol->gpl_only && !license_is_free(license_of(candidate)))
		return -ENOENT;
	if (!length || imports(&candidate->elf, ns))
		return 0;
	log_err("%s: module uses symbol (%s) from namespace %.*s, but does not import it.\n",
		candidate->name, symbol->name, length, ns);
	return -EINVAL;
}

/* ---- what a file needs ------------------------------------------------------- */

static bool is_needed(const Elf_Sym *symbol)
{
	return symbol->st_shndx == SHN_UNDEF &&
	       ELF64_ST_BIND(symbol->st_info) == STB_GLOBAL;
}

static int check_name(const struct candidate *candidate, const char *name)
{
	const struct kernel_symbol *symbol;
	struct loaded *owner;
	int err = -ENOENT;

	if (kernel_has(name))
		return 0;
	symbol = resolve_export(name, &owner);
	if (symbol)
		err = check_export(candidate, symbol);
	if (err)
		log_warn("%s: Unknown symbol %s (err %d)\n", candidate->name,
			 name, err);
	return err;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The linker's order is that of a hash; the log's is that of the alphabet. */
static size_t needed_names(const struct elf_symbols *symbols,
			   const char **names)
{
	size_t i, count = 0;

	for (i = 1; i < symbols->count; i++)
		if (is_needed(&symbols->table[i]))
			names[count++] = elf_symbol_name(symbols, i);
	qsort(names, count, sizeof(*names), by_name);
	return count;
}

int resolve_check(const struct candidate *candidate)
{
	struct elf_symbols symbols;
	const char **names;
	size_t i, count;
	int err = 0;

	if (!elf_symbols(&candidate->elf, SHT_DYNSYM, &symbols))
		return -ENOEXEC;
	names = calloc(symbols.count + 1, sizeof(*names));
	if (!names)
		return -ENOMEM;
	count = needed_names(&symbols, names);
	/* All of them are told, not only the first. */
	for (i = 0; i < count; i++) {
		int ret = check_name(candidate, names[i]);

		if (ret)
			err = ret;
	}
	free(names);
	return err;
}

/* ---- what a file gives ------------------------------------------------------- */

static const char *owner_of(const char *name)
{
	struct loaded *owner;

	if (resolve_export(name, &owner))
		return owner->module->name;
	return kernel_has(name) ? "kernel" : NULL;
}

int resolve_duplicates(const struct candidate *candidate)
{
	struct elf_symbols symbols;
	size_t i;

	if (!elf_symbols(&candidate->elf, SHT_DYNSYM, &symbols))
		return -ENOEXEC;
	for (i = 1; i < symbols.count; i++) {
		const char *name = elf_symbol_name(&symbols, i), *owner;

		if (symbols.table[i].st_shndx == SHN_UNDEF ||
		    !strcmp(name, "__this_module"))
			continue;
		owner = owner_of(name);
		if (!owner)
			continue;
		log_err("%s: exports duplicate symbol %s (owned by %s)\n",
			candidate->name, name, owner);
		return -ENOEXEC;
	}
	return 0;
}

/* ---- binding ------------------------------------------------------------------ */

/*
 * The dynamic linker looks into the program and its libraries before it looks
 * into modules: for a name like `index` that a module exports it would take
 * the C library's. So every place that refers to another module's name is
 * written here once more. (The files are linked without RELRO for this.)
 */
static bool is_reference(const Elf_Rela *rela)
{
#if defined(__x86_64__)
	switch (ELF64_R_TYPE(rela->r_info)) {
	case R_X86_64_64:
	case R_X86_64_GLOB_DAT:
	case R_X86_64_JUMP_SLOT:
		return true;
	}
#elif defined(__aarch64__)
	switch (ELF64_R_TYPE(rela->r_info)) {
	case R_AARCH64_ABS64:
	case R_AARCH64_GLOB_DAT:
	case R_AARCH64_JUMP_SLOT:
		return true;
	}
#elif defined(__riscv) && __riscv_xlen == 64
	switch (ELF64_R_TYPE(rela->r_info)) {
	case R_RISCV_64:
	case R_RISCV_JUMP_SLOT:
		return true;
	}
#else
	(void)rela;
#endif
	return false;
}

static void bind_one(const struct candidate *candidate,
		     const struct elf_symbols *symbols, const Elf_Rela *rela)
{
	size_t nr = ELF64_R_SYM(rela->r_info);
	const struct kernel_symbol *symbol;
	struct loaded *owner;
	unsigned long *place;

	if (nr == 0 || nr >= symbols->count || !is_reference(rela) ||
	    symbols->table[nr].st_shndx != SHN_UNDEF)
		return;
	symbol = resolve_export(elf_symbol_name(symbols, nr), &owner);
	if (!symbol || kernel_has(symbol->name))
		return;
	place = (unsigned long *)(candidate->loaded->base + rela->r_offset);
	*place = (unsigned long)symbol->addr + (unsigned long)rela->r_addend;
}

int resolve_bind(const struct candidate *candidate)
{
	const struct elf_file *elf = &candidate->elf;
	struct elf_symbols symbols;
	unsigned int i;
	size_t k;

	if (!elf_symbols(elf, SHT_DYNSYM, &symbols))
		return -ENOEXEC;
	for (i = 0; i < elf->nr_sections; i++) {
		const Elf_Shdr *section = &elf->sections[i];
		const Elf_Rela *rela = elf_bytes(elf, section);

		/* The rest, of debug sections, is of no concern here. */
		if (section->sh_type != SHT_RELA ||
		    !(section->sh_flags & SHF_ALLOC))
			continue;
		for (k = 0; k < section->sh_size / sizeof(*rela); k++)
			bind_one(candidate, &symbols, &rela[k]);
	}
	return 0;
}
