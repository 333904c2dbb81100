package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * What a device and the hub say to each other to enrol: the device authorization grant (RFC 8628),
 * the token endpoint (RFC 6749 §5) and revocation (RFC 7009). Requests are forms, answers JSON.
 */
public final class OAuth {
  /** The one client there is: this program, a public client (RFC 6749 §2.1). */
  public static final String CLIENT_ID = "dangol-device";

  /** RFC 8628 §3.4. */
  public static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

  /** RFC 6749 §6. */
  public static final String REFRESH_TOKEN = "refresh_token";

  /** Media type of requests. */
  public static final String FORM = "application/x-www-form-urlencoded";

  /** RFC 8628 §3.5: nobody has decided yet. */
  public static final String AUTHORIZATION_PENDING = "authorization_pending";

  /** RFC 8628 §3.5: as before, and ask five seconds less often. */
  public static final String SLOW_DOWN = "slow_down";

  /** RFC 8628 §3.5: somebody said no. */
  public static final String ACCESS_DENIED = "access_denied";

  /** RFC 8628 §3.5: nobody said yes in time. */
  public static final String EXPIRED_TOKEN = "expired_token";

  /** RFC 6749 §5.2: this code or refresh token counts for nothing. */
  public static final String INVALID_GRANT = "invalid_grant";

  /** The description that comes with {@link #INVALID_GRANT} when the device was idle too long. */
  public static final String RAN_OUT = "the enrolment has run out";

  /**
   * The description that comes with {@link #INVALID_GRANT} when the device was shut out: it must
   * destroy what it holds. No other description says so.
   */
  public static final String WAS_REVOKED = "the device was revoked";

  private OAuth() {}

  /**
   * RFC 8628 §3.2.
   *
   * @param expiresIn seconds until both codes end
   * @param interval seconds between two polls
   */
  public record Authorization(
      @SerializedName("device_code") String deviceCode,
      @SerializedName("user_code") String userCode,
      @SerializedName("verification_uri") String verificationUri,
      @SerializedName("verification_uri_complete") String verificationUriComplete,
      @SerializedName("expires_in") int expiresIn,
      int interval) {
    @Override
    public String toString() {
      return "Authorization[]";
    }
  }

  /**
   * RFC 6749 §5.1, and for whom it is.
   *
   * @param expiresIn seconds the access token lasts
   * @param device the name the hub knows this device by
   * @param store the store it was approved for
   */
  public record Token(
      @SerializedName("access_token") String accessToken,
      @SerializedName("token_type") String tokenType,
      @SerializedName("expires_in") int expiresIn,
      @SerializedName("refresh_token") String refreshToken,
      String device,
      String store) {
    @Override
    public String toString() {
      return "Token[]";
    }
  }

  /** RFC 6749 §5.2. */
  public record Failure(
      String error, @SerializedName("error_description") @Nullable String description) {}
}
