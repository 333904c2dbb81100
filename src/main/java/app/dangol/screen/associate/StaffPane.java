package app.dangol.screen.associate;

import app.dangol.screen.associate.model.StaffPage;
import app.dangol.screen.associate.model.StaffPage.Body;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PersonTile;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.PinPad;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sheet in which a manager or IT looks after the staff's accounts. */
final class StaffPane extends VBox {
  private final Texts texts;
  private final StaffViewModel model;
  private final VBox said = new VBox();
  private final VBox content = new VBox();
  private final ChangeListener<Object> follow = (property, was, now) -> show();
  private final ChangeListener<Number> followDigits = (property, was, now) -> showTyped();
  private @Nullable Body shown;
  private @Nullable PinPad pad;

  StaffPane(Texts texts, StaffViewModel model) {
    this.texts = texts;
    this.model = model;
    getStyleClass().addAll("sync-pane", "staff-pane");
    content.getStyleClass().add("staff-content");
    getChildren().addAll(said, content);
    addEventHandler(KeyEvent.KEY_TYPED, this::type);
    addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    model.pageProperty().addListener(follow);
    model.typedProperty().addListener(followDigits);
    show();
    // A sheet that is gone must not be kept by what it listened to.
    sceneProperty()
        .addListener((property, was, scene) -> {
          if (scene == null) {
            model.pageProperty().removeListener(follow);
            model.typedProperty().removeListener(followDigits);
          }
        });
  }

  private void show() {
    StaffPage page = model.pageProperty().get();
    said.getChildren().clear();
    if (!page.said().isBlank()) {
      TextLabel words = new TextLabel(page.said(), "body");
      words.getStyleClass().add(page.bad() ? "tone-bad" : "tone-good");
      said.getChildren().add(words);
    }
    // A form that is there keeps what was typed into it.
    if (!page.body().equals(shown)) {
      shown = page.body();
      pad = null;
      content.getChildren().setAll(nodes(page.body()));
      showTyped();
      toTop();
    }
  }

  private List<Node> nodes(Body body) {
    return switch (body) {
      case Body.Nothing nothing ->
          List.of(new TextLabel(texts.get("staff.loading"), "body", "muted"));
      case Body.Everybody everybody -> everybody(everybody);
      case Body.One one -> one(one);
      case Body.Form form -> List.of(back(), new StaffFormPane(texts, model, form));
      case Body.Pad asked -> pad(asked);
    };
  }

  private List<Node> everybody(Body.Everybody everybody) {
    VBox people = new VBox();
    people.getStyleClass().add("staff-people");
    everybody
        .people()
        .forEach(each -> people.getChildren().add(tile(each, () -> model.choose(each.id()))));
    return List.of(
        people,
        new PillButton(
            PillButton.Kind.PRIMARY, texts.get("staff.add"), Icon.ADD, model::startAdding));
  }

  private static PersonTile tile(StaffPage.Person who, Runnable choose) {
    List<String> notes =
        who.state().isBlank() ? List.of(who.about()) : List.of(who.about(), who.state());
    String spoken = who.name() + ", " + String.join(", ", notes);
    return new PersonTile(who.initial(), who.name(), notes, spoken, false, choose);
  }

  private List<Node> one(Body.One one) {
    VBox choices = new VBox();
    choices.getStyleClass().add("staff-choices");
    one.choices()
        .forEach(choice ->
            choices
                .getChildren()
                .add(
                    new PillButton(
                        PillButton.Kind.PLAIN,
                        choice.words(),
                        choice.grave() ? Icon.REMOVE : null,
                        () -> model.begin(choice.change()))));
    VBox words =
        new VBox(
            new TextLabel(one.who().name(), "title-2"),
            new TextLabel(one.who().about(), "body", "muted"));
    if (!one.who().state().isBlank()) {
      words.getChildren().add(new TextLabel(one.who().state(), "body"));
    }
    if (!one.hint().isBlank()) {
      words.getChildren().add(new TextLabel(one.hint(), "body", "muted"));
    }
    return List.of(back(), words, choices);
  }

  private List<Node> pad(Body.Pad asked) {
    PinPad keys = new PinPad(texts, model);
    keys.setOpen(asked.open());
    pad = keys;
    return List.of(
        back(),
        new TextLabel(asked.title(), "title-2"),
        new TextLabel(asked.words(), "body"),
        keys);
  }

  private PillButton back() {
    return new PillButton(PillButton.Kind.PLAIN, texts.get("staff.back"), Icon.BACK, model::back);
  }

  private void showTyped() {
    PinPad keys = pad;
    if (keys != null) {
      keys.showTyped(model.typedProperty().get());
    }
  }

  /** Keys of a keyboard do what the pad's do, while there is one. */
  private void type(KeyEvent event) {
    String typed = event.getCharacter();
    if (pad != null && typed.length() == 1 && typed.charAt(0) >= '0' && typed.charAt(0) <= '9') {
      model.type(typed.charAt(0) - '0');
      event.consume();
    }
  }

  private void press(KeyEvent event) {
    if (pad == null) {
      return;
    }
    if (event.getCode() == KeyCode.BACK_SPACE) {
      model.takeBack();
    } else if (event.getCode() == KeyCode.ENTER) {
      model.enter();
    }
  }

  /** What comes next is read from its top. */
  private void toTop() {
    for (Parent around = getParent(); around != null; around = around.getParent()) {
      if (around instanceof ScrollPane scroll) {
        scroll.setVvalue(0);
      }
    }
    if (pad != null) {
      setFocusTraversable(true);
      requestFocus();
    }
  }
}
