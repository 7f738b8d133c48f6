#include "core/base/file.h"
#include "core/cli/out.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {LAC_OPTION_FOLDER, LAC_OPTION_HELP, {0}};

static const char config[] =
    "-- What lacuna probes, and how. `lacuna run` reads this file; any key can be set on the command line: --set "
    "search.depth=2\n"
    "-- A shorter file will do: what is left out has a default, which is shown here.\n"
    "return {\n"
    "  -- Who is asked. `key` names the environment variable (or line of .env) that holds the key, never the key "
    "itself.\n"
    "  models = {\n"
    "    mini = { provider = \"openai\", model = \"gpt-4o-mini\", key = \"OPENAI_API_KEY\" },\n"
    "\n"
    "    -- a base model on this machine, held to the choices by a grammar (llama.cpp):\n"
    "    -- base = { provider = \"openai\", url = \"http://127.0.0.1:8080/v1\", api = \"completion\", ask = \"text\", "
    "examples = 4,\n"
    "    --          features = { grammar = true } },\n"
    "    -- a translator:\n"
    "    -- apertium = { provider = \"apertium\", url = \"http://127.0.0.1:2737\" },\n"
    "  },\n"
    "\n"
    "  roles = {\n"
    "    panel = { \"mini\" },        -- whose answers are probed; more models make fewer false finds\n"
    "    -- writer = \"mini\",        -- writes perturbations, for strategies that need one\n"
    "    -- translator = \"mini\",    -- for languages that the source does not have\n"
    "    -- translator2 = \"other\",  -- a second opinion on a translation, for the artefact score\n"
    "    -- judge = \"mini\",         -- says whether a perturbed question keeps its answer\n"
    "    -- embedder = \"vectors\",   -- /v1/embeddings: compares a translation with its English\n"
    "  },\n"
    "\n"
    "  source = \"basic\",            -- or { name = \"csv\", file = \"questions.csv\" }; lacuna list sources\n"
    "  limit = 0,                   -- a sample of so many items; 0: all\n"
    "  languages = { \"es\", \"fr\" },  -- lacuna list languages\n"
    "  placebo = true,              -- also search English in other words: what is found there is chance\n"
    "\n"
    "  strategy = \"mention\",        -- or { name = \"mention\", side = \"after\" }; lacuna list strategies\n"
    "  scoring = \"gap\",             -- V = (English accuracy)^gamma - (target accuracy)\n"
    "  -- checks = { \"answer_absent\", \"numbers\" }, -- left out: all for which somebody is cast\n"
    "  artefact = \"artefact\",       -- how likely a find is the translation's doing\n"
    "  report = \"summary\",          -- lacuna list reports\n"
    "\n"
    "  search = {\n"
    "    width = 12,                -- beam\n"
    "    depth = 4, deep = 6,       -- levels; the further ones only where something reached `potential`\n"
    "    include = 0.8,             -- V from which a pair is accepted\n"
    "    potential = 0.6,\n"
    "    epsilon = 0.1,             -- English must be right in 1 - epsilon of the votes\n"
    "    keep = 3,                  -- accepted pairs for each item and language\n"
    "    votes = 5,                 -- a side: models x draws\n"
    "    chunk = 8, round = 2,      -- candidates worked on together; English votes asked together\n"
    "    plain = \"stop\",            -- what follows when the plain question is wrong already: stop, skip, on\n"
    "  },\n"
    "  confirm = { draws = 8, english = 7, target = 6 }, -- fresh draws; right in English, wrong in the target\n"
    "  plain_draws = 1,             -- draws for the gap on items that nobody selected\n"
    "\n"
    "  -- budget = { usd = 5, calls = 3000 },              -- never spend more; lacuna run --dry-run says what it may "
    "be\n"
    "  -- prices = { [\"my-model\"] = { input = 0.15, output = 0.60 } }, -- USD for a million tokens; 0: free\n"
    "\n"
    "  -- http = { first_byte = 600, attempts = 6 },    -- patience; also of a single model\n"
    "  seed = 1,\n"
    "}\n";

static int run(const struct lac_args *args)
{
    struct lac_error err;
    struct lac_str path = {0};
    const char *folder = args->words.n ? args->words.at[0] : lac_args_get(args, "--folder");
    int code = 0;
    lac_str_addf(&path, "%s/probe.lua", folder ? folder : ".");
    if (lac_file_exists(path.data)) {
        fprintf(stderr, "lacuna init: %s is there already and was left as it is\n", path.data);
        code = 2;
    } else if ((folder && lac_dir_make(folder, &err) != LAC_OK) ||
               lac_file_write(path.data, config, sizeof config - 1, &err) != LAC_OK) {
        fprintf(stderr, "lacuna init: %s\n", err.message);
        code = 1;
    } else {
        printf("%s written. Put your key into .env (OPENAI_API_KEY=...), then: lacuna check; lacuna run --limit 20\n",
               path.data);
    }
    lac_str_free(&path);
    return code;
}

const struct lac_command lac_cmd_init = {
    "init", "write a commented probe.lua", "[FOLDER]", "lacuna init probes", options, run};
