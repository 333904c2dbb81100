package app.dangol.scan.gs1;

/** Why data are no valid GS1 data. */
public enum Problem {
  /** Longer than any symbol can hold. */
  DATA_TOO_LONG,
  /** No element at all. */
  DATA_EMPTY,
  /** Digits that begin no application identifier of the dictionary. */
  UNKNOWN_AI,
  VALUE_EMPTY,
  VALUE_TOO_SHORT,
  VALUE_TOO_LONG,
  /** A linter found a {@link Fault}. */
  VALUE_INVALID,
  TOO_MANY_ELEMENTS,
  /** Two identifiers that may not stand beside each other. */
  EXCLUSIVE,
  /** One identifier with two different values. */
  CONTRADICTION,
  /** A digital signature (AI 8030) over a key without its serial part. */
  UNSERIALISED_KEY,
  /** Bracketed text that does not read as (AI)value. */
  NOT_BRACKETED,
  /** No http or https address, or one with characters an address may not hold. */
  NO_ADDRESS,
  /** An address whose path holds no primary key. */
  NO_KEY,
  /** Key qualifiers that do not belong to the key, or not in this order. */
  QUALIFIERS,
  /** An element twice in a Digital Link. */
  DUPLICATE,
  /** An element that may not stand in a Digital Link's query. */
  NOT_AN_ATTRIBUTE,
  /** A key qualifier in the query that belongs into the path. */
  BELONGS_INTO_PATH
}
