package app.dangol.visit;

import java.util.Arrays;
import java.util.Optional;

/** What somebody asks the shop to do with their data, which takes a person: a task of the store. */
public enum DataRequest {
  /** Hand out a copy. */
  COPY("data_copy"),
  /** Their name is wrong. */
  CORRECT_NAME("data_correction_name"),
  /** Their telephone number or e-mail address is wrong. */
  CORRECT_CONTACT("data_correction_contact"),
  /** What they bought, or their points, are wrong. */
  CORRECT_PURCHASES("data_correction_purchases"),
  /** Something else is wrong, which they say to whoever does it. */
  CORRECT_OTHER("data_correction_other");

  private final String kind;

  DataRequest(String kind) {
    this.kind = kind;
  }

  /** The kind of task it becomes. */
  public String kind() {
    return kind;
  }

  /** Empty for a task that is none of them. */
  public static Optional<DataRequest> find(String kind) {
    return Arrays.stream(values()).filter(request -> request.kind.equals(kind)).findFirst();
  }
}
