/* SPDX-License-Identifier: MIT */
/* Loading modules and running their init and exit; see loader.h. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dlinfo() */
#endif
#include "loader.h"
#include "module/include/linux/version.h"
#include "loaded.h"

#include <dlfcn.h>
#include <errno.h>
#include <hrtimer/jiffies.h>
#include <hrtimer/machine.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct loaded *modules;

struct loaded *loaded_first(void)
{
	return __atomic_load_n(&modules, __ATOMIC_ACQUIRE);
}

struct loaded *loaded_next(struct loaded *loaded)
{
	return loaded->next;
}

struct loaded *loaded_find(const char *name)
{
	struct loaded *l;

	for_each_loaded(l) if (!l->gone &&
			       !strcmp(l->module->name, name)) return l;
	return NULL;
}

/* ---- is it one of ours? ------------------------------------------------------ */

/* The kernel part of a magic, e.g. "6.1.0-hrtimer", and its code. */
static const struct {
	const char *release;
	unsigned int kernel;
} releases[] = {
	{ "7.3.0-hrtimer", HRT_KERNEL_7_3 },
	{ "6.1.0-hrtimer", HRT_KERNEL_6_1 },
	{ "2.6.16-hrtimer", HRT_KERNEL_2_6_16 },
};

#define NR_RELEASES (sizeof(releases) / sizeof(*releases))

static const char *release_of(unsigned int kernel)
{
	size_t i;

	for (i = 0; i < NR_RELEASES; i++)
		if (releases[i].kernel == kernel)
			return releases[i].release;
	return "?";
}

static const char *kind_of_file(const struct elf_file *elf)
{
	if (elf->header->e_type != ET_DYN ||
	    !elf_section_typed(elf, SHT_DYNSYM))
		return "it is not linked as a module: build it with `hrt build`";
	if (!modinfo_get(elf, "vermagic") || !modinfo_get(elf, "name"))
		return "it was not built by `hrt build`";
	if (strlen(modinfo_get(elf, "name")) >= MODULE_NAME_LEN)
		return "its name is too long";
	return NULL;
}

static void read_facts(const struct elf_file *elf, struct loader_facts *facts)
{
	const char *magic = modinfo_get(elf, "vermagic");
	const char *hz = strstr(magic, " HZ=");
	size_t i;

	for (i = 0; i < NR_RELEASES; i++) {
		size_t length = strlen(releases[i].release);

		if (!strncmp(magic, releases[i].release, length) &&
		    magic[length] == ' ')
			facts->kernel = releases[i].kernel;
	}
	if (hz)
		facts->hz = (unsigned int)strtoul(hz + 4, NULL, 10);
}

int loader_peek(const char *path, struct loader_facts *facts, const char **why)
{
	struct elf_file elf;
	int err;

	memset(facts, 0, sizeof(*facts));
	*why = NULL;
	err = elf_read(&elf, path, why);
	if (err)
		return err;
	*why = kind_of_file(&elf);
	if (!*why)
		read_facts(&elf, facts);
	elf_release(&elf);
	return *why ? -ENOEXEC : 0;
}

static int check_magic(const struct candidate *candidate)
{
	const char *magic = modinfo_get(&candidate->elf, "vermagic");
	char want[128];

	snprintf(want, sizeof(want), "%s SMP preempt mod_unload HZ=%u face=%d ",
		 release_of(hrt_kernel()), hrt_hz(), HRT_MODULE_FACE);
	if (!strcmp(magic, want))
		return 0;
	log_err("%s: version magic '%s' should be '%s'\n", candidate->name,
		magic, want);
	return -ENOEXEC;
}

/* ---- a license that taints --------------------------------------------------- */

static void check_license(const struct candidate *candidate)
{
	static bool tainted;
	const char *license = candidate->license;

	if (!license)
		license = "unspecified";
	if (license_is_free(license) || tainted)
		return;
	tainted = true;
	log_warn("%s: module license '%s' taints kernel.\n", candidate->name,
		 license);
	log_warn("Disabling lock debugging due to kernel taint\n");
}

/* ---- into memory ------------------------------------------------------------- */

static int map_file(struct loaded *loaded, const char *path)
{
	struct link_map *map;
	char *full = realpath(path, NULL);

	/* With a slash in it, or the linker would look for a library. */
	if (!full)
		return -errno;
	loaded->handle = dlopen(full, RTLD_NOW | RTLD_GLOBAL);
	free(full);
	if (!loaded->handle || dlinfo(loaded->handle, RTLD_DI_LINKMAP, &map)) {
		log_err("%s\n", dlerror());
		return -ENOEXEC;
	}
	loaded->base = map->l_addr;
	loaded->module = dlsym(loaded->handle, "__this_module");
	return loaded->module ? 0 : -ENOEXEC;
}

