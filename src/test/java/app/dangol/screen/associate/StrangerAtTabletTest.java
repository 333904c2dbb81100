package app.dangol.screen.associate;

import static app.dangol.screen.FarHub.STRANGER;
import static app.dangol.screen.ShopFloor.ENGLISH;
import static app.dangol.screen.ShopFloor.KOREAN;
import static app.dangol.screen.ShopFloor.WILHELMINA;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.NoticeText;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody of another store, as the associate sees it. */
@ExtendWith(FxThreadExtension.class)
class StrangerAtTabletTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    model = new Tablet(shop, KOREAN).model;
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theyAreShownAsAnybodyElse() {
    shop.scanCard(STRANGER);

    assertThat(name()).isEqualTo("서*온 님");
    assertThat(model.noticeProperty().get()).isEmpty();
    assertThat(shop.audited).containsExactly("VIEW c77");
  }

  @Test
  void theNextScanTheSameDayNeedsNoHub() {
    shop.scanCard(STRANGER);
    shop.farHub.goAway();

    shop.scanCard(STRANGER);

    assertThat(name()).isEqualTo("서*온 님");
    assertThat(shop.farHub.asked).hasSize(1);
  }

  @Test
  void withoutTheHubTheScreenSaysWhatWillHappenAndWhatToDo() {
    shop.farHub.goAway();

    shop.scanCard(STRANGER);

    assertThat(notice().kind()).isEqualTo(NoticeText.Kind.QUEUED);
    assertThat(notice().text()).contains("…0077").contains("연결되면").contains("카드 없이");
    model.appearanceProperty().set(ENGLISH);
    assertThat(notice().text()).contains("…0077").contains("when it’s back").contains("for now");
    assertThat(notice().text()).doesNotContain(STRANGER);
  }

  @Test
  void whoWasHereBeforeIsGoneWhileTheHubIsAsked() {
    shop.scanCard(WILHELMINA);
    shop.farHub.goAway();

    shop.scanCard(STRANGER);

    assertThat(model.customerProperty().get()).isEmpty();
  }

  @Test
  void theAnswerWaitsForTheAssociate() {
    shop.farHub.goAway();
    shop.scanCard(STRANGER);
    shop.scanCard(WILHELMINA);
    shop.farHub.comeBack();

    shop.desk.hubIsBack();

    assertThat(name()).as("still served").startsWith("W***");
    assertThat(notice()).isEqualTo(new NoticeText(NoticeText.Kind.DONE, "카드 …0077을 찾았어요.", "보기"));
    model.undo();
    assertThat(name()).isEqualTo("서*온 님");
    assertThat(shop.audited).endsWith("VIEW c77");
  }

  @Test
  void aCardOfNobodyIsToldOnceItCouldBeAskedFor() {
    shop.farHub.goAway();
    shop.scanCard("10009999");
    shop.farHub.comeBack();

    shop.desk.hubIsBack();
    assertThat(notice().text()).contains("…9999").contains("없어요");
    model.closeNotice();
    shop.desk.hubIsBack();

    assertThat(model.noticeProperty().get()).isEmpty();
  }

  @Test
  void aHubThatGoesAwayAgainLosesNoCard() {
    shop.farHub.goAway();
    shop.scanCard(STRANGER);
    shop.desk.hubIsBack();
    shop.farHub.comeBack();

    shop.desk.hubIsBack();

    assertThat(notice().undo()).isEqualTo("보기");
  }

  @Test
  void aQueueThatFailsOnceIsAskedAgain() {
    shop.farHub.goAway();
    shop.scanCard(STRANGER);
    shop.farHub.comeBack();
    shop.breakQueue(true);
    shop.desk.hubIsBack();
    shop.breakQueue(false);

    shop.desk.hubIsBack();

    assertThat(notice().undo()).isEqualTo("보기");
  }

  @Test
  void aQueueThatFailsBetweenAnswersIsAskedAgain() {
    shop.farHub.goAway();
    shop.scanCard(STRANGER);
    shop.farHub.comeBack();
    shop.farHub.think();
    shop.desk.hubIsBack();
    shop.breakQueue(true);
    shop.farHub.answer();
    shop.breakQueue(false);

    shop.desk.hubIsBack();

    assertThat(notice().undo()).isEqualTo("보기");
  }

  @Test
  void thePageSaysWhoseCustomerTheyAreAndForHowLong() {
    shop.scanCard(STRANGER);

    assertThat(facts()).startsWith("망원점 고객 · 하루 동안만 보여요");
    model.appearanceProperty().set(ENGLISH);
    assertThat(facts()).startsWith("Mangwon customer, here for a day");
    shop.scanCard(WILHELMINA);
    assertThat(facts()).doesNotContain("here for a day");
  }

  @Test
  void whoWithdrewAtTheHubIsGoneFromTheScreen() {
    shop.scanCard(STRANGER);

    shop.farHub.tellWithdrawn();
    shop.desk.refresh();

    assertThat(model.customerProperty().get()).isEmpty();
  }

  private String facts() {
    return model.customerProperty().get().orElseThrow().header().facts();
  }

  private String name() {
    return model.customerProperty().get().orElseThrow().header().name();
  }

  private NoticeText notice() {
    return model.noticeProperty().get().orElseThrow();
  }
}
