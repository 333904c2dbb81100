package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.keys.KeyDatabase;
import app.dangol.hub.keys.KeyFile;
import app.dangol.hub.keys.Keyring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process ends without a word between what it writes about a key and what it writes of rows.
 */
class KilledKeysTest {
  private static final String BUCKET = "clients:seoul";
  private static final int KILLED = 137;

  @TempDir Path folder;

  @Test
  void betweenTheKeyAndTheRowsNeitherRowNorStoreIsLost() throws Exception {
    assertThat(run("new-key", "after")).isEqualTo(KILLED);

    assertThat(numbers()).as("the key was written").hasSize(1);
    try (HubStore store = open()) {
      assertThat(names(store)).isEmpty();
      store.write(t -> t.put(BUCKET, "customer", "c-1", "{\"n\":2}"));
      assertThat(names(store)).containsExactly("c-1");
    }
    try (HubStore store = open()) {
      assertThat(names(store)).containsExactly("c-1");
    }
  }

  @Test
  void betweenTheRowsAndTheirKeysEndTheNextStartDestroysIt() throws Exception {
    assertThat(run("erase", "before")).isEqualTo(KILLED);

    assertThat(numbers()).as("the key is there still").hasSize(1);
    open().close();
    assertThat(numbers()).isEmpty();
    assertSettled();
  }

  @Test
  void afterTheKeysEndTheNextStartOnlyNotesIt() throws Exception {
    assertThat(run("erase", "after")).isEqualTo(KILLED);

    assertThat(numbers()).isEmpty();
    assertSettled();
  }

  private void assertSettled() {
    try (HubStore store = open()) {
      assertThat(names(store)).isEmpty();
      assertThat(store.listRecords(TransactionSealing.GONE, "", "", 10)).isEmpty();
      store.write(t -> t.put(BUCKET, "customer", "c-1", "{\"n\":3}"));
      assertThat(names(store)).containsExactly("c-1");
    }
  }

  private static List<String> names(HubStore store) {
    return store.listSnapshot(BUCKET, null, Optional.empty(), HubStoreContract.ALL).rows().stream()
        .map(StoredRow::key)
        .toList();
  }

  private HubStore open() {
    return SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
  }

  private Set<Long> numbers() {
    try (Keyring ring = KeyPlace.beside(folder.resolve("hub.db")).open(true)) {
      return ring.listNumbers();
    }
  }

  private int run(String what, String when) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledKeysTest.class.getName(),
            folder.toString(),
            what,
            when)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }

  public static void main(String[] args) {
    Path file = Path.of(args[0]).resolve("hub.db");
    Path folder = KeyPlace.beside(file).folder();
    HaltingKeys keys = new HaltingKeys(new KeyFile(folder));
    HubStore store = SqliteHubStore.open(file, new KeyPlace(folder, keys), BlockingGuard.NONE);
    if (args[1].equals("erase")) {
      store.write(t -> t.put(BUCKET, "customer", "c-1", "{\"n\":1}"));
    }
    keys.when = args[2];
    store.write(t -> {
      if (args[1].equals("erase")) {
        t.remove(BUCKET, "customer", "c-1");
        t.destroyKeyOf("c-1");
        return 0L;
      }
      return t.put(BUCKET, "customer", "c-1", "{\"n\":1}");
    });
    System.exit(0);
  }

  /** Ends the process at the next commit of the keys, once it is told when. */
  private static final class HaltingKeys implements KeyDatabase {
    private final KeyDatabase real;
    private volatile String when = "";

    HaltingKeys(KeyDatabase real) {
      this.real = real;
    }

    @Override
    public Connection connect() throws SQLException {
      Connection connection = real.connect();
      return (Connection)
          Proxy.newProxyInstance(
              HaltingKeys.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, values) -> {
                boolean commit = method.getName().equals("commit");
                if (commit && when.equals("before")) {
                  Runtime.getRuntime().halt(KILLED);
                }
                try {
                  Object result = method.invoke(connection, values);
                  if (commit && when.equals("after")) {
                    Runtime.getRuntime().halt(KILLED);
                  }
                  return result;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public String bytes() {
      return real.bytes();
    }

    @Override
    public String lock() {
      return real.lock();
    }

    @Override
    public String scrub() {
      return real.scrub();
    }

    @Override
    public boolean isLost(SQLException failure) {
      return real.isLost(failure);
    }
  }
}
