package app.dangol.screen.kiosk;

import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.screen.FxThread;
import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.sync.SyncStatus;
import app.dangol.text.Texts;
import app.dangol.visit.ShopperDesk;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.ShopperView;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the kiosk shows and what it can do. One page at a time, put into words again whenever the
 * language changes. Knows nothing of a customer but their {@link ShopperView}, and forgets that
 * before anything else is shown. All methods belong to the FX thread, apart from the two that take
 * events in.
 */
public final class KioskViewModel {
  /** How long the goodbye stands. */
  private static final Duration FAREWELL = Duration.ofSeconds(4);

  /** A second tap meant for the page before does nothing on the new one. */
  private static final Duration UNSETTLED = Duration.ofMillis(400);

  private final KioskPages pages;
  private final KioskLook usual;
  private final LongSupplier nanos;
  private final IdleWatch idle;
  private final ObjectProperty<KioskLook> look;
  private final ReadOnlyObjectWrapper<KioskPage> page;
  private final ReadOnlyBooleanWrapper somebodyHere = new ReadOnlyBooleanWrapper();
  private long turnedAt;

  /** There once the device has opened what it stores; the welcome does not wait for it. */
  private @Nullable ShopperDesk desk;

  private boolean offline;

  // The visit; all of it goes with the visit.
  private long visit;
  private @Nullable ShopperView view;
  private int first;
  private Over over = new Over.Nothing();
  private ShopperEvent.@Nullable HelpState help;

  /**
   * @param usual the look the configuration asks for; the end of a visit returns to it
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   */
  public KioskViewModel(StoreId here, Clock clock, KioskLook usual, LongSupplier nanos) {
    this.pages = new KioskPages(here, clock);
    this.usual = usual;
    this.nanos = nanos;
    turnedAt = nanos.getAsLong();
    idle = new IdleWatch(nanos);
    look = new SimpleObjectProperty<>(usual);
    page = new ReadOnlyObjectWrapper<>(pages.welcome());
    look.addListener((property, was, now) -> {
      idle.setExtended(now.needsMoreTime());
      present();
    });
  }

  /** Gives the screen its desk, once there is one. */
  public void attach(ShopperDesk opened) {
    desk = opened;
    opened.subscribe(this::onShopperEvent);
  }

  /** Takes an event of the desk in; any thread. */
  public void onShopperEvent(ShopperEvent event) {
    FxThread.run(() -> {
      switch (event) {
        case ShopperEvent.HelpChanged changed -> help = changed.state();
        case ShopperEvent.OfVisit ofVisit -> {
          // What comes late, from a visit that is over, says nothing to the one after it.
          if (ofVisit.visit() >= visit) {
            visit = ofVisit.visit();
            take(ofVisit);
          }
        }
      }
      present();
    });
  }

  /** Takes the exchange's state in; any thread. */
  public void onSyncStatus(SyncStatus changed) {
    FxThread.run(() -> {
      offline = changed.state() == SyncStatus.State.OFFLINE;
      present();
    });
  }

  private void take(ShopperEvent.OfVisit event) {
    switch (event) {
      case ShopperEvent.Forgotten forgotten -> {
        // Already done where the screen itself ended the visit.
        if (view != null) {
          forget();
        }
      }
      case ShopperEvent.CardTaken taken -> {
        forget();
        help = null;
        over = new Over.Reading();
        idle.touch();
      }
      case ShopperEvent.Arrived arrived -> {
        view = arrived.view();
        over = new Over.Nothing();
      }
      case ShopperEvent.Refreshed refreshed -> {
        if (view != null) {
          view = refreshed.view();
          first = first < refreshed.view().offers().size() ? first : 0;
        }
      }
      case ShopperEvent.ItemShown shown -> {
        if (idle.isWarningDue() && view != null) {
          // Whoever scans now need not be who was asked whether they are still there.
          leave();
        }
        over = new Over.Item(shown);
        idle.touch();
      }
      case ShopperEvent.CardUnknown unknown -> tell(KioskMessage.Kind.CARD_UNKNOWN);
      case ShopperEvent.NotReady notReady -> tell(KioskMessage.Kind.NOT_READY);
      case ShopperEvent.Resting resting -> tell(KioskMessage.Kind.RESTING);
      case ShopperEvent.CardForeign foreign -> tell(KioskMessage.Kind.CARD_FOREIGN);
      case ShopperEvent.ItemUnknown unknown -> tell(KioskMessage.Kind.ITEM_UNKNOWN);
      case ShopperEvent.Unreadable unreadable -> {
        if (over instanceof Over.Nothing || over instanceof Over.Message) {
          tell(KioskMessage.Kind.UNREADABLE);
        }
      }
      case ShopperEvent.Failed failed -> {
        forget();
        over = new Over.Message(KioskMessage.Kind.FAILED, failed.code().text());
        idle.touch();
      }
    }
  }

  private void tell(KioskMessage.Kind kind) {
    over = new Over.Message(kind, "");
    idle.touch();
  }

  private void forget() {
    view = null;
    first = 0;
    over = new Over.Nothing();
  }

  /** Forgets, and then tells the desk: should that fail, the screen is clean already. */
  private void leave() {
    forget();
    if (desk != null) {
      desk.wipe(visit);
    }
  }

