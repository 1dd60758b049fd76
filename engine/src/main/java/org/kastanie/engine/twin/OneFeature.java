package org.kastanie.engine.twin;

import org.kastanie.engine.InputException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/** Passes on the parts of one feature until there are more than memory should hold. */
final class OneFeature extends JsonParserDelegate {
    /** About a million coordinates: four parts each. */
    static final int MOST = 4_000_000;

    private final String file;
    private int parts;

    OneFeature(JsonParser parser, String file) {
        super(parser);
        this.file = file;
    }

    @Override
    public JsonToken nextToken() {
        if (++parts > MOST) {
            throw new InputException(
                    file + ", line " + currentLocation().getLineNr()
                            + ": a single feature has more than a million coordinates.",
                    "Simplify it, or take it out of the file.");
        }
        return super.nextToken();
    }
}
