package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.fuzz.AttackStrings;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditTrail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each attack string as the reason for which a copy was handed out. */
class AttackStringsTrailTest {
  @TempDir private Path folder;

  @Test
  void isOnRecordToTheCharacterOrRefused() throws IOException {
    try (TestStore store = new TestStore(folder)) {
      List<String> reasons = new ArrayList<>();
      for (String text : AttackStrings.all()) {
        try {
          store.audit.record(AuditAct.export(new StaffId("staff-1"), new CustomerId("c1"), text));
          reasons.add(text);
        } catch (IllegalArgumentException e) {
          assertThat(text.isBlank() || text.length() > AuditAct.MAX_REASON).isTrue();
        }
      }
      List<String> read =
          new ArrayList<>(
              store.auditTrail.list(AuditTrail.Wanted.ALL, OptionalLong.empty(), 10_000).stream()
                  .map(entry -> entry.reason().orElseThrow())
                  .toList());
      Collections.reverse(read);
      assertThat(read).isEqualTo(reasons).hasSizeGreaterThan(3_800);
    }
  }
}
