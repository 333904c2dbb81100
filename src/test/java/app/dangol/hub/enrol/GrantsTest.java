package app.dangol.hub.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.wire.OAuth;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A poll and an approval in the same moment. */
class GrantsTest {
  @TempDir Path folder;
  private final Deque<Runnable> afterNextRead = new ArrayDeque<>();

  @Test
  void whatIsApprovedDuringAPollIsGivenAtTheNextOneWithItsKey() throws Exception {
    try (SqliteHubStore store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE)) {
      Grants others = new Grants(store, Clock.systemUTC(), new Secrets());
      Grants grants = new Grants(interrupted(store), Clock.systemUTC(), new Secrets());
      Grants.Asked asked = others.ask("tablet-1", "Test 10", "seoul").orElseThrow();
      afterNextRead.add(() -> others.approve(asked.userCode(), "seoul", "test"));

      assertThatThrownBy(() -> grants.poll(asked.deviceCode(), () -> Optional.of("key")))
          .isInstanceOfSatisfying(
              OAuthRefusal.class,
              e -> assertThat(e.error()).isEqualTo(OAuth.AUTHORIZATION_PENDING));

      assertThat(grants.poll(asked.deviceCode(), () -> Optional.of("key")).bound()).isTrue();
    }
  }

  /** The same store, at which something happens right after a record was read. */
  private HubStore interrupted(HubStore store) {
    return (HubStore)
        Proxy.newProxyInstance(
            HubStore.class.getClassLoader(),
            new Class<?>[] {HubStore.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(store, arguments);
                if (method.getName().equals("findRecord") && !afterNextRead.isEmpty()) {
                  afterNextRead.remove().run();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
