#include "core/check/unit.h"
#include "core/base/utf8.h"
#include "core/check/view.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* International symbol, then national ones: Cyrillic (ru uk), Arabic, Hebrew, Devanagari, Bengali, Amharic, Thai,
 * Chinese and Japanese. Words that are no symbols are left out: with them a number has no known unit, and says
 * nothing. */
#define FORMS_MAX 14
static const char *const units[][FORMS_MAX] = {
    {"km", "км", "كم", "كلم", "ק\"מ", "ק״מ", "किमी", "कि.मी.", "কিমি", "ኪ.ሜ", "ኪሜ", "กม.", "公里", "千米"},
    {"m", "м", "م", "מ'", "מ׳", "मी", "মি", "ሜ", "米"},
    {"cm", "см", "سم", "ס\"מ", "ס״מ", "सेमी", "से.मी.", "সেমি", "ሴ.ሜ", "ሴሜ", "ซม.", "厘米", "公分"},
    {"mm", "мм", "مم", "ملم", "מ\"מ", "מ״מ", "मिमी", "মিমি", "ሚ.ሜ", "ሚሜ", "มม.", "毫米"},
    {"kg", "кг", "كجم", "كغ", "كغم", "ק\"ג", "ק״ג", "किग्रा", "কেজি", "ኪ.ግ", "ኪግ", "กก.", "公斤", "千克"},
    {"g", "г", "غ", "جم", "ग्रा", "克"},
    {"mg", "мг", "ملغ", "ملغم", "मिग्रा", "毫克"},
    {"L", "l", "л", "升"},
    {"mL", "ml", "мл", "مل", "मिली", "মিলি", "毫升"},
    {"s", "с", "сек", "ث", "秒"},
    {"min", "мин", "хв", "分钟", "分鐘"},
    {"h", "ч", "小时", "小時", "時間"},
    {"N", "Н", "牛", "牛顿"},
    {"J", "Дж", "焦耳"},
    {"W", "Вт", "瓦", "瓦特"},
    {"V", "В", "伏", "伏特"},
    {"A", "А", "安", "安培"},
    {"Hz", "Гц", "赫兹"},
    {"m/s", "м/с", "م/ث", "米/秒", "मी/से"},
    {"km/h", "км/ч", "км/год", "كم/س", "公里/小时", "किमी/घंटा"},
    {"°C", "℃", "° C", "º C", "ºC", "°С", "° С", "°م", "摄氏度"},
    {"°F", "℉", "° F", "ºF", "º F", "°ف", "华氏度"},
    {"mol", "моль", "摩尔", "摩", "モル"},
    {"kJ", "кДж", "千焦"},
    {"Pa", "Па", "帕"},
    {"kPa", "кПа", "千帕"},
    {"eV", "эВ", "电子伏"},
    {"kcal", "ккал", "千卡"},
    {"%", "٪", "％", "﹪"},
    {"$", "US$"},
};
enum { UNITS = sizeof units / sizeof *units };

/* Korean puts its particles right behind a symbol in Latin letters: "120 km를". */
static bool ends(const char *at, size_t len, uint32_t last)
{
    uint32_t cp;
    if (len == 0 || lac_char_is_spaceless(last))
        return true;
    return lac_utf8_next(at, len, &cp) == 0 || (!lac_char_is_word(cp) && cp != '/') || lac_char_is_spaceless(cp) ||
           (last < 0x80 && cp >= 0xAC00 && cp <= 0xD7A3);
}

static uint32_t last_of(const char *symbol, size_t len)
{
    uint32_t cp = 0;
    for (size_t at = 0, took; at < len; at += took ? took : 1)
        took = lac_utf8_next(symbol + at, len - at, &cp);
    return cp;
}

/* Bytes of the space that may stand between a number and its unit: plain, no-break or narrow no-break. */
static size_t gap_at(const char *text, size_t len)
{
    if (len && *text == ' ')
        return 1;
    if (len >= 2 && memcmp(text, "\xC2\xA0", 2) == 0)
        return 2;
    return len >= 3 && memcmp(text, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

int lac_unit_at(const char *text, size_t len)
{
    size_t gap = gap_at(text, len), longest = 0;
    int found = -1;
    text += gap;
    len -= gap;
    for (int i = 0; i < UNITS; i++) {
        for (int k = 0; k < FORMS_MAX && units[i][k]; k++) {
            size_t n = strlen(units[i][k]);
            if (n > longest && n <= len && memcmp(text, units[i][k], n) == 0 &&
                ends(text + n, len - n, last_of(units[i][k], n))) {
                longest = n;
                found = i;
            }
        }
    }
    return found;
}

bool lac_unit_metric(const char *text, size_t len, double number, struct lac_metric *out)
{
    static const struct {
        const char *name;
        double of;
        const char *symbol;
    } imperial[] = {{"miles per hour", 1.609344, "km/h"},
                    {"mph", 1.609344, "km/h"},
                    {"miles", 1.609344, "km"},
                    {"mile", 1.609344, "km"},
                    {"feet", 0.3048, "m"},
                    {"foot", 0.3048, "m"},
                    {"ft", 0.3048, "m"},
                    {"yards", 0.9144, "m"},
                    {"inches", 2.54, "cm"},
                    {"inch", 2.54, "cm"},
                    {"pounds", 0.45359, "kg"},
                    {"pound", 0.45359, "kg"},
                    {"lbs", 0.45359, "kg"},
                    {"lb", 0.45359, "kg"},
                    {"ounces", 28.3495, "g"},
                    {"gallons", 3.78541, "L"},
                    {"°F", 0, "°C"},
                    {"degrees Fahrenheit", 0, "°C"}};
    size_t gap = gap_at(text, len);
    if (len > gap && text[gap] == '-') /* a 5-mile walk */
        gap++;
    for (size_t i = 0; i < sizeof imperial / sizeof *imperial; i++) {
        size_t n = strlen(imperial[i].name);
        if (n > len - gap || memcmp(text + gap, imperial[i].name, n) != 0 || !ends(text + gap + n, len - gap - n, 'a'))
            continue;
        out->amount = imperial[i].of > 0 ? number * imperial[i].of : (number - 32) / 1.8;
        out->symbol = imperial[i].symbol;
        return true;
    }
    return false;
}

const char *lac_unit_symbol(int unit)
{
    return units[unit][0];
}
