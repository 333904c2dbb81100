package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * A process that has a data folder open as the app has. For every line on its standard input it
 * writes a note, some hours ago by its clock, and answers once the note is kept; at the end of the
 * input it closes in order.
 */
final class OpenDevice {
  static final String READY = "ready";
  static final String KEPT = "kept";
  static final String NOTE = "Canarynote 010-9988-7766";

  private OpenDevice() {}

  /**
   * @param args the data folder and how many hours the clock is behind
   */
  public static void main(String[] args) throws Exception {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(-Long.parseLong(args[1])));
    try (DataFolder folder = DataFolder.open(Path.of(args[0]));
        Stores stores =
            new Stores(
                folder,
                new SqliteHelpCalls.Here("seongsu", "tablet-1"),
                BlockingGuard.NONE,
                clock);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println(READY);
      while (in.readLine() != null) {
        stores.notes.add(new CustomerId("c1"), new StaffId("s-001"), "Minji", NOTE);
        System.out.println(KEPT);
      }
    }
  }
}
