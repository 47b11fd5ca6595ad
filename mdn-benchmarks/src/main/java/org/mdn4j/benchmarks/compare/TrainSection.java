package org.mdn4j.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.benchmarks.workload.Networks;
import org.mdn4j.benchmarks.workload.Shape;
import org.mdn4j.engine.FusedEngine;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One step of training, beside those of others and beside its own arithmetic. */
final class TrainSection implements Section {

    private static final List<Shape> SHAPES = List.of(
            Shape.of(32, 50),
            Shape.of(128, 50),
            Shape.of(1024, 50),
            Shape.of(8192, 50),
            Shape.of(32, 256),
            Shape.of(1024, 256));

    private static final String FUSED = "fused engine";
    private static final String OUR_LAYER = "DL4J, our layer";
    private static final String THEIR_LOSS = "DL4J, its loss";

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String measure(Setting setting) {
        Arithmetic arithmetic = Arithmetic.measure(setting.contest());
        Table times = new Table("batch x width", FUSED, Setting.PYTORCH, THEIR_LOSS, OUR_LAYER);
        Table ratios = new Table("batch x width", "than PyTorch", "than DL4J, its loss", "than DL4J, our layer");
        Table distances = new Table(
                "batch x width", "products alone", "with functions", FUSED, "of products", "of all arithmetic");
        for (Shape shape : SHAPES) {
            Map<String, Double> seconds = setting.contest().run(setting.withTorch(contenders(shape), "train", shape));
            String label = shape.batch() + " x " + shape.width();
            double fused = seconds.get(FUSED);
            double torch = seconds.getOrDefault(Setting.PYTORCH, Double.NaN);
            times.add(
                    label,
                    micros(fused),
                    micros(torch),
                    micros(seconds.get(THEIR_LOSS)),
                    micros(seconds.get(OUR_LAYER)));
            ratios.add(
                    label,
                    Table.times(torch / fused),
                    Table.times(seconds.get(THEIR_LOSS) / fused),
                    Table.times(seconds.get(OUR_LAYER) / fused));
            double products = arithmetic.products(shape);
            double all = arithmetic.step(shape);
            distances.add(
                    label,
                    micros(products),
                    micros(all),
                    micros(fused),
                    Table.times(fused / products),
                    Table.times(fused / all));
        }
        return """
                ## A training step

                Forward pass, likelihood, backward pass and Adam on one batch that is already there: two hidden layers of
                tanh, 8 inputs, 5 Gaussian components, one target, single precision, one thread each. "DL4J, its loss" is
                `LossMixtureDensity`, which comes with ND4J. PyTorch's step of 1024 x 50 varies by up to two fifths from one process
                to the next, with whether the C library keeps the memory that it frees. The fused engine is so many times faster:

                %s
                Microseconds a step:

                %s
                What the arithmetic alone would take, in microseconds: the products at %s GFLOP/s, which is what OpenBLAS does
                here with large matrices on one thread; with the elementwise functions in plain loops over arrays in the cache
                (tanh %s ns, exp %s ns, log %s ns, Adam %s ns a parameter). The last columns say how many times as long the
                whole step takes.

                %s""".formatted(
                        ratios,
                        times,
                        Table.number(arithmetic.flops() * 1e-9),
                        Table.number(arithmetic.tanh() * 1e9),
                        Table.number(arithmetic.exp() * 1e9),
                        Table.number(arithmetic.log() * 1e9),
                        Table.number(arithmetic.adam() * 1e9),
                        distances);
    }

    private static String micros(double seconds) {
        return Table.number(seconds * 1e6);
    }

    private static Map<String, Contender> contenders(Shape shape) {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put(FUSED, fused(shape));
        contenders.put(THEIR_LOSS, dl4j(Networks.theirs(shape), shape));
        contenders.put(OUR_LAYER, dl4j(Networks.ours(shape), shape));
        return contenders;
    }

    static Contender fused(Shape shape) {
        FusedEngine engine = Networks.fused(shape);
        float[] x = shape.x();
        float[] y = shape.y();
        return Contender.of(() -> engine.step(x, y, shape.batch()));
    }

    private static Contender dl4j(MultiLayerConfiguration configuration, Shape shape) {
        MultiLayerNetwork network = Networks.dl4j(configuration);
        INDArray x = Nd4j.create(shape.x(), new long[] {shape.batch(), Shape.INPUTS}, 'c');
        INDArray y = Nd4j.create(shape.y(), new long[] {shape.batch(), shape.targets()}, 'c');
        return Contender.of(() -> network.fit(x, y));
    }
}
