package app.dangol.screen.part;

import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Who stands before us: the masked name, a line of facts, chips, and what can be done. The name is
 * unmasked only while the eye is held.
 */
public final class CustomerHeader extends VBox {
  private static final int MAX_CHIPS = 5;

  private static final PseudoClass REVEALED = PseudoClass.getPseudoClass("revealed");

  /**
   * What the header says.
   *
   * @param maskedName with its form of address
   * @param spokenName the masked name as the screen reader says it
   * @param facts one line, such as how long they have been a regular
   * @param chips warnings first; beyond five they are counted
   */
  public record Person(String maskedName, String spokenName, String facts, List<Chip> chips) {
    public Person {
      chips = List.copyOf(chips);
    }
  }

  /** Where the actions stand. */
  public enum Arrangement {
    /** At the right end, as in landscape. */
    BESIDE,
    /** Under the chips, as in portrait. */
    STACKED
  }

  private final Label name;
  private final Person person;
  private final HoldButton eye;

  /**
   * @param eyeWords what the eye does, for the screen reader and the tooltip
   * @param reveal asked for the full name each time the eye is held; it records that it was asked
   * @param actions buttons, the filled one last
   */
  public CustomerHeader(
      Person person,
      Arrangement arrangement,
      String eyeWords,
      Supplier<String> reveal,
      List<? extends Node> actions) {
    this.person = person;
    name = new TextLabel(person.maskedName(), "display");
    name.setAccessibleText(person.spokenName());
    eye = new HoldButton(Icon.EYE, eyeWords, held -> showName(held, reveal));
    VBox who =
        new VBox(
            row("name-line", name, eye),
            new TextLabel(person.facts(), "body", "muted"),
            chips(person.chips(), arrangement));
    who.getStyleClass().add("who");
    HBox.setHgrow(who, Priority.ALWAYS);
    HBox buttons = row("header-actions", actions.toArray(Node[]::new));
    getChildren()
        .add(
            switch (arrangement) {
              case BESIDE -> beside(who, buttons);
              case STACKED -> stacked(who, buttons);
            });
  }

  /** Masks the name again, even if the eye is still held. */
  public void mask() {
    eye.release();
  }

  private void showName(boolean held, Supplier<String> reveal) {
    name.setText(held ? reveal.get() : person.maskedName());
    name.pseudoClassStateChanged(REVEALED, held);
  }

  private static Pane beside(VBox who, HBox buttons) {
    HBox header = new HBox(who, buttons);
    header.getStyleClass().add("customer-header");
    buttons.setMinWidth(USE_PREF_SIZE);
    return header;
  }

  private static Pane stacked(VBox who, HBox buttons) {
    VBox header = new VBox(who, buttons);
    header.getStyleClass().addAll("customer-header", "stacked");
    return header;
  }

  private static Pane chips(List<Chip> chips, Arrangement arrangement) {
    return switch (arrangement) {
      case BESIDE -> new ChipLine(chips, MAX_CHIPS);
      case STACKED -> lines(chips);
    };
  }

  private static FlowPane lines(List<Chip> chips) {
    FlowPane flow = new FlowPane();
    flow.getStyleClass().add("chips");
    flow.getChildren().addAll(chips.subList(0, Math.min(MAX_CHIPS, chips.size())));
    if (chips.size() > MAX_CHIPS) {
      flow.getChildren().add(Chip.fact("+" + (chips.size() - MAX_CHIPS)));
    }
    return flow;
  }

  private static HBox row(String style, Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add(style);
    return row;
  }
}
