package app.dangol.screen.associate;

import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.screen.Appearance;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.HeaderPresenter;
import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.associate.model.NoticeText;
import app.dangol.screen.associate.model.PagePresenter;
import app.dangol.screen.associate.model.StatusPresenter;
import app.dangol.screen.associate.model.StatusText;
import app.dangol.sync.SyncStatus;
import app.dangol.text.MoneyText;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.CustomerView;
import app.dangol.visit.Offer;
import app.dangol.visit.VisitDesk;
import app.dangol.visit.VisitEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the associate's screen shows and what it can do. Holds the last visit event and puts it into
 * words again whenever the language changes or time passes. All methods belong to the FX thread,
 * apart from the two that take events in.
 */
public final class AssociateViewModel {
  private final VisitDesk desk;
  private final StoreId here;
  private final Clock clock;
  private final Consumer<String> typedCode;
  private final Runnable syncNow;

  private final ObjectProperty<Appearance> appearance;
  private final ReadOnlyObjectWrapper<Optional<CustomerPage>> customer = wrapper();
  private final ReadOnlyObjectWrapper<Optional<ItemPage>> item = wrapper();
  private final ReadOnlyObjectWrapper<Optional<NoticeText>> notice = wrapper();
  private final ReadOnlyObjectWrapper<Optional<StatusText>> status = wrapper();
  private final ReadOnlyObjectWrapper<Optional<FindResult>> found = wrapper();
  private final ReadOnlyObjectWrapper<Boolean> serving = new ReadOnlyObjectWrapper<>(false);

  private final StringProperty draft = new SimpleStringProperty("");

  private @Nullable CustomerView view;

  /** Offers keep the place in which they first stood: nothing moves under a finger. */
  private final List<Sku> places = new ArrayList<>();

  private @Nullable ItemSource itemSource;
  private @Nullable SyncStatus syncStatus;
  private @Nullable Sku lastDismissed;

  /** The notice in whatever language is asked for. */
  private @Nullable Function<Texts, NoticeText> noticeSource;

  /** Products that fit what was typed. */
  public record FindResult(String query, List<Row> rows) {
    /** One product. */
    public record Row(Sku sku, String name, String price) {}
  }

  /** Where the open product page came from, so that it can be put into words again. */
  private sealed interface ItemSource {
    record Offered(Offer offer, boolean turned) implements ItemSource {}

    record Scanned(VisitEvent.ItemFound event) implements ItemSource {}
  }

  /**
   * @param typedCode takes a code typed by hand down the same way as a scanned one
   * @param syncNow tries the hub at once instead of waiting for the next attempt
   */
  public AssociateViewModel(
      VisitDesk desk,
      StoreId here,
      Clock clock,
      Appearance appearance,
      Consumer<String> typedCode,
      Runnable syncNow) {
    this.desk = desk;
    this.here = here;
    this.clock = clock;
    this.typedCode = typedCode;
    this.syncNow = syncNow;
    this.appearance = new SimpleObjectProperty<>(appearance);
    this.appearance.addListener(observable -> presentAll());
  }

  private static <T> ReadOnlyObjectWrapper<Optional<T>> wrapper() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  /** Takes an event of the desk in; any thread. */
  public void onVisitEvent(VisitEvent event) {
    FxThread.run(() -> take(event));
  }

  /** Takes the exchange's state in; any thread. */
  public void onSyncStatus(SyncStatus changed) {
    FxThread.run(
        () -> {
          syncStatus = changed;
          presentStatus();
        });
  }

  private void take(VisitEvent event) {
    switch (event) {
      case VisitEvent.CustomerArrived arrived -> {
        wipe();
        arrive(arrived.view());
      }
      case VisitEvent.CustomerRefreshed refreshed -> {
        // A refresh that was under way when the screen was wiped must not bring anybody back.
        CustomerView current = view;
        if (current != null && current.customer().id().equals(refreshed.view().customer().id())) {
          arrive(refreshed.view());
        }
      }
      case VisitEvent.ItemFound found -> {
        closeFind();
        closeNotice();
        itemSource = new ItemSource.Scanned(found);
        presentItem();
      }
      case VisitEvent.ItemsListed listed -> present(listed);
      case VisitEvent.MemberUnknown unknown -> {
        wipe();
        refuse(texts -> texts.get("refused.member", unknown.masked()));
      }
      case VisitEvent.ItemUnknown unknown -> refuse(texts -> texts.get("refused.item"));
      case VisitEvent.CodeUnknown unknown -> refuse(texts -> texts.get("refused.code"));
      case VisitEvent.ScanRefused refused -> 
          refuse(texts -> texts.get("refused." + refused.reason()));
      case VisitEvent.Wiped wiped -> wipe();
      case VisitEvent.Failed failed -> 
          refuse(texts -> texts.get("failed", failed.code().text()));
    }
  }

  private void arrive(CustomerView arrived) {
    for (Offer offer : arrived.offers()) {
      if (!places.contains(offer.product().sku())) {
        places.add(offer.product().sku());
      }
    }
    view = arrived;
    presentCustomer();
  }

  /** Forgets everything about the customer; nothing of them stays in any property. */
  private void wipe() {
    view = null;
    places.clear();
    draft.set("");
    itemSource = null;
    lastDismissed = null;
    serving.set(false);
    closeNotice();
    item.set(Optional.empty());
    found.set(Optional.empty());
    customer.set(Optional.empty());
  }

  private void refuse(Function<Texts, String> words) {
    notify(texts -> new NoticeText(NoticeText.Kind.REFUSED, words.apply(texts), ""));
  }

  private void notify(Function<Texts, NoticeText> source) {
    noticeSource = source;
    presentNotice();
  }

