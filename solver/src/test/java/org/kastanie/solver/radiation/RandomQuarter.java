package org.kastanie.solver.radiation;

import java.util.Random;

/** Small random quarters for property tests: boxes of any height, crowns between them, one seed one quarter. */
final class RandomQuarter {
    private RandomQuarter() {}

    /** Boxes and crowns on an open square of 24 x 24 cells of 2 m. */
    static TestScene open(long seed) {
        return fill(new TestScene(24, 24, 2), seed, 24);
    }

    /** The same inside a ring of walls higher than all else, so that no radiation leaves sideways. */
    static TestScene walled(long seed) {
        TestScene scene =
                new TestScene(28, 28, 2).buildings((x, y) -> Math.max(Math.abs(x), Math.abs(y)) > 24 ? 30 : 0);
        return fill(scene, seed, 20);
    }

    private static TestScene fill(TestScene scene, long seed, int cells) {
        Random random = new Random(seed);
        double half = cells * scene.cell / 2;
        for (int b = 0; b < 5; b++) {
            double x0 = (random.nextDouble() * 2 - 1) * half;
            double y0 = (random.nextDouble() * 2 - 1) * half;
            double wide = 4 + 12 * random.nextDouble();
            double deep = 4 + 12 * random.nextDouble();
            double height = 3 + 20 * random.nextDouble();
            scene.buildings((x, y) -> Math.abs(x - x0) < wide / 2 && Math.abs(y - y0) < deep / 2 ? height : 0);
        }
        for (int t = 0; t < 3; t++) {
            double x = (random.nextDouble() * 2 - 1) * half;
            double y = (random.nextDouble() * 2 - 1) * half;
            double radius = 2.5 + 2 * random.nextDouble();
            scene.sphere(x, y, radius + 2 + random.nextDouble(), radius, 0.3 + random.nextDouble());
        }
        scene.wallPiece = 2;
        return scene;
    }
}
