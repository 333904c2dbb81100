package app.dangol.wire;

/**
 * The body of every answer outside 2xx.
 *
 * @param code stable word such as {@code must_refetch}
 * @param message English, for a log; without personal data
 */
public record ApiError(String code, String message) {}
