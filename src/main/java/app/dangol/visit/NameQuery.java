package app.dangol.visit;

import app.dangol.customer.search.NameSearch;

/** What somebody types to look for a person. */
public final class NameQuery {
  /** One syllable or letter is that of thousands, whom nobody has to be shown. */
  private static final int SHORTEST = 2;

  private NameQuery() {}

  /** Whether anybody is looked for by that: it is long enough, and its digits, if any, are four. */
  public static boolean mayBeName(String text) {
    return text.strip().length() >= SHORTEST && NameSearch.isSearchable(text);
  }
}
