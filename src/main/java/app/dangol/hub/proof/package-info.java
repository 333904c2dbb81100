/**
 * Whether a request comes from whoever has the key its token is bound to (RFC 9449). Knows nothing
 * of devices and imports nothing of HTTP; keeps what every copy of the hub must share in the hub's
 * own records.
 */
@NullMarked
package app.dangol.hub.proof;

import org.jspecify.annotations.NullMarked;
