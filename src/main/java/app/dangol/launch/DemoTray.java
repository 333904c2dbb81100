package app.dangol.launch;

import app.dangol.demo.DemoCard;
import app.dangol.demo.DemoCards;
import app.dangol.demo.DemoFiles;
import app.dangol.screen.tray.TrayCard;
import java.time.Duration;
import java.util.Optional;

/**
 * The demo's card tray as it lies there: its cards as they are printed, and a telephone that has
 * its card signed by the demo's hub each time it is held up.
 */
final class DemoTray {
  /**
   * Long enough for whoever leaves the demo open, and as good as a photograph after two minutes.
   */
  private static final Duration LIFE = Duration.ofDays(1);

  private final DemoCards cards = DemoCards.read(DemoFiles.shipped());
  private final EmbeddedHub hub;

  /** What the telephone shows while the hub is away; signed last. */
  private volatile String shown = "";

  /**
   * Has the telephone's card signed once, so that devices get the keys with their first exchange.
   * Blocks.
   */
  DemoTray(EmbeddedHub hub) {
    this.hub = hub;
    cards.list().forEach(this::bytes);
  }

  /** What a line scanner sends for that card now. Blocks. */
  byte[] bytes(String key) {
    return bytes(cards.find(key).orElseThrow());
  }

  private byte[] bytes(DemoCard card) {
    return card.toBeSignedFor()
        .map(number -> {
          hub.sign(number, LIFE).ifPresent(signed -> shown = signed);
          return card.showing(shown);
        })
        .orElseGet(card::bytes);
  }

  /** To be touched; what is touched is read by that device. */
  AssociateApp.Tray before(Dangol dangol) {
    return new AssociateApp.Tray(
        cards.list().stream()
            .map(card -> new TrayCard(card.key(), card.label(), card.hint()))
            .toList(),
        // Signing asks a database, for which a touch must not wait.
        key ->
            Thread.ofVirtual()
                .name("demo tray")
                .start(() -> dangol.readers().sendByHand(bytes(key))),
        Optional.of(DemoStaff.PIN));
  }
}
