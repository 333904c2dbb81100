package app.dangol.hub.credential;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.credential.PublicHalf;
import app.dangol.trust.credential.PublishedKeys;
import app.dangol.wire.StrictJson;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The key set that devices are given, in the hub's records. Reading it needs no secret. */
public final class PublishedSets {
  private static final String KIND = "card.state";
  private static final String SET = "keys";

  /** Beside the set, which may be a megabyte, for each device asks after its number all day. */
  private static final String VERSION = "keys.version";

  /** There while something was taken back that the set does not say. */
  private static final String OUTDATED = "keys.outdated";

  /** What is woken in a store when the set is outdated; no device asks for it. */
  public static final String WAKE = "card.keys";

  private PublishedSets() {}

  /**
   * As kept.
   *
   * @param document base64 of the signed document
   */
  private record Kept(long version, String document) {}

  /**
   * @param digests whether members stand in the set as digests; of an older program they do not
   */
  private record Version(long version, @Nullable Boolean digests) {}

  private record Nothing() {}

  static void keep(long version, String document, HubTransaction transaction) {
    transaction.keepRecord(KIND, SET, StrictJson.write(new Kept(version, document)));
    transaction.keepRecord(KIND, VERSION, StrictJson.write(new Version(version, true)));
    transaction.forgetRecord(KIND, OUTDATED);
  }

  /** Has a set be published anew, by whoever holds the keys and is told or opens them next. */
  static void outdate(HubTransaction transaction) {
    if (findVersion(transaction).isPresent()) {
      transaction.keepRecord(KIND, OUTDATED, StrictJson.write(new Nothing()));
      transaction.wake(WAKE);
    }
  }

  /** Whether there is a set that says less than it should, or more: members by their ids. */
  static boolean isOutdated(HubReads reads) {
    Optional<Version> version =
        reads.findRecord(KIND, VERSION).map(data -> StrictJson.read(data, Version.class));
    return version.isPresent()
        ? version.get().digests() == null || reads.findRecord(KIND, OUTDATED).isPresent()
        : findKept(reads).isPresent();
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
