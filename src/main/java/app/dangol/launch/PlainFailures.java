package app.dangol.launch;

import app.dangol.failure.DangolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** A command that failed says so in a sentence with a code; a stack trace only where nobody foresaw it. */
final class PlainFailures implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PlainFailures.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult result) {
    if (failure instanceof DangolException known) {
      command.getErr().println("dangol: " + known.getMessage());
    } else {
      LOG.error("unforeseen", failure);
      command.getErr().println("dangol: something unforeseen went wrong (RUN-99)");
    }
    return 1;
  }
}
