package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.central.CentralException.Kind;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.HubWriter;
import app.dangol.hub.store.PageLimit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The real hub over real SQLite and loopback, the real client, and between them the contract, which
 * everything said must have kept to in the end.
 */
final class Conversation implements AutoCloseable {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);

  private static final PageLimit PAGES = new PageLimit(500, 1_000_000);

  private final Hub hub;
  private final URI url;
  private final ContractJudge judge = new ContractJudge();
  private final OkHttpCentralApi api;

  Conversation(Path file) {
    hub = Hub.open(file, CLOCK, BlockingGuard.NONE, PAGES);
    url = hub.start(0, "secret");
    api = client("secret");
  }

  OkHttpCentralApi client(String token) {
    return new OkHttpCentralApi(
        judge.http(url, Timeouts.STANDARD),
        TokenSource.fixed(() -> token),
        CLOCK,
        BlockingGuard.NONE);
  }

  CentralApi api() {
    return api;
  }

  HubWriter writer() {
    return hub.writer();
  }

  Hub hub() {
    return hub;
  }

  static void assertKind(Kind kind, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(CentralException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Override
  public void close() {
    api.close();
    hub.close();
    judge.close();
  }
}
