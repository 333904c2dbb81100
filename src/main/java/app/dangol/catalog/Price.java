package app.dangol.catalog;

import java.time.Instant;

/**
 * What a piece costs.
 *
 * @param amount tax included
 * @param asOf up to when the shop system said so; every price is shown with this age
 */
public record Price(Money amount, Instant asOf) {}
