package app.dangol.wire;

/** Names of the buckets a device holds. */
public final class Bucket {
  /** {@code product}, {@code store}. */
  public static final String CATALOGUE = "catalogue";

  /** {@code pair}, {@code popularity}: what is bought together, and how much. */
  public static final String MODEL = "model";

  private Bucket() {}

  /** {@code help}: the open work of a store. */
  public static String workOf(String store) {
    return "work:" + store;
  }

  /** {@code stock} of a store with its neighbours. */
  public static String stockOf(String store) {
    return "stock:" + store;
  }

  /** {@code customer}, {@code history}, {@code note} of a store's customers. */
  public static String clientsOf(String store) {
    return "clients:" + store;
  }
}
