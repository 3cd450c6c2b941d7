/* SPDX-License-Identifier: MIT */
/* Names of addresses, and addresses of names. */
#ifndef _LINUX_KALLSYMS_H
#define _LINUX_KALLSYMS_H

#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/types.h>

#define KSYM_NAME_LEN   512
#define KSYM_SYMBOL_LEN (KSYM_NAME_LEN + 128)

/* Return: the address that modules would link to, or 0. */
unsigned long kallsyms_lookup_name(const char *name);

/*
 * Return: the length of what was written to @buffer, KSYM_SYMBOL_LEN bytes:
 * name+0x10/0x20 [module], or 0x and the address when it has no name.
 */
int sprint_symbol(char *buffer, unsigned long address);
int sprint_symbol_no_offset(char *buffer, unsigned long address);
int sprint_backtrace(char *buffer, unsigned long address);
#define sprint_symbol_build_id(buffer, address) sprint_symbol(buffer, address)

/* Return: the name, with its place; or NULL. */
const char *kallsyms_lookup(unsigned long addr, unsigned long *symbolsize,
			    unsigned long *offset, char **modname,
			    char *namebuf);
#define print_symbol(fmt, addr) printk(fmt, (void *)(addr))
#define print_ip_sym(loglvl, ip) \
	printk("%s[<%px>] %pS\n", loglvl, (void *)(ip), (void *)(ip))

#endif
