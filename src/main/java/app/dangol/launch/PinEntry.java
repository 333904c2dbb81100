package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a PIN where nobody can read it along: on the console, unseen, or from a file that its
 * owner alone may read. Never as an argument, which every process of the machine could see.
 */
final class PinEntry {
  private PinEntry() {}

  /**
   * A PIN as somebody has it.
   *
   * @param file holds it in its only line; without one it is asked for on the console
   * @return the caller's to wipe
   * @throws DangolException CFG-01 if there is neither
   */
  static char[] ask(String whose, @Nullable Path file) {
    if (file != null) {
      return new PasswordFile(file, "PIN").read().toCharArray();
    }
    return console("PIN of " + whose + ": ");
  }

  /**
   * A new PIN, on the console asked for twice.
   *
   * @throws DangolException CFG-01 as {@link #ask}, ACC-03 if both differ
   */
  static char[] askNew(String whose, @Nullable Path file) {
    char[] pin = ask(whose, file);
    if (file == null) {
      char[] again = console("Once more: ");
      boolean same = Arrays.equals(pin, again);
      Arrays.fill(again, '\0');
      if (!same) {
        Arrays.fill(pin, '\0');
        throw new DangolException(ErrorCode.ACC_03, "the two PINs differ");
      }
    }
    return pin;
  }

  private static char[] console(String prompt) {
    Console console = System.console();
    char[] typed =
        console == null || !console.isTerminal() ? null : console.readPassword("%s", prompt);
    if (typed == null) {
      throw new DangolException(
          ErrorCode.CFG_01, "there is no console to type the PIN on: give it in a file");
    }
    return typed;
  }
}
