package app.dangol.trust.credential;

import java.time.Instant;

/**
 * One key of an issuer, as devices hold it.
 *
 * @param from a credential signed earlier is not of this key
 * @param until nor one signed then or later; whole seconds, as is the other time
 */
public record IssuerKey(KeyId id, PublicHalf key, Instant from, Instant until) {}
