package app.dangol.wire;

import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Local writes on their way to the hub, and the hub's word on each. */
public final class Ops {
  /** Op name: a note on a customer; its body is {@link Entity.Note} without key fields. */
  public static final String NOTE_ADD = "note.add";

  /** Op name: somebody is asked for at a device; its body is {@link HelpOps.AtDevice}. */
  public static final String HELP_CALL = "help.call";

  /** Op name: the author goes there; its body is {@link HelpOps.InStore}. */
  public static final String HELP_ANSWER = "help.answer";

  /** Op name: nobody waits there any more; its body is {@link HelpOps.AtDevice}. */
  public static final String HELP_WITHDRAW = "help.withdraw";

  /** Op name: a product comes on the wish list; subject the customer, body {@link WishItem}. */
  public static final String WISH_ADD = "wish.add";

  /** Op name: a product leaves the wish list; subject the customer, body {@link WishItem}. */
  public static final String WISH_REMOVE = "wish.remove";

  /** Op name: a new task; subject its id, body {@link Entity.Task} without id, at, by and state. */
  public static final String TASK_ADD = "task.add";

  /** Op name: some fields of a task change; subject its id, body {@link TaskEdit}, with base_v. */
  public static final String TASK_EDIT = "task.edit";

  /** Op name: a rule that makes tasks; subject its kind, body {@link TaskRule}. */
  public static final String TASK_RULE = "task.rule";

  /** Op name: pieces are asked for; subject the customer, body {@link Reserve}. */
  public static final String RESERVATION_REQUEST = "reservation.request";

  /** Op name: a reservation is let go; subject the customer, body {@link ReservationCancel}. */
  public static final String RESERVATION_CANCEL = "reservation.cancel";

  /**
   * Op name: a purpose is granted or withdrawn; subject the customer, body {@link ConsentEntry}.
   */
  public static final String CONSENT_RECORD = "consent.record";

  /**
   * Op name: fields of a profile change; subject the customer, body {@link Profile}, with base_v.
   */
  public static final String PROFILE_CHANGE = "profile.change";

  /**
   * Op name: somebody is erased; subject the receipt's number, which is the op's own id, body
   * {@link Erase}.
   */
  public static final String CUSTOMER_ERASE = "customer.erase";

  /** Op name: something is concluded no more; subject the customer, body {@link Taste}. */
  public static final String TASTE_STRIKE = "taste.strike";

  /** Op name: that is taken back; subject the customer, body {@link Taste}. */
  public static final String TASTE_RESTORE = "taste.restore";

  /** Op name: a product is pinned, boosted or banned; subject its sku, body {@link Steer}. */
  public static final String STEERING_SET = "steering.set";

  /** Op name: it is so no more; subject its sku, body {@link SteerLift}. */
  public static final String STEERING_LIFT = "steering.lift";

  /**
   * Op name: what became of suggestions in one visit; subject the customer or the visit, body
   * {@link FeedbackOps.Events}.
   */
  public static final String SUGGESTION_EVENTS = "suggestion.events";

  /**
   * Code of a result: the hub has nothing of that customer. It refuses what is written about them,
   * and says so beside an erasure, which it does all the same.
   */
  public static final String UNKNOWN_CUSTOMER = "unknown_customer";

  /**
   * Body of {@link #CUSTOMER_ERASE}. The op lies where it is written for a while, and its hash for
   * longer: neither may lead to the customer.
   *
   * @param nonce 128 random bits in hex, so that the body's hash cannot be found by trying ids
   */
  public record Erase(String customer, String nonce) {
    @Override
    public String toString() {
      return "Erase[]";
    }
  }

  /** Body of {@link #WISH_ADD} and {@link #WISH_REMOVE}. */
  public record WishItem(String sku) {}

  /**
   * Body of {@link #TASTE_STRIKE} and {@link #TASTE_RESTORE}.
   *
   * @param what {@code product:…}, {@code kind:…}, {@code colour:…} or {@code because:…}
   */
  public record Taste(String what) {
    @Override
    public String toString() {
      return "Taste[]";
    }
  }

  /**
   * Body of {@link #STEERING_SET}.
   *
   * @param store where it counts; null for everywhere
   * @param act {@code pin}, {@code boost} or {@code ban}
   * @param factor of a boost, above 1 and up to {@link #MAX_BOOST}
   * @param until the last day, as {@code 2026-12-24}; null for no end
   * @param reason in somebody's own words
   */
  public record Steer(
      @Nullable String store,
      String act,
      @Nullable Double factor,
      @Nullable String until,
      String reason) {}

