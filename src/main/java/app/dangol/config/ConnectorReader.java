package app.dangol.config;

import java.util.List;

/**
 * How the hub's configuration of one kind of shop system is read: each brings its own.
 *
 * @param <C> what becomes of it
 */
public interface ConnectorReader<C> {
  /** As it stands in {@code connector.<name>.…}: a-z, 0-9 and - only. */
  String name();

  /**
   * Reads and checks its keys, all of them whatever is wrong; what it returns counts only if
   * nothing is. Must not block, for what the keys point to is not looked at here.
   */
  C read(ConnectorKeys keys);

  /** Keys whose last part is free, such as {@code store.<location>}: likely ones are shown. */
  List<String> keyForms();
}
