package app.dangol.wire;

/** Names of the buckets a device holds. */
public final class Bucket {
  /** {@code product}, {@code store}. */
  public static final String CATALOGUE = "catalogue";

  /** {@code pair}, {@code popularity}: what is bought together, and how much. */
  public static final String MODEL = "model";

  /** {@code price}: what each product costs. */
  public static final String PRICE = "price";

  private static final String WORK = "work:";

  private Bucket() {}

  /** {@code help}, {@code task}, {@code task_rule}: the open work of a store. */
  public static String workOf(String store) {
    return WORK + store;
  }

  /** Whether it is the open work of some store. */
  public static boolean isWork(String bucket) {
    return bucket.startsWith(WORK);
  }

  /** {@code stock} of a store with its neighbours. */
  public static String stockOf(String store) {
    return "stock:" + store;
  }

  /**
   * A store's customers, and of each {@code history}, {@code note}, {@code order}, {@code search},
   * {@code cart}, {@code wish}, {@code loyalty}, {@code coupon}, {@code consent}, {@code
   * reservation}.
   */
  public static String clientsOf(String store) {
    return "clients:" + store;
  }
}
