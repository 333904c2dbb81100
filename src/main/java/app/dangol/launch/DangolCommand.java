package app.dangol.launch;

import picocli.CommandLine.Command;

/** {@code dangol}: the app in the mode the configuration names; with a sub-command, a tool. */
@Command(
    name = "dangol",
    description = "Knows the shop's regulars, also offline.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {DemoCommand.class, ScanCommand.class})
final class DangolCommand implements Runnable {
  @Override
  public void run() {}
}
