#include "input/describe_parts.h"

#include "base/file.h"
#include "input/england.h"
#include "input/mapping_text.h"

/* "<observations id= file= layout= sheet= title=", open. */
static void observations_begin(const struct description *description, const char *layout, struct buf *out)
{
    struct str file = description->table.file.file;
    buf_add(out, STR("    <observations"));
    xml_attribute_add(out, "id", path_stem(file));
    xml_attribute_add(out, "file", path_name(file));
    xml_attribute_add(out, "layout", str_of(layout));
    if (description->table.is_workbook)
        xml_attribute_add(out, "sheet", description->table.sheet);
    xml_attribute_add(out, "title", STR("SAY WHOSE FIGURES THESE ARE"));
}

/* -- dfe */

#define MOST_MEASURES 24 /* that are printed; a spec wants few of a file's */

/* What a starter paper would take from the file: figures of LAs, with the counts that make them. */
static void dfe_mapping_add(const struct description *description, struct buf *out)
{
    struct arena *scratch = arena_open();
    struct survey survey;
    struct areas england;
    england_read(scratch, &england);
    struct table_file file = description->table.file;
    file.sheet = description->table.sheet;
    survey_file_read(scratch, &file, &england, MOST_MEASURES, &survey);
    observations_begin(description, "dfe", out);
    buf_add(out, STR(">\n"));
    for (size_t i = 0; i < survey.n_series; i++) {
        const struct survey_series *series = &survey.series[i];
        if (!series->has_counts && series->kind != SURVEY_COUNT)
            buf_add(out, STR("      <!-- no counts of the file are known to make this figure -->\n"));
        mapping_text_add(out, series, STR("ID-IN-THE-CATALOGUE"));
    }
    const struct survey_file *surveyed = &survey.files[0];
    if (surveyed->n_more)
        buf_add_format(out, "      <!-- and %zu more of other filters -->\n", surveyed->n_more);
    if (surveyed->why.len)
        buf_add_format(out, "      <!-- no figure could be mapped: %.*s -->\n", STR_ARG(surveyed->why));
    buf_add(out, STR("    </observations>\n"));
    arena_close(scratch);
}

/* -- the other layouts */

static void lait_mapping_add(const struct description *description, struct buf *out)
{
    observations_begin(description, "lait", out);
    buf_add(out, STR(">\n"));
    for (size_t i = 0; i < description->measures.n_texts; i++) {
        buf_add(out, STR("      <measure indicator=\"ID-IN-THE-CATALOGUE\""));
        xml_attribute_add(out, "key", description->measures.texts[i].text);
        buf_add(out, STR("/>\n"));
    }
    buf_add(out, STR("    </observations>\n"));
}

void describe_element(const struct description *description, struct buf *out)
{
    switch (description->layout) {
    case DESCRIBED_DFE: dfe_mapping_add(description, out); break;
    case DESCRIBED_LAIT: lait_mapping_add(description, out); break;
    case DESCRIBED_TIDY:
        observations_begin(description, "tidy", out);
        buf_add(out, STR("/>\n"));
        break;
    case DESCRIBED_LIST:
        buf_add_format(out, "    <%s", description->list);
        xml_attribute_add(out, "file", path_name(description->table.file.file));
        buf_add(out, STR("/>\n"));
        break;
    case DESCRIBED_OTHER: break;
    }
}

static struct str lead_of(enum described_layout layout)
{
    switch (layout) {
    case DESCRIBED_DFE:
        return STR("To paste into <data> of a spec; delete what is not wanted. Counts stand where they make "
                   "the published figures:");
    case DESCRIBED_LAIT: return STR("To paste into <data> of a spec; delete what is not wanted:");
    case DESCRIBED_TIDY:
    case DESCRIBED_LIST: return STR("To paste into <data> of a spec:");
    case DESCRIBED_OTHER: break;
    }
    return STR("This program reads three layouts of figures: tidy (indicator, period, area, value), the "
               "department's open data, and the interactive tool's. See \"Formats\" in the README.");
}

void describe_mapping(const struct description *description, struct buf *out)
{
    buf_add_format(out, "\n%.*s\n", STR_ARG(lead_of(description->layout)));
    if (description->layout != DESCRIBED_OTHER)
        buf_add_char(out, '\n');
    describe_element(description, out);
}