static void release(struct loaded *loaded)
{
	int i;

	for (i = 0; i < loaded->nr_params; i++)
		free(loaded->params[i]);
	free(loaded->params);
	symbol_map_release(&loaded->map);
	if (loaded->handle)
		dlclose(loaded->handle);
	free(loaded);
}

static int bring_in(struct candidate *candidate, const char *path)
{
	struct loaded *loaded = calloc(1, sizeof(*loaded));
	int err;

	if (!loaded)
		return -ENOMEM;
	candidate->loaded = loaded;
	err = map_file(loaded, path);
	if (!err)
		err = resolve_bind(candidate);
	if (!err)
		err = symbol_map_read(&loaded->map, &candidate->elf,
				      loaded->base);
	if (err) {
		release(loaded);
		return err;
	}
	loaded->module->state = MODULE_STATE_COMING;
	loaded->next = modules;
	__atomic_store_n(&modules, loaded, __ATOMIC_RELEASE);
	return 0;
}

/* ---- parameters and init ----------------------------------------------------- */

static int set_param(struct loaded *loaded, const char *text)
{
	char *copy = strdup(text), *name, *value;

	if (!copy)
		return -ENOMEM;
	loaded->params[loaded->nr_params++] = copy;
	module_split_param(copy, &name, &value);
	return module_set_param(loaded->module, name, value);
}

static int set_params(struct loaded *loaded, char *const *params, int count)
{
	int i, err = 0;

	loaded->params = calloc((size_t)count + 1, sizeof(*loaded->params));
	if (!loaded->params)
		return -ENOMEM;
	for (i = 0; i < count && !err; i++)
		err = set_param(loaded, params[i]);
	return err;
}

static int run_init(struct module *module)
{
	int ret = module->init ? module->init() : 0;

	if (ret < 0)
		return ret;
	if (ret > 0)
		log_warn(
			"do_init_module: '%s'->init suspiciously returned %d, it should follow 0/-E convention\n"
			"do_init_module: loading module anyway...\n",
			module->name, ret);
	module->state = MODULE_STATE_LIVE;
	return 0;
}

static void leave(struct loaded *loaded)
{
	loaded->module->state = MODULE_STATE_GOING;
	module_free_params(loaded->module);
	loaded->gone = true;
}

static int come_alive(struct loaded *loaded, char *const *params, int count)
{
	int err = set_params(loaded, params, count);

	if (!err)
		err = run_init(loaded->module);
	if (err)
		leave(loaded);
	return err;
}

/* ---- the whole of insmod ----------------------------------------------------- */

static int check(struct candidate *candidate)
{
	int err = check_magic(candidate);

	if (err)
		return err;
	if (loaded_find(candidate->name))
		return -EEXIST;
	check_license(candidate);
	err = resolve_duplicates(candidate);
	if (!err)
		err = resolve_check(candidate);
	return err;
}

static int insert(struct candidate *candidate, const char *path,
		  char *const *params, int count)
{
	int err;

	candidate->name = modinfo_get(&candidate->elf, "name");
	candidate->license = modinfo_get(&candidate->elf, "license");
	err = check(candidate);
	if (!err)
		err = bring_in(candidate, path);
	if (!err)
		err = come_alive(candidate->loaded, params, count);
	return err;
}

int loader_insert(const char *path, char *const *params, int count)
{
	struct candidate candidate = { 0 };
	const char *why;
	int err = elf_read(&candidate.elf, path, &why);

	if (err)
		return err;
	err = kind_of_file(&candidate.elf) ? -ENOEXEC : 0;
	if (!err)
		err = insert(&candidate, path, params, count);
	elf_release(&candidate.elf);
	return err;
}

/* ---- rmmod ------------------------------------------------------------------- */

static struct loaded *last_loaded(void)
{
	struct loaded *l;

	for_each_loaded(l) if (!l->gone) return l;
	return NULL;
}

static int stop(struct module *module)
{
	if (module->init && !module->exit)
		return -EPERM;
	/* Nobody can get a reference any more once it is seen as going. */
	__atomic_store_n(&module->state, MODULE_STATE_GOING, __ATOMIC_SEQ_CST);
	if (__atomic_load_n(&module->refcnt, __ATOMIC_SEQ_CST)) {
		__atomic_store_n(&module->state, MODULE_STATE_LIVE,
				 __ATOMIC_SEQ_CST);
		return -EBUSY;
	}
	if (module->exit)
		module->exit();
	return 1;
}

int loader_remove(char *name, size_t size)
{
	struct loaded *loaded = last_loaded();
	int ret;

	snprintf(name, size, "%s", loaded ? loaded->module->name : "");
	if (!loaded)
		return 0;
	ret = stop(loaded->module);
	if (ret == 1)
		leave(loaded);
	/* One that stays is out of the way of those before it. */
	loaded->gone = true;
	return ret;
}

void loader_close(void)
{
	struct loaded *l, *next;

	for (l = modules; l; l = next) {
		next = l->next;
		release(l);
	}
	modules = NULL;
}
