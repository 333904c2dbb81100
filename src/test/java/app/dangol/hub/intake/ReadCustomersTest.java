package app.dangol.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop system's customer with something that is kept nowhere: that alone is left out. */
class ReadCustomersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final String CARD = "4111111111111111";
  private static final String RESIDENT = "900101-1234568";

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();
  private final Logger logger = Logger.getLogger(Intake.class.getName());
  private final Handler listener = new Listener();
  private SqliteHubStore store;
  private HubLog log;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    logger.addHandler(listener);
  }

  @AfterEach
  void close() {
    logger.removeHandler(listener);
    log.close();
    store.close();
  }

  @Test
  void loseThatAloneAndTheLogSaysSoWithoutIt() {
    Report report =
        read(
            customer("1", "나", RESIDENT, "a@example.com", CARD, "DG0000000018"),
            customer("2", "다", "010-0000-1234", RESIDENT + "@example.com"));

    assertThat(report.refused()).isEmpty();
    assertThat(known().stream().map(Entity.Customer::cards))
        .containsExactlyInAnyOrder(List.of("DG0000000018"), List.of());
    assertThat(known()).extracting(Entity.Customer::phone).containsOnly(null, "+821000001234");
    assertThat(known()).extracting(Entity.Customer::email).containsOnly("a@example.com", null);
    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).startsWith("shop: 3 cards").doesNotContain(CARD, RESIDENT);
  }

  @Test
  void keepATelephoneNumberThatIsOnlyOdd() {
    Report report = read(customer("1", "나", "02-123-4567 (내선 12)", "notamail"));

    assertThat(report.refused()).isEmpty();
    assertThat(known()).extracting(Entity.Customer::phone).containsExactly("02-123-4567 (내선 12)");
    assertThat(said).isEmpty();
  }

  @Test
  void areRefusedForTheirNameAloneAndStopNoOther() {
    Report report =
        read(customer("1", "나 " + CARD, "", ""), customer("2", "다", "", "", "DG0000000018"));

    assertThat(report.refused()).extracting(Report.Refused::code).containsExactly("payment_card");
    assertThat(known()).extracting(Entity.Customer::name).containsExactly("다");
  }

  private Report read(Incoming... told) {
    return log.write(transaction -> Intake.takeRead("shop", List.of(told), transaction, NOW));
  }

  private static Incoming customer(
      String id, String name, String phone, String email, String... cards) {
    return new Incoming.Customer(
        id,
        name,
        Optional.of(phone),
        Optional.of(email),
        List.of(cards),
        Optional.of("seoul"),
        LocalDate.EPOCH,
        List.of(),
        List.of(new Incoming.Basis("lookup", true, "membership_terms", NOW, Optional.empty())),
        Incoming.Age.OF_CONSENT);
  }

  private List<Entity.Customer> known() {
    return log.snapshot(Bucket.clientsOf("seoul"), Optional.empty()).rows().stream()
        .filter(row -> row.entity().equals(Entity.CUSTOMER))
        .map(StoredRow::data)
        .map(data -> StrictJson.read(String.valueOf(data), Entity.Customer.class))
        .toList();
  }

  private final class Listener extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord line) {
      said.add(formatter.formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
