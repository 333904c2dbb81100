package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the device holds and what the hub says about it, bucket by bucket. */
public final class Manifest {
  private Manifest() {}

  /**
   * POST /v1/manifest.
   *
   * @param audit the newest row of the device's audit trail; null from a device that sends none
   */
  public record Request(
      String device, String store, List<Held> buckets, AuditHeads.@Nullable Sent audit) {
    /** Without a word on the audit trail. */
    public Request(String device, String store, List<Held> buckets) {
      this(device, store, buckets, null);
    }
  }

  /**
   * One bucket on the device.
   *
   * @param cursor the change feed's cursor, or null before the first snapshot is complete
   * @param count rows held
   * @param sum {@link BucketSum} over the rows held; null from a device that keeps none
   */
  public record Held(String bucket, @Nullable String cursor, long count, @Nullable String sum) {
    /** A bucket of which no sum is kept. */
    public Held(String bucket, @Nullable String cursor, long count) {
      this(bucket, cursor, count, null);
    }
  }

  /**
   * The hub's answer.
   *
   * @param lastSeq the greatest {@code seq} of this device's ops that has its final word; 0 if none
   * @param jointWait whether this hub knows {@link Waiting}; null from one that does not
   * @param audit what the hub keeps of the device's audit trail; null if that is nothing, and from
   *     one that keeps none
   * @param cardKeys the version of the newest {@link CardKeys}; null as long as there are none, and
   *     from a hub that has none
   * @param erasures the number of the newest of {@link Erasures}; null as long as there is none,
   *     and from a hub that tells none
   */
  public record Answer(
      @SerializedName("hub_time") String hubTime,
      long position,
      @SerializedName("last_seq") @Nullable Long lastSeq,
      @SerializedName("joint_wait") @Nullable Boolean jointWait,
      List<Verdict> buckets,
      AuditHeads.@Nullable Kept audit,
      @SerializedName("card_keys") @Nullable Long cardKeys,
      @Nullable Long erasures) {
    /** Without a word on the audit trail, on cards and on erasures. */
    public Answer(
        String hubTime,
        long position,
        @Nullable Long lastSeq,
        @Nullable Boolean jointWait,
        List<Verdict> buckets) {
      this(hubTime, position, lastSeq, jointWait, buckets, null, null, null);
    }

    /** The same with what the hub keeps of the audit trail, its newest card keys and erasures. */
    public Answer with(
        AuditHeads.@Nullable Kept kept, @Nullable Long keys, @Nullable Long newestErasure) {
      return new Answer(hubTime, position, lastSeq, jointWait, buckets, kept, keys, newestErasure);
    }
  }

  /**
   * What to do with one bucket; also names buckets the device does not hold yet.
   *
   * @param readAt of prices and stock: when, at the earliest, each figure was last read in the shop
   *     system behind the hub, changed or not; an ISO instant to the second. Null where nobody can
   *     say so, and from a hub that does not tell it
   */
  public record Verdict(
      String bucket, Action action, @SerializedName("read_at") @Nullable String readAt) {
    /** Without a word on its age. */
    public Verdict(String bucket, Action action) {
      this(bucket, action, null);
    }
  }

  /** What to do. */
  public enum Action {
    @SerializedName("ok")
    OK,
    @SerializedName("delta")
    DELTA,
    @SerializedName("snapshot")
    SNAPSHOT,
    @SerializedName("drop")
    DROP
  }
}
