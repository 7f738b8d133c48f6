#include "core/base/clock.h"

#include <stdio.h>
#include <time.h>

static int64_t fake = -1;

static int64_t read_us(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t lac_clock_us(void)
{
    return fake >= 0 ? fake : read_us(CLOCK_MONOTONIC);
}

int64_t lac_clock_wall_ms(void)
{
    return (fake >= 0 ? fake : read_us(CLOCK_REALTIME)) / 1000;
}

void lac_clock_fake(int64_t us)
{
    fake = us;
}

void lac_clock_format(int64_t wall_ms, char *out, size_t size)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm utc;
    gmtime_r(&seconds, &utc);
    if (strftime(out, size, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0 && size)
        out[0] = '\0';
}
