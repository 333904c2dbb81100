package app.dangol.launch;

import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.visit.VisitEvent;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Takes the time of one scan after the other on a screen that is shown. Used by one thread. */
final class ScanWatch {
  private static final long PATIENCE_SECONDS = 60;
  private static final double NANOS_PER_MS = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Dangol dangol;
  private final AssociateViewModel model;
  private final Scene scene;

  /** Not in the scene: its picture is only taken to learn that the frame before it is done. */
  private final Region queueEnd = new Region();

  private final ArrayBlockingQueue<Marks> finished = new ArrayBlockingQueue<>(1);
  private final long fxThread;
  private volatile long deskThread;
  private volatile String arrived = "";

  // Only touched on the FX thread.
  private boolean counting;
  private @Nullable Marks standing;

  /** When the scene stood, and later when its frame was drawn. */
  private record Marks(long scene, long fxCpu, long deskCpu, long frame) {
    Marks drawnAt(long nanos) {
      return new Marks(scene, fxCpu, deskCpu, nanos);
    }
  }

  /** Of one scan, in milliseconds; CPU times until the scene stood. */
  record Times(double sceneMs, double frameMs, double fxCpuMs, double deskCpuMs) {}

  ScanWatch(Dangol dangol, AssociateApp app) throws InterruptedException {
    this.dangol = dangol;
    this.model = app.model();
    this.scene = app.screen().scene();
    this.fxThread = FxRuntime.call(() -> Thread.currentThread().threadId());
    dangol.desk().subscribe(this::onVisitEvent);
    // Subscribed after the screen, so that the screen has already put the page into the scene.
    FxRuntime.run(() -> {
      model.customerProperty().addListener((property, was, now) -> onPage(now));
      scene.addPostLayoutPulseListener(this::onLaidOut);
    });
    // The desk's thread is known from its first event on.
    empty();
  }

  /**
   * Scans a customer on an empty screen, and returns when the frame is drawn.
   *
   * @throws IllegalStateException if somebody else appears, or nobody, or nothing is suggested
   */
  Times time(String customer, byte[] frame) throws InterruptedException {
    empty();
    FxRuntime.run(() -> counting = true);
    long fxCpu = threads.getThreadCpuTime(fxThread);
    long deskCpu = threads.getThreadCpuTime(deskThread);
    long begun = System.nanoTime();
    dangol.readers().sendByHand(frame);
    Marks marks = awaitMarks("scene for " + customer);
    if (!arrived.equals(customer)) {
      throw new IllegalStateException(customer + " was scanned, but not shown");
    }
    return new Times(
        (marks.scene - begun) / NANOS_PER_MS,
        (marks.frame - begun) / NANOS_PER_MS,
        (marks.fxCpu - fxCpu) / NANOS_PER_MS,
        (marks.deskCpu - deskCpu) / NANOS_PER_MS);
  }

  private void onVisitEvent(VisitEvent event) {
    deskThread = Thread.currentThread().threadId();
    switch (event) {
      case VisitEvent.CustomerArrived came -> arrived = came.view().customer().id().value();
      case VisitEvent.Wiped wiped -> Platform.runLater(this::onEmpty);
      case VisitEvent.CustomerRefreshed refreshed -> {}
      case VisitEvent.ItemFound found -> {}
      case VisitEvent.ItemsListed listed -> {}
      case VisitEvent.MemberUnknown unknown -> {}
      case VisitEvent.Resting resting -> {}
      case VisitEvent.LookingUp looking -> {}
      case VisitEvent.LookUpQueued queued -> {}
      case VisitEvent.LookedUp done -> {}
      case VisitEvent.ItemUnknown unknown -> {}
      case VisitEvent.CodeUnknown unknown -> {}
      case VisitEvent.ScanRefused refused -> {}
      case VisitEvent.NoteSaved saved -> {}
      case VisitEvent.HelpWanted wanted -> {}
      case VisitEvent.HelpAnswered answered -> {}
      case VisitEvent.NoteNotSaved lost -> {}
      case VisitEvent.Failed failed -> {}
    }
  }

  /** Wipes the screen, and waits until the waiting page is drawn and both threads are idle. */
  private void empty() throws InterruptedException {
    FxRuntime.run(model::finish);
    awaitMarks("empty screen");
  }

  private void onEmpty() {
    standing = new Marks(0, 0, 0, 0);
    Platform.requestNextPulse();
  }

  private void onPage(Optional<CustomerPage> page) {
    if (!counting || page.isEmpty()) {
      return;
    }
    counting = false;
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    standing =
        new Marks(
            System.nanoTime(),
            threads.getCurrentThreadCpuTime(),
            threads.getThreadCpuTime(deskThread),
            0);
    if (page.get().offers().isEmpty() || scene.getRoot().lookup(".suggestion-card") == null) {
      throw new IllegalStateException("a customer without suggestions proves nothing");
    }
    Platform.requestNextPulse();
  }

  /** The pulse hands the scene to the renderer after this; what is queued behind it comes later. */
  private void onLaidOut() {
    Marks marks = standing;
    if (marks == null) {
      return;
    }
    standing = null;
    Platform.runLater(() -> {
      queueEnd.snapshot(null, null);
      // By now the frame's pixels are on their way to the window, before this:
      Platform.runLater(() -> finished.add(marks.drawnAt(System.nanoTime())));
    });
  }

  private Marks awaitMarks(String what) throws InterruptedException {
    Marks marks = finished.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (marks == null) {
      throw new IllegalStateException("no " + what + " within " + PATIENCE_SECONDS + " s");
    }
    return marks;
  }
}
