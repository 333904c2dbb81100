package app.dangol.suggest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that is tried out with a share of the customers. Who is in which arm follows from a
 * hash alone: every device and the hub come to the same without asking each other, and nobody moves
 * while it runs. Independent of other experiments, for each has a salt of its own.
 *
 * @param arms the first is what the others are compared with
 * @param shareBp how many of ten thousand take part
 * @param until when it ended; empty while it runs
 */
public record Experiment(
    String id, String salt, List<Arm> arms, int shareBp, Instant from, Optional<Instant> until) {
  /** Everybody takes part. */
  public static final int EVERYBODY = 10_000;

  /**
   * One of the ways that are compared.
   *
   * @param settings for what makes the suggestions, by name
   */
  public record Arm(String name, Map<String, String> settings) {
    public Arm {
      settings = Map.copyOf(settings);
    }
  }

  public Experiment {
    arms = List.copyOf(arms);
    Set<String> names = new HashSet<>();
    if (arms.size() < 2 || !arms.stream().allMatch(arm -> names.add(arm.name()))) {
      throw new IllegalArgumentException("an experiment has two arms or more, of different names");
    }
    if (shareBp < 1 || shareBp > EVERYBODY) {
      throw new IllegalArgumentException("one to ten thousand of ten thousand take part");
    }
  }

  /** Whether it runs at that time. */
  public boolean runsAt(Instant time) {
    return !time.isBefore(from) && until.filter(end -> !time.isBefore(end)).isEmpty();
  }

  /**
   * In which arm somebody is.
   *
   * @param unit a customer's id, or a visit where nobody is known
   * @return empty for those who do not take part
   */
  public Optional<Arm> armOf(String unit) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(id + "|" + salt + "|" + unit));
    // 53 bits, as many as a double holds: below 1 in every case.
    double place = (hash.getLong() >>> 11) * 0x1.0p-53;
    if (place >= (double) shareBp / EVERYBODY) {
      return Optional.empty();
    }
    return Optional.of(arms.get((int) Long.remainderUnsigned(hash.getLong(), arms.size())));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
