package app.dangol.screen.associate;

import app.dangol.catalog.Category;
import app.dangol.screen.associate.model.BookPage;
import app.dangol.screen.associate.model.StoryText;
import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.Picture;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.SectionHead;
import app.dangol.screen.part.Skeleton;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.Timeline;
import app.dangol.screen.part.TimelineEntry;
import app.dangol.screen.part.TouchTile;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.part.still.Subject;
import app.dangol.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet with everything the customer shown has with the shop, in four parts. */
final class BookPane extends VBox {
  private final Texts texts;
  private final StillCache stills;
  private final AssociateViewModel model;
  private final HBox parts = new HBox();
  private final VBox content = new VBox();
  private final ChangeListener<Object> follow = (property, was, now) -> show();

  BookPane(AssociateViewModel model, StillCache stills) {
    this.texts = model.texts();
    this.stills = stills;
    this.model = model;
    getStyleClass().addAll("sync-pane", "book-pane");
    parts.getStyleClass().add("choices");
    content.getStyleClass().add("book-content");
    getChildren().addAll(parts, content);
    show();
    model.book().property().addListener(follow);
    model.book().partProperty().addListener(follow);
    // A sheet that is gone must not be kept by what it listened to.
    sceneProperty()
        .addListener((property, was, scene) -> {
          if (scene == null) {
            model.book().property().removeListener(follow);
            model.book().partProperty().removeListener(follow);
          }
        });
  }

  private void show() {
    BookPage.Part shown = model.book().partProperty().get();
    parts.getChildren().clear();
    for (BookPage.Part part : BookPage.Part.values()) {
      ChoiceChip chip = new ChoiceChip(texts.get("book.part." + part), on -> {});
      chip.setSelected(part == shown);
      chip.setOnAction(touched -> model.book().partProperty().set(part));
      parts.getChildren().add(chip);
    }
    content.getChildren().clear();
    Optional<BookPage> page = model.book().property().get();
    if (page.isEmpty()) {
      content.getChildren().addAll(Skeleton.entry(), Skeleton.entry(), Skeleton.entry());
      return;
    }
    switch (shown) {
      case NOW -> now(page.get());
      case ORDERS -> orders(page.get());
      case ONLINE -> online(page.get());
      case CONSENTS -> page.get().consents().forEach(each -> add(consent(each)));
    }
  }

  private void now(BookPage page) {
    add(new TextLabel(page.points().text(), "title-1"));
    add(new TextLabel(page.points().about(), "caption"));
    inTheWebShop(page);
    head("book.reservations");
    orHint(page.reservations().stream().map(this::held).toList(), "book.reservations.none");
    head("book.coupons");
    orHint(
        page.coupons().stream().map(line -> (Node) line(line, Icon.COUPON)).toList(),
        "book.coupons.none");
    head("book.tasks");
    orHint(page.tasks().stream().map(this::toDo).toList(), "book.tasks.none");
  }

  private void inTheWebShop(BookPage page) {
    add(new SectionHead(texts.get("book.cart"), page.cartSum().isBlank() ? null : page.cartSum()));
    if (!page.mayOnline()) {
      add(new TextLabel(page.onlineHint(), "body", "muted"));
      return;
    }
    orHint(page.cart().stream().map(this::goods).toList(), "book.cart.none");
    head("book.wishes");
    orHint(page.wishes().stream().map(this::goods).toList(), "book.wishes.none");
  }

  private void orders(BookPage page) {
    List<TimelineEntry.Story> told =
        page.orders().stream()
            .map(order ->
                new TimelineEntry.Story(
                    PartMapping.kind(order.kind()),
                    order.when(),
                    order.what(),
                    order.lines(),
                    false))
            .toList();
    if (!told.isEmpty()) {
      add(new TextLabel(texts.get("book.orders.hint"), "caption"));
    }
    orHint(told.isEmpty() ? List.of() : List.of(timeline(told)), "book.orders.none");
  }

  private void online(BookPage page) {
    if (!page.onlineHint().isBlank()) {
      add(new TextLabel(page.onlineHint(), "body", "muted"));
    }
    List<StoryText> seen = page.online();
    if (!seen.isEmpty()) {
      add(timeline(seen.stream().map(PartMapping::story).toList()));
    }
  }

  private static Node timeline(List<TimelineEntry.Story> told) {
    Timeline timeline = new Timeline();
    timeline.show(told);
    return timeline;
  }

  private Node toDo(BookPage.ToDo toDo) {
    HBox row = line(toDo.line(), Icon.CHECK);
    PillButton done =
        new PillButton(
            PillButton.Kind.QUIET, texts.get("task.do"), () -> model.tasks().done(toDo.id()));
    done.setAccessibleText(texts.get("task.do.one", toDo.line().text()));
    row.getChildren().add(done);
    return row;
  }

  private Node held(BookPage.Held held) {
    HBox row = line(held.line(), Icon.HOLD);
    held.id()
        .ifPresent(id -> {
          PillButton cancel =
              new PillButton(
                  PillButton.Kind.QUIET,
                  texts.get("book.held.cancel"),
                  () -> model.book().cancel(id));
          cancel.setAccessibleText(texts.get("book.held.cancel.one", held.line().text()));
          row.getChildren().add(cancel);
        });
    return row;
  }

  private Node goods(BookPage.Goods goods) {
    Category category = goods.category();
    Picture picture =
        new Picture(
            stills, new Subject(category, goods.colour(), goods.sku().value()), goods.picture());
    picture.getStyleClass().add("book-picture");
    VBox words =
        new VBox(new TextLabel(goods.name(), "title-3"), new TextLabel(goods.price(), "caption"));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(picture, words);
    row.getStyleClass().add("book-row");
    return new TouchTile(
        row, goods.name() + ", " + goods.price(), "book-tile", () -> model.lookUp(goods.sku()));
  }

  private Node consent(BookPage.Agreement agreement) {
    TextLabel said = new TextLabel(agreement.said(), "caption");
    VBox words =
        new VBox(
            new TextLabel(agreement.purpose(), "title-3"),
            said,
            new TextLabel(agreement.effect(), "body", "muted"));
    words.getStyleClass().add("book-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    Icon icon = agreement.granted() ? Icon.CHECK : Icon.EYE_OFF;
    HBox row = new HBox(icon.node(22, agreement.granted() ? "success" : "muted"), words);
    row.getStyleClass().add("book-consent");
    return row;
  }

  private static HBox line(BookPage.Line line, Icon icon) {
    VBox words = new VBox(new TextLabel(line.text(), "body"));
    if (!line.about().isBlank()) {
      TextLabel about = new TextLabel(line.about(), "caption");
      if (line.pressing()) {
        about.getStyleClass().add("check");
      }
      words.getChildren().add(about);
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(icon.node(22, line.pressing() ? "warning" : "accent"), words);
    row.getStyleClass().add("book-row");
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  private void head(String key) {
    add(new SectionHead(texts.get(key), null));
  }

  private void orHint(List<Node> rows, String hint) {
    if (rows.isEmpty()) {
      add(new TextLabel(texts.get(hint), "body", "muted"));
    }
    content.getChildren().addAll(rows);
  }

  private void add(Node node) {
    content.getChildren().add(node);
  }
}
