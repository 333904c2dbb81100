package app.dangol.cache;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which texts are compared when searching: compatible signs and case made equal. */
final class SearchText {
  private SearchText() {}

  static String of(String... parts) {
    return Normalizer.normalize(String.join("\n", parts), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT);
  }
}
