package org.mdn4j.notebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** Answers Jupyter's requests with a {@link Session}. */
final class JavaKernel extends BaseKernel {

    private static final String RED = "\u001b[31m"; // as terminals know it, and Jupyter
    private static final String PLAIN = "\u001b[0m";

    private final Session session;
    private final Streams streams;
    private final RequestQueue queue = new RequestQueue();

    JavaKernel() {
        this(new Streams());
    }

    private JavaKernel(Streams streams) {
        super(
                "mdn4j",
                "0.1",
                new LanguageInfo.Builder("Java")
                        .version(String.valueOf(Runtime.version().feature()))
                        .mimetype("text/x-java")
                        .fileExtension(".java")
                        .pygments("java")
                        .codemirror("java")
                        .build(),
                List.of(),
                null,
                streams,
                new CommManager(),
                new Renderer(),
                null,
                null,
                false,
                new StringStyler.Builder().build());
        this.streams = streams;
        Rendering.registerAll(renderer);
        session = new Session(io.err);
    }

    /** The session of the notebook that this virtual machine serves. */
    static Session session() {
        return ((JavaKernel) notebookKernel()).session;
    }

    // After an error the cells that were already asked for are not run: "run all" ends where it went wrong.
    @Override
    protected synchronized void handleExecuteRequest(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
        ExecuteRequest request = message.getContent();
        env.setBusyDeferIdle();
        if (queue.isBehindFailure(RequestQueue.sent(message), Instant.now())) {
            env.defer().reply(new AbortedReply());
            return;
        }
        commManager.setMessageContext(message);
        int count = request.isSilent() ? executionCount.get() : executionCount.getAndIncrement();
        if (!request.isSilent()) {
            env.publish(new PublishExecuteInput(request.getCode(), count));
        }
        replaceOutputStreams(env);
        streams.attach(env, request.isStdinEnabled());
        env.defer(() -> streams.detach(env));
        try {
            DisplayData shown = execute(count, request.getCode());
            if (shown != null && !request.isSilent()) {
                env.publish(new PublishExecuteResult(count, shown));
            }
            env.defer().reply(new ExecuteReply(count, Map.of()));
        } catch (CellException e) {
            if (request.shouldStopOnError()) {
                queue.failed(Instant.now());
            }
            List<String> text = formatError(e);
            env.publish(new PublishError(e.name(), e.getMessage(), text));
            ErrorReply reply = new ErrorReply(e.name(), e.getMessage(), text);
            reply.setExecutionCount(count);
            env.defer().replyError(ExecuteReply.MESSAGE_TYPE.error(), reply);
        }
    }

    private DisplayData execute(int count, String cell) throws CellException {
        try {
            Object value = session.run(count, cell);
            return value == null || value instanceof DisplayData ? (DisplayData) value : renderer.render(value);
        } catch (RuntimeException e) { // from drawing the value or its toString
            throw new CellException(e.getClass().getSimpleName(), String.valueOf(e.getMessage()), super.formatError(e));
        } finally {
            io.out.flush();
            io.err.flush();
        }
    }

    @Override
    public Object evalRaw(String code) {
        try {
            return session.run(executionCount.get(), code);
        } catch (CellException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public List<String> formatError(Throwable error) {
        if (error instanceof CellException failure) {
            List<String> text = new ArrayList<>(List.of(RED + failure.name() + PLAIN + ": " + failure.getMessage()));
            text.addAll(failure.lines());
            return text;
        }
        return super.formatError(error);
    }

    @Override
    public DisplayData inspect(String cell, int place, boolean detailed) {
        List<String> documentation = session.documentation(cell, place);
        return documentation.isEmpty() ? null : new DisplayData(String.join("\n\n", documentation));
    }

    @Override
    public ReplacementOptions complete(String cell, int place) {
        Session.Completions completions = session.complete(cell, place);
        return new ReplacementOptions(completions.names(), completions.start(), completions.end());
    }

    @Override
    public String isComplete(String code) {
        return switch (session.completeness(code)) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> IS_COMPLETE_YES;
            case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> "    "; // the next line's indent
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }

    @Override
    public void interrupt() {
        session.stop();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        super.onShutdown(isRestarting);
        session.close();
    }
}
