package app.dangol.visit.feedback;

import java.util.List;

/**
 * Where lines go on their way to the hub. What {@link #add} has returned from is on disk. May
 * block; never call it on the FX thread.
 */
public interface FeedbackLog {
  /** For a device that keeps none. */
  FeedbackLog NONE =
      new FeedbackLog() {
        @Override
        public void add(Visitor visitor, List<FeedbackLine> lines) {}

        @Override
        public void end() {}
      };

  /** Adds lines of one visit; a visit may have several calls. */
  void add(Visitor visitor, List<FeedbackLine> lines);

  /** The visit is over: what is there of it may be sent. */
  void end();
}
