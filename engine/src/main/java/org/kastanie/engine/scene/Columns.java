package org.kastanie.engine.scene;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kastanie.solver.grid.UrbanGeometry;

/**
 * What stands on every cell of the scene while it is put together; arrays by cell.
 *
 * @param ground m above the datum
 * @param top roof, else ground, m above the datum
 * @param building the cell is a building
 * @param fraction of the cell covered by buildings
 * @param owner ordinal of the building, -1 on open ground
 * @param gradientX rise of the roof towards the east
 * @param gradientY rise of the roof towards the north
 * @param areaRatio true roof area over plan area; 1 on open ground
 * @param steepness largest rise of any roof plane in the cell
 * @param ids of the buildings by ordinal
 * @param fromRaster ordinals from here on are buildings found in rasters, without roof planes
 * @param hanging what hangs over open ground; its gradients, ratio and steepness stand in the arrays above
 */
record Columns(
        float[] ground,
        float[] top,
        boolean[] building,
        float[] fraction,
        int[] owner,
        float[] gradientX,
        float[] gradientY,
        float[] areaRatio,
        float[] steepness,
        List<String> ids,
        int fromRaster,
        Hanging hanging) {

    static Columns open(float[] ground, List<String> ids) {
        int n = ground.length;
        int[] owner = new int[n];
        Arrays.fill(owner, -1);
        float[] ratio = new float[n];
        Arrays.fill(ratio, 1);
        return new Columns(
                ground,
                ground.clone(),
                new boolean[n],
                new float[n],
                owner,
                new float[n],
                new float[n],
                ratio,
                new float[n],
                ids,
                ids.size(),
                Hanging.none());
    }

    /** Heights alone, of a scene that is built. */
    static Columns of(UrbanGeometry g) {
        float[] none = new float[0];
        return new Columns(
                g.ground(),
                g.top(),
                g.building(),
                g.buildingFraction(),
                new int[0],
                none,
                none,
                none,
                none,
                List.of(),
                0,
                new Hanging(g.slabs(), new int[0]));
    }

    Columns withHanging(Hanging slabs) {
        return new Columns(
                ground,
                top,
                building,
                fraction,
                owner,
                gradientX,
                gradientY,
                areaRatio,
                steepness,
                ids,
                fromRaster,
                slabs);
    }

    /** Height below which nothing can grow: the slab's upper side where one hangs, else the top. */
    float floor(int cell) {
        return hanging.at(cell) ? hanging.slabs().top()[cell] : top[cell];
    }

    /** Building whose wall, roof or slab a cell has, -1 for open ground. */
    int ownerOf(int cell) {
        return hanging.at(cell) ? hanging.owner()[cell] : owner[cell];
    }

    Columns withRasterBuildings(List<String> more) {
        List<String> all = Stream.concat(ids.stream(), more.stream()).collect(Collectors.toUnmodifiableList());
        return new Columns(
                ground,
                top,
                building,
                fraction,
                owner,
                gradientX,
                gradientY,
                areaRatio,
                steepness,
                all,
                fromRaster,
                hanging);
    }
}
