package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
  @Test
  void keepsUserAndPasswordOutOfItsWordsAndOfTheDriversUrl() {
    PostgresAddress address =
        PostgresAddress.parse(
            "jdbc:postgresql://db:5432/hub?user=u&password=p%20q&sslmode=require",
            Optional.of("other"));

    assertThat(address).hasToString("//db:5432/hub");
    assertThat(address.url()).isEqualTo("jdbc:postgresql://db:5432/hub");
    assertThat(address.properties())
        .containsEntry("user", "u")
        .containsEntry("password", "p q")
        .containsEntry("sslmode", "require");
  }

  @Test
  void takesThePasswordGivenBesideTheUrl() {
    PostgresAddress address =
        PostgresAddress.parse("jdbc:postgresql://db/hub?user=u", Optional.of("secret"));

    assertThat(address.properties()).containsEntry("password", "secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://db/hub?password=canary",
        "jdbc:mysql://db/hub?password=canary",
        "jdbc:postgresql://u:canary@db/hub",
        "jdbc:postgresql://db/hub?canary",
        "jdbc:postgresql://db/hub?password=canary%zz"
      })
  void refusesWhatIsNoAddressWithoutQuotingIt(String url) {
    assertThatThrownBy(() -> PostgresAddress.parse(url, Optional.empty()))
        .hasMessageContaining("CFG-01")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("canary"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/hub?user=u",
        "jdbc:postgresql://10.0.0.5:5432/hub",
        "jdbc:postgresql://localhost,db.example:5433/hub",
        "jdbc:postgresql://localhost.example/hub",
        "jdbc:postgresql://[fe80::1]/hub"
      })
  void anotherMachineMustShowACertificateThatIsTrusted(String url) {
    assertThat(PostgresAddress.parse(url, Optional.empty()).properties())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/hub",
        "jdbc:postgresql://127.0.0.1:5432/hub",
        "jdbc:postgresql://[::1]:5432/hub",
        "jdbc:postgresql:hub"
      })
  void thisMachineNeedsNone(String url) {
    assertThat(PostgresAddress.parse(url, Optional.empty()).properties())
        .doesNotContainKeys("sslmode", "sslfactory");
  }

  @Test
  void whatTheUrlSaysOfTlsStands() {
    assertThat(
            PostgresAddress.parse("jdbc:postgresql://db/hub?sslmode=disable", Optional.empty())
                .properties())
        .containsEntry("sslmode", "disable")
        .doesNotContainKey("sslfactory");
    assertThat(
            PostgresAddress.parse("jdbc:postgresql://db/hub?sslrootcert=ca.pem", Optional.empty())
                .properties())
        .containsEntry("sslmode", "verify-full")
        .doesNotContainKey("sslfactory");
  }
}
