/* Arguments and dispatch only. */
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

int main(int argc, char **argv)
{
    /* what a stage frees goes back to the system before the next one asks: the peak is that of one stage */
    mallopt(M_MMAP_THRESHOLD, 64 * 1024);
    mallopt(M_TRIM_THRESHOLD, 64 * 1024);
    if (argc < 2) {
        print_usage(stderr);
        return EXIT_USE;
    }
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
    fprintf(stderr, "boardpaper: there is no verb '%s'\n\n", argv[1]);
    print_usage(stderr);
    return EXIT_USE;
}
