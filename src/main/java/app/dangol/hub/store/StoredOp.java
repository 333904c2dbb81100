package app.dangol.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * The final word on one op. Holds nothing of the op's body.
 *
 * @param fingerprint of type, subject and body, {@link HubTransaction#blind}: tells a resend from a
 *     reuse
 * @param applied whether it had an effect, else it was rejected
 * @param position of the effect, 0 if rejected
 * @param code why it was rejected, or what is to be known of what was applied
 */
public record StoredOp(
    String opId,
    String fingerprint,
    boolean applied,
    long position,
    @Nullable String code,
    @Nullable String message,
    String storedAt) {}
