/* SPDX-License-Identifier: MIT */
/* Characters that cannot stand in a text as they are. */
#include <linux/ctype.h>
#include <linux/hex.h>
#include <linux/minmax.h>
#include <linux/string.h>
#include <linux/string_helpers.h>

/* The letter behind the backslash; 0 when @c has none among @flags. */
static char short_escape(unsigned char c, unsigned int flags)
{
	static const char space[] = "\n\r\t\v\f", space_letters[] = "nrtvf";
	static const char special[] = "\\\a\033\"";
	static const char special_letters[] = "\\ae\"";
	const char *at;

	if (!c)
		return flags & ESCAPE_NULL ? '0' : 0;
	at = flags & ESCAPE_SPACE ? strchr(space, c) : NULL;
	if (at)
		return space_letters[at - space];
	at = flags & ESCAPE_SPECIAL ? strchr(special, c) : NULL;
	return at ? special_letters[at - special] : 0;
}

/* Whether one of the "only what" flags lets @c through as it is. */
static bool passes(unsigned char c, unsigned int flags)
{
	if (flags & ESCAPE_NAP && isascii(c) && isprint(c))
		return true;
	if (flags & ESCAPE_NP && isprint(c))
		return true;
	return flags & ESCAPE_NA && isascii(c);
}

/* The shortest that @flags allow, octal before hexadecimal, or @c itself. */
static int write_escape(unsigned char c, unsigned int flags, char text[4])
{
	char letter = short_escape(c, flags);

	text[0] = '\\';
	if (letter) {
		text[1] = letter;
		return 2;
	}
	if (flags & ESCAPE_OCTAL) {
		text[1] = '0' + (c >> 6);
		text[2] = '0' + (c >> 3 & 7);
		text[3] = '0' + (c & 7);
		return 4;
	}
	if (flags & ESCAPE_HEX) {
		text[1] = 'x';
		hex_byte_pack(text + 2, c);
		return 4;
	}
	text[0] = c;
	return 1;
}

/*
 * @only restricts what is escaped; with ESCAPE_APPEND it adds to it: what it
 * names does not pass. Return: the length of what @c becomes in @text.
 */
static int escape_one(unsigned char c, unsigned int flags, const char *only,
		      char text[4])
{
	bool named = only && *only && c && strchr(only, c);
	bool append = flags & ESCAPE_APPEND;

	text[0] = c;
	if (only && *only && !named && !append)
		return 1;
	if (!(append && named) && passes(c, flags))
		return 1;
	return write_escape(c, flags, text);
}

int string_escape_mem(const char *src, size_t isz, char *dst, size_t osz,
		      unsigned int flags, const char *only)
{
	size_t len = 0;
	char text[4];

	while (isz--) {
		size_t more = escape_one(*src++, flags, only, text);

		if (len < osz)
			memcpy(dst + len, text, min(more, osz - len));
		len += more;
	}
	return len;
}
