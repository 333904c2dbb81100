package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.Census;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** All ids of a list of Vendure, a thousand at a time. */
final class IdCensus implements Census {
  private final String kind;
  private final List<String> dependents;
  private final Function<ListOptions, Answers.IdList> source;

  IdCensus(String kind, List<String> dependents, Function<ListOptions, Answers.IdList> source) {
    this.kind = kind;
    this.dependents = dependents;
    this.source = source;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public List<String> dependents() {
    return dependents;
  }

  @Override
  public Set<String> listIds() {
    Set<String> ids = new HashSet<>();
    int skip = 0;
    List<Answers.Ref> page;
    do {
      page = source.apply(ListOptions.sortedBy("id", ListOptions.MOST).skip(skip)).items();
      page.forEach(row -> ids.add(row.id()));
      skip += page.size();
    } while (page.size() == ListOptions.MOST);
    return ids;
  }

  @Override
  public Set<String> listPresent(Collection<String> ids) {
    Set<String> present = new HashSet<>();
    source
        .apply(ListOptions.sortedBy("id", ids.size()).with("id", "in", ids))
        .items()
        .forEach(row -> present.add(row.id()));
    return present;
  }
}
