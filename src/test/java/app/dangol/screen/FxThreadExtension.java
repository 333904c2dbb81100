package app.dangol.screen;

import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs every test of a class, and what stands before and after it, on the FX thread. */
public final class FxThreadExtension implements BeforeAllCallback, InvocationInterceptor {
  private static final long LIMIT_SECONDS = 120;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    start();
  }

  /** Starts JavaFX, for tests that run beside its thread. */
  public static void start() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException alreadyRunning) {
      Platform.runLater(started::countDown);
    }
    if (!started.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("JavaFX did not start");
    }
    Platform.setImplicitExit(false);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    onFxThread(invocation);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    onFxThread(invocation);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    onFxThread(invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    onFxThread(invocation);
  }

  private static void onFxThread(Invocation<@Nullable Void> invocation) throws Throwable {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    FutureTask<@Nullable Void> task =
        new FutureTask<>(() -> {
          try {
            invocation.proceed();
          } catch (Throwable t) {
            thrown.set(t);
          }
          return null;
        });
    Platform.runLater(task);
    task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    Throwable failure = thrown.get();
    if (failure != null) {
      throw failure;
    }
  }
}
