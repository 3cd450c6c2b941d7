/* SPDX-License-Identifier: MIT */
/*
 * Where a module begins and ends, and the marks that a kernel puts on code
 * and data of which it can drop the rest. Nothing is dropped here: the marks
 * only say what the compiler should not complain about.
 */
#ifndef _LINUX_INIT_H
#define _LINUX_INIT_H

#include <hrt/record.h>

/* The module that this file is part of; nobody in the kernel itself. */
#ifdef MODULE
extern struct module __this_module;
#define THIS_MODULE (&__this_module)
#else
#define THIS_MODULE ((struct module *)0)
#endif

#define __init
#define __exit __attribute__((used))
#define __initdata
#define __initconst
#define __exitdata  __attribute__((used))
#define __exit_p(x) (x)
#define __exit_call __attribute__((used))
#define __initdata_or_module
#define __initconst_or_module
#define __init_or_module
#define __ref
#define __refdata
#define __refconst
#define __net_init
#define __net_exit
#define __meminit
#define __meminitdata
#define __meminitconst
#define __memexit
#define __memexitdata

/* Gone since 3.8. */
#define __devinit
#define __devinitdata
#define __devinitconst
#define __devexit      __attribute__((used))
#define __devexitdata  __attribute__((used))
#define __devexit_p(x) (x)
#define __cpuinit
#define __cpuinitdata
#define __cpuexit

typedef int (*initcall_t)(void);
typedef void (*exitcall_t)(void);

/*
 * A second name for a function of the module, under which its record finds it
 * (see `hrt build`); the inline function checks its type, and warns only.
 */
#define module_init(initfn)                                               \
	static inline initcall_t __attribute__((unused)) __inittest(void) \
	{                                                                 \
		return initfn;                                            \
	}                                                                 \
	int init_module(void) __attribute__((alias(#initfn)))

#define module_exit(exitfn)                                               \
	static inline exitcall_t __attribute__((unused)) __exittest(void) \
	{                                                                 \
		return exitfn;                                            \
	}                                                                 \
	void cleanup_module(void) __attribute__((alias(#exitfn)))

/* The functions that a module of 2.4 defines by these names. */
int init_module(void) __attribute__((visibility("hidden")));
void cleanup_module(void) __attribute__((visibility("hidden")));

/* The phases of a boot; a module has one. */
#define early_initcall(fn)         module_init(fn)
#define core_initcall(fn)          module_init(fn)
#define core_initcall_sync(fn)     module_init(fn)
#define postcore_initcall(fn)      module_init(fn)
#define postcore_initcall_sync(fn) module_init(fn)
#define arch_initcall(fn)          module_init(fn)
#define subsys_initcall(fn)        module_init(fn)
#define subsys_initcall_sync(fn)   module_init(fn)
#define fs_initcall(fn)            module_init(fn)
#define fs_initcall_sync(fn)       module_init(fn)
#define rootfs_initcall(fn)        module_init(fn)
#define device_initcall(fn)        module_init(fn)
#define device_initcall_sync(fn)   module_init(fn)
#define late_initcall(fn)          module_init(fn)
#define late_initcall_sync(fn)     module_init(fn)
#define console_initcall(fn)       module_init(fn)
#define __initcall(fn)             module_init(fn)
#define __exitcall(fn)             module_exit(fn)

/* Kernel command line options mean nothing to a module. */
#define __setup_param(str, unique_id, fn)
#define __setup(str, func)
#define early_param(str, fn)

#endif
