package app.dangol.scan.gs1;

import java.util.Optional;

/**
 * One check that the dictionary names for a component of a value. Total and without side effect.
 */
@FunctionalInterface
interface Linter {
  /** What is wrong with a component, first fault only. */
  Optional<Fault> check(String data);
}
