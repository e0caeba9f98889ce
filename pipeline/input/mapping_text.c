#include "input/mapping_text.h"

void xml_text_add(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&': buf_add(out, STR("&amp;")); break;
        case '<': buf_add(out, STR("&lt;")); break;
        case '>': buf_add(out, STR("&gt;")); break;
        case '"': buf_add(out, STR("&quot;")); break;
        case '\t':
        case '\n':
        case '\r': buf_add_format(out, "&#%d;", text.ptr[i]); break;
        default:
            if ((unsigned char)text.ptr[i] >= ' ') /* XML cannot hold the others */
                buf_add_char(out, text.ptr[i]);
        }
    }
}

void xml_attribute_add(struct buf *out, const char *name, struct str value)
{
    buf_add_format(out, " %s=\"", name);
    xml_text_add(out, value);
    buf_add_char(out, '"');
}

static void pair_add(struct buf *out, const char *element, const struct survey_pair *pair)
{
    buf_add_format(out, "<%s", element);
    xml_attribute_add(out, "column", pair->column);
    xml_attribute_add(out, "is", pair->text);
    buf_add(out, STR("/>"));
}

static void source_add(struct buf *out, const char *element, const struct survey_source *source)
{
    if (source->n_columns == 0)
        return;
    buf_add_format(out, "        <%s columns=\"", element);
    for (size_t i = 0; i < source->n_columns; i++) {
        buf_add(out, i ? STR(" ") : STR(""));
        xml_text_add(out, source->columns[i]);
    }
    buf_add_char(out, '"');
    if (source->where.column.len) {
        buf_add_char(out, '>');
        pair_add(out, "where", &source->where);
        buf_add_format(out, "</%s>\n", element);
    } else {
        buf_add(out, STR("/>\n"));
    }
}

void mapping_text_add(struct buf *out, const struct survey_series *series, struct str indicator)
{
    buf_add(out, STR("      <measure"));
    xml_attribute_add(out, "indicator", indicator);
    if (series->key.len) {
        xml_attribute_add(out, "key", series->key);
        buf_add(out, STR("/>\n"));
        return;
    }
    buf_add(out, STR(">\n"));
    source_add(out, "value", &series->value);
    source_add(out, "numerator", &series->numerator);
    source_add(out, "denominator", &series->denominator);
    for (size_t i = 0; i < series->n_filters; i++) {
        buf_add(out, STR("        "));
        pair_add(out, "filter", &series->filters[i]);
        buf_add_char(out, '\n');
    }
    buf_add(out, STR("      </measure>\n"));
}
