package app.dangol.screen;

import app.dangol.text.Texts;
import app.dangol.visit.TasteLook;

/** Puts what is concluded about a taste into words. */
public final class TasteWords {
  private final Texts texts;

  public TasteWords(Texts texts) {
    this.texts = texts;
  }

  /** A product is called by its name where that is known and told. */
  public String of(TasteLook look) {
    String value = look.taste().value();
    String named = look.product().map(product -> product.name().in(texts.locale())).orElse(value);
    return switch (look.taste().what()) {
      case COLOUR -> texts.get("taste.colour", known("colour." + value, value));
      case KIND -> texts.get("taste.kind", known("category." + value, value));
      case PRODUCT -> texts.get("taste.product", named);
      case BECAUSE ->
          look.product().isPresent()
              ? texts.get("taste.because", named)
              : texts.get("taste.because.untold");
    };
  }

  /** A newer program may know more colours and kinds. */
  private String known(String key, String otherwise) {
    return texts.has(key) ? texts.get(key) : otherwise;
  }
}
