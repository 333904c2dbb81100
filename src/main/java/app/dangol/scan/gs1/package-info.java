/**
 * GS1 data by GS1's own syntax dictionary: element strings, Digital Link, what values mean. Pure:
 * any text in, data or a refusal out; imports nothing but {@code id}.
 */
@NullMarked
package app.dangol.scan.gs1;

import org.jspecify.annotations.NullMarked;
