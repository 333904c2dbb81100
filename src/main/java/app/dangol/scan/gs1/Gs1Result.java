package app.dangol.scan.gs1;

/** What became of a text that should be GS1 data. */
public sealed interface Gs1Result permits Gs1Data, BadGs1 {}
