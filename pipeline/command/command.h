/* command: one file per verb of the command line. Each takes its own arguments (argv[0] is the verb) and
 * returns the exit status: 0 done, 1 the input is wrong, 2 wrong use, 3 the system failed. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#define EXIT_DONE 0
#define EXIT_INPUT 1
#define EXIT_USE 2
#define EXIT_SYSTEM 3

int command_make(int argc, char **argv);
int command_check(int argc, char **argv);
int command_figures(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_dump(int argc, char **argv);
int command_chart(int argc, char **argv);
int command_describe(int argc, char **argv);
int command_init(int argc, char **argv);

struct verb {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary; /* one line */
    const char *help;    /* what --help prints */
};
/* All verbs, ended by one without a name. */
extern const struct verb verbs[];

#endif
