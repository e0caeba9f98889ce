/* manifest: NAME.manifest.json: what the paper was made from and by. No time of day, host or path. */
#ifndef COMMAND_MANIFEST_H
#define COMMAND_MANIFEST_H

#include "command/job.h"

/* What is written beside it. */
struct manifest_output {
    struct str name, sha256;
    size_t size; /* bytes */
};
void manifest_write(const struct job *job, const struct manifest_output *outputs, size_t n, struct buf *out);

#endif
