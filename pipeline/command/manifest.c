#include "command/manifest.h"

#include "base/file.h"
#include "base/table_text.h"

static void add_pair(struct buf *out, const char *name, struct str value, bool last)
{
    buf_add_format(out, "  \"%s\": ", name);
    json_add_string(out, value);
    buf_add(out, last ? STR("\n") : STR(",\n"));
}

static void add_inputs(const struct job *job, struct buf *out)
{
    buf_add(out, STR("  \"inputs\": [\n"));
    for (size_t i = 0; i < job->n_files; i++) {
        const struct input_file *file = &job->files[i];
        buf_add_format(out, "    {\"kind\": \"%s\", \"id\": ", file->kind);
        json_add_string(out, file->id);
        buf_add(out, STR(", \"file\": "));
        /* of a file elsewhere its folder is the machine's own */
        json_add_string(out, str_starts(file->file, STR("/")) ? path_name(file->file) : file->file);
        buf_add(out, STR(", \"sha256\": "));
        json_add_string(out, file->sha256);
        buf_add(out, i + 1 < job->n_files ? STR("},\n") : STR("}\n"));
    }
    buf_add(out, STR("  ],\n"));
}

static void add_outputs(const struct manifest_output *outputs, size_t n, struct buf *out)
{
    buf_add(out, STR("  \"outputs\": [\n"));
    for (size_t i = 0; i < n; i++) {
        buf_add(out, STR("    {\"file\": "));
        json_add_string(out, outputs[i].name);
        buf_add_format(out, ", \"bytes\": %zu, \"sha256\": ", outputs[i].size);
        json_add_string(out, outputs[i].sha256);
        buf_add(out, i + 1 < n ? STR("},\n") : STR("}\n"));
    }
    buf_add(out, STR("  ],\n"));
}

void manifest_write(const struct job *job, const struct manifest_output *outputs, size_t n, struct buf *out)
{
    const struct spec *spec = job->spec;
    buf_add(out, STR("{\n"));
    add_pair(out, "program", job_program(), false);
    add_pair(out, "rules", job_rules(), false);
    add_pair(out, "paper", spec->id, false);
    add_pair(out, "edition", spec->edition == EDITION_PUBLIC ? STR("public") : STR("restricted"), false);
    add_pair(out, "version", spec->version, false);
    add_pair(out, "period", period_text(job->arena, spec->period), false);
    add_pair(out, "region", job->inputs->areas.items[spec->region].code, false);
    buf_add_format(out, "  \"draft\": %s,\n", job->options->draft ? "true" : "false");
    buf_add_format(out, "  \"pages\": %zu,\n  \"figures\": %zu,\n", job->pages->n, job->ledger->n);
    add_inputs(job, out);
    add_outputs(outputs, n, out);
    buf_add_format(out, "  \"findings\": {\"errors\": %zu, \"warnings\": %zu, \"notes\": %zu}\n}\n",
                   diags_count(job->diags, SEVERITY_ERROR), diags_count(job->diags, SEVERITY_WARNING),
                   diags_count(job->diags, SEVERITY_NOTE));
}
