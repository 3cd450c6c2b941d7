/* SPDX-License-Identifier: MIT */
/* What modules ask of each other: references, symbols and names. */
#include "loaded.h"
#include "loader.h"

#include <errno.h>
#include <string.h>

/* What <linux/module.h> declares, for those who call it from a module. */
#pragma GCC visibility push(default)
bool try_module_get(struct module *mod);
void __module_get(struct module *mod);
void module_put(struct module *mod);
int module_refcount(struct module *mod);
void *__symbol_get(const char *symbol);
void __symbol_put(const char *symbol);
void symbol_put_addr(void *addr);
struct module *find_module(const char *name);
struct module *__module_address(unsigned long addr);
struct module *__module_text_address(unsigned long addr);
int __request_module(bool wait, const char *name, ...);
#pragma GCC visibility pop

/* ---- references -------------------------------------------------------------- */

/*
 * Count first and look then: rmmod marks first and counts then. Whoever comes
 * second sees the other, so never both succeed.
 */
bool try_module_get(struct module *mod)
{
	if (!mod)
		return true;
	__atomic_fetch_add(&mod->refcnt, 1, __ATOMIC_SEQ_CST);
	if (__atomic_load_n(&mod->state, __ATOMIC_SEQ_CST) !=
	    MODULE_STATE_GOING)
		return true;
	__atomic_fetch_sub(&mod->refcnt, 1, __ATOMIC_SEQ_CST);
	return false;
}

void __module_get(struct module *mod)
{
	if (mod)
		__atomic_fetch_add(&mod->refcnt, 1, __ATOMIC_SEQ_CST);
}

void module_put(struct module *mod)
{
	if (mod)
		__atomic_fetch_sub(&mod->refcnt, 1, __ATOMIC_SEQ_CST);
}

int module_refcount(struct module *mod)
{
	return __atomic_load_n(&mod->refcnt, __ATOMIC_SEQ_CST);
}

/* ---- symbols ----------------------------------------------------------------- */

void *__symbol_get(const char *symbol)
{
	const struct kernel_symbol *found;
	struct loaded *owner;

	found = resolve_export(symbol, &owner);
	if (!found || !try_module_get(owner->module))
		return NULL;
	return found->addr;
}

void __symbol_put(const char *symbol)
{
	struct loaded *owner;

	if (resolve_export(symbol, &owner))
		module_put(owner->module);
}

void symbol_put_addr(void *addr)
{
	module_put(__module_address((unsigned long)addr));
}

/* ---- modules ----------------------------------------------------------------- */

struct module *find_module(const char *name)
{
	struct loaded *l = loaded_find(name);

	return l ? l->module : NULL;
}

struct module *__module_address(unsigned long addr)
{
	struct loaded *l;

	for_each_loaded(l) if (!l->gone && addr >= l->map.start &&
			       addr < l->map.end) return l->module;
	return NULL;
}

/* The segments are not told apart: an address in a module is asked for. */
struct module *__module_text_address(unsigned long addr)
{
	return __module_address(addr);
}

int __request_module(bool wait, const char *name, ...)
{
	(void)wait;
	(void)name;
	return -ENOENT;
}
