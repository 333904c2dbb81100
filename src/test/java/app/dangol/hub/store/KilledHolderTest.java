package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.PostgresServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KilledHolderTest {
  @Test
  void leavesItsJobToAnotherCopy() throws Exception {
    String url = PostgresServer.require().createDatabase();
    try (HubStore here =
        PostgresHubStore.open(
            PostgresAddress.parse(url, Optional.empty()),
            PostgresServer.keysOf(url),
            BlockingGuard.NONE)) {
      Process holder = JobHolder.start(url, "poll");
      try {
        assertThat(holder.inputReader().readLine()).isEqualTo(JobHolder.HELD);
        assertThat(here.leadership().tryLead("poll")).isEmpty();
        assertThat(here.leadership().runIfLeader("sweep", () -> {})).isTrue();
      } finally {
        holder.destroyForcibly().waitFor();
      }

      // The server has to notice; each question takes it some milliseconds.
      Optional<Leadership.Lease> lease = Optional.empty();
      for (int asked = 0; asked < 2_000 && lease.isEmpty(); asked++) {
        lease = here.leadership().tryLead("poll");
      }

      assertThat(lease).isPresent();
      lease.orElseThrow().close();
    }
  }
}
