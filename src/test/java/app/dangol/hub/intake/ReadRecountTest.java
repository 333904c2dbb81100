package app.dangol.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadRecountTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final List<String> FIGURES = List.of("product", "stock");

  @TempDir Path folder;
  private SqliteHubStore store;
  private HubLog log;

  /** How often figures were read while nobody else could write. */
  private final AtomicInteger locked = new AtomicInteger();

  /** What others do while products are read and nothing is locked. */
  private Runnable meanwhile = () -> {};

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(wrapped(HubStore.class, store, this::watch), PageLimit.STANDARD);
    read("S1");
    read("S2");
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @Test
  void aWrongCountIsPutRightWithoutHoldingUpWhoWrites() {
    keepCount("shop|price", 99);
    keepCount("gone|price", 1);

    new ReadRecount(log).run();

    assertThat(count("shop|price")).contains("{\"count\":2}");
    assertThat(count("gone|price")).isEmpty();
    assertThat(locked).hasValue(0);
  }

  @Test
  void ifSomethingComesMeanwhileItIsCountedOnceMore() {
    keepCount("shop|price", 99);
    AtomicInteger times = new AtomicInteger();
    meanwhile =
        () -> {
          if (times.getAndIncrement() == 0) {
            read("NEW");
          }
        };

    new ReadRecount(log).run();

    assertThat(count("shop|price")).contains("{\"count\":3}");
    assertThat(locked).hasValue(0);
  }

  @Test
  void ifSomethingComesAgainAndAgainItIsPutRightNonetheless() {
    keepCount("shop|price", 99);
    AtomicInteger times = new AtomicInteger();
    meanwhile = () -> read("NEW" + times.getAndIncrement());

    new ReadRecount(log).run();

    assertThat(count("shop|price")).contains("{\"count\":" + (2 + times.get()) + "}");
    assertThat(locked.get()).isPositive();
  }

  private void read(String sku) {
    Incoming price = new Incoming.Price(sku, 10_000, "KRW", Optional.empty(), NOW);
    store.write(transaction -> Intake.takeRead("shop", List.of(price), transaction, NOW));
  }

  private void keepCount(String key, int count) {
    store.write(transaction -> {
      transaction.keepRecord("figures.read.count", key, "{\"count\":" + count + "}");
      return true;
    });
  }

  private Optional<String> count(String key) {
    return store.findRecord("figures.read.count", key);
  }

  private @Nullable Object watch(Method method, @Nullable Object[] values) throws Throwable {
    if (method.getName().equals("write")) {
      @SuppressWarnings("unchecked") // as HubStore says
      Function<HubTransaction, Object> work =
          (Function<HubTransaction, Object>) Objects.requireNonNull(values[0]);
      return store.write(transaction ->
          work.apply(
              wrapped(
                  HubTransaction.class,
                  transaction,
                  (inner, given) -> {
                    if (isFigures(inner, given)) {
                      locked.incrementAndGet();
                    }
                    return call(transaction, inner, given);
                  })));
    }
    if (isFigures(method, values) && "product".equals(values[0])) {
      meanwhile.run();
    }
    return call(store, method, values);
  }

  private static boolean isFigures(Method method, @Nullable Object[] values) {
    return (method.getName().equals("listRecords") || method.getName().equals("forEachRecord"))
        && FIGURES.contains(values[0]);
  }

  /** Does what a method should do in its place. */
  private interface Instead {
    @Nullable Object call(Method method, @Nullable Object[] values) throws Throwable;
  }

  private static <T> T wrapped(Class<T> type, T real, Instead instead) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, values) ->
                instead.call(method, values == null ? new Object[0] : values));
    return type.cast(proxy);
  }

  private static @Nullable Object call(Object real, Method method, @Nullable Object[] values)
      throws Throwable {
    try {
      return method.invoke(real, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
