package app.dangol.screen;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Correction;
import app.dangol.device.SettableClock;
import app.dangol.failure.ErrorCode;
import app.dangol.fuzz.AttackStrings;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.NameDesk;
import app.dangol.visit.NameLook;
import app.dangol.visit.PrivacyDesk;
import app.dangol.visit.PrivacyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * P8, A3: who is shown by a search for people, that it goes on record without what was typed, and
 * that those who may not be found are not, from one moment to the next.
 */
@Timeout(60)
class P8NameSearchTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final CustomerId C2 = new CustomerId("c2");

  @TempDir private Path folder;
  private final List<NameLook> looks = new ArrayList<>();
  private final SettableClock clock = new SettableClock(ShopFloor.NOW);
  private ShopFloor shop;
  private NameDesk desk;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder, clock);
    desk = shop.nameDesk();
    desk.subscribe(looks::add);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void begin() {
    desk.begin();
    shop.untilNamesRead();
  }

  @Test
  void whoeverIsShownIsOnRecordOnceForEachSearchAndWhatWasTypedIsNot() {
    begin();
    desk.find("남궁");
    desk.find("남궁민");
    assertThat(shop.audited).containsExactly("SEARCH c2");

    desk.stop();
    desk.find("feather");
    desk.find("남궁");
    desk.find("남궁민수");
    assertThat(shop.audited).containsExactly("SEARCH c2", "SEARCH c1", "SEARCH c2");
    assertThat(shop.trail.details).containsOnly("");
    assertThat(shop.trail.by()).containsOnly(ShopFloor.MINJI.id());
  }

  @Test
  void aSearchThatFindsNobodyIsOnRecordOnce() {
    begin();
    desk.find("독고");
    desk.find("독고탁");

    assertThat(shop.audited).containsExactly("SEARCH");
    assertThat(shop.trail.details).containsExactly("none");
    assertThat(people()).isEmpty();
  }

  @Test
  void oneSyllableOrThreeDigitsAreNoSearch() {
    begin();
    for (String text : List.of("남", "W", "000", "10000001", " ")) {
      desk.find(text);
      assertThat(people()).as(text).isEmpty();
    }
    assertThat(shop.audited).isEmpty();
  }

  @Test
  void findsByFirstSoundsHangulLatinASlipAndFourDigits() {
    begin();
    for (String text : List.of("ㄴㄱㅁ", "남궁", "namgung", "민수연", "남긍민수연", "0002")) {
      desk.find(text);
      assertThat(people()).as(text).contains(C2);
    }
    desk.find("wilhelmina 0001");
    assertThat(people()).containsExactly(C1);
  }

  @Test
  void nobodyIsShownWhereItCannotGoOnRecord() {
    begin();
    shop.trail.fill();
    desk.find("남궁");

    assertThat(looks).containsExactly(new NameLook.Failed(ErrorCode.DB_01));
  }

  @Test
  void whoHasWithdrawnRestsOrIsErasedIsFoundNoMoreFromThatMoment() {
    begin();
    desk.find("남궁");
    assertThat(people()).containsExactly(C2);
    shop.withdraw("c2", ConsentPurpose.LOOKUP);
    assertThat(people()).as("the list that is open is told anew").isEmpty();
    desk.find("남궁민");
    assertThat(people()).isEmpty();

    desk.find("wilhelmina");
    assertThat(people()).containsExactly(C1);
    shop.privacyDesk().suspend(C1, true);
    assertThat(people()).isEmpty();
    shop.privacyDesk().suspend(C1, false);
    desk.find("wilhelmin");
    assertThat(people()).containsExactly(C1);
    shop.erase("c1");
    assertThat(people()).isEmpty();
    desk.find("wilhelmina");
    assertThat(people()).isEmpty();

    desk.choose(C2);
    assertThat(looks.getLast()).isEqualTo(new NameLook.Gone(C2));
  }

  @Test
  void whoRestedBeforeTheNamesWereReadIsNotAmongThem() {
    shop.privacyDesk().suspend(C1, true);
    begin();
    desk.find("wilhelmina");

    assertThat(people()).isEmpty();
  }

  @Test
  void somebodyPickedIsAskedForTheEndOfANumberUnlessTheySaidItWithTheName() {
    begin();
    desk.find("wilhelmina");
    desk.choose(C1);
    assertThat(looks.getLast())
        .isInstanceOfSatisfying(
            NameLook.Asked.class,
            asked -> {
              assertThat(asked.numbered()).isTrue();
              assertThat(asked.wrong()).isFalse();
              assertThat(asked.whose().masked()).isEqualTo("W*** F***");
              assertThat(asked.whose().ending()).isEqualTo("01");
            });

    desk.confirm(C1, "0002");
    assertThat(((NameLook.Asked) looks.getLast()).wrong()).isTrue();
    assertThat(shop.trail.details).last().isEqualTo("not_their_number");
    desk.confirm(C1, " 0001 ");
    assertThat(looks.getLast()).isEqualTo(new NameLook.Confirmed(C1));

    desk.find("wil 0001");
    desk.choose(C1);
    assertThat(looks.getLast()).isEqualTo(new NameLook.Confirmed(C1));
  }

  @Test
  void theDigitsOfAnotherConfirmNobody() {
    begin();
    desk.find("남궁 0002");
    desk.choose(C1);
    assertThat(looks.getLast()).isInstanceOf(NameLook.Asked.class);
    desk.confirm(C1, "");
    assertThat(((NameLook.Asked) looks.getLast()).wrong()).isTrue();
  }

  @Test
  void whoHasNoNumberIsTakenAtTheirWordAndThatIsOnRecord() {
    shop.numberlessArrives("c9", "독고영재");
    begin();
    desk.find("독고");
    desk.choose(new CustomerId("c9"));
    NameLook.Asked asked = (NameLook.Asked) looks.getLast();
    assertThat(asked.numbered()).isFalse();
    assertThat(asked.whose().ending()).isEmpty();

    desk.confirm(new CustomerId("c9"), "");
    assertThat(looks.getLast()).isEqualTo(new NameLook.Confirmed(new CustomerId("c9")));
    assertThat(shop.audited).containsExactly("SEARCH c9", "SEARCH c9");
    assertThat(shop.trail.details).containsExactly("", "at_their_word");
  }

  @Test
  void theTelephoneThatWasCorrectedHereCountsAtOnceAndTheOneItReplacedNoMore() {
    shop.privacyDesk().correct(C1, Correction.of("", "010-2222-9999", ""));
    begin();
    desk.find("wilhelmina");
    desk.choose(C1);
    assertThat(((NameLook.Asked) looks.getLast()).whose().ending()).isEqualTo("99");

    desk.confirm(C1, "9999");
    assertThat(looks.getLast()).isEqualTo(new NameLook.Confirmed(C1));
    desk.confirm(C1, "0001");
    assertThat(looks.getLast()).as("their card's").isEqualTo(new NameLook.Confirmed(C1));
  }

  @Test
  void whoWasGivenATelephoneHereIsNotTakenAtTheirWordAnyMore() {
    CustomerId c9 = new CustomerId("c9");
    shop.numberlessArrives("c9", "독고영재");
    shop.privacyDesk().correct(c9, Correction.of("", "010-2222-9999", ""));
    begin();
    desk.find("독고");
    desk.choose(c9);
    assertThat(((NameLook.Asked) looks.getLast()).numbered()).isTrue();

    desk.confirm(c9, "");
    assertThat(((NameLook.Asked) looks.getLast()).wrong()).isTrue();
    shop.privacyDesk().correct(c9, Correction.of("", "010-2222-8888", ""));
    desk.confirm(c9, "9999");
    assertThat(((NameLook.Asked) looks.getLast()).wrong()).as("replaced").isTrue();
    desk.confirm(c9, "8888");
    assertThat(looks.getLast()).isEqualTo(new NameLook.Confirmed(c9));
  }

  @Test
  void afterFiveWrongEndsNoOtherIsLookedAtForAMinute() {
    begin();
    desk.find("wilhelmina");
    for (int i = 0; i < 5; i++) {
      desk.confirm(C1, "%d201".formatted(i));
      assertThat(looks.getLast()).isInstanceOf(NameLook.Asked.class);
    }
    desk.confirm(C1, "0001");
    assertThat(looks.getLast()).isEqualTo(new NameLook.Resting(C1));
    desk.confirm(C2, "0002");
    assertThat(looks.getLast()).as("whoever it is").isEqualTo(new NameLook.Resting(C2));
    assertThat(shop.trail.details).endsWith("not_their_number", "too_many_tries", "too_many_tries");

    clock.move(Duration.ofSeconds(59));
    desk.confirm(C1, "0001");
    assertThat(looks.getLast()).isEqualTo(new NameLook.Resting(C1));
    clock.move(Duration.ofSeconds(1));
    desk.confirm(C1, "0001");
    assertThat(looks.getLast()).isEqualTo(new NameLook.Confirmed(C1));
  }

  @Test
  void bySixDifferentDigitsAMinutePeopleAreFoundAndByNoSeventh() {
    begin();
    for (int i = 1; i <= 6; i++) {
      desk.find("wilhelmina 9%d01".formatted(i));
      desk.find("wilhelmina k 9%d01".formatted(i));
      assertThat(looks.getLast()).isInstanceOf(NameLook.Found.class);
    }
    shop.audited.clear();
    shop.trail.details.clear();
    desk.find("0002");
    desk.find("wilhelmina 0001");
    assertThat(looks)
        .endsWith(new NameLook.TooMany("0002"), new NameLook.TooMany("wilhelmina 0001"));
    assertThat(shop.audited).as("once in a search").containsExactly("SEARCH");
    assertThat(shop.trail.details).containsExactly("too_many_tries");
    desk.choose(C1);
    assertThat(looks.getLast())
        .as("picked from the list before, the digits say nothing")
        .isInstanceOf(NameLook.Asked.class);

    desk.find("wilhelmina");
    assertThat(people()).as("names need no digits").containsExactly(C1);
    desk.find("wilhelmina 9601");
    assertThat(looks.getLast()).as("the last of them").isInstanceOf(NameLook.Found.class);
    clock.move(Duration.ofMinutes(1));
    desk.find("wilhelmina 0001");
    assertThat(people()).containsExactly(C1);
  }

  @Test
  void endsTriedWhereSomebodyIsErasedCountAsThoseTriedHere() {
    PrivacyDesk privacy = shop.privacyDesk();
    List<PrivacyEvent> events = new ArrayList<>();
    privacy.subscribe(events::add);
    begin();
    desk.find("wilhelmina");
    for (int i = 0; i < 3; i++) {
      privacy.erase(C1, "%d201".formatted(i));
      assertThat(events.getLast()).isEqualTo(new PrivacyEvent.NotTheirNumber(C1));
    }
    desk.confirm(C1, "7201");
    desk.confirm(C1, "8201");
    privacy.erase(C1, "0001");
    assertThat(events.getLast()).isEqualTo(new PrivacyEvent.TooManyTries(C1));
    desk.confirm(C1, "0001");
    assertThat(looks.getLast()).isEqualTo(new NameLook.Resting(C1));
    assertThat(Collections.frequency(shop.trail.details, "not_their_number")).isEqualTo(5);

    clock.move(Duration.ofMinutes(1));
    privacy.erase(C1, "0001");
    assertThat(events.getLast()).isInstanceOf(PrivacyEvent.Erased.class);
  }

  @Test
  void noAttackStringIsAnybodysNumberOrStopsTheDesk() throws IOException {
    begin();
    for (String text : AttackStrings.all()) {
      desk.find(text);
      desk.confirm(C1, text);
      assertThat(looks.getLast()).isInstanceOf(NameLook.Asked.class);
      clock.move(Duration.ofMinutes(1));
    }
    desk.confirm(C1, "0001");
    assertThat(looks.getLast()).isEqualTo(new NameLook.Confirmed(C1));
  }

  @Test
  void whatCanBeNoNameDoesNotWaitForTheNames() {
    desk.find("8801234567893");
    assertThat(looks).containsExactly(new NameLook.Found("8801234567893", List.of(), 0));
    desk.find("남궁");
    assertThat(looks).last().isEqualTo(new NameLook.Reading("남궁"));
  }

  @Test
  void whoeverMayNotSeeCustomersHasNoNamesAndNoAnswer() {
    shop.duty.begin(new StaffMember(new StaffId("it-1"), "IT", Set.of(Role.IT)));
    desk.begin();
    assertThat(desk.holdsNames()).isFalse();
    desk.find("남궁");
    assertThat(looks).containsExactly(new NameLook.Failed(ErrorCode.ACC_01));

    shop.duty.begin(new StaffMember(new StaffId("kiosk"), "", Set.of(Role.SHOPPER)));
    desk.begin();
    assertThat(desk.holdsNames()).isFalse();
    assertThat(shop.audited).isEmpty();
  }

  @Test
  void whatWasAskedBeforeALockIsNotAnsweredAfterIt() {
    begin();
    shop.hold();
    desk.find("남궁");
    shop.duty.end();
    desk.forget();
    shop.goOn();

    assertThat(desk.holdsNames()).isFalse();
    assertThat(shop.audited).isEmpty();
    assertThat(looks).isEmpty();
  }

  @Test
  void onlyTheNewestOfSeveralTextsIsAnswered() {
    begin();
    shop.hold();
    desk.find("wi");
    desk.find("남궁");
    shop.goOn();

    assertThat(looks).hasSize(1);
    assertThat(shop.audited).containsExactly("SEARCH c2");
  }

  private List<CustomerId> people() {
    return looks.getLast() instanceof NameLook.Found found
        ? found.people().stream().map(NameLook.Person::id).toList()
        : List.of();
  }
}
