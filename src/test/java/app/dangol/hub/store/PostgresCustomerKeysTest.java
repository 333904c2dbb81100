package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.PostgresServer;
import app.dangol.hub.RawFiles;
import app.dangol.hub.keys.Keyring;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresCustomerKeysTest extends CustomerKeysContract {
  private String url = "";
  private String copy = "";

  @Override
  @BeforeEach
  void openStore() {
    url = PostgresServer.require().createDatabase();
    super.openStore();
  }

  @Override
  HubStore open(KeyPlace keys) {
    return PostgresHubStore.open(
        PostgresAddress.parse(url, Optional.empty()), keys, BlockingGuard.NONE);
  }

  @Override
  void backUp() throws SQLException {
    copy = PostgresServer.copy(url);
  }

  @Override
  HubStore openBackUp(KeyPlace keys) {
    return PostgresHubStore.open(
        PostgresAddress.parse(copy, Optional.empty()), keys, BlockingGuard.NONE);
  }

  @Override
  Collection<Path> files() throws SQLException {
    List<Path> all = new ArrayList<>(PostgresServer.filesOf(url));
    if (!copy.isEmpty()) {
      all.addAll(PostgresServer.filesOf(copy));
    }
    return all;
  }

  @Override
  Collection<Path> tables() throws SQLException {
    return PostgresServer.filesOf(url).subList(0, 1);
  }

  @Override
  void execute(String... sql) throws SQLException {
    for (String each : sql) {
      PostgresServer.execute(url, each);
    }
  }

  @Test
  void anotherCopyStopsToOpenAndSealsWithTheNewKey() {
    String id = customer.load(store);
    try (HubStore copy = open(keys())) {
      assertThat(LoadedCustomer.told(copy)).contains(customer.name);

      // The rows stay, as if the other had read them before they went.
      assertThat(store.<Boolean>write(t -> t.destroyKeyOf(id))).isTrue();
      assertThat(LoadedCustomer.told(store)).doesNotContain(customer.name);
      copy.write(t -> t.put(LoadedCustomer.BUCKET, "customer", id, "{\"name\":\"again\"}"));

      assertThat(LoadedCustomer.told(store)).contains("again");
      long deadline = System.nanoTime() + Keyring.STALE.toNanos() + TimeUnit.SECONDS.toNanos(2);
      boolean forgotten = false;
      while (!forgotten && System.nanoTime() < deadline) {
        forgotten = !LoadedCustomer.told(copy).contains(customer.note);
      }
      assertThat(forgotten).isTrue();
      assertThat(LoadedCustomer.told(copy)).contains("again");
    }
  }

  @Test
  void copiesOnSeveralMachinesShareKeysOnAServer() throws Exception {
    String keysUrl = PostgresServer.require().createDatabase();
    PostgresAddress server = PostgresAddress.parse(keysUrl, Optional.empty());
    KeyPlace here = KeyPlace.onServer(temp.resolve("here"), server);
    store.close();
    url = PostgresServer.require().createDatabase();
    store = open(here);
    copyFolder(temp.resolve("here"), temp.resolve("there"));
    String id = customer.load(store);
    byte[] wrapped = wrapped(keysUrl);
    assertThat(RawFiles.find(PostgresServer.filesOf(keysUrl).subList(0, 1), List.of(wrapped)))
        .as("a control")
        .hasSize(1);

    try (HubStore there = open(KeyPlace.onServer(temp.resolve("there"), server))) {
      assertThat(LoadedCustomer.told(there)).contains(customer.name);
      PostgresServer.cutAllSessions(keysUrl);
      assertThat(LoadedCustomer.erase(there, id)).isTrue();
    }

    assertThat(LoadedCustomer.told(store)).doesNotContain(customer.name);
    assertThat(RawFiles.find(PostgresServer.filesOf(keysUrl).subList(0, 1), List.of(wrapped)))
        .isEmpty();
    try (Keyring ring = here.open(true)) {
      assertThat(ring.listNumbers()).isEmpty();
    }
  }

  private static byte[] wrapped(String keysUrl) throws SQLException {
    try (Connection connection = DriverManager.getConnection(keysUrl);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT wrapped FROM wrapped_key WHERE number > 0")) {
      rows.next();
      return rows.getBytes(1);
    }
  }
}
