package app.dangol.screen.setup.model;

/**
 * One reader in the list.
 *
 * @param name what the configuration calls it
 * @param about driver and, where it matters, that it is documented only
 * @param status whether it works
 * @param spoken everything in one sentence, for the screen reader
 */
public record DeviceRow(
    String name,
    String about,
    String status,
    Tone tone,
    DeviceReport.Kind kind,
    boolean selected,
    String spoken) {}
