package app.dangol.screen.associate;

import app.dangol.screen.associate.model.StaffPage;
import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextBox;
import app.dangol.screen.part.TextLabel;
import app.dangol.text.Texts;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffAccount;
import java.util.EnumSet;
import java.util.Set;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Where somebody new is written down; their PIN comes after it. */
final class StaffFormPane extends VBox {
  private final TextBox name;
  private final TextBox id;
  private final Set<Role> roles = EnumSet.noneOf(Role.class);

  StaffFormPane(Texts texts, StaffViewModel model, StaffPage.Body.Form form) {
    getStyleClass().add("staff-form");
    name = new TextBox(texts.get("staff.form.name"), StaffAccount.LONGEST_NAME);
    id = new TextBox(texts.get("staff.form.id"), StaffAccount.LONGEST_ID);
    FlowPane chips = new FlowPane();
    chips.getStyleClass().add("tools");
    form.roles()
        .forEach(offered ->
            chips
                .getChildren()
                .add(new ChoiceChip(offered.words(), on -> take(offered.role(), on))));
    FlowPane tools =
        new FlowPane(
            new PillButton(
                PillButton.Kind.PRIMARY,
                texts.get("staff.form.next"),
                Icon.LOCK,
                () -> model.write(id.area().getText(), name.area().getText(), roles)));
    tools.getStyleClass().add("tools");
    getChildren()
        .addAll(
            new TextLabel(texts.get("staff.add"), "title-2"),
            name,
            id,
            new TextLabel(texts.get("staff.form.id.what"), "caption"),
            new TextLabel(texts.get("staff.form.roles"), "caption"),
            chips,
            tools);
    sceneProperty().addListener((property, was, now) -> forgetUnless(now != null));
  }

  private void take(Role role, boolean on) {
    if (on) {
      roles.add(role);
    } else {
      roles.remove(role);
    }
  }

  private void forgetUnless(boolean shown) {
    if (!shown) {
      name.forget();
      id.forget();
    }
  }
}
