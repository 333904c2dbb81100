package app.dangol.screen.kiosk;

import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.still.StillCache;
import app.dangol.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/** Asks whether anybody is there, and counts down to the wipe. */
final class IdlePane {
  /** Height of the quieter picture, in units. */
  private static final double HERO = 190;

  private static final double RING = 52;
  private static final double SMALL_RING = 38;

  /** With less motion the ring moves in steps of this many seconds. */
  private static final int STEP = 5;

  private final Texts texts;
  private final WordsController words;
  private final Label number = new Label();
  private final Arc arc = new Arc();
  private final boolean stepped;
  private final Parts parts;

  /**
   * @param stepped whether the person asks for less motion
   */
  IdlePane(KioskViewModel model, Arrangement arrangement, StillCache house, boolean stepped) {
    this.texts = model.texts();
    this.stepped = stepped;
    words = WordsController.load(texts.get("kiosk.idle.title"), " ");
    StackPane ring = ring((arrangement.isTall() ? RING : SMALL_RING) * arrangement.unit());
    boolean beside = !arrangement.isTall() && !arrangement.isCompact();
    if (!beside && !arrangement.isCompact()) {
      VBox.setVgrow(ring, Priority.ALWAYS);
      words.add(ring);
    }
    PillButton keep =
        new PillButton(PillButton.Kind.PRIMARY, texts.get("kiosk.idle.keep"), model::keepLooking);
    PillButton end =
        new PillButton(PillButton.Kind.PLAIN, texts.get("kiosk.idle.end"), model::finish);
    parts =
        new Parts(
            Optional.of(beside ? ring : WordPages.quiet(texts, house)),
            HERO,
            words.root(),
            List.of(ActionRow.stacked(arrangement, keep, end)));
  }

  private StackPane ring(double radius) {
    Circle track = new Circle(radius);
    track.getStyleClass().add("kiosk-ring-track");
    arc.setRadiusX(radius);
    arc.setRadiusY(radius);
    arc.setStartAngle(90);
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add("kiosk-ring");
    number.getStyleClass().addAll("display", "kiosk-seconds");
    StackPane ring = new StackPane(new Group(track, arc), number);
    ring.getStyleClass().add("kiosk-ring-place");
    return ring;
  }

  void show(KioskPage.Idle idle) {
    int shown = stepped ? Math.ceilDiv(idle.seconds(), STEP) * STEP : idle.seconds();
    number.setText(String.valueOf(idle.seconds()));
    arc.setLength(-360.0 * Math.min(shown, idle.of()) / idle.of());
    words.say(texts.get("kiosk.idle.body", idle.seconds()));
  }

  Parts parts() {
    return parts;
  }
}
