package app.dangol.launch.doctor;

import java.util.List;

/** One thing to look at. May block; changes nothing. */
public interface Check {
  /** The stable word for programs, such as {@code ports}. */
  String name();

  /** What was found, at least one. */
  List<Finding> look();
}
