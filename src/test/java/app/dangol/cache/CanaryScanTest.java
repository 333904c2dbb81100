package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.gone;
import static app.dangol.cache.TestRows.history;
import static app.dangol.cache.TestRows.note;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.wire.Row;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for personal data in the raw bytes of every file a device writes. */
class CanaryScanTest {
  private static final int PEOPLE = 200;

  @TempDir private Path folder;

  @Test
  void noFileHoldsAnythingPersonalInPlainText() throws IOException {
    try (TestStore store = new TestStore(folder)) {
      load(store);
      List<byte[]> canaries = plainCanaries();

      assertThat(Files.size(folder.resolve("cache.db-wal"))).isPositive();
      assertThat(Files.size(folder.resolve("ops.db-wal"))).isPositive();
      assertThat(found(canaries, "")).as("with full logs").isEmpty();
      store.cache.emptyLog();
      assertThat(found(canaries, "")).as("after a checkpoint").isEmpty();
      assertThat(Files.size(folder.resolve("cache.db"))).isGreaterThan(100_000);

      // The control: the same scan finds every one of them in a table that is not sealed.
      store.cache.write(session -> {
        session.execute("CREATE TABLE control (plain BLOB)");
        for (byte[] canary : canaries) {
          new Binding(session.prepare("INSERT INTO control VALUES (?)")).bytes(canary).update();
        }
        return 0;
      });
      assertThat(found(canaries, "")).hasSameSizeAs(canaries);
    }
  }

  @Test
  void nothingOfADeletedCustomerIsLeftSealedOrNot() throws IOException {
    try (TestStore store = new TestStore(folder)) {
      load(store);
      List<byte[]> traces = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i += 2) {
        traces.addAll(tracesOf(store, i));
      }
      store.cache.emptyLog();
      assertThat(found(traces, "cache.db"))
          .as("control: before the deletion")
          .hasSameSizeAs(traces);

      Row[] tombstones = new Row[PEOPLE / 2];
      for (int i = 0; i < tombstones.length; i++) {
        tombstones[i] = gone(customer(idOf(2 * i), 1, nameOf(2 * i), cardOf(2 * i)), 1000 + i);
      }
      store.writer.applyPage(store.states.get(CLIENTS).next(), page(2000, "c2000", tombstones));

      // A write that still waits in ops.db keeps the pseudonymous id: the hub has yet to hear of
      // it.
      assertThat(found(traces, "cache.db")).isEmpty();
      assertThat(store.count("customer")).isEqualTo(PEOPLE / 2);
      assertThat(store.directory.find(new CustomerId(idOf(1)))).isPresent();
    }
  }

  /** The id, the sealed profile and the index values, as they lie on the disk. */
  private static List<byte[]> tracesOf(TestStore store, int i) {
    List<byte[]> traces = new ArrayList<>();
    traces.add(idOf(i).getBytes(UTF_8));
    store.cache.read(session -> {
      var find = session.prepare("SELECT sealed FROM customer WHERE id = ?");
      find.setString(1, idOf(i));
      try (var row = find.executeQuery()) {
        assertThat(row.next()).isTrue();
        byte[] sealed = row.getBytes(1);
        traces.add(Arrays.copyOfRange(sealed, 1, 33));
        traces.add(Arrays.copyOfRange(sealed, sealed.length - 32, sealed.length));
      }
      return 0;
    });
    traces.add(store.index.of(new MemberToken(MemberToken.Kind.CARD, cardOf(i))));
    return traces;
  }

  private static void load(TestStore store) {
    Row[] rows = new Row[PEOPLE * 5];
    for (int i = 0; i < PEOPLE; i++) {
      rows[i] = customer(idOf(i), i + 1, nameOf(i), cardOf(i));
      rows[PEOPLE + i] = note(idOf(i), OpId.create().toString(), i + 1, pulledNoteOf(i));
      for (int h = 0; h < 3; h++) {
        rows[PEOPLE * (2 + h) + i] =
            history(idOf(i), "h" + h, i + 1, "2026-0" + (h + 1) + "-01T00:00:00Z", "b" + h);
      }
    }
    store.writer.applyPage(store.states.get(CLIENTS).next(), page(500, "c500", rows));
    for (int i = 0; i < PEOPLE; i++) {
      store.notes.add(
          new CustomerId(idOf(i)), new StaffId("staff-1"), "담당" + i + "이서연", ownNoteOf(i));
      if (i % 20 == 0) {
        store.notes.list(new CustomerId(idOf(i)));
        store.directory.find(new CustomerId(idOf(i)));
      }
    }
  }

  /** Which of them stand in the raw bytes of the files whose names begin so. */
  private List<String> found(List<byte[]> canaries, String prefix) throws IOException {
    ByteScan scan = new ByteScan(canaries);
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(prefix)) {
          found.addAll(scan.findIn(Files.readAllBytes(file)));
        }
      }
    }
    return found.stream().distinct().toList();
  }

  private static List<byte[]> plainCanaries() {
    List<byte[]> canaries = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      Row row = customer(idOf(i), 1, nameOf(i), cardOf(i));
      var data = row.tree().orElseThrow();
      for (String plain :
          List.of(
              nameOf(i),
              cardOf(i),
              data.get("phone").getAsString(),
              data.get("email").getAsString(),
              pulledNoteOf(i),
              ownNoteOf(i),
              "담당" + i + "이서연")) {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
          canaries.add(plain.getBytes(charset));
        }
      }
    }
    return canaries;
  }

  private static String idOf(int i) {
    return "customer-%05d-x".formatted(i);
  }

  private static String nameOf(int i) {
    return "김하늘" + "가나다라마바사아자차".charAt(i % 10) + (i % 2 == 0 ? "" : " Sky Kim") + i + "호";
  }

  private static String cardOf(int i) {
    return "29%09d".formatted(i * 7919L);
  }

  private static String pulledNoteOf(int i) {
    return "본사 메모 " + i + ": 알레르기 있음";
  }

  private static String ownNoteOf(int i) {
    return "매장 메모 " + i + ": likes wool #" + i;
  }
}
