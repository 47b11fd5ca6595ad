package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;
import org.mdn4j.distribution.Gaussian;
import org.mdn4j.distribution.Interval;
import org.mdn4j.family.Constraint;
import org.mdn4j.family.PositiveFunction;
import org.mdn4j.plot.LineChart;
import org.mdn4j.plot.Pictures;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Teaches what goes wrong where loss and output unit do not belong together: squared error saturates on a sigmoid or a
 * softmax, a ReLU makes dead or vanishing variances, gradients explode with the wrong parameter of a width. And why a
 * likelihood may be positive.
 */
public final class Example09Saturation {

    /**
     * What the lesson found.
     *
     * @param squaredOnSigmoid derivative of squared error at a logit of -20 where y = 1
     * @param crossEntropyOnSigmoid the same of cross-entropy
     * @param clippedOnSigmoid the same as DL4J computes it by default, with probabilities cut to 1e-5
     * @param squaredOnSoftmax derivative of squared error with respect to the logit of the true class at -20, two others 0
     * @param crossEntropyOnSoftmax the same of cross-entropy
     * @param deadSlope size of the derivative of the loss at a raw variance of -2, relu with a floor
     * @param livingSlope the same with softplus
     * @param flooredLoss the loss at a raw variance of -2, one from the mean, relu with a floor of 0.01
     * @param varianceSlope derivative of the loss with respect to a variance of 1e-4, one from the mean
     * @param precisionSlope the same with respect to the precision
     * @param logVarianceSlope the same with respect to the logarithm of the variance
     * @param logDensityInMetres of a narrow Gaussian at its mean
     * @param logDensityInMillimetres the same in other units
     */
    record Facts(
            double squaredOnSigmoid,
            double crossEntropyOnSigmoid,
            double clippedOnSigmoid,
            double squaredOnSoftmax,
            double crossEntropyOnSoftmax,
            double deadSlope,
            double livingSlope,
            double flooredLoss,
            double varianceSlope,
            double precisionSlope,
            double logVarianceSlope,
            double logDensityInMetres,
            double logDensityInMillimetres) {}

    private static final double FAR = -20; // a logit that is confidently wrong
    private static final double DEAD = -2; // a raw variance where a ReLU is flat

    private Example09Saturation() {}

    /** The first argument, if any, is the folder for the pictures. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args));
    }

    static Facts run(Path out) throws IOException {
        Constraint relu = Constraint.positive(PositiveFunction.RELU, 0.01);
        Constraint softplus = Constraint.positive(PositiveFunction.SOFTPLUS, 0.01);
        Facts facts = new Facts(
                ofSigmoid(new LossMSE(), FAR),
                ofSigmoid(new LossBinaryXENT(0), FAR),
                ofSigmoid(new LossBinaryXENT(), FAR),
                ofSoftmax(new LossMSE(), FAR),
                ofSoftmax(new LossMCXENT(), FAR),
                Math.abs(slopeOfRaw(relu, DEAD, 1)),
                Math.abs(slopeOfRaw(softplus, DEAD, 1)),
                loss(relu.value(DEAD), 1),
                slopeOfVariance(1e-4, 1),
                slopeOfPrecision(1e4, 1),
                slopeOfLogVariance(Math.log(1e-4), 1),
                Gaussian.of(1.75, 0.001).logDensity(1.75),
                Gaussian.of(1750, 1).logDensity(1750));
        print(facts);
        save(out, "saturation", List.of(sigmoidChart(), softmaxChart()));
        save(out, "variance-units", List.of(reluChart(), parameterChart()));
        return facts;
    }

    private static void print(Facts facts) {
        System.out.println("a unit that is confidently wrong (logit -20, y = 1): derivative of the loss");
        System.out.printf(
                "  sigmoid   squared error %.1e   cross-entropy %.6f%n",
                facts.squaredOnSigmoid(), facts.crossEntropyOnSigmoid());
        System.out.printf(
                "            cross-entropy of probabilities that DL4J cuts to 1e-5: %.6f, it saturates after all%n",
                facts.clippedOnSigmoid());
        System.out.printf(
                "  softmax   squared error %.1e   cross-entropy %.6f%n",
                facts.squaredOnSoftmax(), facts.crossEntropyOnSoftmax());
        System.out.println("a raw variance of -2, y one from the mean: size of the derivative of the loss");
        System.out.printf("  relu + 0.01       %.4f: dead; without the floor ln 0%n", facts.deadSlope());
        System.out.printf("  softplus + 0.01  %.4f%n", facts.livingSlope());
        System.out.printf("  the floor keeps the loss finite: %.2f nats%n", facts.flooredLoss());
        System.out.println("a variance of 1e-4, y one from the mean: derivative of the loss");
        System.out.printf("  with respect to the variance   %.3g%n", facts.varianceSlope());
        System.out.printf("  to the precision               %.3g%n", facts.precisionSlope());
        System.out.printf("  to the logarithm of either     %.3g%n", facts.logVarianceSlope());
        System.out.println("a height of 1.75 m, known to a millimetre: log density at the mean, in nats");
        System.out.printf(
                "  in metres %.4f, in millimetres %.4f, difference ln 1000 = %.4f%n",
                facts.logDensityInMetres(),
                facts.logDensityInMillimetres(),
                facts.logDensityInMetres() - facts.logDensityInMillimetres());
        System.out.println("  a density has units and may exceed 1: a loss below zero is no mistake");
    }

    /** The derivative with respect to the logit, y = 1, from DL4J's loss. */
    private static double ofSigmoid(ILossFunction loss, double logit) {
        return gradient(loss, Activation.SIGMOID, new double[] {1}, logit);
    }

