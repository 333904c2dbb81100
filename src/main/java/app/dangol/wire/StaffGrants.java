package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * POST /v1/staff-grants: who has or had which role on a device, for the hub to keep when the device
 * is lost or wiped. Only to a hub that keeps the rows of audit trails, too.
 */
public final class StaffGrants {
  /** Most grants in one request, the newest ones. */
  public static final int MAX_GRANTS = 500;

  private StaffGrants() {}

  /**
   * All that the device has.
   *
   * @param tag the device's own word for this very list, which the hub gives back in manifests: 64
   *     lower-case hex digits
   */
  public record Request(String device, String store, String tag, List<Grant> grants) {
    public Request {
      grants = List.copyOf(grants);
    }
  }

  /**
   * One role of one person.
   *
   * @param staff id
   * @param role may be one that only another program knows
   * @param grantedAt an ISO instant
   * @param grantedBy id
   * @param withdrawnAt an ISO instant; null while they have it, and so is by whom
   */
  public record Grant(
      String staff,
      String role,
      @SerializedName("granted_at") String grantedAt,
      @SerializedName("granted_by") String grantedBy,
      @SerializedName("withdrawn_at") @Nullable String withdrawnAt,
      @SerializedName("withdrawn_by") @Nullable String withdrawnBy) {}

  /** They are kept. */
  public record Answer(String tag) {}
}
