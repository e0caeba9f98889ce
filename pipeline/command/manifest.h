/* manifest: NAME.manifest.json: what the paper was made from and by. No time of day, host or path. */
#ifndef COMMAND_MANIFEST_H
#define COMMAND_MANIFEST_H

#include "command/job.h"

/* `outputs`: names and bytes of what is written beside it. */
struct manifest_output {
    struct str name, bytes;
};
void manifest_write(const struct job *job, const struct manifest_output *outputs, size_t n, struct buf *out);

#endif
