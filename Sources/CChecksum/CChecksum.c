#include "CChecksum.h"

#include <stdint.h>
#include <string.h>

static inline uint64_t word(const unsigned char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

#if defined(__x86_64__)

#include <immintrin.h>

#define WITH_INSTRUCTION __attribute__((target("sse4.2,pclmul")))

bool cchecksum_has_crc32c(void) {
    return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul");
}

WITH_INSTRUCTION
static inline uint64_t step(uint64_t state, uint64_t word) {
    return _mm_crc32_u64(state, word);
}

WITH_INSTRUCTION
static inline uint32_t step_byte(uint32_t state, unsigned char byte) {
    return _mm_crc32_u8(state, byte);
}

/// What `state` becomes after the zeros that `factor` stands for: their product has 64 bits, of which the
/// instruction makes 32 again.
WITH_INSTRUCTION
static inline uint64_t after_zeros(uint64_t state, uint32_t factor) {
    __m128i product = _mm_clmulepi64_si128(
        _mm_cvtsi64_si128((long long)state),
        _mm_cvtsi64_si128((long long)factor),
        0
    );
    return _mm_crc32_u64(0, (uint64_t)_mm_cvtsi128_si64(product));
}

#elif defined(__aarch64__) && defined(__linux__) && !defined(__AARCH64EB__)

#include <arm_acle.h>
#include <sys/auxv.h>

#define WITH_INSTRUCTION __attribute__((target("crc")))

bool cchecksum_has_crc32c(void) {
    const unsigned long hwcap_crc32 = 1 << 7;
    return (getauxval(AT_HWCAP) & hwcap_crc32) != 0;
}

WITH_INSTRUCTION
static inline uint64_t step(uint64_t state, uint64_t word) {
    return __crc32cd((uint32_t)state, word);
}

WITH_INSTRUCTION
static inline uint32_t step_byte(uint32_t state, unsigned char byte) {
    return __crc32cb(state, byte);
}

#else

#define WITH_INSTRUCTION

bool cchecksum_has_crc32c(void) { return false; }

// Never asked: only so that the rest is one text everywhere.
static inline uint64_t step(uint64_t state, uint64_t word) { return state ^ word; }
static inline uint32_t step_byte(uint32_t state, unsigned char byte) { return state ^ byte; }

#endif

WITH_INSTRUCTION
unsigned int cchecksum_crc32c(unsigned int state, const void *bytes, unsigned long count) {
    const unsigned char *at = bytes;
    uint64_t sum = state;
#if defined(__x86_64__)
    // The instruction takes three cycles, and one can start in each: three stretches of the bytes at a
    // time, the later two as if nothing came before them. What they lack is what the ones before become
    // after as many zeros. The factors are x^(8·1024−33) and x^(8·2048−33), modulo the polynomial,
    // reflected as all else is.
    enum { stretch = 1024 };
    for (; count >= 3 * stretch; at += 3 * stretch, count -= 3 * stretch) {
        uint64_t second = 0, third = 0;
        for (const unsigned char *place = at; place < at + stretch; place += 8) {
            sum = step(sum, word(place));
            second = step(second, word(place + stretch));
            third = step(third, word(place + 2 * stretch));
        }
        sum = after_zeros(sum, 0xa51b6135) ^ after_zeros(second, 0x170076fa) ^ third;
    }
#endif
    for (; count >= 8; at += 8, count -= 8) sum = step(sum, word(at));
    uint32_t last = (uint32_t)sum;
    for (; count > 0; at += 1, count -= 1) last = step_byte(last, *at);
    return last;
}
