package app.dangol.hub.intake;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door through which sources come in: connectors, imports and whoever else tells what a
 * shop knows. Takes what holds together, refuses the rest with a reason each, and is not impressed
 * by what it was told before. May block.
 */
public final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final HubLog log;
  private final Clock clock;

  public Intake(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Lets go of what was told last to be somebody's. */
  public static void forgetHoldings(String customer, HubTransaction transaction) {
    Holdings.forget(customer, transaction);
  }

  /** Lets go of which rows were made of somebody's orders; to be called while these are there. */
  public static void forgetOrders(String source, String customer, HubTransaction transaction) {
    Orders.forget(source, customer, transaction);
  }

  /**
   * Takes a batch in one transaction of its own, seen by devices as a whole.
   *
   * @param source the connector or channel, 1 to 64 of {@code a-z 0-9 . _ -}: its ids are its own
   * @throws IllegalArgumentException if that is no name of a source
   */
  public Report take(String source, List<? extends Incoming> batch) {
    return log.write(transaction -> take(source, batch, transaction, clock.instant()));
  }

  /**
   * Takes a batch within a transaction that also writes other things, such as how far the source
   * has been read.
   *
   * @param now nothing that is told has happened later, but for a clock in a wrong time zone
   */
  public static Report take(
      String source, List<? extends Incoming> batch, HubTransaction transaction, Instant now) {
    return take(source, Optional.empty(), batch, transaction, now);
  }

  /**
   * As {@link #take(String, List, HubTransaction, Instant)}, from a shop system that is read again
   * and again: its prices and stock are as of its last whole reading, also where they stay as they
   * are.
   */
  public static Report takeRead(
      String source, List<? extends Incoming> batch, HubTransaction transaction, Instant now) {
    return take(source, Optional.of(source), batch, transaction, now);
  }

  private static Report take(
      String source,
      Optional<String> reader,
      List<? extends Incoming> batch,
      HubTransaction transaction,
      Instant now) {
    if (!Checks.isSource(source)) {
      throw new IllegalArgumentException("that is no name of a source");
    }
    ClientBuckets clients = new ClientBuckets(transaction);
    Goods goods = new Goods(transaction, reader, now);
    People people =
        new People(source, new ContactChecks(reader.isPresent()), transaction, clients, now);
    Holdings holdings = new Holdings(source, transaction, clients, people, now);
    Orders orders = new Orders(source, transaction, clients, people, now);
    List<Report.Refused> refused = new ArrayList<>();
    List<Integer> overtaken = new ArrayList<>();
    int index = 0;
    for (Incoming incoming : batch) {
      int older = goods.older();
      try {
        switch (incoming) {
          case Incoming.Product product -> goods.take(product);
          case Incoming.Price price -> goods.take(price);
          case Incoming.Store store -> goods.take(store);
          case Incoming.Stock stock -> goods.take(stock);
          case Incoming.Customer customer -> people.take(customer);
          case Incoming.Browse browse -> people.take(browse);
          case Incoming.Search search -> people.take(search);
          case Incoming.Cart cart -> holdings.take(cart);
          case Incoming.Wishes wishes -> holdings.take(wishes);
          case Incoming.Loyalty loyalty -> holdings.take(loyalty);
          case Incoming.Coupon coupon -> holdings.take(coupon);
          case Incoming.Order order -> orders.take(order);
          case Incoming.Gone gone -> {
            switch (gone.kind()) {
              case PRODUCT -> goods.gone(gone.id());
              case CUSTOMER -> people.gone(gone.id());
              case ORDER -> orders.gone(gone.id());
              case STOCK -> goods.goneStock(gone.id());
            }
          }
        }
      } catch (RefusedException e) {
        refused.add(new Report.Refused(index, e.code(), e.reason()));
        goods.doubt(incoming);
      }
      if (goods.older() > older) {
        overtaken.add(index);
      }
      index++;
    }
    goods.finish();
    if (people.leftOut() > 0) {
      LOG.warn(
          "{}: {} cards, telephone numbers or e-mail addresses of customers were left out, for they"
              + " look like payment cards or resident registration numbers",
          source,
          people.leftOut());
    }
    int changed = goods.changed() + orders.changed() + clients.spread();
    return new Report(
        batch.size() - refused.size(),
        changed,
        people.withoutBasis(),
        goods.waiting() + people.waiting(),
        goods.older() + holdings.older(),
        overtaken,
        refused);
  }
}
