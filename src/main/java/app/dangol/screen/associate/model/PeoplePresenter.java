package app.dangol.screen.associate.model;

import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.NameLook;
import java.time.Instant;
import java.util.List;

/** Says who fits a typed name, as far as anybody may see before it is clear that it is they. */
final class PeoplePresenter {
  private final Texts texts;
  private final Times times;
  private final Instant now;

  PeoplePresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  FoundText.People of(NameLook.Answer answer) {
    return switch (answer) {
      case NameLook.Reading reading ->
          new FoundText.People(List.of(), texts.get("find.people.reading"));
      case NameLook.TooMany resting ->
          new FoundText.People(List.of(), texts.get("find.people.resting"));
      case NameLook.Found found ->
          new FoundText.People(
              found.people().stream().map(this::person).toList(),
              found.more() > 0 ? texts.get("find.people.others", found.more()) : "");
    };
  }

  FoundText.Ask of(NameLook.Asked asked) {
    FoundText.Person person = person(asked.whose());
    return new FoundText.Ask(
        person.name(),
        person.about(),
        texts.get(asked.numbered() ? "find.ask.number" : "find.ask.word"),
        asked.numbered(),
        asked.wrong() ? texts.get("privacy.erase.wrong") : "");
  }

  private FoundText.Person person(NameLook.Person person) {
    String name = texts.get("name.address", person.masked());
    String since = new HeaderPresenter(texts, times, now).regularSince(person.memberSince());
    String about =
        person.ending().isBlank() ? since : texts.get("find.person.about", person.ending(), since);
    String spoken = name.replaceAll("\\*+", " " + texts.get("name.hidden") + " ").strip();
    return new FoundText.Person(person.id(), name, about, spoken + ", " + about);
  }
}
