/* SPDX-License-Identifier: MIT */
/* The machine's byte order is little: big-endian values are swapped. */
#ifndef _LINUX_BYTEORDER_GENERIC_H
#define _LINUX_BYTEORDER_GENERIC_H

#include <linux/swab.h>
#include <linux/types.h>

#ifndef __LITTLE_ENDIAN
#define __LITTLE_ENDIAN 1234
#endif
#ifndef __LITTLE_ENDIAN_BITFIELD
#define __LITTLE_ENDIAN_BITFIELD
#endif

/* Constants of constants, also where the plain ones are. */
#define cpu_to_le16(x)            ((__le16)(x))
#define le16_to_cpu(x)            ((__u16)(__le16)(x))
#define __cpu_to_le16(x)          cpu_to_le16(x)
#define __le16_to_cpu(x)          le16_to_cpu(x)
#define __constant_cpu_to_le16(x) cpu_to_le16(x)
#define __constant_le16_to_cpu(x) le16_to_cpu(x)
#define cpu_to_le16p(p)           cpu_to_le16(*(p))
#define le16_to_cpup(p)           le16_to_cpu(*(p))
#define cpu_to_le16s(p)           ((void)(*(p) = cpu_to_le16(*(p))))
#define le16_to_cpus(p)           ((void)(*(p) = le16_to_cpu(*(p))))

#define cpu_to_le32(x)            ((__le32)(x))
#define le32_to_cpu(x)            ((__u32)(__le32)(x))
#define __cpu_to_le32(x)          cpu_to_le32(x)
#define __le32_to_cpu(x)          le32_to_cpu(x)
#define __constant_cpu_to_le32(x) cpu_to_le32(x)
#define __constant_le32_to_cpu(x) le32_to_cpu(x)
#define cpu_to_le32p(p)           cpu_to_le32(*(p))
#define le32_to_cpup(p)           le32_to_cpu(*(p))
#define cpu_to_le32s(p)           ((void)(*(p) = cpu_to_le32(*(p))))
#define le32_to_cpus(p)           ((void)(*(p) = le32_to_cpu(*(p))))

#define cpu_to_le64(x)            ((__le64)(x))
#define le64_to_cpu(x)            ((__u64)(__le64)(x))
#define __cpu_to_le64(x)          cpu_to_le64(x)
#define __le64_to_cpu(x)          le64_to_cpu(x)
#define __constant_cpu_to_le64(x) cpu_to_le64(x)
#define __constant_le64_to_cpu(x) le64_to_cpu(x)
#define cpu_to_le64p(p)           cpu_to_le64(*(p))
#define le64_to_cpup(p)           le64_to_cpu(*(p))
#define cpu_to_le64s(p)           ((void)(*(p) = cpu_to_le64(*(p))))
#define le64_to_cpus(p)           ((void)(*(p) = le64_to_cpu(*(p))))

#define cpu_to_be16(x)            ((__be16)swab16(x))
#define be16_to_cpu(x)            swab16((__be16)(x))
#define __cpu_to_be16(x)          cpu_to_be16(x)
#define __be16_to_cpu(x)          be16_to_cpu(x)
#define __constant_cpu_to_be16(x) cpu_to_be16(x)
#define __constant_be16_to_cpu(x) be16_to_cpu(x)
#define cpu_to_be16p(p)           cpu_to_be16(*(p))
#define be16_to_cpup(p)           be16_to_cpu(*(p))
#define cpu_to_be16s(p)           ((void)(*(p) = cpu_to_be16(*(p))))
#define be16_to_cpus(p)           ((void)(*(p) = be16_to_cpu(*(p))))

#define cpu_to_be32(x)            ((__be32)swab32(x))
#define be32_to_cpu(x)            swab32((__be32)(x))
#define __cpu_to_be32(x)          cpu_to_be32(x)
#define __be32_to_cpu(x)          be32_to_cpu(x)
#define __constant_cpu_to_be32(x) cpu_to_be32(x)
#define __constant_be32_to_cpu(x) be32_to_cpu(x)
#define cpu_to_be32p(p)           cpu_to_be32(*(p))
#define be32_to_cpup(p)           be32_to_cpu(*(p))
#define cpu_to_be32s(p)           ((void)(*(p) = cpu_to_be32(*(p))))
#define be32_to_cpus(p)           ((void)(*(p) = be32_to_cpu(*(p))))

#define cpu_to_be64(x)            ((__be64)swab64(x))
#define be64_to_cpu(x)            swab64((__be64)(x))
#define __cpu_to_be64(x)          cpu_to_be64(x)
#define __be64_to_cpu(x)          be64_to_cpu(x)
#define __constant_cpu_to_be64(x) cpu_to_be64(x)
#define __constant_be64_to_cpu(x) be64_to_cpu(x)
#define cpu_to_be64p(p)           cpu_to_be64(*(p))
#define be64_to_cpup(p)           be64_to_cpu(*(p))
#define cpu_to_be64s(p)           ((void)(*(p) = cpu_to_be64(*(p))))
#define be64_to_cpus(p)           ((void)(*(p) = be64_to_cpu(*(p))))

/* Network order is big. */
#define htons(x)    cpu_to_be16(x)
#define htonl(x)    cpu_to_be32(x)
#define ntohs(x)    be16_to_cpu(x)
#define ntohl(x)    be32_to_cpu(x)
#define ___htons(x) htons(x)
#define ___htonl(x) htonl(x)
#define ___ntohs(x) ntohs(x)
#define ___ntohl(x) ntohl(x)

static inline void le16_add_cpu(__le16 *var, u16 val)
{
	*var = cpu_to_le16(le16_to_cpu(*var) + val);
}

static inline void le32_add_cpu(__le32 *var, u32 val)
{
	*var = cpu_to_le32(le32_to_cpu(*var) + val);
}

static inline void le64_add_cpu(__le64 *var, u64 val)
{
	*var = cpu_to_le64(le64_to_cpu(*var) + val);
}

static inline void be16_add_cpu(__be16 *var, u16 val)
{
	*var = cpu_to_be16(be16_to_cpu(*var) + val);
}

static inline void be32_add_cpu(__be32 *var, u32 val)
{
	*var = cpu_to_be32(be32_to_cpu(*var) + val);
}

static inline void be64_add_cpu(__be64 *var, u64 val)
{
	*var = cpu_to_be64(be64_to_cpu(*var) + val);
}

static inline void le32_to_cpu_array(u32 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		le32_to_cpus(buf);
}

static inline void cpu_to_le32_array(u32 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		cpu_to_le32s(buf);
}

static inline void be32_to_cpu_array(u32 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		be32_to_cpus(buf);
}

static inline void cpu_to_be32_array(u32 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		cpu_to_be32s(buf);
}

static inline void le64_to_cpu_array(u64 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		le64_to_cpus(buf);
}

static inline void cpu_to_le64_array(u64 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		cpu_to_le64s(buf);
}

static inline void be64_to_cpu_array(u64 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		be64_to_cpus(buf);
}

static inline void cpu_to_be64_array(u64 *buf, unsigned int words)
{
	for (; words; words--, buf++)
		cpu_to_be64s(buf);
}

#endif
