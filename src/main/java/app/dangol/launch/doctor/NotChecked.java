package app.dangol.launch.doctor;

import java.util.List;

/** A check that needs the configuration, where there is none to use. */
record NotChecked(String name) implements Check {
  @Override
  public List<Finding> look() {
    return List.of(Finding.unchecked("not checked: the configuration cannot be used"));
  }
}
