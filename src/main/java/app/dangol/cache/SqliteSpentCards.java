package app.dangol.cache;

import app.dangol.trust.credential.CredentialId;
import app.dangol.trust.credential.SpentCredentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Which signed cards somebody has acted by on this device, in {@code ops.db}: on disk before the
 * act. Those that are long over go with each new one. May block; any thread may call.
 */
public final class SqliteSpentCards implements SpentCredentials {
  /** After its end no clock that is right takes one; this is for those that are not. */
  private static final Duration KEPT_AFTER_END = Duration.ofDays(1);

  private static final String SWEEP = "DELETE FROM spent_card WHERE until < ?";
  private static final String SPEND =
      "INSERT INTO spent_card (credential, until) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private final OpsDatabase database;
  private final Clock clock;

  public SqliteSpentCards(OpsDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean spend(CredentialId id, Instant until) {
    long over = clock.instant().minus(KEPT_AFTER_END).toEpochMilli();
    return database.write(session -> {
      new Binding(session.prepare(SWEEP)).number(over).update();
      return new Binding(session.prepare(SPEND))
              .text(id.hex())
              .number(until.toEpochMilli())
              .update()
          == 1;
    });
  }
}
