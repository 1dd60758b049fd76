package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.InputException;

class CrsResolverTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EPSG:25832|25832",
                "epsg:25833|25833",
                "25832|25832",
                "urn:ogc:def:crs:EPSG::25832|25832",
                "urn:ogc:def:crs:EPSG:6.12:25833|25833",
                "urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5783|25832",
                "urn:ogc:def:crs,crs:EPSG:6.12:25833,crs:EPSG:6.12:5783|25833",
                "urn:ogc:def:crs,crs:EPSG:6.12:3068,crs:EPSG:6.12:5783|3068",
                "http://www.opengis.net/def/crs/EPSG/0/25832|25832",
                "http://www.opengis.net/gml/srs/epsg.xml#31468|31468",
                "urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH|25832",
                "urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH*GCG2016|25832",
                "urn:adv:crs:ETRS89_UTM33*DE_DHHN2016_NH|25833",
                "urn:adv:crs:DE_DHDN_3GK4*DE_DHHN92_NH|31468",
                "urn:adv:crs:DE_DHDN_3GK3|31467",
                "urn:ogc:def:crs:EPSG::7415|28992",
                "EPSG:5555|25832",
                "CH1903|21781",
                "EPSG:4326|4326",
                "urn:ogc:def:crs:OGC:1.3:CRS84|4326",
                "ETRS89 / UTM zone 32N|25832",
                "http://www.opengis.net/def/crs/OGC/1.3/CRS84|4326"
            })
    void understandsSpelling(String name, int code) {
        assertThat(CrsResolver.resolve(name, "test").epsg()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EPSG:99999", "urn:ogc:def:crs:EPSG::1", "somewhere", "urn:adv:crs:ETRS89_UTM99", "EPSG:5783"})
    void refusesUnknown(String name) {
        assertThatThrownBy(() -> CrsResolver.resolve(name, "a.gml"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("a.gml");
    }

    @ParameterizedTest
    @CsvSource({"4326,degrees", "2263,metres", "3857,ground"})
    void refusesSystemsThatAreNoMetreGrid(int code, String reason) {
        Crs crs = CrsResolver.resolve("EPSG:" + code, "job");
        assertThatThrownBy(() -> CrsResolver.requireProjected(crs, "domain.crs"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "11.5,48.1,25832",
        "13.4,52.5,25833",
        "12.0,50.0,25833",
        "5.3,60.4,25832",
        "-74.0,40.7,32618",
        "151.2,-33.9,32756"
    })
    void choosesZone(double longitude, double latitude, int code) {
        assertThat(CrsResolver.utm(longitude, latitude).epsg()).isEqualTo(code);
    }

    /** On the central meridian northing is the scaled length of the meridian: integrated here, not projected. */
    @Test
    void northingIsTheMeridianArc() {
        double a = 6378137;
        double f = 1 / 298.257222101;
        double e2 = f * (2 - f);
        double top = Math.toRadians(48);
        int n = 20000;
        double arc = 0;
        for (int i = 0; i < n; i++) {
            double s = Math.sin((i + 0.5) * top / n);
            arc += a * (1 - e2) / Math.pow(1 - e2 * s * s, 1.5) * top / n;
        }
        double[] p = CoordinateTransform.between(CrsResolver.WGS84, CrsResolver.resolve("25832", ""))
                .apply(9, 48);
        assertThat(p[0]).isCloseTo(500000, within(1e-4));
        assertThat(p[1]).isCloseTo(0.9996 * arc, within(2e-3));
    }

    @Test
    void returnsWhereItCameFrom() {
        Crs utm = CrsResolver.resolve("EPSG:25833", "");
        Crs gk = CrsResolver.resolve("EPSG:31468", "");
        double[] there = CoordinateTransform.between(utm, gk).apply(390000, 5819000);
        double[] back = CoordinateTransform.between(gk, utm).apply(there[0], there[1]);
        assertThat(back[0]).isCloseTo(390000, within(1e-3));
        assertThat(back[1]).isCloseTo(5819000, within(1e-3));
        assertThat(there[0]).isBetween(4_400_000.0, 4_700_000.0);
        double[] lonLat = CrsResolver.lonLat(utm, 500000, 5538630.7);
        assertThat(lonLat[0]).isCloseTo(15, within(1e-8));
        assertThat(lonLat[1]).isCloseTo(50, within(1e-4));
    }

    @Test
    void knowsWellKnownText() {
        assertThat(CrsResolver.wkt(CrsResolver.resolve("EPSG:25832", "")))
                .startsWith("PROJCS[\"ETRS89 / UTM zone 32N\"")
                .contains("AUTHORITY[\"EPSG\",\"25832\"]");
    }
}
