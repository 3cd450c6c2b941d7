/* SPDX-License-Identifier: MIT */
/*
 * EXPORT_SYMBOL() and its kin: names that other modules may use.
 *
 * Each leaves a record for the loader, and its name in a section that the
 * link step reads: of all names of a module only these, and the record of the
 * module itself, are seen from outside.
 */
#ifndef _LINUX_EXPORT_H
#define _LINUX_EXPORT_H

#include <hrt/record.h>

/* clang-format off */
#define __hrt_export(sym, gpl, space)                                          \
	extern __typeof__(sym) sym;                                            \
	static const char __kstrtab_##sym[]                                    \
		__attribute__((used, section("__hrt_export"))) = #sym;         \
	static const struct kernel_symbol __ksymtab_##sym                      \
		__attribute__((used, section("__hrt_ksymtab"),                 \
			       aligned(sizeof(void *)))) = {                   \
			(void *)(unsigned long)&sym, __kstrtab_##sym, space, gpl \
		}
/* clang-format on */

#ifdef MODULE
#define __EXPORT_SYMBOL(sym, gpl, space) __hrt_export(sym, gpl, space)
#else
#define __EXPORT_SYMBOL(sym, gpl, space) extern __typeof__(sym) sym
#endif

#define EXPORT_SYMBOL(sym)            __EXPORT_SYMBOL(sym, 0, "")
#define EXPORT_SYMBOL_GPL(sym)        __EXPORT_SYMBOL(sym, 1, "")
#define EXPORT_SYMBOL_GPL_FUTURE(sym) __EXPORT_SYMBOL(sym, 1, "")
#define EXPORT_UNUSED_SYMBOL(sym)     __EXPORT_SYMBOL(sym, 0, "")
#define EXPORT_UNUSED_SYMBOL_GPL(sym) __EXPORT_SYMBOL(sym, 1, "")

/*
 * The namespace was an identifier before 6.13, and is a string since: the
 * loader takes the quotes away where there are some.
 */
#define EXPORT_SYMBOL_NS(sym, ns)     __EXPORT_SYMBOL(sym, 0, #ns)
#define EXPORT_SYMBOL_NS_GPL(sym, ns) __EXPORT_SYMBOL(sym, 1, #ns)

#endif
