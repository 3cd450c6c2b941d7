/* SPDX-License-Identifier: MIT */
/*
 * What a module says of itself, and what it can ask of other modules.
 */
#ifndef _LINUX_MODULE_H
#define _LINUX_MODULE_H

#include <linux/types.h>
#include <linux/list.h>
#include <linux/stat.h>
#include <linux/cache.h>
#include <linux/compiler.h>
#include <linux/kernel.h>
#include <linux/errno.h>
#include <linux/string.h>
#include <linux/init.h>
#include <linux/export.h>
#include <linux/moduleparam.h>
#include <linux/kobject.h>
#include <linux/sched.h>
#include <linux/version.h>

/* ---- lines that modinfo prints --------------------------------------------- */

#define MODULE_INFO(tag, info) __MODULE_INFO(tag, tag, info)

#define MODULE_ALIAS(_alias) MODULE_INFO(alias, _alias)
#define MODULE_ALIAS_CHARDEV(major, minor) \
	MODULE_ALIAS("char-major-" __hrt_str(major) "-" __hrt_str(minor))
#define MODULE_ALIAS_CHARDEV_MAJOR(major) \
	MODULE_ALIAS("char-major-" __hrt_str(major) "-*")
#define MODULE_SOFTDEP(_softdep)         MODULE_INFO(softdep, _softdep)
#define MODULE_WEAKDEP(_weakdep)         MODULE_INFO(weakdep, _weakdep)
#define MODULE_LICENSE(_license)         MODULE_INFO(license, _license)
#define MODULE_AUTHOR(_author)           MODULE_INFO(author, _author)
#define MODULE_DESCRIPTION(_description) MODULE_INFO(description, _description)
#define MODULE_FIRMWARE(_firmware)       MODULE_INFO(firmware, _firmware)
#define MODULE_IMPORT_NS(ns)             MODULE_INFO(import_ns, #ns)
#define MODULE_VERSION(_version)         MODULE_INFO(version, _version)
#define __hrt_str2(x)                    #x
#define __hrt_str(x)                     __hrt_str2(x)

/*
 * A table by which a device finds its driver. Devices here are asked for by
 * name; the table only counts as used.
 */
#define MODULE_DEVICE_TABLE(type, name)                                \
	static const void *const __mod_##type##__##name##_device_table \
		__attribute__((unused)) = &(name)

/* Gone since 5.12 and 2.6.39. */
#define MODULE_SUPPORTED_DEVICE(name)    extern int __module_supported_device
#define MODULE_GENERIC_TABLE(type, name) extern int __module_generic_table
#define MODULE_PARM(var, type)           extern int __module_parm_##var

/* ---- users of a module ----------------------------------------------------- */

/* What only tells whether there is such a thing: loadable modules. */
#ifndef CONFIG_MODULES
#define CONFIG_MODULES 1
#endif
#ifndef CONFIG_MODULE_UNLOAD
#define CONFIG_MODULE_UNLOAD 1
#endif

/**
 * try_module_get - keep a module loaded
 * @mod: NULL, for code that is no module, always succeeds
 *
 * Return: false when it is already on its way out. Context: any.
 */
bool try_module_get(struct module *mod);

/* The same, by a caller who knows that it stays. Context: any. */
void __module_get(struct module *mod);
void module_put(struct module *mod);

/* Return: how many try_module_get() have no module_put() yet. */
int module_refcount(struct module *mod);

static inline const char *module_name(struct module *mod)
{
	return mod ? mod->name : "kernel";
}

static inline bool module_is_live(struct module *mod)
{
	return mod->state != MODULE_STATE_GOING;
}

static inline bool module_is_coming(struct module *mod)
{
	return mod->state == MODULE_STATE_COMING;
}

#define module_put_and_exit(code) module_put_and_kthread_exit(code)
#define module_put_and_kthread_exit(code)              \
	do {                                           \
		module_put(THIS_MODULE);               \
		kthread_complete_and_exit(NULL, code); \
	} while (0)

/*
 * A symbol of another module that need not be there: NULL until one exports
 * it, with a reference on its owner afterwards.
 */
void *__symbol_get(const char *symbol);
void __symbol_put(const char *symbol);
void symbol_put_addr(void *addr);
#define symbol_get(x)     ((__typeof__(&x))(__symbol_get(#x)))
#define symbol_put(x)     __symbol_put(#x)
#define symbol_request(x) symbol_get(x)

/* Return: the loaded module of that name, or NULL. */
struct module *find_module(const char *name);

/* Return: the module whose code or data holds an address, or NULL. */
struct module *__module_address(unsigned long addr);
struct module *__module_text_address(unsigned long addr);

static inline bool is_module_address(unsigned long addr)
{
	return __module_address(addr);
}

/* Return: -ENOENT: there is nobody here who could load one by name. */
int __request_module(bool wait, const char *name, ...);
#define request_module(mod...)        __request_module(true, mod)
#define request_module_nowait(mod...) __request_module(false, mod)

#define MOD_INC_USE_COUNT __module_get(THIS_MODULE)
#define MOD_DEC_USE_COUNT module_put(THIS_MODULE)

#endif
