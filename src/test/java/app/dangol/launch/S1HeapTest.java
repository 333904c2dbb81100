package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.Put;
import app.dangol.id.CustomerId;
import app.dangol.trust.credential.DocumentType;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /** Comes alone, in an answer too short for the hub to zip it. */
  private static final String LATECOMER = "Ottoline Brackenfurth";

  private static final String LATECOMER_ID = "c-late";
  private static final String TOKEN = "a-token-for-checks";

  /** So many that what brings them fills every buffer on the way. */
  private static final int OTHERS = 1000;

  private static final int BLOCK = 32 << 20;

  @TempDir private Path folder;

  @Test
  void aKioskThatHasWipedHoldsNothingOfWhomeverItGreeted() throws Exception {
    try (Chain chain = new Chain()) {
      String signed = chain.sign();
      Path dumps = run("kiosk", chain, LATECOMER_ID, CARD + "\r", "]Q1" + signed + "\r");

      assertFoundBeforeAndNotAfter(
          List.of(LATIN, HANGUL, LATECOMER, CARD, PHONE, MAIL, signed), dumps);
    }
  }

  @Test
  void aTabletThatIsLockedHoldsNothingOfWhomeverItServedNorOfTheNamesItSearched() throws Exception {
    List<String> canaries =
        List.of(
            LATIN,
            LATIN.toLowerCase(Locale.ROOT),
            HANGUL,
            LATECOMER,
            CARD,
            PHONE,
            MAIL,
            NEW_NAME,
            NEW_PHONE,
            NEW_MAIL);
    String digits = CARD.substring(CARD.length() - 4);
    try (Chain chain = new Chain()) {
      Path dumps =
          run(
              "tablet",
              chain,
              LATECOMER_ID,
              CARD + "\r",
              LATIN,
              digits,
              NEW_NAME,
              NEW_PHONE,
              NEW_MAIL);

      assertFoundBeforeAndNotAfter(canaries, dumps);
    }
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

  /** The real hub behind TLS; the device's process never sees these constants. */
  private final class Chain implements AutoCloseable {
    private final Hub hub;
    private final TlsFront front;

    Chain() throws IOException {
      hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
      hub.writer()
          .put(
              Bucket.CATALOGUE,
              List.of(Put.of(new Entity.Store(STORE, new Entity.Text("성수점", "Seongsu")))));
      hub.writer()
          .putClients(
              Stream.concat(
                      Stream.of(customer("c-1", LATIN, PHONE, MAIL, CARD)),
                      IntStream.range(2, OTHERS).mapToObj(Chain::other))
                  .toList(),
              List.of());
      front = new TlsFront(hub.start(0, TOKEN));
    }

    private static Entity.Customer other(int i) {
      return customer(
          "c-" + i,
          HANGUL,
          "+8210" + (10_000_000 + i),
          "x@example.org",
          "DG" + (1_000_000_000L + i));
    }

    /** As their telephone shows it. */
    String sign() {
      return hub.cards(folder.resolve(CardDoor.USUAL_FOLDER))
          .issue(
              DocumentType.CARD,
              new CustomerId("c-1"),
              "dangol",
              Optional.empty(),
              Duration.ofDays(30))
          .text();
    }

    /** As soon as the device has everybody else. */
    void tellOfOneMore(Path dumps) {
      Thread.ofVirtual()
          .start(() -> {
            while (!Files.exists(dumps.resolve(HeapDevice.BEFORE.getFirst()))) {
              LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            hub.writer()
                .putClients(
                    List.of(
                        customer(LATECOMER_ID, LATECOMER, "+821000000001", "y@example.org", "DG1")),
                    List.of());
          });
    }

    @Override
    public void close() throws IOException {
      front.close();
      hub.close();
    }
  }

  private static Entity.Customer customer(
      String id, String name, String phone, String mail, String card) {
    return new Entity.Customer(
        id, name, phone, mail, List.of(card), STORE, "2024-05-01", List.of(), List.of("lookup"));
  }

  private Path run(String mode, Chain chain, String... told) throws Exception {
    Path dumps =
        Files.createDirectory(
            folder.resolve("dumps"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    chain.tellOfOneMore(dumps);
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
                dumps.toString(),
                chain.front.url().toString(),
                chain.front.writeAuthority(folder.resolve("ca.pem")).toString(),
                TOKEN)
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
