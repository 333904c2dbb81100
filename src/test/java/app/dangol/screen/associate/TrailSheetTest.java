package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.TrailPage;
import app.dangol.screen.part.SheetLayer;
import app.dangol.screen.theme.Fonts;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.access.StaffMember;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a manager reads and chooses in the sheet of the audit trail. */
@ExtendWith(FxThreadExtension.class)
class TrailSheetTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final CustomerId C2 = new CustomerId("c2");

  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    shop.hire();
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
    scene = new AssociateScreen(model, "민지", List.of(), key -> {}, 1280, 800).scene();
    scene.getPreferences().setReducedMotion(true);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void isThereForAManagerAndForNobodyElse() {
    press("avatar");
    assertThat(buttons()).contains("To do").doesNotContain("Audit trail");

    shop.duty.begin(ShopFloor.JIEUN);
    press("avatar");
    assertThat(buttons()).contains("To do", "Audit trail");
  }

  @Test
  void whoeverMayNotReadItSeesThatAndNothingElse() {
    written(ShopFloor.MINJI, C1, 1);
    model.trail().open();

    assertThat(page().rows()).isEmpty();
    assertThat(words()).anyMatch(said -> said.contains("(ACC-01)"));
    assertThat(words()).noneMatch(said -> said.contains("W***"));
  }

  @Test
  void readsTheNewestRowsUnderAMaskedName() {
    written(ShopFloor.MINJI, C1, 1);
    openAsManager();

    assertThat(words())
        .contains(
            "All 2 rows are as they were written.",
            "Read the audit trail",
            "지은 (staff-m)",
            "Looked at the customer",
            "민지 (staff-1) · W*** F***",
            "just now · 2:00 pm · Seongsu, tablet-1 · row 1");
    assertThat(words()).noneMatch(said -> ShopFloor.PRIVATE.stream().anyMatch(said::contains));
  }

  @Test
  void turnsPages() {
    written(ShopFloor.MINJI, C1, 30);
    openAsManager();
    assertThat(buttons()).contains("Older").doesNotContain("Newer");

    button("Older").fire();
    assertThat(buttons()).contains("Newer").doesNotContain("Older");
    assertThat(page().rows()).hasSize(11);

    button("Newer").fire();
    assertThat(page().rows()).hasSize(20);
  }

  @Test
  void choosesByTouchAndSaysWhatWasChosen() {
    written(ShopFloor.MINJI, C1, 1);
    written(ShopFloor.HANA, C2, 1);
    openAsManager();

    button("Choose rows").fire();
    button("하나 (staff-2)").fire();
    button("All").fire();
    button("Show the rows").fire();

    assertThat(words()).contains("All · 하나 (staff-2)");
    assertThat(page().rows()).extracting(TrailPage.Row::who).containsExactly("하나 (staff-2) · 남**연");
  }

  @Test
  void aChoiceThatIsTouchedAgainStays() {
    openAsManager();
    button("Choose rows").fire();
    int before = readings();

    button("7 days").fire();

    assertThat(words()).contains("7 days");
    assertThat(page().choices().getFirst().offered().get(1).chosen()).isTrue();
    assertThat(readings()).isEqualTo(before);
  }

  @Test
  void readsAboutTheCustomerInFrontUntilTheyHaveLeft() {
    written(ShopFloor.MINJI, C2, 1);
    shop.duty.begin(ShopFloor.JIEUN);
    shop.scanCard(ShopFloor.WILHELMINA);
    written(ShopFloor.MINJI, C1, 1);
    model.trail().open();

    button("Choose rows").fire();
    button("W*** F***").fire();
    button("Show the rows").fire();
    assertThat(words()).contains("7 days · W*** F***");
    assertThat(page().rows()).hasSize(2).allMatch(row -> row.who().endsWith("W*** F***"));

    model.finish();
    assertThat(page().chosen()).isEqualTo("7 days");
    assertThat(page().rows()).hasSize(5);
  }

  @Test
  void saysWhichRowIsNotAsItWasWritten() {
    written(ShopFloor.MINJI, C1, 9);
    shop.tamper("UPDATE audit SET staff = 'staff-2' WHERE seq = 4");
    openAsManager();

    assertThat(page().wrong()).isTrue();
    assertThat(words())
        .anyMatch(said -> said.startsWith("Row 4 is not as") && said.endsWith("(AUD-01)"));
  }

  @Test
  void saysThatItIsReadingUntilThePageIsThere() {
    shop.hold();
    openAsManager();
    assertThat(words()).contains("Reading …");

    shop.goOn();
    assertThat(words()).contains("Read the audit trail");
  }

  @Test
  void isInTheLanguageThatIsChosenMeanwhile() {
    openAsManager();
    model.appearanceProperty().set(ShopFloor.KOREAN.withLanguage(Locale.KOREAN));

    assertThat(words()).contains("열람 기록을 읽었어요");
  }

  @Test
  void keepsNothingOfItOnceTheSheetIsClosedOrTheTabletLocked() {
    written(ShopFloor.MINJI, C1, 1);
    openAsManager();
    ((ButtonBase) SceneWords.styled(sheet(), "icon-button")).fire();
    assertThat(model.trail().property().get()).isEmpty();
    assertThat(model.trail().openProperty().get()).isFalse();

    model.trail().open();
    model.leave(ShopFloor.JIEUN.id());
    assertThat(model.trail().property().get()).isEmpty();
    assertThat(model.trail().openProperty().get()).isFalse();
  }

  private void openAsManager() {
    shop.duty.begin(ShopFloor.JIEUN);
    press("avatar");
    button("Audit trail").fire();
  }

  private void written(StaffMember by, CustomerId whose, int rows) {
    AuditAct act = AuditAct.of(by.id(), Action.VIEW, whose);
    shop.realTrail().record(Collections.nCopies(rows, act));
  }

  private int readings() {
    return shop.written()
        .list(
            new app.dangol.trust.AuditTrail.Wanted(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Action.TRAIL_READ),
                Optional.empty()),
            java.util.OptionalLong.empty(),
            99)
        .size();
  }

  private TrailPage page() {
    return model.trail().property().get().orElseThrow();
  }

  private void press(String style) {
    layout();
    ((ButtonBase) SceneWords.styled(scene.getRoot(), style)).fire();
    layout();
  }

  private ButtonBase button(String words) {
    layout();
    return (ButtonBase)
        SceneWords.nodes(sheet(), node -> node instanceof ButtonBase b && words.equals(b.getText()))
            .getFirst();
  }

  private List<String> buttons() {
    layout();
    return SceneWords.nodes(sheet(), node -> node instanceof ButtonBase).stream()
        .map(node -> ((ButtonBase) node).getText())
        .toList();
  }

  private List<String> words() {
    layout();
    return SceneWords.all(sheet());
  }

  private void layout() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  /** The newest: those before it slide away, for which no time passes here. */
  private Node sheet() {
    SheetLayer layer =
        (SheetLayer)
            SceneWords.nodes(scene.getRoot(), node -> node instanceof SheetLayer).getFirst();
    return SceneWords.nodes(layer, node -> node.getStyleClass().contains("side-sheet")).getLast();
  }
}
