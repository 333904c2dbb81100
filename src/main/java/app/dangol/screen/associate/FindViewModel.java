package app.dangol.screen.associate;

import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.FoundText;
import app.dangol.visit.NameDesk;
import app.dangol.visit.NameLook;
import app.dangol.visit.NameQuery;
import app.dangol.visit.VisitDesk;
import app.dangol.visit.VisitEvent.ItemsListed;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is typed into the search field, and the people and products that fit it. Belongs to the FX
 * thread, but for what takes looks in.
 */
public final class FindViewModel {
  private final VisitDesk desk;
  private final Consumer<String> typedCode;
  private final Wording wording;
  private final Notices notices;
  private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<FoundText>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<NameDesk> names = Optional.empty();

  /** Enter was pressed before it was known whether what was typed is a name. */
  private boolean entered;

  /** Products that wait for the people, so that nothing moves under a finger. */
  private @Nullable ItemsListed listed;

  private Optional<Answers> answers = Optional.empty();
  private Optional<CustomerId> chosen = Optional.empty();
  private Optional<NameLook.Asked> asked = Optional.empty();

  /** What fits, until something else is typed and answered. */
  private record Answers(ItemsListed products, Optional<NameLook.Answer> people) {}

  FindViewModel(VisitDesk desk, Consumer<String> typedCode, Wording wording, Notices notices) {
    this.desk = desk;
    this.typedCode = typedCode;
    this.wording = wording;
    this.notices = notices;
  }

  /** Says whom to ask about people; once. */
  public void use(NameDesk used) {
    names = Optional.of(used);
    used.subscribe(look -> FxThread.run(() -> take(look)));
  }

  /** Whether whoever is there now may look for people. */
  public boolean offersPeople() {
    return names.filter(NameDesk::isPermitted).isPresent();
  }

  /** Lists the people who fit a part of a name, and products that do. */
  public void type(String text) {
    if (text.equals(query.get())) {
      return;
    }
    query.set(text);
    entered = false;
    if (text.isBlank()) {
      hide();
    } else {
      unchoose();
      desk.find(text);
      names.filter(NameDesk::isPermitted).ifPresent(people -> people.find(text));
    }
  }

  /** Opens a product picked from the list. */
  public void pick(Sku sku) {
    clear();
    desk.lookUp(sku);
  }

  /** Picks somebody from the list. */
  public void choose(CustomerId whose) {
    chosen = Optional.of(whose);
    names.ifPresent(people -> people.choose(whose));
  }

  /**
   * Whoever was picked has said how a number of theirs ends.
   *
   * @param end blank for somebody without one, who is taken at their word
   */
  public void confirm(String end) {
    chosen.ifPresent(whose -> names.ifPresent(people -> people.confirm(whose, end)));
  }

  /** It was somebody else: back to the list. */
  public void unchoose() {
    chosen = Optional.empty();
    asked = Optional.empty();
    present();
  }

  /**
   * Picks the only person who fits; what nobody fits is taken as if it had been scanned. For what
   * may be a name that waits for the answer.
   */
  public void enter() {
    String text = query.get();
    if (!isAnswered() && offersPeople() && NameQuery.mayBeName(text)) {
      entered = true;
      return;
    }
    Optional<NameLook.Answer> people = people();
    if (people.isPresent() && isSomebody(people.get())) {
      if (people.get() instanceof NameLook.Found fits && fits.people().size() == 1) {
        choose(fits.people().getFirst().id());
      }
      return;
    }
    typed();
  }

  /** Takes what was typed as if it had been scanned. */
  public void typed() {
    String text = query.get().strip();
    clear();
    if (!text.isEmpty()) {
      typedCode.accept(text);
    }
  }

  /** Empties the field and takes the list away. */
  public void clear() {
    query.set("");
    hide();
  }

  /**
   * What is kept of it over a lock: what can be no name, and what is known to be nobody's. By then
   * nobody is signed in who could be asked.
   */
  String toKeep() {
    String text = query.get();
    boolean noName = names.isEmpty() || !NameQuery.mayBeName(text);
    boolean nobodys = people().filter(answer -> !isSomebody(answer)).isPresent();
    return (noName || nobodys) && asked.isEmpty() ? text : "";
  }

  /** Who fits what stands in the field now; empty while that is not answered. */
  private Optional<NameLook.Answer> people() {
    return isAnswered() ? answers.flatMap(Answers::people) : Optional.empty();
  }

  private boolean isAnswered() {
    return answers.filter(each -> each.products().query().equals(query.get())).isPresent();
  }

  /** Whether there is anybody, or nobody knows yet. */
  private static boolean isSomebody(NameLook.Answer answer) {
    return switch (answer) {
      case NameLook.Reading reading -> true;
      case NameLook.TooMany resting -> true;
      case NameLook.Found fits -> !fits.people().isEmpty();
    };
  }

  /** Takes a list in, unless something else has been typed since it was asked for. */
  void take(ItemsListed answer) {
    if (answer.query().equals(query.get())) {
      listed = answer;
      if (!offersPeople()) {
        show(Optional.empty());
      }
    }
  }

  private void take(NameLook look) {
    switch (look) {
      case NameLook.Answer answer -> {
        if (answer.query().equals(query.get())) {
          show(Optional.of(answer));
        }
      }
      case NameLook.Asked question -> {
        if (isChosen(question.whose().id())) {
          asked = Optional.of(question);
          present();
        }
      }
      case NameLook.Confirmed confirmed -> {
        if (isChosen(confirmed.whose())) {
          clear();
          desk.open(confirmed.whose());
        }
      }
      case NameLook.Resting resting -> {
        if (isChosen(resting.whose())) {
          notices.refuse(texts -> texts.get("find.resting"));
        }
      }
      case NameLook.Gone gone -> {
        if (isChosen(gone.whose())) {
          clear();
          notices.refuse(texts -> texts.get("find.gone"));
        }
      }
      case NameLook.Failed failed -> {
        show(Optional.empty());
        String code = failed.code().text();
        notices.refuse(texts -> texts.get("failed", texts.get("failure." + code), code));
      }
    }
  }

  private void show(Optional<NameLook.Answer> people) {
    ItemsListed products = listed;
    if (products != null && products.query().equals(query.get())) {
      answers = Optional.of(new Answers(products, people));
      present();
      if (entered) {
        entered = false;
        enter();
      }
    }
  }

  private boolean isChosen(CustomerId whose) {
    return chosen.filter(whose::equals).isPresent();
  }

  private void hide() {
    entered = false;
    listed = null;
    answers = Optional.empty();
    names.ifPresent(NameDesk::stop);
    unchoose();
  }

  /** Says it again in the language now in use. */
  void present() {
    found.set(
        asked
            .map(question -> wording.pages().asked(question))
            .or(() -> answers.map(each -> wording.pages().found(each.products(), each.people()))));
  }

  public ReadOnlyStringProperty queryProperty() {
    return query.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<FoundText>> foundProperty() {
    return found.getReadOnlyProperty();
  }
}
