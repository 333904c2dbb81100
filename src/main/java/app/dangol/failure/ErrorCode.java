package app.dangol.failure;

/**
 * The stable codes a person can quote. Each has a sentence in the bundles under {@code
 * failure.<code>}; the code never changes its meaning.
 */
public enum ErrorCode {
  /** The configuration cannot be used; the problems are listed. */
  CFG_01("CFG-01"),
  /** A driver folder is missing or wrong. */
  DRV_01("DRV-01"),
  /** A port cannot be opened. */
  DEV_01("DEV-01"),
  /** A port that was open has gone. */
  DEV_02("DEV-02"),
  /** A picture or a camera's frames cannot be read. */
  DEV_03("DEV-03"),
  /** The local database cannot be opened. */
  DB_01("DB-01"),
  /** The local database is newer than this program. */
  DB_02("DB-02"),
  /** The cache was damaged and has been rebuilt. */
  DB_03("DB-03"),
  /** The device key is missing or not readable by its owner alone. */
  KEY_01("KEY-01"),
  /** A sealed field cannot be opened with the device's key. */
  KEY_02("KEY-02"),
  /** It is not among what the person signed in may do. */
  ACC_01("ACC-01"),
  /** Nobody is signed in. */
  ACC_02("ACC-02"),
  /** A staff account cannot be made or changed as asked. */
  ACC_03("ACC-03"),
  /** The audit trail is not as it was written. */
  AUD_01("AUD-01"),
  /** A request about a customer's data cannot be met as asked. */
  DATA_01("DATA-01"),
  /** The hub cannot be reached. */
  HUB_01("HUB-01"),
  /** The hub answered with an error. */
  HUB_02("HUB-02"),
  /** The hub's answer was cut or malformed and has been discarded. */
  HUB_03("HUB-03"),
  /** The hub asks for a fresh copy of a bucket. */
  HUB_04("HUB-04"),
  /** The hub cannot read or write its store. */
  HUB_05("HUB-05"),
  /** The hub cannot serve on its address. */
  HUB_06("HUB-06"),
  /** This device is not, or no longer, enrolled at the hub. */
  HUB_07("HUB-07"),
  /** The hub's customer keys are missing, or are not those of its store. */
  HUB_08("HUB-08"),
  /** The shop system cannot be reached. */
  SHOP_01("SHOP-01"),
  /** The shop system refuses what the hub asks. */
  SHOP_02("SHOP-02"),
  /** The shop system's answer was cut or malformed and has been discarded. */
  SHOP_03("SHOP-03"),
  /** Another instance already uses this data folder. */
  RUN_01("RUN-01"),
  /** The display cannot be opened. */
  RUN_02("RUN-02"),
  /** The demo data cannot be read. */
  DEMO_01("DEMO-01"),
  /** A suggestion model cannot be read, or is none. */
  MODEL_01("MODEL-01"),
  /** What a suggestion model is to be trained on cannot be read. */
  MODEL_02("MODEL-02"),
  /** A model cannot be learned from that: too little memory, or sums that contradict each other. */
  MODEL_03("MODEL-03"),
  /** Order lines, or the parameters of insights, cannot be read. */
  INS_01("INS-01"),
  /** Something unforeseen; the log has the place. */
  RUN_99("RUN-99");

  private final String text;

  ErrorCode(String text) {
    this.text = text;
  }

  /** The code as people quote it, such as {@code HUB-02}. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
