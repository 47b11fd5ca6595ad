package org.mdn4j.notebook;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** Standard input and output of the cell that runs: they go to the notebook that asked for it. */
final class Streams extends JupyterIO {

    Streams() {
        super(StandardCharsets.UTF_8);
    }

    void attach(ShellReplyEnvironment env, boolean mayAsk) {
        setEnv(env);
        setJupyterInEnabled(mayAsk);
    }

    void detach(ShellReplyEnvironment env) {
        retractEnv(env);
    }
}
