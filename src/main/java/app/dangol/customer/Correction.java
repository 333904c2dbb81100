package app.dangol.customer;

import app.dangol.customer.Profile.Field;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody says their own data should be, checked as the hub will check it: a word that cannot
 * be a name, a number or an address is told before it is sent.
 *
 * @param change in the form in which it is kept
 * @param changed the fields it changes
 * @param wrong the fields whose words cannot be used; then nothing is to be done
 */
public record Correction(Profile.Change change, Set<Field> changed, Set<Field> wrong) {
  /** Longest number or address anybody types. */
  public static final int MAX_CONTACT = 255;

  public Correction {
    changed = Set.copyOf(changed);
    wrong = Set.copyOf(wrong);
  }

  /**
   * Reads what was typed. A blank one leaves the field as it is.
   *
   * @param name the whole name
   * @param phone in international form, or Korean as people write it
   * @param email an address
   */
  public static Correction of(String name, String phone, String email) {
    Set<Field> changed = EnumSet.noneOf(Field.class);
    Set<Field> wrong = EnumSet.noneOf(Field.class);
    Optional<String> newName = read(Field.NAME, name, Contacts::name, changed, wrong);
    Optional<String> newPhone = read(Field.PHONE, phone, Contacts::phone, changed, wrong);
    Optional<String> newEmail = read(Field.EMAIL, email, Contacts::email, changed, wrong);
    return new Correction(
        new Profile.Change(newName, newPhone, newEmail, Optional.empty()), changed, wrong);
  }

  private interface Reading {
    Optional<String> of(String text);
  }

  private static Optional<String> read(
      Field field, String text, Reading reading, Set<Field> changed, Set<Field> wrong) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Optional<String> read = text.length() > MAX_CONTACT ? Optional.empty() : reading.of(text);
    (read.isPresent() ? changed : wrong).add(field);
    return read;
  }

  /** Whether there is something to do, and all of it can be used. */
  public boolean isUsable() {
    return wrong.isEmpty() && !changed.isEmpty();
  }

  @Override
  public String toString() {
    return "Correction[" + changed + ", wrong " + wrong + "]";
  }
}
