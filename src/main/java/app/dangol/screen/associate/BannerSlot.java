package app.dangol.screen.associate;

import app.dangol.screen.associate.model.HelpText;
import app.dangol.screen.associate.model.NoticeText;
import app.dangol.screen.associate.model.StatusText;
import app.dangol.screen.associate.model.StatusText.BannerText;
import app.dangol.screen.part.Banner;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.StackPane;

/** The place under the top bar for one banner; takes no room while there is none. */
final class BannerSlot extends StackPane {
  BannerSlot() {
    getStyleClass().addAll("inset", "banner-slot");
    // A full page below must not press the second line out, nor the button below a finger's size.
    setMinHeight(USE_PREF_SIZE);
    show(Optional.empty());
  }

  /**
   * Somebody who waits and what was just refused come before how the hub is; of the two whichever
   * came last.
   */
  void show(AssociateViewModel model, Runnable openSync) {
    Optional<Banner> refused =
        model
            .noticeProperty()
            .get()
            .filter(said -> said.kind() != NoticeText.Kind.DONE)
            .map(said -> refused(model, said));
    Optional<Banner> help = model.helpProperty().get().map(waits -> help(model, waits));
    Optional<Banner> first = model.isHelpLatest() ? help.or(() -> refused) : refused.or(() -> help);
    show(
        first.or(() ->
            model
                .statusProperty()
                .get()
                .flatMap(StatusText::banner)
                .map(said -> banner(said, refusals(model, openSync)))));
  }

  private static Banner refused(AssociateViewModel model, NoticeText said) {
    return new Banner(
        said.kind() == NoticeText.Kind.QUEUED ? Banner.Kind.QUEUED : Banner.Kind.ATTENTION,
        said.text(),
        null,
        new Banner.Action(model.texts().get("notice.close"), model::closeNotice));
  }

  private static Banner help(AssociateViewModel model, HelpText waits) {
    return new Banner(
        Banner.Kind.HELP,
        waits.text(),
        waits.aside().isBlank() ? null : waits.aside(),
        new Banner.Action(waits.answer(), () -> model.answerHelp(waits.call())));
  }

  /** The way to what the hub did not take, while there is some. */
  private static Optional<Banner.Action> refusals(AssociateViewModel model, Runnable openSync) {
    return model.hasRefusals() && model.sync().isOffered()
        ? Optional.of(new Banner.Action(model.texts().get("refusal.look"), openSync))
        : Optional.empty();
  }

  private static Banner banner(BannerText banner, Optional<Banner.Action> action) {
    return new Banner(
        PartMapping.bannerKind(banner.kind()),
        banner.text(),
        banner.aside().isBlank() ? null : banner.aside(),
        action.orElse(null));
  }

  private void show(Optional<Banner> banner) {
    getChildren().setAll(banner.map(List::of).orElse(List.of()));
    setVisible(banner.isPresent());
    setManaged(banner.isPresent());
  }
}
