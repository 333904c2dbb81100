package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Product;
import app.dangol.catalog.Store;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTaste.What;
import app.dangol.id.Sku;
import app.dangol.suggest.Struck;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns kinds and colours that somebody struck out into the goods on any shelf. Blocks. */
final class StruckGoods {
  private final Catalog catalog;

  StruckGoods(Catalog catalog) {
    this.catalog = catalog;
  }

  Struck of(List<StruckTaste> tastes) {
    Set<Sku> products = new HashSet<>();
    Set<Sku> because = new HashSet<>();
    Set<StruckTaste> traits = new HashSet<>();
    for (StruckTaste taste : tastes) {
      switch (taste.what()) {
        case PRODUCT -> products.add(new Sku(taste.value()));
        case BECAUSE -> because.add(new Sku(taste.value()));
        case KIND, COLOUR -> traits.add(taste);
      }
    }
    if (!traits.isEmpty()) {
      for (Product product : catalog.listBySkus(onShelves()).values()) {
        if (traits.contains(kindOf(product)) || traits.contains(colourOf(product))) {
          products.add(product.sku());
        }
      }
    }
    return products.isEmpty() && because.isEmpty() ? Struck.NOTHING : new Struck(products, because);
  }

  private Set<Sku> onShelves() {
    Set<Sku> skus = new HashSet<>();
    for (Store store : catalog.listStores()) {
      skus.addAll(catalog.listInStock(store.id()));
    }
    return skus;
  }

  /** That somebody likes things of its kind. */
  static StruckTaste kindOf(Product product) {
    return new StruckTaste(What.KIND, product.category().key());
  }

  /** That somebody likes things of its colour. */
  static StruckTaste colourOf(Product product) {
    String key = ColourFamily.of(product.colour()).name().toLowerCase(Locale.ROOT);
    return new StruckTaste(What.COLOUR, key);
  }
}
