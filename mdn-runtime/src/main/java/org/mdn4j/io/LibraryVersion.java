package org.mdn4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library, which is written into the files it makes. */
public final class LibraryVersion {

    private LibraryVersion() {}

    /** For example {@code 0.1.0}. */
    public static String get() {
        try (InputStream in = LibraryVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version of the library", e);
        }
    }
}
