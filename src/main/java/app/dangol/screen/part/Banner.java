package app.dangol.screen.part;

import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * One sentence under the top bar saying what the screen is based on or who waits, and at most one
 * action.
 */
public final class Banner extends HBox {
  /** What it is about, worst last; only the worst is shown. */
  public enum Kind {
    STALE(Icon.CLOCK, ""),
    SUSPENDED(Icon.PAUSE, ""),
    QUEUED(Icon.QUEUED, ""),
    OFFLINE(Icon.OFFLINE, "warning"),
    ATTENTION(Icon.WARNING, "danger"),
    HELP(Icon.PERSON_WAITS, "accent");

    private final Icon icon;
    private final String tone;

    Kind(Icon icon, String tone) {
      this.icon = icon;
      this.tone = tone;
    }
  }

  /** A button in the banner. */
  public record Action(String words, Runnable run) {}

  /**
   * @param aside a short figure at the end, such as "2 to send"
   */
  public Banner(Kind kind, String sentence, @Nullable String aside, @Nullable Action action) {
    getStyleClass().addAll("banner", kind.name().toLowerCase(Locale.ROOT));
    TextLabel words = new TextLabel(sentence, "body");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren()
        .addAll(kind.tone.isEmpty() ? kind.icon.node(22) : kind.icon.node(22, kind.tone), words);
    if (aside != null) {
      TextLabel figure = new TextLabel(aside, "caption");
      figure.setWrapText(false);
      figure.setMinWidth(USE_PREF_SIZE);
      getChildren().add(figure);
    }
    if (action != null) {
      getChildren().add(new PillButton(PillButton.Kind.QUIET, action.words(), action.run()));
    }
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(sentence);
  }
}
