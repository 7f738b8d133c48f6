#include "core/check/tongues.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Written for this test; nothing of it is in the languages' files. */
static const struct {
    const char *code, *text;
} sentences[] = {
    {"ca", "Cada matí la meva àvia surt al balcó i rega les plantes abans que faci massa calor."},
    {"ca", "Quan va arribar l'hivern, els ocells ja havien marxat cap a terres més càlides."},
    {"de", "Jeden Morgen geht meine Großmutter auf den Balkon und gießt die Blumen, bevor es zu heiß wird."},
    {"de", "Als der Winter kam, waren die Vögel schon in wärmere Länder gezogen."},
    {"en", "Every morning my grandmother goes out on the balcony and waters the flowers before it gets too hot."},
    {"en", "When winter came, the birds had already left for warmer countries."},
    {"eo", "Ĉiun matenon mia avino eliras sur la balkonon kaj akvumas la florojn antaŭ ol iĝas tro varme."},
    {"eo", "Kiam venis la vintro, la birdoj jam estis forflugintaj al pli varmaj landoj."},
    {"es", "Cada mañana mi abuela sale al balcón y riega las flores antes de que haga demasiado calor."},
    {"es", "Cuando llegó el invierno, los pájaros ya se habían ido a tierras más cálidas."},
    {"et", "Igal hommikul läheb vanaema rõdule ja kastab lilli, enne kui õues liiga palavaks läheb."},
    {"et", "Kui talv saabus, olid linnud juba soojematele maadele lennanud."},
    {"eu", "Goizero nire amona balkoira ateratzen da eta loreak ureztatzen ditu, beroegi egin aurretik."},
    {"eu", "Negua iritsi zenean, txoriak jada herrialde beroagoetara joanak ziren."},
    {"fr", "Chaque matin, ma grand-mère sort sur le balcon et arrose les fleurs avant qu'il ne fasse trop chaud."},
    {"fr", "Quand l'hiver est arrivé, les oiseaux étaient déjà partis vers des pays plus chauds."},
    {"gl", "Cada mañá a miña avoa sae ao balcón e rega as flores antes de que faga demasiada calor."},
    {"gl", "Cando chegou o inverno, os paxaros xa marcharan cara a terras máis cálidas."},
    {"ht", "Chak maten grann mwen soti sou balkon an epi li wouze flè yo anvan solèy la twò cho."},
    {"ht", "Lè ivè a te rive, zwazo yo te deja pati nan peyi ki pi cho."},
    {"id", "Setiap pagi nenek saya keluar ke balkon dan menyiram bunga sebelum hari menjadi terlalu panas."},
    {"id", "Ketika musim dingin tiba, burung-burung sudah pergi ke negeri yang lebih hangat."},
    {"it", "Ogni mattina mia nonna esce sul balcone e annaffia i fiori prima che faccia troppo caldo."},
    {"it", "Quando arrivò l'inverno, gli uccelli erano già partiti verso paesi più caldi."},
    {"pt", "Todas as manhãs a minha avó vai à varanda e rega as flores antes que fique demasiado quente."},
    {"pt", "Quando chegou o inverno, os pássaros já tinham partido para terras mais quentes."},
    {"qu", "Sapa paqarin hatun mamayqa t'ikakunata qarpan, manaraq inti sinchita ruphachkaptin."},
    {"qu", "Chiri pacha chayamuptinqa, pisqukunaqa q'uñi suyukunamanña ripusqaku."},
    {"sw", "Kila asubuhi bibi yangu hutoka nje na kumwagilia maua maji kabla jua halijawa kali sana."},
    {"sw", "Majira ya baridi yalipofika, ndege walikuwa tayari wameondoka kwenda nchi zenye joto."},
    {"tr", "Her sabah büyükannem balkona çıkar ve hava çok ısınmadan önce çiçekleri sular."},
    {"tr", "Kış geldiğinde kuşlar çoktan daha sıcak ülkelere göç etmişti."},
    {"vi", "Mỗi buổi sáng bà tôi ra ban công tưới hoa trước khi trời trở nên quá nóng."},
    {"vi", "Khi mùa đông đến, đàn chim đã bay về những miền đất ấm áp hơn."},
    {"yo", "Ní àràárọ̀, ìyá àgbà mi máa ń jáde láti bu omi sí àwọn òdòdó kí oòrùn tó mú jù."},
    {"yo", "Nígbà tí òtútù dé, àwọn ẹyẹ ti lọ sí ilẹ̀ tí ó gbóná jù bẹ́ẹ̀ lọ."},
    {"zu", "Njalo ekuseni ugogo wami uphumela ngaphandle achelele izimbali ngaphambi kokuba kushise kakhulu."},
    {"zu", "Ngesikhathi kufika ubusika, izinyoni zase zihambile zaya emazweni afudumele."},
    {"ru", "Каждое утро моя бабушка выходит на балкон и поливает цветы, пока не стало слишком жарко."},
    {"ru", "Когда пришла зима, птицы уже улетели в более тёплые страны."},
    {"uk", "Щоранку моя бабуся виходить на балкон і поливає квіти, доки не стало надто спекотно."},
    {"uk", "Коли настала зима, птахи вже відлетіли до тепліших країв."},
    {"am", "ሁልጊዜ ጠዋት አያቴ ወደ ውጭ ወጥታ አበቦቹን ውሃ ታጠጣለች።"},
    {"ar", "تخرج جدتي كل صباح إلى الشرفة وتسقي الأزهار قبل أن يشتد الحر."},
    {"bn", "প্রতিদিন সকালে আমার দাদি বারান্দায় গিয়ে ফুলগাছে জল দেন।"},
    {"he", "בכל בוקר סבתא שלי יוצאת למרפסת ומשקה את הפרחים לפני שנהיה חם מדי."},
    {"hi", "हर सुबह मेरी दादी छज्जे पर जाकर फूलों को पानी देती हैं।"},
    {"ja", "祖母は毎朝ベランダに出て、暑くなる前に花に水をやります。"},
    {"ko", "할머니는 매일 아침 너무 더워지기 전에 발코니에 나가 꽃에 물을 주십니다."},
    {"ta", "தினமும் காலையில் என் பாட்டி வெளியே வந்து பூக்களுக்குத் தண்ணீர் ஊற்றுவார்."},
    {"th", "ทุกเช้าคุณยายของฉันออกไปที่ระเบียงและรดน้ำดอกไม้ก่อนที่อากาศจะร้อนเกินไป"},
    {"zh", "奶奶每天早上都到阳台上去，趁天气还不太热的时候给花浇水。"},
};
enum { SENTENCES = sizeof sentences / sizeof *sentences };

