package app.dangol.screen.kiosk;

import app.dangol.device.DeviceStatus;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.screen.FxThread;
import app.dangol.screen.ReaderBoard;
import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.sync.SyncStatus;
import app.dangol.text.Texts;
import app.dangol.visit.OwnDataDesk;
import app.dangol.visit.ShopperDesk;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.ShopperView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
 * before anything else is shown. All methods belong to the FX thread, apart from the three that
 * take events in.
 */
public final class KioskViewModel {
  /** How long the goodbye stands. */
  private static final Duration FAREWELL = Duration.ofSeconds(4);

  /** A second tap meant for the page before does nothing on the new one. */
  private static final Duration UNSETTLED = Duration.ofMillis(400);

  private final KioskPages pages;
  private final KioskVisit visit = new KioskVisit();
  private final OwnDataModel own;
  private final KioskLook usual;
  private final LongSupplier nanos;
  private final IdleWatch idle;
  private final ObjectProperty<KioskLook> look;
  private final ReadOnlyObjectWrapper<KioskPage> page;
  private final ReadOnlyBooleanWrapper somebodyHere = new ReadOnlyBooleanWrapper();
  private long turnedAt;

  /** There once the device has opened what it stores; the welcome does not wait for it. */
  private @Nullable ShopperDesk desk;

  private final ReaderBoard readers = new ReaderBoard();
  private boolean offline;

  /**
   * @param usual the look the configuration asks for; the end of a visit returns to it
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   */
  public KioskViewModel(StoreId here, Clock clock, KioskLook usual, LongSupplier nanos) {
    this.pages = new KioskPages(here, clock);
    this.own = new OwnDataModel(visit, this::show, Texts.in(usual.language()));
    this.usual = usual;
    this.nanos = nanos;
    turnedAt = nanos.getAsLong();
    idle = new IdleWatch(nanos);
    look = new SimpleObjectProperty<>(usual);
    page = new ReadOnlyObjectWrapper<>(pages.welcome(false));
    look.addListener((property, was, now) -> {
      idle.setExtended(now.needsMoreTime());
      present();
    });
  }

  /** Gives the screen its desks, once there are any. */
  public void attach(ShopperDesk opened, OwnDataDesk ownData) {
    desk = opened;
    opened.subscribe(this::onShopperEvent);
    own.attach(ownData);
    ownData.subscribe(this::onShopperEvent);
  }

  /** Takes an event of the desk in; any thread. */
  public void onShopperEvent(ShopperEvent event) {
    FxThread.run(() -> {
      switch (event) {
        case ShopperEvent.HelpChanged changed -> visit.takeHelp(changed.state());
        case ShopperEvent.OfVisit ofVisit -> take(ofVisit);
      }
      present();
    });
  }

  private void take(ShopperEvent.OfVisit event) {
    if (visit.isLate(event)) {
      return;
    }
    if (event instanceof ShopperEvent.ItemShown && idle.isWarningDue() && visit.isSomebodyHere()) {
      // Whoever scans now need not be who was asked whether they are still there.
      leave();
    }
    boolean wasNobody = visit.isNobody();
    visit.take(event);
    if (isBySomebody(event, wasNobody)) {
      idle.touch();
    }
  }

  /**
   * A reader's noise may come of itself and keeps nothing on the screen, least of all somebody's
   * visit; where nobody was, the words about it stand as long as any. That the hub is away comes of
   * itself too: it was the card that somebody held up.
   */
  private static boolean isBySomebody(ShopperEvent.OfVisit event, boolean wasNobody) {
    return !(event instanceof ShopperEvent.Forgotten
            || event instanceof ShopperEvent.Refreshed
            || event instanceof ShopperEvent.OwnDataShown
            || event instanceof ShopperEvent.CardUnanswered)
        && (wasNobody || !(event instanceof ShopperEvent.Unreadable));
  }

