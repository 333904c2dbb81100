package app.dangol.hub.log;

import app.dangol.wire.Bucket;
import java.util.List;
import java.util.regex.Pattern;

/** Which buckets there are, and which of them the device of a store holds. */
public final class Buckets {
  private static final Pattern NAME =
      Pattern.compile("catalogue|price|model|(stock|clients|work):[^\\s/\\p{Cntrl}\\p{Cs}]{1,128}");

  private Buckets() {}

  /** In the order in which a new device should fetch them. */
  public static List<String> listFor(String store) {
    return List.of(
        Bucket.CATALOGUE,
        Bucket.PRICE,
        Bucket.stockOf(store),
        Bucket.workOf(store),
        Bucket.clientsOf(store),
        Bucket.MODEL);
  }

  /** Whether such a bucket can exist. */
  public static boolean isName(String bucket) {
    return NAME.matcher(bucket).matches();
  }
}
