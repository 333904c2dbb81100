package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.history;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestRows.pair;
import static app.dangol.cache.TestRows.popularity;
import static app.dangol.cache.TestRows.product;
import static app.dangol.cache.TestRows.put;
import static app.dangol.cache.TestRows.stock;
import static app.dangol.cache.TestRows.store;
import static app.dangol.cache.TestStore.CLIENTS;
import static app.dangol.cache.TestStore.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.catalog.Product;
import app.dangol.catalog.Store;
import app.dangol.customer.Customer;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Preference;
import app.dangol.id.CustomerId;
import app.dangol.id.Gtin;
import app.dangol.id.LocalText;
import app.dangol.id.MemberToken;
import app.dangol.id.MemberToken.Kind;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.suggest.BasketModel;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReadersTest {
  private static final CustomerId C1 = new CustomerId("c1");

  @TempDir private Path folder;
  private TestStore device;

  @BeforeEach
  void open() {
    device = new TestStore(folder);
  }

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void findsACustomerByCardPhoneAndMail() {
    load(CLIENTS, customer("c1", 1, "김하늘", "1001"), customer("c2", 1, "이솔", "1002"));

    for (MemberToken token :
        List.of(
            new MemberToken(Kind.CARD, "1001"),
            new MemberToken(Kind.PHONE, "+82101001"),
            new MemberToken(Kind.EMAIL, "C1@example.org"))) {
      Customer found = device.directory.findByToken(token).orElseThrow();
      assertThat(found.id()).isEqualTo(C1);
      assertThat(found.name().full()).isEqualTo("김하늘");
      assertThat(found.homeStore()).isEqualTo(new StoreId("seoul-1"));
      assertThat(found.memberSince()).isEqualTo(LocalDate.of(2024, 5, 1));
      assertThat(found.granted())
          .containsExactlyInAnyOrder(ConsentPurpose.LOOKUP, ConsentPurpose.SUGGEST_PURCHASES);
      assertThat(found.preferences())
          .containsExactly(new Preference(Preference.Kind.LIKES, new LocalText("파란색", "blue")));
    }
    assertThat(device.directory.findByToken(new MemberToken(Kind.CARD, "9999"))).isEmpty();
    assertThat(device.directory.findByToken(new MemberToken(Kind.PHONE, "1001"))).isEmpty();
  }

  @Test
  void aCardThatChangedHandsNamesTheNewOneOnly() {
    load(CLIENTS, customer("c1", 1, "김하늘", "1001"));
    change(CLIENTS, customer("c1", 3, "김하늘", "1009"), customer("c2", 4, "이솔", "1001"));

    assertThat(device.directory.findByToken(new MemberToken(Kind.CARD, "1001")))
        .map(Customer::id)
        .contains(new CustomerId("c2"));
  }

  @Test
  void aTokenThatTwoShareNamesNobody() {
    load(CLIENTS, customer("c1", 1, "김하늘", "1001"), customer("c2", 1, "이솔", "1001"));

    assertThat(device.directory.findByToken(new MemberToken(Kind.CARD, "1001"))).isEmpty();
  }

  @Test
  void refusesABlobThatWasMovedToAnotherCustomer() {
    load(CLIENTS, customer("c1", 1, "김하늘", "1001"), customer("c2", 1, "이솔", "1002"));
    device.cache.write(s ->
        new Binding(
                s.prepare(
                    "UPDATE customer SET sealed = (SELECT sealed FROM customer WHERE id = 'c2')"
                        + " WHERE id = ?"))
            .text("c1")
            .update());

    assertThatThrownBy(() -> device.directory.find(C1)).hasMessageContaining("KEY-02");
  }

  @Test
  void historyEndsBetweenBasketsNewestFirst() {
    load(
        CLIENTS,
        history("c1", "1", 1, "2026-01-01T10:00:00Z", "old"),
        history("c1", "2", 1, "2026-01-02T10:00:00Z", "mid"),
        history("c1", "3", 1, "2026-01-02T10:00:00Z", "mid"),
        history("c1", "4", 1, "2026-01-02T10:00:00Z", "mid"),
        history("c1", "5", 1, "2026-01-03T10:00:00Z", "new"),
        history("c2", "6", 1, "2026-01-04T10:00:00Z", "other"));

    assertThat(ids(1)).containsExactly("5");
    assertThat(ids(2)).containsExactly("5", "2", "3", "4");
    assertThat(ids(4)).containsExactly("5", "2", "3", "4");
    assertThat(ids(50)).containsExactly("5", "2", "3", "4", "1");
  }

  @Test
  void historyPassesOverKindsOfANewerHub() {
    load(
        CLIENTS,
        history("c1", "1", 1, "2026-01-01T10:00:00Z", "b"),
        put(
            Entity.HISTORY,
            "c1|2026-01-05T10:00:00Z|2",
            1,
            new Entity.History("c1", "2", "b2", "2026-01-05T10:00:00Z", "hologram", "s", "S1", 1)));

    assertThat(ids(1)).containsExactly("1");
  }

  @Test
  void findsProductsBySkuGtinAndPartsOfTheirNames() {
    load(Bucket.CATALOGUE, product("S1", 1, "파란 머플러"), product("S2", 1, "장갑 100%"));

    assertThat(device.catalog.findBySku(new Sku("S1")).map(Product::shelf)).contains("A3");
    assertThat(device.catalog.findByGtin(Gtin.find("4006381333931").orElseThrow()))
        .map(Product::sku)
        .contains(new Sku("S1"));
    assertThat(device.catalog.listBySkus(List.of(new Sku("S1"), new Sku("S2"), new Sku("S3"))))
        .containsOnlyKeys(new Sku("S1"), new Sku("S2"));
    assertThat(found("머플")).containsExactly("S1");
    assertThat(found("PRODUCT s2")).containsExactly("S2");
    assertThat(found("0%")).containsExactly("S2");
    assertThat(found("_")).isEmpty();
    assertThat(found(" ")).isEmpty();
    assertThat(device.catalog.search("product", 1)).hasSize(1);
  }

  @Test
  void listsStoresAndStock() {
    load(Bucket.CATALOGUE, store("seoul-2", 1), store("seoul-1", 1));
    load(
        STOCK,
        stock("S1", "seoul-1", 1, 3),
        stock("S1", "seoul-2", 1, 0),
        stock("S2", "seoul-1", 1, -2));

    assertThat(device.catalog.listStores())
        .extracting(Store::id)
        .containsExactly(new StoreId("seoul-1"), new StoreId("seoul-2"));
    assertThat(device.catalog.listStock(List.of(new Sku("S1"))).get(new Sku("S1")))
        .extracting(level -> level.store() + " " + level.available())
        .containsExactly("seoul-1 3", "seoul-2 0");
    assertThat(device.catalog.listStock(List.of(new Sku("S2"))).get(new Sku("S2")))
        .singleElement()
        .matches(level -> level.available() == 0);
    assertThat(device.catalog.listInStock(new StoreId("seoul-1"))).containsExactly(new Sku("S1"));
  }

  @Test
  void readsTheModelsCounts() {
    load(
        Bucket.MODEL,
        pair("S1", "S2", 1, 7),
        pair("S1", "S3", 1, 2),
        pair("S9", "S1", 1, 5),
        popularity("S1", 1, 40));
    SqliteModel model = new SqliteModel(device.cache, device.changes);

    assertThat(model.partnersOf(List.of(new Sku("S1"), new Sku("S4"))))
        .containsExactly(
            new BasketModel.PairCount(new Sku("S1"), new Sku("S2"), 7),
            new BasketModel.PairCount(new Sku("S1"), new Sku("S3"), 2));
    assertThat(model.popularity())
        .containsEntry(
            new Sku("S1"), new BasketModel.Popularity(40, 1, LocalDate.of(2026, 10, 24)));
  }

  private List<String> found(String text) {
    return device.catalog.search(text, 10).stream().map(p -> p.sku().value()).toList();
  }

  private List<String> ids(int limit) {
    return device.directory.listHistory(C1, limit).stream().map(HistoryLine::id).toList();
  }

  private void load(String bucket, Row... rows) {
    device.writer.applyPage(device.states.get(bucket).next(), page(2, "c2", rows));
  }

  private void change(String bucket, Row... rows) {
    device.writer.applyPage(device.states.get(bucket).next(), page(9, "c9", rows));
  }
}
