package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresHubStoreTest extends HubStoreContract {
  private String url = "";

  @Override
  HubStore open(BlockingGuard guard) {
    return PostgresHubStore.open(
        PostgresAddress.parse(url, Optional.empty()), PostgresServer.keysOf(url), guard);
  }

  @BeforeEach
  @Override
  void open() {
    url = PostgresServer.require().createDatabase();
    super.open();
  }

  @Override
  int storesAtOnce() {
    return 3;
  }

  @Test
  void refusesTablesOfANewerProgram() throws SQLException {
    PostgresServer.execute(url, "UPDATE schema_version SET version = 99");

    assertThatThrownBy(() -> open(BlockingGuard.NONE))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DB_02));
  }

  @Test
  void numbersTheOpsOfOlderTablesDevicesByTheirIdsWhereTheirNamesAreTheirsAlone()
      throws SQLException {
    try (HubStore one = open(BlockingGuard.NONE)) {
      one.write(t -> {
        t.keepRecord("device", "id-1", "{\"name\":\"tablet-1\",\"store\":\"seoul\"}");
        t.keepRecord("device", "id-2", "{\"name\":\"till\",\"store\":\"seoul\"}");
        t.keepRecord("device", "id-3", "{\"name\":\"till\",\"store\":\"busan\"}");
        t.keepSeq("tablet-1", 5);
        t.keepSeq("till", 9);
        return 0;
      });
    }
    PostgresServer.execute(url, "UPDATE schema_version SET version = 1");

    try (HubStore one = open(BlockingGuard.NONE)) {
      assertThat(one.lastSeq("id-1")).isEqualTo(5);
      assertThat(one.lastSeq("id-2")).isZero();
      assertThat(one.lastSeq("id-3")).isZero();
      assertThat(one.lastSeq("tablet-1")).isEqualTo(5);
    }
  }

  @Test
  void makesItsTablesOnceWhenManyCopiesStartTogether() throws Exception {
    String fresh = PostgresServer.require().createDatabase();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> start =
          () -> {
            try (HubStore one =
                PostgresHubStore.open(
                    PostgresAddress.parse(fresh, Optional.empty()),
                    PostgresServer.keysOf(fresh),
                    BlockingGuard.NONE)) {
              return one.epoch();
            }
          };
      List<String> epochs =
          threads.invokeAll(Stream.generate(() -> start).limit(6).toList()).stream()
              .map(Future::resultNow)
              .distinct()
              .toList();

      assertThat(epochs).hasSize(1);
    }
  }

  @Test
  void goesOnAfterAllItsConnectionsBroke() throws SQLException {
    try (HubStore mine = open(BlockingGuard.NONE)) {
      mine.write(t -> put(t, "a", 1));
      assertThat(mine.head()).isEqualTo(1);

      PostgresServer.cutAllSessions(url);

      assertThat(mine.head()).isEqualTo(1);
      PostgresServer.cutAllSessions(url);
      assertThat(mine.<Long>write(t -> put(t, "b", 1))).isEqualTo(2);
      assertThat(mine.state(BUCKET).count()).isEqualTo(2);
    }
  }

  @Test
  void runsWorkAnewWhoseConnectionBrokeBeforeTheCommit() {
    try (HubStore mine = open(BlockingGuard.NONE)) {
      int[] runs = {0};
      long position =
          mine.write(t -> {
            long given = put(t, "a", 1);
            if (runs[0]++ == 0) {
              cut();
            }
            return given + put(t, "b", 1);
          });

      assertThat(runs[0]).isEqualTo(2);
      assertThat(position).isEqualTo(1 + 2);
      assertThat(mine.head()).isEqualTo(2);
    }
  }

  @Test
  void hearsOfTheCommitsOfAnotherCopyAlsoAfterItsConnectionBroke() throws Exception {
    BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
    try (HubStore here = open(BlockingGuard.NONE);
        HubStore there = open(BlockingGuard.NONE)) {
      here.addListener(newest -> {
        if (newest.containsKey(BUCKET)) {
          heard.add(newest.get(BUCKET));
        }
      });
      for (long position = 1; position <= 3; position++) {
        String key = "k" + position;
        there.write(t -> put(t, key, 1));
        awaitHeard(heard, position);
        PostgresServer.cutAllSessions(url);
      }
    }
  }

  private static void awaitHeard(BlockingQueue<Long> heard, long position) throws Exception {
    Long next;
    do {
      next = heard.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("heard of position %s", position).isNotNull();
    } while (next < position);
  }

  @Test
  void losesALeaseWithItsSessionAndSaysSo() throws SQLException {
    try (HubStore here = open(BlockingGuard.NONE);
        HubStore there = open(BlockingGuard.NONE)) {
      Leadership.Lease lease = here.leadership().tryLead("poll").orElseThrow();
      assertThat(there.leadership().tryLead("poll")).isEmpty();

      PostgresServer.cutAllSessions(url);

      assertThat(lease.isHeld()).isFalse();
      try (Leadership.Lease next = there.leadership().tryLead("poll").orElseThrow()) {
        lease.close();
        assertThat(next.isHeld()).isTrue();
      }
    }
  }

  @Test
  void saysWhichServerItCannotReachButNoPassword() {
    PostgresAddress nobody =
        PostgresAddress.parse(
            "jdbc:postgresql://127.0.0.1:1/hub?user=u&password=canary-word", Optional.empty());

    assertThatThrownBy(
            () -> PostgresHubStore.open(nobody, PostgresServer.keysOf(url), BlockingGuard.NONE))
        .hasMessageContaining("127.0.0.1:1/hub")
        .hasMessageContaining("DB-01")
        .hasStackTraceContaining("SQLException")
        .satisfies(e -> assertThat(trace(e)).doesNotContain("canary"));
  }

  @Test
  void refusesAWrongPasswordWithoutQuotingIt() {
    String wrong = url.replaceAll("password=.*", "password=canary-word");

    assertThatThrownBy(() ->
            PostgresHubStore.open(
                PostgresAddress.parse(wrong, Optional.empty()),
                PostgresServer.keysOf(wrong),
                BlockingGuard.NONE))
        .hasMessageContaining("DB-01")
        .satisfies(e -> assertThat(trace(e)).doesNotContain("canary"));
  }

  private static String trace(Throwable e) {
    java.io.StringWriter words = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(words));
    return words.toString();
  }

  private void cut() {
    try {
      PostgresServer.cutAllSessions(url);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
