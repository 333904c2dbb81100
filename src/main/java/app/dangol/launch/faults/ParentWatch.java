package app.dangol.launch.faults;

import java.io.IOException;

/** Ends a child as soon as the process that started it is gone, however that came about. */
final class ParentWatch {
  private static final int KILLED = 128 + 9;

  private ParentWatch() {}

  /** The other end of standard input is the parent's, which never writes to it. */
  static void start() {
    Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(() -> {
          try {
            while (System.in.read() >= 0) {
              // What is said does not matter.
            }
          } catch (IOException e) {
            // As good as its end.
          }
          Runtime.getRuntime().halt(KILLED);
        });
  }
}
