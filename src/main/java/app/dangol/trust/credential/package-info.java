/**
 * The loyalty credential: a CBOR Web Token (RFC 8392) signed with Ed25519 (RFC 9052, RFC 8032),
 * written in base45 (RFC 9285); how it is issued, judged, revoked and used up. Pure but for its
 * ports; imports no other room than the small ones and the rest of {@code trust}.
 */
@NullMarked
package app.dangol.trust.credential;

import org.jspecify.annotations.NullMarked;
