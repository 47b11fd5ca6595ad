package org.mdn4j.activation;

import org.mdn4j.network.HiddenActivation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * Our hidden activations as DL4J's, and back. DL4J's own class is taken where it computes the same; in 1.0.0-M2.1 its ELU
 * loses alpha in the gradient, its randomised leaky ReLU predicts a constant below zero, and its GELU is one of two
 * approximations.
 */
public final class Activations {

    private static final double SIGMOID_GELU = 1.702; // Hendrycks and Gimpel (2016), section 2

    private Activations() {}

    /**
     * A DL4J activation by name, such as {@code serlu} or {@code leakyrelu(0.2)}; {@link HiddenActivation#known} lists all.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist, or it is a layer in DL4J
     */
    public static IActivation of(String name) {
        return of(HiddenActivation.of(name));
    }

    /**
     * DL4J's form of an activation.
     *
     * @throws IllegalArgumentException if it is a layer in DL4J: {@code prelu}
     */
    public static IActivation of(HiddenActivation activation) {
        return switch (activation.name()) {
            case "identity" -> new ActivationIdentity();
            case "sigmoid" -> new ActivationSigmoid();
            case "tanh" -> new ActivationTanH();
            case "hardtanh" -> new ActivationHardTanH();
            case "softplus" -> new ActivationSoftPlus();
            case "relu" -> new ActivationReLU();
            case "leakyrelu" -> new ActivationLReLU(activation.parameters().get(0));
            case "abs" -> new ActivationLReLU(-1);
            case "selu" -> new ActivationSELU();
            case "rrelu" ->
                new RandomisedLeakyReLU(
                        activation.parameters().get(0), activation.parameters().get(1));
            case "prelu" ->
                throw new IllegalArgumentException(
                        "need PReLULayer behind a layer with activation identity, since prelu has parameters to learn");
            default -> new NamedActivation(activation.label());
        };
    }

    /**
     * Our form of a DL4J activation.
     *
     * @throws IllegalArgumentException if it has none, naming those that have
     */
    public static HiddenActivation hidden(IActivation activation) {
        if (activation instanceof NamedActivation named) {
            return named.function();
        } else if (activation instanceof RandomisedLeakyReLU randomised) {
            return randomised.function();
        } else if (activation instanceof ActivationLReLU leaky) {
            return leaky.getAlpha() == -1 ? HiddenActivation.of("abs") : with("leakyrelu", leaky.getAlpha());
        } else if (activation instanceof ActivationELU elu) {
            return with("elu", elu.getAlpha());
        } else if (activation instanceof ActivationSwish) {
            return HiddenActivation.of("swish");
        } else if (activation instanceof ActivationGELU gelu && !gelu.isPrecise()) {
            return with("swish", SIGMOID_GELU);
        }
        for (String plain : new String[] {"identity", "sigmoid", "tanh", "hardtanh", "softplus", "relu", "selu"}) {
            if (of(plain).equals(activation)) {
                return HiddenActivation.of(plain);
            }
        }
        throw new IllegalArgumentException("need an activation among " + String.join(", ", HiddenActivation.known())
                + " but got " + activation + " (" + activation.getClass().getName() + ")");
    }

    private static HiddenActivation with(String name, double parameter) {
        return HiddenActivation.of(name + "(" + parameter + ")");
    }
}
