package app.dangol.trust.audit;

import java.time.Instant;

/**
 * A row of the trail as it is kept.
 *
 * @param seq 1 for a chain's first row, then one more with each
 * @param at to the millisecond, by the device's clock
 * @param staff who
 * @param store where; blank in rows that are older than the chain, and so is the device
 * @param action what, in lower case; may be one that only a newer program knows
 * @param person whose: a {@link Commitment} to the customer's id, blank for nobody
 * @param reason why: a {@link Commitment} to the words, blank for none
 * @param hash what {@link AuditChain#hash} makes of all this and the row before, lower-case hex
 */
public record AuditRow(
    long seq,
    Instant at,
    String staff,
    String store,
    String device,
    String action,
    String detail,
    String person,
    String reason,
    String hash) {
  /** The same with another hash. */
  public AuditRow with(String newHash) {
    return new AuditRow(seq, at, staff, store, device, action, detail, person, reason, newHash);
  }
}
