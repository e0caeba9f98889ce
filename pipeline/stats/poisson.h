/* Exact limits of a Poisson mean for few events. */
#ifndef STATS_POISSON_H
#define STATS_POISSON_H

/* Both take the number of events seen (meant for fewer than ten; the cost grows with it) and the tail
 * probability on one side, 0 < tail < ½, and return the mean in events, to the last digits of a double.
 * Method: Garwood (1936), ½χ²⁻¹(tail; 2x) and ½χ²⁻¹(1 − tail; 2x + 2), which are the means at which the
 * Poisson tail equals `tail`; solved on the tail's own sum by Newton's steps kept inside a bracket. */

/* The mean at which `events` or more have the probability `tail`. For no events it is 0. */
double poisson_lower(unsigned events, double tail);

/* The mean at which `events` or fewer have the probability `tail`. */
double poisson_upper(unsigned events, double tail);

#endif
