package app.dangol.hub.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.erasure.HubDump.Cell;
import app.dangol.hub.intake.Report;
import app.dangol.wire.Erasures;
import app.dangol.wire.Ops.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P7 at the hub: nothing of somebody erased is left, and what must stay names nobody. */
class P7HubErasureTest extends ErasureShop {
  @Test
  void nothingOfThemIsLeftInAnyTable() throws SQLException {
    List<Cell> before = dump();
    for (String canary : all()) {
      assertThat(HubDump.holding(before, canary)).as("control: " + canary).isNotEmpty();
    }

    assertThat(erase(webId).status()).isEqualTo(Status.APPLIED);

    List<Cell> after = dump();
    for (String canary : all()) {
      assertThat(HubDump.holding(after, canary)).as(canary).isEmpty();
    }
  }

  @Test
  void aBackUpFromBeforeSaysNothingOfThemAnyMore() throws Exception {
    hub.close();
    Path backUp = Files.copy(folder.resolve("hub.db"), folder.resolve("back-up.db"));
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    assertThat(HubDump.holding(dump(), CANARIES.getFirst())).as("control").isNotEmpty();
    erase(posId);
    hub.close();

    Files.copy(backUp, folder.resolve("hub.db"), StandardCopyOption.REPLACE_EXISTING);
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);

    List<Cell> after = dump();
    for (String canary : CANARIES) {
      assertThat(HubDump.holding(after, canary)).as(canary).isEmpty();
    }
  }

  @Test
  void everyDeviceIsToldUnderEachOfTheirIds() {
    assertThat(ErasureNotices.findNewest(reads())).isEmpty();

    erase(posId);

    List<Erasures.Notice> notices = ErasureNotices.listAfter(0, reads());
    assertThat(notices)
        .extracting(Erasures.Notice::digest)
        .containsExactlyInAnyOrder(Erasures.digestOf(posId), Erasures.digestOf(webId));
    assertThat(ErasureNotices.findNewest(reads())).hasValue(notices.getLast().number());
    assertThat(ErasureNotices.listAfter(notices.getFirst().number(), reads())).hasSize(1);
  }

  @Test
  void theLedgerAndTheRecordsOfLooksStayUnderOnePseudonym() throws SQLException {
    long said = HubDump.holding(dump(), "\"text_version\":\"2026-1\"").size();

    erase(posId);

    List<Cell> after = dump();
    List<Cell> ledger = HubDump.holding(after, "consent.disowned");
    assertThat(ledger).hasSizeGreaterThan(3);
    assertThat(said).isPositive();
    String pseudonym = ledger.getFirst().row().split("[\u001f|]")[1];
    assertThat(pseudonym).startsWith("erased-");
    assertThat(ledger).allMatch(cell -> cell.row().contains(pseudonym));
    assertThat(hub.lookUps().listAudit()).extracting(entry -> entry.customer()).contains(pseudonym);
    assertThat(HubDump.holding(after, "person.audit")).allMatch(c -> c.row().contains(pseudonym));
  }

  @Test
  void aSecondOneOfTheSamePersonIsDoneAsWell() {
    erase(posId);
    assertThat(erase(webId).status()).isEqualTo(Status.APPLIED);
  }

  @Test
  void whatASourceGoesOnToTellIsRefusedAndItsOrdersAreNobodys() throws SQLException {
    erase(posId);

    Report told = take("pos", customer(THEIRS.get(0)), order(THEIRS.get(0)), wishes());

    assertThat(told.refused()).extracting(Report.Refused::code).containsExactly("erased", "erased");
    assertThat(HubDump.holding(dump(), "order.guest")).hasSize(2);
    assertThat(HubDump.holding(dump(), "카나리아")).isEmpty();
  }

  @Test
  void whoAgreesAnewIsSomebodyNew() {
    erase(posId);
    clock.move(Duration.ofDays(1));

    Report told = take("pos", customer(THEIRS.get(0), clock.instant()));

    assertThat(told.refused()).isEmpty();
    assertThat(hub.writer().findCustomer("pos", THEIRS.get(0)).orElseThrow()).isNotIn(posId, webId);
  }
}
