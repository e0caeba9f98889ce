#include "command/options.h"

#include "command/command.h"

#include <getopt.h>
#include <string.h>

static const struct verb *verb_find(const char *name)
{
    for (const struct verb *verb = verbs; verb->name; verb++)
        if (strcmp(verb->name, name) == 0)
            return verb;
    return NULL;
}

static int wrong_use(const char *verb, const char *what, const char *argument)
{
    fprintf(stderr, "boardpaper %s: %s%s%s\nhint: boardpaper %s --help\n", verb, what, argument ? ": " : "",
            argument ? argument : "", verb);
    return EXIT_USE;
}

/* A format's name, or its beginning: no two begin alike. */
static bool format_read(const char *text, enum diag_format *format)
{
    static const char *const names[] = {"text", "csv", "json"};
    for (int i = 0; i < 3; i++)
        if (*text && strncmp(text, names[i], strlen(text)) == 0) {
            *format = (enum diag_format)i;
            return true;
        }
    return false;
}

/* What a verb's first operand is, where it is no paper. */
static const char *operand_missing(const char *verb)
{
    if (strcmp(verb, "describe") == 0)
        return "name a CSV file or an .xlsx workbook";
    if (strcmp(verb, "init") == 0)
        return "name the folder that holds the files";
    return "name the paper's XML file";
}

/* A whole number from 1 to 999. */
static bool most_read(const char *text, uint32_t *most)
{
    uint32_t number = 0;
    for (; *text >= '0' && *text <= '9' && number < 1000; text++)
        number = number * 10 + (uint32_t)(*text - '0');
    *most = number;
    return *text == '\0' && number >= 1 && number <= 999;
}

/* One option; −1 when it is good. */
static int take(struct options *options, const char *verb, unsigned takes, int letter, char *value)
{
    static const struct {
        int letter;
        unsigned bit;
        const char *name;
    } limited[] = {{'o', OPTION_OUTPUT, "--output"},  {'d', OPTION_DRAFT, "--draft"},
                   {'f', OPTION_FORMAT, "--format"},  {'s', OPTION_STAGE, "--stage"},
                   {'l', OPTION_LA, "--la"},          {'i', OPTION_CHART, "--id"},
                   {'u', OPTION_DRAFT, "--untagged"}, {'m', OPTION_STAGE, "--fixed-metrics"},
                   {'t', OPTION_SHEET, "--sheet"},    {'r', OPTION_REGION, "--region"},
                   {'n', OPTION_REGION, "--most"}};
    for (size_t i = 0; i < sizeof limited / sizeof *limited; i++)
        if (limited[i].letter == letter && !(takes & limited[i].bit))
            return wrong_use(verb, "this verb has no option", limited[i].name);
    bool names =
        letter == 'o' || letter == 'l' || letter == 'a' || letter == 'i' || letter == 't' || letter == 'r';
    if (names && *value == '\0')
        return wrong_use(verb, "an option that names something has an empty value", NULL);
    if (letter == 'o')
        options->folder = value;
    else if (letter == 'd')
        options->draft = true;
    else if (letter == 'u')
        options->untagged = true;
    else if (letter == 'm')
        options->fixed_metrics = true;
    else if (letter == 'q')
        options->quiet = true;
    else if (letter == 's')
        options->stage = value;
    else if (letter == 'l')
        options->la = value;
    else if (letter == 'i')
        options->chart = value;
    else if (letter == 't')
        options->sheet = value;
    else if (letter == 'r')
        options->region = value;
    else if (letter == 'n' && !most_read(value, &options->most))
        return wrong_use(verb, "--most is a whole number from 1 to 999, not", value);
    else if (letter == 'f' && !format_read(value, &options->format))
        return wrong_use(verb, "--format is text, csv or json, not", value);
    else if (letter == 'a') {
        if (options->n_allowed == MOST_FOLDERS)
            return wrong_use(verb, "too many --allow-dir", NULL);
        options->allowed[options->n_allowed++] = value;
    }
    return -1;
}

/* How many of the options an abbreviation may stand for. */
static size_t n_meant(const struct option *longs, const char *argument)
{
    size_t n = 0, len = strcspn(argument, "=");
    for (; longs->name; longs++)
        n += len > 2 && strncmp(argument + 2, longs->name, len - 2) == 0;
    return n;
}

int options_read(int argc, char **argv, unsigned takes, int operands, struct options *options)
{
    static const struct option longs[] = {{"output", required_argument, NULL, 'o'},
                                          {"draft", no_argument, NULL, 'd'},
                                          {"format", required_argument, NULL, 'f'},
                                          {"stage", required_argument, NULL, 's'},
                                          {"la", required_argument, NULL, 'l'},
                                          {"id", required_argument, NULL, 'i'},
                                          {"sheet", required_argument, NULL, 't'},
                                          {"region", required_argument, NULL, 'r'},
                                          {"most", required_argument, NULL, 'n'},
                                          {"allow-dir", required_argument, NULL, 'a'},
                                          {"quiet", no_argument, NULL, 'q'},
                                          {"untagged", no_argument, NULL, 'u'},
                                          {"fixed-metrics", no_argument, NULL, 'm'},
                                          {"help", no_argument, NULL, 'h'},
                                          {NULL, 0, NULL, 0}};
    const char *verb = argv[0];
    *options = (struct options){.folder = "."};
    opterr = 0;
    optind = 1;
    const char *found[2] = {NULL, NULL};
    int n = 0;
    while (optind < argc) {
        int letter = getopt_long(argc, argv, "+:o:f:qh", longs, NULL);
        if (letter == -1) { /* an operand; options may follow it */
            if (optind == argc)
                break;
            if (n == operands)
                return wrong_use(verb, "one operand too many", argv[optind]);
            found[n++] = argv[optind++];
            continue;
        }
        if (letter == 'h') {
            fputs(verb_find(verb)->help, stdout);
            return EXIT_DONE;
        }
        if (letter == '?' || letter == ':')
            return wrong_use(verb,
                             letter == ':'                          ? "this option needs a value"
                             : n_meant(longs, argv[optind - 1]) > 1 ? "this may be several options"
                                                                    : "unknown option",
                             argv[optind - 1]);
        int status = take(options, verb, takes, letter, optarg);
        if (status >= 0)
            return status;
    }
    if (n < operands)
        return wrong_use(verb, n == 0 ? operand_missing(verb) : "name the figure's id", NULL);
    options->paper = found[0];
    options->operand = found[1];
    return -1;
}
