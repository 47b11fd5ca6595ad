package org.mdn4j.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mdn completion}: a script for the shell. */
@Command(name = "completion", description = "Write a completion script for bash and zsh: source <(mdn completion)")
final class Completion implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(AutoComplete.bash("mdn", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
