package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.UnsentOps;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.ForeignKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device whose key is gone, or is another one than its data were sealed with: says so, lists what
 * could not be sent, sets the unreadable files aside, and leaves a folder in which the device can
 * enrol anew. Blocks.
 */
final class LostKey {
  private static final Logger LOG = LoggerFactory.getLogger(LostKey.class);

  private LostKey() {}

  /**
   * Looks whether the key is lost, and if so makes room.
   *
   * @return what could not be sent, if the key is lost
   * @throws DangolException KEY-01 if there is a key file that may be the right one but cannot be
   *     used as it is, DB-01 if something cannot be set aside
   */
  static Optional<LostWrites> check(DataFolder folder, BlockingGuard guard, Clock clock) {
    if (!folder.holdsSealedData()) {
      return Optional.empty();
    }
    Key key = look(folder, guard);
    if (key == Key.RIGHT) {
      return Optional.empty();
    }
    List<LostWrites.Line> lost = LostWrites.list(folder.opsFile(), guard);
    Instant now = clock.instant();
    String mark = LostWrites.markOf(now);
    String name = lost.isEmpty() ? null : "ops-unreadable-" + mark + ".db";
    LostWrites report = new LostWrites(now.toString(), LostWrites.Why.KEY_LOST, name, lost);
    // The list first: whatever happens next, it is known what is missing.
    report.write(folder.path());
    folder.setUnreadableAside(mark);
    if (key == Key.FOREIGN) {
      folder.setKeyAside(mark);
    }
    try {
      Files.deleteIfExists(folder.path().resolve(SealedTokens.FILE_NAME));
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the old enrolment cannot be removed", e);
    }
    LOG.error("the device's key is lost; {} kinds of writes could not be sent", lost.size());
    return Optional.of(report);
  }

  /** How the key stands to what lies here. */
  private enum Key {
    RIGHT,
    MISSING,
    /** It opens, but not what lies here. */
    OTHER,
    /** The key store works and does not open it: cleared, or another machine's. */
    FOREIGN
  }

  private static Key look(DataFolder folder, BlockingGuard guard) {
    Path file = folder.path().resolve(FileDeviceKeys.FILE_NAME);
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Key.MISSING;
    }
    FieldCipher cipher;
    try {
      cipher = new FieldCipher(folder.keys());
    } catch (ForeignKeyException e) {
      LOG.error("{}", e.getMessage());
      return Key.FOREIGN;
    }
    try {
      new SealedTokens(folder.path(), cipher).find();
    } catch (DangolException e) {
      if (e.code() == ErrorCode.KEY_02) {
        return Key.OTHER;
      }
      throw e;
    }
    return UnsentOps.openWith(folder.opsFile(), cipher, guard) ? Key.RIGHT : Key.OTHER;
  }
}
