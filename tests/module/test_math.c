/* SPDX-License-Identifier: MIT */
/* Numbers: division, extremes, overflow, byte order, chance; macros. */
#include "module/module_host.h"
#include "check.h"

#include <linux/err.h>
#include <linux/gcd.h>
#include <linux/lcm.h>
#include <linux/math64.h>
#include <linux/overflow.h>
#include <linux/prandom.h>
#include <linux/random.h>
#include <asm/unaligned.h>

#define CONFIG_ON        1
#define CONFIG_AS_MODULE 1
#define CONFIG_ZERO      0

static int evaluated;

static int once(int value)
{
	evaluated++;
	return value;
}

static void divisions(void)
{
	u64 n = 1000000007;
	u32 rem;
	s32 srem;

	check_int("do_div", do_div(n, 10), 7);
	check_int("its quotient", n, 100000000);
	check(div_u64_rem(10000000003ULL, 10, &rem) == 1000000000 && rem == 3);
	check(div_s64_rem(-7, 2, &srem) == -3 && srem == -1);
	check(div64_u64(~0ULL, ~0ULL) == 1 && div64_s64(-9, 2) == -4);
	check(DIV_ROUND_UP(7, 2) == 4 && DIV_ROUND_UP(8, 2) == 4);
	check(DIV_ROUND_CLOSEST(7, 2) == 4 && DIV_ROUND_CLOSEST(-7, 2) == -4);
	check(DIV_ROUND_CLOSEST(5U, 3U) == 2 && DIV_ROUND_CLOSEST(-5, 3) == -2);
	check(DIV_ROUND_CLOSEST_ULL(14, 10) == 1);
	check(DIV_S64_ROUND_CLOSEST(-15, 10) == -2);
	check(DIV64_U64_ROUND_UP(11, 10) == 2);
	check(mul_u64_u32_shr(~0ULL, 16, 4) == ~0ULL);
	check(mul_u64_u64_div_u64(~0ULL, 7, 7) == ~0ULL);
	check(mult_frac(1000000, 3, 4) == 750000);
	check(roundup(7, 5) == 10 && rounddown(7, 5) == 5);
	check(round_up(5, 4) == 8 && round_down(7, 4) == 4);
	check(ALIGN(5, 4) == 8 && ALIGN_DOWN(7, 4) == 4 && IS_ALIGNED(8, 4));
	check(int_sqrt(0) == 0 && int_sqrt(15) == 3 && int_sqrt(16) == 4);
	check(int_sqrt(~0UL) == 0xffffffff && int_pow(3, 4) == 81);
	check(gcd(12, 18) == 6 && gcd(0, 5) == 5 && lcm(4, 6) == 12);
	check(lcm(0, 5) == 0 && lcm_not_zero(0, 5) == 5);
}

static void extremes(void)
{
	int a = 3, b = 4, array[] = { 5, 2, 9 };

	check(min(a, b) == 3 && max(a, b) == 4 && min3(5, 4, 6) == 4);
	check(min_t(u8, 257, 5) == 1 && max_t(int, -1, 0) == 0);
	check(clamp(15, 0, 10) == 10 && clamp(-1, 0, 10) == 0);
	check(clamp_val((u8)200, 0, 100) == 100 && clamp(5, 0, 10) == 5);
	check(min_not_zero(0, 3) == 3 && min_not_zero(2, 3) == 2);
	check(min(once(1), once(2)) == 1 && evaluated == 2);
	check(min_array(array, 3) == 2 && max_array(array, 3) == 9);
	swap(a, b);
	check(a == 4 && b == 3);
	check(abs(-5) == 5 && abs(-5LL) == 5 && abs((s8)-5) == 5);
	check(abs((long)-5) == 5 && abs_diff(3U, 5U) == 2);
	check(in_range(5, 3, 3) && !in_range(6, 3, 3) && !in_range(2, 3, 3));
}

static void limits(void)
{
	check(U8_MAX == 255 && S8_MIN == -128 && S16_MAX == 32767);
	check(U32_MAX == 4294967295U && S64_MIN == LLONG_MIN);
	check(INT_MIN == -2147483647 - 1 && USHRT_MAX == 65535);
	check(type_max(s8) == 127 && type_min(s16) == -32768);
	check(type_max(u64) == ~0ULL && type_min(s64) == LLONG_MIN);
	check(sizeof(u64) == 8 && sizeof(dma_addr_t) == 8);
	check(upper_32_bits(0x123456789ULL) == 1);
	check(lower_32_bits(0x123456789ULL) == 0x23456789);
}

