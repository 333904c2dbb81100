package app.dangol.screen.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.ErrorCode;
import app.dangol.screen.Appearance;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.WatchedCamera;
import app.dangol.screen.setup.model.DeviceDetail;
import app.dangol.screen.setup.model.DeviceReport.Health;
import app.dangol.screen.setup.model.DeviceRow;
import app.dangol.screen.setup.model.DevicesPage;
import app.dangol.screen.setup.model.Meaning;
import app.dangol.screen.setup.model.Refusal;
import app.dangol.screen.setup.model.SeenLine;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page says and does, without a scene. */
@ExtendWith(FxThreadExtension.class)
class DevicesViewModelTest {
  private final ReaderDesk desk = new ReaderDesk();
  private DevicesViewModel model;

  @BeforeEach
  void open() {
    model =
        new DevicesViewModel(
            desk,
            ZoneId.of("Asia/Seoul"),
            new Appearance(Locale.ENGLISH, Appearance.Palette.LIGHT, 100));
    model.open();
  }

  private DevicesPage page() {
    return model.pageProperty().get().orElseThrow();
  }

  private DeviceDetail detail() {
    return page().detail().orElseThrow();
  }

  private List<String> meanings() {
    return detail().lines().stream().map(SeenLine::meaning).toList();
  }

  @Test
  void saysWhatEachUnitIsNewestFirst() {
    desk.scan("counter", "5d4530", new Meaning.Item(Optional.of("EAN_13"), "08801234567893"));
    desk.scan("counter", "4447", new Meaning.Member(Optional.of("CODE_128"), "…9224"));
    desk.scan("counter", "41", new Meaning.Text(Optional.empty(), "A coupon"));
    desk.scan("counter", "04a1", new Meaning.Tag("…90a1"));
    desk.tell();

    assertThat(meanings())
        .containsExactly(
            "unknown tag …90a1",
            "neither card nor product: A coupon",
            "Code 128 · loyalty card …9224",
            "EAN-13 · GTIN 08801234567893");
    assertThat(detail().lines().getLast().time()).isEqualTo("14:00:01");
    assertThat(detail().lines().getLast().hex()).hasValue("5d4530");
  }

