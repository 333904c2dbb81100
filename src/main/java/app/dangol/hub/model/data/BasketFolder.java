package app.dangol.hub.model.data;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A folder in the baskets format: {@code split} {item_num, train, val, test}, {@code history} or
 * {@code history_val} and {@code history_test} {user: [[item]…]} oldest first, {@code
 * targets_train} and {@code targets_val} {user: [item…]}, and perhaps {@code attributes} {item:
 * [attribute…]}, each a file {@code .json} or {@code .json.gz}. Blocks.
 */
public final class BasketFolder {
  /** The two groups of users that are asked about. */
  public enum Split {
    VAL,
    TEST
  }

  private static final String HISTORY = "history";

  private final Path folder;

  public BasketFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What to learn from: where histories stand apart the validation's alone, so that nobody's
   * left-out items are seen.
   *
   * @throws DangolException if a file is missing or is not in the format
   */
  public TrainingData readTraining() {
    MessageDigest seen = sha256();
    SplitFile split = SplitFile.read(need("split"), seen);
    Path file = find(HISTORY).orElseGet(() -> need("history_val"));
    Map<String, int[][]> histories = BasketFile.read(file, split.items(), seen).histories();
    Map<String, int[]> ends =
        find("targets_train")
            .map(path -> BasketFile.read(path, split.items(), seen).targets())
            .orElse(Map.of());
    List<Buyer> buyers = new ArrayList<>();
    histories.forEach((user, history) -> {
      int[] end = ends.get(user);
      if (end != null && end.length > 0) {
        int[][] whole = Arrays.copyOf(history, history.length + 1);
        whole[history.length] = end;
        buyers.add(new Buyer(whole, true));
      } else if (history.length > 0) {
        buyers.add(new Buyer(history, ends.isEmpty()));
      }
    });
    List<Question> validation = questions(split, Split.VAL, histories, readTargets(split, seen));
    int[][] attributes =
        find("attributes")
            .map(path -> AttributeFile.read(path, split.items(), seen))
            .orElseGet(() -> new int[split.items()][0]);
    return new TrainingData(
        skus(split.items()),
        buyers,
        validation,
        attributes,
        HexFormat.of().formatHex(seen.digest()));
  }

  private Map<String, int[]> readTargets(SplitFile split, MessageDigest seen) {
    return BasketFile.read(need("targets_val"), split.items(), seen).targets();
  }

  /**
   * Whom a model is asked about, without the answers.
   *
   * @throws DangolException if a file is missing or is not in the format
   */
  public List<Question> readQuestions(Split which) {
    SplitFile split = SplitFile.read(need("split"), sha256());
    String apart = which == Split.VAL ? "history_val" : "history_test";
    Path file = find(apart).or(() -> find(HISTORY)).orElseGet(() -> need(apart));
    Map<String, int[][]> histories = BasketFile.read(file, split.items(), sha256()).histories();
    return questions(split, which, histories, Map.of());
  }

  private static List<Question> questions(
      SplitFile split, Split which, Map<String, int[][]> histories, Map<String, int[]> targets) {
    List<Question> questions = new ArrayList<>();
    for (String user : which == Split.VAL ? split.val() : split.test()) {
      questions.add(
          new Question(
              user,
              histories.getOrDefault(user, new int[0][]),
              targets.getOrDefault(user, new int[0])));
    }
    return questions;
  }

  /** How many items the folder's split names. */
  public int items() {
    return SplitFile.read(need("split"), sha256()).items();
  }

  private static List<String> skus(int items) {
    return IntStream.range(0, items).mapToObj(Integer::toString).toList();
  }

  private Path need(String name) {
    return find(name)
        .orElseThrow(() ->
            new DangolException(
                ErrorCode.MODEL_02,
                "no file " + name + ".json or " + name + ".json.gz in " + folder));
  }

  private Optional<Path> find(String name) {
    return List.of(name + ".json", name + ".json.gz").stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
