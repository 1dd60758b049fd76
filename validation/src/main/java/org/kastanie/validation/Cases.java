package org.kastanie.validation;

import java.util.ArrayList;
import java.util.List;

/** All cases, in the order of the guide. */
public final class Cases {
    private Cases() {}

    public static List<ValidationCase> all() {
        List<GoteborgCase> sites = List.of(
                new GoteborgCase(GoteborgSite.KRONENHUSET),
                new GoteborgCase(GoteborgSite.SQUARE_OCTOBER),
                new GoteborgCase(GoteborgSite.SQUARE_JULY),
                new GoteborgCase(GoteborgSite.GVC));
        List<ValidationCase> all = new ArrayList<>(List.of(
                new ShadowCase(),
                new SkyViewCase(),
                new SkyViewCityCase(),
                new ExchangeCase(),
                new IndexTableCase(),
                new LyngbyCase(),
                new SanAntonioCase(),
                new FordDryLakeCase(),
                new GrassCase(),
                new TowerAlbedoCase(),
                new LondonCase()));
        all.addAll(sites);
        all.add(new GoteborgPooledCase(sites));
        all.add(new GoteborgSensitivityCase());
        all.add(new BerlinGlobeCase());
        all.add(new MontpellierCase());
        all.add(new BubbleCase());
        all.add(new SolweigCase());
        all.addAll(List.of(
                new FlowBuildingCase(),
                new FlowArrayCase(),
                new FlowBlocksCase(),
                new FlowCubeCase(),
                new FlowDistrictCase()));
        return List.copyOf(all);
    }
}
