package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Looks how many people have an account in {@code ops.db}, without changing the file or opening
 * what is sealed. Beside a running app it is one more reader.
 */
public final class StaffLook {
  /** The first version of the file in which there are accounts. */
  private static final int ACCOUNTS = 6;

  private final BlockingGuard guard;

  public StaffLook(BlockingGuard guard) {
    this.guard = guard;
  }

  /**
   * Counts them; empty if there is no such file yet, or it cannot be looked at. Blocks.
   *
   * @param inUse whether a running app has it open
   */
  public OptionalLong count(Path file, boolean inUse) {
    guard.check();
    if (Files.notExists(file)) {
      return OptionalLong.empty();
    }
    try (Session session = DatabaseLook.open(file, inUse)) {
      return session.number("PRAGMA user_version", 0) < ACCOUNTS
          ? OptionalLong.empty()
          : OptionalLong.of(session.number("SELECT count(*) FROM staff", 0));
    } catch (IOException | SQLException e) {
      return OptionalLong.empty();
    }
  }
}
