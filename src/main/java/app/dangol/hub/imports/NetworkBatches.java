package app.dangol.hub.imports;

import app.dangol.hub.log.HubLog;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Batches of rows that come over the network: each is one transaction, in which its report is kept
 * under its id, so that a batch sent again is answered and not taken again. Safe for several
 * threads.
 */
public final class NetworkBatches {
  /** Largest body, in bytes; {@link ImportRun} sends far less. */
  public static final int MAX_BYTES = 4 << 20;

  private static final String KIND = "import.batch";

  private final HubLog log;
  private final Clock clock;

  public NetworkBatches(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * The answer; rows are counted as lines of the body, from 1.
   *
   * @param older null in one that was kept by an older program
   */
  public record Answer(
      int taken,
      @SerializedName("without_basis") int withoutBasis,
      int waiting,
      @Nullable Integer older,
      List<ImportTarget.RefusedRow> refused) {}

  private record Kept(String hash, Answer answer) {}

  /**
   * Takes a batch.
   *
   * @param body NDJSON, UTF-8 already decoded
   * @return empty if another batch came under this id before
   * @throws IllegalArgumentException if that is no name of a source
   */
  public Optional<Answer> take(ImportKind kind, String source, String batch, String body) {
    String plainHash = hash(kind.key() + "\n" + source + "\n" + body);
    String key = source + "|" + batch;
    return log.write(transaction -> {
      String hash = transaction.blind(plainHash);
      Optional<Kept> known =
          transaction.findRecord(KIND, key).map(data -> StrictJson.read(data, Kept.class));
      if (known.isPresent()) {
        return known.filter(kept -> kept.hash().equals(hash)).map(Kept::answer);
      }
      DirectTarget target = new DirectTarget(log, source, clock);
      List<ImportTarget.RefusedRow> refused = new ArrayList<>();
      ImportRun.Totals totals =
          new ImportRun(
                  kind,
                  (k, b, groups) -> target.take(k, groups, transaction),
                  ScatteredIds.find(kind, RowFile.ndjson(kind, new StringReader(body))),
                  refused::add)
              .take(RowFile.ndjson(kind, new StringReader(body)));
      Answer answer =
          new Answer(
              (int) totals.taken(),
              (int) totals.withoutBasis(),
              (int) totals.waiting(),
              (int) totals.older(),
              refused);
      transaction.keepRecord(KIND, key, StrictJson.write(new Kept(hash, answer)));
      return Optional.of(answer);
    });
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
