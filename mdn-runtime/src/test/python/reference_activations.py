"""Hidden activations and their derivatives with mpmath, 50 digits: writes reference/activations.csv."""

from pathlib import Path

from mpmath import diff, erfc, exp, inf, log, mp, mpf, pi, quad, sqrt, tanh

mp.dps = 50

normal = lambda x: exp(-x * x / 2) / sqrt(2 * pi)


def keeps_mean_and_variance(negative):
    """alpha and scale such that the function keeps mean 0 and variance 1 of a standard normal number."""
    mean = quad(lambda x: negative(x) * normal(x), [-inf, -5, 0])
    square = quad(lambda x: negative(x) ** 2 * normal(x), [-inf, -5, 0])
    alpha = -normal(0) / mean
    return alpha, 1 / sqrt(mpf(1) / 2 + alpha**2 * square)


SELU = keeps_mean_and_variance(lambda x: exp(x) - 1)
SERLU = keeps_mean_and_variance(lambda x: x * exp(x))
sigmoid = lambda x: 1 / (1 + exp(-x))
leaky = lambda slope: lambda x: x if x > 0 else slope * x
elu = lambda alpha: lambda x: x if x > 0 else alpha * (exp(x) - 1)

FUNCTIONS = {
    "identity": lambda x: x,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "hardtanh": lambda x: max(mpf(-1), min(mpf(1), x)),
    "softplus": lambda x: log(1 + exp(x)),
    "relu": leaky(mpf(0)),
    "leakyrelu": leaky(mpf("0.01")),
    "leakyrelu(0.2)": leaky(mpf("0.2")),
    "rrelu": leaky((mpf(1) / 8 + mpf(1) / 3) / 2),
    "rrelu(0.1,0.4)": leaky(mpf("0.25")),
    "prelu": leaky(mpf("0.25")),
    "abs": abs,
    "elu": elu(mpf(1)),
    "elu(0.5)": elu(mpf("0.5")),
    "selu": lambda x: SELU[1] * elu(SELU[0])(x),
    "serlu": lambda x: SERLU[1] * (x if x > 0 else SERLU[0] * x * exp(x)),
    "swish": lambda x: x * sigmoid(x),
    "swish(2)": lambda x: x * sigmoid(2 * x),
    "gelu": lambda x: x * erfc(-x / sqrt(2)) / 2,
}
POINTS = ["-30", "-8", "-3.5", "-1.25", "-0.5", "-0.001", "0.001", "0.75", "1.5", "4", "30"]

lines = ["activation,x,value,derivative"]
for name, function in FUNCTIONS.items():
    for point in POINTS:
        x = mpf(float(point))
        derivative = diff(function, x, h=mpf(10) ** -20)
        row = [f'"{name}"', repr(float(x)), repr(float(function(x))), repr(float(derivative))]
        lines.append(",".join(row))
target = Path(__file__).parent.parent / "resources" / "reference" / "activations.csv"
target.write_text("\n".join(lines) + "\n")
