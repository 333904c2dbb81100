package app.dangol.screen.associate.model;

import app.dangol.id.HelpCallId;

/**
 * Who waits longest for help, as a banner says it.
 *
 * @param aside how many others wait, or blank
 * @param answer what the action says
 */
public record HelpText(HelpCallId call, String text, String aside, String answer) {}
