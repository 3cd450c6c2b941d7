/* SPDX-License-Identifier: MIT */
/*
 * Files that are nobody's business: they live in a directory of this process
 * alone and are gone when it is, however it ends.
 */
#ifndef CLI_TEMP_H
#define CLI_TEMP_H

/**
 * temp_path - the path of a temporary file
 * @name: without a slash; the same name gives the same file
 *
 * Return: a path, to be kept; NULL after an error that was told.
 */
const char *temp_path(const char *name);

/* Remove them all. Context: signal handlers too. */
void temp_remove(void);

#endif
