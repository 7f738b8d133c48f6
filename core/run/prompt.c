#include "core/run/prompt.h"

#include <string.h>

void lac_fill_slots(struct lac_str *out, const char *pattern, const struct lac_slot *slots, size_t n)
{
    for (const char *at = pattern; *at;) {
        const char *open = strchr(at, '{');
        const char *close = open ? strchr(open, '}') : NULL;
        if (!close)
            break;
        const struct lac_slot *slot = NULL;
        size_t len = (size_t)(close - open) - 1;
        for (size_t i = 0; i < n && !slot; i++)
            if (strlen(slots[i].name) == len && memcmp(slots[i].name, open + 1, len) == 0)
                slot = &slots[i];
        lac_str_addn(out, at, (size_t)(open - at) + (slot ? 0 : 1));
        if (slot)
            lac_str_add(out, slot->value);
        at = pattern = slot ? close + 1 : open + 1;
    }
    lac_str_add(out, pattern);
}

static void add_question(struct lac_str *out, const struct lac_language *frame, const char *stem)
{
    lac_fill_slots(out, frame->question, &(struct lac_slot){"stem", stem}, 1);
    lac_str_addc(out, '\n');
}

static void add_option(struct lac_str *out, const struct lac_language *frame, size_t position, const char *choice)
{
    struct lac_slot slots[] = {{"label", frame->labels[position]}, {"choice", choice}};
    lac_fill_slots(out, frame->option, slots, 2);
    lac_str_addc(out, '\n');
}

/* Example number i shows its gold at (shift + i) mod n, so that no position is favoured within a prompt. */
static void add_example(struct lac_str *out, const struct lac_asking *asking, size_t i)
{
    const struct lac_language *frame = asking->instruction;
    const struct lac_example *e = &asking->language->examples[asking->draw->examples[i]];
    size_t at = (asking->draw->example_shift + i) % e->n;
    size_t turn = (e->answer + e->n - at) % e->n; /* shown position p holds choice (p + turn) mod n */
    add_question(out, frame, e->stem);
    for (size_t p = 0; p < e->n && asking->ask == LAC_ASK_LETTER; p++)
        add_option(out, frame, p, e->choices[(p + turn) % e->n]);
    lac_str_add(out, frame->answer);
    lac_str_add(out, lac_language_lead(frame));
    lac_str_add(out, asking->ask == LAC_ASK_LETTER ? frame->labels[at] : e->choices[e->answer]);
    lac_str_add(out, "\n\n");
}

static void add_instruction(struct lac_str *out, const struct lac_asking *asking)
{
    const struct lac_language *frame = asking->instruction;
    bool letter = asking->ask == LAC_ASK_LETTER;
    size_t n = letter ? frame->n_letter : frame->n_text;
    if (n == 0)
        return;
    struct lac_str labels = {0};
    for (size_t i = 0; i < asking->n; i++) {
        lac_str_add(&labels, i ? ", " : "");
        lac_str_add(&labels, frame->labels[i]);
    }
    const char *pattern = (letter ? frame->letter_instructions : frame->text_instructions)[asking->draw->variant % n];
    lac_fill_slots(out, pattern, &(struct lac_slot){"labels", lac_str_get(&labels)}, 1);
    lac_str_add(out, "\n\n");
    lac_str_free(&labels);
}

void lac_prompt_write(struct lac_str *out, const struct lac_asking *asking)
{
    add_instruction(out, asking);
    for (size_t i = 0; i < asking->draw->n_examples; i++)
        add_example(out, asking, i);
    add_question(out, asking->instruction, asking->stem);
    for (size_t p = 0; p < asking->n && asking->ask == LAC_ASK_LETTER; p++)
        add_option(out, asking->instruction, p, asking->choices[asking->draw->order[p]]);
    lac_str_add(out, asking->instruction->answer);
}

const char *const *lac_prompt_choices(struct lac_arena *arena, const struct lac_asking *asking)
{
    const char **shown = lac_arena_alloc(arena, asking->n * sizeof *shown);
    for (size_t p = 0; p < asking->n; p++)
        shown[p] = asking->choices[asking->draw->order[p]];
    return shown;
}
