package org.kastanie.engine.twin;

import java.nio.file.Path;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/** What one entry of the job's {@code twin} list gave. */
public sealed interface TwinSource {
    Path path();

    Envelope extent();

    /** Buildings and trees of a vector file (citygml, footprints, trees). */
    record Objects(Path path, List<Building> buildings, List<Tree> trees, Envelope extent) implements TwinSource {}

    /** A raster in the model's coordinate system. */
    record Layer(Path path, RasterKind kind, Raster raster, String classes) implements TwinSource {
        @Override
        public Envelope extent() {
            return raster.extent();
        }
    }
}
