package org.mdn4j.notebook;

import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.MessageType;

/** Tells Jupyter that a cell was not run since one before it failed. */
final class AbortedReply implements ContentType<AbortedReply> {

    final String status = "aborted"; // a field of the message

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public MessageType<AbortedReply> getType() {
        return (MessageType) MessageType.EXECUTE_REPLY;
    }
}
