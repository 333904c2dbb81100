package app.dangol.screen.associate;

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
    show(Optional.empty());
  }

  /** What was just refused comes before how the hub is. */
  void show(
      Optional<NoticeText> notice,
      Optional<StatusText> status,
      String closeWords,
      Runnable closeNotice) {
    Optional<Banner> refused =
        notice
            .filter(said -> said.kind() == NoticeText.Kind.REFUSED)
            .map(said ->
                new Banner(
                    Banner.Kind.ATTENTION,
                    said.text(),
                    null,
                    new Banner.Action(closeWords, closeNotice)));
    show(refused.or(() -> status.flatMap(StatusText::banner).map(BannerSlot::banner)));
  }

  private static Banner banner(BannerText banner) {
    return new Banner(
        PartMapping.bannerKind(banner.kind()),
        banner.text(),
        banner.aside().isBlank() ? null : banner.aside(),
        null);
  }

  private void show(Optional<Banner> banner) {
    getChildren().setAll(banner.map(List::of).orElse(List.of()));
    setVisible(banner.isPresent());
    setManaged(banner.isPresent());
  }
}
