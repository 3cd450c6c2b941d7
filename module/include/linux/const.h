/* SPDX-License-Identifier: MIT */
/* Constants that an assembler reads too. */
#ifndef _LINUX_CONST_H
#define _LINUX_CONST_H

#ifdef __ASSEMBLY__
#define _AC(x, y) x
#define _AT(t, x) x
#else
#define __AC(x, y) (x##y)
#define _AC(x, y)  __AC(x, y)
#define _AT(t, x)  ((t)(x))
#endif

#define _UL(x)     (_AC(x, UL))
#define _ULL(x)    (_AC(x, ULL))
#define UL(x)      _UL(x)
#define ULL(x)     _ULL(x)
#define _BITUL(x)  (_UL(1) << (x))
#define _BITULL(x) (_ULL(1) << (x))

#endif
