package app.dangol.hub.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasketFolderTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    put("split.json", "{\"item_num\":5,\"train\":[\"a\"],\"val\":[\"b\"],\"test\":[\"c\"]}");
    put("history.json", "{\"a\":[[0,1],[2]],\"b\":[[1,1],[],[3]],\"c\":[[4]]}");
    put("targets_train.json", "{\"a\":[3]}");
    put("targets_val.json", "{\"b\":[0,2]}");
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void targetsOfTrainUsersAreLearnedFromAndNoOthers() {
    TrainingData data = new BasketFolder(folder).readTraining();
    assertThat(data.items()).isEqualTo(5);
    assertThat(data.buyers()).hasSize(3);
    assertThat(data.buyers().get(0).baskets()).isDeepEqualTo(new int[][] {{0, 1}, {2}, {3}});
    assertThat(data.buyers().get(0).current()).isTrue();
    assertThat(data.buyers().get(1).baskets()).isDeepEqualTo(new int[][] {{1}, {3}});
    assertThat(data.buyers().get(1).current()).isFalse();
    assertThat(data.baskets()).isEqualTo(6);
    Question question = data.validation().getFirst();
    assertThat(question.user()).isEqualTo("b");
    assertThat(question.target()).containsExactly(0, 2);
  }

  @Test
  void whereHistoriesStandApartTheLaterOneIsNotLearnedFrom() throws IOException {
    Files.delete(folder.resolve("history.json"));
    Files.delete(folder.resolve("targets_train.json"));
    put("history_val.json", "{\"b\":[[1]],\"c\":[[4]]}");
    put("history_test.json", "{\"b\":[[1],[0,2]],\"c\":[[4],[3]]}");
    TrainingData data = new BasketFolder(folder).readTraining();
    assertThat(data.buyers()).hasSize(2).allMatch(Buyer::current);
    assertThat(data.baskets()).isEqualTo(2);
    List<Question> asked = new BasketFolder(folder).readQuestions(BasketFolder.Split.TEST);
    assertThat(asked.getFirst().history()).isDeepEqualTo(new int[][] {{4}, {3}});
    assertThat(asked.getFirst().target()).isEmpty();
  }

  @Test
  void packedFilesAndAttributesAreRead() throws IOException {
    Files.delete(folder.resolve("split.json"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("split.json.gz")))) {
      out.write("{\"item_num\":5,\"val\":[7],\"test\":[]}".getBytes(StandardCharsets.UTF_8));
    }
    put("attributes.json", "{\"0\":[2,9],\"4\":[2]}");
    TrainingData data = new BasketFolder(folder).readTraining();
    assertThat(data.validation().getFirst().user()).isEqualTo("7");
    assertThat(data.attributes()[0]).containsExactly(2, 9);
    assertThat(data.attributes()[1]).isEmpty();
  }

  @Test
  void anotherFolderHasAnotherDigest() throws IOException {
    String one = new BasketFolder(folder).readTraining().digest();
    put("targets_val.json", "{\"b\":[0,1]}");
    assertThat(new BasketFolder(folder).readTraining().digest()).isNotEqualTo(one).hasSize(64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          split.json | {"item_num":0,"val":[],"test":[]} | item_num
          split.json | [1] | split.json
          history.json | {"secret-user":[[5]]} | outside 0 to 4
          history.json | {"secret-user":[[0],["x"]]} | history.json
          history.json | {"secret-user":[[0]]} {} | history.json
          history.json | {"secret-user":[[0]],"secret-user":[[1]]} | twice
          history.json | {"secret-user":[[0] | history.json
          history.json | {"secret-user":[[0.5]]} | history.json
          targets_val.json | {"secret-user":[-1]} | outside 0 to 4
          history.json | {"secret-user":[[[[[[0]]]]]]} | history.json
          history.json | {"secret-user":[[0],]} | history.json
          history.json | {'secret-user':[[0]]} | history.json
          attributes.json | {"secret-user":[1]} | attributes.json
          """)
  void whatIsNotInTheFormatIsRefusedByItsNameAndNobodyIsNamed(String file, String text, String told)
      throws IOException {
    put(file, text);
    assertThatThrownBy(() -> new BasketFolder(folder).readTraining())
        .isInstanceOfSatisfying(
            DangolException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.MODEL_02);
              assertThat(refused).hasMessageContaining(told).hasNoCause();
              assertThat(refused.getMessage()).doesNotContain("secret-user");
            });
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("targets_val.json"));
    assertThatThrownBy(() -> new BasketFolder(folder).readTraining())
        .hasMessageContaining("targets_val.json");
  }
}
