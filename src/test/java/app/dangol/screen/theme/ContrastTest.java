package app.dangol.screen.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of colours that can meet on a screen, measured against the bar for its use. */
class ContrastTest {
  private static final List<String> SURFACES =
      List.of("bg-default", "bg-overlay", "bg-subtle", "bg-inset");
  private static final List<String> RESTING = SURFACES.subList(0, 3);
  private static final List<String> STATES = List.of("accent", "success", "warning", "danger");

  private enum Use {
    TEXT(4.5, 7),
    ICON(3, 4.5),
    /** Exempt from the 4.5 of text; we hold 3. */
    DISABLED(3, 7);

    private final double bar;
    private final double highBar;

    Use(double bar, double highBar) {
      this.bar = bar;
      this.highBar = highBar;
    }

    double bar(ThemeName theme) {
      return theme == ThemeName.CONTRAST ? highBar : bar;
    }
  }

  private record Pair(String foreground, String background, Use use) {}

  @ParameterizedTest
  @EnumSource(ThemeName.class)
  void everyPairReachesItsBar(ThemeName theme) {
    Tokens tokens = Tokens.of(theme);
    List<String> below = new ArrayList<>();
    List<Pair> pairs = pairs();
    for (Pair pair : pairs) {
      double ratio = tokens.contrast(pair.foreground(), pair.background());
      if (ratio < pair.use().bar(theme)) {
        below.add("%s on %s: %.2f".formatted(pair.foreground(), pair.background(), ratio));
      }
    }
    assertThat(pairs).hasSize(93);
    assertThat(below).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ThemeName.class)
  void everyThemeGivesTheSameTokensAValue(ThemeName theme) {
    assertThat(Tokens.of(theme).colours().keySet())
        .isEqualTo(Tokens.of(ThemeName.LIGHT).colours().keySet())
        .hasSize(42);
  }

  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (String text : List.of("fg-default", "fg-muted", "fg-subtle", "warm-fg")) {
      SURFACES.forEach(surface -> pairs.add(new Pair(text, surface, Use.TEXT)));
    }
    STATES.forEach(state -> addState(pairs, state));
    for (String tint : List.of("accent", "success", "warning", "danger", "warm")) {
      pairs.add(new Pair("fg-subtle", tint + "-subtle", Use.TEXT));
    }
    for (String tint : List.of("warning", "danger", "warm")) {
      pairs.add(new Pair("accent-fg", tint + "-subtle", Use.TEXT));
    }
    for (String text : List.of("warm-fg", "fg-default", "fg-muted")) {
      pairs.add(new Pair(text, "warm-subtle", Use.TEXT));
    }
    pairs.add(new Pair("fg-emphasis", "neutral-emphasis-plus", Use.TEXT));
    pairs.add(new Pair("fg-emphasis", "neutral-emphasis", Use.TEXT));
    pairs.add(new Pair("fg-default", "neutral-muted", Use.TEXT));
    pairs.add(new Pair("fg-emphasis", "accent-pressed", Use.TEXT));
    // the ring on a toast, and the toast on the page
    pairs.add(new Pair("fg-emphasis", "neutral-emphasis-plus", Use.ICON));
    pairs.add(new Pair("neutral-emphasis-plus", "bg-default", Use.ICON));
    addEdges(pairs);
    return pairs;
  }

  private static void addState(List<Pair> pairs, String state) {
    String text = state + "-fg";
    String tint = state + "-subtle";
    SURFACES.forEach(surface -> pairs.add(new Pair(text, surface, Use.TEXT)));
    pairs.add(new Pair(text, tint, Use.TEXT));
    pairs.add(new Pair("fg-default", tint, Use.TEXT));
    pairs.add(new Pair("fg-default", state + "-muted", Use.TEXT));
    pairs.add(new Pair("fg-muted", tint, Use.TEXT));
    pairs.add(new Pair("fg-emphasis", state + "-emphasis", Use.TEXT));
    RESTING.forEach(surface -> pairs.add(new Pair(state + "-emphasis", surface, Use.ICON)));
  }

  private static void addEdges(List<Pair> pairs) {
    RESTING.forEach(surface -> pairs.add(new Pair("border-default", surface, Use.ICON)));
    SURFACES.forEach(surface -> pairs.add(new Pair("focus", surface, Use.ICON)));
    pairs.add(new Pair("focus", "accent-subtle", Use.ICON));
    pairs.add(new Pair("focus", "warm-subtle", Use.ICON));
    RESTING.forEach(surface -> pairs.add(new Pair("disabled-fg", surface, Use.DISABLED)));
  }
}
