/* SPDX-License-Identifier: MIT */
/* Reading an ELF file that may be anything; see elf_file.h. */
#include "elf_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ELF_MACHINE EM_X86_64
#elif defined(__aarch64__)
#define ELF_MACHINE EM_AARCH64
#elif defined(__riscv)
#define ELF_MACHINE EM_RISCV
#elif defined(__i386__)
#define ELF_MACHINE EM_386
#elif defined(__arm__)
#define ELF_MACHINE EM_ARM
#else
#error "tell the ELF machine number of this processor"
#endif

#define ELF_CLASS (sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32)
#define ELF_DATA \
	(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB)

/* ---- the bytes ------------------------------------------------------------ */

/* A file may shrink while it is read; what is missing then counts as absent. */
static int read_all(int fd, struct elf_file *file)
{
	size_t have = 0;

	while (have < file->size) {
		ssize_t got = read(fd, file->data + have, file->size - have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -errno;
		if (got == 0)
			break;
		have += (size_t)got;
	}
	file->size = have;
	return 0;
}

static int read_open_file(int fd, struct elf_file *file)
{
	struct stat st;
	int err;

	if (fstat(fd, &st))
		return -errno;
	if (S_ISDIR(st.st_mode))
		return -EISDIR;
	if (!S_ISREG(st.st_mode))
		return -EINVAL;
	file->size = (size_t)st.st_size;
	file->data = malloc(file->size + 1);
	if (!file->data)
		return -ENOMEM;
	err = read_all(fd, file);
	if (err)
		free(file->data);
	return err;
}

static int read_file(const char *path, struct elf_file *file)
{
	int err, fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return -errno;
	err = read_open_file(fd, file);
	close(fd);
	return err;
}

/* ---- the headers ---------------------------------------------------------- */

/* Written so that nothing can wrap: no sum of two numbers from the file. */
static bool inside(const struct elf_file *file, size_t offset, size_t size)
{
	return offset <= file->size && size <= file->size - offset;
}

static const char *check_header(const struct elf_file *file)
{
	const Elf_Ehdr *eh = file->header;

	if (file->size < sizeof(*eh) ||
	    memcmp(eh->e_ident, ELFMAG, SELFMAG) != 0)
		return "it is not an ELF file";
	if (eh->e_ident[EI_CLASS] != ELF_CLASS ||
	    eh->e_ident[EI_DATA] != ELF_DATA || eh->e_machine != ELF_MACHINE)
		return "it is for another kind of machine";
	if (eh->e_shentsize != sizeof(Elf_Shdr) || !eh->e_shnum)
		return "it has no section headers";
	if (!inside(file, eh->e_shoff,
		    (size_t)eh->e_shnum * sizeof(Elf_Shdr)) ||
	    eh->e_shoff % _Alignof(Elf_Shdr))
		return "it ends before its section headers: is it complete?";
	if (eh->e_shstrndx >= eh->e_shnum)
		return "its section headers are damaged";
	return NULL;
}

static const char *check_sections(const struct elf_file *file)
{
	unsigned int i;

	for (i = 0; i < file->nr_sections; i++) {
		const Elf_Shdr *section = &file->sections[i];

		if (section->sh_type == SHT_NOBITS ||
		    section->sh_type == SHT_NULL)
			continue;
		if (!inside(file, section->sh_offset, section->sh_size))
			return "a section lies outside of the file";
	}
	return NULL;
}

/* What the dynamic linker will map and trust, in a file that is to be loaded. */
static const char *check_segments(const struct elf_file *file)
{
	const Elf_Ehdr *eh = file->header;
	const Elf_Phdr *ph;
	unsigned int i;

	if (!eh->e_phnum)
		return NULL;
	if (eh->e_phentsize != sizeof(*ph) ||
	    eh->e_phoff % _Alignof(Elf_Phdr) ||
	    !inside(file, eh->e_phoff, eh->e_phnum * sizeof(*ph)))
		return "its program headers are damaged";
	ph = (const void *)(file->data + eh->e_phoff);
	for (i = 0; i < eh->e_phnum; i++)
		if (!inside(file, ph[i].p_offset, ph[i].p_filesz))
			return "a segment lies outside of the file";
	return NULL;
}

static const char *check_names(struct elf_file *file)
{
	const Elf_Shdr *names = &file->sections[file->header->e_shstrndx];

	if (names->sh_type != SHT_STRTAB || !names->sh_size)
		return "its section names are damaged";
	file->names = (const char *)file->data + names->sh_offset;
	file->names_size = names->sh_size;
	if (file->names[file->names_size - 1])
		return "its section names are damaged";
	return NULL;
}

static const char *check_file(struct elf_file *file)
{
	const char *why;

	file->header = (const void *)file->data;
	why = check_header(file);
	if (why)
		return why;
	file->sections = (const void *)(file->data + file->header->e_shoff);
	file->nr_sections = file->header->e_shnum;
	why = check_sections(file);
	if (!why)
		why = check_segments(file);
	if (!why)
		why = check_names(file);
	return why;
}

int elf_read(struct elf_file *file, const char *path, const char **why)
{
	int err = read_file(path, file);

	if (err)
		return err;
	*why = check_file(file);
	if (!*why)
		return 0;
	elf_release(file);
	return -ENOEXEC;
}

void elf_release(struct elf_file *file)
{
	free(file->data);
	file->data = NULL;
}

/* ---- sections ------------------------------------------------------------- */

static const char *section_name(const struct elf_file *file,
				const Elf_Shdr *section)
{
	if (section->sh_name >= file->names_size)
		return "";
	return file->names + section->sh_name;
}

const Elf_Shdr *elf_section(const struct elf_file *file, const char *name)
{
	unsigned int i;

	for (i = 0; i < file->nr_sections; i++)
		if (!strcmp(section_name(file, &file->sections[i]), name))
			return &file->sections[i];
	return NULL;
}

const Elf_Shdr *elf_section_typed(const struct elf_file *file,
				  unsigned int type)
{
	unsigned int i;

	for (i = 0; i < file->nr_sections; i++)
		if (file->sections[i].sh_type == type)
			return &file->sections[i];
	return NULL;
}

const void *elf_bytes(const struct elf_file *file, const Elf_Shdr *section)
{
	if (section->sh_type == SHT_NOBITS || section->sh_type == SHT_NULL)
		return NULL;
	return file->data + section->sh_offset;
}

/* ---- symbols and strings -------------------------------------------------- */

bool elf_symbols(const struct elf_file *file, unsigned int type,
		 struct elf_symbols *symbols)
{
	const Elf_Shdr *table = elf_section_typed(file, type), *strings;

	if (!table || table->sh_link >= file->nr_sections ||
	    table->sh_offset % _Alignof(Elf_Sym))
		return false;
	strings = &file->sections[table->sh_link];
	if (strings->sh_type != SHT_STRTAB || !strings->sh_size)
		return false;
	symbols->table = elf_bytes(file, table);
	symbols->count = table->sh_size / sizeof(Elf_Sym);
	symbols->strings = elf_bytes(file, strings);
	symbols->strings_size = strings->sh_size;
	/* One closing zero ends every string that starts inside. */
	return !symbols->strings[symbols->strings_size - 1];
}

const char *elf_symbol_name(const struct elf_symbols *symbols, size_t nr)
{
	if (symbols->table[nr].st_name >= symbols->strings_size)
		return "";
	return symbols->strings + symbols->table[nr].st_name;
}

const char *elf_string(const struct elf_file *file, const char *section,
		       const char *previous)
{
	const Elf_Shdr *header = elf_section(file, section);
	const char *at = header ? elf_bytes(file, header) : NULL, *end;

	if (!at || !header->sh_size)
		return NULL;
	end = at + header->sh_size;
	if (end[-1]) /* the last string would run out of the section */
		return NULL;
	if (previous)
		at = previous + strlen(previous);
	while (at < end && !*at)
		at++;
	return at < end ? at : NULL;
}
