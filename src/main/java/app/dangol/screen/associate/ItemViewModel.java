package app.dangol.screen.associate;

import app.dangol.catalog.Product;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.screen.associate.model.ItemPage;
import app.dangol.visit.Offer;
import app.dangol.visit.VisitEvent.ItemFound;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The product page that lies open, if one does. */
final class ItemViewModel {
  private final Wording wording;
  private final ReadOnlyObjectWrapper<Optional<ItemPage>> item =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private @Nullable Source source;

  /** Where the page came from, so that it can be put into words again. */
  private sealed interface Source {
    record Offered(Offer offer, Map<StoreId, LocalText> storeNames, boolean turned)
        implements Source {}

    record Scanned(ItemFound event) implements Source {}
  }

  private final Function<Sku, Optional<ItemPage.Actions>> actions;

  /**
   * @param actions what can be done with a product for the customer shown
   */
  ItemViewModel(Wording wording, Function<Sku, Optional<ItemPage.Actions>> actions) {
    this.wording = wording;
    this.actions = actions;
  }

  /** Opens the page of a suggestion, with its reason or turned to the customer. */
  void open(Offer offer, Map<StoreId, LocalText> storeNames, boolean turned) {
    show(new Source.Offered(offer, storeNames, turned));
  }

  /** Opens the page of a product that was scanned or looked up. */
  void open(ItemFound found) {
    show(new Source.Scanned(found));
  }

  void close() {
    show(null);
  }

  /** The product whose page lies open, if it is that one. */
  Optional<Product> product(Sku sku) {
    Source shown = source;
    if (shown == null) {
      return Optional.empty();
    }
    Product product =
        switch (shown) {
          case Source.Offered offered -> offered.offer().product();
          case Source.Scanned scanned -> scanned.event().product();
        };
    return Optional.of(product).filter(known -> known.sku().equals(sku));
  }

  /** Whether the open page is the one the customer may look at. */
  boolean isTurned() {
    return source instanceof Source.Offered offered && offered.turned();
  }

  private void show(@Nullable Source wanted) {
    source = wanted;
    present();
  }

  /** Says it again in the language now in use. */
  void present() {
    item.set(Optional.ofNullable(source).map(this::page));
  }

  private ItemPage page(Source shown) {
    return switch (shown) {
      case Source.Offered offered ->
          offered.turned()
              ? wording.pages().turned(offered.offer(), offered.storeNames())
              : withActions(wording.pages().offered(offered.offer(), offered.storeNames()));
      case Source.Scanned scanned ->
          withActions(
              wording
                  .pages()
                  .item(
                      scanned.event().product(),
                      scanned.event().stock(),
                      scanned.event().storeNames(),
                      Optional.empty()));
    };
  }

  private ItemPage withActions(ItemPage page) {
    return actions.apply(page.sku()).map(page::withActions).orElse(page);
  }

  ReadOnlyObjectProperty<Optional<ItemPage>> property() {
    return item.getReadOnlyProperty();
  }
}
