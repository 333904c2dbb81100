package app.dangol.hub.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.hub.erasure.AccessRecords.Act;
import app.dangol.hub.erasure.AccessRecords.By;
import app.dangol.hub.erasure.AccessRecords.Entry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** P8 at the hub: who looked at, handed out or erased somebody is on record, after all as well. */
class P8HubAccessTest extends ErasureShop {
  private static final By MANAGER = new By("m-001", "ops", "she asked for it by letter");

  @Test
  void eachActIsOnRecordWithWhoWhenWhoseWhatAndWhy() {
    hub.personDesk().tell(new Whose.Id(webId), Act.VIEW, MANAGER);
    clock.move(Duration.ofMinutes(1));
    hub.personDesk().tell(new Whose.Id(posId), Act.EXPORT, MANAGER);

    List<Entry> entries = AccessRecords.list(reads());

    assertThat(entries).containsExactly(entry(Act.VIEW, 60), entry(Act.EXPORT, 0));
  }

  private Entry entry(Act act, long secondsAgo) {
    return new Entry(
        clock.instant().minusSeconds(secondsAgo),
        act,
        "m-001",
        "ops",
        posId,
        Optional.of("she asked for it by letter"));
  }

  @Test
  void whoIsNotFoundLeavesNoRecordAndNothingIsTold() {
    assertThatThrownBy(() -> hub.personDesk().tell(new Whose.Id("x"), Act.VIEW, MANAGER))
        .hasMessageContaining("DATA-01");

    assertThat(AccessRecords.list(reads())).isEmpty();
  }

  @Test
  void afterAnErasureTheRecordLeadsToNobodyAndTheReasonIsGone() throws SQLException {
    hub.personDesk().tell(new Whose.Id(posId), Act.EXPORT, MANAGER);
    assertThat(HubDump.holding(dump(), "by letter")).as("control").isNotEmpty();

    PersonDesk.Done done = hub.personDesk().erase(new Whose.Id(webId), MANAGER);

    assertThat(done.found()).isFalse();
    assertThat(done.words()).contains("카나리아", "+821077015550");
    assertThat(done.entry().due()).isEqualTo(clock.instant().plus(Duration.ofDays(10)));
    List<Entry> entries = AccessRecords.list(reads());
    assertThat(entries).extracting(Entry::act).containsExactly(Act.EXPORT, Act.ERASE);
    assertThat(entries).extracting(Entry::by).containsOnly("m-001");
    assertThat(entries).extracting(Entry::customer).allMatch(who -> who.startsWith("erased-"));
    assertThat(entries).extracting(Entry::reason).containsOnly(Optional.empty());
    for (String canary : all()) {
      assertThat(HubDump.holding(dump(), canary)).as(canary).isEmpty();
    }
    assertThat(HubDump.holding(dump(), "by letter")).isEmpty();
    assertThat(ErasureNotices.listAfter(0, reads())).hasSize(2);
  }

  @Test
  void aReasonIsSealedAsTheCustomerIs() throws SQLException {
    hub.personDesk().tell(new Whose.Id(posId), Act.EXPORT, MANAGER);

    assertThat(HubDump.holding(dump(), "by letter"))
        .isNotEmpty()
        .allMatch(cell -> cell.table().equals("opened record"));
  }

  @Test
  void recordsGoAfterTwoYears() throws SQLException {
    hub.personDesk().tell(new Whose.Id(posId), Act.VIEW, MANAGER);
    clock.move(Duration.ofDays(732));

    hub.personDesk().tell(new Whose.Id(posId), Act.EXPORT, MANAGER);

    assertThat(AccessRecords.list(reads())).extracting(Entry::act).containsExactly(Act.EXPORT);
    assertThat(HubDump.holding(dump(), "access.reason")).hasSize(2);
  }
}
