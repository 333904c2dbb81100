package app.dangol.scan.gs1;

import java.util.List;
import java.util.Optional;

/**
 * A part of an application identifier's value.
 *
 * @param min characters at least, if it is there at all
 * @param max characters at most
 * @param optional it and all after it may be missing
 * @param linterNames as in the dictionary, without the character set's
 */
record Component(
    Linter characters,
    int min,
    int max,
    boolean optional,
    List<String> linterNames,
    List<Linter> linters) {
  boolean hasLinter(String name) {
    return linterNames.contains(name);
  }

  Optional<Fault> check(String data) {
    Optional<Fault> fault = characters.check(data);
    for (int i = 0; i < linters.size() && fault.isEmpty(); i++) {
      fault = linters.get(i).check(data);
    }
    return fault;
  }
}
