/* Which script a letter belongs to: ranges of Scripts.txt (Unicode 15), for the scripts that lacuna's languages use. */
#include "core/base/utf8.h"

#include <string.h>
#include <utf8proc.h>

static const struct range {
    uint32_t first, last;
    const char script[5];
} ranges[] = {
    {0x0041, 0x00B4, "Latn"},   {0x00B5, 0x00B5, "Zyyy"},   {0x00B6, 0x024F, "Latn"},   {0x0250, 0x02B8, "Latn"},
    {0x02B9, 0x02DF, "Zyyy"},   {0x02E0, 0x02E4, "Latn"},   {0x02E5, 0x02FF, "Zyyy"},   {0x0370, 0x03FF, "Grek"},
    {0x0400, 0x052F, "Cyrl"},   {0x0531, 0x058F, "Armn"},   {0x0590, 0x05FF, "Hebr"},   {0x0600, 0x06FF, "Arab"},
    {0x0750, 0x077F, "Arab"},   {0x0870, 0x08FF, "Arab"},   {0x0900, 0x097F, "Deva"},   {0x0980, 0x09FF, "Beng"},
    {0x0A00, 0x0A7F, "Guru"},   {0x0A80, 0x0AFF, "Gujr"},   {0x0B00, 0x0B7F, "Orya"},   {0x0B80, 0x0BFF, "Taml"},
    {0x0C00, 0x0C7F, "Telu"},   {0x0C80, 0x0CFF, "Knda"},   {0x0D00, 0x0D7F, "Mlym"},   {0x0D80, 0x0DFF, "Sinh"},
    {0x0E00, 0x0E7F, "Thai"},   {0x0E80, 0x0EFF, "Laoo"},   {0x0F00, 0x0FFF, "Tibt"},   {0x1000, 0x109F, "Mymr"},
    {0x10A0, 0x10FF, "Geor"},   {0x1100, 0x11FF, "Hang"},   {0x1200, 0x139F, "Ethi"},   {0x1780, 0x17FF, "Khmr"},
    {0x1C80, 0x1C88, "Cyrl"},   {0x1C90, 0x1CBF, "Geor"},   {0x1D00, 0x1D25, "Latn"},   {0x1D2C, 0x1D5C, "Latn"},
    {0x1D62, 0x1D65, "Latn"},   {0x1D6B, 0x1DBE, "Latn"},   {0x1E00, 0x1EFF, "Latn"},   {0x1F00, 0x1FFF, "Grek"},
    {0x2071, 0x209C, "Latn"},   {0x2100, 0x2125, "Zyyy"},   {0x2126, 0x2126, "Grek"},   {0x2127, 0x2129, "Zyyy"},
    {0x212A, 0x212B, "Latn"},   {0x212C, 0x2131, "Zyyy"},   {0x2132, 0x2132, "Latn"},   {0x2133, 0x214D, "Zyyy"},
    {0x2C60, 0x2C7F, "Latn"},   {0x2D00, 0x2D2D, "Geor"},   {0x2D80, 0x2DDF, "Ethi"},   {0x2DE0, 0x2DFF, "Cyrl"},
    {0x2E80, 0x2FD5, "Hani"},   {0x3005, 0x3007, "Hani"},   {0x3031, 0x3035, "Zyyy"},   {0x3041, 0x309F, "Hira"},
    {0x30A0, 0x30FF, "Kana"},   {0x3105, 0x312F, "Bopo"},   {0x3130, 0x318F, "Hang"},   {0x31A0, 0x31BF, "Bopo"},
    {0x31F0, 0x31FF, "Kana"},   {0x3400, 0x4DBF, "Hani"},   {0x4E00, 0x9FFF, "Hani"},   {0xA640, 0xA69F, "Cyrl"},
    {0xA722, 0xA7FF, "Latn"},   {0xA8E0, 0xA8FF, "Deva"},   {0xA960, 0xA97F, "Hang"},   {0xA9E0, 0xA9FE, "Mymr"},
    {0xAA60, 0xAA7F, "Mymr"},   {0xAB00, 0xAB2F, "Ethi"},   {0xAB30, 0xAB64, "Latn"},   {0xAB65, 0xAB65, "Grek"},
    {0xAB66, 0xAB69, "Latn"},   {0xAC00, 0xD7FF, "Hang"},   {0xF900, 0xFAFF, "Hani"},   {0xFB00, 0xFB06, "Latn"},
    {0xFB13, 0xFB17, "Armn"},   {0xFB1D, 0xFB4F, "Hebr"},   {0xFB50, 0xFDFF, "Arab"},   {0xFE70, 0xFEFC, "Arab"},
    {0xFF21, 0xFF5A, "Latn"},   {0xFF66, 0xFF9F, "Kana"},   {0xFFA0, 0xFFDC, "Hang"},   {0x1D400, 0x1D7FF, "Zyyy"},
    {0x1E7E0, 0x1E7FF, "Ethi"}, {0x1EE00, 0x1EEFF, "Arab"}, {0x20000, 0x323AF, "Hani"},
};

const char *lac_utf8_script_range(uint32_t cp, uint32_t *first, uint32_t *last)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (cp > ranges[mid].last)
            low = mid + 1;
        else
            high = mid;
    }
    bool in = low < sizeof ranges / sizeof *ranges && cp >= ranges[low].first;
    *first = in ? ranges[low].first : cp;
    *last = in ? ranges[low].last : cp;
    return in ? ranges[low].script : "Zzzz";
}

const char *lac_utf8_script(uint32_t cp)
{
    uint32_t first, last;
    if (lac_utf8_is_letter(cp))
        return lac_utf8_script_range(cp, &first, &last);
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    bool unknown = c == UTF8PROC_CATEGORY_CN || c == UTF8PROC_CATEGORY_CS || c == UTF8PROC_CATEGORY_CO;
    return unknown ? "Zzzz" : "Zyyy";
}

bool lac_utf8_script_known(const char *script)
{
    bool known = false;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && !known; i++)
        known = strcmp(ranges[i].script, script) == 0;
    return known && strcmp(script, "Zyyy") != 0;
}
