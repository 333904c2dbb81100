package app.dangol.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientBucketsTest {
  private static final String SEOUL = Bucket.clientsOf("seoul");
  private static final String BUSAN = Bucket.clientsOf("busan");
  private static final String JEJU = Bucket.clientsOf("jeju");

  private static final String NOTE = "018f3a3e-0000-7000-8000-000000000001";

  @TempDir Path folder;
  private SqliteHubStore store;
  private HubLog log;
  private HubWriter writer;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    writer = new HubWriter(log);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatSomebodyDidInTheWebShopIsOnNoDeviceWithoutTheirConsent() {
    Entity.History viewed =
        new Entity.History("c1", "w1", "w1", "2026-01-01T00:00:00Z", "view", "online", "S1", 1);
    writer.putClients(List.of(customer("c1", "lookup")), List.of(line("c1", "h1", "seoul")));
    writer.keepOfCustomers(
        List.of(
            Put.of(viewed),
            Put.of(new Entity.Cart("c1", "S1", 1, "2026-01-01T00:00:00Z")),
            Put.of(new Entity.Search("c1", "s1", "2026-01-01T00:00:00Z", "mug"))));
    String bought = "c1|2026-01-01T00:00:00Z|h1";
    assertThat(keys(SEOUL)).containsExactly("c1", bought);

    writer.keepOfCustomers(List.of(Put.of(said("k1", "2026-01-02T00:00:00Z", true))));
    assertThat(keys(SEOUL)).contains("c1|S1", "c1|2026-01-01T00:00:00Z|w1").hasSize(6);

    writer.keepOfCustomers(List.of(Put.of(said("k2", "2026-01-03T00:00:00Z", false))));
    assertThat(keys(SEOUL))
        .containsExactlyInAnyOrder(
            "c1", bought, "c1|2026-01-02T00:00:00Z|k1", "c1|2026-01-03T00:00:00Z|k2");
  }

  private static Entity.Consent said(String id, String at, boolean granted) {
    return new Entity.Consent("c1", id, at, "suggest_online", granted, "consent", "2025-1", "shop");
  }

  @Test
  void putsACustomerIntoTheBucketsOfTheHomeStoreAndOfEveryStoreVisited() {
    writer.putClients(
        List.of(customer("c1", "lookup"), customer("c2", "lookup", "marketing")),
        List.of(line("c1", "h1", "busan"), line("c1", "h2", "online"), line("c2", "h1", "seoul")));

    assertThat(keys(SEOUL))
        .containsExactly(
            "c1",
            "c2",
            "c1|2026-01-01T00:00:00Z|h1",
            "c1|2026-01-01T00:00:00Z|h2",
            "c2|2026-01-01T00:00:00Z|h1");
    assertThat(keys(BUSAN))
        .containsExactly("c1", "c1|2026-01-01T00:00:00Z|h1", "c1|2026-01-01T00:00:00Z|h2");
    assertThat(keys(Bucket.clientsOf("online"))).isEmpty();
  }

  @Test
  void putsNobodyWithoutABasisOnAnyDevice() {
    Entity.Customer without = customer("c1", "suggest_purchases", "marketing");

    assertThat(writer.putClients(List.of(without), List.of(line("c1", "h1", "busan")))).isZero();
    assertThatThrownBy(() -> writer.put(SEOUL, List.of(Put.of(without))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c1");
    assertThat(keys(SEOUL)).isEmpty();
    assertThat(keys(BUSAN)).isEmpty();
  }

  @Test
  void leavesTombstonesForEverythingOfACustomerWhoseBasisIsWithdrawn() {
    writer.putClients(
        List.of(customer("c1", "lookup"), customer("c10", "lookup")),
        List.of(line("c1", "h1", "busan"), line("c10", "h1", "busan")));
    note("c1", SEOUL, BUSAN);
    String seoul = log.snapshot(SEOUL, Optional.empty()).next();
    String busan = log.snapshot(BUSAN, Optional.empty()).next();

    int removed = writer.putClients(List.of(customer("c1")), List.of(line("c1", "h2", "jeju")));

    assertThat(removed).isEqualTo(6);
    assertThat(changes(SEOUL, seoul)).containsExactlyElementsOf(changes(BUSAN, busan));
    assertThat(changes(SEOUL, seoul))
        .containsExactlyInAnyOrder("-c1", "-c1|2026-01-01T00:00:00Z|h1", "-c1|" + NOTE);
    assertThat(keys(BUSAN)).containsExactly("c10", "c10|2026-01-01T00:00:00Z|h1");
    assertThat(keys(JEJU)).isEmpty();
  }

  @Test
  void takesACustomerBackWithoutTheNotesOfBefore() {
    writer.putClients(List.of(customer("c1", "lookup")), List.of());
    note("c1", SEOUL);
    writer.putClients(List.of(customer("c1")), List.of());
    writer.putClients(List.of(customer("c1", "lookup")), List.of());

    assertThat(keys(SEOUL)).containsExactly("c1");
  }

  @Test
  void tellsAStoreVisitedForTheFirstTimeWhatWasKnownBefore() {
    writer.putClients(List.of(customer("c1", "lookup")), List.of(line("c1", "h1", "seoul")));
    note("c1", SEOUL);

    writer.putClients(List.of(customer("c1", "lookup")), List.of(line("c1", "h2", "jeju")));

    assertThat(keys(JEJU))
        .containsExactlyElementsOf(keys(SEOUL))
        .containsExactly(
            "c1", "c1|2026-01-01T00:00:00Z|h1", "c1|2026-01-01T00:00:00Z|h2", "c1|" + NOTE);
  }

  @Test
  void changesNothingWhenTheSameIsPutAgain() {
    List<Entity.Customer> customers = List.of(customer("c1", "lookup"));
    List<Entity.History> history = List.of(line("c1", "h1", "busan"));

    assertThat(writer.putClients(customers, history)).isEqualTo(4);
    assertThat(writer.putClients(customers, history)).isZero();
  }

  @Test
  void refusesALineOfSomebodyWhoseConsentIsNotGivenWithIt() {
    writer.putClients(List.of(customer("c2", "lookup")), List.of());
    long before = store.head();

    assertThatThrownBy(() ->
            writer.putClients(
                List.of(customer("c1", "lookup")), List.of(line("c2", "h1", "seoul"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c2");
    assertThat(store.head()).isEqualTo(before);
  }

  @Test
  void leavesACustomerOutOfTheStoreThatIsTheirHomeNoMore() {
    writer.putClients(List.of(customer("c1", "lookup")), List.of(line("c1", "h1", "busan")));

    Entity.Customer moved =
        new Entity.Customer(
            "c1", "단골", null, null, List.of(), "jeju", "2024-01-01", List.of(), List.of("lookup"));
    writer.putClients(List.of(moved), List.of());

    assertThat(keys(SEOUL)).isEmpty();
    assertThat(keys(BUSAN)).containsExactlyElementsOf(keys(JEJU)).hasSize(2);
  }

  @Test
  void takesInWhatOnlyDevicesHadOfACustomer() {
    writer.put(SEOUL, List.of(Put.of(customer("c1", "lookup"))));
    note("c1", SEOUL);

    writer.putClients(List.of(customer("c1", "lookup")), List.of(line("c1", "h1", "jeju")));

    assertThat(keys(JEJU))
        .containsExactlyElementsOf(keys(SEOUL))
        .containsExactly("c1", "c1|2026-01-01T00:00:00Z|h1", "c1|" + NOTE);
  }

  /** A device shows a note under the id of an op; told of another, it showed nobody at all. */
  @Test
  void aNoteWhoseIdIsNoneOfAnOpIsRefusedInWords() {
    for (String id : List.of("legacy-7", "1-1-1-1-1", "", "018f3a3e-0000-7000-8000-00000000000g")) {
      Put bad = Put.of(new Entity.Note(id, "c1", "2026-01-02T00:00:00Z", "s-001", "Minji", "tea"));
      assertThatThrownBy(() -> writer.keepOfCustomers(List.of(bad)))
          .as(id)
          .isInstanceOf(DangolException.class)
          .hasMessage("a note is not taken: its id is none of an op, a UUID (DATA-01)");
      assertThatThrownBy(() -> writer.put(SEOUL, List.of(bad)))
          .isInstanceOf(DangolException.class)
          .hasMessageContaining("DATA-01");
    }
    assertThat(keys(SEOUL)).isEmpty();
    assertThat(keys(ClientBuckets.ALL)).isEmpty();
  }

  private static Entity.Customer customer(String id, String... granted) {
    return new Entity.Customer(
        id, "단골", null, null, List.of(), "seoul", "2024-01-01", List.of(), List.of(granted));
  }

  private static Entity.History line(String customer, String id, String at) {
    return new Entity.History(
        customer, id, "b-" + id, "2026-01-01T00:00:00Z", "purchase", at, "S1", 1);
  }

  private void note(String customer, String... buckets) {
    Entity.Note note =
        new Entity.Note(NOTE, customer, "2026-01-02T00:00:00Z", "s-001", "Minji", "likes tea");
    // As an op of a device does it: everywhere the customer is, the hub's own bucket included.
    writer.put(ClientBuckets.ALL, List.of(Put.of(note)));
    for (String bucket : buckets) {
      writer.put(bucket, List.of(Put.of(note)));
    }
  }

  private List<String> keys(String bucket) {
    return log.snapshot(bucket, Optional.empty()).rows().stream().map(StoredRow::key).toList();
  }

  private List<String> changes(String bucket, String cursor) {
    try {
      return log.changes(bucket, cursor, java.time.Duration.ZERO).rows().stream()
          .map(row -> (row.data() == null ? "-" : "+") + row.key())
          .toList();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
