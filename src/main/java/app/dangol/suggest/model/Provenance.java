package app.dangol.suggest.model;

/**
 * Where a model comes from.
 *
 * @param trainedAt when, in UTC, ISO 8601
 * @param method how the item-to-item weights were made, such as {@code ridge}
 * @param data digest of what it learned from, in hex
 * @param baskets how many were read
 * @param leastBuyers different people behind every figure, at least
 */
public record Provenance(
    String trainedAt, String method, String data, long baskets, int leastBuyers) {}
