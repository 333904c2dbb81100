package app.dangol.hub;

import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.BodyHash;
import app.dangol.wire.StrictJson;
import app.dangol.wire.ToldTexts.Told;
import com.google.gson.annotations.SerializedName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what people were told at devices before they agreed to something, so that an entry of the
 * ledger can be read when the device it was made at is gone. Nothing of it is ever changed or let
 * go: it is about nobody, and somebody may have agreed to it. Two texts under one version are both
 * kept. Works over the hub's records; may block; safe for several threads and several copies of the
 * hub.
 */
public final class KeptTexts {
  /** Kind of the records; a key is {@code version|SHA-256 of the texts}. */
  public static final String KIND = "consent.texts";

  private static final Logger LOG = LoggerFactory.getLogger(KeptTexts.class);

  /** More of them are no texts of a chain, but a device that has gone wrong. */
  private static final int MOST_OF_A_VERSION = 16;

  private static final int MOST = 1_000;

  private final HubLog log;
  private final Clock clock;

  public KeptTexts(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * One set of texts.
   *
   * @param version as entries of the ledger name it
   * @param toldAt when the hub heard of it first, by its own clock
   * @param toldBy which device that was: the hub's id of it, or store|name
   */
  public record Kept(
      String version,
      @SerializedName("told_at") String toldAt,
      @SerializedName("told_by") String toldBy,
      List<Told> texts) {}

  /** What became of texts that a device told. */
  public enum Result {
    /** They are kept, and nothing else is under that version. */
    ALONE,
    /** They are kept, and so are others under that version. */
    AMONG_OTHERS,
    /** They are not: there are far too many already. */
    TOO_MANY
  }

  /** Takes what a device tells under a version; what is kept already stays as it is. */
  public Result take(String device, String version, List<Told> told) {
    List<Told> texts = told.stream().sorted(Comparator.comparing(Told::purpose)).toList();
    String key = version + "|" + BodyHash.ofText(StrictJson.write(texts));
    Result result =
        log.write(transaction -> {
          List<HubRecord> others = new ArrayList<>(ofVersion(version, transaction));
          boolean known = others.removeIf(record -> record.key().equals(key));
          if (!known) {
            if (others.size() >= MOST_OF_A_VERSION || isFull(transaction)) {
              return Result.TOO_MANY;
            }
            Kept kept = new Kept(version, clock.instant().toString(), device, texts);
            transaction.keepRecord(KIND, key, StrictJson.write(kept));
          }
          return others.isEmpty() ? Result.ALONE : Result.AMONG_OTHERS;
        });
    if (result == Result.AMONG_OTHERS) {
      LOG.warn(
          "{} tells other consent texts under version {} than another device: give one of the two"
              + " files another version, and see `dangol consent-texts`",
          device,
          version);
    }
    return result;
  }

  /** What was told under one version, by whichever devices. */
  public static List<Kept> list(String version, HubReads reads) {
    return ofVersion(version, reads).stream().map(KeptTexts::read).toList();
  }

  /** All there is, by version, and of one version what was told first in front. */
  public static List<Kept> listAll(HubReads reads) {
    List<Kept> all = new ArrayList<>();
    reads.forEachRecord(KIND, record -> all.add(read(record)));
    return all.stream()
        .sorted(Comparator.comparing(Kept::version).thenComparing(Kept::toldAt))
        .toList();
  }

  private static boolean isFull(HubTransaction transaction) {
    return transaction.listRecords(KIND, "", "", MOST).size() == MOST;
  }

  private static List<HubRecord> ofVersion(String version, HubReads reads) {
    return reads.listRecordsUnder(KIND, version, Integer.MAX_VALUE);
  }

  private static Kept read(HubRecord record) {
    return StrictJson.read(record.data(), Kept.class);
  }
}
