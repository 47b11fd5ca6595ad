package org.mdn4j.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.mdn4j.io.Sha256;

/** A fingerprint of the numbers of a data set: the same rows in the same order have the same one. */
public final class DataHash {

    private DataHash() {}

    /**
     * The SHA-256 of all rows, in hexadecimal: of each row the inputs, then the targets, as 64-bit little-endian numbers.
     */
    public static String of(Dataset... parts) {
        MessageDigest digest = Sha256.digest();
        for (Dataset data : parts) {
            int width =
                    data.columns().inputs().size() + data.columns().targets().size();
            ByteBuffer bytes = ByteBuffer.allocate(width * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < data.size(); i++) {
                bytes.clear();
                for (double value : data.x(i)) {
                    bytes.putDouble(value);
                }
                for (double value : data.y(i)) {
                    bytes.putDouble(value);
                }
                digest.update(bytes.flip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
