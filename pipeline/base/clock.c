#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

static const char *const months[12] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

struct str month_name(int month)
{
    return month >= 1 && month <= 12 ? str_of(months[month - 1]) : STR_NONE;
}

/* Days from 1970-01-01 by eras of 400 years that begin on 1 March (H. Hinnant, chrono-compatible low-level
 * date algorithms). */
int32_t date_day(struct date date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date date_of_day(int32_t day)
{
    int days = day + 719468;
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return (struct date){year_of_era + era * 400 + (month <= 2), month,
                         day_of_year - (153 * shifted + 2) / 5 + 1};
}

/* Seconds of SOURCE_DATE_EPOCH; false when it is not set or no such number. */
static bool source_date_epoch(long long *seconds)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text)
        return false;
    long long sum = 0;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || sum > 253402300799 / 10)
            return false;
        sum = sum * 10 + (*text - '0');
    }
    *seconds = sum;
    return sum <= 253402300799; /* the end of the year 9999 */
}

struct date clock_today(void)
{
    long long seconds;
    if (!source_date_epoch(&seconds))
        seconds = (long long)time(NULL);
    return date_of_day((int32_t)(seconds / 86400));
}

static bool digits_read(struct str text, int *value)
{
    *value = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        *value = *value * 10 + (text.ptr[i] - '0');
    }
    return true;
}

bool date_read(struct str text, struct date *date)
{
    struct date read;
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-' ||
        !digits_read(str_slice(text, 0, 4), &read.year) || !digits_read(str_slice(text, 5, 7), &read.month) ||
        !digits_read(str_slice(text, 8, 10), &read.day))
        return false;
    if (read.year < 1 || read.month < 1 || read.month > 12 || read.day < 1 || read.day > 31 ||
        date_compare(date_of_day(date_day(read)), read) != 0)
        return false;
    *date = read;
    return true;
}

struct str date_display(struct arena *arena, struct date date)
{
    return str_format(arena, "%d\xC2\xA0%.*s %d", date.day, STR_ARG(month_name(date.month)), date.year);
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}
