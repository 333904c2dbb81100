package app.dangol.launch.faults;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Stops a device at one step and says so, to be killed just there. */
final class StepGate {
  /** What is printed before the step's name. */
  static final String AT = "at ";

  private final Step wanted;
  private final AtomicInteger left;
  private final PrintStream out;

  /**
   * @param times stops when the step is reached for that time, from 1
   */
  StepGate(Step wanted, int times, PrintStream out) {
    this.wanted = wanted;
    this.left = new AtomicInteger(times);
    this.out = out;
  }

  /** Goes on, unless this is the step and the time; then never returns. */
  void pass(Step step) {
    if (step == wanted && left.decrementAndGet() == 0) {
      out.println(AT + step);
      out.flush();
      while (true) {
        LockSupport.park(this);
      }
    }
  }

  /** Says that the step begins now, and goes on. */
  void near(Step step) {
    if (step == wanted) {
      out.println(AT + step);
      out.flush();
    }
  }
}
