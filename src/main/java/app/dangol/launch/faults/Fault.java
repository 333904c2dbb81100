package app.dangol.launch.faults;

import java.io.IOException;
import java.sql.SQLException;

/** Something that goes wrong in a shop, done on purpose. Of use once. */
interface Fault {
  /** The word for {@code --only}, such as {@code hub-kill}. */
  String name();

  /** What must hold, in one sentence, for the report. */
  String promise();

  /** Does it, so often as the run's scale says, and counts. Blocks. */
  Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException;
}
