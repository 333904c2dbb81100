package app.dangol.screen.associate.model;

import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.HelpCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts the calls for help into one sentence: where, since when, and how many more. */
public final class HelpPresenter {
  /** A line does not break within an age. */
  private static final char NBSP = '\u00A0';

  private final Texts texts;
  private final Times times;
  private final Instant now;

  public HelpPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  /**
   * The one that has waited longest; empty if none is open any more.
   *
   * @param calls oldest first
   */
  public Optional<HelpText> of(List<HelpCall> calls) {
    List<HelpCall> open = calls.stream().filter(call -> call.isOpenAt(now)).toList();
    return open.stream().findFirst().map(first -> of(first, open.size() - 1));
  }

  private HelpText of(HelpCall call, int others) {
    return new HelpText(
        call.id(),
        texts.get("help.wanted", call.device(), times.age(call.calledAt(), now).replace(' ', NBSP)),
        others == 0 ? "" : texts.get("help.more", others),
        texts.get("help.answer"));
  }
}
