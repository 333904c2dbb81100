package app.dangol.screen.kiosk.model;

/**
 * One line about stock.
 *
 * @param here whether it speaks of this store
 * @param known whether a figure is told; else it says whom to ask
 */
public record KioskStock(boolean here, boolean known, String words) {}
