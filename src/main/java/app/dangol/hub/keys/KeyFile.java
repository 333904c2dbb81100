package app.dangol.hub.keys;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/**
 * Wrapped keys in an SQLite file of their own. It has a rollback journal and no write-ahead log:
 * when a commit has returned, what it deleted stands in no file, whoever else reads.
 */
public final class KeyFile implements KeyDatabase {
  /** The file's name in the folder of the keys. */
  public static final String NAME = "keys.db";

  private final Path file;

  public KeyFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  @Override
  public Connection connect() throws SQLException {
    try {
      OwnerOnly.file(file);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.HUB_08, "the keys " + file + " cannot be opened", e);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(10_000);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setJournalMode(SQLiteConfig.JournalMode.TRUNCATE);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
    Properties properties = config.toProperties();
    properties.setProperty("jdbc.get_generated_keys", "false");
    return new org.sqlite.JDBC().connect("jdbc:sqlite:" + file, properties);
  }

  @Override
  public String bytes() {
    return "BLOB";
  }

  @Override
  public String lock() {
    return "";
  }

  @Override
  public String scrub() {
    return "";
  }

  @Override
  public boolean isLost(SQLException failure) {
    return false;
  }
}
