package app.dangol.screen.kiosk;

import app.dangol.catalog.Product;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.screen.FxThread;
import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.kiosk.model.KioskPresenter;
import app.dangol.sync.SyncStatus;
import app.dangol.text.Texts;
import app.dangol.visit.ShopperDesk;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.ShopperView;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.IsoFields;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
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

  private final StoreId here;
  private final Clock clock;
  private final KioskLook usual;
  private final LongSupplier nanos;
  private final IdleWatch idle;
  private final ObjectProperty<KioskLook> look;
  private final ReadOnlyObjectWrapper<KioskPage> page;

  /** There once the device has opened what it stores; the welcome does not wait for it. */
  private @Nullable ShopperDesk desk;

  private boolean offline;

  // The visit; all of it goes with the visit.
  private @Nullable ShopperView view;
  private int first;
  private Over over = new Over.Nothing();

  /** What lies over the greeting, or over the welcome. */
  private sealed interface Over {
    record Nothing() implements Over {}

    record Reading() implements Over {}

    record Item(ShopperEvent.ItemShown shown) implements Over {}

    record Privacy() implements Over {}

    record Tools() implements Over {}

    record Message(KioskMessage.Kind kind, String code) implements Over {}

    record Help(ShopperEvent.HelpState state) implements Over {}

    record Farewell(long sinceNanos) implements Over {}
  }

  /**
   * @param usual the look the configuration asks for; the end of a visit returns to it
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   */
  public KioskViewModel(StoreId here, Clock clock, KioskLook usual, LongSupplier nanos) {
    this.here = here;
    this.clock = clock;
    this.usual = usual;
    this.nanos = nanos;
    idle = new IdleWatch(nanos);
    look = new SimpleObjectProperty<>(usual);
    page = new ReadOnlyObjectWrapper<>(welcome());
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
      take(event);
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

  private void take(ShopperEvent event) {
    switch (event) {
      case ShopperEvent.Forgotten forgotten -> forgetUnlessLeaving();
      case ShopperEvent.CardTaken taken -> {
        forget();
        over = new Over.Reading();
        idle.touch();
      }
      case ShopperEvent.Arrived arrived -> {
        forget();
        view = arrived.view();
      }
      case ShopperEvent.Refreshed refreshed -> {
        // One that comes late brings nobody back.
        if (view != null) {
          view = refreshed.view();
        }
      }
      case ShopperEvent.ItemShown shown -> {
        over = new Over.Item(shown);
        idle.touch();
      }
      case ShopperEvent.CardUnknown unknown -> tell(KioskMessage.Kind.CARD_UNKNOWN);
      case ShopperEvent.NotReady notReady -> tell(KioskMessage.Kind.NOT_READY);
      case ShopperEvent.CardForeign foreign -> tell(KioskMessage.Kind.CARD_FOREIGN);
      case ShopperEvent.ItemUnknown unknown -> tell(KioskMessage.Kind.ITEM_UNKNOWN);
      case ShopperEvent.Unreadable unreadable -> tell(KioskMessage.Kind.UNREADABLE);
      case ShopperEvent.HelpChanged changed -> {
        if (over instanceof Over.Help) {
          over = new Over.Help(changed.state());
        }
      }
      case ShopperEvent.Failed failed -> {
        over = new Over.Message(KioskMessage.Kind.FAILED, failed.code().text());
        idle.touch();
      }
    }
  }

  private void tell(KioskMessage.Kind kind) {
    over = new Over.Message(kind, "");
    idle.touch();
  }

  /** The desk's own end of a visit; the farewell and a call for help hold nothing of anybody. */
  private void forgetUnlessLeaving() {
    if (!(over instanceof Over.Farewell) && !(over instanceof Over.Help)) {
      forget();
    }
    view = null;
  }

  private void forget() {
    view = null;
    first = 0;
    over = new Over.Nothing();
  }

  /** Somebody has touched the screen. */
  public void touched() {
    if (!(page.get() instanceof KioskPage.Idle)) {
      idle.touch();
    }
  }

  /** Lets time pass; to be called several times a second. */
  public void tick() {
    switch (over) {
      case Over.Farewell farewell -> {
        if (nanos.getAsLong() - farewell.sinceNanos() >= FAREWELL.toNanos()) {
          backToWelcome();
        }
      }
      case Over.Nothing nothing when view == null -> {
        // Nothing to wipe, but whoever wanted it larger has gone.
        if (idle.isWipeDue() && !look.get().equals(usual)) {
          look.set(usual);
        }
      }
      case Over.Nothing nothing -> warnOrWipe();
      case Over.Reading reading -> warnOrWipe();
      case Over.Item item -> warnOrWipe();
      case Over.Privacy privacy -> warnOrWipe();
      case Over.Tools tools -> warnOrWipe();
      case Over.Message message -> warnOrWipe();
      case Over.Help help -> waitForHelp();
    }
  }

  /**
   * Whoever waits for somebody of the shop does not touch the screen: their visit is wiped as any
   * other, but the words stay, and so does the call when these go as well.
   */
  private void waitForHelp() {
    if (idle.isLongGone()) {
      wipe();
      backToWelcome();
    } else if (view != null && idle.isWipeDue()) {
      view = null;
      if (desk != null) {
        desk.wipe();
      }
    }
  }

  /** Tells anew what grows older by itself; to be called every some seconds. */
  public void lookAgain() {
    if (over instanceof Over.Help && desk != null) {
      desk.lookForHelp();
    }
    present();
  }

  private void warnOrWipe() {
    if (idle.isWipeDue()) {
      wipe();
      backToWelcome();
    } else if (idle.isWarningDue()) {
      present();
    }
  }

  private void backToWelcome() {
    forget();
    idle.touch();
    look.set(usual);
    present();
  }

  private void wipe() {
    forget();
    if (desk != null) {
      desk.wipe();
    }
  }

  /** Ends the visit: everything is wiped first, then the goodbye is shown. */
  public void finish() {
    if (over instanceof Over.Help && desk != null) {
      desk.withdrawHelp();
    }
    wipe();
    over = new Over.Farewell(nanos.getAsLong());
    present();
  }

  /** Wipes without a goodbye: nobody was greeted. */
  public void goHome() {
    wipe();
    backToWelcome();
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
    ifOpen(opened -> opened.lookUp(sku));
  }

  /** Asks for somebody of the shop. */
  public void callStaff() {
    idle.touch();
    over = new Over.Help(ShopperEvent.HelpState.UNSENT);
    present();
    if (desk != null) {
      desk.callStaff();
    }
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
    over = new Over.Privacy();
    present();
  }

  public void showTools() {
    over = new Over.Tools();
    present();
  }

  /** Back to the greeting, or to the welcome if nobody is here. */
  public void close() {
    over = new Over.Nothing();
    present();
  }

  public void setLook(KioskLook wanted) {
    look.set(wanted);
  }

  /** Puts everything into words again: the language has changed, or figures have grown older. */
  public void present() {
    page.set(idle.isWarningDue() && canBeIdle() ? idlePage() : current());
  }

  private boolean canBeIdle() {
    boolean nobody = view == null && over instanceof Over.Nothing;
    return !nobody && !(over instanceof Over.Farewell) && !(over instanceof Over.Help);
  }

  private KioskPage idlePage() {
    return new KioskPage.Idle(idle.secondsLeft(), idle.countdown());
  }

  private KioskPage current() {
    return switch (over) {
      case Over.Nothing nothing -> {
        ShopperView shown = view;
        yield shown == null
            ? welcome()
            : new KioskPage.Greeting(presenter().greeting(shown, offline), first);
      }
      case Over.Reading reading -> new KioskPage.Reading();
      case Over.Item(ShopperEvent.ItemShown shown) -> {
        Product product = shown.product();
        yield new KioskPage.Item(presenter().item(product, shown.stock(), shown.storeNames()));
      }
      case Over.Privacy privacy -> new KioskPage.Privacy();
      case Over.Tools tools -> new KioskPage.Tools();
      case Over.Message message -> new KioskPage.Message(message(message));
      case Over.Help(ShopperEvent.HelpState state) ->
          new KioskPage.Help(
              state,
              texts().get("kiosk.help.title." + state),
              texts().get("kiosk.help.body." + state));
      case Over.Farewell farewell -> new KioskPage.Goodbye();
    };
  }

  private KioskMessage message(Over.Message message) {
    return new KioskMessage(
        message.kind(),
        texts().get("kiosk.message.title." + message.kind()),
        texts().get("kiosk.message.body." + message.kind()),
        message.code());
  }

  private KioskPage welcome() {
    int week = clock.instant().atZone(clock.getZone()).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return new KioskPage.Welcome(week);
  }

  private KioskPresenter presenter() {
    return new KioskPresenter(texts(), texts().times(clock.getZone()), here, clock.instant());
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

  public ObjectProperty<KioskLook> lookProperty() {
    return look;
  }
}
