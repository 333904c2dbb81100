package app.dangol.hub.intake;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.log.HubLog;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes history off the devices when it is older than the hub's records say, without anybody's
 * click; the hub keeps it. To be run once a day by one copy of the hub. May block.
 */
public final class Retention {
  /** Kind and key of the record that says for how many months devices keep history. */
  public static final String KIND = "setting";

  public static final String KEY = "retention";

  private static final int CUSTOMERS_AT_A_TIME = 200;

  private final HubLog log;
  private final Clock clock;

  public Retention(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * @param months at least 1
   */
  public record Setting(int months) {}

  /**
   * Moves the first day kept to today less the months set; does nothing where none are. A run that
   * was cut is made good by the next.
   *
   * @return how many rows left devices
   */
  public int run() {
    int months =
        log.findRecord(KIND, KEY)
            .map(data -> StrictJson.read(data, Setting.class).months())
            .orElse(0);
    if (months < 1) {
      return 0;
    }
    LocalDate since = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusMonths(months);
    log.write(transaction -> {
      ClientBuckets.keepSince(since.toString(), transaction);
      return 0;
    });
    AtomicInteger removed = new AtomicInteger();
    // Devices' ops come in between.
    log.forEachPage(
        ClientBuckets.CUSTOMER,
        CUSTOMERS_AT_A_TIME,
        some ->
            removed.addAndGet(
                log.write(transaction -> {
                  ClientBuckets clients = new ClientBuckets(transaction);
                  some.forEach(customer -> clients.revisit(customer.key()));
                  return clients.spread();
                })));
    return removed.get();
  }
}
