/* SPDX-License-Identifier: MIT */
/* The name that <linux/module.h> gives to what sysfs would show of a module. */
#ifndef _LINUX_KOBJECT_H
#define _LINUX_KOBJECT_H

#include <linux/types.h>

struct kobject {
	const char *name;
	struct kobject *parent;
};

static inline const char *kobject_name(const struct kobject *kobj)
{
	return kobj->name;
}

#endif
