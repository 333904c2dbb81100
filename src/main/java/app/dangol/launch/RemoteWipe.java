package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.central.AccessToken;
import app.dangol.central.CentralException.Kind;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.trust.FieldCipher;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys the key and all files of a device that the hub has shut out or ordered to be wiped. One
 * that is to be wiped hands in its writes before and says so after; of one that is shut out nothing
 * counts any more. What could not be sent is listed by kind, number and age. Blocks, for {@link
 * #LIMIT} and a few calls at most.
 */
final class RemoteWipe {
  /** Sending must not put the wipe off for long. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(RemoteWipe.class);

  private final DataFolder folder;
  private final BlockingGuard guard;
  private final Clock clock;

  RemoteWipe(DataFolder folder, BlockingGuard guard, Clock clock) {
    this.folder = folder;
    this.guard = guard;
    this.clock = clock;
  }

  /**
   * Closes the device and destroys what it holds.
   *
   * @param why REVOKED or WIPE
   * @return whether the hub has heard of it
   * @throws DangolException DB-01 if something could not be destroyed; the next start goes on
   */
  boolean run(Dangol dangol, DeviceEnrolment enrolment, Kind why) {
    // First of all: from now on nobody here may do anything.
    dangol.signOut();
    Optional<AccessToken> access = Optional.empty();
    try {
      if (why == Kind.WIPE) {
        access = access(enrolment);
        sendLast(dangol);
      }
    } finally {
      dangol.close();
    }
    destroy(why == Kind.WIPE ? LostWrites.Why.WIPED : LostWrites.Why.REVOKED);
    return access.filter(enrolment::confirmWipe).isPresent();
  }

  /**
   * Destroys what the folder holds if the hub had shut this device out before it was switched off.
   * Nothing in the folder may be open.
   *
   * @throws DangolException DB-01 if something could not be destroyed, KEY-01 or KEY-02 if it
   *     cannot be told
   */
  boolean finishRevoked() {
    if (Files.notExists(folder.path().resolve(SealedTokens.FILE_NAME))) {
      return false;
    }
    SealedTokens tokens = new SealedTokens(folder.path(), new FieldCipher(folder.keys()));
    if (!tokens.wasRevoked()) {
      return false;
    }
    destroy(LostWrites.Why.REVOKED);
    return true;
  }

  private void destroy(LostWrites.Why why) {
    List<LostWrites.Line> unsent = unsent();
    folder.destroyContent();
    Instant now = clock.instant();
    new LostWrites(now.toString(), why, null, unsent).write(folder.path());
    LOG.warn(
        "this device has destroyed what it held ({}); {} kinds of writes were not sent",
        why,
        unsent.size());
  }

  /** A file that is damaged is destroyed all the same. */
  private List<LostWrites.Line> unsent() {
    try {
      return LostWrites.list(folder.opsFile(), guard).stream()
          .map(LostWrites.Line::withoutAuthor)
          .toList();
    } catch (DangolException e) {
      LOG.warn("what was not sent cannot be listed ({})", e.code());
      return List.of();
    }
  }

  private static Optional<AccessToken> access(DeviceEnrolment enrolment) {
    try {
      return Optional.of(enrolment.access());
    } catch (DangolException e) {
      return Optional.empty();
    }
  }

  private static void sendLast(Dangol dangol) {
    Thread sending =
        Thread.ofVirtual()
            .name("send before wipe")
            .start(() -> {
              try {
                LOG.info("{} writes were left unsent", dangol.sendLast());
              } catch (DangolException e) {
                LOG.warn("not all writes could be sent before the wipe ({})", e.code());
              }
            });
    try {
      if (!sending.join(LIMIT)) {
        sending.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
