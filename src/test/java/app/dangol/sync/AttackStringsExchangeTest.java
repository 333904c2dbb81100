package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.TestStore;
import app.dangol.customer.Note;
import app.dangol.fuzz.AttackStrings;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each attack string written at one device, by way of the hub to another. */
class AttackStringsExchangeTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId THEM = new CustomerId(TestHub.id(1));

  @TempDir Path folder;
  private TestHub hub;
  private TestStore one;
  private TestStore other;

  @BeforeEach
  void twoDevicesOfOneStore() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(5, 3);
    one = new TestStore(Device.made(folder.resolve("one")));
    other = new TestStore(Device.made(folder.resolve("other")));
    exchange(one, "tablet-1");
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    hub.close();
  }

  @Test
  void comesBackToTheCharacterOrIsRefusedWhereItWasWritten() throws IOException {
    List<String> strings = AttackStrings.all();
    List<String> written = new ArrayList<>();
    for (String text : strings) {
      try {
        one.notes.add(THEM, STAFF, "이서연", text);
        written.add(text);
      } catch (IllegalArgumentException e) {
        assertThat(text.isBlank() || text.length() > 2_000).as("only what is none").isTrue();
      }
    }
    assertThat(written).hasSizeGreaterThan(strings.size() - 20);

    exchange(one, "tablet-1");
    exchange(other, "tablet-2");

    List<String> arrived = other.notes.list(THEM).stream().map(Note::text).toList();
    long refused = one.countOps("op WHERE state = 'attention'");
    assertThat(arrived.size() + refused).isEqualTo(written.size());
    assertThat(arrived.stream().map(AttackStringsExchangeTest::same).toList())
        .isSubsetOf(written.stream().map(AttackStringsExchangeTest::same).toList());
    assertThat(other.directory.find(THEM)).isPresent();
    assertThat(other.count("customer")).as("nobody else came or went").isEqualTo(5);
    System.out.println("notes: " + arrived.size() + " arrived, " + refused + " refused at the hub");
  }

  private static String same(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  private void exchange(TestStore store, String device) {
    SyncSettings settings =
        new SyncSettings(
            device,
            TestHub.STORE,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMillis(100));
    new SyncEngine(
            settings,
            hub.client(),
            Device.stores(store),
            new Backoff(new Random(1)),
            Clock.systemUTC())
        .runOnce();
  }
}
