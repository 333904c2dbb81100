package app.dangol.screen.part;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** The state of synchronisation as an icon and a word; a touch asks for details. */
public final class SyncChip extends Button {
  public SyncChip(Runnable onDetails) {
    getStyleClass().setAll("sync-chip", "touch");
    setMinWidth(Region.USE_PREF_SIZE);
    setOnAction(event -> onDetails.run());
  }

  /**
   * Shows a state in its icon and words.
   *
   * @param words such as "Just synced"
   */
  public void show(SyncState state, String words) {
    setGraphic(state.icon().node(20, state.tone()));
    setText(words);
  }
}
