package app.dangol.launch;

import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.associate.model.FoundText;
import java.util.List;
import java.util.Optional;

/** The part of the tour in which somebody without their card is found by name. */
final class NamesTour {
  /** First sounds that some of the demo's customers begin with, and a name none of them has. */
  private static final String SOUNDS = "ㄱㅁ";

  private static final String NOBODY = "독고탁이";
  private static final String NOT_THEIRS = "----";

  private final AssociateViewModel model;
  private final TourWaits waits;
  private final TourCamera camera;

  NamesTour(AssociateViewModel model, TourWaits waits, TourCamera camera) {
    this.model = model;
    this.waits = waits;
    this.camera = camera;
  }

  /** Leaves nobody on the page and nothing in the field. */
  void walk() throws InterruptedException {
    FxRuntime.run(model::finish);
    waits.untilNobody();
    camera.begin();
    FxRuntime.run(() -> model.find().type(SOUNDS));
    waits.until("people", m -> !people().isEmpty());
    camera.take("people", TourLooks.EVERYDAY);
    camera.take("people", TourLooks.CONTRAST);
    camera.take("people", TourLooks.LARGE);
    camera.portrait("people-portrait");
    camera.begin();
    FxRuntime.run(() -> model.find().choose(people().getFirst().id()));
    waits.until("a question", m -> found().flatMap(FoundText::ask).isPresent());
    camera.take("people-asked", TourLooks.EVERYDAY);
    camera.take("people-asked", TourLooks.CONTRAST);
    camera.portrait("people-asked-portrait");
    camera.begin();
    FxRuntime.run(() -> model.find().confirm(NOT_THEIRS));
    waits.until(
        "a wrong number",
        m -> found().flatMap(FoundText::ask).filter(ask -> !ask.wrong().isBlank()).isPresent());
    camera.take("people-wrong", TourLooks.BOTH_LANGUAGES);
    camera.begin();
    FxRuntime.run(() -> model.find().type(NOBODY));
    waits.until("nobody", m -> found().filter(FoundText::isEmpty).isPresent());
    camera.take("people-nobody", TourLooks.BOTH_LANGUAGES);
    FxRuntime.run(model.find()::clear);
  }

  private Optional<FoundText> found() {
    return model.find().foundProperty().get();
  }

  private List<FoundText.Person> people() {
    return found().flatMap(FoundText::people).map(FoundText.People::rows).orElse(List.of());
  }
}
