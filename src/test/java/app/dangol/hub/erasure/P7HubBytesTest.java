package app.dangol.hub.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.ResidueScan;
import app.dangol.cache.ResidueScan.Result;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.PostgresServer;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.PostgresAddress;
import app.dangol.hub.store.PostgresHubStore;
import app.dangol.hub.store.SqliteHubStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P7 in the hub's own files: what lay there of somebody, sealed, as an index or as an id, is
 * overwritten when they are erased, whoever else stays in the same pages.
 */
class P7HubBytesTest {
  /** Few among many: pages that go as a whole would hide what is left in those that do not. */
  private static final int EVERY = 20;

  private static final Duration RETENTION = Duration.ofDays(30);

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private final List<String> erased = new ArrayList<>();
  private final List<byte[]> captured = new ArrayList<>();
  private final List<byte[]> writtenOver = new ArrayList<>();
  private final List<byte[]> staying = new ArrayList<>();

  @Test
  void sixtyErasedAmongManyLeaveNoByteInTheFileAndTheControlFindsThemAll() throws SQLException {
    Path file = folder.resolve("hub.db");
    String url = "jdbc:sqlite:" + file;
    try (Hub hub = Hub.open(file, clock, BlockingGuard.NONE)) {
      load(hub, url, 1_200);
      assertThat(captured).hasSizeGreaterThan(10 * erased.size());
      control(List.of(folder));

      erase(hub, 1_200);

      nothingIsLeft(List.of(folder));
    }

    try (HubStore store = SqliteHubStore.open(file, BlockingGuard.NONE)) {
      aMonthPasses(store);
      nothingIsLeft(List.of(folder));
    }
  }

  @Test
  void theSameInTheTablesOfAServerOnceTheHourlyChoreHasBeenThere() throws SQLException {
    String url = PostgresServer.require().createDatabase();
    PostgresAddress address = PostgresAddress.parse(url, Optional.empty());
    try (Hub hub = Hub.open(address, PostgresServer.keysOf(url), clock, BlockingGuard.NONE);
        HubStore store =
            PostgresHubStore.open(address, PostgresServer.keysOf(url), BlockingGuard.NONE)) {
      load(hub, url, 400);
      control(tables(url));

      erase(hub, 400);
      assertThat(scan(captured, tables(url)).traces()).as("deleted is not gone").isPositive();
      store.prune(clock.instant(), RETENTION);

      nothingIsLeft(tables(url));
      aMonthPasses(store);
      nothingIsLeft(tables(url));
    }
  }

  /** Its write-ahead log is the server's own. */
  private static List<Path> tables(String url) throws SQLException {
    return PostgresServer.filesOf(url).subList(0, 1);
  }

  private void load(Hub hub, String url, int count) throws SQLException {
    HubPeople people = new HubPeople(hub, clock, count);
    people.load();
    IntStream.range(0, count).filter(i -> i % EVERY == 0).forEach(i -> erased.add(people.id(i)));
    HubTraces before = HubTraces.read(url);
    people.changeAll();
    HubTraces now = HubTraces.read(url);
    erased.forEach(id -> writtenOver.addAll(before.of(id)));
    erased.forEach(id -> captured.addAll(now.of(id)));
    staying.addAll(now.of(people.id(1)));
  }

  private void control(Collection<Path> places) {
    assertThat(scan(captured, places).traces())
        .as("control: without an erasure")
        .isEqualTo(different(captured));
    assertThat(scan(ids(), places).traces())
        .as("control: without an erasure")
        .isEqualTo(erased.size());
  }

  private void erase(Hub hub, int count) {
    HubPeople people = new HubPeople(hub, clock, count);
    long began = System.nanoTime();
    IntStream.range(0, count).filter(i -> i % EVERY == 0).forEach(people::erase);
    System.out.printf(
        "an erasure at the hub took %d ms%n",
        Duration.ofNanos((System.nanoTime() - began) / erased.size()).toMillis());
  }

  private void nothingIsLeft(Collection<Path> places) {
    List<byte[]> looked = new ArrayList<>(captured);
    looked.addAll(ids());
    looked.addAll(writtenOver);
    IntStream.range(0, erased.size())
        .mapToObj(i -> HubPeople.plain(i * EVERY))
        .forEach(words -> words.forEach(word -> looked.add(word.getBytes(UTF_8))));
    Result after = scan(looked, places);
    System.out.printf(
        "erased %d at the hub: looked for %d traces in %d files, residue %d bytes of %d traces%n",
        erased.size(), looked.size(), after.files(), after.bytes(), after.traces());
    assertThat(after.bytes()).isZero();
    stays(places);
  }

  private void stays(Collection<Path> places) {
    assertThat(scan(staying, places).traces()).as("who stays").isEqualTo(different(staying));
  }

  private void aMonthPasses(HubStore store) {
    store.prune(clock.instant(), RETENTION);
    clock.move(RETENTION.plusDays(1));
    assertThat(store.prune(clock.instant(), RETENTION)).isPositive();
  }

  private List<byte[]> ids() {
    return erased.stream().map(id -> id.getBytes(UTF_8)).toList();
  }

  private static Result scan(List<byte[]> traces, Collection<Path> places) {
    return new ResidueScan(traces).scan(places);
  }

  private static int different(List<byte[]> traces) {
    return (int) traces.stream().map(ByteBuffer::wrap).distinct().count();
  }
}
