/* The text of paper.xml: head, mapping and a body that can be made as it stands. */
#include "command/init.h"

#include "input/mapping_text.h"

#include <string.h>

#define SHOWN_WHOLE 4   /* indicators of a theme that get a half-page each */
#define MOST_COLUMNS 24 /* of a theme's scorecard */

/* -- XML */

/* A comment may not hold two hyphens in a row. */
static void comment_add(struct buf *out, const char *indent, struct str text)
{
    buf_add_format(out, "%s<!-- ", indent);
    for (size_t i = 0; i < text.len; i++) {
        buf_add_char(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
        if (text.ptr[i] == '-' && i + 1 < text.len && text.ptr[i + 1] == '-')
            buf_add_char(out, ' ');
    }
    buf_add(out, STR(" -->\n"));
}

/* -- the head */

static bool has_published(const struct draft *draft)
{
    for (size_t i = 0; i < draft->survey.n_files; i++) {
        const struct survey_file *file = &draft->survey.files[i];
        if (file->is_taken && (file->layout == DESCRIBED_DFE || file->layout == DESCRIBED_LAIT))
            return true;
    }
    return false;
}

static void head_add(const struct draft *draft, struct buf *out)
{
    struct str region = draft->england.items[draft->region].name;
    buf_add(out, STR("  <head>\n"));
    comment_add(out, "    ", STR("Say whose paper it is, its title, when it meets, and how it is marked."));
    buf_add_format(out, "    <board>%.*s</board>\n", STR_ARG(region));
    buf_add(out, STR("    <title>Starter paper: children’s services</title>\n"));
    buf_add(out, STR("    <subtitle>Made from the files of one folder, to be filled in</subtitle>\n"));
    comment_add(out, "    ", STR("<meeting date=\"2026-04-28\" item=\"6\"/>"));
    buf_add(out, STR("    <purpose>For information</purpose>\n"));
    comment_add(out, "    ", STR("<marking>OFFICIAL</marking>"));
    if (has_published(draft)) {
        comment_add(out, "    ", STR("Check whose figures these are, and under which licence."));
        buf_add(out,
                STR("    <attribution>Contains public sector information licensed under the Open Government "
                    "Licence v3.0. Source: Department for Education.</attribution>\n"));
    }
    buf_add(out, STR("  </head>\n"));
}

/* -- the data */

/* The lists that a spec names, in its order. */
static const char *const lists[] = {"neighbours", "targets",    "breaks",     "populations",
                                    "returns",    "commentary", "priorities", "events"};

bool init_uses_list(const struct draft *draft, size_t file)
{
    const struct survey_file *item = &draft->survey.files[file];
    if (item->layout != DESCRIBED_LIST || !item->is_taken || item->sheet.len || !item->list)
        return false;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(lists[i], item->list) != 0)
            continue;
        for (size_t j = 0; j < file; j++) /* the first of each kind */
            if (draft->survey.files[j].list && strcmp(draft->survey.files[j].list, item->list) == 0)
                return false;
        return true;
    }
    return false;
}

static void list_add(const struct draft *draft, const char *list, struct buf *out)
{
    if (draft->lists_returns && strcmp(list, "returns") == 0) {
        comment_add(out, "    ",
                    STR("Say in returns.csv who signed each return off: until then its figures are marked "
                        "as provisional."));
        buf_add_format(out, "    <returns file=\"%s\"/>\n", init_files[INIT_RETURNS]);
    }
    for (size_t i = 0; i < draft->survey.n_files; i++) {
        const struct survey_file *file = &draft->survey.files[i];
        if (!file->list || strcmp(file->list, list) != 0 || !init_uses_list(draft, i))
            continue;
        struct buf element = {0};
        buf_add_format(&element, "<%s", list);
        xml_attribute_add(&element, "file", file->name);
        if (file->model.len)
            xml_attribute_add(&element, "model", file->model);
        buf_add(&element, STR("/>"));
        if (draft->lists_at_fault[i]) {
            comment_add(out, "    ",
                        STR("The next list has faults with these areas and indicators. Put it in, and "
                            "boardpaper check "
                            "names them."));
            comment_add(out, "    ", buf_str(&element));
        } else {
            buf_add_format(out, "    %.*s\n", STR_ARG(buf_str(&element)));
        }
        buf_close(&element);
    }
}

/* An id that is an XML name and no other file's. */
static struct str file_id(const struct draft *draft, size_t file)
{
    return str_format(draft->arena, "file-%zu", file + 1);
}

