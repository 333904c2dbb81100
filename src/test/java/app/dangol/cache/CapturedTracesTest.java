package app.dangol.cache;

import static app.dangol.cache.TestRows.note;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestRows.product;
import static app.dangol.cache.TestRows.put;
import static app.dangol.cache.TestStore.CLIENTS;
import static app.dangol.cache.TestStore.WORK;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.cache.CapturedTraces.Control;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is captured of somebody is all there is of them, and is found wherever it was left. */
class CapturedTracesTest {
  private static final CustomerId THEM = new CustomerId("customer-canary-9");
  private static final String LONG = "a long story, ".repeat(700);

  @TempDir private Path folder;
  @TempDir private Path left;
  private TestStore store;

  @BeforeEach
  void load() {
    store = new TestStore(folder);
    store.writer.applyPage(
        store.states.get(Bucket.CATALOGUE).next(),
        page(9_000, "p1", product("COAT", 1, "초록 울 코트")));
    store.writer.applyPage(
        store.states.get(CLIENTS).next(),
        page(
            9_000,
            "c1",
            customer(),
            note(THEM.value(), OpId.create().toString(), 2, "pulled note canary"),
            note(THEM.value(), OpId.create().toString(), 3, LONG),
            search("wanted canary", 4),
            search("울 코트", 5)));
    store.writer.applyPage(store.states.get(WORK).next(), page(9_000, "w1", task()));
    store.notes.add(THEM, new StaffId("staff-1"), "이서연", "written canary");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer-canary-9",
        "canary@example.org",
        "pulled note canary",
        "wanted canary",
        "told canary",
        "written canary",
        "said canary"
      })
  void everyWordIsFoundAsItIsInUtf16AndInBase64(String word) throws Exception {
    CapturedTraces traces = capture();
    byte[] base64 = Base64.getEncoder().encode(("{\"a\":\"" + word + "\"}").getBytes(UTF_8));

    for (byte[] form : List.of(word.getBytes(UTF_8), word.getBytes(UTF_16LE), base64)) {
      Path file = Files.write(left.resolve("left.tmp"), form);
      assertThat(traces.look(List.of(left)).where()).containsExactly(file);
    }
    Files.writeString(left.resolve("left.tmp"), word.replace("canary", "parrot"));
    assertThat(traces.look(List.of(left)).where()).isEmpty();
  }

  @Test
  void aShortNameIsFoundAsAFieldAndCountedAsNotLookedForBare() throws Exception {
    CapturedTraces traces = capture();

    Files.writeString(left.resolve("a.json"), "{\"id\":1,\"name\":\"Li\"}");
    assertThat(traces.look(List.of(left)).bytes()).isPositive();
    Files.writeString(left.resolve("a.json"), "{\"id\":1,\"name\":\"Lisa Limited\"}");
    assertThat(traces.look(List.of(left)).bytes()).isZero();
    // Li, blue, and the search for what the catalogue has.
    assertThat(traces.notLookedFor()).isEqualTo(3);
  }

  @Test
  void whatTheCatalogueSaysTooIsNoResidue() {
    CapturedTraces traces = capture();

    store.erasure.erase(THEM, new StaffId("staff-1"), Optional.empty());

    assertThat(traces.look(List.of(folder)).where()).isEmpty();
  }

  @Test
  void theControlFindsEveryValueThatLiesThereAlsoALongOne() {
    Control control = capture().control(List.of(folder));

    assertThat(control.expected())
        .as("id, profile, 3 notes, 2 searches, task, 3 indexes")
        .isEqualTo(11);
    assertThat(control.found()).isEqualTo(11);
    assertThat(control.holds()).isTrue();
  }

  @Test
  void theControlTellsALookThatMissesAFile() {
    CapturedTraces traces = capture();

    Control without =
        traces.control(List.of(folder.resolve("ops.db"), folder.resolve("ops.db-wal")));

    assertThat(without.holds()).isFalse();
    assertThat(without.found()).isPositive().isLessThan(without.expected());
    assertThat(
            new CapturedTraces(List.of(), List.of(), List.of(), 0).control(List.of(folder)).holds())
        .as("nothing to find proves nothing")
        .isFalse();
  }

  @Test
  void whatCannotBeReadIsNamedAndDoesNotEndTheLook() throws Exception {
    Path memory = Path.of("/proc/self/mem");
    assumeTrue(Files.isRegularFile(memory), "no file here that is there and cannot be read");
    Path link = Files.createSymbolicLink(left.resolve("link"), folder.resolve("cache.db"));
    Path file = Files.writeString(left.resolve("z"), "pulled note canary");

    ResidueScan.Result result = capture().look(List.of(memory, left));

    assertThat(result.unread()).containsExactlyInAnyOrder(memory, link);
    assertThat(result.where()).containsExactly(file);
    assertThat(result.toString()).doesNotContain("canary");
  }

  private CapturedTraces capture() {
    return new CustomerTraces(
            store.cache, store.ops, store.setAside, store.scans, store.directory, store.cipher)
        .capture(THEM, "said canary");
  }

  private static Row customer() {
    return put(
        Entity.CUSTOMER,
        THEM.value(),
        1,
        new Entity.Customer(
            THEM.value(),
            "Li",
            "+821099887766",
            "canary@example.org",
            List.of("CANARYCARD9"),
            "seoul-1",
            "2024-05-01",
            List.of(new Entity.Preference("likes", new Entity.Text("연한 파란색", "blue"))),
            List.of("lookup")));
  }

  private static Row search(String text, long version) {
    String at = "2026-11-20T09:00:0" + version + "Z";
    return put(
        Entity.SEARCH,
        THEM.value() + "|" + at + "|s" + version,
        version,
        new Entity.Search(THEM.value(), "s" + version, at, text));
  }

  private static Row task() {
    String id = OpId.create().toString();
    return put(
        Entity.TASK,
        id,
        6,
        new Entity.Task(
            id,
            "seoul-1",
            THEM.value(),
            "call",
            "told canary",
            Entity.TaskState.OPEN,
            null,
            null,
            "2026-11-20T09:00:00Z",
            "staff-9"));
  }
}
