package app.dangol.visit;

import app.dangol.id.StaffId;

/**
 * Who serves at this tablet.
 *
 * @param name as colleagues call them; it signs their notes
 */
public record StaffMember(StaffId id, String name) {}
