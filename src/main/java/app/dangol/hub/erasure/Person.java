package app.dangol.hub.erasure;

import app.dangol.hub.identity.Persons;
import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.store.HubTransaction;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One person under every id they ever had here.
 *
 * @param ids the first is the one they are shown under
 */
record Person(Set<String> ids) {
  Person {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  /** Whoever has or had that id. */
  static Person of(String id, HubTransaction transaction) {
    Persons persons = new Persons(transaction);
    return new Person(new LinkedHashSet<>(persons.listGroup(persons.survivorOf(id))));
  }

  String shown() {
    return ids.iterator().next();
  }

  /** What the sources call them. */
  List<SourceId> sources(HubTransaction transaction) {
    Persons persons = new Persons(transaction);
    return ids.stream().flatMap(id -> persons.findSource(id).stream()).toList();
  }
}
