package app.dangol.suggest.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 300, 70_000})
  void aModelIsReadAsItWasWritten(int items) {
    ItemModel model = Models.random(items, 7, items);
    byte[] file = ModelFile.write(model);
    ItemModel read = ModelFile.read(ByteBuffer.wrap(file));

    assertThat(read.skus()).isEqualTo(model.skus());
    assertThat(read.neighbours()).isEqualTo(model.neighbours());
    assertThat(read.figures()).isEqualTo(model.figures());
    assertThat(read.parameters()).isEqualTo(model.parameters());
    assertThat(read.provenance()).isEqualTo(model.provenance());
    for (int item = 0; item < items; item += 17) {
      assertThat(read.attributes().of(item)).isEqualTo(model.attributes().of(item));
    }
    assertThat(read.following().traits()).isEqualTo(model.following().traits());
    assertThat(read.attributes().names()).isEqualTo(model.attributes().names());
    assertThat(ModelFile.write(read)).isEqualTo(file);
  }

  @Test
  void itIsReadFromDisk(@TempDir Path folder) throws Exception {
    ItemModel model = Models.random(50, 5, 1);
    Path file = Files.write(folder.resolve("model.dgm"), ModelFile.write(model));
    assertThat(ModelFile.read(file).neighbours()).isEqualTo(model.neighbours());
  }

  @Test
  void theSameModelHasTheSameVersionAndAnotherHasAnother() {
    byte[] one = ModelFile.write(Models.random(50, 5, 1));
    assertThat(ModelFile.version(one))
        .isEqualTo(ModelFile.version(ModelFile.write(Models.random(50, 5, 1))))
        .isNotEqualTo(ModelFile.version(ModelFile.write(Models.random(50, 5, 2))))
        .hasSize(64);
  }

  @Test
  void aFileThatIsCutAnywhereIsRefused() {
    byte[] file = ModelFile.write(Models.random(40, 4, 3));
    for (int length = 0; length < file.length; length += 11) {
      byte[] cut = Arrays.copyOf(file, length);
      assertRefused(cut);
    }
  }

  @Test
  void aFileWithAnyBitTurnedIsRefused() {
    byte[] file = ModelFile.write(Models.random(40, 4, 3));
    Random chance = new Random(5);
    for (int n = 0; n < 500; n++) {
      byte[] turned = file.clone();
      turned[chance.nextInt(file.length)] ^= (byte) (1 << chance.nextInt(8));
      assertRefused(turned);
    }
  }

  /** Somebody who makes a digest of nonsense gets no further than whoever makes none. */
  @Test
  void nonsenseWithARightDigestIsRefused() throws Exception {
    byte[] file = ModelFile.write(Models.random(40, 4, 3));
    Random chance = new Random(6);
    int refused = 0;
    for (int n = 0; n < 300; n++) {
      byte[] turned = file.clone();
      for (int at = 40; at < 48 || (at < turned.length && chance.nextInt(9) > 0); at++) {
        turned[at] = (byte) chance.nextInt();
      }
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Arrays.copyOfRange(turned, 40, turned.length));
      System.arraycopy(digest, 0, turned, 8, digest.length);
      try {
        ModelFile.read(ByteBuffer.wrap(turned));
      } catch (DangolException known) {
        refused++;
        assertThat(known.code()).isEqualTo(ErrorCode.MODEL_01);
      }
    }
    assertThat(refused).isGreaterThan(290);
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> ModelFile.read(ByteBuffer.wrap(bytes)))
        .isInstanceOfSatisfying(
            DangolException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MODEL_01));
  }
}
