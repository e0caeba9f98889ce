/* Arguments and dispatch only. */
#include "base/diag.h"
#include "command/command.h"

#include <errno.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static void print_usage(FILE *out)
{
    fputs("boardpaper makes board papers from indicator data.\n\n"
          "Usage: boardpaper VERB [options] PAPER.xml\n\n",
          out);
    for (const struct verb *verb = verbs; verb->name; verb++)
        fprintf(out, "  %-10s %s\n", verb->name, verb->summary);
    fputs("\nboardpaper VERB --help says more; boardpaper --version says which version this is.\n"
          "Exit status: 0 done, 1 the input is wrong, 2 wrong use, 3 the system failed.\n",
          out);
}

/* A ledger cut short on a full disk is no ledger: what was done well is not, unless all of it was printed. */
static int close_output(int status)
{
    bool failed = ferror(stdout) != 0;
    if (fflush(stdout) == 0 && !failed)
        return status;
    fprintf(stderr, "boardpaper: the result could not be printed whole: %s\n",
            errno ? strerror(errno) : "standard output is closed");
    return EXIT_SYSTEM;
}

static int no_verb(const char *name)
{
    struct str names[32];
    size_t n = 0;
    for (const struct verb *verb = verbs; verb->name && n < 32; verb++)
        names[n++] = str_of(verb->name);
    struct str near = nearest_name(str_of(name), names, n);
    for (size_t i = 0; i < n && near.len == 0; i++)
        if (str_starts(names[i], str_of(name)))
            near = names[i];
    fprintf(stderr, "boardpaper: there is no verb '%s'\n", name);
    if (near.len)
        fprintf(stderr, "hint: did you mean %.*s?\n", STR_ARG(near));
    else
        print_usage(stderr);
    return EXIT_USE;
}

static int help_of(const char *name)
{
    for (const struct verb *verb = verbs; verb->name; verb++)
        if (strcmp(verb->name, name) == 0) {
            fputs(verb->help, stdout);
            return close_output(EXIT_DONE);
        }
    return no_verb(name);
}

int main(int argc, char **argv)
{
    /* what a stage frees goes back to the system before the next one asks: the peak is that of one stage */
    mallopt(M_MMAP_THRESHOLD, 64 * 1024);
    mallopt(M_TRIM_THRESHOLD, 64 * 1024);
    if (argc < 2) {
        print_usage(stderr);
        return EXIT_USE;
    }
    if (strcmp(argv[1], "help") == 0 && argc > 2)
        return help_of(argv[2]);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        print_usage(stdout);
        return close_output(EXIT_DONE);
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("boardpaper " BOARDPAPER_VERSION);
        return close_output(EXIT_DONE);
    }
    for (const struct verb *verb = verbs; verb->name; verb++)
        if (strcmp(verb->name, argv[1]) == 0)
            return close_output(verb->run(argc - 1, argv + 1));
    return no_verb(argv[1]);
}