static const struct known_tongues *known;

static struct lac_tongue_guess guess(const char *asked, const char *text)
{
    struct lac_tongue_guess g;
    if (!lac_tongues_guess(known->tongues, asked, text, strlen(text), &g))
        g.code = NULL;
    return g;
}

static void a_sentence_of_the_own_language_is_no_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < SENTENCES; i++) {
        struct lac_tongue_guess g = guess(sentences[i].code, sentences[i].text);
        if (g.code && g.lead > -2)
            fail_msg("%s: %s: %s by %.1f", sentences[i].code, sentences[i].text, g.code, g.lead);
    }
}

/* Every language is told from every other of its script, and which one it is is said. */
static void a_sentence_of_another_language_is_told_and_named(void **state)
{
    (void)state;
    size_t pairs = 0;
    for (size_t i = 0; i < SENTENCES; i++)
        for (size_t k = 0; k < SENTENCES; k++) {
            const char *code = sentences[i].code, *asked = sentences[k].code;
            if (strcmp(code, asked) == 0 || strcmp(script_of(known, code), script_of(known, asked)) != 0)
                continue;
            struct lac_tongue_guess g = guess(asked, sentences[i].text);
            if (!g.code || strcmp(g.code, code) != 0 || g.lead < 16)
                fail_msg("%s in %s: %s: %s by %.1f", code, asked, sentences[i].text, g.code ? g.code : "-", g.lead);
            pairs++;
        }
    assert_true(pairs > 1000);
}

static void a_variety_is_its_language(void **state)
{
    (void)state;
    const char *text = "Todas as manhãs a minha avó vai à varanda e rega as flores.";
    assert_string_equal(guess("es-MX", text).code, "pt");
    assert_true(guess("es-MX", text).lead > 16);
    assert_true(guess("pt-BR", text).lead < -16);
    assert_true(guess("en-x-placebo", "We know the right answer to this question by now.").lead < -16);
    assert_null(guess("tlh", text).code);
    assert_null(guess("p", text).code);
}

static void languages_that_are_not_known_are_told_by_letters(void **state)
{
    (void)state;
    static const char *const strange[][2] = {
        {"ar",
         "مادربزرگم هر روز صبح به بالکن می‌رود و پیش از آنکه هوا گرم "
         "شود "
         "گل‌ها "
         "را "
         "آب "
         "می‌دهد."},                                                                         /* Persian */
        {"ar", "میری دادی ہر صبح چھت پر جاتی ہیں اور گرمی بڑھنے سے پہلے پھولوں کو پانی دیتی ہیں۔"}, /* Urdu */
        {"bn", "ৰাতিপুৱা আইতাই বাৰাণ্ডালৈ গৈ ফুলবোৰত পানী দিয়ে, কাৰণ ৰ’দ বেছি হ’লে ফুলবোৰ মৰহি যায়।"},  /* Assamese */
        {"zh", "奶奶每天早上都會到陽臺上，趁天氣還不太熱的時候給花澆水，這樣花才會長得很好。"},
        {"zh-TW", "奶奶每天早上都到阳台上去，趁天气还不太热的时候给花浇水，这样花才会长得很好。"},
        {"ja", "奶奶每天早上都到阳台上去，趁天气还不太热的时候给花浇水。"},
    };
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        struct lac_tongue_guess g = guess(strange[i][0], strange[i][1]);
        if (!g.code || *g.code || g.lead < 16)
            fail_msg("%s: %s: %s by %.1f", strange[i][0], strange[i][1], g.code ? g.code : "-", g.lead);
    }
    assert_true(guess("zh-TW", strange[3][1]).lead < 0);
    assert_true(guess("ja", "地球温暖化対策推進法").lead < 16); /* a name without kana */
    assert_true(guess("ar", "تقع مدينة «چمچمال» في كردستان العراق ويعيش فيها آلاف الناس.").lead < 8);
}

