package app.dangol.screen.kiosk;

import app.dangol.customer.StruckTaste;
import app.dangol.text.Texts;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.DataRequest;
import app.dangol.visit.OwnData;
import app.dangol.visit.OwnDataDesk;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody at the kiosk does about their own data. Whether they may is the desk's to say, and
 * what they see is in the {@link KioskVisit}, with which it goes. FX thread only.
 */
public final class OwnDataModel {
  private final KioskVisit visit;
  private final Consumer<Over> show;
  private final Texts staff;
  private @Nullable OwnDataDesk desk;

  /**
   * @param show turns to a page
   * @param staff in the language of the shop, whichever whoever stands here reads
   */
  OwnDataModel(KioskVisit visit, Consumer<Over> show, Texts staff) {
    this.visit = visit;
    this.show = show;
    this.staff = staff;
  }

  void attach(OwnDataDesk opened) {
    desk = opened;
  }

  /** Tells what they can ask of the shop about their data. */
  public void menu() {
    show.accept(new Over.OwnData());
  }

  /** They want to see what they agreed to, and maybe to change it. */
  public void open() {
    show.accept(new Over.OwnData());
    withDesk((opened, from) -> opened.open(from));
  }

  /** Back to what they agreed to. */
  public void choices() {
    show.accept(new Over.OwnChoices());
  }

  /** Turns to what they are told of a purpose. */
  public void read(ConsentPurpose purpose) {
    show.accept(new Over.OwnText(purpose));
  }

  /** They agree to a purpose that was off, or withdraw one that was on. */
  public void toggle(ConsentPurpose purpose) {
    OwnData seen = visit.own();
    if (seen != null) {
      boolean wanted = !seen.granted().contains(purpose);
      withDesk((opened, from) -> opened.change(from, purpose, wanted));
    }
  }

  /** They want nothing done with their data for now, or that it be used again. */
  public void toggleRest() {
    OwnData seen = visit.own();
    if (seen != null) {
      withDesk((opened, from) -> opened.suspend(from, !seen.suspended()));
    }
  }

  /** They do not want that to be concluded about them, or take that back. */
  public void strike(StruckTaste taste, boolean out) {
    withDesk((opened, from) -> opened.strike(from, taste, out));
  }

  /** Asks which part of their data is wrong. */
  public void tellMistake() {
    show.accept(new Over.OwnMistake());
  }

  /** They ask for what takes a person. */
  public void ask(DataRequest what) {
    withDesk((opened, from) -> opened.ask(from, what, staff.get("data.request.task." + what)));
  }

  /** Asks once more before anybody is erased. */
  public void askToErase() {
    show.accept(new Over.ConfirmErasure());
  }

  /** They do want to be erased. */
  public void erase() {
    withDesk((opened, from) -> opened.erase(from));
  }

  private void withDesk(BiConsumer<OwnDataDesk, Long> doing) {
    OwnDataDesk opened = desk;
    if (opened != null) {
      doing.accept(opened, visit.number());
    }
  }
}
