package app.dangol.launch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SealingBenchCommandTest {
  @Test
  void measuresADeviceThatSealsAndOneThatDoesNot() {
    CommandLineRun run = CommandLineRun.of("bench", "sealing", "--customers=50", "--rounds=1");

    assertThat(run.status()).as(run.err()).isZero();
    JsonObject figures = run.lines().getFirst();
    assertThat(figures.get("rows").getAsLong()).isEqualTo(50 * 53);
    assertThat(figures.get("sync_plain_cpu_s").getAsDouble()).isPositive();
    assertThat(figures.get("visit_sealed_ms").getAsDouble()).isPositive();
    assertThat(figures.keySet()).contains("sync_cost_percent", "visit_cost_ms");
  }

  @Test
  void whatDoesNotSealIsUsedByTheMeasurementAlone() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(SealingBench.class.getName())
        .and()
        .haveNameNotMatching(".*SealingBench\\$.*|.*BenchUnsealed.*")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*BenchUnsealed.*")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(BenchUnsealed.Cipher.class)
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("app.dangol"));
  }
}
