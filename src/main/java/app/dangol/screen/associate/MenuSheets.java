package app.dangol.screen.associate;

import app.dangol.screen.part.CameraPreview;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.MenuChoice;
import app.dangol.screen.part.PreviewSource;
import app.dangol.screen.part.SheetLayer;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.tray.CardTray;
import app.dangol.screen.tray.TrayCard;
import app.dangol.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The sheets that are opened by hand from the top bar: cards, camera, settings. */
final class MenuSheets {
  private final AssociateViewModel model;
  private final SheetLayer sheets;
  private final List<TrayCard> tray;
  private final Consumer<String> sendCard;
  private Optional<Runnable> openDevices = Optional.empty();
  private Optional<PreviewSource> camera = Optional.empty();
  private boolean cameraOpen;
  private @Nullable Node followed;

  /**
   * @param tray the demo's cards; empty outside the demo
   * @param sendCard sends one of them, by its key
   */
  MenuSheets(
      AssociateViewModel model, SheetLayer sheets, List<TrayCard> tray, Consumer<String> sendCard) {
    this.model = model;
    this.sheets = sheets;
    this.tray = tray;
    this.sendCard = sendCard;
  }

  /** Opens and closes what the model says is open; from now on. */
  void follow(StillCache stills) {
    model.book().openProperty().addListener((property, was, now) -> followBook(stills));
    model.privacy().openProperty().addListener((property, was, now) -> followPrivacy());
    model.tasks().openProperty().addListener((property, was, now) -> followTasks());
    model.trail().openProperty().addListener((property, was, now) -> followTrail());
    model.staff().openProperty().addListener((property, was, now) -> followStaff());
    model.rules().openProperty().addListener((property, was, now) -> followRules());
    model.steer().openProperty().addListener((property, was, now) -> followSteer());
    model.reasons().openProperty().addListener((property, was, now) -> followWhy());
    model.insight().openProperty().addListener((property, was, now) -> followInsight());
    model.reasons().criteriaProperty().addListener((property, was, now) -> followCriteria());
  }

  /** The page was made anew, and with it went the sheet. */
  void reopen(StillCache stills) {
    if (model.book().openProperty().get()) {
      followBook(stills);
    } else if (model.privacy().openProperty().get()) {
      followPrivacy();
    } else if (model.tasks().openProperty().get()) {
      followTasks();
    } else if (model.trail().openProperty().get()) {
      followTrail();
    } else if (model.staff().openProperty().get()) {
      followStaff();
    } else if (model.rules().openProperty().get()) {
      followRules();
    } else if (model.steer().openProperty().get()) {
      followSteer();
    } else if (model.reasons().criteriaProperty().get()) {
      followCriteria();
    } else if (model.reasons().openProperty().get()) {
      followWhy();
    } else if (model.insight().openProperty().get()) {
      followInsight();
    }
  }

  private void followSteer() {
    if (model.steer().openProperty().get()) {
      Texts texts = model.texts();
      follow(texts.get("steer.title"), new SteerPane(texts, model.steer()), model.steer()::close);
    } else {
      unfollow(SteerPane.class);
    }
  }

  private void followWhy() {
    if (model.reasons().openProperty().get()) {
      Texts texts = model.texts();
      follow(
          texts.get("why.title"),
          new WhyPane(texts, model.reasons(), model.privacy()),
          model.reasons()::close);
    } else {
      unfollow(WhyPane.class);
    }
  }

  private void followInsight() {
    if (model.insight().openProperty().get()) {
      Texts texts = model.texts();
      follow(
          texts.get("insight.title"),
          new InsightPane(texts, model.insight()),
          model.insight()::close);
    } else {
      unfollow(InsightPane.class);
    }
  }

  private void followCriteria() {
    if (model.reasons().criteriaProperty().get()) {
      Texts texts = model.texts();
      follow(texts.get("criteria.title"), new CriteriaPane(texts), model.reasons()::closeCriteria);
    } else {
      unfollow(CriteriaPane.class);
    }
  }

  private void followBook(StillCache stills) {
    if (model.book().openProperty().get()) {
      follow(model.book().title(), new BookPane(model, stills), model.book()::close);
    } else {
      unfollow(BookPane.class);
    }
  }

  private void followPrivacy() {
    if (model.privacy().openProperty().get()) {
      Texts texts = model.texts();
      follow(
          texts.get("privacy.title"),
          new PrivacyPane(texts, model.privacy()),
          model.privacy()::close);
    } else {
      unfollow(PrivacyPane.class);
    }
  }

  private void followTasks() {
    if (model.tasks().openProperty().get()) {
      Texts texts = model.texts();
      follow(texts.get("task.title"), new TaskPane(texts, model.tasks()), model.tasks()::close);
    } else {
      unfollow(TaskPane.class);
    }
  }

