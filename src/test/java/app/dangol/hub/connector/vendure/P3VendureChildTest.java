package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.intake.Incoming;
import app.dangol.wire.StrictJson;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P3: who is under 14, and whether a guardian agreed, as a Vendure shop's own fields say it. */
class P3VendureChildTest {
  private static final VendureConfig ASKED =
      config(Optional.of("isChild"), Optional.of("byParent"));

  @ParameterizedTest
  @CsvSource({
    "'', OF_CONSENT",
    "'\"isChild\":false,\"byParent\":true', OF_CONSENT",
    "'\"isChild\":true', CHILD_ALONE",
    "'\"isChild\":true,\"byParent\":false', CHILD_ALONE",
    "'\"isChild\":true,\"byParent\":null', CHILD_ALONE",
    "'\"isChild\":true,\"byParent\":true', CHILD_WITH_GUARDIAN"
  })
  void aChildIsOneAsItsFieldsSay(String fields, Incoming.Age age) {
    assertThat(read(ASKED, fields).age()).isEqualTo(age);
  }

  @Test
  void withoutAFieldForTheGuardianAChildIsAlone() {
    VendureConfig config = config(Optional.of("isChild"), Optional.empty());
    assertThat(read(config, "\"isChild\":true,\"byParent\":true").age())
        .isEqualTo(Incoming.Age.CHILD_ALONE);
  }

  @Test
  void nobodyIsTakenForAChildWhereNoFieldIsNamed() {
    VendureConfig config = config(Optional.empty(), Optional.empty());
    assertThat(read(config, "\"isChild\":true").age()).isEqualTo(Incoming.Age.OF_CONSENT);
    assertThat(new Queries(config).customers()).doesNotContain("customFields");
  }

  @Test
  void theFieldsAreAskedFor() {
    assertThat(new Queries(ASKED).customers()).contains("customFields{byParent isChild}");
  }

  private static Incoming.Customer read(VendureConfig config, String fields) {
    String node =
        """
        {"id":"1","createdAt":"2026-01-01T00:00:00.000Z","updatedAt":"2026-01-01T00:00:00.000Z",
         "firstName":"이","lastName":"아이","emailAddress":"a@example.org","phoneNumber":null,
         "groups":[],"addresses":[],"customFields":{%s}}
        """
            .formatted(fields);
    Answers.Customer answer = StrictJson.read(node, Answers.Customer.class);
    return (Incoming.Customer)
        new CustomerMapping(config)
            .map(answer, Instant.parse("2026-11-21T05:00:00Z"))
            .rows()
            .getFirst();
  }

  private static VendureConfig config(Optional<String> child, Optional<String> guardian) {
    return new VendureConfig(
        URI.create("http://127.0.0.1:1/admin-api"),
        Path.of("key"),
        Optional.empty(),
        Duration.ofSeconds(30),
        100,
        LocalTime.of(3, 30),
        Duration.ofHours(24),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        new VendureConfig.Fields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            child,
            guardian));
  }
}
