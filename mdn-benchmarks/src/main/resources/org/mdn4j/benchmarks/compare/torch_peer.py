"""The same Gaussian mixture density network in PyTorch, timed on request.

Reads one JSON object a line: task, batch, width, inputs, components, targets, repetitions. Answers each with the seconds
that so many repetitions took. The first line it writes says what it is.
"""
import ctypes
import json
import math
import sys
import time

import torch

torch.set_num_threads(1)
torch.manual_seed(1)


def core_type():
    """The kernels that OpenBLAS has chosen for this processor."""
    with open("/proc/self/maps") as maps:
        libraries = {line.split()[-1] for line in maps if "blas" in line}
    for library in libraries:
        try:
            function = ctypes.CDLL(library).openblas_get_corename
        except (OSError, AttributeError):
            continue
        function.restype = ctypes.c_char_p
        return function().decode()
    return "unknown"


def network(inputs, width, outputs):
    return torch.nn.Sequential(
        torch.nn.Linear(inputs, width), torch.nn.Tanh(),
        torch.nn.Linear(width, width), torch.nn.Tanh(),
        torch.nn.Linear(width, outputs))


def negative_log_likelihood(raw, y, k):
    d = y.shape[1]
    log_weights = torch.log_softmax(raw[:, :k], 1)
    means = raw[:, k:k + k * d].view(-1, k, d)
    log_variances = raw[:, k + k * d:].view(-1, k, d)
    squares = (y.unsqueeze(1) - means) ** 2 * torch.exp(-log_variances)
    log_densities = -0.5 * (squares + log_variances + math.log(2 * math.pi)).sum(2)
    return -torch.logsumexp(log_weights + log_densities, 1).mean()


def mixture(raw, k, d):
    components = torch.distributions.Independent(
        torch.distributions.Normal(raw[:, k:k + k * d].view(-1, k, d),
                                   torch.exp(0.5 * raw[:, k + k * d:]).view(-1, k, d), validate_args=False),
        1, validate_args=False)
    weights = torch.distributions.Categorical(logits=raw[:, :k], validate_args=False)
    return torch.distributions.MixtureSameFamily(weights, components, validate_args=False)


def without_gradients(function):
    def call():
        with torch.no_grad():
            function()
    return call


def prepare(task, batch, width, inputs, components, targets):
    k, d = components, targets
    model = network(inputs, width, k * (1 + 2 * d))
    x, y = torch.rand(batch, inputs), torch.rand(batch, d)
    if task == "train":
        optimizer = torch.optim.Adam(model.parameters(), 1e-3)

        def step():
            optimizer.zero_grad()
            negative_log_likelihood(model(x), y, k).backward()
            optimizer.step()
        return step
    if task == "predict":
        return without_gradients(lambda: model(x))
    if task == "log density":
        return without_gradients(lambda: mixture(model(x), k, d).log_prob(y))
    if task == "draw":
        with torch.no_grad():
            predicted = mixture(model(x), k, d)
        return without_gradients(lambda: predicted.sample((100,)))
    raise ValueError("no task " + task)


def main():
    print(json.dumps({"torch": torch.__version__, "core": core_type(), "threads": torch.get_num_threads()}), flush=True)
    prepared = {}
    for line in sys.stdin:
        request = json.loads(line)
        repetitions = request.pop("repetitions")
        key = json.dumps(request)
        if key not in prepared:
            prepared[key] = prepare(**request)
        function = prepared[key]
        start = time.perf_counter()
        for _ in range(repetitions):
            function()
        print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)


main()
