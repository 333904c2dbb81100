package app.dangol.cache;

import app.dangol.cache.AuditLook.Sight;
import app.dangol.failure.BlockingGuard;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.audit.TrailCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at the trail of {@code ops.db} beside the app that has it open: one more reader. */
public final class SqliteTrailCheck implements TrailCheck {
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final Path file;
  private final FieldCipher cipher;
  private final AuditLook look;

  public SqliteTrailCheck(Path file, FieldCipher cipher, BlockingGuard guard) {
    this.file = file;
    this.cipher = cipher;
    this.look = new AuditLook(guard, WITHIN);
  }

  @Override
  public Standing look() {
    return switch (look.at(file, true, cipher, Optional.empty())) {
      case Sight.Looked looked ->
          new Standing.Checked(
              looked.rows(),
              looked.signed().map(signed -> new Signed(signed.seq(), signed.at())),
              looked.hub(),
              looked.findings());
      case Sight.Absent absent ->
          new Standing.Checked(0, Optional.empty(), OptionalLong.empty(), List.of());
      case Sight.Unreadable unreadable -> new Standing.Unchecked();
    };
  }
}
