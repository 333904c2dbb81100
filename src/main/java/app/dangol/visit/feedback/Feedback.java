package app.dangol.visit.feedback;

import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.suggest.Pick;
import app.dangol.suggest.Suggestion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one visit after the other and writes down what becomes of the suggestions in it. The same
 * thing happens to the same product once a visit, however often the page is drawn. Nobody is kept
 * waiting by it and nothing fails because of it. For a desk's thread.
 */
public final class Feedback {
  private static final Logger LOG = LoggerFactory.getLogger(Feedback.class);

  private final FeedbackLog log;
  private final Clock clock;
  private @Nullable Visit visit;

  public Feedback(FeedbackLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Where a suggestion stood. */
  private record Place(int position, int list, Pick pick, String reason) {}

  private record Told(FeedbackKind kind, Sku sku) {}

  private static final class Visit {
    private final Visitor visitor;
    private final Map<Sku, Place> offered = new HashMap<>();

    /** As they stood when they were seen; a later list does not change that. */
    private final Map<Sku, Place> seen = new HashMap<>();

    private final Set<Told> told = new HashSet<>();
    private List<Sku> order = List.of();
    private int lists;

    Visit(Optional<CustomerId> who) {
      visitor = new Visitor(OpId.create().toString(), who);
    }
  }

  /**
   * Suggestions are ready for whoever is here, for the first time or anew.
   *
   * @param who empty for somebody unknown, and for whoever did not agree: their events name nobody.
   *     If that changes another visit begins, so that the two cannot be put together
   */
  public void offered(Optional<CustomerId> who, List<Suggestion> suggestions) {
    Visit now = visitOf(who);
    List<Sku> order = suggestions.stream().map(Suggestion::sku).toList();
    if (!order.equals(now.order)) {
      now.order = order;
      now.lists++;
    }
    now.offered.clear();
    for (int i = 0; i < suggestions.size(); i++) {
      Suggestion each = suggestions.get(i);
      now.offered.put(each.sku(), new Place(i, now.lists, each.pick(), each.reason().word()));
    }
  }

  /**
   * Begins a visit, or goes on with the one that is there if it is of the same.
   *
   * @return what the visit is called
   */
  public String begin(Optional<CustomerId> who) {
    return visitOf(who).visitor.visit();
  }

  private Visit visitOf(Optional<CustomerId> who) {
    Visit now = visit;
    if (now == null || !now.visitor.who().equals(who)) {
      end();
      now = new Visit(who);
      visit = now;
    }
    return now;
  }

  /** Something happened to suggestions; what is none in this visit is left out. */
  public void tell(FeedbackKind kind, Collection<Sku> skus) {
    Visit now = visit;
    if (now == null) {
      return;
    }
    List<FeedbackLine> lines = new ArrayList<>();
    for (Sku sku : skus) {
      Place place = now.seen.getOrDefault(sku, now.offered.get(sku));
      if (place != null && now.told.add(new Told(kind, sku))) {
        now.seen.putIfAbsent(sku, place);
        lines.add(
            new FeedbackLine(
                kind,
                sku,
                place.position(),
                place.list(),
                place.pick(),
                place.reason(),
                clock.instant()));
      }
    }
    if (!lines.isEmpty()) {
      safely(() -> log.add(now.visitor, lines));
    }
  }

  /** The visit is over. */
  public void end() {
    if (visit != null) {
      visit = null;
      safely(log::end);
    }
  }

  /** Somebody is being served: that a count is lost is no reason to send them away. */
  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (DangolException e) {
      LOG.warn("what became of suggestions could not be kept ({})", e.code().text());
    }
  }
}
