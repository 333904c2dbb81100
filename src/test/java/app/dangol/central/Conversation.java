package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.central.CentralException.Kind;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.HubWriter;
import app.dangol.hub.store.PageLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The real hub over real SQLite and loopback, the real client, and between them the contract, which
 * everything said must have kept to in the end.
 */
final class Conversation implements AutoCloseable {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);

  private static final PageLimit PAGES = new PageLimit(500, 1_000_000);

  /** The proxy reads a page to its end, and judges every line, before it passes it on. */
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(60));

  private final Hub hub;
  private final ContractProxy proxy;
  private final OkHttpCentralApi api;

  Conversation(Path file) throws IOException {
    hub = Hub.open(file, CLOCK, BlockingGuard.NONE, PAGES);
    proxy = new ContractProxy(hub.start(0, "secret"));
    api = client("secret");
  }

  OkHttpCentralApi client(String token) {
    return new OkHttpCentralApi(proxy.address(), () -> token, CLOCK, BlockingGuard.NONE, PATIENT);
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
    proxy.close();
    assertThat(proxy.violations()).isEmpty();
    assertThat(proxy.seen()).as("exchanges judged").isNotEmpty();
  }
}