  /** Takes the exchange's state in; any thread. */
  public void onSyncStatus(SyncStatus changed) {
    FxThread.run(() -> {
      offline = changed.state() == SyncStatus.State.OFFLINE;
      present();
    });
  }

  /** Takes a reader's state in; any thread. */
  public void onReaderStatus(DeviceStatus changed) {
    FxThread.run(() -> {
      readers.take(changed);
      present();
    });
  }

  /** Forgets, and then tells the desk: should that fail, the screen is clean already. */
  private void leave() {
    visit.forget();
    if (desk != null) {
      desk.wipe(visit.number());
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
    if (visit.over() instanceof Over.Farewell farewell) {
      if (nanos.getAsLong() - farewell.sinceNanos() >= FAREWELL.toNanos()) {
        backToWelcome();
      }
    } else if (visit.over() instanceof Over.Help) {
      waitForHelp();
    } else if (!visit.isNobody()) {
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
    } else if (visit.isSomebodyHere() && idle.isWipeDue()) {
      leave();
      visit.lay(new Over.Help());
      present();
    }
  }

  /** Tells anew what grows older by itself; to be called every some seconds. */
  public void lookAgain() {
    if (visit.hasHelp() && desk != null) {
      desk.lookForHelp();
    }
    present();
  }

  /** Wipes without a goodbye: nobody was greeted, or nobody is left to read it. */
  public void goHome() {
    backToWelcome();
    if (desk != null) {
      desk.wipe(visit.number());
    }
  }

  private void backToWelcome() {
    visit.forget();
    idle.touch();
    look.set(usual);
    present();
  }

  /** Ends the visit: everything is wiped first, then the goodbye is shown. */
  public void finish() {
    visit.forget();
    visit.lay(new Over.Farewell(nanos.getAsLong()));
    present();
    if (desk != null) {
      desk.wipe(visit.number());
      desk.withdrawHelp();
    }
    visit.takeHelp(null);
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
    ifOpen(opened -> opened.lookUp(visit.number(), sku));
  }

  /** Suggestions stand on the screen. */
  void shown(List<Sku> skus) {
    ShopperDesk opened = desk;
    if (opened != null && !skus.isEmpty()) {
      opened.shown(visit.number(), skus);
    }
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
      visit.tell(KioskMessage.Kind.NOT_READY);
      idle.touch();
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
      int following = visit.first() + shownAtOnce;
      visit.turnTo(following < count ? following : 0);
      present();
    }
  }

  public void showPrivacy() {
    show(new Over.Privacy());
  }

  /** Tells how suggestions are made. */
  public void showCriteria() {
    show(new Over.Criteria());
  }

  /** What they do about their own data. */
  public OwnDataModel own() {
    return own;
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
    visit.lay(wanted);
    present();
  }

  /** Whoever reaches for a tool is there. */
  public void setLook(KioskLook wanted) {
    idle.touch();
    look.set(wanted);
  }

  /** Puts everything into words again: the language has changed, or figures have grown older. */
  public void present() {
    somebodyHere.set(visit.isSomebodyHere());
    KioskPage now =
        idle.isWarningDue() && canBeIdle()
            ? new KioskPage.Idle(idle.secondsLeft(), idle.countdown())
            : pages.page(texts(), visit.over(), visit.below(offline, readers.isNoneWorking()));
    if (!now.getClass().equals(page.get().getClass())) {
      turnedAt = nanos.getAsLong();
    }
    page.set(now);
  }

  private boolean canBeIdle() {
    return !visit.isNobody()
        && !(visit.over() instanceof Over.Farewell)
        && !(visit.over() instanceof Over.Help);
  }

  /** Whether the page has just been turned, so that a tap may be meant for the one before. */
  boolean isUnsettled() {
    return nanos.getAsLong() - turnedAt < UNSETTLED.toNanos();
  }

  /** Under which the desk knows the visit. */
  long visitNumber() {
    return visit.number();
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
