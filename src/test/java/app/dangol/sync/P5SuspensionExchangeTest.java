package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.SqliteModel;
import app.dangol.cache.SqliteNames;
import app.dangol.cache.TestStore;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.insight.Insights;
import app.dangol.insight.ParameterFile;
import app.dangol.suggest.Suggester;
import app.dangol.visit.CustomerInsight;
import app.dangol.visit.CustomerView;
import app.dangol.visit.CustomerViews;
import app.dangol.visit.Freshness;
import app.dangol.visit.Offers;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P5: what somebody wants to rest, rests on another device, too, once both have exchanged with the
 * hub; and goes on there once it is lifted.
 */
class P5SuspensionExchangeTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId THEM = new CustomerId(TestHub.id(1));
  private static final CustomerId SOMEBODY_ELSE = new CustomerId(TestHub.id(2));

  @TempDir private Path folder;
  private TestHub hub;
  private TestStore one;
  private TestStore other;

  /** Whose history the other device has read. */
  private final List<CustomerId> read = new ArrayList<>();

  @BeforeEach
  void twoDevicesOfOneStoreThatKnowThem() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(3, 3);
    one = new TestStore(Device.made(folder.resolve("one")));
    other = new TestStore(Device.made(folder.resolve("other")));
    exchange(one, "tablet-1");
    exchange(other, "tablet-2");
    assertServed(THEM);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    hub.close();
  }

  @Test
  void theOtherDeviceSuggestsNothingAndReadsNothingTheyDidAfterItsNextExchange() {
    one.consents.suspend(THEM, STAFF, true, "1");
    exchange(one, "tablet-1");
    assertServed(THEM);

    exchange(other, "tablet-2");

    assertAtRest(THEM);
    assertServed(SOMEBODY_ELSE);
    assertThat(other.ops()).as("its own word").isZero();
  }

  @Test
  void itStaysSoWhenTheDeviceWhereItWasSaidHasForgottenItsWord() {
    one.consents.suspend(THEM, STAFF, true, "1");
    exchange(one, "tablet-1");
    exchange(one, "tablet-1");
    exchange(other, "tablet-2");
    exchange(other, "tablet-2");

    assertThat(customer(one, THEM).suspended()).isTrue();
    assertAtRest(THEM);
  }

  @Test
  void onceItIsLiftedTheOtherDeviceServesThemAgainAfterItsNextExchange() {
    one.consents.suspend(THEM, STAFF, true, "1");
    exchange(one, "tablet-1");
    exchange(other, "tablet-2");
    assertAtRest(THEM);

    one.consents.suspend(THEM, STAFF, false, "1");
    exchange(one, "tablet-1");
    assertAtRest(THEM);
    exchange(other, "tablet-2");

    assertServed(THEM);
  }

  @Test
  void whatOneDeviceSaidTheOtherMayLift() {
    one.consents.suspend(THEM, STAFF, true, "1");
    exchange(one, "tablet-1");
    exchange(other, "tablet-2");

    other.consents.suspend(THEM, STAFF, false, "1");
    assertServed(THEM);
    exchange(other, "tablet-2");
    exchange(one, "tablet-1");

    assertThat(customer(one, THEM).suspended()).isFalse();
    assertServed(THEM);
  }

  private void assertServed(CustomerId whose) {
    CustomerView view = view(whose);
    assertThat(view.offers()).isNotEmpty();
    assertThat(view.timeline()).isNotEmpty();
    assertThat(read).containsOnly(whose);
    assertThat(names().find(whose)).isPresent();
  }

  private void assertAtRest(CustomerId whose) {
    CustomerView view = view(whose);
    assertThat(view.customer().suspended()).isTrue();
    assertThat(view.offers()).as("not even what is popular").isEmpty();
    assertThat(view.timeline()).isEmpty();
    assertThat(read).isEmpty();
    assertThat(names().find(whose)).as("by name").isEmpty();
  }

  /** As the other device shows them. */
  private CustomerView view(CustomerId whose) {
    read.clear();
    Offers offers =
        new Offers(
            other.catalog,
            new Suggester(new SqliteModel(other.cache, other.changes)),
            TestHub.STORE);
    return new CustomerViews(
            watched(other.directory),
            other.accounts,
            other.tasks,
            other.notes,
            other.catalog,
            offers,
            new JustNow(),
            new CustomerInsight(
                new Insights(ParameterFile.shipped(), ZoneOffset.UTC), Clock.systemUTC()),
            Clock.systemUTC())
        .of(customer(other, whose), Set.of());
  }

  private CustomerDirectory watched(CustomerDirectory real) {
    return (CustomerDirectory)
        Proxy.newProxyInstance(
            CustomerDirectory.class.getClassLoader(),
            new Class<?>[] {CustomerDirectory.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("listHistory")) {
                read.add((CustomerId) arguments[0]);
              }
              return method.invoke(real, arguments);
            });
  }

  private SqliteNames names() {
    return new SqliteNames(other.cache, other.ops, other.cipher, TestHub.CLIENTS);
  }

  private static Customer customer(TestStore store, CustomerId whose) {
    return store.directory.find(whose).orElseThrow();
  }

  private void exchange(TestStore store, String device) {
    SyncSettings settings =
        new SyncSettings(
            device,
            TestHub.STORE,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMillis(100));
    new SyncEngine(
            settings,
            hub.client(),
            Device.stores(store),
            new Backoff(new Random(1)),
            Clock.systemUTC())
        .runOnce();
  }

  private record JustNow() implements Freshness {
    @Override
    public Optional<Instant> dataAsOf() {
      return Optional.of(Instant.now());
    }

    @Override
    public Optional<Instant> findFetchedAt(CustomerId whose) {
      return Optional.empty();
    }
  }
}
