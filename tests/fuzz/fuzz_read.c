#include "fuzz_read.h"

#include "input/read_lists.h"

static struct table_file text_file(struct str bytes)
{
    return (struct table_file){.file = STR("text"), .bytes = bytes};
}

static void lists_read(struct fuzz_read *read)
{
    struct table_file areas =
        text_file(STR("code,la_number,name,aliases,other_codes,kind,region\n"
                      "E08000025,330,Birmingham,Brum,E08999999,la,E12000005\n"
                      "E08000026,331,Coventry,,,la,E12000005\n"
                      "E06000019,884,\"Herefordshire, County of\",Herefordshire,,la,West Midlands\n"
                      "E12000005,984,West Midlands,,,region,\n"
                      "E92000001,970,England,,,country,\n"));
    struct table_file catalogue =
        text_file(STR("id,name,measure,basis,polarity,calendar,unit,decimals,denominator\n"
                      "share,Share,proportion,in-period,low,financial,%,1,\n"
                      "rate,Rate,rate,snapshot,none,academic,\"per 10,000\",0,children\n"
                      "count,Count,count,in-period,none,calendar,number,0,\n"));
    struct table_file returns =
        text_file(STR("return_id,la,period,version,status,signed_off_role,received,supersedes\n"
                      "R1,330,2025-26 Q1,1,final,Director,2025-08-01,\n"
                      "R2,330,2025-26 Q2,1,final,Director,2025-11-01,\n"
                      "R3,330,2025-26 Q2,2,provisional,,2025-12-01,R2\n"));
    struct table_file populations =
        text_file(STR("area,age_band,mid_year,release,count\n330,children,2024,2025-07-30,290000\n"));
    read_areas(read->arena, read->diags, &areas, &read->areas);
    read_catalogue(read->arena, read->diags, &catalogue, &read->catalogue);
    struct list_reader reader = {.arena = read->arena,
                                 .diags = read->diags,
                                 .areas = &read->areas,
                                 .catalogue = &read->catalogue,
                                 .lists = &read->lists};
    read_returns(&reader, &returns);
    read_populations(&reader, &populations);
}

void fuzz_read_open(struct fuzz_read *read, enum layout layout, const uint8_t *data, size_t size)
{
    *read = (struct fuzz_read){.arena = arena_open()};
    read->diags = diags_open(read->arena);
    lists_read(read);
    read->file =
        (struct data_file){.id = STR("data"), .path = STR("data"), .file = STR("data"), .layout = layout};
    read->spec.file = STR("spec");
    read->spec.data = &read->file;
    read->spec.n_data = 1;
    read->reader =
        data_reader_open(read->arena, read->diags, &read->spec, &read->areas, &read->catalogue, &read->lists);
    read->reader.bytes = (struct str){arena_copy(read->arena, data, size), size};
}

void fuzz_read_close(struct fuzz_read *read)
{
    struct buf out = {0};
    data_settle(&read->reader);
    dataset_dump(dataset_build(read->reader.builder), &out);
    diags_dump_buf(read->diags, DIAG_TEXT, &out);
    diags_dump_buf(read->diags, DIAG_JSON, &out);
    buf_close(&out);
    arena_close(read->arena);
}
