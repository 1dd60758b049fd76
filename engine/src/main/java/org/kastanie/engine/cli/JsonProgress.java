package org.kastanie.engine.cli;

import java.io.PrintStream;
import org.kastanie.engine.Progress;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line: {@code {"stage","done","total","etaSeconds"}}; etaSeconds is null while unknown. */
final class JsonProgress implements Progress {
    /** Choice: a reader on the other end redraws no faster. */
    private static final double EVERY_SECONDS = 0.2;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final PrintStream out;
    private StageClock clock = StageClock.start("", 0);
    private double lastLine;
    private long lastDone = -1;

    JsonProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void stage(String name, long total) {
        clock = StageClock.start(name, total);
        lastDone = -1;
        line(0);
    }

    @Override
    public synchronized void done(long done) {
        boolean due = clock.seconds() - lastLine >= EVERY_SECONDS || done >= clock.total();
        if (due && done != lastDone) {
            line(done);
        }
    }

    private void line(long done) {
        lastLine = clock.seconds();
        lastDone = done;
        ObjectNode node = MAPPER.createObjectNode();
        node.put("stage", clock.name());
        node.put("done", done);
        node.put("total", clock.total());
        double left = clock.secondsLeft(done);
        if (Double.isNaN(left)) {
            node.putNull("etaSeconds");
        } else {
            node.put("etaSeconds", Math.round(left * 10) / 10.0);
        }
        out.println(MAPPER.writeValueAsString(node));
    }
}
