package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class N1HubAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hub.example",
        "https://hub.example:8443/dangol/",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://127.1.2.3",
        "http://[::1]:8080"
      })
  void takesHttpsAndLoopback(String address) {
    assertThat(HubAddress.of(URI.create(address)).url()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hub.example",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "http://192.168.0.1",
        "http://0.0.0.0",
        "https://user@hub.example",
        "https://hub.example?token=1",
        "https://hub.example#a",
        "ftp://hub.example",
        "file:///etc/passwd",
        "hub.example"
      })
  void refusesEverythingElse(String address) {
    assertThatThrownBy(() -> HubAddress.of(URI.create(address)))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CFG_01));
  }
}
