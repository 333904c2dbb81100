package app.dangol.customer.search;

import app.dangol.customer.search.NameHit.How;
import app.dangol.id.CustomerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps the best of those that fit, and counts them all. Not safe for several threads. */
final class BestHits {
  private static final Comparator<Kept> BEST_FIRST =
      Comparator.comparing(Kept::how).thenComparing(Kept::name).thenComparing(Kept::id);

  private final int limit;
  private final List<Kept> kept = new ArrayList<>();
  private int all;

  private record Kept(How how, String name, String id) {}

  /** A folded name, made only if it may be among the best. */
  interface Name {
    String get();
  }

  BestHits(int limit) {
    this.limit = limit;
  }

  void add(String id, How how, Name name) {
    all++;
    if (kept.size() == limit && how.compareTo(kept.getLast().how) > 0) {
      return;
    }
    Kept hit = new Kept(how, name.get(), id);
    if (kept.size() == limit && BEST_FIRST.compare(hit, kept.getLast()) >= 0) {
      return;
    }
    int at = 0;
    while (at < kept.size() && BEST_FIRST.compare(kept.get(at), hit) < 0) {
      at++;
    }
    kept.add(at, hit);
    if (kept.size() > limit) {
      kept.removeLast();
    }
  }

  int all() {
    return all;
  }

  NameHits toHits() {
    return new NameHits(
        kept.stream().map(hit -> new NameHit(new CustomerId(hit.id), hit.how)).toList(), all);
  }
}
