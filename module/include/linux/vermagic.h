/* SPDX-License-Identifier: MIT */
/*
 * What has to be the same in a module and in the machine that loads it: the
 * kernel, HZ (a constant in the module's code) and the layout of the
 * structures that both know.
 */
#ifndef _LINUX_VERMAGIC_H
#define _LINUX_VERMAGIC_H

#include <generated/utsrelease.h>
#include <hrt/record.h>

#ifndef CONFIG_HZ
#define CONFIG_HZ 250
#endif

#define __vermagic_str2(x) #x
#define __vermagic_str(x)  __vermagic_str2(x)
#define VERMAGIC_STRING                                           \
	UTS_RELEASE " SMP preempt mod_unload HZ=" __vermagic_str( \
		CONFIG_HZ) " face=" __vermagic_str(HRT_MODULE_FACE) " "

#endif
