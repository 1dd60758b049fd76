package org.kastanie.validation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.solver.air.WindTunnel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Heights of a building model in a binary glTF file of one mesh (y up, z south), as columns of square blocks. */
final class GlbHeights {
    /** Samples along the edge of a cell. */
    private static final int FINE = 4;

    private GlbHeights() {}

    /** One block per cell that is at least half covered, as high as the mean of what covers it; x east, y south. */
    static List<WindTunnel.Block> blocks(Path file, double cell, double half) throws IOException {
        int cells = (int) Math.round(2 * half / cell);
        int n = cells * FINE;
        float[] height = heights(file, n, 2 * half / n, half);
        List<WindTunnel.Block> blocks = new ArrayList<>();
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                double sum = 0;
                int covered = 0;
                for (int s = 0; s < FINE * FINE; s++) {
                    float h = height[(row * FINE + s / FINE) * n + column * FINE + s % FINE];
                    sum += h;
                    covered += h > 0.5f ? 1 : 0;
                }
                if (2 * covered >= FINE * FINE) {
                    double x = -half + column * cell;
                    double y = -half + row * cell;
                    blocks.add(new WindTunnel.Block(x, x + cell, y, y + cell, sum / covered));
                }
            }
        }
        return blocks;
    }

    private static float[] heights(Path file, int n, double step, double half) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = 20;
        int length = data.getInt(12);
        JsonNode json = new ObjectMapper().readTree(new String(data.array(), header, length, StandardCharsets.UTF_8));
        int binary = header + length + 8;
        JsonNode primitive = json.at("/meshes/0/primitives/0");
        int points = start(json, primitive.at("/attributes/POSITION").asInt()) + binary;
        int corners = start(json, primitive.path("indices").asInt()) + binary;
        int count = json.at("/accessors/" + primitive.path("indices").asInt() + "/count")
                .asInt();
        float[] height = new float[n * n];
        double[][] triangle = new double[3][3];
        for (int t = 0; t < count; t += 3) {
            for (int c = 0; c < 3; c++) {
                int at = points + 12 * data.getInt(corners + 4 * (t + c));
                triangle[c][0] = (data.getFloat(at) + half) / step - 0.5;
                triangle[c][1] = (data.getFloat(at + 8) + half) / step - 0.5;
                triangle[c][2] = data.getFloat(at + 4);
            }
            draw(triangle, height, n);
        }
        return height;
    }

    private static int start(JsonNode json, int accessor) {
        JsonNode a = json.at("/accessors/" + accessor);
        int view = json.at("/bufferViews/" + a.path("bufferView").asInt() + "/byteOffset")
                .asInt();
        return view + a.path("byteOffset").asInt();
    }

    /** Raises every sample under a triangle to its height there. */
    private static void draw(double[][] t, float[] height, int n) {
        double area = (t[1][0] - t[0][0]) * (t[2][1] - t[0][1]) - (t[2][0] - t[0][0]) * (t[1][1] - t[0][1]);
        if (Math.abs(area) < 1e-9) {
            return;
        }
        int x0 = (int) Math.max(0, Math.ceil(Math.min(t[0][0], Math.min(t[1][0], t[2][0]))));
        int x1 = (int) Math.min(n - 1, Math.floor(Math.max(t[0][0], Math.max(t[1][0], t[2][0]))));
        int y0 = (int) Math.max(0, Math.ceil(Math.min(t[0][1], Math.min(t[1][1], t[2][1]))));
        int y1 = (int) Math.min(n - 1, Math.floor(Math.max(t[0][1], Math.max(t[1][1], t[2][1]))));
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                double b = ((x - t[0][0]) * (t[2][1] - t[0][1]) - (t[2][0] - t[0][0]) * (y - t[0][1])) / area;
                double c = ((t[1][0] - t[0][0]) * (y - t[0][1]) - (x - t[0][0]) * (t[1][1] - t[0][1])) / area;
                if (b >= 0 && c >= 0 && b + c <= 1) {
                    double h = t[0][2] + b * (t[1][2] - t[0][2]) + c * (t[2][2] - t[0][2]);
                    height[y * n + x] = Math.max(height[y * n + x], (float) h);
                }
            }
        }
    }
}
