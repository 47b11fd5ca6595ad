#!/usr/bin/env python3
"""Reads an mdn4j model of Gaussian components with nothing but NumPy; see model-file.md. read_model.py MODEL CSV"""
import csv, json, sys, zipfile
import numpy as np

ACTIVATION = {"identity": lambda a: a, "tanh": np.tanh, "relu": lambda a: np.maximum(a, 0),
              "sigmoid": lambda a: 1 / (1 + np.exp(-a)), "softplus": lambda a: np.logaddexp(0, a),
              "elu": lambda a: np.where(a > 0, a, np.expm1(np.minimum(a, 0)))}
FUNCTION = {"exp": np.exp, "softplus": lambda r: np.logaddexp(0, r), "relu": lambda r: np.maximum(r, 0),
            "elu+1": lambda r: np.where(r > 0, r + 1, np.exp(np.minimum(r, 0))), "square": np.square}

def tensors(data):  # safetensors: the length of a JSON header, the header, the numbers
    end = 8 + int.from_bytes(data[:8], "little")
    return {name: np.frombuffer(data[end:], "<f4")[t["data_offsets"][0] // 4:t["data_offsets"][1] // 4].reshape(t["shape"])
            for name, t in json.loads(data[8:end]).items()}

def load(path):
    with zipfile.ZipFile(path) as archive:
        model = json.loads(archive.read("model.json"))
        assert model["version"] == 1 and model["layout"]["family"] == "gaussian"
        assert set(model["requires"]) <= {"normal_scores", "input_products"}
        return model, [(m["layers"], tensors(archive.read(m["file"]))) for m in model["members"]]

def log_density(model, members, x, y):  # x [N, inputs], y [N, D] in data units; [N] in nats
    scaling, target, layout = model["input_scaling"], model["target_scaling"], model["layout"]
    scores = [np.interp(x[:, s["input"]], s["values"], s["scores"]) for s in model.get("normal_scores", [])]
    x = (x - scaling["shift"]) / scaling["scale"]
    products = [x[:, i] * x[:, j] for i in range(x.shape[1]) for j in range(i + 1) if model.get("input_products")]
    inputs = np.column_stack([x] + scores + products)
    z, n, k = (y - target["shift"]) / target["scale"], len(x), layout["components"]
    densities = []
    for layers, tensor in members:
        a = inputs
        for i, layer in enumerate(layers):
            a = ACTIVATION[layer["activation"]](a @ tensor[f"layers.{i}.weights"] + tensor[f"layers.{i}.biases"])
        weights, means, raw = np.split(a, [k, k + k * y.shape[1]], axis=1)  # the raw row, group by group
        variances = FUNCTION[layout["groups"][1]["function"]](raw).reshape(n, k, -1) + layout["groups"][1]["floor"]
        weights = weights - np.logaddexp.reduce(weights, axis=1, keepdims=True)
        squares = (z[:, None, :] - means.reshape(n, k, -1)) ** 2 / variances
        densities.append(np.logaddexp.reduce(weights - 0.5 * (squares + np.log(2 * np.pi * variances)).sum(2), axis=1))
    return np.logaddexp.reduce(densities, axis=0) - np.log(len(members)) - np.log(target["scale"]).sum()

if __name__ == "__main__":
    model, members = load(sys.argv[1])
    rows = list(csv.DictReader(open(sys.argv[2], encoding="utf-8")))
    x, y = ([[float(row[name]) for name in model["columns"][part]] for row in rows] for part in ("inputs", "targets"))
    print(*log_density(model, members, np.array(x), np.array(y)).tolist(), sep="\n")
