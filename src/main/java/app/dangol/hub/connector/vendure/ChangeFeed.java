package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.ConnectorException;
import app.dangol.hub.connector.Feed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads what changed after a moment, oldest first. A page begins at the last moment of the page
 * before, without the rows of that moment already seen: rows that move to the end while they are
 * read are met there again, and none is stepped over. A reading begins a while before the last one
 * ended, for rows are stamped before they are committed.
 */
final class ChangeFeed<T> implements Feed {
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  /** So many rows of one moment and more are left to the rounds. */
  private static final int MOST_OF_ONE_MOMENT = 20_000;

  private final String name;
  private final String field;
  private final int take;
  private final Source<T> source;
  private final Function<T, Mapped> mapping;

  /** Where a page comes from. */
  interface Source<T> {
    List<T> list(ListOptions options);

    String id(T row);

    /** The moment by which the rows are sorted. */
    Instant at(T row);
  }

  /**
   * @param field by which rows are sorted and asked for
   */
  ChangeFeed(String name, String field, int take, Source<T> source, Function<T, Mapped> mapping) {
    this.name = name;
    this.field = field;
    this.take = take;
    this.source = source;
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Pages open(Optional<String> cursor) {
    Instant from = cursor.flatMap(ChangeFeed::parse).orElse(Instant.EPOCH);
    return new Reading(from);
  }

  /** A cursor that cannot be read begins from the start, which costs time and nothing else. */
  private static Optional<Instant> parse(String cursor) {
    try {
      return Optional.of(Instant.parse(cursor));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private final class Reading implements Pages {
    private Instant newest;
    private Instant from;
    private final Set<String> seenThen = new HashSet<>();

    Reading(Instant cursor) {
      this.newest = cursor;
      this.from = cursor.equals(Instant.EPOCH) ? cursor : cursor.minus(OVERLAP);
    }

    @Override
    public Page next() {
      // A millisecond less, for what is shown is cut to it.
      ListOptions options = ListOptions.sortedBy(field, take).after(field, from.minusMillis(1));
      if (!seenThen.isEmpty()) {
        options.with("id", "notIn", seenThen);
      }
      List<T> rows = source.list(options);
      Mapped mapped = Mapped.NOTHING;
      for (T row : rows) {
        mapped = mapped.plus(mapping.apply(row));
        advance(source.at(row), source.id(row));
      }
      boolean more = rows.size() >= take;
      if (more && seenThen.size() > MOST_OF_ONE_MOMENT) {
        throw new ConnectorException(
            ConnectorException.Kind.REFUSED, name + ": too many rows of one moment", null);
      }
      return new Page(mapped.items(), newest.toString(), more, !more, mapped.leftOut());
    }

    private void advance(Instant at, String id) {
      if (at.isAfter(from)) {
        from = at;
        seenThen.clear();
      }
      seenThen.add(id);
      if (at.isAfter(newest)) {
        newest = at;
      }
    }
  }
}
