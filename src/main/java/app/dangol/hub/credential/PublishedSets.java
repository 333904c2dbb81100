package app.dangol.hub.credential;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.credential.PublicHalf;
import app.dangol.trust.credential.PublishedKeys;
import app.dangol.wire.StrictJson;
import java.util.Optional;
import java.util.OptionalLong;

/** The key set that devices are given, in the hub's records. Reading it needs no secret. */
public final class PublishedSets {
  private static final String KIND = "card.state";
  private static final String SET = "keys";

  /** Beside the set, which may be a megabyte, for each device asks after its number all day. */
  private static final String VERSION = "keys.version";

  private PublishedSets() {}

  /**
   * As kept.
   *
   * @param document base64 of the signed document
   */
  private record Kept(long version, String document) {}

  private record Version(long version) {}

  static void keep(long version, String document, HubTransaction transaction) {
    transaction.keepRecord(KIND, SET, StrictJson.write(new Kept(version, document)));
    transaction.keepRecord(KIND, VERSION, StrictJson.write(new Version(version)));
  }

  /** The newest one's number; empty as long as nothing was issued. */
  public static OptionalLong findVersion(HubReads reads) {
    return reads
        .findRecord(KIND, VERSION)
        .map(data -> StrictJson.read(data, Version.class).version())
        // Published by a program that kept no number apart.
        .or(() -> findKept(reads).map(Kept::version))
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** What devices need; empty as long as nothing was issued. */
  public static Optional<PublishedKeys> find(HubReads reads) {
    Optional<SealedKeys.Root> root = SealedKeys.findRoot(reads);
    return findKept(reads)
        .flatMap(kept ->
            root.map(key ->
                new PublishedKeys(
                    key.chain(),
                    new PublicHalf(key.publicHalf()),
                    kept.version(),
                    kept.document())));
  }

  private static Optional<Kept> findKept(HubReads reads) {
    return reads.findRecord(KIND, SET).map(data -> StrictJson.read(data, Kept.class));
  }
}
