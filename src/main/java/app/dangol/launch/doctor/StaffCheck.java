package app.dangol.launch.doctor;

import app.dangol.cache.StaffLook;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Whether anybody has an account here who could vouch for what is done with customers' data. */
final class StaffCheck implements Check {
  private final Path folder;
  private final RunningApp app;
  private final StaffLook look;

  StaffCheck(Path folder, RunningApp app, StaffLook look) {
    this.folder = folder;
    this.app = app;
    this.look = look;
  }

  @Override
  public String name() {
    return "staff";
  }

  @Override
  public List<Finding> look() {
    OptionalLong accounts = look.count(DatabaseFile.OPS.in(folder), app.isRunning());
    if (accounts.isEmpty()) {
      return List.of(Finding.unchecked("there is no list of staff to look at"));
    }
    if (accounts.getAsLong() == 0) {
      return List.of(
          Finding.advice(
              "nobody has an account here who could vouch: `dangol customer` shows, exports and"
                  + " erases for any name, without a PIN, and the audit trail says so",
              "Add a manager: dangol staff add ID --name NAME --role manager."));
    }
    return List.of(
        Finding.ok(
            accounts.getAsLong() == 1
                ? "one person has an account here"
                : accounts.getAsLong() + " people have accounts here"));
  }
}
