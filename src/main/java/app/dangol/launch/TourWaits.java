package app.dangol.launch;

import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.StatusText;
import app.dangol.screen.associate.model.StoryText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits until the screen shows something, woken by its properties and never by the clock alone. */
final class TourWaits {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final AssociateViewModel model;
  private final Semaphore changes = new Semaphore(0);

  TourWaits(AssociateApp app) throws InterruptedException {
    model = app.model();
    FxRuntime.run(() -> {
      model.customerProperty().addListener(changed -> changes.release());
      model.statusProperty().addListener(changed -> changes.release());
      model.noticeProperty().addListener(changed -> changes.release());
      model.helpProperty().addListener(changed -> changes.release());
      model.itemProperty().addListener(changed -> changes.release());
    });
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

  void untilNobody() throws InterruptedException {
    until("nobody", m -> m.customerProperty().get().isEmpty());
  }

  void untilNotice() throws InterruptedException {
    until("a notice", m -> m.noticeProperty().get().isPresent());
  }

  /** Until somebody waits for help, or nobody any more. */
  void untilHelp(boolean wanted) throws InterruptedException {
    until(
        wanted ? "who waits" : "nobody waiting", m -> m.helpProperty().get().isPresent() == wanted);
  }

  void untilItem() throws InterruptedException {
    until("a product", m -> m.itemProperty().get().isPresent());
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

  private void until(String what, Predicate<AssociateViewModel> shown) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!FxRuntime.call(() -> shown.test(model))) {
      long left = end - System.nanoTime();
      if (left <= 0 || !changes.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("the screen did not show " + what + " in " + PATIENCE);
      }
    }
  }
}
