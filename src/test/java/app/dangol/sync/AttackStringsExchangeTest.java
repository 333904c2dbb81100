package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.TestStore;
import app.dangol.customer.Correction;
import app.dangol.customer.Note;
import app.dangol.customer.Task;
import app.dangol.customer.Tasks;
import app.dangol.fuzz.AttackStrings;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
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

  @Test
  void isTheWordsOfATaskOnEveryDeviceOrIsRefusedWhereItWasWritten() throws IOException {
    List<String> written = new ArrayList<>();
    for (String text : AttackStrings.all()) {
      try {
        one.tasks.add(
            STAFF,
            new Tasks.Draft(
                Optional.empty(), "follow_up", text, Optional.empty(), Optional.empty()));
        written.add(text);
      } catch (IllegalArgumentException e) {
        assertThat(text.isBlank() || text.length() > Tasks.MAX_LENGTH).as("only none").isTrue();
      }
    }
    exchange(one, "tablet-1");
    exchange(other, "tablet-2");

    List<String> arrived = other.tasks.listOpen().stream().map(Task::text).toList();
    long refused = one.countOps("op WHERE state = 'attention'");
    assertThat(arrived.size() + refused).isEqualTo(written.size());
    assertThat(arrived.stream().map(AttackStringsExchangeTest::same).toList())
        .isSubsetOf(written.stream().map(AttackStringsExchangeTest::same).toList());
    assertThat(arrived).hasSizeGreaterThan(written.size() - 20);
    System.out.println("tasks: " + arrived.size() + " arrived, " + refused + " refused at the hub");
  }

  @Test
  void isANameEverywhereOrIsRefusedInTheForm() throws IOException {
    List<String> strings = AttackStrings.all();
    hub.writer()
        .putClients(
            IntStream.range(0, strings.size())
                .mapToObj(AttackStringsExchangeTest::somebody)
                .toList(),
            List.of());
    exchange(one, "tablet-1");
    Map<CustomerId, String> wanted = new HashMap<>();
    for (int i = 0; i < strings.size(); i++) {
      Correction correction = Correction.of(strings.get(i), "", "");
      if (correction.isUsable()) {
        CustomerId whose = new CustomerId(somebody(i).id());
        one.profiles.change(whose, STAFF, correction.change());
        wanted.put(whose, correction.change().name().orElseThrow());
      }
    }
    exchange(one, "tablet-1");
    assertThat(one.countOps("op WHERE state = 'attention'"))
        .as("the form and the hub have one rule")
        .isZero();
    exchange(other, "tablet-2");

    wanted.forEach((whose, name) -> {
      assertThat(one.directory.find(whose).orElseThrow().name().full()).isEqualTo(name);
      assertThat(other.directory.find(whose).orElseThrow().name().full()).isEqualTo(name);
    });
    assertThat(wanted).hasSizeGreaterThan(3_000);
    System.out.println(
        "names: " + wanted.size() + " kept, " + (strings.size() - wanted.size()) + " refused");
  }

  private static Entity.Customer somebody(int number) {
    return new Entity.Customer(
        "p-" + number,
        "손님",
        null,
        null,
        List.of(),
        TestHub.STORE.value(),
        "2024-05-01",
        List.of(),
        List.of("lookup"));
  }

  @Test
  void isNoTelephoneAndNoAddressUnlessItIsOne() throws IOException {
    for (String text : AttackStrings.all()) {
      Correction phone = Correction.of("", text, "");
      phone.change().phone().ifPresent(read -> assertThat(read).matches("\\+[0-9]{7,15}"));
      Correction email = Correction.of("", "", text);
      email.change().email().ifPresent(read -> assertThat(read).contains("@").doesNotContain(" "));
      if (!text.isBlank()) {
        assertThat(phone.changed().size() + phone.wrong().size()).isEqualTo(1);
        assertThat(email.changed().size() + email.wrong().size()).isEqualTo(1);
      }
    }
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
