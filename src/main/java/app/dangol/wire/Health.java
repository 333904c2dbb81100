package app.dangol.wire;

/**
 * GET /v1/health.
 *
 * @param status {@code ok}
 * @param position the hub's newest position
 */
public record Health(String status, long position) {}