/* One is enough to speak against a short text, where the lead says little. */
static void letters_that_the_language_does_not_use_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *asked, *text;
        size_t strange;
    } texts[] = {
        {"ja", "学习", 1},    {"ja", "経済成長", 0}, {"zh", "他的推論", 1}, {"zh", "他的推论", 0},
        {"zh-TW", "推論", 0}, {"hi", "काळा", 1},     {"hi", "काला", 0},     {"am", "ቐዳማይ", 1},
        {"he", "ייִדיש", 0},   {"he", "װאַסער", 1},    {"uk", "рыба", 1},     {"uk", "риба", 0},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct lac_tongue_guess g = guess(texts[i].asked, texts[i].text);
        if (g.strange != texts[i].strange)
            fail_msg("%s: %s: %zu", texts[i].asked, texts[i].text, g.strange);
    }
}

static void languages_that_are_not_known_are_told_by_what_they_are_not(void **state)
{
    (void)state;
    static const char *const strange[][2] = {
        {"es", "Każdego ranka moja babcia wychodzi na balkon i podlewa kwiaty, zanim zrobi się zbyt gorąco."}, /* pl */
        {"de", "Moje babička každé ráno vychází na balkon a zalévá květiny, než začne být příliš horko."},     /* cs */
        {"uk", "Штораніцы бабуля ідзе ў горад і вяртаецца дадому ўвечары, бо працуе ў бібліятэцы і ў музеі."}, /* be */
        {"fr", "Isoäitini menee joka aamu parvekkeelle ja kastelee kukat ennen kuin tulee liian kuuma."},      /* fi */
    };
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        struct lac_tongue_guess g = guess(strange[i][0], strange[i][1]);
        if (!g.code || g.lead < 20)
            fail_msg("%s: %s: %s by %.1f", strange[i][0], strange[i][1], g.code ? g.code : "-", g.lead);
    }
    assert_string_equal(guess("zu", strange[1][1]).code, LAC_TONGUE_UNKNOWN);
}

static void marks_may_be_left_out(void **state)
{
    (void)state;
    static const char *const plain[][2] = {
        {"vi", "Khi mua dong den, dan chim da bay ve nhung mien dat am ap hon."},
        {"yo", "Ni ojo kan, okunrin kan lo si oja lati ra aso tuntun fun iyawo re."},
        {"tr", "Insanlar soguk havalarda usumemek icin kalin giysiler giyerler."},
        {"es", "Cuando llego el invierno, los pajaros ya se habian ido a tierras mas calidas."},
        {"ru", "Еще не ясно, почему все это произошло с ним так быстро."},
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        struct lac_tongue_guess g = guess(plain[i][0], plain[i][1]);
        if (g.lead > 0)
            fail_msg("%s: %s: %s by %.1f", plain[i][0], plain[i][1], g.code, g.lead);
    }
}

static void what_has_no_words_tells_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "3.14 + 2", "H2O", "Isaac Newton", "\xff\xfe", "什么", "{stem}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct lac_tongue_guess g = guess("es", texts[i]);
        if (g.code && g.lead > 16)
            fail_msg("%s: %s by %.1f", texts[i], g.code, g.lead);
    }
    assert_null(guess("ta", "என் பாட்டி").code); /* nothing else is written so */
}

static void a_word_that_comes_again_and_again_counts_once(void **state)
{
    (void)state;
    const char *text = "the the the the the the the the the the the the the the";
    assert_int_equal(guess("es", text).words, 1);
    assert_true(guess("es", text).lead == guess("es", "the").lead);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_of_the_own_language_is_no_other),
        cmocka_unit_test(a_sentence_of_another_language_is_told_and_named),
        cmocka_unit_test(a_variety_is_its_language),
        cmocka_unit_test(languages_that_are_not_known_are_told_by_letters),
        cmocka_unit_test(letters_that_the_language_does_not_use_are_counted),
        cmocka_unit_test(languages_that_are_not_known_are_told_by_what_they_are_not),
        cmocka_unit_test(marks_may_be_left_out),
        cmocka_unit_test(what_has_no_words_tells_nothing),
        cmocka_unit_test(a_word_that_comes_again_and_again_counts_once),
    };
    struct known_tongues all = known_tongues_of();
    known = &all;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    lac_packages_free(all.packages);
    return failed;
}
