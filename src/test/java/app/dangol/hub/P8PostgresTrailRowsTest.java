package app.dangol.hub;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.store.KeyPlace;
import app.dangol.hub.store.PostgresAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** P8, L1: the same with PostgreSQL. */
class P8PostgresTrailRowsTest extends P8TrailRowsTest {
  @Override
  Hub open(Path place, Clock now) {
    return Hub.open(
        PostgresAddress.parse(PostgresServer.require().createDatabase(), Optional.empty()),
        new KeyPlace(place.resolve("keys")),
        now,
        BlockingGuard.NONE);
  }
}