static const char *layout_name(enum described_layout layout)
{
    switch (layout) {
    case DESCRIBED_DFE: return "dfe";
    case DESCRIBED_LAIT: return "lait";
    case DESCRIBED_TIDY: return "tidy";
    case DESCRIBED_LIST:
    case DESCRIBED_OTHER: break;
    }
    return "";
}

static void observations_add(const struct draft *draft, size_t at, struct buf *out)
{
    const struct survey_file *file = &draft->survey.files[at];
    if (file->n_more)
        comment_add(
            out, "    ",
            str_format(
                draft->arena,
                "%zu more series of the next file were not taken: boardpaper describe %.*s lists what it "
                "holds, and boardpaper init with most=N takes more.",
                file->n_more, STR_ARG(file->name)));
    buf_add(out, STR("    <observations"));
    xml_attribute_add(out, "id", file_id(draft, at));
    xml_attribute_add(out, "file", file->name);
    xml_attribute_add(out, "layout", str_of(layout_name(file->layout)));
    if (file->sheet.len)
        xml_attribute_add(out, "sheet", file->sheet);
    xml_attribute_add(out, "title", init_source(draft, at));
    if (file->layout == DESCRIBED_TIDY) {
        buf_add(out, STR("/>\n"));
        return;
    }
    buf_add(out, STR(">\n"));
    for (size_t i = 0; i < draft->n; i++)
        if (draft->indicators[i].series->file == at)
            mapping_text_add(out, draft->indicators[i].series, draft->indicators[i].id);
    buf_add(out, STR("    </observations>\n"));
}

static bool is_observations(const struct survey_file *file)
{
    return file->is_taken && (file->layout == DESCRIBED_DFE || file->layout == DESCRIBED_LAIT ||
                              file->layout == DESCRIBED_TIDY);
}

static void data_add(const struct draft *draft, struct buf *out)
{
    buf_add(out, STR("  <data>\n    <areas file=\"areas.csv\"/>\n"));
    list_add(draft, lists[0], out);
    buf_add(out, STR("    <catalogue file=\"indicators.csv\"/>\n"));
    for (size_t i = 1; i < sizeof lists / sizeof *lists; i++)
        list_add(draft, lists[i], out);
    comment_add(out, "    ",
                STR("Say in each title whose figures these are: it stands under every chart and table."));
    for (size_t i = 0; i < draft->survey.n_files; i++)
        if (is_observations(&draft->survey.files[i]))
            observations_add(draft, i, out);
    buf_add(out, STR("  </data>\n"));
}

/* -- region and period */

static void region_add(const struct draft *draft, struct buf *out)
{
    const struct area *region = &draft->england.items[draft->region];
    if (!draft->region_asked)
        comment_add(out, "  ",
                    STR("Say which region: this is the one with most local authorities in the files."));
    buf_add(out, STR("  <region"));
    xml_attribute_add(out, "code", region->code);
    if (!draft->names_las) {
        buf_add(out, STR("/>\n"));
        return;
    }
    buf_add(out, STR(">\n"));
    comment_add(out, "    ", STR("Those with figures of today; the files hold others that are no more."));
    for (size_t i = 0; i < draft->england.n; i++) {
        if (!draft->las[i])
            continue;
        buf_add(out, STR("    <la"));
        xml_attribute_add(out, "code", draft->england.items[i].code);
        buf_add(out, STR("/>\n"));
    }
    buf_add(out, STR("  </region>\n"));
}

/* A year stands alone: it is a year of every calendar. */
static void period_element_add(const struct draft *draft, struct buf *out)
{
    bool year = draft->period.kind == PERIOD_YEAR || draft->period.kind == PERIOD_THREE_YEARS;
    comment_add(out, "  ", STR("Say which period is reported: this is the latest in the files."));
    buf_add(out, STR("  <period"));
    xml_attribute_add(out, "is",
                      year ? str_format(draft->arena, "%d", (int)draft->period.index)
                           : period_text(draft->arena, draft->period));
    buf_add(out, STR("/>\n  <style file=\"house\"/>\n"));
}

/* -- the body */

static void section_add(struct buf *out, const char *title, const char *id, bool new_page, const char *block)
{
    buf_add_format(out, "    <section title=\"%s\" id=\"%s\"%s>%s</section>\n", title, id,
                   new_page ? " new-page=\"yes\"" : "", block);
}

static bool same_theme_before(const struct draft *draft, size_t file)
{
    for (size_t i = 0; i < file; i++)
        if (str_equal(draft->themes[i], draft->themes[file]))
            return true;
    return false;
}