    /** The derivative with respect to the logit of the true class, with two others at 0. */
    private static double ofSoftmax(ILossFunction loss, double logit) {
        return gradient(loss, Activation.SOFTMAX, new double[] {1, 0, 0}, logit, 0, 0);
    }

    private static double gradient(ILossFunction loss, Activation unit, double[] y, double... z) {
        INDArray labels = Nd4j.createFromArray(new double[][] {y});
        INDArray raw = Nd4j.createFromArray(new double[][] {z});
        return loss.computeGradient(labels, raw, unit.getActivationFunction(), null)
                .getDouble(0);
    }

    /** The negative log density of a Gaussian. */
    private static double loss(double variance, double residual) {
        return -Gaussian.of(0, Math.sqrt(variance)).logDensity(residual);
    }

    private static double slopeOfVariance(double variance, double residual) {
        return 0.5 / variance - 0.5 * residual * residual / (variance * variance);
    }

    private static double slopeOfPrecision(double precision, double residual) {
        return -0.5 / precision + 0.5 * residual * residual;
    }

    private static double slopeOfLogVariance(double logVariance, double residual) {
        return 0.5 - 0.5 * residual * residual * Math.exp(-logVariance);
    }

    private static double slopeOfRaw(Constraint constraint, double raw, double residual) {
        return slopeOfVariance(constraint.value(raw), residual) * constraint.derivative(raw);
    }

    private static XYChart sigmoidChart() {
        double[] z = Grid.of(-20, 20, 401);
        return LineChart.of("Sigmoid, y = 1", "logit z", "derivative of the loss")
                .line("squared error", z, map(z, logit -> ofSigmoid(new LossMSE(), logit)))
                .line("cross-entropy", z, map(z, logit -> ofSigmoid(new LossBinaryXENT(0), logit)))
                .line("cross-entropy, cut to 1e-5", z, map(z, logit -> ofSigmoid(new LossBinaryXENT(), logit)))
                .yRange(new Interval(-1.1, 0.2))
                .chart();
    }

    private static XYChart softmaxChart() {
        double[] z = Grid.of(-20, 20, 401);
        return LineChart.of("Softmax, two other logits at 0", "logit z of the true class", "derivative of the loss")
                .line("squared error", z, map(z, logit -> ofSoftmax(new LossMSE(), logit)))
                .line("cross-entropy", z, map(z, logit -> ofSoftmax(new LossMCXENT(), logit)))
                .yRange(new Interval(-1.1, 0.2))
                .chart();
    }

    private static XYChart reluChart() {
        double[] raw = Grid.of(-4, 4, 801);
        LineChart chart =
                LineChart.of("Variance functions, floor 0.01, residual 1", "raw output", "derivative of the loss");
        for (PositiveFunction function : PositiveFunction.values()) {
            Constraint constraint = Constraint.positive(function, 0.01);
            chart.line(function.label(), raw, map(raw, a -> slopeOfRaw(constraint, a, 1)));
        }
        return chart.yRange(new Interval(-20, 5)).chart();
    }

    private static XYChart parameterChart() {
        double[] variance = Grid.logarithmic(1e-4, 1e4, 400);
        return LineChart.of("Which number to learn, residual 0.5", "variance", "size of the derivative")
                .line("variance", variance, map(variance, v -> Math.abs(slopeOfVariance(v, 0.5))))
                .line("precision", variance, map(variance, v -> Math.abs(slopeOfPrecision(1 / v, 0.5))))
                .line("log variance", variance, map(variance, v -> Math.abs(slopeOfLogVariance(Math.log(v), 0.5))))
                .logarithmic()
                .logarithmicInX()
                .yRange(new Interval(1e-5, 1e8))
                .chart();
    }

    private static double[] map(double[] x, DoubleUnaryOperator function) {
        return Arrays.stream(x).map(function).toArray();
    }

    private static void save(Path out, String name, List<XYChart> charts) throws IOException {
        Path file = out.resolve(name + ".png");
        Pictures.save(charts, 2, file);
        Lesson.wrote(file);
    }
}
