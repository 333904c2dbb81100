package app.dangol.screen.associate;

import app.dangol.screen.associate.model.StatusText;
import app.dangol.screen.part.Avatar;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.IconButton;
import app.dangol.screen.part.SearchPill;
import app.dangol.screen.part.SyncChip;
import app.dangol.screen.part.SyncState;
import app.dangol.screen.part.Wordmark;
import app.dangol.text.Texts;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Wordmark, find, how in step we are, and the associate's own menu. */
final class TopBar extends HBox {
  private final SyncChip sync;
  private final SearchPill search;

  /**
   * @param openTray opens the demo's cards; empty outside the demo
   * @param openCamera opens what the camera sees; empty without one
   * @param lock locks the device; empty where nobody could sign in again
   * @param openSync opens how the tablet stands with the hub
   */
  TopBar(
      AssociateViewModel model,
      String staffName,
      Optional<Runnable> openTray,
      Optional<Runnable> openCamera,
      Optional<Runnable> lock,
      Runnable openSync,
      Runnable openMenu) {
    Texts texts = model.texts();
    FindViewModel find = model.find();
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    search =
        new SearchPill(
            texts.get(find.offersPeople() ? "find.prompt.people" : "find.prompt"),
            texts.get("find.clear"),
            find::type,
            entered -> find.enter());
    search.field().setText(find.queryProperty().get());
    sync = new SyncChip(openSync);
    Avatar me =
        new Avatar(
            staffName.substring(0, staffName.offsetByCodePoints(0, 1)),
            texts.get("menu.staff", staffName),
            openMenu);
    getStyleClass().addAll("top-bar", "inset");
    getChildren().addAll(new Wordmark(texts.get("app.name")), gap);
    openTray.ifPresent(
        open -> getChildren().add(new IconButton(Icon.GIFT, texts.get("tray.open"), open)));
    openCamera.ifPresent(
        open -> getChildren().add(new IconButton(Icon.CAMERA, texts.get("camera.open"), open)));
    getChildren().addAll(search, sync);
    lock.ifPresent(how -> getChildren().add(new IconButton(Icon.LOCK, texts.get("lock.now"), how)));
    getChildren().add(me);
  }

  void show(Optional<StatusText> status) {
    status.ifPresentOrElse(
        s -> sync.show(PartMapping.syncState(s.state()), s.chip()),
        () -> sync.show(SyncState.SYNCING, ""));
  }

  /** Shows what stands in the field after something else than typing has changed it. */
  void showQuery(String text) {
    if (!search.field().getText().equals(text)) {
      search.field().setText(text);
    }
  }

  SearchPill search() {
    return search;
  }
}
