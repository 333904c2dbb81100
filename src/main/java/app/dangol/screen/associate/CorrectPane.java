package app.dangol.screen.associate;

import app.dangol.customer.Contacts;
import app.dangol.customer.Correction;
import app.dangol.customer.Profile.Field;
import app.dangol.screen.associate.model.PrivacyPage;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextBox;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import app.dangol.visit.DataRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * Where what is wrong about somebody's own data is put right. What is held stands beside each field
 * with most of it hidden, and the fields are empty: nothing has to be revealed to correct it.
 */
final class CorrectPane extends VBox {
  private final Texts texts;
  private final PrivacyViewModel model;
  private final Map<Field, TextBox> boxes = new EnumMap<>(Field.class);
  private final Map<Field, VBox> places = new EnumMap<>(Field.class);
  private final PillButton save;

  CorrectPane(Texts texts, PrivacyViewModel model, PrivacyPage.Held held) {
    this.texts = texts;
    this.model = model;
    this.save =
        new PillButton(
            PillButton.Kind.PRIMARY, texts.get("privacy.correct.do"), Icon.CHECK, this::save);
    save.setDisable(true);
    getStyleClass().add("privacy-erase");
    getChildren()
        .addAll(
            new TextLabel(texts.get("privacy.correct.title"), "title-2"),
            new TextLabel(texts.get("privacy.correct.effect"), "body"));
    field(Field.NAME, held.name(), Contacts.MAX_NAME);
    field(Field.PHONE, held.phone(), Correction.MAX_CONTACT);
    field(Field.EMAIL, held.email(), Correction.MAX_CONTACT);
    getChildren().add(tools(save));
    getChildren().add(new TextLabel(texts.get("privacy.correct.others"), "body", "muted"));
    getChildren()
        .add(tools(request(DataRequest.CORRECT_PURCHASES), request(DataRequest.CORRECT_OTHER)));
    sceneProperty().addListener((property, was, now) -> forgetUnless(now != null));
  }

  /** Whoever leaves the form leaves nothing of what they typed in memory. */
  private void forgetUnless(boolean shown) {
    if (!shown) {
      boxes.values().forEach(TextBox::forget);
    }
  }

  private void field(Field field, String held, int longest) {
    TextBox box = new TextBox(texts.get("privacy.field." + field), longest);
    VBox place = new VBox(new TextLabel(held, "caption"), box);
    box.area()
        .textProperty()
        .addListener((property, was, now) ->
            save.setDisable(
                boxes.values().stream().allMatch(each -> each.area().getText().isBlank())));
    boxes.put(field, box);
    places.put(field, place);
    getChildren().add(place);
  }

  private void save() {
    Set<Field> unusable = model.correct(typed(Field.NAME), typed(Field.PHONE), typed(Field.EMAIL));
    places.forEach((field, place) -> {
      place.getChildren().removeIf(each -> each.getStyleClass().contains("check"));
      if (unusable.contains(field)) {
        place.getChildren().add(complaint(field));
      }
    });
  }

  private TextLabel complaint(Field field) {
    TextLabel said = new TextLabel(texts.get("privacy.correct.wrong." + field), "body");
    said.getStyleClass().add("check");
    return said;
  }

  private String typed(Field field) {
    TextBox box = boxes.get(field);
    return box == null ? "" : box.area().getText();
  }

  private PillButton request(DataRequest what) {
    return new PillButton(
        PillButton.Kind.QUIET, texts.get("data.request." + what), Icon.NOTE, () -> model.ask(what));
  }

  private static FlowPane tools(PillButton... buttons) {
    FlowPane row = new FlowPane(buttons);
    row.getStyleClass().add("tools");
    return row;
  }
}
