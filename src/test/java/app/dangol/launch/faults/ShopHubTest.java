package app.dangol.launch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.OkHttpCentralApi;
import app.dangol.sync.ForwardingApi;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub is found to hold must be all it holds, or losses would be seen that are none. */
class ShopHubTest {
  @TempDir private Path folder;

  @Test
  void aRowThatChangesWhileTheSnapshotIsReadIsListedAsItIsNow() {
    try (ShopHub hub = ShopHub.small(folder.resolve("hub.db"), Clock.systemUTC());
        OkHttpCentralApi real = hub.client()) {
      // The first one stands on the first page, the last one on a page that comes later.
      ForwardingApi changing =
          new ForwardingApi(real) {
            @Override
            public Page snapshot(String bucket, Optional<String> page) {
              Page read = super.snapshot(bucket, page);
              if (page.isEmpty()) {
                hub.writer()
                    .putClients(
                        List.of(ShopHub.told(0, "First"), ShopHub.told(23, "Last")), List.of());
              }
              return read;
            }
          };

      List<Row> rows = ShopHub.listRows(changing, ShopHub.CLIENTS);

      assertThat(Stream.of(0, 23).map(i -> nameOf(i, rows))).containsExactly("First", "Last");
      assertThat(rows.stream().map(row -> row.entity() + row.key())).doesNotHaveDuplicates();
    }
  }

  private static String nameOf(int customer, List<Row> rows) {
    return rows.stream()
        .filter(row -> row.key().equals(ShopHub.id(customer)))
        .flatMap(row -> row.tree().stream())
        .map(tree -> tree.get("name").getAsString())
        .findFirst()
        .orElse("not listed");
  }
}
