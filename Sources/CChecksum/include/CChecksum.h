// The CRC-32C instruction that most processors have and that Swift does not show.
#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stdbool.h>

/// Whether this processor has the instruction: SSE4.2 and PCLMULQDQ on x86-64, CRC32 on ARMv8.
bool cchecksum_has_crc32c(void);

/// The state of a CRC-32C, `state` so far and not inverted, after `count` more bytes from `bytes` on,
/// which may lie anywhere. Only to be called where the processor has the instruction.
unsigned int cchecksum_crc32c(unsigned int state, const void *bytes, unsigned long count);

#endif
