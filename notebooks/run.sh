#!/usr/bin/env bash
# Runs notebooks from top to bottom and stores their outputs in them: those named, else all.
set -euo pipefail
cd "$(dirname "$0")"

jupyter kernelspec list 2>/dev/null | grep -q '^ *mdn4j ' || { echo "need the kernel: run notebooks/setup.sh first" >&2; exit 1; }
for notebook in "${@:-[0-9]*.ipynb}"; do
  for file in $notebook; do
    start=$SECONDS
    file=$(basename "$file")
    # Without times of day, which would make every run a change.
    jupyter nbconvert --log-level WARN --to notebook --execute --inplace \
      --ExecutePreprocessor.timeout=600 --ExecutePreprocessor.record_timing=False "$file"
    echo "$file: $((SECONDS - start)) s"
  done
done
