/* SPDX-License-Identifier: MIT */
/*
 * Making modules. Each source is compiled against the headers of the module
 * face alone; a small source of our own adds the record by which the loader
 * knows the module (what kbuild calls NAME.mod.c); and all of it is linked
 * into a shared object that shows that record and the exported names.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* basename() */
#endif
#include "build.h"
#include "module/load/elf_file.h"
#include "command.h"
#include "paths.h"
#include "temp.h"

#include <errno.h>
#include <hrtimer/machine.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the compiler -------------------------------------------------------------- */

static const char *const fixed_flags[] = {
	"-std=gnu11",
	"-ffreestanding",
	"-nostdinc",
	"-D__KERNEL__",
	"-DMODULE",
	"-fPIC",
	"-g",
	"-O1",
	"-fno-strict-aliasing",
	"-fno-common",
	"-fwrapv",
	"-fno-delete-null-pointer-checks",
	"-fno-omit-frame-pointer",
	"-fno-stack-protector",
	"-fno-asynchronous-unwind-tables",
	"-Wall",
	"-Wno-main",
	"-Wno-pointer-sign",
	"-Wno-unused-but-set-variable",
	"-Wno-unused-const-variable",
	"-Wno-unused-function",
	"-Wno-sign-compare",
	"-Werror=implicit-function-declaration",
	/* A callback of another kernel's type is to be seen, and to work. */
	"-Wno-error=incompatible-pointer-types",
	"-Wno-error=int-conversion",
	NULL,
};

/* What gcc does not know, and would complain about. */
static const char *const clang_flags[] = {
	"-Wno-error=incompatible-function-pointer-types",
	"-Wno-address-of-packed-member",
	"-Wno-gnu-variable-sized-type-not-at-end",
	"-Wno-unused-command-line-argument",
	NULL,
};

/* What the compiler says of itself; asked once. */
static struct compiler {
	bool asked;
	bool is_clang;
	char *headers; /* <stddef.h> and its kin */
} compiler;

static char *ask_compiler(const char *option)
{
	struct words words = { 0 };
	char *answer;

	add_compiler(&words);
	words_add(&words, option);
	answer = ask_command(&words);
	words_release(&words);
	return answer;
}

static const struct compiler *the_compiler(void)
{
	char *version;

	if (compiler.asked)
		return &compiler;
	compiler.asked = true;
	version = ask_compiler("--version");
	if (!version)
		return &compiler;
	compiler.is_clang = strstr(version, "clang");
	free(version);
	compiler.headers = ask_compiler("-print-file-name=include");
	return &compiler;
}

static void add_fixed(struct words *words, const char *const *more)
{
	for (; *more; more++)
		words_add(words, *more);
}

/* "dir/a-b.c" becomes `a_b`, as an identifier. */
static char *identifier(const char *path)
{
	char *name = format_text("%s", basename(path)), *c;

	name[strcspn(name, ".")] = '\0';
	for (c = name; *c; c++)
		if (*c == '-')
			*c = '_';
	return name;
}

char *module_name_of(const char *path)
{
	return identifier(path);
}

static void add_names(struct words *flags, const char *name, const char *source)
{
	char *base = identifier(source ? source : name);

	words_addf(flags, "-DKBUILD_MODNAME=\"%s\"", name);
	words_addf(flags, "-DKBUILD_BASENAME=\"%s\"", base);
	words_addf(flags, "-DKBUILD_MODFILE=\"%s\"", name);
	words_addf(flags, "-D__KBUILD_MODNAME=kmod_%s", name);
	free(base);
}

/*
 * Before 4.10 ktime_t was a union with the member tv64; a build has either that
 * or a number. A source that looks into it was written for the union, unless it
 * asks for the version of the kernel: then it has both forms.
 */
static bool looks_into_ktime(const char *source)
{
	FILE *file = fopen(source, "r");
	bool looks = false, asks = false;
	char *line = NULL;
	size_t size = 0;

	while (file && getline(&line, &size, file) > 0) {
		looks |= strstr(line, ".tv64") || strstr(line, "->tv64");
		asks |= strstr(line, "LINUX_VERSION_CODE") != NULL;
	}
	free(line);
	if (file)
		fclose(file);
	return looks && !asks;
}

