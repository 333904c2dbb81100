package app.dangol.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.ops.OpLedger;
import app.dangol.hub.stock.StockRules;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
  private static final String SEOUL = Bucket.clientsOf("seoul");
  private static final String BUSAN = Bucket.clientsOf("busan");
  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
  private static final Entity.Text TEXT = new Entity.Text("머그", "Mug");

  @TempDir Path folder;
  private SqliteHubStore store;
  private HubLog log;
  private Intake intake;
  private SettableClock clock = new SettableClock(Instant.parse("2026-11-22T00:00:00Z"));

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    intake = new Intake(log, clock);
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @Test
  void showsTheOrderThatComesAfterItsCustomerInTheStoreVisitedAndAtHome() {
    take(customer("1", "seoul", lookup(true, DAY)));

    take(order("A", "1", "busan", line("1", 2, 2000)));

    assertThat(entities(SEOUL)).containsExactly("consent", "customer", "history", "order");
    assertThat(entities(BUSAN)).containsExactlyElementsOf(entities(SEOUL));
  }

  @Test
  void showsTheOrderThatCameBeforeItsCustomer() {
    Report first = take(order("A", "1", "busan", line("1", 2, 2000)));
    assertThat(first.waiting()).isEqualTo(1);
    assertThat(entities(BUSAN)).isEmpty();

    take(customer("1", "", lookup(true, DAY)));

    assertThat(entities(BUSAN)).containsExactly("consent", "customer", "history", "order");
    assertThat(only(BUSAN, Entity.CUSTOMER, Entity.Customer.class).homeStore()).isEqualTo("busan");
  }

  @Test
  void keepsACustomerWithoutABasisOffEveryDeviceUntilThereIsOne() {
    Report report = take(customer("1", "seoul"), order("A", "1", "seoul", line("1", 1, 10)));
    assertThat(report.withoutBasis()).isEqualTo(1);
    assertThat(entities(SEOUL)).isEmpty();

    take(customer("1", "seoul", lookup(true, DAY)));

    assertThat(entities(SEOUL)).containsExactly("consent", "customer", "history", "order");
  }

  @Test
  void aWithdrawalTakesTheCustomerOffAllDevicesAndWinsOnEqualTime() {
    take(customer("1", "seoul", lookup(true, DAY)), order("A", "1", "busan", line("1", 1, 10)));

    take(customer("1", "seoul", lookup(false, DAY)));

    assertThat(entities(SEOUL)).isEmpty();
    assertThat(entities(BUSAN)).isEmpty();
    take(customer("1", "seoul", lookup(true, DAY)));
    assertThat(entities(SEOUL)).as("an old word told again").isEmpty();
    take(customer("1", "seoul", lookup(true, DAY.plusSeconds(1))));
    assertThat(rows(SEOUL, Entity.CONSENT)).as("the ledger only grows").hasSize(3);
  }

  @Test
  void theSameOrderToldTwiceChangesNothing() {
    Incoming.Order order = order("A", "1", "seoul", line("1", 1, 10), line("2", 1, 20));
    take(customer("1", "seoul", lookup(true, DAY)), order);
    long before = log.head();

    assertThat(take(order).changed()).isZero();
    assertThat(log.head()).isEqualTo(before);
  }

  @Test
  void aChangedOrderReplacesItsLinesAndLeavesTombstonesForThoseGone() {
    take(
        customer("1", "seoul", lookup(true, DAY)),
        order("A", "1", "seoul", line("1", 1, 10), line("2", 1, 20)));

    take(order("A", "1", "seoul", line("2", 3, 60), line("3", 1, 5)));

    assertThat(rows(SEOUL, Entity.HISTORY).stream().map(StoredRow::key))
        .allMatch(key -> key.endsWith("A.2") || key.endsWith("A.3"))
        .hasSize(2);
    assertThat(only(SEOUL, Entity.ORDER, Entity.Order.class).totalMinor()).isEqualTo(65);
  }

  @Test
  void anOrderThatChangesTwiceInOneBatchStandsAsToldLast() {
    take(customer("1", "seoul", lookup(true, DAY)));
    take(order("A", "1", "seoul", line("1", 1, 10), line("2", 1, 20)));

    take(
        order("A", "1", "seoul", line("1", 1, 10)),
        order("A", "1", "seoul", line("1", 1, 10), line("2", 1, 20)));

    assertThat(rows(SEOUL, Entity.HISTORY)).hasSize(2);
  }

  @Test
  void aGuestsOrderIsKeptAndBecomesACustomersWhenTheSourceSaysWhose() {
    take(customer("1", "seoul", lookup(true, DAY)));
    Incoming.Order of = order("A", "1", "seoul", line("1", 1, 10));
    take(
        new Incoming.Order(
            Optional.empty(),
            of.id(),
            of.number(),
            of.at(),
            of.channel(),
            of.store(),
            of.state(),
            of.currency(),
            of.lines()));
    assertThat(rows(SEOUL, Entity.ORDER)).isEmpty();
    assertThat(log.listRecords("order.guest", "", "", 10)).hasSize(1);

    take(of);

    assertThat(rows(SEOUL, Entity.ORDER)).hasSize(1);
    assertThat(log.listRecords("order.guest", "", "", 10)).isEmpty();
  }

  @Test
  void everyMixOfSignsIsTakenOnlyIfItAddsUp() {
    Random random = new Random(20);
    take(customer("1", "seoul", lookup(true, DAY)));
    for (int i = 0; i < 300; i++) {
      int quantity = random.nextInt(-3, 4);
      long amount = random.nextInt(-3, 4);
      long tax = random.nextInt(-3, 4);
      boolean whole =
          quantity != 0
              && amount * quantity >= 0
              && tax * quantity >= 0
              && Math.abs(tax) <= Math.abs(amount);
      Incoming.Line line = new Incoming.Line("1", "S1", quantity, amount, tax);

      Report report = take(order("A" + i, "1", "seoul", line));

      assertThat(report.refused()).as("%s", line).hasSize(whole ? 0 : 1);
    }
    long lines =
        rows(SEOUL, Entity.HISTORY).stream()
            .map(row -> StrictJson.read(String.valueOf(row.data()), Entity.History.class))
            .mapToLong(line -> line.amountMinor() == null ? 0 : line.amountMinor())
            .sum();
    long heads =
        rows(SEOUL, Entity.ORDER).stream()
            .map(row -> StrictJson.read(String.valueOf(row.data()), Entity.Order.class))
            .mapToLong(Entity.Order::totalMinor)
            .sum();
    assertThat(heads).isEqualTo(lines);
    assertThat(rows(SEOUL, Entity.HISTORY))
        .allMatch(row ->
            String.valueOf(row.data()).contains("\"return\"")
                == String.valueOf(row.data()).contains("\"quantity\":-"));
  }

  @Test
  void refusesWhatCannotBeMoneyAndTakesTheRestOfTheBatch() {
    Incoming.Order good = order("A", "1", "seoul", line("1", 1, 10));
    Incoming.Order unknownCurrency =
        new Incoming.Order(
            good.customer(),
            "B",
            good.number(),
            good.at(),
            good.channel(),
            good.store(),
            good.state(),
            "ZZZ",
            good.lines());

    Report report =
        take(
            unknownCurrency,
            good,
            order("C", "1", "seoul"),
            order("D", "1", "seoul", line("1", 1, Long.MAX_VALUE), line("2", 1, 1)),
            order("E", "1", "seoul", line("1", 1, 1), line("1", 1, 1)));

    assertThat(report.taken()).isEqualTo(1);
    assertThat(report.refused().stream().map(r -> r.index() + " " + r.code()))
        .containsExactly("0 bad_currency", "2 no_lines", "3 bad_money", "4 double_line");
  }

  @Test
  void keepsBackWhatTheStoresRulesSayAndNeverGoesBelowNothing() {
    log.write(transaction -> {
      transaction.keepRecord(
          StockRules.KIND,
          StockRules.KEY,
          """
          {"safety":[{"pieces":5,"sku":"S2"},{"pieces":2,"store":"seoul"},\
          {"pieces":1,"category":"cup"}],"neighbours":[{"of":"jeju","stores":[]}]}\
          """);
      return 0;
    });
    take(
        new Incoming.Store("seoul", TEXT),
        new Incoming.Store("busan", TEXT),
        new Incoming.Store("jeju", TEXT),
        product("S1", "cup"),
        product("S2", "no such thing"),
        stock("S1", "seoul", 10, 3),
        stock("S1", "busan", 10, 3),
        stock("S2", "busan", 10, 6));

    assertThat(stock("seoul")).containsExactly("S1|busan 6", "S1|seoul 5", "S2|busan 0");
    assertThat(stock("jeju")).isEmpty();
  }

  @Test
  void tellsAStoreThatComesLateOfAllStock() {
    take(new Incoming.Store("seoul", TEXT), stock("S1", "seoul", 4, 0), stock("S1", "jeju", 2, 0));
    assertThat(stock("seoul")).containsExactly("S1|seoul 4");

    take(new Incoming.Store("jeju", TEXT));

    assertThat(stock("seoul")).containsExactly("S1|jeju 2", "S1|seoul 4");
    assertThat(stock("jeju")).containsExactlyElementsOf(stock("seoul"));
  }

  @Test
  void aProductOfAKindNobodyKnowsIsABoxAndItsNewestPriceCounts() {
    take(product("S1", "rocket"));
    take(new Incoming.Price("S1", 1500, "KRW", Optional.of(1000), DAY));
    take(new Incoming.Price("S1", 9, "KRW", Optional.of(1000), DAY.minusSeconds(1)));

    Entity.Product shown = only(Bucket.CATALOGUE, Entity.PRODUCT, Entity.Product.class);
    assertThat(shown.category()).isEqualTo("box");
    Entity.Price price = only(Bucket.PRICE, Entity.PRICE, Entity.Price.class);
    assertThat(price.amountMinor()).isEqualTo(1500);
    assertThat(price.taxRateBp()).isEqualTo(1000);
  }

  @Test
  void refusesAGtinWhoseCheckDigitIsWrong() {
    Incoming.Product good = product("S1", "cup");

    Report report =
        take(
            new Incoming.Product(
                "S1", Optional.of("8801234567890"), good.name(), "cup", "#ffffff", ""));

    assertThat(report.refused().getFirst().code()).isEqualTo("bad_gtin");
  }

  @Test
  void whatIsGoneLeavesTombstonesOnEveryDevice() {
    take(
        new Incoming.Store("seoul", TEXT),
        product("S1", "cup"),
        new Incoming.Price("S1", 1500, "KRW", Optional.empty(), DAY),
        stock("S1", "seoul", 4, 0),
        customer("1", "seoul", lookup(true, DAY)),
        order("A", "1", "busan", line("1", 1, 10)),
        order("B", "1", "seoul", line("1", 1, 10)));

    take(
        new Incoming.Gone(Incoming.Kind.PRODUCT, "S1"),
        new Incoming.Gone(Incoming.Kind.ORDER, "A"));

    assertThat(entities(Bucket.CATALOGUE)).containsExactly("store");
    assertThat(entities(Bucket.PRICE)).isEmpty();
    assertThat(stock("seoul")).isEmpty();
    assertThat(entities(BUSAN)).isEmpty();
    assertThat(rows(SEOUL, Entity.ORDER)).hasSize(1);

    take(new Incoming.Gone(Incoming.Kind.CUSTOMER, "1"));

    assertThat(entities(SEOUL)).isEmpty();
    assertThat(entities("customers")).containsExactly("consent", "customer");
  }

  @Test
  void aCartIsWhatWasToldLast() {
    take(
        customer(
            "1",
            "seoul",
            lookup(true, DAY),
            new Incoming.Basis("suggest_online", true, "consent", DAY, Optional.empty())),
        new Incoming.Cart(
            "1", List.of(new Incoming.Item("S1", 1), new Incoming.Item("S2", 2)), DAY));

    take(new Incoming.Cart("1", List.of(new Incoming.Item("S2", 3)), DAY.plusSeconds(1)));

    assertThat(only(SEOUL, Entity.CART, Entity.Cart.class).quantity()).isEqualTo(3);
  }

  @Test
  void namesNobodyWhereItRefuses() {
    Report report =
        take(
            new Incoming.Customer(
                "1",
                "김단골\u0000",
                Optional.of("010-1234-5678"),
                Optional.of("dangol@example.com"),
                List.of(),
                Optional.empty(),
                LocalDate.EPOCH,
                List.of(),
                List.of()));

    assertThat(report.refused()).hasSize(1);
    assertThat(report.toString()).doesNotContain("단골", "1234", "example");
    assertThatThrownBy(() -> intake.take("no source", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsSaidToHappenYetAndKeepsWhatIsKnown() {
    Instant ahead = Instant.parse("2199-01-01T00:00:00Z");
    take(new Incoming.Store("seoul", TEXT), product("S1", "cup"), stock("S1", "seoul", 4, 0));
    take(new Incoming.Price("S1", 1500, "KRW", Optional.empty(), DAY));

    Report report =
        take(
            new Incoming.Stock("S1", "seoul", 9, 0, ahead),
            new Incoming.Price("S1", 9, "KRW", Optional.empty(), ahead),
            customer("1", "seoul", lookup(true, ahead)),
            new Incoming.Search("2", "s", ahead, "머그"));

    assertThat(report.refused()).extracting(Report.Refused::code).containsOnly("in_future");
    assertThat(report.refused()).hasSize(4);
    assertThat(stock("seoul")).containsExactly("S1|seoul 4");
    assertThat(only(Bucket.PRICE, Entity.PRICE, Entity.Price.class).amountMinor()).isEqualTo(1500);
    assertThat(entities(SEOUL)).isEmpty();
  }

  @Test
  void takesATimeOfAWrongZoneForNow() {
    take(new Incoming.Store("seoul", TEXT), product("S1", "cup"));

    Report report =
        take(new Incoming.Stock("S1", "seoul", 9, 0, clock.instant().plusSeconds(9 * 3600)));

    assertThat(report.refused()).isEmpty();
    clock.move(Duration.ofMinutes(1));
    take(new Incoming.Stock("S1", "seoul", 8, 0, clock.instant()));
    assertThat(stock("seoul")).containsExactly("S1|seoul 8");
  }

  @Test
  void countsWhatItPassesOverBecauseSomethingNewerIsKnown() {
    take(new Incoming.Store("seoul", TEXT), product("S1", "cup"), stock("S1", "seoul", 4, 0));
    take(new Incoming.Price("S1", 1500, "KRW", Optional.empty(), DAY));

    Report report =
        take(
            new Incoming.Stock("S1", "seoul", 9, 0, DAY.minusSeconds(1)),
            new Incoming.Price("S1", 9, "KRW", Optional.empty(), DAY.minusSeconds(1)),
            stock("S1", "seoul", 4, 0));

    assertThat(report.older()).isEqualTo(2);
    assertThat(stock("seoul")).containsExactly("S1|seoul 4");
  }

  @Test
  void aFigureOfATimeYetToComeThatWasTakenOnceHoldsNothingBack() {
    take(new Incoming.Store("seoul", TEXT), product("S1", "cup"), stock("S1", "seoul", 4, 0));
    log.write(transaction -> {
      transaction.keepRecord(
          "stock", "S1|seoul", "{\"on_hand\":1,\"reserved\":0,\"as_of\":\"2199-01-01T00:00:00Z\"}");
      return 0;
    });

    assertThat(take(stock("S1", "seoul", 7, 0)).older()).isZero();

    assertThat(stock("seoul")).containsExactly("S1|seoul 7");
  }

  @Test
  void aSourceThatSaysTheSameAgainDoesNotUndoAWithdrawal() {
    take(customer("1", "seoul", ticked(true)), order("A", "1", "seoul", line("1", 1, 10)));
    String id = only(SEOUL, Entity.CUSTOMER, Entity.Customer.class).id();
    clock.move(Duration.ofDays(1));
    withdraw(id);
    assertThat(entities(SEOUL)).isEmpty();

    clock.move(Duration.ofDays(1));
    take(called("1", "새 이름", ticked(true)));
    assertThat(entities(SEOUL)).as("the shop's box is as it was").isEmpty();

    clock.move(Duration.ofDays(1));
    take(called("1", "새 이름", ticked(false)));
    clock.move(Duration.ofDays(1));
    take(called("1", "새 이름", ticked(true)));
    assertThat(only(SEOUL, Entity.CUSTOMER, Entity.Customer.class).name())
        .as("they ticked it anew")
        .isEqualTo("새 이름");
  }

  @Test
  void theSameFileAgainDoesNotUndoAWithdrawal() {
    Incoming.Customer row = customer("1", "seoul", lookup(true, DAY));
    take(row);
    withdraw(only(SEOUL, Entity.CUSTOMER, Entity.Customer.class).id());

    take(row);

    assertThat(entities(SEOUL)).isEmpty();
  }

  @Test
  void anUnchangedRowLeavesWhatWasChangedInAStoreAndAChangedFieldIsTheSources() {
    Incoming.Customer row = customer("1", "seoul", lookup(true, DAY));
    take(row);
    String id = only(SEOUL, Entity.CUSTOMER, Entity.Customer.class).id();
    change(id, new Ops.Profile("이하늘", "010-1234-5678", null, null));
    long before = log.head();

    assertThat(take(row).changed()).isZero();
    assertThat(log.head()).isEqualTo(before);

    take(called("1", "김하늘", lookup(true, DAY)));
    Entity.Customer shown = only(SEOUL, Entity.CUSTOMER, Entity.Customer.class);
    assertThat(shown.name()).as("the source changed it").isEqualTo("김하늘");
    assertThat(shown.phone()).as("the source said nothing new").isEqualTo("+821012345678");

    change(id, new Ops.Profile("박하늘", null, null, null));
    take(called("1", "김하늘", lookup(true, DAY)));
    assertThat(only(SEOUL, Entity.CUSTOMER, Entity.Customer.class).name()).isEqualTo("박하늘");
  }

  private void withdraw(String customer) {
    send(Ops.CONSENT_RECORD, customer, new Ops.ConsentEntry("lookup", false, "1"), null);
  }

  private void change(String customer, Ops.Profile wanted) {
    long version =
        rows(SEOUL, Entity.CUSTOMER).stream().mapToLong(StoredRow::position).max().orElseThrow();
    send(Ops.PROFILE_CHANGE, customer, wanted, version);
  }

  private void send(String type, String subject, Object body, @Nullable Long base) {
    JsonObject tree = StrictJson.toTree(body);
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            1,
            type,
            subject,
            "s-1",
            clock.instant().toString(),
            tree,
            BodyHash.of(tree),
            base);
    assertThat(
            new OpLedger(log, clock)
                .accept(new Ops.Request("tablet-1", List.of(op)), List.of(op.bodyHash()))
                .results()
                .getFirst()
                .status())
        .isEqualTo(Ops.Status.APPLIED);
  }

  /** As a box in the web shop says it, which does not know since when. */
  private Incoming.Basis ticked(boolean granted) {
    return new Incoming.Basis(
        "lookup", granted, "consent", clock.instant(), Optional.empty(), false);
  }

  private static Incoming.Customer called(String id, String name, Incoming.Basis basis) {
    Incoming.Customer of = customer(id, "seoul", basis);
    return new Incoming.Customer(
        id,
        name,
        of.phone(),
        of.email(),
        of.cards(),
        of.homeStore(),
        of.memberSince(),
        of.preferences(),
        of.bases());
  }

  private Report take(Incoming... batch) {
    return intake.take("shop", List.of(batch));
  }

  private static Incoming.Customer customer(String id, String home, Incoming.Basis... bases) {
    return new Incoming.Customer(
        id,
        "단골",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(home),
        LocalDate.EPOCH,
        List.of(),
        List.of(bases));
  }

  private static Incoming.Basis lookup(boolean granted, Instant at) {
    return new Incoming.Basis("lookup", granted, "membership_terms", at, Optional.empty());
  }

  private static Incoming.Order order(
      String id, String customer, String store, Incoming.Line... lines) {
    return new Incoming.Order(
        Optional.of(customer),
        id,
        Optional.empty(),
        DAY,
        "store",
        store,
        Entity.OrderState.DONE,
        "KRW",
        List.of(lines));
  }

  private static Incoming.Line line(String id, int quantity, long amount) {
    return new Incoming.Line(id, "S1", quantity, amount, 0);
  }

  private static Incoming.Product product(String sku, String category) {
    return new Incoming.Product(sku, Optional.empty(), TEXT, category, "#336699", "");
  }

  private static Incoming.Stock stock(String sku, String store, int onHand, int reserved) {
    return new Incoming.Stock(sku, store, onHand, reserved, DAY);
  }

  private List<String> stock(String store) {
    return rows(Bucket.stockOf(store), Entity.STOCK).stream()
        .map(row ->
            row.key()
                + " "
                + StrictJson.read(String.valueOf(row.data()), Entity.Stock.class).available())
        .toList();
  }

  private List<String> entities(String bucket) {
    return log.snapshot(bucket, Optional.empty()).rows().stream().map(StoredRow::entity).toList();
  }

  private List<StoredRow> rows(String bucket, String entity) {
    return log.snapshot(bucket, Optional.empty()).rows().stream()
        .filter(row -> row.entity().equals(entity))
        .toList();
  }

  private <T> T only(String bucket, String entity, Class<T> type) {
    List<StoredRow> rows = rows(bucket, entity);
    assertThat(rows).hasSize(1);
    return StrictJson.read(String.valueOf(rows.getFirst().data()), type);
  }
}
