package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * The newest row of a device's audit trail, on its way to the hub, and what the hub keeps of it.
 */
public final class AuditHeads {
  private AuditHeads() {}

  /**
   * In a manifest's request.
   *
   * @param chain the trail's own name, 32 lower-case hex digits; another one is another trail
   * @param seq the newest row's number
   * @param hash the newest row's hash, 64 lower-case hex digits
   * @param at when it was signed, an ISO instant to the millisecond
   * @param key the public key it was signed with, Ed25519, 64 lower-case hex digits
   * @param signature 128 lower-case hex digits, over what {@code openapi.yaml} says
   * @param knownSeq the row the hub has said to have; null if it has not said any
   * @param knownHash that row's hash as it stands in the trail now; null if it is not there
   */
  public record Sent(
      String chain,
      long seq,
      String hash,
      String at,
      String key,
      String signature,
      @SerializedName("known_seq") @Nullable Long knownSeq,
      @SerializedName("known_hash") @Nullable String knownHash) {}

  /**
   * In a manifest's answer: the newest row of which the hub has the hash.
   *
   * @param result what became of the row that was sent; null if none was
   * @param refusedAt since when the hub holds that the trail was tampered with; null if it does not
   * @param rows the newest row the hub has itself, by {@link AuditRows}, 0 before any; null from a
   *     hub that keeps none
   * @param grants the tag of the {@link StaffGrants} it has from this device; null if it has none
   */
  public record Kept(
      String chain,
      long seq,
      String hash,
      @Nullable Result result,
      @SerializedName("refused_at") @Nullable String refusedAt,
      @Nullable Long rows,
      @Nullable String grants) {
    /** Of a hub that keeps no rows. */
    public Kept(
        String chain, long seq, String hash, @Nullable Result result, @Nullable String refusedAt) {
      this(chain, seq, hash, result, refusedAt, null, null);
    }

    /** The same with what the hub has besides. */
    public Kept with(@Nullable Long newestRow, @Nullable String grantsTag) {
      return new Kept(chain, seq, hash, result, refusedAt, newestRow, grantsTag);
    }
  }

  /** What became of a row that was sent. */
  public enum Result {
    /** The hub keeps it. */
    @SerializedName("kept")
    KEPT,
    /** To be sent again with the hash that the row the hub keeps has in the trail. */
    @SerializedName("compare")
    COMPARE,
    /** It does not continue the trail the hub knows. */
    @SerializedName("refused")
    REFUSED
  }
}
