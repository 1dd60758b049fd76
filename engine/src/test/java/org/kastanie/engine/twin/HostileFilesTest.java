package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.InputException;

/** Files made to do harm, and coordinates and units that are not what they say. */
class HostileFilesTest {
    @TempDir
    Path folder;

    private static void refused(TwinEntry entry, String what, String remedy) {
        assertThatThrownBy(() -> TwinReader.read(List.of(entry), null))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.getMessage()).contains(what).doesNotContain("\n");
                    assertThat(e.remedy()).contains(remedy);
                });
    }

    @Test
    void entityBombs() throws IOException {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        bomb.append("]>\n");
        String gml = Gml.model("2.0", Gml.UTM, Gml.building("B", "<gml:name>&a11;</gml:name>"))
                .replace("?>\n", "?>\n" + bomb);
        refused(new TwinEntry("citygml", Gml.write(folder, "b.gml", gml)), "DOCTYPE", "Remove");
        String osm = bomb + "<osm version='0.6'><node id='1' lat='48' lon='11'><tag k='name' v='&a11;'/></node></osm>";
        refused(new TwinEntry("osm", Gml.write(folder, "b.osm", osm)), "DOCTYPE", "extract");
    }

    /** Whatever address a city model names, a server that would hear of it hears nothing, and no file is opened. */
    @Test
    void addressesInAModelAreNotOpened() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            String http = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.gml";
            String file = Gml.write(folder, "secret.gml", "<x/>").toUri().toString();
            StringBuilder links = new StringBuilder();
            for (String address : List.of(http, http + "#id", file, file + "#id")) {
                links.append("<gml:surfaceMember xlink:href=\"" + address + "\"/>");
            }
            String broken =
                    "<bldg:lod2MultiSurface><gml:MultiSurface>" + links + "</gml:MultiSurface></bldg:lod2MultiSurface>";
            String tree =
                    "<veg:SolitaryVegetationObject gml:id=\"T\"><veg:lod2ImplicitRepresentation><core:ImplicitGeometry>"
                            + "<core:libraryObject>" + http + "</core:libraryObject>"
                            + "<core:relativeGMLGeometry xlink:href=\"" + http + "#g\"/>"
                            + "<core:referencePoint><gml:Point><gml:pos>690050 5335000 510</gml:pos></gml:Point></core:referencePoint>"
                            + "</core:ImplicitGeometry></veg:lod2ImplicitRepresentation></veg:SolitaryVegetationObject>";
            String text = Gml.model(
                            "2.0",
                            Gml.UTM,
                            Gml.building("bad", broken),
                            Gml.building("good", Gml.lod2("good", 690000, 5335000, 510)),
                            tree)
                    .replace(
                            "xmlns:xlink",
                            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://x "
                                    + http + "\" xmlns:xlink");
            TwinEntry entry = new TwinEntry("citygml", Gml.write(folder, "links.gml", text));
            CityModel model = TwinReader.read(List.of(entry), null);
            assertThat(((TwinSource.Objects) model.sources().getFirst()).buildings())
                    .extracting(Building::id)
                    .containsExactly("good");
            assertThat(model.quality().entries())
                    .anyMatch(e -> e.object().equals("bad")
                            && e.message().contains("referenced by xlink but not in the same city object"));
            String json = CityJsonReaderTest.HOUSE.replace(
                    "\"CityObjects\"",
                    "\"extensions\":{\"X\":{\"url\":\"" + http
                            + "\",\"version\":\"1.0\"}},\"appearance\":{\"textures\":[{\"type\":\"PNG\",\"image\":\""
                            + http + "\"}]},\"CityObjects\"");
            TwinReader.read(List.of(new TwinEntry("cityjson", Gml.write(folder, "l.city.json", json))), null);
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void tenMillionCoordinatesInARing() throws IOException {
        Path gml = folder.resolve("ring.gml");
        String whole = Gml.model("2.0", Gml.UTM, Gml.building("B", Gml.surface("RoofSurface", "R", "@")));
        int at = whole.indexOf('@');
        try (BufferedWriter out = Files.newBufferedWriter(gml)) {
            out.write(whole.substring(0, at));
            for (int i = 0; i < 10_000_000 && i < 1_300_000; i++) { // as far as the reader gets
                out.write("690000.5 5335000.25 510.5 ");
            }
            out.write(whole.substring(at + 1));
        }
        refused(new TwinEntry("citygml", gml), "a single element holds more than 32 MB", "Simplify");
        Path json = folder.resolve("ring.geojson");
        try (BufferedWriter out = Files.newBufferedWriter(json)) {
            out.write(
                    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"h\":3},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
            for (int i = 0; i < 1_000_001; i++) {
                out.write(i == 0 ? "[11,48]" : ",[11,48]");
            }
            out.write("]]}}]}");
        }
        refused(
                new TwinEntry("footprints", json, Map.of("height", "h")),
                "a single feature has more than a million coordinates",
                "Simplify");
    }

    @Test
    void ringsThatCrossThemselves() throws IOException {
        String bow = "690000 5335000 515 690010 5335010 515 690010 5335000 515 690000 5335010 515 690000 5335000 515";
        TwinEntry gml = new TwinEntry(
                "citygml",
                Gml.write(
                        folder,
                        "bow.gml",
                        Gml.model(
                                "2.0",
                                Gml.UTM,
                                Gml.building(
                                        "B",
                                        Gml.surface("RoofSurface", "R", bow)
                                                + Gml.surface("GroundSurface", "G", bow.replace("515", "510"))),
                                Gml.building("good", Gml.lod2("good", 690020, 5335000, 510)))));
        for (Building b : ((TwinSource.Objects)
                        TwinReader.read(List.of(gml), null).sources().getFirst())
                .buildings()) {
            assertThat(b.footprint().isValid()).isTrue();
        }
        String json =
                "{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"EPSG:25832\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{\"h\":3},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[691000,5336000],[691010,5336010],[691010,5336000],[691000,5336010],[691000,5336000]]]}}]}";
        TwinEntry outline = new TwinEntry("footprints", Gml.write(folder, "bow.geojson", json), Map.of("height", "h"));
        CityModel model = TwinReader.read(List.of(outline), null);
        Building b =
                ((TwinSource.Objects) model.sources().getFirst()).buildings().getFirst();
        assertThat(b.footprint().isValid()).isTrue();
        assertThat(b.footprint().getArea()).isCloseTo(50, within(1e-6));
    }

    /** Numbers of other systems under the name of UTM. */
    @ParameterizedTest
    @CsvSource({
        "32690000,5335000,EPSG:4647",
        "33390000,5819000,EPSG:5650",
        "4468000,5333000,EPSG:31468",
        "3456000,5428000,EPSG:31467"
    })
    void easternCoordinatesOfOtherSystems(double x, double y, String meant) throws IOException {
        String text = Gml.model("2.0", Gml.UTM, Gml.building("B", Gml.lod2("B", x, y, 510)));
        TwinEntry entry = new TwinEntry("citygml", Gml.write(folder, "other.gml", text));
        assertThat(TwinReader.read(List.of(entry), null).quality().entries())
                .filteredOn(e -> e.kind() == QualityReport.Kind.DOUBTFUL)
                .singleElement()
                .satisfies(e -> assertThat(e.message()).contains(meant, "crs of the entry"));
        assertThat(Inspection.of(entry).findings()).anyMatch(f -> f.message().contains(meant));
        CityModel mended = TwinReader.read(
                List.of(new TwinEntry("citygml", entry.path(), Map.of("crs", meant))),
                CrsResolver.resolve("EPSG:25832", ""));
        assertThat(mended.quality().entries()).noneMatch(e -> e.kind() == QualityReport.Kind.DOUBTFUL);
    }

    @Test
    void heightsInFeet() throws IOException {
        String flat = Gml.surface(
                "GroundSurface", "G", "690000 5335000 510 690010 5335000 510 690010 5335010 510 690000 5335000 510");
        String text = Gml.model(
                "2.0",
                Gml.UTM,
                Gml.building(
                        "B",
                        "<bldg:measuredHeight uom=\"urn:ogc:def:uom:EPSG::9002\">41</bldg:measuredHeight>" + flat));
        CityModel model = TwinReader.read(List.of(new TwinEntry("citygml", Gml.write(folder, "ft.gml", text))), null);
        assertThat(((TwinSource.Objects) model.sources().getFirst())
                        .buildings()
                        .getFirst()
                        .height())
                .isCloseTo(12.4968, within(1e-9));
        assertThat(model.quality().entries()).anyMatch(e -> e.message().contains("in feet"));
        String feet = Gml.model("2.0", Gml.UTM, Gml.building("A", Gml.lod2("A", 690000, 5335000, 510 / 0.3048)));
        Path terrain = Gml.write(
                folder,
                "dem.asc",
                String.format(
                        Locale.ROOT,
                        "ncols 2\nnrows 2\nxllcorner 689990\nyllcorner 5334990\ncellsize 20\n510 510\n510 510\n"));
        Inspection found = Inspection.of(
                new TwinEntry("citygml", Gml.write(folder, "feet.gml", feet)),
                List.of(new TwinEntry("terrain", terrain)));
        assertThat(found.findings()).anyMatch(f -> f.message().contains("are the heights in feet?"));
    }

    @Test
    void whatUnpacksWithoutEndIsStopped() throws IOException {
        Unpacked endless = new Unpacked(new ByteArrayInputStream(new byte[5000]), 1000, true);
        assertThatThrownBy(endless::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no city data do");
        assertThat(new Unpacked(new ByteArrayInputStream(new byte[5000]), 10).readAllBytes())
                .hasSize(5000);
    }

    /** Tag, and what it claims. */
    @ParameterizedTest
    @CsvSource({
        "256,2000000000",
        "257,2000000000",
        "258,77",
        "259,34712",
        "273,4000000",
        "277,60000",
        "278,0",
        "279,2000000000",
        "339,9"
    })
    void headersOfImagesThatLie(int tag, int value) throws IOException {
        byte[] bytes = RasterReaderTest.tiff(ByteOrder.LITTLE_ENDIAN, 32, 3, 25832, false, "-9999", null);
        ByteBuffer image = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < image.getShort(8); i++) {
            int at = 10 + 12 * i;
            if (image.getShort(at) == tag) {
                image.putShort(at + 2, (short) 4).putInt(at + 8, value);
            }
        }
        Path file = Files.write(folder.resolve("lie.tif"), bytes);
        try {
            TwinReader.read(List.of(new TwinEntry("surface", file)), null);
        } catch (InputException e) {
            assertThat(e.getMessage()).contains("lie.tif").doesNotContain("\n");
            assertThat(e.remedy()).isNotBlank();
        }
    }
}