/* A scorecard of the theme, its first indicators at length, and the names of the others. */
static void theme_add(const struct draft *draft, size_t file, struct buf *out)
{
    struct buf ids = {0}, rest = {0};
    size_t n = 0;
    for (size_t i = 0; i < draft->n; i++) {
        struct str id = draft->indicators[i].id;
        if (!str_equal(draft->indicators[i].theme, draft->themes[file]))
            continue;
        if (n < MOST_COLUMNS)
            buf_add_format(&ids, "%s%.*s", ids.len ? " " : "", STR_ARG(id));
        if (n >= SHOWN_WHOLE)
            buf_add_format(&rest, "%s%.*s", rest.len ? " " : "", STR_ARG(id));
        n++;
    }
    buf_add(out, STR("    <section"));
    xml_attribute_add(out, "title", draft->themes[file]);
    buf_add_format(out, " id=\"theme-%zu\" new-page=\"yes\">\n      <scorecard", file + 1);
    xml_attribute_add(out, "indicators", buf_str(&ids));
    buf_add(out, STR("/>\n"));
    size_t shown = 0;
    for (size_t i = 0; i < draft->n && shown < SHOWN_WHOLE; i++) {
        if (!str_equal(draft->indicators[i].theme, draft->themes[file]))
            continue;
        buf_add(out, STR("      <indicator"));
        xml_attribute_add(out, "indicator", draft->indicators[i].id);
        buf_add(out, STR("/>\n"));
        shown++;
    }
    if (rest.len)
        comment_add(out, "      ",
                    str_format(draft->arena, "Say which of the others are shown at length: %.*s",
                               STR_ARG(buf_str(&rest))));
    buf_add(out, STR("    </section>\n"));
    buf_close(&ids);
    buf_close(&rest);
}

static bool has_list(const struct draft *draft, const char *list)
{
    for (size_t i = 0; i < draft->survey.n_files; i++)
        if (init_uses_list(draft, i) && !draft->lists_at_fault[i] &&
            strcmp(draft->survey.files[i].list, list) == 0)
            return true;
    return false;
}

static void body_add(const struct draft *draft, struct buf *out)
{
    buf_add(out, STR("  <body>\n"));
    section_add(out, "Key messages", "key", false, "<key-messages/>");
    buf_add(out, STR("    <contents depth=\"1\"/>\n"));
    section_add(out, "How old the figures are", "currency", true, "<data-currency/>");
    section_add(out, "Where the region does well and not so well", "themes", true, "<themes/>");
    comment_add(
        out, "    ",
        STR("The next four hold only indicators whose polarity and least change the catalogue says."));
    section_add(out, "Local authorities to watch", "watch", true, "<dips limit=\"8\"/>");
    section_add(out, "Persistently low", "low", false, "<persistently-low limit=\"20\"/>");
    section_add(out, "Improvements", "improvements", false, "<improvements limit=\"4\"/>");
    section_add(out, "Notable movements", "movements", false, "<movements limit=\"10\"/>");
    for (size_t i = 0; i < draft->survey.n_files; i++)
        if (draft->themes[i].len && !same_theme_before(draft, i))
            theme_add(draft, i, out);
    if (has_list(draft, "priorities"))
        section_add(out, "Priorities", "priorities", true, "<priorities/>");
    if (has_list(draft, "events"))
        section_add(out, "Inspections and interventions", "events", true, "<events/>");
    section_add(out, "Quality of the data", "quality", true, "<quality/>");
    section_add(out, "Methods", "methods", false, "<methods/>");
    section_add(out, "Definitions", "definitions", false, "<definitions/>");
    buf_add(out, STR("  </body>\n"));
}

void init_paper_text(const struct draft *draft, struct buf *out)
{
    buf_add(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    comment_add(out, "",
                STR("A starter paper that boardpaper made from the files of this folder. It can be made as "
                    "it stands; "
                    "every comment that begins with \"Say\" or \"Check\" asks for what the files do not "
                    "tell, and the "
                    "column \"note\" of indicators.csv asks the same of each indicator."));
    comment_add(out, "",
                STR("Say when it is issued, with issued=\"2026-04-20\" in the next line: without it, it "
                    "bears the day on "
                    "which it is made."));
    buf_add(out, STR("<paper id=\"starter\" edition=\"restricted\">\n"));
    head_add(draft, out);
    data_add(draft, out);
    region_add(draft, out);
    period_element_add(draft, out);
    body_add(draft, out);
    buf_add(out, STR("</paper>\n"));
}
