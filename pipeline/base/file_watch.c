/* The handler removes the files itself and lets the signal end the run: unlink and raise are safe in it
 * (POSIX), the end comes at once also in the middle of long work, and the exit status says which signal it
 * was. A flag would have to be asked for in every stage. */
#include "base/file_parts.h"

#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#define WATCHED 16 /* a run writes three files; what is beyond is swept by the next run */

static _Atomic(const char *) watched[WATCHED];
static const int endings[] = {SIGINT, SIGTERM, SIGHUP};
#define N_ENDINGS (sizeof endings / sizeof *endings)
static struct sigaction before[N_ENDINGS], before_limit;
static unsigned n_open;

static void end(int number)
{
    for (size_t i = 0; i < WATCHED; i++) {
        const char *path = atomic_load(&watched[i]);
        if (path)
            unlink(path);
    }
    raise(number); /* SA_RESETHAND: now it ends the run */
}

void watch_open(void)
{
    if (n_open++)
        return;
    struct sigaction action = {.sa_handler = end, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < N_ENDINGS; i++) {
        sigaddset(&action.sa_mask, endings[i]);
        sigaction(endings[i], NULL, &before[i]);
    }
    for (size_t i = 0; i < N_ENDINGS; i++)
        if (before[i].sa_handler == SIG_DFL) /* nohup ignores a signal, and that stays so */
            sigaction(endings[i], &action, NULL);
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    sigemptyset(&ignored.sa_mask);
    sigaction(SIGXFSZ, &ignored, &before_limit);
}

void watch_close(void)
{
    if (--n_open)
        return;
    for (size_t i = 0; i < N_ENDINGS; i++)
        sigaction(endings[i], &before[i], NULL);
    sigaction(SIGXFSZ, &before_limit, NULL);
}

void watch_add(const char *path)
{
    for (size_t i = 0; i < WATCHED; i++) {
        const char *none = NULL;
        if (atomic_compare_exchange_strong(&watched[i], &none, path))
            return;
    }
}

void watch_remove(const char *path)
{
    for (size_t i = 0; path && i < WATCHED; i++) {
        const char *own = path;
        atomic_compare_exchange_strong(&watched[i], &own, NULL);
    }
}

void watch_pause(sigset_t *mask)
{
    sigset_t blocked;
    sigemptyset(&blocked);
    for (size_t i = 0; i < N_ENDINGS; i++)
        sigaddset(&blocked, endings[i]);
    sigprocmask(SIG_BLOCK, &blocked, mask);
}

void watch_resume(const sigset_t *mask)
{
    sigprocmask(SIG_SETMASK, mask, NULL);
}
