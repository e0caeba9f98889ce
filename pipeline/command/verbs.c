/* The table of verbs and what --help says of each. */
#include "command/command.h"

#include <stddef.h>

#define COMMON                                                                                               \
    "  --allow-dir=DIR    let the spec name files in DIR too (repeatable)\n"                                 \
    "  --la=LA            the local authority of an LA profile: code, number or name\n"                      \
    "  -h, --help         this text\n"

const struct verb verbs[] = {
    {"make", command_make, "make the paper: PDF, figures and manifest",
     "Usage: boardpaper make PAPER.xml [-o DIR] [--draft]\n\n"
     "Makes the paper that PAPER.xml describes. Writes into DIR (the current folder when not given):\n"
     "  ID.pdf             the paper\n"
     "  ID.figures.csv     the ledger: every figure of its indicators, with interval, method and source\n"
     "  ID.manifest.json   versions, inputs and findings\n"
     "where ID is the paper's id. When anything is wrong, nothing is written and what was there before "
     "stays.\n\n"
     "  -o, --output=DIR   where to write\n"
     "  --draft            mark every page as a draft; passages that the figures do not bear out are marked\n"
     "  -q, --quiet        no progress on a terminal\n"
     "  --untagged         leave out structure and archive metadata (to measure what they cost)\n" COMMON},
    {"check", command_check, "report every fault and finding, write nothing",
     "Usage: boardpaper check PAPER.xml [--format=text|csv|json]\n\n"
     "Reads everything, makes the paper in memory and prints all errors, warnings and notes on standard "
     "output.\n"
     "Exit status 1 when there is an error.\n\n"
     "  -f, --format=F     text (default), csv or json\n" COMMON},
    {"figures", command_figures, "print the ledger of figures as CSV",
     "Usage: boardpaper figures PAPER.xml\n\n"
     "Prints the ledger as CSV on standard output: every figure of the paper's indicators, those on its\n"
     "pages and those behind them.\n\n" COMMON},
    {"explain", command_explain, "show how one figure was made",
     "Usage: boardpaper explain PAPER.xml FIGURE_ID\n\n"
     "Shows a figure's value, its formula with the numbers in it, and every line of data behind it.\n"
     "FIGURE_ID is the first column of `boardpaper figures`, such as re-referrals/E08000025/2024-25 "
     "FY/value\n\n" COMMON},
    {"dump", command_dump, "print one stage as plain text",
     "Usage: boardpaper dump --stage=STAGE PAPER.xml\n\n"
     "STAGE is spec, inputs (how much was read), dataset, analysis, document, pages or structure (the paper "
     "as a listener hears it).\n\n"
     "  --fixed-metrics    lay out with character widths that no font can change, for tests\n" COMMON},
    {"chart", command_chart, "write one chart as SVG or PNG",
     "Usage: boardpaper chart PAPER.xml --id=ID -o FILE.svg|FILE.png\n\n"
     "Writes the chart with this id; without --id it lists the paper's charts.\n\n"
     "  --id=ID            the chart's id\n"
     "  -o, --output=FILE  ends in .svg or .png\n" COMMON},
    {"describe", command_describe, "say what a data file is, with a mapping to paste",
     "Usage: boardpaper describe FILE.csv|FILE.xlsx [--format=text|json] [--sheet=NAME]\n\n"
     "Says what a file of figures is: its layout, columns, filters with their values, periods, levels, areas "
     "and\n"
     "symbols, with a mapping to paste into a paper's <data>, and whatever is wrong with it as a table.\n"
     "Areas are held against England's local authorities and regions.\n\n"
     "  -f, --format=F     text (default) or json\n"
     "  --sheet=NAME       one sheet of a workbook (all that are not hidden when not given)\n"
     "  -h, --help         this text\n"},
    {"init", command_init, "make a starter paper from a folder of data files",
     "Usage: boardpaper init DIR [--region=REGION] [--most=N]\n\n"
     "Reads every CSV and .xlsx file in DIR and writes beside them:\n"
     "  areas.csv          the local authorities, regions and countries that the files hold\n"
     "  indicators.csv     the catalogue: what each indicator is, as far as names and figures say it\n"
     "  paper.xml          a paper that can be made as it stands\n"
     "  returns.csv        the returns that rows name, where DIR holds no list of them\n"
     "What could not be known is marked in them. No file that is there already is ever replaced: when one "
     "of these\n"
     "is there, nothing is written.\n\n"
     "  --region=REGION    the region's code or name; when not given, the one with most local authorities "
     "in the files\n"
     "  --most=N           at most N indicators from each published file (24 when not given)\n"
     "  -h, --help         this text\n"},
    {NULL, NULL, NULL, NULL}};
