package app.dangol.launch;

import app.dangol.cache.UnsentOps;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.OwnerOnly;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a device had to begin anew, and what it could not send before, in a file of its own in the
 * data folder. Nothing of what was written stands there.
 *
 * @param at ISO 8601
 * @param why null in files of earlier programs, which knew of a lost key alone
 * @param setAside the name of the file that holds the writes, sealed; null if there is none
 */
record LostWrites(
    String at,
    @Nullable Why why,
    @SerializedName("set_aside") @Nullable String setAside,
    List<Line> ops) {
  private static final Logger LOG = LoggerFactory.getLogger(LostWrites.class);
  private static final String FILE = "ops-lost-";
  private static final DateTimeFormatter MARK =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Why. */
  enum Why {
    @SerializedName("key_lost")
    KEY_LOST,
    @SerializedName("revoked")
    REVOKED,
    @SerializedName("wiped")
    WIPED
  }

  /**
   * Writes of one kind by one author; the instants as ISO 8601.
   *
   * @param author null after a wipe, which leaves nobody's id
   */
  record Line(String type, @Nullable String author, int count, String oldest, String newest) {
    Line withoutAuthor() {
      return new Line(type, null, count, oldest, newest);
    }
  }

  /** A part of file names that tells one moment from others. */
  static String markOf(Instant at) {
    return MARK.format(at);
  }

  /**
   * What waits in that file, as far as it can be told without the key; nobody may have it open.
   *
   * @throws DangolException DB-01 or DB-02 if the file cannot be opened
   */
  static List<Line> list(Path opsFile, BlockingGuard guard) {
    return UnsentOps.list(opsFile, guard).stream()
        .map(group ->
            new Line(
                group.type(),
                group.author(),
                group.count(),
                group.oldest().toString(),
                group.newest().toString()))
        .toList();
  }

  /**
   * Puts it into the folder.
   *
   * @throws DangolException DB-01 if it cannot be written
   */
  void write(Path folder) {
    Path file = folder.resolve(FILE + markOf(Instant.parse(at)) + ".json");
    try {
      OwnerOnly.file(file);
      Files.write(file, StrictJson.write(this).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, file + " cannot be written", e);
    }
  }

  /** The newest there is in the folder, from whenever. */
  static Optional<LostWrites> findNewest(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> newest =
          files
              .filter(file -> file.getFileName().toString().matches(FILE + "[0-9-]+\\.json"))
              .max(Comparator.comparing(file -> file.getFileName().toString()));
      return newest.isEmpty()
          ? Optional.empty()
          : Optional.of(StrictJson.read(Files.readAllBytes(newest.get()), LostWrites.class));
    } catch (IOException | WireFormatException e) {
      LOG.warn("the list of lost writes cannot be read ({})", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
