#include "test_report_world.h"

#include "base/number.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static void add_area(struct world *world, uint32_t index, const char *code, const char *name,
                     enum area_kind kind)
{
    world->areas.items[index] = (struct area){.code = str_of(code),
                                              .name = str_of(name),
                                              .kind = kind,
                                              .region = kind == AREA_LA ? REGION : AREA_NONE};
}

static void add_areas(struct world *world)
{
    world->areas.items = ARENA_ARRAY(world->arena, struct area, N_AREAS);
    world->areas.n = N_AREAS;
    add_area(world, ENGLAND, "E92000001", "England", AREA_COUNTRY);
    add_area(world, REGION, "E12000099", "Northshire", AREA_REGION);
    add_area(world, ASH, "E06000091", "Ash", AREA_LA);
    add_area(world, BEECH, "E06000092", "Beech", AREA_LA);
    add_area(world, CEDAR, "E06000093", "Cedar", AREA_LA);
    add_area(world, ELM, "E06000094", "Elm and Yew", AREA_LA);
    world->spec.las = ARENA_ARRAY(world->arena, uint32_t, 4);
    for (uint32_t i = 0; i < 4; i++)
        world->spec.las[world->spec.n_las++] = ASH + i;
    world->spec.region = REGION;
}

static void add_indicators(struct world *world)
{
    const struct indicator items[N_INDICATORS] = {[Q_REPEATS] = {.id = STR("q-repeats"),
                                                                 .name = STR("Repeat plans in the year"),
                                                                 .short_name = STR("Repeat plans"),
                                                                 .theme = STR("Protection"),
                                                                 .measure = MEASURE_PROPORTION,
                                                                 .basis = BASIS_ROLLING_12M,
                                                                 .unit = STR("%"),
                                                                 .multiplier = 100,
                                                                 .polarity = POLARITY_LOW,
                                                                 .decimals = 1,
                                                                 .calendar = CALENDAR_FINANCIAL,
                                                                 .annual_twin = REPEATS,
                                                                 .least_change = 2,
                                                                 .has_least_change = true,
                                                                 .source = STR("Returns")},
                                                  [REPEATS] = {.id = STR("repeats"),
                                                               .name = STR("Repeat plans in the year"),
                                                               .short_name = STR("Repeat plans"),
                                                               .theme = STR("Protection"),
                                                               .measure = MEASURE_PROPORTION,
                                                               .basis = BASIS_IN_PERIOD,
                                                               .unit = STR("%"),
                                                               .multiplier = 100,
                                                               .polarity = POLARITY_LOW,
                                                               .decimals = 1,
                                                               .calendar = CALENDAR_FINANCIAL,
                                                               .annual_twin = INDICATOR_NONE,
                                                               .least_change = 2,
                                                               .has_least_change = true,
                                                               .source = STR("Department")},
                                                  [VISITS] = {.id = STR("visits"),
                                                              .name = STR("Visits made in time"),
                                                              .short_name = STR("Visits in time"),
                                                              .theme = STR("Help"),
                                                              .theme_index = THEME_HELP,
                                                              .measure = MEASURE_PROPORTION,
                                                              .basis = BASIS_IN_PERIOD,
                                                              .unit = STR("%"),
                                                              .multiplier = 100,
                                                              .polarity = POLARITY_HIGH,
                                                              .decimals = 0,
                                                              .calendar = CALENDAR_FINANCIAL,
                                                              .annual_twin = INDICATOR_NONE,
                                                              .least_change = 3,
                                                              .has_least_change = true,
                                                              .source = STR("Department")},
                                                  [PLANS] = {.id = STR("plans"),
                                                             .name = STR("Children on a plan"),
                                                             .short_name = STR("Plans"),
                                                             .theme = STR("Protection"),
                                                             .measure = MEASURE_RATE,
                                                             .basis = BASIS_SNAPSHOT,
                                                             .unit = STR("per 10,000"),
                                                             .multiplier = 10000,
                                                             .polarity = POLARITY_NONE,
                                                             .decimals = 1,
                                                             .calendar = CALENDAR_FINANCIAL,
                                                             .annual_twin = INDICATOR_NONE,
                                                             .least_change = 5,
                                                             .has_least_change = true,
                                                             .denominator = STR("children aged 0 to 17"),
                                                             .source = STR("Department")}};
    world->catalogue.items = arena_copy(world->arena, items, sizeof items);
    world->catalogue.n = N_INDICATORS;
    world->catalogue.themes = ARENA_ARRAY(world->arena, struct str, N_THEMES);
    world->catalogue.themes[THEME_PROTECTION] = STR("Protection");
    world->catalogue.themes[THEME_HELP] = STR("Help");
    world->catalogue.n_themes = N_THEMES;
}