  private void presentNotice() {
    notice.set(Optional.ofNullable(noticeSource).map(source -> source.apply(texts())));
  }

  /** Puts everything into words again: the language has changed, or figures have grown older. */
  public void presentAll() {
    presentStatus();
    presentCustomer();
    presentItem();
    presentNotice();
  }

  private void presentCustomer() {
    CustomerView current = view;
    customer.set(Optional.ofNullable(current).map(shown -> pages().customer(shown, places)));
  }

  private void presentStatus() {
    Instant now = clock.instant();
    StatusPresenter presenter = new StatusPresenter(texts(), times(), now);
    status.set(Optional.ofNullable(syncStatus).map(presenter::of));
  }

  private void presentItem() {
    ItemSource source = itemSource;
    item.set(Optional.ofNullable(source).map(this::itemPage));
  }

  private ItemPage itemPage(ItemSource source) {
    return switch (source) {
      case ItemSource.Offered offered -> {
        CustomerView current = Objects.requireNonNull(view);
        ItemPage page = pages().offered(offered.offer(), current.storeNames());
        yield offered.turned() ? page.turnedToCustomer() : page;
      }
      case ItemSource.Scanned scanned ->
          pages()
              .item(
                  scanned.event().product(),
                  scanned.event().stock(),
                  scanned.event().storeNames(),
                  Optional.empty());
    };
  }

  private void present(VisitEvent.ItemsListed listed) {
    Texts texts = texts();
    found.set(
        Optional.of(
            new FindResult(
                listed.query(),
                listed.products().stream()
                    .map(
                        product ->
                            new FindResult.Row(
                                product.sku(),
                                product.name().in(texts.locale()),
                                MoneyText.of(
                                    product.price().minor(),
                                    product.price().currency(),
                                    texts.locale())))
                    .toList())));
  }

  /** Opens the product page of a suggestion, with its reason or turned to the customer. */
  public void open(Sku sku, boolean turnedToCustomer) {
    CustomerView current = view;
    if (current != null) {
      current.offers().stream()
          .filter(offer -> offer.product().sku().equals(sku))
          .findFirst()
          .ifPresent(
              offer -> {
                itemSource = new ItemSource.Offered(offer, turnedToCustomer);
                presentItem();
              });
    }
  }

  public void closeItem() {
    itemSource = null;
    presentItem();
  }

  /** Takes a suggestion out; can be undone while the notice shows. */
  public void dismiss(Sku sku) {
    lastDismissed = sku;
    desk.dismiss(sku);
    notify(
        texts ->
            new NoticeText(NoticeText.Kind.DONE, texts.get("offers.removed"), texts.get("undo")));
  }

  public void undo() {
    Sku sku = lastDismissed;
    if (sku != null) {
      desk.restore(sku);
      lastDismissed = null;
    }
    closeNotice();
  }

  public void closeNotice() {
    noticeSource = null;
    presentNotice();
  }

  /** Writes a note on the customer shown. */
  public void addNote(String text) {
    CustomerView current = view;
    if (current == null || text.isBlank()) {
      return;
    }
    desk.addNote(current.customer().id(), text.strip());
    SyncStatus now = syncStatus;
    boolean offline = now == null || now.state() == SyncStatus.State.OFFLINE;
    notify(
        texts ->
            new NoticeText(
                NoticeText.Kind.DONE,
                texts.get(offline ? "note.saved.offline" : "note.saved"),
                ""));
  }

  /** Begins to serve the customer shown. */
  public void serve() {
    serving.set(view != null);
  }

  /** Ends the visit and wipes the screen. */
  public void finish() {
    wipe();
    desk.wipe();
  }

  /** The full name for as long as the eye is held; written to the audit log. */
  public Optional<String> reveal() {
    CustomerView current = view;
    if (current == null) {
      return Optional.empty();
    }
    CustomerId whose = current.customer().id();
    desk.nameRevealed(whose);
    return Optional.of(new HeaderPresenter(texts(), times(), clock.instant()).revealed(current));
  }

  /** Whether the open product page is the one the customer may look at. */
  public boolean isTurnedToCustomer() {
    return itemSource instanceof ItemSource.Offered offered && offered.turned();
  }

  /** Whether this tablet is still fetching its very first copy. */
  public boolean isFirstCopyUnderWay() {
    SyncStatus now = syncStatus;
    return now == null || (now.lastSync().isEmpty() && now.state() != SyncStatus.State.OFFLINE);
  }

  /** Lists products by a part of their name. */
  public void find(String text) {
    if (text.isBlank()) {
      closeFind();
    } else {
      desk.find(text);
    }
  }

  /** Tries the hub at once. */
  public void syncNow() {
    syncNow.run();
  }

  public void closeFind() {
    found.set(Optional.empty());
  }

  public void lookUp(Sku sku) {
    desk.lookUp(sku);
  }

  /** Takes a number typed by hand as if it had been scanned. */
  public void enterCode(String text) {
    closeFind();
    if (!text.isBlank()) {
      typedCode.accept(text.strip());
    }
  }

  public Texts texts() {
    return Texts.in(appearance.get().language());
  }

  private Times times() {
    return texts().times(clock.getZone());
  }

  private PagePresenter pages() {
    return new PagePresenter(texts(), times(), here, clock.instant());
  }

  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  /** What is being written in the note field; kept over a change of language or layout. */
  public StringProperty draftProperty() {
    return draft;
  }

  public ReadOnlyObjectProperty<Optional<CustomerPage>> customerProperty() {
    return customer.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<ItemPage>> itemProperty() {
    return item.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<NoticeText>> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<StatusText>> statusProperty() {
    return status.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<FindResult>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Boolean> servingProperty() {
    return serving.getReadOnlyProperty();
  }
}