  /** Body of {@link #STEERING_LIFT}. */
  public record SteerLift(@Nullable String store) {}

  /** The largest factor of a boost. */
  public static final double MAX_BOOST = 5;

  /** Body of {@link #TASK_EDIT}: what is null stays as it is. */
  public record TaskEdit(
      String store,
      Entity.@Nullable TaskState state,
      @Nullable String text,
      @Nullable String due,
      @Nullable String assignee) {
    @Override
    public String toString() {
      return "TaskEdit[" + state + "]";
    }
  }

  /** Body of {@link #TASK_RULE}: the whole rule, as {@link Entity.TaskRule} without the rest. */
  public record TaskRule(
      String store, boolean active, int percent, int span, int most, @Nullable String text) {}

  /** Body of {@link #RESERVATION_REQUEST}; the op's id becomes the reservation's. */
  public record Reserve(String store, String sku, int quantity) {}

  /** Body of {@link #RESERVATION_CANCEL}. */
  public record ReservationCancel(String reservation) {}

  /** Body of {@link #CONSENT_RECORD}; a withdrawal of {@code lookup} takes the customer away. */
  public record ConsentEntry(
      String purpose, boolean granted, @SerializedName("text_version") String textVersion) {}

  /** Body of {@link #PROFILE_CHANGE}: what is null stays as it is. */
  public record Profile(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @SerializedName("home_store") @Nullable String homeStore) {
    @Override
    public String toString() {
      return "Profile[]";
    }
  }

  /** Most ops in one request. */
  public static final int MAX_BATCH = 200;

  private Ops() {}

  /** POST /v1/ops. */
  public record Request(String device, List<Op> ops) {
    public Request {
      ops = List.copyOf(ops);
    }

    @Override
    public String toString() {
      return "Request[" + device + ", " + ops.size() + " ops]";
    }
  }

  /**
   * One write.
   *
   * @param opId UUIDv7; the idempotency key
   * @param seq grows by one with every op of this device
   * @param type such as {@link #NOTE_ADD}
   * @param subject the customer it is about, or the call for help
   * @param author staff id, or the device where nobody is logged in
   * @param at ISO-8601 instant of the device's clock
   * @param bodyHash lower-case hex SHA-256 of the body's JSON text as sent
   * @param baseV version of the row the change was made on, where the op has one
   */
  public record Op(
      @SerializedName("op_id") String opId,
      long seq,
      String type,
      String subject,
      String author,
      String at,
      JsonObject body,
      @SerializedName("body_hash") String bodyHash,
      @SerializedName("base_v") @Nullable Long baseV) {
    /** A write that rests on no version. */
    public Op(
        String opId,
        long seq,
        String type,
        String subject,
        String author,
        String at,
        JsonObject body,
        String bodyHash) {
      this(opId, seq, type, subject, author, at, body, bodyHash, null);
    }

    /** Without the body, which is personal. */
    @Override
    public String toString() {
      return "Op[" + opId + ", " + type + "]";
    }
  }

  /** 207: one result per op, in the order sent. */
  public record Answer(List<Result> results, long position) {}

  /**
   * What became of one op.
   *
   * @param position where the effect stands in the log; 0 unless applied or duplicate
   * @param code stable word for a rejection, such as {@link #UNKNOWN_CUSTOMER}; beside what was
   *     applied, what is to be known of it
   * @param current of a conflict, so that both can be shown: {@code v}, the version to rest a new
   *     change on, and {@code d}, the record as it stands at the hub
   */
  public record Result(
      @SerializedName("op_id") String opId,
      Status status,
      long position,
      @Nullable String code,
      @Nullable String message,
      @Nullable JsonObject current) {
    /** A result that is no conflict. */
    public Result(
        String opId,
        Status status,
        long position,
        @Nullable String code,
        @Nullable String message) {
      this(opId, status, position, code, message, null);
    }

    /** Without the message: who knows what stands in it. */
    @Override
    public String toString() {
      return "Result[" + opId + ", " + status + ", " + code + "]";
    }
  }

  /** The hub's word. */
  public enum Status {
    /** Done now. */
    @SerializedName("applied")
    APPLIED,
    /** Done before, under the same op id; harmless. */
    @SerializedName("duplicate")
    DUPLICATE,
    /** Refused for good; a person must look. */
    @SerializedName("rejected")
    REJECTED,
    /** Somebody else changed it meanwhile; a person must look at both. */
    @SerializedName("conflict")
    CONFLICT,
    /** Not now; send again later. */
    @SerializedName("retry")
    RETRY
  }
}
