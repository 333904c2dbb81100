package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LookUpThreadsTest {
  @Test
  void aLookUpBeginsThoughNoVirtualThreadCan() throws Exception {
    int carriers = Runtime.getRuntime().availableProcessors();
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch busy = new CountDownLatch(carriers);
    CountDownLatch begun = new CountDownLatch(1);
    for (int i = 0; i < carriers; i++) {
      Thread.startVirtualThread(() -> {
        busy.countDown();
        while (!over.get()) {
          Thread.onSpinWait();
        }
      });
    }
    try (ExecutorService threads = Dangol.lookUpThreads()) {
      busy.await();
      threads.execute(begun::countDown);

      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      over.set(true);
    }
  }
}
