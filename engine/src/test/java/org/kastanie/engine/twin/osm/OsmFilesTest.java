package org.kastanie.engine.twin.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.InputException;

/** Both encodings of an extract say the same; whatever is wrong with a file ends in one sentence. */
class OsmFilesTest {
    static final String XML = """
            <?xml version='1.0' encoding='UTF-8'?>
            <osm version="0.6">
             <bounds minlat="48.1" minlon="11.5" maxlat="48.2" maxlon="11.6"/>
             <node id="1" lat="48.15" lon="11.55"/>
             <node id="2" lat="48.15" lon="11.5503"/>
             <node id="3" lat="48.1502" lon="11.5503"/>
             <node id="-4" lat="48.1501" lon="11.5501" timestamp="2017-02-09T22:12:43Z"><tag k="natural" v="tree"/><tag k="species" v="Tilia cordata"/></node>
             <node id="5" lat="48.1501" lon="11.5501" visible="false"/>
             <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="building" v="yes"/><tag k="name" v="Gr&#252;n"/></way>
             <way id="11" action="delete"><nd ref="1"/><nd ref="2"/><tag k="highway" v="service"/></way>
             <relation id="7"><member type="way" ref="10" role="outer"/><tag k="type" v="multipolygon"/><tag k="landuse" v="grass"/></relation>
            </osm>
            """;

    static OsmData read(byte[] bytes) {
        return OsmFile.read(new ByteArrayInputStream(bytes), "city.osm");
    }

    static OsmData read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PbfWriter small() {
        Map<String, String> tree = new LinkedHashMap<>();
        tree.put("natural", "tree");
        tree.put("species", "Tilia cordata");
        return new PbfWriter()
                .dense(
                        new long[] {1, 2, 3, -4},
                        new double[] {11.55, 48.15, 11.5503, 48.15, 11.5503, 48.1502, 11.5501, 48.1501},
                        List.of(Map.of(), Map.of(), Map.of(), tree))
                .way(10, Map.of("building", "yes"), 1, 2, 3, 1)
                .relation(7, Map.of("type", "multipolygon", "landuse", "grass"), List.of("outer"), 10);
    }

    @Example
    void xmlAndProtocolBuffersSayTheSame() {
        for (OsmData data : List.of(read(XML), read(small().file()))) {
            assertThat(data.ways()).containsOnlyKeys(10L);
            assertThat(data.ways().get(10L).nodes()).containsExactly(1, 2, 3, 1);
            assertThat(data.ways().get(10L).tags()).containsExactly(Map.entry("building", "yes"));
            assertThat(data.relations()).singleElement().satisfies(r -> {
                assertThat(r.id()).isEqualTo(7);
                assertThat(r.members()).containsExactly(new OsmData.Member('w', 10, "outer"));
            });
            assertThat(data.trees()).singleElement().satisfies(t -> {
                assertThat(t.id()).isEqualTo(-4);
                assertThat(t.longitude()).isCloseTo(11.5501, within(1e-9));
                assertThat(t.latitude()).isCloseTo(48.1501, within(1e-9));
                assertThat(t.tags()).containsEntry("species", "Tilia cordata");
            });
            assertThat(data.places().size()).isEqualTo(4);
            int third = data.places().find(3);
            assertThat(data.places().latitude(third)).isCloseTo(48.1502, within(1e-9));
            assertThat(data.places().find(5)).isNegative();
        }
        assertThat(read(XML).bounds()).containsExactly(11.5, 48.1, 11.6, 48.2);
        assertThat(read(XML).trees().getFirst().year()).isEqualTo(2017);
    }

    @Example
    void nodesOffTheEarthAreCountedAndLeftOut() {
        OsmData data = read(XML.replace("lat=\"48.1502\"", "lat=\"481.5\"").replace("lon=\"11.55\"", "lon=\"east\""));
        assertThat(data.misplaced()).isEqualTo(2);
        assertThat(data.places().find(3)).isNegative();
    }

    @Example
    void idsNeedNotBeSorted() {
        String turned = XML.replace("<node id=\"1\"", "<node id=\"100\"").replace("ref=\"1\"", "ref=\"100\"");
        OsmData data = read(turned);
        assertThat(data.places().longitude(data.places().find(100))).isCloseTo(11.55, within(1e-9));
        assertThat(data.places().longitude(data.places().find(2))).isCloseTo(11.5503, within(1e-9));
    }

    @Example
    void aCityHasManyAmpersands() {
        String many = "<tag k=\"name\" v=\"a&amp;b&quot;c&#252;\"/>".repeat(200_000);
        assertThat(read(XML.replace("</way>", many + "</way>")).ways()).hasSize(1);
    }

    @Example
    void joinedExtractsHaveNothingTwice() {
        String inner = XML.substring(XML.indexOf("<node"), XML.indexOf("</osm>"));
        OsmData data = read(XML.replace("</osm>", inner + "</osm>"));
        assertThat(data.trees()).hasSize(1);
        assertThat(data.ways()).hasSize(1);
        assertThat(data.relations()).hasSize(1);
        assertThat(data.places().size()).isEqualTo(4);
    }

