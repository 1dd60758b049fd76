package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

class GlassSharesTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** An upright rectangle at y = 0 that looks to the south, from x0 to x1 and z0 to z1. */
    private static LinearRing south(double x0, double x1, double z0, double z1) {
        return FACTORY.createLinearRing(new Coordinate[] {
            new Coordinate(x0, 0, z0),
            new Coordinate(x1, 0, z0),
            new Coordinate(x1, 0, z1),
            new Coordinate(x0, 0, z1),
            new Coordinate(x0, 0, z0)
        });
    }

    private static Polygon north(double width, double height) {
        return FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(width, 9, 0),
            new Coordinate(0, 9, 0),
            new Coordinate(0, 9, height),
            new Coordinate(width, 9, height),
            new Coordinate(width, 9, 0)
        });
    }

    private static Building house(boolean windows) {
        LinearRing hole = south(2, 6, 1, 2);
        List<Building.Surface> walls = new ArrayList<>();
        walls.add(new Building.Surface("s", FACTORY.createPolygon(south(0, 10, 0, 4), new LinearRing[] {hole})));
        walls.add(new Building.Surface("w", FACTORY.createPolygon(hole), windows));
        walls.add(new Building.Surface("n", north(10, 4)));
        return new Building("h", List.of(), walls, FACTORY.createPolygon(), 0, 4, 3, null, null);
    }

    @Test
    void eachSideHasItsOwnWindows() {
        GlassShares shares = GlassShares.of(house(true));
        assertThat(shares.known()).isTrue();
        // 4 of 40 m2
        assertThat(shares.of(0, -1)).isEqualTo(0.10, within(1e-9));
        assertThat(shares.of(0.3, -1)).isEqualTo(0.10, within(1e-9));
        assertThat(shares.of(0, 1)).isZero();
        // no wall is known to look this way: the mean of the house, 4 of 80 m2
        assertThat(shares.of(1, 0)).isEqualTo(0.05, within(1e-9));
    }

    @Test
    void withoutWindowsNothingIsKnown() {
        assertThat(GlassShares.of(house(false)).known()).isFalse();
    }

    /** A real house of level of detail 3 (needs data): KIT's Haus has eleven windows. */
    @Test
    void windowsOfACityGmlHouseAreKnown() throws IOException {
        Path file = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data")
                .resolve("citygml-samples/FZK-Haus-LoD3__v3.gml");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no data");
        Building house = ((TwinSource.Objects) TwinReader.read(List.of(new TwinEntry("citygml", file)), null)
                        .sources()
                        .getFirst())
                .buildings()
                .getFirst();
        assertThat(house.walls()).filteredOn(Building.Surface::window).hasSize(11);
        GlassShares shares = GlassShares.of(house);
        assertThat(shares.known()).isTrue();
        for (double degrees = 0; degrees < 360; degrees += 45) {
            double share = shares.of(Math.sin(Math.toRadians(degrees)), Math.cos(Math.toRadians(degrees)));
            assertThat(share).isBetween(0.0, 0.4);
        }
    }

    /** The house's ceilings keep the wall's id, its walls with windows have one of their own. */
    @Test
    void wallsWithWindowsAreAnotherMaterial() {
        MaterialLibrary library = MaterialLibrary.with(Map.of());
        var plaster = library.get("wall", "plaster");
        var glazed = MaterialLibrary.glazed(plaster, library.get("wall", "glass"), 0.35);
        assertThat(glazed.id()).isEqualTo("wall.plaster, glass 35 %");
        assertThat(MaterialLibrary.plainId(glazed.id())).isEqualTo(plaster.id());
        assertThat(MaterialLibrary.plainId(plaster.id())).isEqualTo(plaster.id());
    }
}
