package org.mdn4j.cli;

import org.mdn4j.io.LibraryVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code mdn --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "mdn " + LibraryVersion.get(),
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch")
        };
    }
}
