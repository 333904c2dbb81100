package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkCountingTest {
  @TempDir private Path folder;

  private static void assertSays(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_01))
        .hasMessageContainingAll(words);
  }

  @Test
  void withoutSparkItSaysHowToGetIt() {
    assertSays(
        () -> SparkCounting.find(Optional.empty(), Map.of()),
        "--spark-jars",
        "DANGOL_SPARK_HOME",
        "docs/guides/spark.md");
  }

  @Test
  void aFolderWithoutSparkIsNamed() throws IOException {
    assertSays(() -> SparkCounting.find(Optional.of(folder), Map.of()), folder.toString());
    Files.createFile(folder.resolve("spark-sql_2.12-3.5.0.jar"));
    assertSays(() -> SparkCounting.find(Optional.of(folder), Map.of()), folder.toString());
    assertSays(
        () ->
            SparkCounting.find(
                Optional.empty(), Map.of(SparkCounting.HOME, folder.resolve("no").toString())),
        folder.resolve("no").resolve("jars").toString());
  }

  @Test
  void aProgramBuiltWithoutTheJobSaysHowToBuildIt() throws IOException {
    assumeTrue(
        getClass().getResource("/app/dangol/hub/model/spark/CountJob.class") == null,
        "built with the profile spark");
    Files.createDirectory(folder.resolve("jars"));
    Files.createFile(folder.resolve("jars").resolve("spark-sql_2.13-4.2.0.jar"));
    assertSays(
        () -> SparkCounting.find(Optional.empty(), Map.of(SparkCounting.HOME, folder.toString())),
        "mvn -Pspark package");
  }
}
