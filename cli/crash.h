/* SPDX-License-Identifier: MIT */
/*
 * What ends the process by force: a module that touches memory it should not,
 * or a BUG(). The log is written first, and where it happened is said.
 */
#ifndef CLI_CRASH_H
#define CLI_CRASH_H

void crash_catch(void);

#endif
