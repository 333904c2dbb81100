package app.dangol.screen.part;

/** How far this device is in step with the hub, as the screen tells it. */
public enum SyncState {
  SYNCED(Icon.SYNCED, "success"),
  SYNCING(Icon.SYNCING, "accent"),
  OFFLINE(Icon.OFFLINE, "warning"),
  /** Connected or not, something written here waits to be sent. */
  QUEUED(Icon.QUEUED, "accent"),
  /** A write was refused and a person must decide. */
  ATTENTION(Icon.WARNING, "danger");

  private final Icon icon;
  private final String tone;

  SyncState(Icon icon, String tone) {
    this.icon = icon;
    this.tone = tone;
  }

  Icon icon() {
    return icon;
  }

  String tone() {
    return tone;
  }
}