  /** Somebody has touched the screen. */
  public void touched() {
    if (!(page.get() instanceof KioskPage.Idle)) {
      idle.touch();
    }
  }

  /** Lets time pass; to be called several times a second. */
  public void tick() {
    boolean nobody = view == null && over instanceof Over.Nothing;
    if (over instanceof Over.Farewell farewell) {
      if (nanos.getAsLong() - farewell.sinceNanos() >= FAREWELL.toNanos()) {
        backToWelcome();
      }
    } else if (over instanceof Over.Help) {
      waitForHelp();
    } else if (!nobody) {
      warnOrWipe();
    } else if (idle.isWipeDue() && !look.get().equals(usual)) {
      // Nothing to wipe, but whoever wanted it larger has gone.
      look.set(usual);
    }
  }

  private void warnOrWipe() {
    if (idle.isWipeDue()) {
      goHome();
    } else if (idle.isWarningDue()) {
      present();
    }
  }

  /**
   * Whoever waits for somebody of the shop does not touch the screen: their visit is wiped as any
   * other, but the words stay, and so does the call when these go as well.
   */
  private void waitForHelp() {
    if (idle.isLongGone()) {
      goHome();
    } else if (view != null && idle.isWipeDue()) {
      leave();
      over = new Over.Help();
      present();
    }
  }

  /** Tells anew what grows older by itself; to be called every some seconds. */
  public void lookAgain() {
    if (help != null && desk != null) {
      desk.lookForHelp();
    }
    present();
  }

  /** Wipes without a goodbye: nobody was greeted, or nobody is left to read it. */
  public void goHome() {
    forget();
    backToWelcome();
    if (desk != null) {
      desk.wipe(visit);
    }
  }

  private void backToWelcome() {
    forget();
    idle.touch();
    look.set(usual);
    present();
  }

  /** Ends the visit: everything is wiped first, then the goodbye is shown. */
  public void finish() {
    forget();
    over = new Over.Farewell(nanos.getAsLong());
    present();
    if (desk != null) {
      desk.wipe(visit);
      desk.withdrawHelp();
    }
    help = null;
  }

  /** Answers the idle warning: somebody is still there. */
  public void keepLooking() {
    idle.touch();
    present();
  }

  /** Shows what is popular to somebody without a card. */
  public void browse() {
    ifOpen(ShopperDesk::browse);
  }

  public void open(Sku sku) {
    ifOpen(opened -> opened.lookUp(visit, sku));
  }

  /** Asks for somebody of the shop. */
  public void callStaff() {
    ifOpen(opened -> {
      show(new Over.Help());
      opened.callStaff();
    });
  }

  private void ifOpen(Consumer<ShopperDesk> action) {
    ShopperDesk opened = desk;
    if (opened == null) {
      tell(KioskMessage.Kind.NOT_READY);
      present();
    } else {
      action.accept(opened);
    }
  }

  /**
   * Shows the next suggestions, and after the last the first again.
   *
   * @param shownAtOnce how many the layout has room for
   */
  public void next(int shownAtOnce) {
    if (page.get() instanceof KioskPage.Greeting greeting) {
      int count = greeting.greeting().offers().size();
      first = first + shownAtOnce < count ? first + shownAtOnce : 0;
      present();
    }
  }

  public void showPrivacy() {
    show(new Over.Privacy());
  }

  public void showTools() {
    show(new Over.Tools());
  }

  /** Back to the greeting, or to the welcome if nobody is here. */
  public void close() {
    show(new Over.Nothing());
  }

  private void show(Over wanted) {
    idle.touch();
    over = wanted;
    present();
  }

  /** Whoever reaches for a tool is there. */
  public void setLook(KioskLook wanted) {
    idle.touch();
    look.set(wanted);
  }

  /** Puts everything into words again: the language has changed, or figures have grown older. */
  public void present() {
    somebodyHere.set(view != null);
    KioskPage now =
        idle.isWarningDue() && canBeIdle()
            ? new KioskPage.Idle(idle.secondsLeft(), idle.countdown())
            : pages.page(texts(), over, new KioskPages.Below(view, first, offline, help));
    if (!now.getClass().equals(page.get().getClass())) {
      turnedAt = nanos.getAsLong();
    }
    page.set(now);
  }

  private boolean canBeIdle() {
    boolean nobody = view == null && over instanceof Over.Nothing;
    return !nobody && !(over instanceof Over.Farewell) && !(over instanceof Over.Help);
  }

  /** Whether the page has just been turned, so that a tap may be meant for the one before. */
  boolean isUnsettled() {
    return nanos.getAsLong() - turnedAt < UNSETTLED.toNanos();
  }

  Texts texts() {
    return Texts.in(look.get().language());
  }

  KioskLook look() {
    return look.get();
  }

  KioskLook usualLook() {
    return usual;
  }

  public ReadOnlyObjectProperty<KioskPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** Whether there is anybody whose visit could leave something behind. */
  public ReadOnlyBooleanProperty somebodyHereProperty() {
    return somebodyHere.getReadOnlyProperty();
  }

  public ObjectProperty<KioskLook> lookProperty() {
    return look;
  }
}
