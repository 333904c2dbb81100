package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.OfferText;
import app.dangol.trust.access.StaffMember;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was begun before a lock is there again for the same person, and for nobody else. */
@ExtendWith(FxThreadExtension.class)
class LockedTabletTest {
  @TempDir Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
    shop.scanCard(ShopFloor.WILHELMINA);
    model.serve();
    model.draftProperty().set("wants the blue one");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void lock() {
    StaffMember who = shop.duty.who().orElseThrow();
    model.leave(who.id());
    shop.duty.end();
    shop.desk.leave(who.id());
  }

  private void signIn(StaffMember who) {
    shop.duty.begin(who);
    model.comeBack(who.id());
  }

  @Test
  void aLockLeavesNothingOfTheCustomerInAnyProperty() {
    lock();

    assertThat(model.customerProperty().get()).isEmpty();
    assertThat(model.draftProperty().get()).isEmpty();
    assertThat(model.servingProperty().get()).isFalse();
    assertThat(model.itemProperty().get()).isEmpty();
    shop.desk.refresh();
    assertThat(model.customerProperty().get()).isEmpty();
  }

  @Test
  void theSamePersonGoesOnWhereTheyWereAndThatIsALookLikeAnyOther() {
    shop.audited.clear();
    CustomerPage before = model.customerProperty().get().orElseThrow();
    model.dismiss(before.offers().getFirst().sku());
    CustomerPage shown = model.customerProperty().get().orElseThrow();
    lock();
    signIn(ShopFloor.MINJI);

    CustomerPage again = model.customerProperty().get().orElseThrow();
    assertThat(again.header().name()).isEqualTo(shown.header().name());
    assertThat(again.offers())
        .extracting(OfferText::sku)
        .containsExactlyElementsOf(shown.offers().stream().map(OfferText::sku).toList());
    assertThat(model.draftProperty().get()).isEqualTo("wants the blue one");
    assertThat(model.servingProperty().get()).isTrue();
    assertThat(shop.audited).containsExactly("VIEW c1");
  }

  @Test
  void anotherPersonFindsNothingOfItAndTheFirstStillDoesAfterThem() {
    lock();
    signIn(ShopFloor.HANA);
    assertThat(model.customerProperty().get()).isEmpty();
    assertThat(model.draftProperty().get()).isEmpty();
    shop.scanCard(ShopFloor.WILHELMINA);
    assertThat(model.draftProperty().get()).as("the same customer, another's note").isEmpty();
    model.draftProperty().set("hana was here");
    lock();

    signIn(ShopFloor.MINJI);
    assertThat(model.draftProperty().get()).isEqualTo("wants the blue one");
    lock();
    signIn(ShopFloor.HANA);
    assertThat(model.draftProperty().get()).isEqualTo("hana was here");
  }

  @Test
  void aTaskHalfWrittenAndWhatWasTypedIntoTheSearchAreKeptToo() {
    model.finish();
    model.find().type("tins");
    model.tasks().open();
    model.tasks().beginNew();
    model.tasks().textProperty().set("call the supplier");
    lock();
    assertThat(model.tasks().textProperty().get()).isEmpty();
    assertThat(model.tasks().openProperty().get()).isFalse();
    assertThat(model.find().queryProperty().get()).isEmpty();

    signIn(ShopFloor.HANA);
    assertThat(model.tasks().formProperty().get()).isEmpty();
    lock();
    signIn(ShopFloor.MINJI);
    assertThat(model.tasks().textProperty().get()).isEqualTo("call the supplier");
    assertThat(model.tasks().formProperty().get()).isPresent();
    assertThat(model.find().queryProperty().get()).isEqualTo("tins");
  }

  @Test
  void whenEverybodyIsSignedOutNobodysWorkIsKept() {
    lock();
    model.forgetBegun();
    shop.desk.forgetLeft();
    signIn(ShopFloor.MINJI);

    assertThat(model.customerProperty().get()).isEmpty();
    assertThat(model.draftProperty().get()).isEmpty();
  }

  @Test
  void somebodyErasedMeanwhileDoesNotComeBack() {
    lock();
    shop.erase("c1");
    signIn(ShopFloor.MINJI);

    assertThat(model.customerProperty().get()).isEmpty();
    shop.scanCard(ShopFloor.NAMGUNG);
    assertThat(model.draftProperty().get()).isEmpty();
  }
}
