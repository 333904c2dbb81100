package app.dangol.suggest;

import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import app.dangol.trust.ConsentPurpose;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whom to suggest to, what is on the shelf, and when.
 *
 * @param history the customer's lines, newest first
 * @param granted what they agreed to; lines that a purpose does not cover are not read
 * @param here skus on the shelf of this store
 * @param nearby skus on the shelf of another store
 * @param dismissed skus taken out of today's suggestions
 * @param limit most suggestions wanted
 */
public record SuggestionRequest(
    List<HistoryLine> history,
    Set<ConsentPurpose> granted,
    Set<Sku> here,
    Set<Sku> nearby,
    Set<Sku> dismissed,
    Instant now,
    int limit) {}
