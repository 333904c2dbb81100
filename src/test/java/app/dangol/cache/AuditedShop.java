package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.audit.AuditFinding;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.AuditRow;
import app.dangol.trust.audit.AuditTies.Tie;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A device's trail as its work fills it, read back out of the real file. */
final class AuditedShop {
  private static final int PEOPLE = 200;

  private final TestStore store;
  private final Path file;

  AuditedShop(TestStore store, Path folder) {
    this.store = store;
    this.file = folder.resolve("ops.db");
  }

  /** So many acts of several people about many customers; some are erased on the way. */
  void work(int acts, Random random) {
    List<AuditAct> batch = new ArrayList<>();
    for (int n = 0; n < acts; n++) {
      CustomerId whose = new CustomerId("c" + random.nextInt(PEOPLE));
      StaffId by = new StaffId("staff-" + random.nextInt(7));
      if (n % 97 == 96) {
        store.audit.record(batch);
        batch.clear();
        store.audit.erase(by, whose);
        continue;
      }
      batch.add(
          switch (random.nextInt(10)) {
            case 0 -> AuditAct.export(by, whose, "asked for it, no. " + n);
            case 1 -> AuditAct.of(by, Action.CONSENT_CHANGED, whose).with("marketing.granted");
            case 2 -> AuditAct.search(by, List.of()).getFirst();
            case 3 -> AuditAct.of(by, Action.NOTE_ADDED, whose);
            default -> AuditAct.of(by, Action.VIEW, whose);
          });
    }
    if (!batch.isEmpty()) {
      store.audit.record(batch);
    }
  }

  List<AuditRow> rows() {
    return store.ops.read(session -> {
      List<AuditRow> rows = new ArrayList<>();
      AuditTable.forEach(session, rows::add);
      return rows;
    });
  }

  /** Where the chain begins. */
  AuditMark anchor() {
    return store.ops.read(session -> AuditTable.state(session).anchor());
  }

  /** The newest row as it was signed for the hub. */
  AuditMark sign() {
    store.auditHeads.next();
    return store.ops.<AuditTable.State>read(AuditTable::state).head().orElseThrow().mark();
  }

  Map<String, Tie> persons() {
    return store.ops.read(AuditLook::persons);
  }

  Map<Long, Tie> reasons() {
    return store.ops.read(session ->
        AuditLook.reasons(
            session, AuditTable.state(session).chain(), new AuditSeals(store.cipher)));
  }

  /** Changes the file as somebody does who has it. */
  void tamper(String... statements) {
    for (String statement : statements) {
      store.tamper(statement);
    }
  }

  /** What the doctor finds. */
  List<AuditFinding> findings(Optional<AuditMark> hub) {
    return switch (look(hub)) {
      case AuditLook.Sight.Looked looked -> looked.findings();
      case AuditLook.Sight.Absent absent -> throw new AssertionError("there is no trail");
      case AuditLook.Sight.Unreadable unreadable -> throw new AssertionError(unreadable.why());
    };
  }

  List<AuditFinding> findings() {
    return findings(Optional.empty());
  }

  AuditLook.Sight look(Optional<AuditMark> hub) {
    return new AuditLook(BlockingGuard.NONE, Duration.ofSeconds(30))
        .at(file, true, store.cipher, hub);
  }

  /** What the hub keeps of it after this exchange. */
  AuditMark sendToHub() {
    AuditMark head = sign();
    return new AuditMark(AuditMark.Kind.HEAD, head.chain(), head.seq(), head.hash(), Instant.EPOCH);
  }
}
