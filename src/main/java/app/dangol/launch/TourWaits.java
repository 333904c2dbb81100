package app.dangol.launch;

import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.NoticeText;
import app.dangol.screen.associate.model.StatusText;
import app.dangol.screen.associate.model.StoryText;
import app.dangol.screen.lock.LockViewModel;
import app.dangol.screen.lock.model.LockPage;
import java.util.Optional;
import java.util.function.Predicate;

/** What the associate's tour waits for. */
final class TourWaits {
  private final AssociateViewModel model;
  private final LockViewModel lock;
  private final FxWaits waits;

  TourWaits(AssociateApp app) throws InterruptedException {
    model = app.model();
    lock = app.lock().model();
    waits =
        new FxWaits(
            model.customerProperty(),
            model.statusProperty(),
            model.noticeProperty(),
            model.helpProperty(),
            model.itemProperty(),
            model.find().foundProperty(),
            model.book().property(),
            app.lock().model().pageProperty(),
            model.tasks().property(),
            model.steer().property(),
            model.privacy().property(),
            model.trail().property());
  }

  void untilSynced() throws InterruptedException {
    until("in step with the hub", m -> state(m) == StatusText.State.SYNCED);
  }

  void untilOffline() throws InterruptedException {
    until("offline", m -> state(m) == StatusText.State.OFFLINE);
  }

  void untilCustomer() throws InterruptedException {
    until("a customer", m -> m.customerProperty().get().isPresent());
  }

  /** Until somebody else is there than the one of that name. */
  void untilOther(String name) throws InterruptedException {
    until(
        "another customer",
        m ->
            m.customerProperty()
                .get()
                .filter(page -> !page.header().name().equals(name))
                .isPresent());
  }

  /** Until the lock screen knows who there is. */
  void untilPeople() throws InterruptedException {
    until("people", m -> !lock.pageProperty().get().people().isEmpty());
  }

  /** Until a PIN was looked at and was wrong. */
  void untilRefused() throws InterruptedException {
    until("a refusal", m -> lock.pageProperty().get().pad().filter(LockPage.Pad::bad).isPresent());
  }

  /** Until a PIN can be typed, and there is no bad news. */
  void untilOpenPad() throws InterruptedException {
    until(
        "an open pad",
        m -> lock.pageProperty().get().pad().filter(pad -> pad.open() && !pad.bad()).isPresent());
  }

  void untilNobody() throws InterruptedException {
    until("nobody", m -> m.customerProperty().get().isEmpty());
  }

  void untilNotice(NoticeText.Kind kind) throws InterruptedException {
    until(
        "a notice " + kind,
        m -> m.noticeProperty().get().filter(notice -> notice.kind() == kind).isPresent());
  }

  /** Until something is told that leads somewhere. */
  void untilOffer() throws InterruptedException {
    until(
        "a notice with a way on",
        m -> m.noticeProperty().get().filter(notice -> !notice.undo().isEmpty()).isPresent());
  }

  /** Until somebody waits for help, or nobody any more. */
  void untilHelp(boolean wanted) throws InterruptedException {
    until(
        wanted ? "who waits" : "nobody waiting", m -> m.helpProperty().get().isPresent() == wanted);
  }

  void untilItem() throws InterruptedException {
    until("a product", m -> m.itemProperty().get().isPresent());
  }

  void untilAccount() throws InterruptedException {
    until("an account", m -> m.book().property().get().isPresent());
  }

  void untilTasks() throws InterruptedException {
    until("the tasks", m -> m.tasks().property().get().isPresent());
  }

  /** Until the newest note waits to be sent, or has arrived. */
  void untilNote(boolean queued) throws InterruptedException {
    until(
        queued ? "a queued note" : "a delivered note",
        m -> {
          Optional<CustomerPage> page = m.customerProperty().get();
          return page.isPresent()
              && page.get().story().stream()
                  .anyMatch(
                      story -> story.kind() == StoryText.Kind.NOTE && story.queued() == queued);
        });
  }

  private static StatusText.State state(AssociateViewModel model) {
    return model.statusProperty().get().map(StatusText::state).orElse(StatusText.State.SYNCING);
  }

  void until(String what, Predicate<AssociateViewModel> shown) throws InterruptedException {
    waits.until(what, () -> shown.test(model));
  }
}
