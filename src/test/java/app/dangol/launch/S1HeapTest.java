package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.failure.BlockingGuard;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * S1: nothing of a customer is left in the heap of a kiosk that has wiped nor of a tablet that has
 * been locked. In a dump from before each of them is found. What SQLite holds outside the heap is
 * not looked at.
 */
@Timeout(300)
class S1HeapTest {
  private static final String STORE = DemoShop.STORE;
  private static final String CARD = "DG7731904658";
  private static final String PHONE = "+821083519462";
  private static final String MAIL = "quillonia.vexmere@example.org";
  private static final String LATIN = "Quillonia Vexmere";
  private static final String NEW_NAME = "Zephyrine Wexholm";
  private static final String NEW_PHONE = "010-7193-5826";
  private static final String NEW_MAIL = "zephyrine.wexholm@example.org";
  private static final String HANGUL = "탁호연뷔";

  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.ISO_8859_1);

  private static final int BLOCK = 32 << 20;

  @TempDir private Path folder;

  @Test
  void aKioskThatHasWipedHoldsNothingOfWhomeverItGreeted() throws Exception {
    List<String> canaries = List.of(LATIN, CARD, PHONE, MAIL);
    fill("kiosk", "demo-kiosk");
    Path dumps = run("kiosk", (CARD + "\r"));

    assertFoundBeforeAndNotAfter(canaries, dumps);
  }

  @Test
  void aTabletThatIsLockedHoldsNothingOfWhomeverItServedNorOfTheNamesItSearched() throws Exception {
    List<String> canaries =
        List.of(
            LATIN,
            LATIN.toLowerCase(Locale.ROOT),
            HANGUL,
            CARD,
            PHONE,
            MAIL,
            NEW_NAME,
            NEW_PHONE,
            NEW_MAIL);
    fill("device", "demo-tablet");
    String digits = CARD.substring(CARD.length() - 4);
    Path dumps = run("tablet", CARD + "\r", LATIN, digits, NEW_NAME, NEW_PHONE, NEW_MAIL);

    assertFoundBeforeAndNotAfter(canaries, dumps);
  }

  private static void assertFoundBeforeAndNotAfter(List<String> canaries, Path dumps)
      throws IOException {
    Set<String> before = new TreeSet<>();
    for (String name : HeapDevice.BEFORE) {
      Path dump = dumps.resolve(name);
      if (Files.exists(dump)) {
        before.addAll(find(canaries, dump));
      }
    }
    assertThat(before).as("control").containsExactlyInAnyOrderElementsOf(canaries);
    assertThat(find(canaries, dumps.resolve(HeapDevice.AFTER))).isEmpty();
  }

  /** Their process never sees these constants. */
  private void fill(String name, String device) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    try (DataFolder data = DataFolder.open(folder.resolve("data").resolve(name));
        Stores stores =
            new Stores(data, new Here(STORE, device), BlockingGuard.NONE, Clock.systemUTC())) {
      List<Row> rows =
          List.of(
              row(customer("c-1", LATIN, PHONE, MAIL, CARD)),
              row(customer("c-2", HANGUL, "+821000000000", "x@example.org", "DG0000000001")));
      stores.writer.applyPage(
          stores.states.get(Bucket.clientsOf(STORE)).next(), new Page(rows, "page", false, 1));
    }
  }

  private static Row row(Entity.Customer person) {
    return Row.of(Entity.CUSTOMER, EntityKey.of(person), 1, StrictJson.toTree(person));
  }

  private static Entity.Customer customer(
      String id, String name, String phone, String mail, String card) {
    return new Entity.Customer(
        id, name, phone, mail, List.of(card), STORE, "2024-05-01", List.of(), List.of("lookup"));
  }

  private Path run(String mode, String... told) throws Exception {
    Path dumps =
        Files.createDirectory(
            folder.resolve("dumps"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // Room enough that nothing is collected between a scan and the dump after it.
                "-XX:+UseSerialGC",
                "-XX:MetaspaceSize=256m",
                "-Xmx800m",
                "-Xms800m",
                "-Xmn640m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HeapDevice.class.getName(),
                mode,
                folder.resolve("data").toString(),
                dumps.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try (DataOutputStream out = new DataOutputStream(process.getOutputStream())) {
      for (String each : told) {
        byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      out.flush();
      boolean ended = process.waitFor(200, TimeUnit.SECONDS);
      assertThat(ended && process.exitValue() == 0).as(Files.readString(log)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return dumps;
  }

  /** Which of them stand in a file, in whichever encoding. */
  private static Set<String> find(List<String> canaries, Path file) throws IOException {
    Map<byte[], String> forms = new LinkedHashMap<>();
    for (String canary : canaries) {
      for (Charset encoding : ENCODINGS) {
        byte[] form = canary.getBytes(encoding);
        // What an encoding cannot write becomes question marks, which stand anywhere.
        if (new String(form, encoding).equals(canary)) {
          forms.put(form, canary);
        }
      }
    }
    PatternScan scan = new PatternScan(forms.keySet());
    int longest = forms.keySet().stream().mapToInt(form -> form.length).max().orElseThrow();
    Set<String> found = new TreeSet<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] kept = new byte[0];
      byte[] read = in.readNBytes(BLOCK);
      while (read.length > 0) {
        byte[] block = Arrays.copyOf(kept, kept.length + read.length);
        System.arraycopy(read, 0, block, kept.length, read.length);
        scan.findIn(block).forEach(form -> found.add(forms.get(form)));
        kept = Arrays.copyOfRange(block, Math.max(0, block.length - longest), block.length);
        read = in.readNBytes(BLOCK);
      }
    }
    return found;
  }
}
