package app.dangol.hub.store;

import static app.dangol.hub.store.LoadedCustomer.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.RawFiles;
import app.dangol.hub.keys.Keyring;
import app.dangol.wire.Ops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a key per customer is good for, whatever the store is made of. */
abstract class CustomerKeysContract {
  /** Not personal, and so to be found: it proves that the search finds. */
  private static final String CONTROL = "a product everybody may read of";

  /** Of what a source told and of what was imported, as older programs kept it. */
  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir Path temp;
  final LoadedCustomer customer = new LoadedCustomer();
  HubStore store;

  /** The store, or the same data once more. */
  abstract HubStore open(KeyPlace keys);

  /** A whole copy of the database, while nobody has it open; opened with those keys. */
  abstract HubStore openBackUp(KeyPlace keys) throws Exception;

  /** What the database has on disk, with all that it writes beside its tables. */
  abstract Collection<Path> files() throws Exception;

  /** Only what has the tables. */
  abstract Collection<Path> tables() throws Exception;

  /** Takes a back-up while nobody has the database open. */
  abstract void backUp() throws Exception;

  abstract void execute(String... sql) throws SQLException;

  KeyPlace keys() {
    return new KeyPlace(temp.resolve("customer-keys"));
  }

  @BeforeEach
  void openStore() {
    store = open(keys());
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void nothingOfALivingCustomerStandsInTheDatabase() throws Exception {
    String id = customer.load(store);
    store.write(t -> t.put("catalogue", "product", "MUG", "{\"name\":\"" + CONTROL + "\"}"));

    assertThat(customer.findByCard(store)).contains(id);
    assertThat(LoadedCustomer.findRecord(store, id).orElseThrow().phone())
        .isEqualTo(customer.phone);
    assertThat(LoadedCustomer.told(store))
        .contains(customer.name, customer.phone, customer.email, customer.card)
        .contains(customer.note, customer.likes, customer.task, customer.coupon);
    assertThat(store.<List<StoredRow>>write(t -> t.listOfCustomer("customers", "search", id)))
        .singleElement()
        .satisfies(row -> assertThat(row.data()).contains(customer.search));
    List<String> looked = new ArrayList<>(customer.personal());
    looked.add(CONTROL);
    // Of a short text the hash is soon guessed.
    looked.add(customer.plainFingerprint(id));
    assertThat(RawFiles.findTexts(files(), looked)).containsExactly(CONTROL);
  }

  @Test
  void onceTheKeyIsDestroyedNothingOpensHereOrInABackUp() throws Exception {
    String id = customer.load(store);
    LoadedCustomer other = new LoadedCustomer();
    other.load(store);
    store.close();
    backUp();
    copyFolder(keys().folder(), temp.resolve("keys-before"));
    store = open(keys());

    assertThat(LoadedCustomer.erase(store, id)).isTrue();

    assertThat(LoadedCustomer.told(store)).doesNotContain(customer.name).contains(other.name);
    assertThat(LoadedCustomer.findRecord(store, id)).isEmpty();
    store.close();
    try (HubStore control = openBackUp(new KeyPlace(temp.resolve("keys-before")))) {
      assertThat(LoadedCustomer.told(control)).contains(customer.name, customer.note);
    }
    assertThat(RawFiles.findTexts(files(), customer.personal())).isEmpty();
    store = openBackUp(keys());
    assertThat(LoadedCustomer.told(store))
        .doesNotContain(customer.name)
        .doesNotContain(customer.note)
        .doesNotContain(customer.task)
        .contains(other.name, other.note);
    assertThat(LoadedCustomer.findRecord(store, id)).isEmpty();
    // Devices of a store put back are told, and count what they are told.
    assertThat(store.count(BUCKET))
        .isEqualTo(
            store.listSnapshot(BUCKET, null, Optional.empty(), HubStoreContract.ALL).rows().size());
    assertThat(store.listChanges(BUCKET, 0, HubStoreContract.ALL).rows())
        .anyMatch(row -> row.data() == null && row.key().equals(id));
  }

  @Test
  void whoComesAgainGetsANewKey() {
    String id = customer.load(store);
    LoadedCustomer.erase(store, id);

    assertThat(customer.load(store)).isEqualTo(id);

    assertThat(LoadedCustomer.told(store)).contains(customer.name);
    store.close();
    store = open(keys());
    assertThat(LoadedCustomer.told(store)).contains(customer.name);
  }

  @Test
  void whatIsWrittenAfterTheKeyInTheSameTransactionStays() {
    String id = customer.load(store);

    store.write(t -> {
      t.put(BUCKET, "note", id + "|m", "{\"text\":\"before\"}");
      t.destroyKeyOf(id);
      return t.put(BUCKET, "note", id + "|n", "{\"text\":\"kept\"}");
    });

    assertThat(LoadedCustomer.told(store)).contains("kept").doesNotContain(customer.name, "before");
    assertThat(store.<Boolean>write(t -> t.destroyKeyOf("nobody"))).isFalse();
  }

  @Test
  void aTransactionThatFailsDestroysNothing() {
    String id = customer.load(store);

    assertThatThrownBy(() ->
            store.write(t -> {
              t.destroyKeyOf(id);
              throw new IllegalStateException("on purpose");
            }))
        .hasMessage("on purpose");

    assertThat(LoadedCustomer.told(store)).contains(customer.name);
    assertThat(store.<Boolean>write(t -> t.destroyKeyOf(id))).isTrue();
  }

  @Test
  void countsSumsAndRowsThatStayAsTheyAreAreThoseOfThePlainRows() {
    customer.load(store);
    BucketState before = store.state(BUCKET);
    StoredRow row =
        store.listSnapshot(BUCKET, null, Optional.empty(), HubStoreContract.ALL).rows().getFirst();

    assertThat(
            store.<Long>write(
                t -> t.put(BUCKET, row.entity(), row.key(), String.valueOf(row.data()))))
        .as("the same row again")
        .isZero();

    assertThat(store.state(BUCKET)).isEqualTo(before);
    customer.load(store);
    assertThat(store.state(BUCKET).newest()).as("told again").isEqualTo(before.newest());
    assertThat(store.state(BUCKET).sum()).isEqualTo(before.sum());
  }

  @Test
  void aRowCopiedToAnotherPlaceDoesNotOpen() throws Exception {
    store.write(t ->
        t.put(BUCKET, "customer", "a", "{\"n\":1}") + t.put(BUCKET, "note", "a|1", "{\"n\":2}"));
    store.close();
    execute(
        "UPDATE row SET sealed = (SELECT other.sealed FROM row AS other WHERE other.key = 'a')"
            + " WHERE key = 'a|1'");
    store = open(keys());

    assertThatThrownBy(() -> LoadedCustomer.told(store))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HUB_05));
  }

  @Test
  void refusesToOpenWithoutItsKeysOrWithOthers() throws Exception {
    customer.load(store);
    store.close();
    KeyPlace others = new KeyPlace(temp.resolve("others"));
    try (Keyring ring = others.open(false)) {
      for (int i = 0; i < 10; i++) {
        ring.keep(List.of(ring.create()));
      }
    }

    assertRefused(new KeyPlace(temp.resolve("nothing")));
    assertRefused(others);

    assertThat(temp.resolve("nothing")).doesNotExist();
    store = open(keys());
    assertThat(LoadedCustomer.told(store)).contains(customer.name);
  }

  @Test
  void refusesKeysThatAreOlderThanTheStore() throws Exception {
    store.close();
    copyFolder(keys().folder(), temp.resolve("older"));
    store = open(keys());
    customer.load(store);
    store.close();

    assertRefused(new KeyPlace(temp.resolve("older")));

    store = open(keys());
    assertThat(LoadedCustomer.told(store)).contains(customer.name);
  }

  @Test
  void sealsWhatAnOlderProgramLeftAndLeavesNoTraceOfIt() throws Exception {
    String id = customer.load(store);
    BucketState before = store.state(BUCKET);
    String told = LoadedCustomer.told(store);
    List<String> plain = plain(id);
    store.close();
    execute(plain.toArray(String[]::new));
    assertThat(RawFiles.findTexts(files(), customer.personal()))
        .as("a control")
        .contains(customer.name, customer.phone, customer.card);

    store = open(keys());

    assertThat(LoadedCustomer.told(store)).isEqualTo(told);
    assertThat(store.state(BUCKET)).isEqualTo(before);
    assertThat(customer.findByCard(store)).contains(id);
    assertThat(customer.id(store)).isEqualTo(id);
    assertThat(customer.sendNoteAgain(store, id)).isEqualTo(Ops.Status.DUPLICATE);
    assertThat(RawFiles.findTexts(tables(), customer.personal())).isEmpty();
    assertThat(RawFiles.findTexts(tables(), List.of(HASH, customer.plainFingerprint(id))))
        .isEmpty();
    String blind = store.write(t -> t.blind(HASH));
    assertThat(store.findRecord("import.batch", "pos|1").orElseThrow()).contains(blind, "\"n\"");
    assertThat(store.findRecord("connector.v.seen.customer", "7").orElseThrow())
        .contains(blind, "\"n\"");
    assertThat(LoadedCustomer.findByCard(store, "77|88")).contains(id);
    assertThat(LoadedCustomer.findByCard(store, "77|99")).contains(id);
    assertThat(LoadedCustomer.findByCard(store, "77")).isEmpty();
    assertThat(LoadedCustomer.erase(store, id)).isTrue();
    assertThat(LoadedCustomer.told(store)).doesNotContain(customer.name);
  }

  /** What puts it back as the program before kept it, with a card that has a bar within. */
  private List<String> plain(String id) {
    List<String> sql = new ArrayList<>();
    for (String bucket : List.of("customers", BUCKET, "work:" + LoadedCustomer.STORE)) {
      store
          .listSnapshot(bucket, null, Optional.empty(), HubStoreContract.ALL)
          .rows()
          .forEach(row ->
              sql.add(
                  "UPDATE row SET data = '%s', sealed = NULL WHERE bucket = '%s' AND key = '%s' AND entity = '%s'"
                      .formatted(row.data(), bucket, row.key(), row.entity())));
    }
    for (String kind : List.of("customer", "person", "told", "person.face")) {
      store.forEachRecord(
          kind,
          record ->
              sql.add(
                  "UPDATE record SET data = '%s', sealed = NULL WHERE kind = '%s' AND key = '%s'"
                      .formatted(record.data(), kind, record.key())));
    }
    sql.add(
        "DELETE FROM record WHERE kind IN ('customer.key', 'customer.key.ring', 'person.index',"
            + " 'person.source', 'person.indexed')");
    sql.add(insert("import.batch", "pos|1", "{\"hash\":\"" + HASH + "\",\"n\":1}"));
    sql.add(insert("connector.v.seen.customer", "7", "{\"hash\":\"" + HASH + "\",\"n\":1}"));
    sql.add(insert("person.source", "pos|" + customer.source, "{\"id\":\"" + id + "\"}"));
    sql.add(insert("person.index", "card:" + customer.card + "|" + id, "{}"));
    sql.add(insert("person.index", "card:77|88|" + id, "{}"));
    sql.add(insert("person.index", "card:77\u000199|" + id, "{}"));
    sql.add(
        insert(
            "person.indexed",
            id,
            "{\"keys\":[\"card:77|88\",\"card:77|99\",\"card:" + customer.card + "\"]}"));
    sql.add(
        "UPDATE op SET fingerprint = '%s' WHERE op_id = '%s'"
            .formatted(customer.plainFingerprint(id), customer.noteOp));
    return sql;
  }

  private static String insert(String kind, String key, String data) {
    return "INSERT INTO record (kind, key, data) VALUES ('"
        + kind
        + "', '"
        + key
        + "', '"
        + data
        + "')";
  }

  private void assertRefused(KeyPlace keys) {
    assertThatThrownBy(() -> open(keys))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HUB_08));
  }

  static void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
