/* SPDX-License-Identifier: MIT */
/*
 * What a module file tells its loader: the structures that MODULE_*,
 * module_param() and EXPORT_SYMBOL() fill, in plain C, so that the loader,
 * which is an ordinary program, reads them by the same declarations as the
 * module that wrote them. Nothing but the compiler is needed to include it.
 */
#ifndef HRT_RECORD_H
#define HRT_RECORD_H

#include <stddef.h>

/* Grows whenever a structure below changes; part of the version magic. */
#define HRT_MODULE_FACE 1

/* As in a 64-bit kernel: 64 bytes, a pointer less. */
#define MODULE_NAME_LEN 56

struct module;
struct kernel_param;

/* ---- parameters ----------------------------------------------------------- */

enum {
	KERNEL_PARAM_OPS_FL_NOARG = 1 << 0, /* `name` alone is a value too */
};

struct kernel_param_ops {
	unsigned int flags;
	int (*set)(const char *val, const struct kernel_param *kp);
	int (*get)(char *buffer, const struct kernel_param *kp);
	void (*free)(void *arg);
};

struct kparam_string {
	unsigned int maxlen; /* the closing zero included */
	char *string;
};

struct kparam_array {
	unsigned int max;
	unsigned int elemsize;
	unsigned int *num; /* how many were given; NULL: nobody asks */
	const struct kernel_param_ops *ops;
	void *elem;
};

struct kernel_param {
	const char *name;
	struct module *mod;
	const struct kernel_param_ops *ops;
	unsigned short perm;
	signed char level;
	unsigned char flags;
	union {
		void *arg;
		const struct kparam_string *str;
		const struct kparam_array *arr;
	};
};

/* ---- exported symbols ----------------------------------------------------- */

struct kernel_symbol {
	void *addr;
	const char *name;
	const char *ns; /* its namespace; "" for none */
	int gpl_only;
};

/* ---- the module ----------------------------------------------------------- */

enum module_state {
	MODULE_STATE_LIVE,
	MODULE_STATE_COMING, /* its parameters are set, its init runs */
	MODULE_STATE_GOING, /* its exit runs */
	MODULE_STATE_UNFORMED, /* as the file has it */
};

/*
 * One for each module file; THIS_MODULE points to it. The members above the
 * line are the kernel's, for modules that look at them.
 */
struct module {
	enum module_state state;
	char name[MODULE_NAME_LEN];
	const char *version;
	const char *srcversion;
	int (*init)(void);
	void (*exit)(void);
	char *args;

	/* What the file holds, and the users counted by try_module_get(). */
	const struct kernel_param *params, *params_end;
	const struct kernel_symbol *exports, *exports_end;
	int refcnt;
};

#endif
