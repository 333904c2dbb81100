package app.dangol.launch;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar this program came in. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"dangol " + (version == null ? "(not packaged)" : version)};
  }
}
