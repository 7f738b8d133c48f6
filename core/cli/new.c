#include "core/base/file.h"
#include "core/cli/out.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {LAC_OPTION_FOLDER, LAC_OPTION_HELP, {0}};

static const char strategy[] =
    "-- What it does, in a line. Weakness looked for: ...\n"
    "return lacuna.strategy {\n"
    "  api = 1, name = \"NAME\", version = \"0.1.0\", author = \"\", license = \"MIT\",\n"
    "  summary = \"a remark about the weather before the question\",\n"
    "  max_asks = 0, max_edits = 4,   -- what it may cost: asks of a model and candidates, each time it is called\n"
    "  options = {\n"
    "    side = { default = \"before\", one_of = { \"before\", \"after\" }, doc = \"where the remark stands\" },\n"
    "  },\n"
    "\n"
    "  -- item: stem, text (with what was added so far), choices, answer, right, wrong_choices.\n"
    "  -- Returns candidates; their English text is translated where the strategy does not give target_text itself.\n"
    "  perturb = function(ctx, item, opt)\n"
    "    local remarks = { \"It rained all morning.\", \"The sun came out at noon.\", \"A cold wind was blowing.\" }\n"
    "    return ctx:map(remarks, function(remark)\n"
    "      return { side = opt.side, text = remark }\n"
    "    end)\n"
    "  end,\n"
    "}\n";

static const char spec[] =
    "-- Given these items and replies, expect these candidates: lacuna test NAME\n"
    "return lacuna.spec {\n"
    "  {\n"
    "    name = \"three remarks, on the side that was asked for\",\n"
    "    item = { stem = \"What is the capital of France?\", choices = { \"Rome\", \"Paris\" }, answer = 2 },\n"
    "    opt = { side = \"after\" },\n"
    "    expect = function(t, edits)\n"
    "      t.eq(#edits, 3)\n"
    "      for _, edit in ipairs(edits) do t.eq(edit.side, \"after\") end\n"
    "    end,\n"
    "  },\n"
    "}\n";

static const char readme[] = "# NAME\n\n"
                             "What it puts beside a question, and which weakness that looks for.\n\n"
                             "    lacuna test NAME\n"
                             "    lacuna run --strategy NAME\n";

static enum lac_status write_one(const char *folder, const char *file, const char *pattern, const char *name,
                                 struct lac_error *err)
{
    struct lac_str path = {0}, text = {0};
    lac_str_addf(&path, "%s/%s", folder, file);
    lac_str_add_replaced(&text, pattern, "NAME", name);
    enum lac_status status = lac_file_write(path.data, text.data, text.len, err);
    lac_str_free(&path);
    lac_str_free(&text);
    return status;
}

static bool good_name(const char *name)
{
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return len > 0 && len < 64 && !name[len] && (name[0] < '0' || name[0] > '9');
}

static int make(const char *folder, const char *name)
{
    struct lac_error err;
    if (lac_dir_exists(folder)) {
        fprintf(stderr, "lacuna new: %s is there already and was left as it is\n", folder);
        return 2;
    }
    enum lac_status status = lac_dir_make(folder, &err);
    if (status == LAC_OK)
        status = write_one(folder, "strategy.lua", strategy, name, &err);
    if (status == LAC_OK)
        status = write_one(folder, "spec.lua", spec, name, &err);
    if (status == LAC_OK)
        status = write_one(folder, "README.md", readme, name, &err);
    if (status != LAC_OK) {
        fprintf(stderr, "lacuna new: %s\n", err.message);
        return 1;
    }
    printf("%s written. Try it: lacuna test %s; lacuna run --strategy %s\n", folder, name, name);
    return 0;
}

static int run(const struct lac_args *args)
{
    if (args->words.n != 2 || strcmp(args->words.at[0], "strategy") != 0) {
        fprintf(stderr, "usage: lacuna new strategy NAME\n");
        return 2;
    }
    const char *name = args->words.at[1], *folder = lac_args_get(args, "--folder");
    if (!good_name(name)) {
        fprintf(stderr, "lacuna new: '%s' is no name: small letters, digits and _, beginning with a letter\n", name);
        return 2;
    }
    struct lac_str path = {0};
    lac_str_addf(&path, "%s%sstrategies/%s", folder ? folder : "", folder ? "/" : "", name);
    int code = make(path.data, name);
    lac_str_free(&path);
    return code;
}

const struct lac_command lac_cmd_new = {"new",           "write the skeleton of a strategy that passes its own spec",
                                        "strategy NAME", "lacuna new strategy weather",
                                        options,         run};
