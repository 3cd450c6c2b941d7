/* SPDX-License-Identifier: MIT */
/*
 * Questions about the configuration. An option that is on is defined as 1;
 * the trick is that only this 1 turns a name into two macro arguments.
 */
#ifndef _LINUX_KCONFIG_H
#define _LINUX_KCONFIG_H

#define __hrt_option_1                   0,
#define __hrt_second(first, second, ...) second
#define __hrt_pick(shifter)              __hrt_second(shifter 1, 0, 0)
#define __hrt_is_one2(value)             __hrt_pick(__hrt_option_##value)
#define __hrt_is_one(value)              __hrt_is_one2(value)

#define IS_BUILTIN(option) __hrt_is_one(option)
#define IS_MODULE(option)  __hrt_is_one(option##_MODULE)
#define IS_ENABLED(option) (IS_BUILTIN(option) || IS_MODULE(option))
#ifdef MODULE
#define IS_REACHABLE(option) IS_ENABLED(option)
#else
#define IS_REACHABLE(option) IS_BUILTIN(option)
#endif

#endif
