package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.id.Sku;
import app.dangol.id.TaskId;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.BookPage;
import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.associate.model.StoryText;
import app.dangol.screen.associate.model.TaskForm;
import app.dangol.screen.associate.model.TaskPage;
import app.dangol.trust.ConsentPurpose;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reservations, wishes and tasks as an associate makes them, over the real databases. */
@ExtendWith(FxThreadExtension.class)
class AccountAtTabletTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void nothingIsReservedWhileNobodyIsServed() {
    shop.scanProduct(ShopFloor.TINS);

    assertThat(model.itemProperty().get().orElseThrow().actions()).isEmpty();
  }

  @Test
  void aReservationIsSaidToBeUnconfirmedAndCanBeUndone() {
    Sku sku = openFirst();
    model.account().reserve(sku);

    assertThat(actions().reserved()).isTrue();
    assertThat(story()).anyMatch(said -> said.contains("not confirmed yet"));
    assertThat(shop.outbox().waiting()).isEqualTo(1);
    assertThat(shop.audited).contains("RESERVATION_REQUESTED c1");

    model.undo();

    assertThat(actions().reserved()).isFalse();
    assertThat(story()).noneMatch(said -> said.contains("not confirmed yet"));
    assertThat(shop.outbox().waiting()).as("it was never sent").isZero();
  }

  @Test
  void theButtonNamesTheCustomerMasked() {
    openFirst();

    assertThat(actions().reserve()).startsWith("Reserve for W*");
    assertThat(ShopFloor.PRIVATE).noneMatch(actions().reserve()::contains);
  }

  @Test
  void aWishIsToggledAndTheUndoTogglesItBack() {
    Sku sku = openFirst();
    boolean before = actions().wished();
    assertThat(actions().wish()).as("offered with consent to online data").isNotBlank();

    model.account().wish(sku);
    assertThat(actions().wished()).isNotEqualTo(before);

    model.undo();
    assertThat(actions().wished()).isEqualTo(before);
  }

  @Test
  void aTaskIsDoneAtOneTouchAndUndone() {
    shop.task("Call on Friday", "2026-11-27", true);
    shop.task("Turn the window", "2026-11-20", false);
    model.tasks().open();
    assertThat(tasks())
        .extracting(TaskPage.Row::text)
        .containsExactly("Turn the window", "Call on Friday");
    assertThat(tasks().getFirst().late()).isTrue();
    assertThat(tasks().getLast().about()).contains("W*");

    model.tasks().done(tasks().getFirst().id());
    assertThat(tasks()).extracting(TaskPage.Row::text).containsExactly("Call on Friday");

    model.undo();
    assertThat(tasks()).hasSize(2);
  }

  @Test
  void aTaskOfTheirsStandsOnTopOfTheirPage() {
    shop.task("Call on Friday", "2026-11-27", true);
    shop.scanCard(ShopFloor.WILHELMINA);

    assertThat(story().getFirst()).isEqualTo("Call on Friday");
  }

  @Test
  void aNewTaskIsAboutWhoIsServedAndSentOnce() {
    shop.scanCard(ShopFloor.WILHELMINA);
    model.tasks().open();
    model.tasks().beginNew();
    model.tasks().textProperty().set("Order the green ones");

    model.tasks().save(new TaskForm.Chosen("call", "2026-11-22", "staff-1", "c1"));

    assertThat(tasks())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.text()).isEqualTo("Order the green ones");
          assertThat(row.about()).contains("Call", "due", "W*", "for me");
        });
    assertThat(story().getFirst()).isEqualTo("Order the green ones");
    assertThat(shop.outbox().waiting()).isEqualTo(1);
    assertThat(model.tasks().formProperty().get()).isEmpty();
  }

  @Test
  void aTaskWithoutWordsIsNotSaved() {
    model.tasks().open();
    model.tasks().beginNew();
    model.tasks().textProperty().set("  ");

    model.tasks().save(new TaskForm.Chosen("call", "", "", ""));

    assertThat(tasks()).isEmpty();
    assertThat(model.tasks().formProperty().get()).as("still being written").isPresent();
  }

  @Test
  void onlyWhatWasChangedOfATaskIsSent() {
    shop.task("Call on Friday", "2026-11-27", true);
    int before = shop.outbox().waiting();
    model.tasks().open();
    model.tasks().beginChange(tasks().getFirst().id());
    assertThat(model.tasks().textProperty().get()).isEqualTo("Call on Friday");

    model.tasks().save(new TaskForm.Chosen("", "2026-11-22", "", ""));

    assertThat(tasks().getFirst().text()).isEqualTo("Call on Friday");
    assertThat(tasks().getFirst().about()).contains("22");
    assertThat(shop.outbox().waiting()).isEqualTo(before + 1);
  }

  @Test
  void whatIsDoneCanBeOpenedAgainLater() {
    TaskId id = shop.task("Call on Friday", "2026-11-27", true);
    model.tasks().open();
    model.tasks().done(id);
    model.closeNotice();
    assertThat(model.tasks().property().get().orElseThrow().done())
        .extracting(TaskPage.Row::text)
        .containsExactly("Call on Friday");

    model.tasks().reopen(id);

    assertThat(tasks()).extracting(TaskPage.Row::text).containsExactly("Call on Friday");
  }

  @Test
  void theAccountTellsOrdersOfAllChannelsWithAmounts() {
    BookPage page = openBook();

    assertThat(page.orders())
        .extracting(BookPage.Receipt::when, BookPage.Receipt::what)
        .contains(
            tuple("20\u00A0Nov · Seongsu · returned · A--12000", "−₩\u00A012,000 · 1 product"),
            tuple("19\u00A0Nov · in the app · on its way · A-24000", "₩\u00A024,000 · 1 product"),
            tuple("20\u00A0Oct · Seongsu · A-12000", "₩\u00A012,000 · 1 product"));
    assertThat(page.orders().getFirst().lines())
        .singleElement()
        .asString()
        .startsWith("-1 × ")
        .endsWith("−₩\u00A012,000");
    assertThat(shop.audited).contains("VIEW c1");
  }

  @Test
  void theAccountTellsPointsCouponsCartWishesAndWhatIsLaidAside() {
    BookPage page = openBook();

    assertThat(page.points())
        .isEqualTo(new BookPage.Line("Tree · 1,240 points", "as of 2 min ago", false));
    assertThat(page.coupons())
        .containsExactly(
            new BookPage.Line("10% off for autumn", "until 23\u00A0Nov, 2 days left", true));
    assertThat(page.cart()).extracting(BookPage.Goods::name).containsExactly("Lunch bag cars blue");
    assertThat(page.cartSum()).isEqualTo("₩\u00A024,000 together, put in yesterday");
    assertThat(page.wishes())
        .extracting(BookPage.Goods::name)
        .containsExactly("Alarm clock bakelike green");
    assertThat(page.reservations())
        .singleElement()
        .satisfies(held -> {
          assertThat(held.line().about()).isEqualTo("refused: not that many pieces · Mangwon");
          assertThat(held.id()).as("nothing to let go").isEmpty();
        });
  }

  @Test
  void whoWithdrawsTheUseOfOnlineDataIsShownWithoutItAndTheAccountSaysWhy() {
    openBook();
    shop.withdraw("c1", ConsentPurpose.SUGGEST_ONLINE);
    shop.desk.refresh();

    BookPage page = model.book().property().get().orElseThrow();
    assertThat(page.cart()).isEmpty();
    assertThat(page.wishes()).isEmpty();
    assertThat(page.online()).isEmpty();
    assertThat(page.onlineHint()).contains("did not agree");
    assertThat(page.consents())
        .filteredOn(BookPage.Agreement::purpose, "Online behaviour")
        .singleElement()
        .satisfies(agreement -> assertThat(agreement.said()).startsWith("Not agreed"));
  }

  @Test
  void nothingOfTheAccountIsKeptOnceTheVisitIsOver() {
    openBook();
    model.finish();

    assertThat(model.book().property().get()).isEmpty();
    assertThat(model.book().openProperty().get()).isFalse();
  }

  private BookPage openBook() {
    shop.accountArrives();
    shop.scanCard(ShopFloor.WILHELMINA);
    model.book().open();
    return model.book().property().get().orElseThrow();
  }

  @Test
  void nothingOfTheTasksIsKeptOnceNobodyLooks() {
    shop.task("Call on Friday", null, true);
    model.tasks().open();
    model.tasks().close();

    assertThat(model.tasks().property().get()).isEmpty();
  }

  @Test
  void whoWithdrawsTheLookUpLeavesTheScreenAtOnce() {
    shop.scanCard(ShopFloor.WILHELMINA);

    shop.withdraw("c1", ConsentPurpose.LOOKUP);

    assertThat(model.customerProperty().get()).isEmpty();
    shop.scanCard(ShopFloor.WILHELMINA);
    assertThat(model.customerProperty().get()).isEmpty();
  }

  private Sku openFirst() {
    shop.scanCard(ShopFloor.WILHELMINA);
    Sku sku = model.customerProperty().get().orElseThrow().offers().getFirst().sku();
    model.open(sku, false);
    return sku;
  }

  private ItemPage.Actions actions() {
    return model.itemProperty().get().orElseThrow().actions().orElseThrow();
  }

  private List<String> story() {
    return model.customerProperty().get().orElseThrow().story().stream()
        .map(StoryText::what)
        .toList();
  }

  private List<TaskPage.Row> tasks() {
    return model.tasks().property().get().orElseThrow().rows();
  }
}
