/**
 * Consent, field encryption, keys and the audit trail. Imports no other domain room; others reach
 * it through its interfaces.
 */
@NullMarked
package app.dangol.trust;

import org.jspecify.annotations.NullMarked;
