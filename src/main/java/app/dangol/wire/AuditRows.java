package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * POST /v1/audit-rows: the rows of a device's audit trail, for the hub to keep when the device is
 * lost or wiped. Nobody's id is in them. Only to a hub that says which it has.
 */
public final class AuditRows {
  /** Most rows in one request. */
  public static final int MAX_ROWS = 500;

  private AuditRows() {}

  /**
   * Rows that stand one behind the other.
   *
   * @param chain the trail's own name
   * @param after what stands before the first of them in the trail
   * @param anchor if that is where the trail begins by now, for its older rows have gone; else null
   */
  public record Request(
      String device,
      String store,
      String chain,
      Place after,
      @Nullable Anchor anchor,
      List<Row> rows) {
    public Request {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row's number and hash; before the first row 0 and the hash of the trail's name.
   *
   * @param hash 64 lower-case hex digits
   */
  public record Place(long seq, String hash) {}

  /**
   * The device's signature that its trail begins there.
   *
   * @param at when it was signed, an ISO instant to the millisecond
   * @param signature 128 lower-case hex digits, over what {@code openapi.yaml} says
   */
  public record Anchor(String at, String signature) {}

  /**
   * One row.
   *
   * @param at an ISO instant to the millisecond, by the device's clock
   * @param staff the id of who did it, or the device
   * @param store where; blank in rows that are older than the chain, and so is the device
   * @param action what; may be one that only a newer program knows
   * @param detail a stable word; null for none
   * @param person 32 lower-case hex digits that stand for whose it is and lead nowhere without the
   *     device; null for nobody
   * @param reason as many, for the words that were given; null for none
   * @param hash over the row and the hash of the row before it
   */
  public record Row(
      long seq,
      String at,
      String staff,
      String store,
      String device,
      String action,
      @Nullable String detail,
      @Nullable String person,
      @Nullable String reason,
      String hash) {}

  /**
   * What became of them.
   *
   * @param seq the newest row the hub has now
   * @param result kept: to go on behind that row; compare: they do not begin where the hub's end,
   *     to be sent from there; refused: the hub has another row there
   * @param refusedAt since when the hub holds that the trail was tampered with; null if it does not
   */
  public record Answer(
      long seq,
      AuditHeads.Result result,
      @SerializedName("refused_at") @Nullable String refusedAt) {}
}
