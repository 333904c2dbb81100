package app.dangol.screen.associate;

import app.dangol.screen.associate.model.NoticeText;
import app.dangol.text.Texts;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The one notice shown at a time, kept as a sentence that any language can be asked for. */
final class Notices {
  private final Wording wording;
  private final Runnable onRefused;
  private final ReadOnlyObjectWrapper<Optional<NoticeText>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private @Nullable Function<Texts, NoticeText> source;
  private Runnable undo = () -> {};

  /**
   * @param onRefused runs before something refused is shown
   */
  Notices(Wording wording, Runnable onRefused) {
    this.wording = wording;
    this.onRefused = onRefused;
  }

  /** Something was refused or failed; stays until it is closed or somebody comes. */
  void refuse(Function<Texts, String> words) {
    onRefused.run();
    show(texts -> new NoticeText(NoticeText.Kind.REFUSED, words.apply(texts), ""));
  }

  /** Something waits; stays until it is closed or somebody comes. */
  void queue(Function<Texts, String> words) {
    onRefused.run();
    show(texts -> new NoticeText(NoticeText.Kind.QUEUED, words.apply(texts), ""));
  }

  /** Something happens, or has happened elsewhere. */
  void mention(Function<Texts, String> words) {
    show(texts -> new NoticeText(NoticeText.Kind.DONE, words.apply(texts), ""));
  }

  /** As {@link #mention}, with a way there for as long as this shows. */
  void offer(Function<Texts, String> words, String action, Runnable how) {
    show(texts -> new NoticeText(NoticeText.Kind.DONE, words.apply(texts), texts.get(action)));
    undo = how;
  }

  /** Something was done. */
  void tell(String key) {
    show(texts -> new NoticeText(NoticeText.Kind.DONE, texts.get(key), ""));
  }

  /** Something was done that can be undone for as long as this shows. */
  void offerUndo(String key, Runnable how) {
    show(texts -> new NoticeText(NoticeText.Kind.DONE, texts.get(key), texts.get("undo")));
    undo = how;
  }

  /** Undoes what the notice is about. */
  void undo() {
    Runnable how = undo;
    close();
    how.run();
  }

  void close() {
    source = null;
    undo = () -> {};
    present();
  }

  private void show(Function<Texts, NoticeText> wanted) {
    source = wanted;
    undo = () -> {};
    present();
  }

  /** Says it again in the language now in use. */
  void present() {
    notice.set(Optional.ofNullable(source).map(words -> words.apply(wording.texts())));
  }

  ReadOnlyObjectProperty<Optional<NoticeText>> property() {
    return notice.getReadOnlyProperty();
  }
}
