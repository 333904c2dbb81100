package app.dangol.cache;

import java.util.List;
import java.util.stream.Stream;

/**
 * How one of the two files is opened.
 *
 * @param writing PRAGMAs of the one writing connection
 * @param reading PRAGMAs of every reading connection
 * @param migrations all steps, oldest first
 */
record DatabaseProfile(List<String> writing, List<String> reading, List<Migration> migrations) {
  private static final List<String> COMMON =
      List.of(
          "PRAGMA busy_timeout = 2000",
          "PRAGMA temp_store = MEMORY",
          "PRAGMA foreign_keys = OFF",
          "PRAGMA trusted_schema = OFF");

  /** The disposable copy: fast, and every deleted byte overwritten. */
  static DatabaseProfile cache() {
    return of(
        List.of(
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = NORMAL",
            "PRAGMA wal_autocheckpoint = 20000",
            "PRAGMA secure_delete = ON",
            "PRAGMA cache_size = -65536",
            "PRAGMA mmap_size = 1073741824"),
        List.of("PRAGMA mmap_size = 1073741824", "PRAGMA query_only = ON"),
        List.of(
            new CacheSchema1(),
            new CacheSchema2(),
            new CacheSchema3(),
            new CacheSchema4(),
            new CacheSchema5(),
            new CacheSchema6()));
  }

  /** What was done here: on disk before the call returns. */
  static DatabaseProfile ops() {
    return of(
        List.of(
            "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON"),
        List.of("PRAGMA query_only = ON"),
        List.of(
            new OpsSchema1(),
            new OpsSchema2(),
            new OpsSchema3(),
            new OpsSchema4(),
            new OpsSchema5(),
            new OpsSchema6(),
            new OpsSchema7()));
  }

  int newestVersion() {
    return migrations.getLast().to();
  }

  private static DatabaseProfile of(
      List<String> writing, List<String> reading, List<Migration> migrations) {
    return new DatabaseProfile(
        Stream.concat(COMMON.stream(), writing.stream()).toList(),
        Stream.concat(COMMON.stream(), reading.stream()).toList(),
        migrations);
  }
}