  @Test
  void everyRefusalHasItsReasonAndWhatIsUsuallyBehindItInBothLanguages() {
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      model.appearanceProperty().set(model.appearanceProperty().get().withLanguage(language));
      for (Refusal refusal : Refusal.values()) {
        desk.clear("counter");
        desk.refuse("counter", 13, refusal);
        desk.tell();

        SeenLine line = detail().lines().getFirst();
        assertThat(line.meaning()).as("%s", refusal).matches("(Refused|거절): .{3,}");
        assertThat(line.cause().orElseThrow()).as("%s", refusal).hasSizeGreaterThan(15);
        assertThat(detail().refusals().orElseThrow()).contains(line.meaning().substring(4, 6));
      }
    }
  }

  @Test
  void ofAPaymentCardNoByteIsShown() {
    desk.refuse("counter", 19, Refusal.PAYMENT_CARD);
    desk.tell();

    SeenLine line = detail().lines().getFirst();
    assertThat(line.hex()).isEmpty();
    assertThat(line.aside()).isEqualTo("19 bytes · content not shown");
  }

  @Test
  void ofALongUnitTheFirstBytesAreShownAndTheRestCounted() {
    desk.scan("counter", "41".repeat(200), new Meaning.Text(Optional.empty(), "A".repeat(200)));
    desk.tell();

    SeenLine line = detail().lines().getFirst();
    assertThat(line.hex()).hasValue("41".repeat(64));
    assertThat(line.aside()).isEqualTo("first 64 of 200 bytes");
    assertThat(line.meaning()).endsWith("A".repeat(60) + " …");
  }

  @Test
  void everyHealthHasAStatusAndWhatIsWrongSaysWhatToDo() {
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      model.appearanceProperty().set(model.appearanceProperty().get().withLanguage(language));
      for (Health health : Health.values()) {
        desk.health("counter", health, Optional.of(ErrorCode.DEV_01));
        desk.tell();

        assertThat(detail().status()).as("%s", health).endsWith("(DEV-01)");
        boolean fine = health == Health.WORKING || health == Health.STARTING;
        assertThat(detail().advice().isPresent()).as("%s", health).isEqualTo(!fine);
      }
    }
  }

  @Test
  void aCameraIsGivenNoAdviceOfPortsAndCountsNoBytes() {
    desk.camera(new WatchedCamera());
    model.select("tags");
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      model.appearanceProperty().set(model.appearanceProperty().get().withLanguage(language));
      for (Health health :
          List.of(Health.NOT_THERE, Health.GONE, Health.NO_RIGHTS, Health.FAILED)) {
        desk.health("tags", health, Optional.of(ErrorCode.DEV_01));
        desk.tell();

        assertThat(detail().advice().orElseThrow())
            .as("%s", health)
            .containsAnyOf("camera", "카메라")
            .doesNotContainIgnoringCase("port")
            .doesNotContain("dialout", "포트", "리더기", "{0}");
      }
    }
    assertThat(detail().figures())
        .extracting(DeviceDetail.Figure::label)
        .containsExactly("Read", "Refused", "Reconnected", "Last");
  }

  @Test
  void aDriverThatNeverMetItsDeviceSaysSo() {
    desk.tell();
    model.select("tags");

    assertThat(detail().unproven()).hasValueSatisfying(w -> assertThat(w).contains("documents"));
    assertThat(page().rows().getLast().about()).endsWith("documented only");
    assertThat(page().rows().getFirst().about()).isEqualTo("Generic line scanner");
  }

  @Test
  void theFirstReaderIsSelectedUntilAnotherIs() {
    desk.tell();
    assertThat(detail().name()).isEqualTo("counter");

    model.select("tags");

    assertThat(detail().name()).isEqualTo("tags");
    assertThat(page().rows()).extracting(DeviceRow::selected).containsExactly(false, true);
  }

  @Test
  void pausedTheListStandsStillWhileTheCountsGoOn() {
    desk.scan("counter", "41", new Meaning.Text(Optional.empty(), "one"));
    desk.tell();
    model.pause(true);
    desk.scan("counter", "42", new Meaning.Text(Optional.empty(), "two"));
    desk.tell();

    assertThat(meanings()).containsExactly("neither card nor product: one");
    assertThat(detail().figures().getFirst().value()).isEqualTo("2");

    model.pause(false);

    assertThat(meanings()).hasSize(2);
  }

  @Test
  void clearingForgetsTheUnitsAlsoWhilePaused() {
    desk.scan("counter", "41", new Meaning.Text(Optional.empty(), "one"));
    desk.tell();
    model.pause(true);

    model.clear();

    assertThat(detail().lines()).isEmpty();
    desk.tell();
    model.pause(false);
    assertThat(detail().lines()).isEmpty();
    assertThat(detail().empty())
        .isEqualTo("Scan something now. Its bytes and what they mean appear here.");
  }

  @Test
  void closedItFollowsNobodyAndHoldsNothing() {
    desk.scan("counter", "41", new Meaning.Text(Optional.empty(), "one"));
    desk.tell();

    model.close();
    desk.tell();

    assertThat(desk.followers()).isZero();
    assertThat(model.pageProperty().get()).isEmpty();
  }

  @Test
  void whatIsPluggedInAndOfNoUseSaysWhatToDoAboutIt() {
    desk.tell();

    assertThat(page().wrongModes().getFirst().aside()).isEqualTo("05e0:0600");
    assertThat(page().wrongModes().getFirst().words()).contains("USB CDC Host");
    assertThat(page().ports())
        .extracting(DevicesPage.Note::words)
        .containsExactly(
            "Drivers to try first: newland-cdc",
            "Try the driver generic-line-scanner first."
                + " This name depends on the order of plugging in.");
  }

  @Test
  void whereTheAppHasThePortsItSaysSo() {
    desk.held();
    desk.tell();

    assertThat(page().held()).hasValueSatisfying(w -> assertThat(w).contains("is running"));
  }

  @Test
  void noRecordOfAUnitShowsItsBytesInAMessage() {
    desk.scan("counter", "4447", new Meaning.Text(Optional.empty(), "DG1345379224"));
    desk.tell();

    assertThat(page().toString()).doesNotContain("4447").doesNotContain("DG1345379224");
    assertThat(desk.report().toString()).doesNotContain("4447").doesNotContain("DG1345379224");
  }
}
