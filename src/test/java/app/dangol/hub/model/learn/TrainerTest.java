package app.dangol.hub.model.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.hub.model.algebra.Algebra;
import app.dangol.hub.model.data.Buyer;
import app.dangol.hub.model.data.Question;
import app.dangol.hub.model.data.TrainingData;
import app.dangol.suggest.model.ItemModel;
import app.dangol.suggest.model.ModelFile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trains on shops made up by a rule, and looks whether the rule was found. */
class TrainerTest {
  private static final int ITEMS = 60;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T03:00:00Z"), ZoneOffset.UTC);

  private static Trainer trainer(List<String> heard) {
    return new Trainer(
        new Trainer.Settings(20, 100, Algebra.plainJava()),
        (step, done) -> {
          assertThat(done).isBetween(0.0, 1.0);
          heard.add(step);
        },
        CLOCK);
  }

  /** After item 2n comes 2n + 1, and nobody buys a thing twice. */
  private static TrainingData sequences() {
    Random chance = new Random(1);
    List<Buyer> buyers = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (int n = 0; n < 900; n++) {
      int[] firsts = chance.ints(0, ITEMS / 2).distinct().limit(3).map(i -> i * 2).toArray();
      int[][] history = {{firsts[0]}, {firsts[0] + 1}, {firsts[1]}, {firsts[1] + 1}, {firsts[2]}};
      buyers.add(new Buyer(history, true));
      if (n % 3 == 0) {
        questions.add(new Question("u" + n, history, new int[] {firsts[2] + 1}));
      }
    }
    return data(buyers, questions);
  }

  /** Everybody has three things they buy again and again. */
  private static TrainingData regulars() {
    Random chance = new Random(2);
    List<Buyer> buyers = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (int n = 0; n < 400; n++) {
      int[] own = chance.ints(0, ITEMS).distinct().limit(3).toArray();
      int[][] history = {own, {own[0], chance.nextInt(ITEMS)}, {own[1], own[2]}};
      for (int b = 0; b < history.length; b++) {
        history[b] = IntStream.of(history[b]).distinct().toArray();
      }
      buyers.add(new Buyer(history, true));
      questions.add(new Question("u" + n, history, own));
    }
    return data(buyers, questions);
  }

  private static TrainingData data(List<Buyer> buyers, List<Question> questions) {
    return new TrainingData(
        IntStream.range(0, ITEMS).mapToObj(Integer::toString).toList(),
        buyers,
        questions,
        new int[ITEMS][0],
        "made up");
  }

  @Test
  void aShopWhereNobodyBuysAgainIsFoundOut() {
    Trainer.Trained trained = trainer(new ArrayList<>()).train(sequences());
    assertThat(trained.model().parameters().ownedExcluded()).isTrue();
    assertThat(trained.quality().recall()).isGreaterThan(0.95);
    int[] list = Check.list(trained.model(), new int[][] {{4}, {5}, {10}}, 3, true);
    assertThat(list[0]).isEqualTo(11);
  }

  @Test
  void aShopOfRegularsIsFoundOut() {
    Trainer.Trained trained = trainer(new ArrayList<>()).train(regulars());
    assertThat(trained.model().parameters().ownedExcluded()).isFalse();
    assertThat(trained.model().parameters().habit()).isPositive();
    assertThat(trained.quality().recall()).isGreaterThan(0.95);
  }

  @Test
  void theSameDataGiveTheSameFile() {
    byte[] one = ModelFile.write(trainer(new ArrayList<>()).train(regulars()).model());
    byte[] other = ModelFile.write(trainer(new ArrayList<>()).train(regulars()).model());
    assertThat(one).isEqualTo(other);
  }

  @Test
  void ridgeAndCountingAreBothTriedAndWhatIsTriedIsTold() {
    List<String> heard = new ArrayList<>();
    Trainer.Trained trained = trainer(heard).train(sequences());
    assertThat(trained.tried())
        .extracting(Trainer.Attempt::method)
        .anyMatch(name -> name.startsWith("ridge"))
        .anyMatch(name -> name.startsWith("cooccurrence"));
    assertThat(heard).contains("counting", "solving", "weights", "checking");
  }

  @Test
  void aboveTheMostItemsThereIsNoRidge() {
    Trainer few =
        new Trainer(new Trainer.Settings(20, 10, Algebra.plainJava()), (step, done) -> {}, CLOCK);
    assertThat(few.train(sequences()).tried())
        .extracting(Trainer.Attempt::method)
        .noneMatch(name -> name.startsWith("ridge"));
  }

  @Test
  void everyPairOfTheModelHasEnoughPeopleBehindIt() {
    ItemModel model = trainer(new ArrayList<>()).train(sequences()).model();
    assertThat(model.neighbours().pairs()).isPositive();
    for (char buyers : model.neighbours().buyers()) {
      assertThat((int) buyers).isGreaterThanOrEqualTo(Trainer.LEAST_BUYERS);
    }
  }

  @Test
  void withNobodyToAskThereIsNoTraining() {
    assertThatThrownBy(() -> trainer(new ArrayList<>()).train(data(List.of(), List.of())))
        .isInstanceOf(DangolException.class)
        .hasMessageContaining("MODEL-02");
  }
}
