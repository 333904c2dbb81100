package app.dangol.screen.part;

import java.util.List;
import java.util.Locale;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * One thing that happened, with a disc on a thread that leads to the next. A touch shows or hides
 * the details where they stand.
 */
public final class TimelineEntry extends TouchRegion {
  /** The channel it happened in. */
  public enum Kind {
    STORE(Icon.STORE, "accent"),
    ONLINE(Icon.ONLINE, "accent"),
    APP(Icon.WISHED, "warm"),
    PHONE(Icon.CALL, "accent"),
    NOTE(Icon.NOTE, "accent"),
    HELD(Icon.HOLD, "warm"),
    TASK(Icon.CHECK, "warm"),
    RETURN(Icon.RETURN, "neutral");

    private final Icon icon;
    private final String tone;

    Kind(Icon icon, String tone) {
      this.icon = icon;
      this.tone = tone;
    }
  }

  /**
   * What an entry says.
   *
   * @param caption date and channel
   * @param text what happened, in a sentence or two
   * @param details shown after a touch; may be empty
   * @param queued whether it waits to be sent; the caption says so too
   */
  public record Story(
      Kind kind, String caption, String text, List<String> details, boolean queued) {
    public Story {
      details = List.copyOf(details);
    }
  }

  private final VBox details;

  private TimelineEntry(Story story, boolean last, VBox details) {
    super(content(story, last, details), () -> toggle(details));
    this.details = details;
    getStyleClass().addAll("entry-touch");
    boolean expands = !story.details().isEmpty();
    setFocusTraversable(expands);
    setMouseTransparent(!expands);
    setAccessibleText(story.caption() + ". " + story.text());
  }

  /**
   * Builds the entry.
   *
   * @param last whether the thread ends here
   */
  public static TimelineEntry of(Story story, boolean last) {
    VBox details = new VBox();
    for (String line : story.details()) {
      details.getChildren().add(new TextLabel(line, "body", "muted"));
    }
    details.setVisible(false);
    details.setManaged(false);
    return new TimelineEntry(story, last, details);
  }

  /** Whether the details are shown. */
  public boolean isExpanded() {
    return details.isVisible();
  }

  private static void toggle(VBox details) {
    boolean show = !details.isVisible();
    details.setVisible(show);
    details.setManaged(show);
  }

  private static HBox content(Story story, boolean last, VBox details) {
    Kind kind = story.kind();
    StackPane disc = new StackPane(kind.icon.node(20, story.queued() ? "muted" : kind.tone));
    disc.getStyleClass().addAll("disc", kind.tone.toLowerCase(Locale.ROOT));
    VBox discColumn = new VBox(disc);
    discColumn.getStyleClass().add("disc-column");
    if (!last) {
      Region thread = new Region();
      thread.getStyleClass().add("thread");
      VBox.setVgrow(thread, Priority.ALWAYS);
      discColumn.getChildren().add(thread);
    }
    VBox words =
        new VBox(
            new TextLabel(story.caption(), "caption"),
            new TextLabel(story.text(), "body"),
            details);
    words.getStyleClass().add("story");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox content = new HBox(discColumn, words);
    content.getStyleClass().add("entry");
    if (story.queued()) {
      content.getStyleClass().add("queued");
    }
    if (last) {
      content.getStyleClass().add("last");
    }
    return content;
  }
}
