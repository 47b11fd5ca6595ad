package org.mdn4j.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Starts the kernel; Jupyter calls it with the file that says where to connect. */
final class Main {

    private Main() {}

    /** The argument is Jupyter's connection file. */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("need Jupyter's connection file but got " + args.length
                    + " arguments; notebooks/setup.sh makes this kernel known to Jupyter, which starts it");
            System.exit(2);
        }
        System.setProperty("java.awt.headless", "true");
        endWithTheOneWhoStarted();
        JupyterConnection connection =
                new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(args[0]))));
        JavaKernel kernel = new JavaKernel();
        kernel.becomeHandlerForConnection(connection);
        kernel.onStartup();
        connection.connect();
        connection.waitUntilClose();
        System.exit(0); // whatever threads the cells may have started
    }

    /** A kernel whose Jupyter died would wait forever. */
    private static void endWithTheOneWhoStarted() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
    }
}
