package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.visit.ShopperEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a kiosk's desk tells, one after the other. */
final class ShopperWords implements Consumer<ShopperEvent> {
  private final BlockingQueue<ShopperEvent> events = new LinkedBlockingQueue<>();

  @Override
  public void accept(ShopperEvent event) {
    events.add(event);
  }

  /**
   * The next event of that kind, before which nothing but a card's or a question's beginning may be
   * told.
   */
  <E extends ShopperEvent> E await(Class<E> kind) throws InterruptedException {
    while (true) {
      ShopperEvent event = events.poll(60, TimeUnit.SECONDS);
      assertThat(event).as("an event").isNotNull();
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
      assertThat(event)
          .as("before %s", kind)
          .isInstanceOfAny(
              ShopperEvent.CardTaken.class,
              ShopperEvent.HubAsked.class,
              ShopperEvent.Refreshed.class);
    }
  }
}