bool build_flags(struct words *flags, const struct build_options *options,
		 const char *name, const char *source)
{
	const struct paths *paths = find_paths();
	const struct compiler *cc = the_compiler();
	unsigned int kernel = options->kernel, hz = options->hz;

	if (!paths || !cc->headers)
		return false;
	add_fixed(flags, fixed_flags);
	if (cc->is_clang)
		add_fixed(flags, clang_flags);
	words_add(flags, "-isystem");
	words_add(flags, cc->headers);
	words_addf(flags, "-I%s", paths->kernel_headers);
	words_addf(flags, "-I%s", paths->api_headers);
	words_addf(flags, "-DCONFIG_HZ=%u", hz ? hz : 250);
	words_addf(flags, "-DHRT_KERNEL_CODE=0x%06x",
		   kernel ? kernel : HRT_KERNEL_7_3);
	if (source && looks_into_ktime(source))
		words_add(flags, "-DHRT_KTIME_TV64");
	add_names(flags, name, source);
	words_add_all(flags, &options->flags);
	return true;
}

static bool compile(const struct build_job *job, const char *name,
		    const char *source, const char *object)
{
	struct words words = { 0 };
	bool done;

	add_compiler(&words);
	done = build_flags(&words, job->options, name, source);
	if (done) {
		words_add(&words, "-c");
		words_add(&words, "-o");
		words_add(&words, object);
		words_add(&words, source);
		done = run_command(&words);
	}
	words_release(&words);
	if (!done)
		say_error("could not compile %s", source);
	return done;
}

/* ---- the exported names ---------------------------------------------------------- */

/* Whether some symbol of the object is global, defined, and of that name. */
static bool defines(const struct elf_file *elf, const char *name)
{
	struct elf_symbols symbols;
	size_t i;

	if (!elf_symbols(elf, SHT_SYMTAB, &symbols))
		return false;
	for (i = 1; i < symbols.count; i++)
		if (ELF64_ST_BIND(symbols.table[i].st_info) != STB_LOCAL &&
		    symbols.table[i].st_shndx != SHN_UNDEF &&
		    !strcmp(elf_symbol_name(&symbols, i), name))
			return true;
	return false;
}

static bool write_exports(FILE *script, const char *object)
{
	struct elf_file elf;
	const char *why, *name = NULL;
	bool good = true;

	switch (elf_read(&elf, object, &why)) {
	case 0:
		break;
	case -ENOEXEC:
		say_error("could not link %s: %s", object, why);
		return false;
	default:
		say_error("could not read %s", object);
		return false;
	}
	while (good && (name = elf_string(&elf, "__hrt_export", name))) {
		good = defines(&elf, name);
		fprintf(script, "\t\"%s\";\n", name);
		if (!good)
			say_error(
				"%s: \"%s\" is exported, but it is static or not defined here",
				object, name);
	}
	elf_release(&elf);
	return good;
}

/* Return: a version script; NULL after an error that was told. */
static const char *make_script(const struct words *objects)
{
	const char *path = temp_path("exports.map");
	FILE *script = path ? fopen(path, "w") : NULL;
	bool good = true;
	int i;

	if (!script) {
		say_error("could not write a file for the linker: %s",
			  strerror(errno));
		return NULL;
	}
	fputs("{\nglobal:\n\t__this_module;\n", script);
	for (i = 0; i < objects->count && good; i++)
		good = write_exports(script, objects->at[i]);
	fputs("local:\n\t*;\n};\n", script);
	if (fclose(script)) {
		say_error("could not write %s: %s", path, strerror(errno));
		return NULL;
	}
	return good ? path : NULL;
}

/* ---- the module's record ---------------------------------------------------------- */

/* The bounds of sections are absent, and so NULL, where nothing fills them. */
static const char record_source[] =
	"#include <linux/module.h>\n"
	"#include <linux/vermagic.h>\n"
	"\n"
	"MODULE_INFO(vermagic, VERMAGIC_STRING);\n"
	"MODULE_INFO(name, KBUILD_MODNAME);\n"
	"\n"
	"#define BOUND __attribute__((weak, visibility(\"hidden\")))\n"
	"extern const struct kernel_param __start___param[] BOUND;\n"
	"extern const struct kernel_param __stop___param[] BOUND;\n"
	"extern const struct kernel_symbol __start___hrt_ksymtab[] BOUND;\n"
	"extern const struct kernel_symbol __stop___hrt_ksymtab[] BOUND;\n"
	"extern __typeof__(init_module) init_module BOUND;\n"
	"extern __typeof__(cleanup_module) cleanup_module BOUND;\n"
	"\n"
	"struct module __this_module = {\n"
	"\t.state = MODULE_STATE_UNFORMED,\n"
	"\t.name = KBUILD_MODNAME,\n"
	"\t.init = init_module,\n"
	"\t.exit = cleanup_module,\n"
	"\t.params = __start___param,\n"
	"\t.params_end = __stop___param,\n"
	"\t.exports = __start___hrt_ksymtab,\n"
	"\t.exports_end = __stop___hrt_ksymtab,\n"
	"};\n";

