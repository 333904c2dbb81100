package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.TestRows;
import app.dangol.id.HelpCallId;
import app.dangol.scan.Scan;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.part.Banner;
import app.dangol.screen.theme.Fonts;
import app.dangol.visit.VisitEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A shopper asks for help at a kiosk, and what the associate's tablet makes of it. */
@ExtendWith(FxThreadExtension.class)
class HelpBannerTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    model = new Tablet(shop, ShopFloor.KOREAN).model;
    scene = new AssociateScreen(model, "민지", List.of(), key -> {}, 1280, 800).scene();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void isSeenWhileNobodyIsHereAndOverACustomersPage() {
    shop.help.call("키오스크 1", Duration.ofMinutes(2), null);
    assertThat(banner()).contains("키오스크 1에서 도움을 기다려요 · 2분\u00A0전", "제가 갈게요");

    shop.scanCard(ShopFloor.WILHELMINA);
    assertThat(banner()).contains("키오스크 1에서 도움을 기다려요 · 2분\u00A0전");

    model.appearanceProperty().set(ShopFloor.ENGLISH);
    assertThat(banner())
        .contains("A shopper at 키오스크 1 asks for help · 2\u00A0min\u00A0ago", "I’ll go");
  }

  @Test
  void namesTheOneWhoWaitsLongestAndHowManyMore() {
    shop.help.call("키오스크 2", Duration.ofMinutes(1), null);
    shop.help.call("키오스크 1", Duration.ofMinutes(3), null);

    assertThat(banner()).contains("키오스크 1에서 도움을 기다려요 · 3분\u00A0전", "외 1곳");
  }

  @Test
  void comesBeforeBeingOffline() {
    model.onSyncStatus(ShopFloor.offline());
    shop.help.call("키오스크 1", Duration.ZERO, null);

    assertThat(banner()).contains("키오스크 1에서 도움을 기다려요 · 방금");
  }

  @Test
  void standsBeforeAnEarlierRefusalAndBehindALaterOne() {
    shop.refuse(Scan.Reason.BROKEN);
    HelpCallId call = shop.help.call("키오스크 1", Duration.ZERO, null);
    assertThat(banner().getFirst()).startsWith("키오스크 1에서");

    model.appearanceProperty().set(ShopFloor.ENGLISH);
    assertThat(banner().getFirst()).as("another language changes no order").contains("키오스크 1");
    model.appearanceProperty().set(ShopFloor.KOREAN);
    shop.refuse(Scan.Reason.PAYMENT_CARD);
    assertThat(banner().getFirst()).startsWith("결제 카드처럼");

    model.closeNotice();
    assertThat(banner().getFirst()).as("still waits").startsWith("키오스크 1에서");
    shop.help.arrive(TestRows.help(call.toString(), "키오스크 1", 9, ShopFloor.NOW, "staff-2"));
    assertThat(shown()).isEmpty();
  }

  @Test
  void theAnswerIsSaidToBeToldOnlyWhenTheHubHasIt() {
    HelpCallId call = shop.help.call("키오스크 1", Duration.ZERO, null);

    press();
    assertThat(shown()).as("nobody else need go").isEmpty();
    assertThat(said()).isEqualTo("가신다고 키오스크에 알리는 중이에요 …");

    shop.help.hubTakes(2);
    assertThat(said()).as("its word on it is not here yet").contains("알리는 중");
    shop.help.arrive(TestRows.help(call.toString(), "키오스크 1", 2, ShopFloor.NOW, "staff-1"));
    assertThat(said()).isEqualTo("가신다고 키오스크에 알렸어요.");
  }

  @Test
  void offlineItSaysThatTheKioskDoesNotKnow() {
    HelpCallId call = shop.help.call("키오스크 1", Duration.ZERO, null);
    model.onSyncStatus(ShopFloor.offline());

    press();
    assertThat(said()).isEqualTo("오프라인이라 키오스크에 아직 못 알렸어요. 그래도 가 주세요.");

    shop.help.hubTakes(2);
    shop.help.arrive(TestRows.help(call.toString(), "키오스크 1", 2, ShopFloor.NOW, "staff-1"));
    assertThat(said()).isEqualTo("가신다고 키오스크에 알렸어요.");
  }

  @Test
  void whoComesSecondIsToldThatAColleagueGoes() {
    HelpCallId call = shop.help.call("키오스크 1", Duration.ZERO, null);
    press();

    shop.help.hubTakes(2);
    shop.help.arrive(TestRows.help(call.toString(), "키오스크 1", 2, ShopFloor.NOW, "staff-2"));

    assertThat(said()).isEqualTo("다른 직원이 이미 가고 있어요.");
  }

  @Test
  void whoAnswersACallThatIsGoneIsToldThatNobodyWaits() {
    HelpCallId call = shop.help.call("키오스크 1", Duration.ZERO, null);
    press();

    shop.help.hubTakes(2);
    shop.help.arrive(
        TestRows.gone(TestRows.help(call.toString(), "키오스크 1", 2, ShopFloor.NOW, null), 2));

    assertThat(said()).isEqualTo("이제 거기서 기다리는 분이 없어요.");
  }

  @Test
  void anOldCallAndOneAnsweredElsewhereDoNotShow() {
    shop.help.call("키오스크 1", Duration.ofMinutes(31), null);
    shop.help.call("키오스크 2", Duration.ofMinutes(1), "staff-2");

    assertThat(shown()).isEmpty();
  }

  @Test
  void theSameListIsToldOnce() {
    List<VisitEvent> events = shop.record();
    shop.help.call("키오스크 1", Duration.ZERO, null);
    shop.desk.lookForHelp();
    shop.desk.lookForHelp();

    assertThat(events).hasSize(1).allMatch(event -> event instanceof VisitEvent.HelpWanted);
  }

  private List<Node> shown() {
    return SceneWords.nodes(
        scene.getRoot(),
        node -> node instanceof Banner && !node.getStyleClass().contains("suspended"));
  }

  private List<String> banner() {
    assertThat(shown()).as("one at a time").hasSize(1);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return SceneWords.all(shown().getFirst());
  }

  private void press() {
    Node button =
        SceneWords.nodes(shown().getFirst(), node -> node instanceof ButtonBase).getFirst();
    ((ButtonBase) button).fire();
  }

  private String said() {
    return model.noticeProperty().get().orElseThrow().text();
  }
}
