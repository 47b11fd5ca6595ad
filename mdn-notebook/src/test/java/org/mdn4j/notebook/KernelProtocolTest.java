package org.mdn4j.notebook;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel beside Jupyter's own client: results, errors, interrupts, completion, pictures. */
@Tag("notebooks")
class KernelProtocolTest {

    @TempDir
    Path folder;

    @Test
    void theKernelAnswersAsJupyterExpects() throws Exception {
        Jupyter.in(folder).run(Path.of("src", "test", "python", "protocol.py").toString());
    }
}
