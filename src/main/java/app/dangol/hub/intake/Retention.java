package app.dangol.hub.intake;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.log.HubLog;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes history off the devices when it is older than the hub's records say, without anybody's
 * click; the hub keeps it. To be run by one copy of the hub at a time. May block.
 */
public final class Retention {
  /** Kind and key of the record that says for how many months devices keep history. */
  public static final String KIND = "setting";

  public static final String KEY = "retention";

  /** Kind of the record that says when it was done last. */
  private static final String DONE = "chore";

  private static final Duration EVERY = Duration.ofDays(1);
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
   * @param months as they were set then
   */
  private record Done(String at, int months) {}

  /**
   * As {@link #run}, if that was not done for a day by whichever copy of the hub, nor since the
   * months were set anew; else it does nothing.
   */
  public int runIfDue() {
    int months = months();
    Instant now = clock.instant();
    boolean done =
        log.findRecord(DONE, KEY)
            .map(data -> StrictJson.read(data, Done.class))
            .filter(last -> last.months() == months)
            .map(last -> Duration.between(Instant.parse(last.at()), now).abs())
            .filter(since -> since.compareTo(EVERY) < 0)
            .isPresent();
    if (done) {
      return 0;
    }
    int removed = run();
    String data = StrictJson.write(new Done(now.toString(), months));
    log.write(transaction -> {
      transaction.keepRecord(DONE, KEY, data);
      return true;
    });
    return removed;
  }

  private int months() {
    return log.findRecord(KIND, KEY)
        .map(data -> StrictJson.read(data, Setting.class).months())
        .orElse(0);
  }

  /**
   * Moves the first day kept to today less the months set; does nothing where none are. A run that
   * was cut is made good by the next.
   *
   * @return how many rows left devices
   */
  public int run() {
    int months = months();
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
