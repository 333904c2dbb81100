package app.dangol.trust.audit;

/**
 * A place in a chain with the device's signature.
 *
 * @param signature Ed25519 (RFC 8032), 128 lower-case hex digits
 */
public record SignedMark(AuditMark mark, String signature) {}
