package app.dangol.hub.store;

import app.dangol.failure.BlockingGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;

class SqliteCustomerKeysTest extends CustomerKeysContract {
  @Override
  HubStore open(KeyPlace keys) {
    return SqliteHubStore.open(folder().resolve("hub.db"), keys, BlockingGuard.NONE);
  }

  private Path folder() {
    try {
      return Files.createDirectories(temp.resolve("hub"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  void backUp() throws IOException {
    Files.copy(folder().resolve("hub.db"), temp.resolve("back-up.db"));
  }

  @Override
  HubStore openBackUp(KeyPlace keys) {
    return SqliteHubStore.open(temp.resolve("back-up.db"), keys, BlockingGuard.NONE);
  }

  @Override
  Collection<Path> files() {
    Path backUp = temp.resolve("back-up.db");
    return Files.exists(backUp) ? List.of(folder(), backUp) : List.of(folder());
  }

  @Override
  Collection<Path> tables() {
    return files();
  }

  @Override
  void execute(String... sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder().resolve("hub.db"));
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.executeUpdate(each);
      }
    }
  }
}
