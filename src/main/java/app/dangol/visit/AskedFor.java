package app.dangol.visit;

import app.dangol.id.ReceiptNumber;
import java.time.LocalDate;

/**
 * Something the store has been asked for and has yet to do.
 *
 * @param number what whoever asked gets in hand; at the store it leads to the task, to nobody else
 *     to anything
 * @param due the last day for it
 */
public record AskedFor(DataRequest what, ReceiptNumber number, LocalDate due) {}
