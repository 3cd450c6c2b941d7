/* SPDX-License-Identifier: MIT */
/* Bytes as hexadecimal digits, and digits as bytes. */
#include <asm/unaligned.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/hex.h>
#include <linux/kernel.h>
#include <linux/log2.h>
#include <linux/printk.h>
#include <linux/string.h>

const char hex_asc[] = "0123456789abcdef";
const char hex_asc_upper[] = "0123456789ABCDEF";

int hex_to_bin(unsigned char ch)
{
	if (isdigit(ch))
		return ch - '0';
	return isxdigit(ch) ? _tolower(ch) - 'a' + 10 : -1;
}

int hex2bin(u8 *dst, const char *src, size_t count)
{
	for (; count--; dst++, src += 2) {
		int high = hex_to_bin(src[0]);
		int low = high < 0 ? -1 : hex_to_bin(src[1]);

		if (low < 0)
			return -EINVAL;
		*dst = high << 4 | low;
	}
	return 0;
}

char *bin2hex(char *dst, const void *src, size_t count)
{
	for (const u8 *byte = src; count--; byte++)
		dst = hex_byte_pack(dst, *byte);
	return dst;
}

/* One number of the dump. Return: how long its text is. */
static int dump_group(char *text, size_t size, const u8 *at, int groupsize)
{
	switch (groupsize) {
	case 8:
		return snprintf(text, size, "%16.16llx",
				get_unaligned((const u64 *)at));
	case 4:
		return snprintf(text, size, "%8.8x",
				get_unaligned((const u32 *)at));
	case 2:
		return snprintf(text, size, "%4.4x",
				get_unaligned((const u16 *)at));
	}
	return snprintf(text, size, "%2.2x", *at);
}

struct line {
	char *buf;
	size_t size, len;
};

static void line_put(struct line *line, char c)
{
	if (line->len + 1 < line->size)
		line->buf[line->len] = c;
	line->len++;
}

static void line_text(struct line *line, const char *text)
{
	while (*text)
		line_put(line, *text++);
}

static void line_hex(struct line *line, const u8 *bytes, int len, int groupsize)
{
	char text[20];

	for (int i = 0; i < len; i += groupsize) {
		if (i)
			line_put(line, ' ');
		dump_group(text, sizeof(text), bytes + i, groupsize);
		line_text(line, text);
	}
}

/* The characters begin where they would behind a full row. */
static void line_ascii(struct line *line, const u8 *bytes, int len, int rowsize,
		       int groupsize)
{
	size_t column = rowsize * 2 + rowsize / groupsize + 1;

	while (line->len < column)
		line_put(line, ' ');
	for (int i = 0; i < len; i++)
		line_put(line, isascii(bytes[i]) && isprint(bytes[i]) ? bytes[i]
								      : '.');
}

int hex_dump_to_buffer(const void *buf, size_t len, int rowsize, int groupsize,
		       char *linebuf, size_t linebuflen, bool ascii)
{
	struct line line = { .buf = linebuf, .size = linebuflen };

	if (rowsize != 16 && rowsize != 32)
		rowsize = 16;
	len = min(len, (size_t)rowsize);
	if (!is_power_of_2(groupsize) || groupsize > 8 || len % groupsize)
		groupsize = 1;
	line_hex(&line, buf, len, groupsize);
	if (ascii && len)
		line_ascii(&line, buf, len, rowsize, groupsize);
	if (linebuflen)
		linebuf[min(line.len, linebuflen - 1)] = '\0';
	return line.len;
}

/* 32 bytes: 64 digits, 32 spaces, 1 more, 32 characters, the end. */
#define ROW_TEXT (32 * 3 + 2 + 32 + 1)

void print_hex_dump(const char *level, const char *prefix_str, int prefix_type,
		    int rowsize, int groupsize, const void *buf, size_t len,
		    bool ascii)
{
	const u8 *bytes = buf;
	char text[ROW_TEXT];

	if (rowsize != 16 && rowsize != 32)
		rowsize = 16;
	for (size_t at = 0; at < len; at += rowsize) {
		hex_dump_to_buffer(bytes + at, len - at, rowsize, groupsize,
				   text, sizeof(text), ascii);
		if (prefix_type == DUMP_PREFIX_ADDRESS)
			printk("%s%s%p: %s\n", level, prefix_str, bytes + at,
			       text);
		else if (prefix_type == DUMP_PREFIX_OFFSET)
			printk("%s%s%.8zx: %s\n", level, prefix_str, at, text);
		else
			printk("%s%s%s\n", level, prefix_str, text);
	}
}