static bool write_text(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	if (!file)
		return false;
	fputs(text, file);
	return !fclose(file);
}

/* Return: the object with the record, or NULL. */
static const char *make_record(const struct build_job *job, const char *name)
{
	char *base = format_text("%s.mod.c", name);
	const char *source = temp_path(base), *object;

	base[strlen(base) - 1] = 'o';
	object = source ? temp_path(base) : NULL;
	free(base);
	if (!object)
		return NULL;
	if (!write_text(source, record_source)) {
		say_error("could not write %s: %s", source, strerror(errno));
		return NULL;
	}
	return compile(job, name, source, object) ? object : NULL;
}

/* ---- the link ------------------------------------------------------------------------ */

static bool link_module(const struct words *objects, const char *record,
			const char *script, const char *output)
{
	struct words words = { 0 };
	bool done;

	add_compiler(&words);
	words_add(&words, "-shared");
	words_add(&words, "-nostdlib");
	words_add(&words, "-Wl,-Bsymbolic");
	/* The loader writes the places that refer to other modules. */
	words_add(&words, "-Wl,-z,norelro");
	words_addf(&words, "-Wl,--version-script=%s", script);
	words_add(&words, "-o");
	words_add(&words, output);
	words_add_all(&words, objects);
	words_add(&words, record);
	words_add(&words, "-lgcc");
	done = run_command(&words);
	words_release(&words);
	if (!done)
		say_error("could not link %s", output);
	return done;
}

static bool has_license(const struct words *objects)
{
	struct elf_file elf;
	const char *why, *line;
	bool found = false;
	int i;

	for (i = 0; i < objects->count && !found; i++) {
		if (elf_read(&elf, objects->at[i], &why))
			continue;
		line = NULL;
		while (!found && (line = elf_string(&elf, ".modinfo", line)))
			found = after(line, "license=");
		elf_release(&elf);
	}
	return found;
}

static int link_all(const struct build_job *job, const struct words *objects,
		    const char *name, const char *output)
{
	const char *script = make_script(objects), *record;

	record = script ? make_record(job, name) : NULL;
	if (!record || !link_module(objects, record, script, output))
		return STATUS_FAILED;
	if (!has_license(objects))
		say("WARNING: missing MODULE_LICENSE() in %s", output);
	return STATUS_OK;
}

/* ---- one call --------------------------------------------------------------------------- */

/* The words of the shell for what cannot be read at all. */
static bool readable(const char *path)
{
	struct stat st;

	if (!stat(path, &st) && S_ISDIR(st.st_mode))
		errno = EISDIR;
	else if (!access(path, R_OK))
		return true;
	say_error("could not read %s: %s", path, strerror(errno));
	return false;
}

/* Turn a source into an object; an object stays what it is. */
static const char *object_of(const struct build_job *job, const char *name,
			     int nr)
{
	const char *input = job->inputs.at[nr], *object;
	char *base;

	if (!readable(input))
		return NULL;
	if (ends_with(input, ".o"))
		return input;
	if (!ends_with(input, ".c")) {
		say_error("could not build %s: neither a .c nor a .o file",
			  input);
		return NULL;
	}
	base = format_text("%s-%d.o", name, nr);
	object = temp_path(base);
	free(base);
	return object && compile(job, name, input, object) ? object : NULL;
}

static int build_linked(const struct build_job *job, const char *name,
			const char *output)
{
	struct words objects = { 0 };
	int i, status;

	for (i = 0; i < job->inputs.count; i++) {
		const char *object = object_of(job, name, i);

		if (!object)
			return STATUS_FAILED;
		words_add(&objects, object);
	}
	status = link_all(job, &objects, name, output);
	words_release(&objects);
	return status;
}

static char *default_output(const char *input, const char *suffix)
{
	const char *base = basename(input);
	size_t length = strlen(base);

	if (ends_with(base, ".c") || ends_with(base, ".o"))
		length -= 2;
	return format_text("%.*s%s", (int)length, base, suffix);
}

int build_module(const struct build_job *job)
{
	const char *first = job->inputs.at[0];
	char *output = job->output ? format_text("%s", job->output)
				   : default_output(first, job->compile_only
								   ? ".o"
								   : ".ko");
	char *name = module_name_of(job->name ? job->name : output);
	int status = STATUS_FAILED;

	if (!job->compile_only)
		status = build_linked(job, name, output);
	else if (readable(first) && compile(job, name, first, output))
		status = STATUS_OK;
	free(name);
	free(output);
	return status;
}
