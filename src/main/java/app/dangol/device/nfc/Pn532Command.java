package app.dangol.device.nfc;

import java.util.Arrays;
import java.util.Optional;

/** The commands of NXP UM0701-02 §7, by the code that follows the frame identifier. */
enum Pn532Command {
  DIAGNOSE(0x00, "Diagnose"),
  GET_FIRMWARE_VERSION(0x02, "GetFirmwareVersion"),
  GET_GENERAL_STATUS(0x04, "GetGeneralStatus"),
  READ_REGISTER(0x06, "ReadRegister"),
  WRITE_REGISTER(0x08, "WriteRegister"),
  READ_GPIO(0x0C, "ReadGPIO"),
  WRITE_GPIO(0x0E, "WriteGPIO"),
  SET_SERIAL_BAUD_RATE(0x10, "SetSerialBaudRate"),
  SET_PARAMETERS(0x12, "SetParameters"),
  SAM_CONFIGURATION(0x14, "SAMConfiguration"),
  POWER_DOWN(0x16, "PowerDown"),
  RF_CONFIGURATION(0x32, "RFConfiguration"),
  IN_DATA_EXCHANGE(0x40, "InDataExchange"),
  IN_COMMUNICATE_THRU(0x42, "InCommunicateThru"),
  IN_DESELECT(0x44, "InDeselect"),
  IN_JUMP_FOR_PSL(0x46, "InJumpForPSL"),
  IN_LIST_PASSIVE_TARGET(0x4A, "InListPassiveTarget"),
  IN_PSL(0x4E, "InPSL"),
  IN_ATR(0x50, "InATR"),
  IN_RELEASE(0x52, "InRelease"),
  IN_SELECT(0x54, "InSelect"),
  IN_JUMP_FOR_DEP(0x56, "InJumpForDEP"),
  RF_REGULATION_TEST(0x58, "RFRegulationTest"),
  IN_AUTO_POLL(0x60, "InAutoPoll"),
  TG_GET_DATA(0x86, "TgGetData"),
  TG_GET_INITIATOR_COMMAND(0x88, "TgGetInitiatorCommand"),
  TG_GET_TARGET_STATUS(0x8A, "TgGetTargetStatus"),
  TG_INIT_AS_TARGET(0x8C, "TgInitAsTarget"),
  TG_SET_DATA(0x8E, "TgSetData"),
  TG_RESPONSE_TO_INITIATOR(0x90, "TgResponseToInitiator"),
  TG_SET_GENERAL_BYTES(0x92, "TgSetGeneralBytes"),
  TG_SET_META_DATA(0x94, "TgSetMetaData");

  private final byte code;
  private final String word;

  Pn532Command(int code, String word) {
    this.code = (byte) code;
    this.word = word;
  }

  byte code() {
    return code;
  }

  /** The code of its answer. */
  byte answerCode() {
    return (byte) (code + 1);
  }

  /** As the manual writes it. */
  String word() {
    return word;
  }

  /** Frame identifier, code and these parameters. */
  byte[] with(int... parameters) {
    byte[] data = new byte[2 + parameters.length];
    data[0] = Hsu.TO_READER;
    data[1] = code;
    for (int i = 0; i < parameters.length; i++) {
      data[2 + i] = (byte) parameters[i];
    }
    return data;
  }

  /** Whether data is the answer to this. */
  boolean isAnswer(byte[] data) {
    return data.length >= 2 && data[0] == Hsu.FROM_READER && data[1] == answerCode();
  }

  /** Whether data is this command. */
  boolean isCommand(byte[] data) {
    return data.length >= 2 && data[0] == Hsu.TO_READER && data[1] == code;
  }

  static Optional<Pn532Command> ofCommand(byte code) {
    return Arrays.stream(values()).filter(command -> command.code == code).findAny();
  }

  static Optional<Pn532Command> ofAnswer(byte code) {
    return Arrays.stream(values()).filter(command -> command.answerCode() == code).findAny();
  }
}
