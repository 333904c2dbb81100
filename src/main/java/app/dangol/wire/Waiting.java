package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Optional;

/** POST /v1/changes: one wait for the changes of several buckets. */
public final class Waiting {
  /** More buckets than these no device has. */
  public static final int MAX_BUCKETS = 16;

  /** The answer's header that names the bucket of its page. */
  public static final String BUCKET = "Dangol-Bucket";

  private Waiting() {}

  /**
   * @param buckets of several with changes the first is answered
   * @param seconds how long to wait, at most 25
   */
  public record Request(List<Asked> buckets, @SerializedName("wait") int seconds) {}

  /**
   * @param cursor up to where the device has it
   */
  public record Asked(String bucket, String cursor) {}

  /**
   * What the wait came to.
   *
   * @param bucket whose changes the page holds; empty if none has any: then the page holds no row,
   *     and its cursor counts for every bucket asked
   */
  public record Answer(Optional<String> bucket, Page page) {}
}
