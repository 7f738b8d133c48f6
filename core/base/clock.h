/* clock.h - the only source of time. Tests set it by hand. */
#ifndef LAC_BASE_CLOCK_H
#define LAC_BASE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

int64_t lac_clock_us(void);      /* monotonic, microseconds since some start */
int64_t lac_clock_wall_ms(void); /* milliseconds since 1970-01-01 UTC */

/* From now on lac_clock_us and lac_clock_wall_ms give `us` and `us / 1000`; a negative value gives the real clocks
 * back. For tests. */
void lac_clock_fake(int64_t us);

/* "2026-01-31T12:00:00Z" for a wall time in milliseconds, into `out` (at least 21 bytes). */
void lac_clock_format(int64_t wall_ms, char *out, size_t size);

#endif
