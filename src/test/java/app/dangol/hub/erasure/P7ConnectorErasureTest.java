package app.dangol.hub.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.connector.ConnectorStatus.Part;
import app.dangol.hub.connector.Item;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Report;
import app.dangol.hub.log.HubLog;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P7: of whom a shop system goes on to tell after their erasure the hub remembers nothing. */
class P7ConnectorErasureTest extends ErasureShop {
  private static final String CRM = "crm";
  private static final String THEIR_ID = "crm-canary-7";

  private ToldByConnector crm;

  @BeforeEach
  void readByAConnector() {
    crm = new ToldByConnector(hub, CRM, clock);
    crm.has(List.of(customer(THEIR_ID), other(1), other(2)));
    crm.poll();
    assertThat(find(THEIR_ID)).isPresent();
  }

  @Test
  void whatItRemembersOfThemGoesInTheErasure() throws SQLException {
    assertThat(remembered()).as("control").hasSizeGreaterThan(1);

    erase(find(THEIR_ID).orElseThrow());

    assertThat(remembered()).isEmpty();
  }

  @Test
  void atEachReadingTheyAreRefusedAndNotRemembered() throws SQLException {
    erase(find(THEIR_ID).orElseThrow());

    for (int reading = 0; reading < 2; reading++) {
      clock.move(Duration.ofHours(2));
      crm.poll();
      assertThat(remembered()).isEmpty();
      assertThat(find(THEIR_ID)).as("nobody is made of them").isEmpty();
    }

    assertThat(take(CRM, customer(THEIR_ID)).refused())
        .extracting(Report.Refused::code)
        .containsExactly(Report.ERASED);
    assertThat(crm.read().refused()).as("nothing anybody had to see to").isZero();
  }

  @Test
  void noSweepTakesThemForGoneOrLetsThemComeBack() throws SQLException {
    erase(find(THEIR_ID).orElseThrow());
    crm.poll();
    crm.sweep();
    assertThat(crm.swept()).isZero();

    crm.has(List.of(other(1), other(2)));
    crm.sweep();
    assertThat(crm.swept()).as("the shop system has let go of them, too").isZero();

    crm.has(List.of(customer(THEIR_ID), other(1), other(2)));
    crm.poll();
    assertThat(find(THEIR_ID)).isEmpty();
    assertThat(remembered()).isEmpty();
  }

  @Test
  void othersAreSweptAsBefore() {
    erase(find(THEIR_ID).orElseThrow());
    crm.has(List.of(customer(THEIR_ID), other(1)));
    String gone = find("other-2").orElseThrow();
    assertThat(isKnown(gone)).isTrue();

    crm.sweep();

    assertThat(isKnown(gone)).isFalse();
    assertThat(isKnown(find("other-1").orElseThrow())).isTrue();
  }

  @Test
  void whoIsBackByTheirOwnWordIsRememberedAndSweptAgain() throws SQLException {
    erase(find(THEIR_ID).orElseThrow());
    clock.move(Duration.ofDays(1));
    crm.has(List.of(customer(THEIR_ID, clock.instant()), other(1), other(2)));

    crm.poll();

    String again = find(THEIR_ID).orElseThrow();
    assertThat(HubDump.holding(remembered(), "connector.crm.seen.customer")).isNotEmpty();
    long rows = crm.read().rows();
    crm.poll();
    assertThat(crm.read().rows()).as("known by then").isEqualTo(rows);
    crm.has(List.of(other(1), other(2)));
    crm.sweep();
    assertThat(isKnown(again)).isFalse();
  }

  @Test
  void anItemThatTellsOfOthersTooIsKeptForTheirSake() throws SQLException {
    Incoming.Customer one = customer(THEIR_ID);
    Incoming.Customer spouse = other(3);
    crm.hasItems(new Item("household", "h1", List.of(one, spouse)));
    crm.poll();

    erase(find(THEIR_ID).orElseThrow());

    assertThat(remembered()).isEmpty();
    assertThat(isKnown(find("other-3").orElseThrow())).isTrue();
    // It still is what tells of the other: told without them, they are gone.
    crm.hasItems(new Item("household", "h1", List.of(product())));
    crm.poll();
    assertThat(isKnown(find("other-3").orElseThrow())).isFalse();
  }

  @Test
  void whatAnOlderProgramLeftBehindGoesAtTheNextReading() throws SQLException {
    erase(find(THEIR_ID).orElseThrow());
    ((HubLog) reads())
        .write(transaction -> {
          transaction.keepRecord(
              "connector.crm.seen.customer",
              THEIR_ID,
              "{\"hash\":\"0\",\"told\":[\"CUSTOMER|" + THEIR_ID + "\"],\"stock\":[]}");
          transaction.keepRecord(
              "connector.crm.tellers",
              "CUSTOMER|" + THEIR_ID,
              "{\"items\":[\"customer|" + THEIR_ID + "\"]}");
          return 0;
        });

    crm.poll();

    assertThat(remembered()).isEmpty();
    assertThat(find(THEIR_ID)).isEmpty();
  }

  @Test
  void thoseRefusedForAnotherReasonAreCounted() {
    Incoming.Customer nameless =
        new Incoming.Customer(
            "other-9",
            " ",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            other(9).memberSince(),
            List.of(),
            List.of());
    crm.has(List.of(other(1), other(2), nameless));

    crm.poll();

    Part read = crm.read();
    assertThat(read.refused()).isEqualTo(1);
  }

  private List<HubDump.Cell> remembered() throws SQLException {
    return HubDump.holding(dump(), THEIR_ID);
  }

  private Optional<String> find(String id) {
    return hub.writer().findCustomer(CRM, id);
  }

  private boolean isKnown(String id) {
    return ((HubLog) reads())
        .<Boolean>write(transaction ->
            transaction.find(Bucket.clientsOf(STORE), Entity.CUSTOMER, id).isPresent());
  }

  private static Incoming product() {
    return new Incoming.Product(
        "MUG", Optional.empty(), new Entity.Text("머그", "Mug"), "cup", "#3366AA", "A3");
  }

  private static Incoming.Customer other(int number) {
    Incoming.Customer like = customer("other-" + number);
    return new Incoming.Customer(
        like.id(),
        "이름" + number,
        Optional.of("010-9999-000" + number),
        Optional.empty(),
        List.of("other-card-" + number),
        like.homeStore(),
        like.memberSince(),
        like.preferences(),
        like.bases());
  }
}
