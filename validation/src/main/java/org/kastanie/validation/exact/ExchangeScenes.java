package org.kastanie.validation.exact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Scenes small enough for dense view factors, built as any city is. Cells of 2 m, lengths in m from the middle. */
public enum ExchangeScenes {
    /** Closed court of 20 m x 20 m, 12 m deep. */
    COURT("court", 24, 24, 0.2),
    /** The same, everything white. */
    WHITE_COURT("white court, albedo 0.8", 24, 24, 0.8),
    /** Street of 12 m between two houses 40 m long and 12 m high, open at both ends. */
    CANYON("canyon 40 m long", 52, 64, 0.2),
    /** The same street with one tree of 8 m crown. */
    TREE("the canyon with one tree", 52, 64, 0.2);

    private static final double X = 691_000;
    private static final double Y = 5_336_000;
    private static final double CELL = 2;
    private static final double HEIGHT = 12;
    private static final GeometryFactory JTS = new GeometryFactory();

    private final String title;
    private final double wide;
    private final double high;
    private final double albedo;

    ExchangeScenes(String title, double wide, double high, double albedo) {
        this.title = title;
        this.wide = wide;
        this.high = high;
        this.albedo = albedo;
    }

    public String title() {
        return title;
    }

    /** Of ground and roofs; walls are half as much again, unless all is white. */
    public double albedo() {
        return albedo;
    }

    /** Builds the scene; all of it is active. */
    public Scene build() {
        List<Building> houses = new ArrayList<>();
        List<Tree> trees = new ArrayList<>();
        if (this == COURT || this == WHITE_COURT) {
            Polygon outer = rectangle(-40, -40, 40, 40);
            Polygon court = rectangle(-10, -10, 10, 10);
            houses.add(house(
                    "ring", JTS.createPolygon(outer.getExteriorRing(), new org.locationtech.jts.geom.LinearRing[] {
                        court.getExteriorRing()
                    })));
        } else {
            houses.add(house("west", rectangle(-16, -20, -6, 20)));
            houses.add(house("east", rectangle(6, -20, 16, 20)));
        }
        if (this == TREE) {
            trees.add(new Tree("tree", X + 1, Y + 3, Double.NaN, 10, 8, 3, 3, "Tilia cordata", 0));
        }
        Envelope extent = new Envelope(X - 60, X + 60, Y - 60, Y + 60);
        CityModel model = new CityModel(
                new Crs(25832, "ETRS89 / UTM zone 32N"),
                List.of(new TwinSource.Objects(Path.of("small.gml"), houses, trees, extent)),
                new QualityReport());
        Envelope bounds = new Envelope(X - wide / 2, X + wide / 2, Y - high / 2, Y + high / 2);
        return SceneBuilder.build(model, SceneOptions.defaults(bounds, CELL, 0).withHalo(0));
    }

    private static Building house(String id, Polygon footprint) {
        return new Building(id, List.of(), List.of(), footprint, 0, HEIGHT, 1, null, null);
    }

    private static Polygon rectangle(double x0, double y0, double x1, double y1) {
        return (Polygon) JTS.toGeometry(new Envelope(X + x0, X + x1, Y + y0, Y + y1));
    }
}
