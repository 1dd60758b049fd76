package org.kastanie.engine.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.kastanie.engine.InputException;

/** Starts the main class of a module the engine does not depend on; the launcher puts its jar on the class path. */
final class OtherModule {
    private OtherModule() {}

    static int run(String command, String mainClass, List<String> args) throws Exception {
        try {
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object)
                    args.toArray(new String[0]));
            return ExitCode.DONE;
        } catch (ClassNotFoundException e) {
            throw new InputException(
                    "'" + command + "' is not part of this installation (" + mainClass + " is missing)",
                    "start it through the launcher ./kastanie of a checkout, after 'mvn package'",
                    e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }
}
