package org.kastanie.engine.cli;

import org.kastanie.engine.run.BuildInfo;
import picocli.CommandLine.IVersionProvider;

final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        BuildInfo build = BuildInfo.current();
        return new String[] {"kastanie " + build.version() + " (" + build.commit() + ")"};
    }
}
