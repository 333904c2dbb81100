package app.dangol.catalog;

import app.dangol.id.LocalText;
import app.dangol.id.StoreId;

/** One shop of the chain. */
public record Store(StoreId id, LocalText name) {}
