/* boardpaper describe: what a file of figures is, and a mapping to paste into a spec. */
#include "input/describe.h"

#include "base/file.h"
#include "base/table_text.h"
#include "command/command.h"
#include "command/options.h"
#include "input/england.h"

#include <stdio.h>

struct view {
    const struct options *options;
    struct arena *arena;
    struct diags *diags;
    struct areas england; /* areas that it does not have are named */
    struct table_file file;
};

static void finding_lines(struct view *view, struct buf *out)
{
    struct buf lines = {0};
    diags_dump_buf(view->diags, DIAG_TEXT, &lines);
    if (lines.len)
        buf_add_format(out, "\nFindings:\n%.*s", STR_ARG(buf_str(&lines)));
    buf_close(&lines);
}

/* One sheet after the other, then what was found in reading them. */
static bool describe_as_text(struct view *view, const struct str *sheets, size_t n, struct buf *out)
{
    bool read = n > 0;
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_add_char(out, '\n');
        view->file.sheet = sheets[i];
        read = describe_file(view->arena, view->diags, &view->file, &view->england, out) && read;
    }
    if (out->len)
        finding_lines(view, out);
    else
        diags_dump(view->diags, DIAG_TEXT, stderr);
    return read;
}

static bool describe_as_json(struct view *view, const struct str *sheets, size_t n, struct buf *out)
{
    bool read = n > 0, any = false;
    buf_add(out, STR("{\"tables\": ["));
    for (size_t i = 0; i < n; i++) {
        struct buf one = {0};
        view->file.sheet = sheets[i];
        if (!describe_file_json(view->arena, view->diags, &view->file, &view->england, &one))
            read = false;
        if (one.len)
            buf_add_format(out, "%s%.*s", any ? ",\n " : "\n ", STR_ARG(buf_str(&one)));
        any = any || one.len;
        buf_close(&one);
    }
    buf_add(out, STR("],\n\"findings\": "));
    diags_dump_buf(view->diags, DIAG_JSON, out);
    buf_add(out, STR("}\n"));
    return read;
}

static bool describe(struct view *view, struct buf *out)
{
    struct str wanted = str_of(view->options->sheet), *sheets = NULL;
    size_t n = 0;
    bool opened = describe_sheets(view->arena, view->diags, &view->file, &sheets, &n);
    if (opened && wanted.len && n == 1 && sheets[0].len == 0)
        diag_add(view->diags, SEVERITY_NOTE, "bad-sheet", place_file(view->file.file), "leave --sheet out",
                 "--sheet is for workbooks (.xlsx); this file is none and has no sheets");
    else if (opened && wanted.len) {
        sheets = &wanted;
        n = 1;
    }
    return view->options->format == DIAG_JSON ? describe_as_json(view, sheets, n, out)
                                              : describe_as_text(view, sheets, n, out);
}

int command_describe(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_FORMAT | OPTION_SHEET, 1, &options);
    if (status >= 0)
        return status;
    if (options.format == DIAG_CSV) {
        fputs("boardpaper describe: --format is text or json\nhint: boardpaper describe --help\n", stderr);
        return EXIT_USE;
    }
    struct view view = {.options = &options, .arena = arena_open()};
    struct str path = str_of(options.paper);
    view.diags = diags_open(view.arena);
    view.file = (struct table_file){.path = path, .file = path, .place = place_file(path)};
    england_read(view.arena, &view.england);
    struct file piped = {0};
    if (str_starts(path, STR("/dev/")) && file_open(options.paper, view.file.place, view.diags, &piped))
        view.file.bytes = piped.bytes; /* a pipe can be read once, and a file is looked at more often */
    struct buf out = {0};
    status = describe(&view, &out) && !diags_failed(view.diags) ? EXIT_DONE : EXIT_INPUT;
    if (out.len)
        fwrite(out.ptr, 1, out.len, stdout);
    buf_close(&out);
    file_close(&piped);
    arena_close(view.arena);
    return status;
}