struct period world_latest(const struct world *world, uint32_t indicator)
{
    return indicator == Q_REPEATS ? world->quarter : world->year;
}

struct period world_before(const struct world *world, uint32_t indicator)
{
    return indicator == Q_REPEATS ? world->quarter_before : world->year_before;
}

/* The dataset only says which period is the latest one, and which periods there are. */
static void add_dataset(struct world *world)
{
    struct dataset_builder *builder = dataset_builder_open(world->arena, &world->areas, &world->catalogue);
    uint16_t source =
        dataset_builder_source(builder, (struct source){.id = STR("hand"), .file = STR("hand.csv")});
    for (uint32_t i = 0; i < N_INDICATORS; i++) {
        struct period periods[2] = {world_before(world, i), world_latest(world, i)};
        for (int p = 0; p < 2; p++) {
            struct slab *slab = dataset_builder_slab(builder, i, periods[p]);
            for (uint32_t area = ASH; area < N_AREAS; area++) {
                struct observation seen = {
                    .state = STATE_VALUE, .value = 1, .has_value = true, .source = source, .line = 2};
                uint32_t before;
                slab_add(builder, slab, area, &seen, &before);
            }
        }
    }
    world->dataset = dataset_build(builder);
}

static void add_wording(struct world *world)
{
    const struct question questions[] = {
        {.theme = STR("*"),
         .direction = DIRECTION_FALLING,
         .position = POSITION_LOW,
         .text = STR("What will {la} do about {indicator} at {value}?")},
        {.theme = STR("*"),
         .direction = DIRECTION_FALLING,
         .position = POSITION_STRONG,
         .text = STR("{la} was strong. What changed?")},
        {.theme = STR("*"), .direction = DIRECTION_STUCK, .text = STR("What has {la} tried?")}};
    world->wording.questions = arena_copy(world->arena, questions, sizeof questions);
    world->wording.n_questions = 3;
}

struct world *world_open(void)
{
    struct arena *arena = arena_open();
    struct world *world = ARENA_NEW(arena, struct world);
    world->arena = arena;
    world->diags = diags_open(arena);
    world->year = period_of(PERIOD_YEAR, CALENDAR_FINANCIAL, 2025, 0);
    world->year_before = period_of(PERIOD_YEAR, CALENDAR_FINANCIAL, 2024, 0);
    world->quarter = period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2026, 1);
    world->quarter_before = period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2025, 1);
    add_areas(world);
    add_indicators(world);
    add_dataset(world);
    add_wording(world);
    world->ledger = ledger_open(arena, world->dataset);
    ledger_reserve(world->ledger, 4000); /* records are lent out, so the list must not move */
    world->spec.settings = settings_default();
    world->spec.period = world->quarter;
    world->spec.la = AREA_NONE;
    world->spec.head.title = STR("Test");
    world->inputs = (struct report_inputs){.spec = &world->spec,
                                           .ledger = world->ledger,
                                           .wording = &world->wording,
                                           .lists = &world->lists,
                                           .diags = world->diags,
                                           .rules_version = STR("rules 1")};
    world->context =
        (struct context){.arena = arena,
                         .inputs = &world->inputs,
                         .spec = &world->spec,
                         .ledger = world->ledger,
                         .dataset = world->dataset,
                         .areas = &world->areas,
                         .catalogue = &world->catalogue,
                         .diags = world->diags,
                         .wording = wording_build(arena, NULL, &world->wording, &world->catalogue),
                         .document = ARENA_NEW(arena, struct document),
                         .country = ENGLAND};
    world->context.document->date = (struct date){2026, 1, 20};
    return world;
}

void world_close(struct world *world)
{
    arena_close(world->arena);
}

/* -- records */

static struct figure *add(struct world *world, struct figure figure)
{
    /* what readers borrow: a test may go on with it */
    return (struct figure *)(uintptr_t)ledger_at(world->ledger, ledger_add(world->ledger, figure));
}

static void set(struct figure *figure, double value)
{
    figure->state = STATE_VALUE;
    figure->has = FIGURE_VALUE;
    figure->value = value;
}

/* As the analysis marks a change or difference by the least change that matters. */
static unsigned size_parts(const struct world *world, const struct figure *figure)
{
    const struct indicator *item = &world->catalogue.items[figure->indicator];
    double size = fabs(figure->value);
    if (!item->has_least_change || size == 0)
        return 0;
    return size >= item->least_change * (1 - 1e-9) ? PART_SIZE
           : size >= item->least_change / 2 && number_round(size, item->decimals) < item->least_change
               ? PART_NEARLY
               : 0;
}

