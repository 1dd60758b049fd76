package org.kastanie.engine.twin.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NodePlacesTest {
    /** As a map would keep them, in whatever order they come: every node once, at its later place. */
    @Property(tries = 200)
    void nodesInAnyOrder(@ForAll @Size(max = 60) List<@IntRange(min = -20, max = 20) Integer> ids) {
        NodePlaces places = new NodePlaces();
        TreeMap<Integer, Integer> expected = new TreeMap<>();
        for (int k = 0; k < ids.size(); k++) {
            places.add(ids.get(k), 0.001 * k, -0.001 * k);
            expected.put(ids.get(k), k);
        }
        places.end();
        assertThat(places.size()).isEqualTo(expected.size());
        expected.forEach((id, k) -> {
            int number = places.find(id);
            assertThat(number).isNotNegative();
            assertThat(places.longitude(number)).isCloseTo(0.001 * k, within(1e-9));
            assertThat(places.latitude(number)).isCloseTo(-0.001 * k, within(1e-9));
        });
        assertThat(places.find(99)).isNegative();
    }
}
