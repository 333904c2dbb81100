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
   */
  public record Op(
      @SerializedName("op_id") String opId,
      long seq,
      String type,
      String subject,
      String author,
      String at,
      JsonObject body,
      @SerializedName("body_hash") String bodyHash) {
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
   * @param code stable word for a rejection, such as {@code unknown_customer}
   */
  public record Result(
      @SerializedName("op_id") String opId,
      Status status,
      long position,
      @Nullable String code,
      @Nullable String message) {
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
    /** Not now; send again later. */
    @SerializedName("retry")
    RETRY
  }
}