/* And records how many least changes it comes to. */
static void add_size(struct world *world, const struct figure *difference, const char *detail)
{
    const struct indicator *item = &world->catalogue.items[difference->indicator];
    struct figure size = figure_new(difference->indicator, difference->area, difference->period, STAT_COUNT);
    size.detail = str_of(detail);
    if (item->has_least_change) {
        set(&size, fabs(difference->value) / item->least_change);
        add(world, size);
    }
}

struct figure *world_number_at(struct world *world, uint32_t indicator, uint32_t area, struct period period,
                               enum statistic statistic, double value)
{
    struct figure figure = figure_new(indicator, area, period, statistic);
    set(&figure, value);
    if (statistic == STAT_CHANGE)
        figure.comparator_period = world_before(world, indicator);
    if (statistic == STAT_CHANGE || statistic == STAT_DIFF_ENGLAND) {
        figure.parts = size_parts(world, &figure) & 0xffffff;
        add_size(world, &figure, statistic == STAT_CHANGE ? "change-size" : "england-size");
    }
    return add(world, figure);
}

struct figure *world_number(struct world *world, uint32_t indicator, uint32_t area, enum statistic statistic,
                            double value)
{
    return world_number_at(world, indicator, area, world_latest(world, indicator), statistic, value);
}

/* The parts that a method's words name. */
static unsigned parts_of(const char *method)
{
    static const struct {
        const char *text;
        enum part part;
    } others[] = {{"worth fewer than", PART_FEW}, {"denominator under", PART_SMALL}};
    struct str rest = str_of(method), text;
    unsigned parts = 0;
    while (str_split(&rest, ';', &text)) {
        text = str_trim(text);
        for (unsigned bit = 1; bit < 1u << PART_COUNT; bit <<= 1)
            for (int side = SIDE_ADVERSE; side <= SIDE_GOOD; side++)
                if (text.len && str_equal(text, part_text((enum part)bit, (enum parts_side)side)))
                    parts |= bit;
        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
            if (str_find(text, str_of(others[i].text)) != SIZE_MAX)
                parts |= (unsigned)others[i].part;
    }
    return parts;
}

struct figure *world_word(struct world *world, uint32_t indicator, uint32_t area, enum statistic statistic,
                          enum word word, const char *method)
{
    struct figure figure = figure_new(indicator, area, world_latest(world, indicator), statistic);
    figure.state = STATE_VALUE;
    figure.word = word;
    figure.method = str_of(method);
    figure.parts = parts_of(method) & 0xffffff;
    return add(world, figure);
}

struct figure *world_word_detail(struct world *world, uint32_t indicator, uint32_t area,
                                 enum statistic statistic, const char *detail, enum word word)
{
    struct figure figure = figure_new(indicator, area, world_latest(world, indicator), statistic);
    figure.state = word == WORD_NOT_COMPARED ? STATE_NOT_CALCULABLE : STATE_VALUE;
    figure.word = word;
    figure.detail = str_of(detail);
    return add(world, figure);
}

void world_replace(struct world *world, struct figure figure)
{
    struct figure *kept = (struct figure *)(uintptr_t)ledger_at(world->ledger, figure.place);
    if (str_equal(figure.display, kept->display)) {
        figure.display = STR("");
        figure.display = figure_display(world->ledger, &figure, world->arena);
    }
    *kept = figure;
}

void world_moved(struct world *world, uint32_t indicator, uint32_t area, double before, double now)
{
    enum statistic own = area == REGION ? STAT_REGION : STAT_VALUE;
    world_number_at(world, indicator, area, world_before(world, indicator), own, before);
    world_number(world, indicator, area, own, now);
    world_number(world, indicator, area, STAT_CHANGE, now - before);
}

void world_count(struct world *world, uint32_t indicator, uint32_t area, const char *detail, double value)
{
    struct figure figure = indicator == INDICATOR_NONE
                               ? figure_new_theme(UINT32_MAX, area, world->spec.period, STAT_COUNT)
                               : figure_new(indicator, area, world_latest(world, indicator), STAT_COUNT);
    figure.detail = str_of(detail);
    set(&figure, value);
    add(world, figure);
}

struct figure *world_theme(struct world *world, uint32_t theme, enum word word)
{
    struct figure figure = figure_new_theme(theme, REGION, world->spec.period, STAT_THEME);
    figure.state = word == WORD_NO_VERDICT ? STATE_NOT_CALCULABLE : STATE_VALUE;
    figure.word = word;
    return add(world, figure);
}

void world_theme_count(struct world *world, uint32_t theme, const char *detail, double value)
{
    struct figure figure = figure_new_theme(theme, REGION, world->spec.period, STAT_COUNT);
    figure.detail = str_of(detail);
    set(&figure, value);
    add(world, figure);
}

