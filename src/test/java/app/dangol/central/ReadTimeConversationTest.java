package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.connector.ShelfConnector;
import app.dangol.hub.intake.Incoming;
import app.dangol.sync.Await;
import app.dangol.wire.Bucket;
import app.dangol.wire.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest says of the age of figures, with the contract between both. */
class ReadTimeConversationTest {
  private static final String STOCK = Bucket.stockOf("seoul");
  private static final Instant COUNTED = Instant.parse("2026-11-19T09:00:00Z");

  @TempDir Path folder;
  private Conversation conversation;

  @BeforeEach
  void open() {
    conversation = new Conversation(folder.resolve("hub.db"));
    conversation.hub().connect(new ShelfConnector("seoul", COUNTED), ShelfConnector.ONCE);
    Await.until("read", Duration.ofSeconds(20), () -> readAt(STOCK).isPresent());
  }

  @AfterEach
  void everythingWasAsTheContractSays() {
    conversation.close();
  }

  @Test
  void theManifestTellsWhenAShopSystemWasReadWhateverChangedLast() {
    assertThat(readAt(STOCK)).contains("2026-11-21T09:00:00Z");
    assertThat(readAt(Bucket.PRICE)).contains("2026-11-21T09:00:00Z");
    assertThat(readAt(Bucket.CATALOGUE)).isEmpty();
  }

  @Test
  void anImportIntoTheBucketTakesItAway() {
    conversation
        .writer()
        .take(
            "till",
            List.of(new Incoming.Stock("S1", "seoul", 2, 0, COUNTED.plusSeconds(60))),
            Conversation.CLOCK);

    assertThat(readAt(STOCK)).isEmpty();
    assertThat(readAt(Bucket.PRICE)).isPresent();
  }

  private Optional<String> readAt(String bucket) {
    Manifest.Request request = new Manifest.Request("tablet-1", "seoul", List.of());
    return conversation.api().manifest(request).buckets().stream()
        .filter(verdict -> verdict.bucket().equals(bucket))
        .map(Manifest.Verdict::readAt)
        .filter(Objects::nonNull)
        .findFirst();
  }
}
