package org.mdn4j.train;

/**
 * Training whose numbers left the finite range. The message says in which epoch, batch, row and component, and what helps.
 */
public final class TrainingDivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrainingDivergedException(int epoch, int batch, String where) {
        super("the likelihood is no longer finite in epoch " + epoch + ", batch " + batch + ", " + where
                + "; a smaller learning rate, gradient clipping or a larger variance floor helps");
    }
}
