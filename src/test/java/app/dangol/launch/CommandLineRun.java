package app.dangol.launch;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** One call of the real command line in this process, with what it printed. */
record CommandLineRun(int status, String out, String err) {
  static CommandLineRun of(String... args) {
    return with(ConfigProblemScreen.NONE, args);
  }

  static CommandLineRun with(ConfigProblemScreen screen, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Commands.line(screen);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int status = line.execute(args);
    return new CommandLineRun(status, out.toString(), err.toString());
  }

  /** Standard output as one object a line. */
  List<JsonObject> lines() {
    return out.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }
}
