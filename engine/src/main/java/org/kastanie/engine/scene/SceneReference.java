package org.kastanie.engine.scene;

import org.kastanie.engine.GeoReference;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.solver.grid.Grid;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/** Places a grid on the earth: geographic coordinates of its middle, for the sun. */
final class SceneReference {
    private SceneReference() {}

    static GeoReference of(Grid grid, Crs crs) {
        double x = 0.5 * (grid.west() + grid.east());
        double y = 0.5 * (grid.south() + grid.north());
        try {
            CRSFactory factory = new CRSFactory();
            CoordinateReferenceSystem projected = factory.createFromName("EPSG:" + crs.epsg());
            ProjCoordinate at = new ProjCoordinate();
            new CoordinateTransformFactory()
                    .createTransform(projected, projected.createGeographic())
                    .transform(new ProjCoordinate(x, y), at);
            return new GeoReference(grid, crs.epsg(), crs.name(), CrsResolver.wkt(crs), at.y, at.x);
        } catch (Proj4jException e) {
            throw new InputException(
                    "the middle of the domain (" + x + ", " + y + ") cannot be placed in EPSG:" + crs.epsg() + ": "
                            + e.getMessage(),
                    "check domain.crs and domain.bounds",
                    e);
        }
    }
}
