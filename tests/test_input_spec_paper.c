#include "test_input_spec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char areas[] = "code,la_number,name,aliases,other_codes,kind,region\n"
                            "E08000025,330,Birmingham,,,la,E12000005\n"
                            "E08000027,332,Dudley,,,la,E12000005\n"
                            "E06000020,894,Telford and Wrekin,,,la,E12000005\n"
                            "E06000018,892,Nottingham,,,la,E12000004\n"
                            "E12000005,,West Midlands,,,region,\n"
                            "E12000004,,East Midlands,,,region,\n"
                            "E13000001,,London (Inner),,,subregion,E12000007\n"
                            "E12000007,,London,,,region,\n"
                            "E92000001,,England,,,country,\n";

static const char indicators[] =
    "id,name,short_name,theme,measure,basis,unit,multiplier,polarity,decimals,calendar,annual_twin,least_"
    "change,"
    "denominator,sensitivity,complement,annualise,no_quartile,definition,source,note\n"
    "contacts,Contacts,Contacts,Front door,count,in-period,number,1,none,0,financial,,10,,standard,,,,,,\n"
    "rereferrals,Re-referrals within 12 months,Re-referrals,Front "
    "door,proportion,in-period,%,100,low,1,financial,,2,,"
    "published,,,,,,\n"
    "repeat-plans,Repeat protection plans,Repeat "
    "plans,Protection,proportion,in-period,%,100,low,1,financial,,2,,"
    "sensitive,,,,,,\n"
    "attainment,Attainment 8,Attainment 8,SEND and "
    "education,score,in-period,score,1,high,1,academic,,1,,published,,,,,,\n";

static const char observations[] = "indicator,period,area,value\nrereferrals,2024-25,E08000025,20.1\n";

void paper_write(const char *name, struct str text)
{
    char path[256];
    snprintf(path, sizeof path, "%s", name);
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
    FILE *file = fopen(name, "wb");
    if (!file || fwrite(text.ptr ? text.ptr : "", 1, text.len, file) != text.len) {
        perror(name);
        abort();
    }
    fclose(file);
}

void paper_folder(void)
{
    char folder[] = BOARDPAPER_BINARY_DIR "/spec-XXXXXX"; /* goes with the build */
    if (!mkdtemp(folder) || chdir(folder) != 0) {
        perror(folder);
        abort();
    }
    paper_write("paper/areas.csv", str_of(areas));
    if (chdir("paper") != 0)
        abort();
    paper_write("indicators.csv", str_of(indicators));
    paper_write("observations.csv", str_of(observations));
    paper_write("neighbours.csv", STR("la,rank,neighbour,model\n330,1,332,2025-05\n"));
}

void paper_run(struct paper_case *paper, const char *file, const struct spec_options *options)
{
    static const struct spec_options none = {0};
    *paper = (struct paper_case){.arena = arena_open()};
    paper->diags = diags_open(paper->arena);
    paper->draft = spec_read(paper->arena, str_of(file), options ? options : &none, paper->diags);
    if (paper->draft) {
        inputs_load_lists(&paper->inputs, paper->draft->spec, paper->arena, paper->diags);
        paper->spec = spec_check(paper->draft, paper->arena, &paper->inputs.areas, &paper->inputs.catalogue,
                                 paper->diags);
    }
    diags_dump_buf(paper->diags, DIAG_TEXT, &paper->messages);
}

void paper_run_text(struct paper_case *paper, struct str text, const struct spec_options *options)
{
    paper_write("paper.xml", text);
    paper_run(paper, "paper.xml", options);
}

void paper_close(struct paper_case *paper)
{
    buf_close(&paper->messages);
    arena_close(paper->arena);
}

bool paper_says(const struct paper_case *paper, const char *text)
{
    bool found = str_find(buf_str(&paper->messages), str_of(text)) != SIZE_MAX;
    if (!found)
        fprintf(stderr, "not said: %s\nbut:\n%.*s", text, STR_ARG(buf_str(&paper->messages)));
    return found;
}
