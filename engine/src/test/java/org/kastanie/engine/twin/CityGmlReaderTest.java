package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.twin.QualityReport.Kind;

class CityGmlReaderTest {
    @TempDir
    Path folder;

    private CityModel read(String text) throws IOException {
        return TwinReader.read(List.of(new TwinEntry("citygml", Gml.write(folder, "a.gml", text))), null);
    }

    private static TwinSource.Objects objects(CityModel model) {
        return (TwinSource.Objects) model.sources().get(0);
    }

    private static double area(List<Building.Surface> surfaces) {
        return surfaces.stream().mapToDouble(s -> Polygons.area(s.polygon())).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "2.0"})
    void readsSurfacesOnceThoughTheSolidReferencesThem(String version) throws IOException {
        CityModel model = read(Gml.model(version, Gml.UTM, Gml.building("B1", Gml.lod2("B1", 690000, 5335000, 510))));
        Building b = objects(model).buildings().get(0);
        assertThat(model.crs().epsg()).isEqualTo(25832);
        assertThat(b.id()).isEqualTo("B1");
        assertThat(b.levelOfDetail()).isEqualTo(2);
        assertThat(area(b.roofs())).isCloseTo(100, within(1e-9));
        assertThat(area(b.walls())).isCloseTo(200, within(1e-9));
        assertThat(b.footprint().getArea()).isCloseTo(100, within(1e-9));
        assertThat(b.roofs()).extracting(Building.Surface::id).containsExactly("B1_1");
        assertThat(b.groundHeight()).isEqualTo(510);
        assertThat(b.roofs().get(0).polygon().getCoordinate().getZ()).isEqualTo(515);
        assertThat(model.quality().entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void classesSolidsByNormalEvenInsideOut(boolean insideOut) throws IOException {
        Building b = objects(
                        read(Gml.model("2.0", Gml.UTM, Gml.building("B1", Gml.lod1(690000, 5335000, 510, insideOut)))))
                .buildings()
                .get(0);
        assertThat(b.levelOfDetail()).isEqualTo(1);
        assertThat(b.roofs()).hasSize(1);
        assertThat(b.walls()).hasSize(4);
        assertThat(b.roofs().get(0).polygon().getCoordinate().getZ()).isEqualTo(515);
        assertThat(b.footprint().getArea()).isCloseTo(100, within(1e-9));
    }

    @Test
    void makesEveryPartABuildingOfItsOwn() throws IOException {
        String part =
                "<bldg:consistsOfBuildingPart><bldg:BuildingPart gml:id=\"%s\">%s</bldg:BuildingPart></bldg:consistsOfBuildingPart>";
        CityModel model = read(Gml.model(
                "2.0",
                Gml.UTM,
                Gml.building(
                        "B1",
                        part.formatted("P1", Gml.lod2("P1", 690000, 5335000, 510))
                                + part.formatted("P2", Gml.lod2("P2", 690010, 5335000, 510)))));
        assertThat(objects(model).buildings()).extracting(Building::id).containsExactly("P1", "P2");
    }

    @Test
    void partsHaveFunctionAndYearOfTheWholeUnlessTheySayTheirOwn() throws IOException {
        String part =
                "<bldg:consistsOfBuildingPart><bldg:BuildingPart gml:id=\"%s\">%s</bldg:BuildingPart></bldg:consistsOfBuildingPart>";
        String own = "<bldg:function>1020</bldg:function><bldg:yearOfConstruction>1999</bldg:yearOfConstruction>";
        CityModel model = read(Gml.model(
                "2.0",
                Gml.UTM,
                Gml.building(
                        "B1",
                        own.replace("1020", "1010").replace("1999", "1931")
                                + part.formatted("P1", Gml.lod2("P1", 690000, 5335000, 510))
                                + part.formatted("P2", own + Gml.lod2("P2", 690010, 5335000, 510)))));
        assertThat(objects(model).buildings())
                .extracting(Building::particulars)
                .containsExactly(
                        new Building.Particulars("BuildingPart", "B1", "1010", 1931),
                        new Building.Particulars("BuildingPart", "B1", "1020", 1999));
    }

    @Test
    void usesMeasuredHeightWhereThereIsOnlyAnOutline() throws IOException {
        String content = "<bldg:measuredHeight uom=\"m\">12.5</bldg:measuredHeight>"
                + "<bldg:lod0FootPrint><gml:MultiSurface><gml:surfaceMember>"
                + Gml.polygon("f", Gml.box(690000, 5335000, 510).get(0))
                + "</gml:surfaceMember></gml:MultiSurface></bldg:lod0FootPrint>";
        CityModel model = read(Gml.model("2.0", Gml.UTM, Gml.building("B1", content)));
        Building b = objects(model).buildings().get(0);
        assertThat(b.roofs()).isEmpty();
        assertThat(b.height()).isEqualTo(12.5);
        assertThat(b.groundHeight()).isEqualTo(510);
        assertThat(b.footprint().getArea()).isCloseTo(100, within(1e-9));
        assertThat(model.quality().entries())
                .extracting(QualityReport.Entry::kind)
                .containsOnly(Kind.ASSUMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "690000 5335000 510 690010 5335000 510 690000 5335000 510",
                "690000 5335000 510 690010 NaN 510 690010 5335010 510 690000 5335000 510",
                "690000 5335000 510 690010 abc 510 690010 5335010 510 690000 5335000 510",
                "690000 5335000 510 690000 5335000 510 690000 5335000 510 690000 5335000 510"
            })
    void skipsABrokenFeatureAndSaysWhich(String ring) throws IOException {
        CityModel model = read(Gml.model(
                "2.0",
                Gml.UTM,
                Gml.building("bad", Gml.surface("RoofSurface", "r", ring)),
                Gml.building("good", Gml.lod2("good", 690000, 5335000, 510))));
        assertThat(objects(model).buildings()).extracting(Building::id).containsExactly("good");
        assertThat(model.quality().entries())
                .anyMatch(e -> e.kind() == Kind.SKIPPED && e.object().equals("bad"));
    }

    @Test
    void keepsHolesAsCourtyards() throws IOException {
        String hole =
                "<gml:interior><gml:LinearRing><gml:posList>690002 5335002 510 690002 5335006 510 690006 5335006 510 690006 5335002 510 690002 5335002 510</gml:posList></gml:LinearRing></gml:interior></gml:Polygon>";
        String text = Gml.lod2("B1", 690000, 5335000, 510);
        int floor = text.indexOf("</gml:Polygon>");
        String cut = text.substring(0, floor) + hole + text.substring(floor + "</gml:Polygon>".length());
        Building b = objects(read(Gml.model("2.0", Gml.UTM, Gml.building("B1", cut))))
                .buildings()
                .get(0);
        assertThat(b.footprint().getArea()).isCloseTo(84, within(1e-9));
    }

    @Test
    void readsTrees() throws IOException {
        String matrix = "4 0 0 1 0 4 0 2 0 0 9 0 0 0 0 1";
        String implicit = "<veg:lod2ImplicitRepresentation><core:ImplicitGeometry><core:transformationMatrix>" + matrix
                + "</core:transformationMatrix><core:relativeGMLGeometry>%s</core:relativeGMLGeometry><core:referencePoint>"
                + "<gml:Point><gml:pos>690050 5335050 511</gml:pos></gml:Point></core:referencePoint>"
                + "</core:ImplicitGeometry></veg:lod2ImplicitRepresentation>";
        String prototype = "<gml:MultiSurface gml:id=\"proto\"><gml:surfaceMember>"
                + Gml.polygon("", "-0.5 0 0.3 0.5 0 0.3 0 0.5 1 -0.5 0 0.3")
                + "</gml:surfaceMember></gml:MultiSurface>";
        String attribute = "<gen:doubleAttribute name=\"h_trunk\"><gen:value>2.5</gen:value></gen:doubleAttribute>";
        String full = "<veg:SolitaryVegetationObject>" + attribute
                + "<veg:species>Tilia cordata</veg:species><veg:height uom=\"m\">10</veg:height>"
                + "<veg:crownDiameter uom=\"m\">6</veg:crownDiameter>"
                + implicit.formatted(prototype) + "</veg:SolitaryVegetationObject>";
        String bare = "<veg:SolitaryVegetationObject gml:id=\"T2\">"
                + implicit.replace(
                        "<core:relativeGMLGeometry>%s</core:relativeGMLGeometry>",
                        "<core:relativeGMLGeometry xlink:href=\"#proto\"/>")
                + "</veg:SolitaryVegetationObject>";
        List<Tree> trees = objects(read(Gml.model("2.0", Gml.UTM, full, bare))).trees();
        Tree first = trees.get(0);
        assertThat(first.id()).isEqualTo("a-1");
        assertThat(first.x()).isEqualTo(690051);
        assertThat(first.y()).isEqualTo(5335052);
        assertThat(first.ground()).isEqualTo(511);
        assertThat(first.height()).isEqualTo(10);
        assertThat(first.crownDiameter()).isEqualTo(6);
        assertThat(first.crownBase()).isEqualTo(2.5);
        assertThat(first.species()).isEqualTo("Tilia cordata");
        Tree second = trees.get(1);
        assertThat(second.id()).isEqualTo("T2");
        assertThat(second.height()).isCloseTo(9, within(1e-9));
        assertThat(second.crownDiameter()).isCloseTo(4, within(1e-9));
        assertThat(second.crownBase()).isNaN();
    }

    @Test
    void movesCoordinatesIntoTheJobsSystem() throws IOException {
        Path file = Gml.zip(
                folder, "b.dat", Gml.model("2.0", Gml.UTM, Gml.building("B1", Gml.lod2("B1", 690000, 5335000, 510))));
        Crs gk = CrsResolver.resolve("EPSG:31468", "");
        CityModel model = TwinReader.read(List.of(new TwinEntry("citygml", file)), gk);
        Building b = objects(model).buildings().get(0);
        double[] expected = CoordinateTransform.between(CrsResolver.resolve(Gml.UTM, ""), gk)
                .apply(690000, 5335000);
        assertThat(b.footprint()
                        .getEnvelopeInternal()
                        .distance(new org.locationtech.jts.geom.Envelope(
                                new org.locationtech.jts.geom.Coordinate(expected[0], expected[1]))))
                .isLessThan(0.5);
        assertThat(b.footprint().getArea()).isCloseTo(100, within(0.2));
        assertThat(b.groundHeight()).isEqualTo(510);
    }
}