    /** Overpass, {@code out geom}: members of relations carry their outline, without the ids of its nodes. */
    @Example
    void outlinesOfMembersAreNoNodes() {
        String geometry = "<relation id=\"8\"><member type=\"way\" ref=\"10\" role=\"outer\">"
                + "<nd lat=\"48.15\" lon=\"11.55\"/><nd lat=\"48.16\" lon=\"11.55\"/></member>"
                + "<tag k=\"type\" v=\"multipolygon\"/><tag k=\"landuse\" v=\"forest\"/></relation></osm>";
        OsmData data = read(XML.replace("</osm>", geometry));
        assertThat(data.relations()).hasSize(2);
        assertThat(data.places().size()).isEqualTo(4);
    }

    @Example
    void aByteOrderMarkIsPassedOver() {
        assertThat(read("\uFEFF" + XML).ways()).hasSize(read(XML).ways().size());
    }

    private static void refused(byte[] bytes, String... words) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOfSatisfying(InputException.class, e -> {
            assertThat(e.getMessage()).contains("city.osm").contains(words).doesNotContain("\n");
            assertThat(e.remedy()).isNotBlank().doesNotContain("\n");
        });
    }

    @Example
    void whatIsNoExtractIsRefused() {
        refused("<kml/>".getBytes(StandardCharsets.UTF_8), "root element is <kml>");
        refused(
                XML.replace("<osm ", "<!DOCTYPE osm [<!ENTITY x \"y\">]>\n<osm ")
                        .getBytes(StandardCharsets.UTF_8),
                "DOCTYPE");
        refused(XML.replace("id=\"2\"", "id=\"two\"").getBytes(StandardCharsets.UTF_8), "line 5", "\"two\"");
        refused(XML.getBytes(StandardCharsets.UTF_16), "city.osm");
        refused(XML.replace("Tilia", "T\u00eflia").getBytes(StandardCharsets.ISO_8859_1), "not UTF-8");
        refused("BZh91AY&SY".getBytes(StandardCharsets.UTF_8), "bzip2");
        refused(PbfWriter.file(PbfWriter.header("OsmSchema-V0.6", "HistoricalInformation")), "HistoricalInformation");
    }

    @Example
    void blocksThatLieAreRefused() {
        byte[] block = small().block();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        PbfWriter.frame(bomb, "OSMHeader", PbfWriter.zlib(PbfWriter.header(), 0));
        byte[] head = bomb.toByteArray();
        PbfWriter.frame(bomb, "OSMData", PbfWriter.zlib(new byte[1 << 20], 1000));
        refused(bomb.toByteArray(), "more than the 1000 bytes");
        ByteArrayOutputStream huge = new ByteArrayOutputStream();
        huge.writeBytes(head);
        PbfWriter.frame(huge, "OSMData", PbfWriter.zlib(block, Integer.MAX_VALUE));
        refused(huge.toByteArray(), "32 MiB");
        ByteArrayOutputStream lzma = new ByteArrayOutputStream();
        lzma.writeBytes(head);
        PbfWriter.frame(lzma, "OSMData", PbfWriter.message(out -> out.writeByteArray(4, new byte[3])));
        refused(lzma.toByteArray(), "LZMA");
        byte[] wrong = PbfWriter.message(out -> out.writeByteArray(
                2,
                PbfWriter.message(group -> group.writeByteArray(3, PbfWriter.message(way -> {
                    way.writeInt64(1, 5);
                    way.writeByteArray(2, new byte[] {9});
                    way.writeByteArray(3, new byte[] {9});
                })))));
        refused(PbfWriter.file(PbfWriter.header(), wrong), "text 9");
    }

    /** Never anything but an InputException, however a file is cut off or damaged. */
    private static void endsWell(byte[] bytes) {
        try {
            read(bytes);
        } catch (InputException e) {
            assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(600);
            assertThat(e.remedy()).isNotBlank();
        }
    }

    @Property(tries = 300)
    void cutOffAnywhere(@ForAll @IntRange(min = 0, max = 2000) int length) {
        byte[] pbf = small().file();
        endsWell(Arrays.copyOf(pbf, Math.min(length, pbf.length)));
        byte[] xml = XML.getBytes(StandardCharsets.UTF_8);
        endsWell(Arrays.copyOf(xml, Math.min(length, xml.length)));
    }

    @Property(tries = 1500)
    void damagedAnywhere(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 5000) Integer> places,
            @ForAll @IntRange(min = 1, max = 255) int flip) {
        // the block is damaged before it is packed: otherwise zlib's checksum would catch everything
        byte[] block = small().block();
        byte[] file = small().file();
        byte[] xml = XML.getBytes(StandardCharsets.UTF_8);
        for (int place : places) {
            block[place % block.length] ^= (byte) flip;
            file[place % file.length] ^= (byte) flip;
            xml[place % xml.length] ^= (byte) flip;
        }
        endsWell(PbfWriter.file(PbfWriter.header("DenseNodes"), block));
        endsWell(file);
        endsWell(xml);
    }

    @Property(tries = 500)
    void noiseInABlock(@ForAll @Size(max = 400) byte[] noise) {
        endsWell(PbfWriter.file(PbfWriter.header(), noise));
        endsWell(noise);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "12|12",
                "12 m|12",
                "12.5|12.5",
                "12,5m|12.5",
                "350 cm|3.5",
                "10;12|10",
                "40 ft|12.192",
                "6'|1.8288",
                "5'6\"|1.6764",
                "high|NaN",
                "12 storeys|NaN",
                "-2|-2",
                "99999999999|NaN"
            })
    void lengths(String text, double metres) {
        assertThat(OsmLengths.metres(text)).isCloseTo(metres, within(1e-9));
    }
}
