package org.kastanie.validation;

import java.util.List;

/** All cases, in the order of the guide. */
public final class Cases {
    private Cases() {}

    public static List<ValidationCase> all() {
        return List.of(
                new ShadowCase(),
                new SkyViewCase(),
                new IndexTableCase(),
                new LyngbyCase(),
                new GoteborgCase(GoteborgSite.KRONENHUSET),
                new GoteborgCase(GoteborgSite.SQUARE_OCTOBER),
                new GoteborgCase(GoteborgSite.SQUARE_JULY),
                new GoteborgCase(GoteborgSite.GVC));
    }
}
