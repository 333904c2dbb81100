package app.dangol.hub;

import app.dangol.hub.enrol.Device;
import app.dangol.hub.enrol.Devices;
import app.dangol.hub.store.HubFileLook;
import app.dangol.hub.store.HubRecord;
import app.dangol.wire.AuditHeads.Kept;
import app.dangol.wire.StrictJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a hub's file keeps of a device's audit trail, for somebody who only looks. */
public final class AuditHeadLook {
  private AuditHeadLook() {}

  /**
   * As the hub would answer that device; empty if it keeps nothing of it. Blocks.
   *
   * @param inUse whether somebody may have the file open
   * @throws app.dangol.failure.DangolException DB-01 if it cannot be read now
   */
  public static Optional<Kept> at(Path hubFile, boolean inUse, String store, String device) {
    Optional<String> id =
        HubFileLook.listRecords(hubFile, inUse, Devices.KIND).stream()
            .map(kept -> StrictJson.read(kept.data(), Device.class))
            .filter(known -> known.store().equals(store) && known.name().equals(device))
            .map(Device::id)
            .findFirst();
    return id.flatMap(known -> {
      Optional<String> rows = find(known, HubFileLook.listRecords(hubFile, inUse, TrailRows.KIND));
      return find(known, HubFileLook.listRecords(hubFile, inUse, AuditHeads.KIND))
          .map(AuditHeads::read)
          .map(trail -> AuditHeads.answer(trail, null).with(TrailRows.newest(trail, rows), null));
    });
  }

  private static Optional<String> find(String key, List<HubRecord> records) {
    return records.stream().filter(kept -> kept.key().equals(key)).map(HubRecord::data).findFirst();
  }
}
