/* tokens.h - how many tokens a text has, where no server says so. Pure.
 *
 * A tokenizer's count cannot be had without the tokenizer. So there are two numbers: an estimate to be marked as one,
 * and a bound that no byte-level vocabulary exceeds. */
#ifndef LAC_RUN_TOKENS_H
#define LAC_RUN_TOKENS_H

#include "core/model/value.h"

/* Estimate of ours, in tokens a character by script: Latin letters, digits, spaces and signs a quarter; Greek and
 * Cyrillic 0.4; Arabic and Hebrew 0.5; Chinese, Japanese and Korean 0.9; all others 0.8. Rounded up. Real vocabularies
 * differ by a quarter either way, and by more in scripts they know little of. */
int64_t lac_tokens_estimate(const char *text, size_t len);

/* The same of a call's messages, prompt or texts (calls.h says what a call is), 4 more for each message. A
 * translator's call has none: translators count characters. */
int64_t lac_tokens_of_call(const struct lac_value *call);

/* Most tokens that a request's body can have: its bytes. What a server's chat template adds to a text is less than the
 * JSON around it. */
int64_t lac_tokens_bound(size_t body_len);

#endif