/* -- blocks and their text */

struct node world_node(enum node_kind kind)
{
    return (struct node){
        .kind = kind, .theme = UINT32_MAX, .statistic = -1, .comparator = AREA_NONE, .file = STR("t")};
}

struct block *world_section(struct world *world, const struct node *node)
{
    world->spec.body = ARENA_NEW(world->arena, struct node);
    *world->spec.body = *node;
    struct document *document = report_build(world->arena, &world->inputs);
    return document->body->next; /* after the front sheet */
}

static void add_text(struct world *world, struct buf *out, struct text text)
{
    buf_add(out, text_flat(world->arena, text));
    buf_add_char(out, '\n');
}

static void add_table(struct world *world, struct buf *out, const struct table *table)
{
    add_text(world, out, table->caption);
    for (size_t r = 0; r < table->n_rows; r++) {
        for (size_t c = 0; c < table->rows[r].n_cells; c++) {
            buf_add(out, c ? STR(" | ") : STR(""));
            buf_add(out, text_flat(world->arena, table->rows[r].cells[c].text));
        }
        buf_add_char(out, '\n');
    }
    if (table->note.n)
        add_text(world, out, table->note);
}

static void add_blocks(struct world *world, struct buf *out, const struct block *blocks);

static void add_block(struct world *world, struct buf *out, const struct block *block)
{
    if (block->kind == BLOCK_CALLOUT) {
        buf_add_format(out, "%.*s\n", STR_ARG(block->of.callout.title));
        add_blocks(world, out, block->children);
    } else if (block->kind == BLOCK_HEADING)
        add_text(world, out, block->of.heading.text);
    else if (block->kind == BLOCK_PARAGRAPH)
        add_text(world, out, block->of.paragraph.text);
    else if (block->kind == BLOCK_TABLE)
        add_table(world, out, block->of.table);
    else if (block->kind == BLOCK_LIST)
        for (size_t i = 0; i < block->of.list.n_items; i++)
            add_text(world, out, block->of.list.items[i]);
    else if (block->kind == BLOCK_CHART || block->kind == BLOCK_CHART_PAIR) {
        buf_add_format(out, "%.*s\n%.*s\n", STR_ARG(block->of.chart.first->title),
                       STR_ARG(block->of.chart.first->alt));
    } else if (block->kind == BLOCK_ENTRY) {
        const struct entry *entry = block->of.entry;
        buf_add_format(out, "[%.*s] ", STR_ARG(entry->level_words));
        add_text(world, out, entry->heading);
        for (size_t i = 0; i < entry->n_paragraphs; i++)
            add_text(world, out, entry->paragraphs[i]);
    } else if (block->kind == BLOCK_FACTS) {
        for (size_t i = 0; i < block->of.facts.n; i++) {
            add_text(world, out, block->of.facts.items[i].figure);
            add_text(world, out, block->of.facts.items[i].words);
        }
    }
}

static void add_blocks(struct world *world, struct buf *out, const struct block *blocks)
{
    for (const struct block *block = blocks; block; block = block->next)
        add_block(world, out, block);
}

struct str world_text(struct world *world, const struct block *blocks)
{
    struct buf out = {0};
    add_blocks(world, &out, blocks);
    struct str text = str_copy(world->arena, buf_str(&out));
    buf_close(&out);
    return text;
}

static struct str plain_spaces(struct world *world, struct str text)
{
    struct buf out = {0};
    for (size_t i = 0; i < text.len; i++) {
        bool is_space =
            (unsigned char)text.ptr[i] == 0xc2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] == 0xa0;
        buf_add_char(&out, is_space ? ' ' : text.ptr[i]);
        i += is_space ? 1 : 0;
    }
    struct str copy = str_copy(world->arena, buf_str(&out));
    buf_close(&out);
    return copy;
}

bool is_silent(struct world *world, struct str text, const char *part)
{
    return str_find(plain_spaces(world, text), str_of(part)) == SIZE_MAX;
}

bool says(struct world *world, struct str text, const char *part)
{
    bool found = str_find(plain_spaces(world, text), str_of(part)) != SIZE_MAX;
    if (!found)
        cr_log_warn("\"%s\" is not said in:\n%.*s", part, STR_ARG(text));
    return found;
}

struct node world_chart_node(enum chart_wanted wanted)
{
    struct node node = world_node(NODE_CHART);
    node.chart = wanted;
    return node;
}

void world_values(struct world *world, uint32_t indicator)
{
    static const double values[] = {31, 24, 27, 22};
    for (uint32_t i = 0; i < 4; i++)
        world_moved(world, indicator, ASH + i, values[i] + 1, values[i]);
    world_moved(world, indicator, REGION, 27, 26);
}
