package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET /v1/health.
 *
 * @param status {@code ok}: the hub serves, whatever the shop systems behind it do
 * @param position the hub's newest position
 * @param connectors how the work with each shop system goes; null where there is none
 */
public record Health(String status, long position, @Nullable List<Connector> connectors) {
  /** Of a hub without shop systems. */
  public Health(String status, long position) {
    this(status, position, null);
  }

  /**
   * @param source such as {@code vendure}
   */
  public record Connector(String source, List<Part> parts) {}

  /**
   * One part of the work, such as a feed.
   *
   * @param lastSuccess when it last went through, to the minute; null if never
   * @param rows rows on devices it changed
   * @param refused rows it told that the hub could not take
   * @param older prices and stock it told that were passed over, because something newer is known;
   *     null from a hub that does not count them
   * @param lastError why it failed last time, such as {@code SHOP-01}; null if it did not
   */
  public record Part(
      String name,
      @SerializedName("last_success") @Nullable String lastSuccess,
      long rows,
      long refused,
      @Nullable Long older,
      @SerializedName("last_error") @Nullable String lastError) {}
}