static void overflows(void)
{
	int sum;
	u8 small;
	struct flex {
		int n;
		int data[];
	} *flex = NULL;

	check(check_add_overflow(INT_MAX, 1, &sum));
	check(!check_add_overflow(1, 2, &sum) && sum == 3);
	check(check_sub_overflow(0, 1, &small) && small == 255);
	check(check_mul_overflow(100, 3, &small));
	check(size_mul(SIZE_MAX, 2) == SIZE_MAX && size_add(3, 4) == 7);
	check(array_size(3, 4) == 12 && array3_size(2, 3, 4) == 24);
	check(struct_size(flex, data, 3) == 16);
	check(struct_size(flex, data, SIZE_MAX) == SIZE_MAX);
	check(wrapping_add(u8, 250, 10) == 4);
}

static void orders(void)
{
	u8 raw[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	__be16 be;

	check(htons(0x1234) == 0x3412 && ntohl(0x12345678) == 0x78563412);
	check(cpu_to_le32(0x12345678) == 0x12345678);
	check(be64_to_cpu(0x0102030405060708ULL) == 0x0807060504030201ULL);
	check(get_unaligned_be16(raw + 1) == 0x0203);
	check(get_unaligned_le32(raw + 1) == 0x05040302);
	check(get_unaligned_be24(raw) == 0x010203);
	put_unaligned_be32(0xaabbccdd, raw + 3);
	check(raw[3] == 0xaa && raw[6] == 0xdd && raw[7] == 8);
	be = cpu_to_be16(0x00ff);
	be16_add_cpu(&be, 1);
	check(be16_to_cpu(be) == 0x100);
	check(swab16(0x1234) == 0x3412 && swahw32(0x12345678) == 0x56781234);
}

static void chance(void)
{
	u64 first[4];
	int seen[10] = { 0 }, bad = 0;
	struct rnd_state a, b;
	u8 bytes[11] = { 0 };

	module_random_seed(42);
	for (int i = 0; i < 4; i++)
		first[i] = get_random_u64();
	module_random_seed(42);
	for (int i = 0; i < 4; i++)
		bad += get_random_u64() != first[i];
	check_int("a seed repeats", bad, 0);
	module_random_seed(43);
	check_that("another does not", get_random_u64() != first[0]);
	for (int i = 0; i < 10000; i++)
		seen[get_random_u32_below(10)]++;
	for (int i = 0; i < 10; i++)
		bad += seen[i] < 800 || seen[i] > 1200;
	check_int("evenly", bad, 0);
	check_int("one of one", get_random_u32_below(1), 0);
	for (int i = 0; i < 100; i++) {
		u32 value = get_random_u32_inclusive(5, 7);

		bad += value < 5 || value > 7;
		bad += get_random_u32_above(~0U - 2) < ~0U - 1;
	}
	check_int("between", bad, 0);
	get_random_bytes(bytes, 10);
	check(!bytes[10] && memchr_inv(bytes, 0, 10));
	prandom_seed_state(&a, 7);
	prandom_seed_state(&b, 7);
	check(prandom_u32_state(&a) == prandom_u32_state(&b));
	check(prandom_u32_max(0) == 0);
}

static void errors(void)
{
	check(IS_ERR(ERR_PTR(-5)) && PTR_ERR(ERR_PTR(-5)) == -5);
	check(IS_ERR(ERR_PTR(-MAX_ERRNO)) && !IS_ERR(ERR_PTR(-MAX_ERRNO - 1)));
	check(!IS_ERR(NULL) && IS_ERR_OR_NULL(NULL) && !IS_ERR(&evaluated));
	check(PTR_ERR_OR_ZERO(&evaluated) == 0);
	check(PTR_ERR_OR_ZERO(ERR_PTR(-22)) == -22);
	check(ERESTARTSYS == 512 && EPROBE_DEFER == 517 && ENOTSUPP == 524);
}

static void macros(void)
{
	struct pair {
		int a;
		short b;
	} pair;
	static_assert(sizeof(u32) == 4);

	BUILD_BUG_ON(sizeof(u64) != 8);
	check(IS_ENABLED(CONFIG_ON) && !IS_ENABLED(CONFIG_OFF));
	check(IS_ENABLED(CONFIG_AS) && IS_MODULE(CONFIG_AS));
	check(!IS_BUILTIN(CONFIG_AS) && !IS_ENABLED(CONFIG_ZERO));
	check(container_of(&pair.b, struct pair, b) == &pair);
	check(offsetofend(struct pair, b) == 6);
	check(sizeof_field(struct pair, b) == 2);
	check(COUNT_ARGS() == 0 && COUNT_ARGS(a, b, c) == 3);
	check_str("__stringify", __stringify(CONFIG_ON), "1");
	WRITE_ONCE(pair.a, 5);
	check(pair.a == 5 && READ_ONCE(pair.a) == 5);
}

int main(void)
{
	divisions();
	extremes();
	limits();
	overflows();
	orders();
	chance();
	errors();
	macros();
	return check_done();
}
