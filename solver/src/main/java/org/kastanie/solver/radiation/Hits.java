package org.kastanie.solver.radiation;

/** What the rays of a bundle of receivers met, direction by direction, kept until each receiver's row is made of it. */
final class Hits {
    private static final int LANES = Bundle.LANES;

    private final int[] target;
    private final float[] transmitted;
    private final int[] crown;
    private final float[] crownShare;
    private final float[] ownShare;
    /** Source number of the crown over every receiver. */
    private final int[] ownCrown = new int[LANES];

    private final Ray ray = new Ray();

    Hits(int directions) {
        int n = directions * LANES;
        target = new int[n];
        transmitted = new float[n];
        crown = new int[n];
        crownShare = new float[n];
        ownShare = new float[n];
    }

    /** Keeps what the rays of a bundle's last cast met; a ray that runs into the open sky leaves nothing. */
    void take(int direction, Bundle bundle, int count) {
        for (int i = 0; i < count; i++) {
            int at = direction * LANES + i;
            bundle.ray(i, ray);
            target[at] = ray.target;
            transmitted[at] = (float) ray.transmitted;
            crown[at] = ray.crown;
            crownShare[at] = (float) ray.crownShare;
            ownShare[at] = (float) ray.ownShare;
            if (ray.ownShare > 0) {
                ownCrown[i] = ray.ownCrown;
            }
        }
    }

    /** Notes that no ray of a direction met anything. */
    void open(int direction, int count) {
        for (int i = 0; i < count; i++) {
            int at = direction * LANES + i;
            target[at] = Ray.SKY;
            crownShare[at] = 0;
            ownShare[at] = 0;
        }
    }

    /** Adds what one receiver sees in one direction to its row; the sky has rows of its own. */
    void add(int direction, int lane, double weight, Row row) {
        int at = direction * LANES + lane;
        row.add(ownCrown[lane], weight * ownShare[at]);
        row.add(crown[at], weight * crownShare[at]);
        if (target[at] != Ray.SKY) {
            row.add(target[at], weight * transmitted[at]);
        }
    }

    int ownCrown(int lane) {
        return ownCrown[lane];
    }

    float ownShare(int direction, int lane) {
        return ownShare[direction * LANES + lane];
    }

    int crown(int direction, int lane) {
        return crown[direction * LANES + lane];
    }

    float crownShare(int direction, int lane) {
        return crownShare[direction * LANES + lane];
    }

    int target(int direction, int lane) {
        return target[direction * LANES + lane];
    }

    float transmitted(int direction, int lane) {
        return transmitted[direction * LANES + lane];
    }
}
