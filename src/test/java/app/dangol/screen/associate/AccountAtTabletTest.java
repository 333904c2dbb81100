package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.Sku;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.associate.model.StoryText;
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
