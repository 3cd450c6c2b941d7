/* SPDX-License-Identifier: MIT */
/* Names of addresses, and addresses of names. */
#include <linux/export.h>
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "module/module_host.h"

unsigned long kallsyms_lookup_name(const char *name)
{
	return module_symbol_address(name);
}
EXPORT_SYMBOL_GPL(kallsyms_lookup_name);

const char *kallsyms_lookup(unsigned long addr, unsigned long *symbolsize,
			    unsigned long *offset, char **modname,
			    char *namebuf)
{
	const char *module = NULL, *name;

	name = module_symbol_lookup(addr, symbolsize, offset, &module);
	if (!name)
		return NULL;
	if (modname)
		*modname = (char *)module;
	strscpy(namebuf, name, KSYM_NAME_LEN);
	return namebuf;
}

/* printk() knows how a symbol is written. */
int sprint_symbol(char *buffer, unsigned long address)
{
	return sprintf(buffer, "%pS", (void *)address);
}
EXPORT_SYMBOL_GPL(sprint_symbol);

int sprint_symbol_no_offset(char *buffer, unsigned long address)
{
	return sprintf(buffer, "%ps", (void *)address);
}
EXPORT_SYMBOL_GPL(sprint_symbol_no_offset);
