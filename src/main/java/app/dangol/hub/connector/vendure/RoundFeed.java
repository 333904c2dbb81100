package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.Feed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads everything again and again, some pages each time, for what changes without a new date: an
 * address, a group, stock that an order took, a fulfilment, a refund. A row that slips past between
 * two pages is met in the next round.
 */
final class RoundFeed<T> implements Feed {
  private final String name;
  private final int take;
  private final int pagesEachTime;
  private final UnaryOperator<ListOptions> filter;
  private final Function<ListOptions, List<T>> source;
  private final Function<T, Mapped> mapping;

  RoundFeed(
      String name,
      int take,
      int pagesEachTime,
      UnaryOperator<ListOptions> filter,
      Function<ListOptions, List<T>> source,
      Function<T, Mapped> mapping) {
    this.name = name;
    this.take = take;
    this.pagesEachTime = pagesEachTime;
    this.filter = filter;
    this.source = source;
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Pages open(Optional<String> cursor) {
    int skip = cursor.filter(text -> text.matches("[0-9]{1,9}")).map(Integer::parseInt).orElse(0);
    return new Reading(skip);
  }

  private final class Reading implements Pages {
    private int skip;
    private int pages;

    Reading(int skip) {
      this.skip = skip;
    }

    @Override
    public Page next() {
      List<T> rows = source.apply(filter.apply(ListOptions.sortedBy("id", take).skip(skip)));
      Mapped mapped = rows.stream().map(mapping).reduce(Mapped.NOTHING, Mapped::plus);
      pages++;
      boolean end = rows.size() < take;
      skip = end ? 0 : skip + take;
      boolean more = !end && pages < pagesEachTime;
      return new Page(mapped.items(), Integer.toString(skip), more, end, mapped.leftOut());
    }
  }
}
