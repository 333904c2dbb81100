/**
 * The chain the audit trail's rows form: their hashes, the signatures under them, and what finds a
 * row that was changed. Pure; imports no store, no clock and no other domain room.
 */
@NullMarked
package app.dangol.trust.audit;

import org.jspecify.annotations.NullMarked;