  private void followTrail() {
    if (model.trail().openProperty().get()) {
      Texts texts = model.texts();
      follow(texts.get("trail.title"), new TrailPane(texts, model.trail()), model.trail()::close);
    } else {
      unfollow(TrailPane.class);
    }
  }

  private void followStaff() {
    if (model.staff().openProperty().get()) {
      Texts texts = model.texts();
      follow(texts.get("staff.title"), new StaffPane(texts, model.staff()), model.staff()::close);
    } else {
      unfollow(StaffPane.class);
    }
  }

  private void followRules() {
    if (model.rules().openProperty().get()) {
      Texts texts = model.texts();
      follow(texts.get("rule.title"), new RulesPane(texts, model.rules()), model.rules()::close);
    } else {
      unfollow(RulesPane.class);
    }
  }

  private void follow(String title, Node content, Runnable onClosed) {
    cameraOpen = false;
    followed = content;
    sheets.open(title, model.texts().get("action.close"), content, onClosed);
  }

  /** Another sheet may have come in its place. */
  private void unfollow(Class<? extends Node> kind) {
    Node content = followed;
    if (kind.isInstance(content)) {
      followed = null;
      if (content.getScene() != null) {
        sheets.close();
      }
    }
  }

  void offerDevices(Runnable open) {
    openDevices = Optional.of(open);
  }

  void offerCamera(PreviewSource source) {
    camera = Optional.of(source);
  }

  boolean hasTray() {
    return !tray.isEmpty();
  }

  /** Opens the demo's cards; empty outside the demo. */
  Optional<Runnable> tray() {
    return hasTray() ? Optional.of(this::openTray) : Optional.empty();
  }

  /** Opens what the camera sees; empty without one. */
  Optional<Runnable> camera() {
    return camera.map(source -> () -> openCamera(source));
  }

  /** The code has been read: nobody needs to see any more where they hold it. */
  void closeCamera() {
    if (cameraOpen) {
      cameraOpen = false;
      sheets.close();
    }
  }

  private void openTray() {
    open("tray.title", cardTray(2));
  }

  Node cardTray(int columns) {
    return new CardTray(
        model.texts(),
        tray,
        columns,
        key -> {
          sheets.close();
          sendCard.accept(key);
        });
  }

  private void openCamera(PreviewSource source) {
    Texts texts = model.texts();
    // A tablet's camera looks away from whoever holds it.
    CameraPreview preview =
        new CameraPreview(source, texts.get("camera.picture"), texts.get("camera.hint"), false);
    sheets.open(
        texts.get("camera.open"), texts.get("action.close"), preview, () -> cameraOpen = false);
    cameraOpen = true;
  }

  /** Opens how the tablet stands with the hub; where nothing can be seen, it tries the hub. */
  void openSync() {
    if (!model.sync().isOffered()) {
      model.syncNow();
      return;
    }
    Texts texts = model.texts();
    model.sync().open();
    cameraOpen = false;
    sheets.open(
        texts.get("sync.title"),
        texts.get("action.close"),
        new SyncPane(texts, model.sync(), model::syncNow),
        model.sync()::close);
  }

  void openSettings() {
    open(
        "menu.title",
        SettingsController.load(
            model.texts(),
            model.appearanceProperty().get(),
            chosen -> model.appearanceProperty().set(chosen),
            tools()));
  }

  /** What else is reached from the settings, by whoever is there now. */
  private List<MenuChoice> tools() {
    Texts texts = model.texts();
    List<MenuChoice> tools = new ArrayList<>();
    if (model.tasks().isOffered()) {
      tools.add(tool(Icon.CHECK, texts.get("task.open"), model.tasks()::open));
    }
    if (model.rules().isOffered()) {
      tools.add(tool(Icon.CLOCK, texts.get("rule.title"), model.rules()::open));
    }
    if (model.trail().isOffered()) {
      tools.add(tool(Icon.EYE, texts.get("trail.open"), model.trail()::open));
    }
    if (model.steer().isOffered()) {
      tools.add(tool(Icon.STORE, texts.get("steer.title"), model.steer()::open));
    }
    if (model.staff().isOffered()) {
      tools.add(tool(Icon.STAFF, texts.get("staff.open"), model.staff()::open));
    }
    tools.add(tool(Icon.BOOK, texts.get("criteria.title"), model.reasons()::openCriteria));
    openDevices.ifPresent(open -> tools.add(tool(Icon.DEVICES, texts.get("devices.open"), open)));
    return tools;
  }

  private MenuChoice tool(Icon icon, String words, Runnable open) {
    return new MenuChoice(
        icon,
        words,
        () -> {
          sheets.close();
          open.run();
        });
  }

  private void open(String title, Node content) {
    cameraOpen = false;
    sheets.open(model.texts().get(title), model.texts().get("action.close"), content);
  }
}
