package app.dangol.launch;

import app.dangol.config.ConfigException;
import app.dangol.config.Problem;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * A command that failed says so in a sentence with a code; a stack trace only where nobody foresaw
 * it. The exit status is 2 where the configuration is to be mended, else 1.
 */
final class PlainFailures implements CommandLine.IExecutionExceptionHandler {
  static final int FAILED = 1;
  static final int WRONG = 2;

  private static final Logger LOG = LoggerFactory.getLogger(PlainFailures.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult result) {
    return tell(failure, command.getErr());
  }

  /** Says what went wrong, and returns the exit status. */
  static int tell(Exception failure, PrintWriter words) {
    int status = FAILED;
    if (failure instanceof ConfigException wrong) {
      words.println("dangol: the configuration cannot be used (" + wrong.code() + "):");
      wrong.problems().stream().map(Problem::inWords).forEach(p -> words.println("  " + p));
      status = WRONG;
    } else if (failure instanceof DangolException known) {
      words.println("dangol: " + known.getMessage());
      status = isConfiguration(known.code()) ? WRONG : FAILED;
    } else {
      LOG.error("unforeseen", failure);
      words.println("dangol: something unforeseen went wrong (" + ErrorCode.RUN_99 + ")");
    }
    words.flush();
    return status;
  }

  private static boolean isConfiguration(ErrorCode code) {
    return code == ErrorCode.CFG_01 || code == ErrorCode.DRV_01;
  }
}
