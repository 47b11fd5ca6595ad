package org.mdn4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and refuses what is none, with the line it is in. A byte order mark is skipped. */
final class Utf8Reader extends Reader {

    private static final int BUFFER = 1 << 16;

    private final String source;
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private boolean started;
    private boolean ended;
    private long line = 1;

    Utf8Reader(String source, InputStream in) {
        this.source = source;
        this.in = in;
    }

    @Override
    public int read(char[] out, int offset, int length) throws IOException {
        if (length < 2) { // a character beyond the basic plane takes two
            throw new IllegalArgumentException("need room for at least 2 characters but got " + length);
        }
        CharBuffer chars = CharBuffer.wrap(out, offset, length);
        int start = chars.position();
        while (chars.position() == start) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            count(out, offset, chars.position() - start);
            if (result.isError()) {
                throw new DataFormatException(
                        source,
                        line,
                        "need UTF-8 text but got the byte 0x" + hex(bytes.get(bytes.position())) + hint());
            }
            skipByteOrderMark(chars, start);
            if (chars.position() == start && result.isUnderflow()) {
                if (ended) {
                    return -1;
                }
                fill();
            }
        }
        return chars.position() - start;
    }

    private void skipByteOrderMark(CharBuffer chars, int start) {
        if (!started && chars.position() > start) {
            started = true;
            if (chars.get(start) == '\uFEFF') {
                CharBuffer rest = chars.duplicate();
                rest.position(start + 1).limit(chars.position());
                chars.position(start);
                chars.put(rest.slice());
            }
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    private void count(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (chars[i] == '\n') {
                line++;
            }
        }
    }

    private String hint() {
        int first = bytes.get(bytes.position()) & 0xFF;
        return !started && (first == 0xFE || first == 0xFF)
                ? "; this looks like UTF-16: store it as UTF-8"
                : "; store the file as UTF-8";
    }

    private static String hex(byte value) {
        return String.format("%02X", value & 0xFF);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
