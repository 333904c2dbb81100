package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.CustomerId;
import app.dangol.id.HelpCallId;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.screen.Appearance;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.Snapshot;
import app.dangol.screen.associate.model.BookPage;
import app.dangol.screen.associate.model.TaskPage;
import app.dangol.screen.part.LayoutFaults;
import app.dangol.screen.part.SheetLayer;
import app.dangol.screen.theme.Fonts;
import app.dangol.screen.tray.TrayCard;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.access.Role;
import app.dangol.visit.NameDesk;
import app.dangol.visit.TrailFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The assembled screen in every state, language, look and text size, held upright and across:
 * nothing cut, nothing overlapping, nothing too small, and no name, number or mail anywhere. Some
 * of the pictures are written to {@code target/look}.
 */
@ExtendWith(FxThreadExtension.class)
class AssociateScreenLooksTest {
  private static final Set<Appearance> PICTURES =
      Set.of(
          new Appearance(Locale.KOREAN, Palette.LIGHT, 100),
          new Appearance(Locale.ENGLISH, Palette.LIGHT, 130),
          new Appearance(Locale.ENGLISH, Palette.CONTRAST, 100));

  private static final CustomerId C1 = new CustomerId("c1");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(ShopFloor.NOW);
  private ShopFloor shop;
  private AssociateViewModel model;
  private NameDesk names;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder, clock);
    shop.hubRefusesANote("선물 포장을 좋아함, 아주 긴 메모라서 한 줄에 들어가지 않는다");
    shop.hubKeepsAnotherTask("금요일에 전화", "목요일에 전화");
    shop.accountArrives();
    shop.task("새로 들어온 머그를 보여 드리기, 아주 긴 할 일이라서 한 줄에 들어가지 않는다", "2026-11-20", true);
    shop.task("창가 진열 바꾸기", "2026-11-21", false);
    shop.task("택배 상자 정리", null, false);
    shop.hire();
    shop.realTrail()
        .record(AuditAct.export(ShopFloor.MINJI.id(), C1, "본인이 요청해서, 아주 긴 사유라서 한 줄에 들어가지 않는다"));
    shop.realTrail().erase(ShopFloor.JIEUN.id(), C1);
    for (AuditLog.Action action : AuditLog.Action.values()) {
      shop.realTrail().record(example(action));
    }
    shop.sendTrail(true);
    shop.numberlessArrives("c9", "독고영재");
    model = new Tablet(shop, ShopFloor.KOREAN).model;
    names = shop.nameDesk();
    model.find().use(names);
  }

  private static AuditAct example(AuditLog.Action action) {
    StaffId by = ShopFloor.MINJI.id();
    if (!action.isAboutStaff()) {
      return new AuditAct(by, action, Optional.of(C1), "", Optional.of("본인 요청"));
    }
    return switch (action) {
      case SIGNED_IN, SIGNED_OUT -> AuditAct.own(by, action, "idle");
      case LOCKED_OUT -> AuditAct.on(ShopFloor.JIEUN.id(), by, action, "ten");
      default -> AuditAct.on(ShopFloor.JIEUN.id(), by, action, "associate,manager,it");
    };
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void holdsTogetherAcross() throws IOException {
    walkAll("across", 1280, 800, List.of(100, 115, 130));
  }

  @Test
  void holdsTogetherUpright() throws IOException {
    walkAll("upright", 800, 1280, List.of(100, 130));
  }

  @Test
  void theReceiptOfAnErasureHoldsTogether() throws IOException {
    Scene scene = new AssociateScreen(model, "민지", tray(), key -> {}, 1280, 800).scene();
    scene.getPreferences().setReducedMotion(true);
    shop.scanCard(ShopFloor.NAMGUNG);
    model.privacy().open();
    model.privacy().beginErasing();
    model.privacy().erase("0002");
    for (Palette palette : Palette.values()) {
      for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
        Appearance appearance = new Appearance(language, palette, 130);
        model.appearanceProperty().set(appearance);
        String look = "%s-%s".formatted(palette, language.getLanguage()).toLowerCase(Locale.ROOT);
        Walk walk = new Walk(scene, look, true);
        walk.check("receipt");
      }
    }
  }

  @Test
  void theStaffsAccountsHoldTogether() throws IOException {
    Scene scene = new AssociateScreen(model, "민지", tray(), key -> {}, 1280, 800).scene();
    scene.getPreferences().setReducedMotion(true);
    for (Palette palette : Palette.values()) {
      for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
        model.appearanceProperty().set(new Appearance(language, palette, 130));
        String look = "%s-%s".formatted(palette, language.getLanguage()).toLowerCase(Locale.ROOT);
        new Walk(scene, look, true).staff();
      }
    }
  }

  private void walkAll(String way, double width, double height, List<Integer> sizes)
      throws IOException {
    Scene scene = new AssociateScreen(model, "민지", tray(), key -> {}, width, height).scene();
    // Without time passing in a test nothing slides to its place.
    scene.getPreferences().setReducedMotion(true);
    for (int size : sizes) {
      for (Palette palette : Palette.values()) {
        for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
          Appearance appearance = new Appearance(language, palette, size);
          // The colours change no length: the tightest size in all of them is enough.
          if (palette != Palette.LIGHT && size != 130 && !PICTURES.contains(appearance)) {
            continue;
          }
          model.appearanceProperty().set(appearance);
          String look = "%s-%d-%s-%s".formatted(way, size, palette, language.getLanguage());
          new Walk(scene, look.toLowerCase(Locale.ROOT), PICTURES.contains(appearance)).walk();
        }
      }
    }
  }

  /** One look's way through every state. */
  private final class Walk {
    private final Scene scene;
    private final String look;
    private final boolean picture;

    Walk(Scene scene, String look, boolean picture) {
      this.scene = scene;
      this.look = look;
      this.picture = picture;
    }

    /** Through every state once; sheets last, as the test's time never lets them go. */
    private void walk() throws IOException {
      // Whatever rests a minute after too many cards or numbers of the last walk.
      clock.move(Duration.ofMinutes(1));
      removeClosedSheets();
      check("waiting");
      HelpCallId one = shop.help.call("키오스크 1", Duration.ofMinutes(2), null);
      HelpCallId two = shop.help.call("2층 계단 옆 아주 긴 이름의 키오스크", Duration.ofMinutes(1), null);
      check("help-waiting");
      shop.scanCard("99990042");
      check("refused");
      shop.scanCard(ShopFloor.WILHELMINA);
      check("profile");
      model.book().open();
      for (BookPage.Part part : BookPage.Part.values()) {
        model.book().partProperty().set(part);
        check("account-" + part.name().toLowerCase(Locale.ROOT));
      }
      model.book().close();
      removeClosedSheets();
      privacy();
      model.answerHelp(one);
      check("help-profile");
      model.onSyncStatus(ShopFloor.offline());
      model.answerHelp(two);
      check("offline");
      model.dismiss(page().getFirst());
      check("dismissed");
      model.undo();
      model.onSyncStatus(ShopFloor.synced());
      model.find().type("e");
      check("found");
      model.find().type("zzz");
      check("found-nothing");
      people();
      model.find().clear();
      model.open(page().getFirst(), true);
      check("turned");
      model.closeItem();
      shop.scanCard(ShopFloor.NEWCOMER);
      check("newcomer");
      shop.scanCard(ShopFloor.WILHELMINA);
      model.open(page().getFirst(), false);
      check("product");
      model.account().reserve(page().getFirst());
      check("product-reserved");
      model.undo();
      model.closeItem();
      removeClosedSheets();
      model.reasons().open(page().getFirst());
      check("why");
      model.reasons().openCriteria();
      check("criteria");
      model.reasons().closeCriteria();
      removeClosedSheets();
      press("avatar");
      check("settings");
      ((ButtonBase) SceneWords.nodes(scene.getRoot(), this::opensTasks).getFirst()).fire();
      check("tasks");
      model.tasks().beginNew();
      check("task-new");
      model.tasks().giveUp();
      // The first walk's answers settle what was written here; later ones find nothing to change.
      for (TaskPage.Row row : model.tasks().property().get().orElseThrow().rows()) {
        model.tasks().beginChange(row.id());
        check("task-change");
        model.tasks().giveUp();
      }
      model.tasks().close();
      trail();
      press("avatar");
      press("icon-button");
      check("tray");
      press("sync-chip");
      check("sync");
      model.sync().close();
      model.finish();
      shop.help.answersArrive(one, two);
      model.closeNotice();
    }

    private void people() throws IOException {
      names.forget();
      shop.holdNames();
      names.begin();
      model.find().type("남궁");
      check("people-reading");
      shop.untilNamesRead();
      check("people");
      model.find().choose(new CustomerId("c2"));
      check("people-asked");
      model.find().confirm("9999");
      check("people-wrong");
      model.find().type("독고영재");
      model.find().choose(new CustomerId("c9"));
      check("people-at-their-word");
      for (int i = 0; i < 7; i++) {
        model.find().type("독고 " + (1000 + i));
      }
      check("people-resting");
    }

    private void privacy() throws IOException {
      model.privacy().open();
      check("privacy");
      model.privacy().read(ConsentPurpose.SUGGEST_PURCHASES);
      check("privacy-text");
      model.privacy().beginLeaving();
      check("privacy-leaving");
      model.privacy().beginErasing();
      model.privacy().erase("0000");
      check("privacy-erasing");
      model.privacy().back();
      model.privacy().toggleSuspension();
      model.privacy().askForCopy();
      check("privacy-suspended");
      model.privacy().close();
      removeClosedSheets();
      check("profile-suspended");
      model.privacy().open();
      model.privacy().toggleSuspension();
      model.privacy().close();
      removeClosedSheets();
    }

    private void trail() throws IOException {
      shop.duty.begin(ShopFloor.JIEUN);
      press("avatar");
      check("settings-manager");
      model.trail().open();
      check("trail");
      model.trail().choosing(true);
      check("trail-choices");
      model.trail().choosing(false);
      model.trail().older();
      check("trail-older");
      model.trail().choose(TrailFilter.FIRST.by(Optional.of("staff-2")));
      check("trail-none");
      shop.duty.begin(ShopFloor.MINJI);
      model.trail().older();
      check("trail-refused");
      model.trail().close();
    }

    private void staff() throws IOException {
      String name = "아주 긴 이름을 가진 새 동료라서 한 줄에 들어가지 않는다";
      shop.duty.begin(ShopFloor.JIEUN);
      StaffViewModel staff = model.staff();
      staff.open();
      check("staff");
      staff.startAdding();
      staff.write("s-9", name, Set.of());
      check("staff-form");
      staff.write("s-9", name, Set.of(Role.ASSOCIATE));
      pin(staff, "123456");
      check("staff-pin");
      staff.choose(ShopFloor.HANA.id());
      check("staff-one");
      shop.duty.begin(ShopFloor.MINJI);
      staff.open();
      check("staff-refused");
      staff.close();
    }

    private void pin(StaffViewModel staff, String pin) {
      pin.chars().forEach(digit -> staff.type(digit - '0'));
      staff.enter();
    }

    private List<Sku> page() {
      return model.customerProperty().get().orElseThrow().offers().stream()
          .map(offer -> offer.sku())
          .toList();
    }

    private void press(String style) {
      ((ButtonBase) SceneWords.styled(scene.getRoot(), style)).fire();
    }

    private void check(String state) throws IOException {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      String name = "screen-" + state + "-" + look;
      if (picture) {
        SceneWords.nodes(scene.getRoot(), this::fades).forEach(node -> node.setOpacity(1));
        Snapshot.of(scene).write(Path.of("target/look", name + ".png"));
      }
      LayoutFaults.assertNone(name, scene);
      assertThat(SceneWords.all(scene.getRoot()))
          .as(name)
          .isNotEmpty()
          .noneMatch(words -> ShopFloor.PRIVATE.stream().anyMatch(words::contains));
    }

    private boolean opensTasks(Node node) {
      return node instanceof ButtonBase button
          && button.getText().equals(model.texts().get("task.open"));
    }

    private boolean fades(Node node) {
      return node.getStyleClass().contains("side-sheet")
          || node.getStyleClass().contains("scrim")
          || node.getStyleClass().contains("toast");
    }

    private void removeClosedSheets() {
      SheetLayer layer =
          (SheetLayer)
              SceneWords.nodes(scene.getRoot(), node -> node instanceof SheetLayer).getFirst();
      layer.getChildren().removeIf(this::fades);
    }
  }

  private static List<TrayCard> tray() {
    return List.of(
        card("a", "늘 찾는 단골", "A faithful regular", "Buys the same things again and again"),
        card("b", "선물 찾는 단골", "A gift hunter", "Broad taste, many wishes online"),
        card("c", "뜸해진 단골", "A regular we miss", "Has not come for a long time"),
        card("d", "새 회원", "A newcomer", "A member without any purchase yet"),
        card("e", "모르는 카드", "An unknown card", "The right pattern, but no such member"),
        card("f", "상품 바코드", "A product", "White hanging heart t-light holder"),
        card("g", "깨진 신호", "A broken frame", "Bytes that are not text"),
        card("h", "결제 카드", "A payment card", "A public test number; it must be dropped"));
  }

  private static TrayCard card(String key, String ko, String en, String hint) {
    return new TrayCard(key, new LocalText(ko, en), new LocalText("", hint));
  }
}
