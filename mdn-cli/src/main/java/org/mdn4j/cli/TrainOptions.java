package org.mdn4j.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.mdn4j.train.AutoRegressor;
import org.mdn4j.train.MdnRegressor;
import picocli.CommandLine.ParameterException;

/** What the options of {@code mdn train} ask of the trainer. What is wrong with them is wrong usage. */
final class TrainOptions {

    private final TrainCommand command;

    TrainOptions(TrainCommand command) {
        this.command = command;
        checkAuto();
    }

    private void checkAuto() {
        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("--family", command.family);
        chosen.put("--components", command.components);
        chosen.put("--hidden", command.hidden);
        chosen.put("--activation", command.activation);
        chosen.put("--members", command.members);
        chosen.put("--validation", command.validation);
        chosen.put("--epochs", command.epochs);
        chosen.put("--batch", command.batch);
        chosen.put("--learning-rate", command.learningRate);
        chosen.put("--resume", command.resume ? true : null);
        chosen.forEach((name, value) -> {
            if (command.auto && value != null) {
                throw wrong(
                        "need --auto or " + name + " but got both: --auto "
                                + (name.equals("--resume") ? "keeps no checkpoint" : "chooses for itself"),
                        null);
            }
        });
        if (!command.auto && command.budget != null) {
            throw wrong("need --auto with --budget: other training takes the time that it needs", null);
        }
    }

    private ParameterException wrong(String problem, Exception cause) {
        return new ParameterException(command.spec.commandLine(), problem, cause);
    }

    /** Training with the options as they are. */
    MdnRegressor.Builder regressor() {
        MdnRegressor.Builder options = MdnRegressor.builder().seed(command.seed);
        try {
            set(command.family, options::family);
            set(command.components, options::components);
            set(command.hidden, options::hidden);
            set(command.activation, options::activation);
            set(command.members, options::members);
            set(command.validation, options::validationFraction);
            set(command.epochs, options::maxEpochs);
            set(command.batch, options::batchSize);
            set(command.learningRate, options::learningRate);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage(), e);
        }
        return options;
    }

    private static <T> void set(T value, Consumer<T> option) {
        if (value != null) {
            option.accept(value);
        }
    }

    /** Training that chooses for itself. */
    AutoRegressor auto() {
        AutoRegressor auto = MdnRegressor.auto().seed(command.seed);
        Duration budget = command.budget;
        return budget == null ? auto : auto.budget(budget);
    }
}
