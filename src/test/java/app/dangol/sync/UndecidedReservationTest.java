package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.CentralApi;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.CustomerAccount.ReservationState;
import app.dangol.customer.Reservations.Wanted;
import app.dangol.hub.connector.ShelfConnector;
import app.dangol.hub.intake.Incoming;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.wire.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for in a shop whose shop system has yet to say yes or no. */
class UndecidedReservationTest {
  private static final Sku S1 = new Sku("S1");
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final MemberToken CARD = new MemberToken(MemberToken.Kind.CARD, "29000001");
  private static final String STORE = TestHub.STORE.value();

  @TempDir private Path folder;
  private TestHub hub;

  /** A shop system with three pieces that knows the customer and never decides. */
  @BeforeEach
  void start() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.connect(new ShelfConnector(STORE, Instant.now().minusSeconds(60)), ShelfConnector.ONCE);
    CentralApi asking = hub.client();
    Await.until(
        "read",
        Duration.ofSeconds(20),
        () ->
            asking.manifest(new Manifest.Request("t", STORE, List.of())).buckets().stream()
                .anyMatch(verdict -> verdict.readAt() != null));
    hub.writer()
        .take(
            "shelf",
            List.of(
                new Incoming.Customer(
                    "1",
                    "손님",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(CARD.value()),
                    Optional.of(STORE),
                    LocalDate.parse("2024-05-01"),
                    List.of(),
                    List.of(
                        new Incoming.Basis(
                            "lookup", true, "membership_terms", Instant.now(), Optional.empty())))),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void itsPiecesAreTakenOffOnceOnEveryDevice() {
    try (Device mine = new Device(folder.resolve("mine"), hub.client());
        Device other = new Device(folder.resolve("other"), hub.client())) {
      mine.engine.runOnce();
      CustomerId customer = mine.store.directory.findByToken(CARD).orElseThrow().id();

      mine.store.reservations.request(customer, STAFF, new Wanted(TestHub.STORE, S1, 1));
      assertThat(available(mine)).as("before it is sent").isEqualTo(2);
      mine.engine.runOnce();
      other.engine.runOnce();

      for (Device device : List.of(mine, other)) {
        assertThat(reservation(device, customer).state()).isEqualTo(ReservationState.REQUESTED);
        assertThat(available(device)).isEqualTo(2);
        assertThat(device.store.catalog.listInStock(TestHub.STORE)).containsExactly(S1);
      }
      assertThat(mine.store.ops()).isZero();
    }
  }

  private static CustomerAccount.Reservation reservation(Device device, CustomerId customer) {
    return device.store.accounts.get(customer).reservations().getFirst();
  }

  private static int available(Device device) {
    return Objects.requireNonNull(device.store.catalog.listStock(List.of(S1)).get(S1))
        .getFirst()
        .available();
  }
}
