package app.dangol.launch.faults;

import com.google.gson.JsonObject;

/**
 * What a fault did.
 *
 * @param trials how often it was done
 * @param lost acknowledged writes that the hub does not have in the end
 * @param doubled writes that the hub has more than once
 * @param integrity {@code ok} where SQLite finds both databases whole after each trial, else its
 *     first words
 * @param ok whether everything held that must hold
 * @param detail what was seen, in words
 */
public record Verdict(
    String fault,
    long trials,
    long lost,
    long doubled,
    String integrity,
    boolean ok,
    double seconds,
    String detail) {
  /** The line that programs read. */
  public JsonObject toJson() {
    JsonObject line = new JsonObject();
    line.addProperty("fault", fault);
    line.addProperty("trials", trials);
    line.addProperty("lost", lost);
    line.addProperty("doubled", doubled);
    line.addProperty("ok", ok);
    line.addProperty("integrity", integrity);
    line.addProperty("seconds", seconds);
    line.addProperty("detail", detail);
    return line;
  }

  Verdict took(double duration) {
    return new Verdict(
        fault, trials, lost, doubled, integrity, ok, Math.round(duration * 10) / 10.0, detail);
  }
}
