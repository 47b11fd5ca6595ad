#!/usr/bin/env bash
# Makes the Java kernel of the notebooks known to Jupyter, for this user. Run it again after moving this folder, or to see changes
# of the library in the notebooks.
set -euo pipefail
cd "$(dirname "$0")/.."

missing() {
  echo "need $1; on Debian or Ubuntu:" >&2
  echo "    sudo apt-get install --no-install-recommends $2" >&2
  exit 1
}
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
command -v "$java" >/dev/null || missing "a JDK 17 or newer" "openjdk-17-jdk-headless"
"$java" --list-modules | grep -q '^jdk.jshell@' || missing "a JDK, not a Java runtime alone" "openjdk-17-jdk-headless"
command -v mvn >/dev/null || missing "Maven" "maven"
command -v jupyter >/dev/null && jupyter nbconvert --version >/dev/null 2>&1 \
  || missing "Jupyter (Jupyter Lab, or these packages)" "jupyter-nbconvert jupyter-client jupyter-core python3-nbclient"
command -v fc-list >/dev/null && [ -n "$(fc-list)" ] || missing "a font for the pictures" "fontconfig fonts-dejavu-core"

echo "building the library and the kernel ..."
mvn -q ${MAVEN_OPTIONS:-} -pl mdn-notebook -am process-classes

folder="${JUPYTER_DATA_DIR:-$(jupyter --data-dir)}/kernels/mdn4j"
mkdir -p "$folder"
class_path="$PWD/mdn-notebook/target/classes:$(cat mdn-notebook/target/class-path)"
python3 - "$(command -v "$java")" "$class_path" >"$folder/kernel.json" <<'PYTHON'
import json, sys
java, class_path = sys.argv[1:]
json.dump({
    "argv": [java, "-cp", class_path, "org.mdn4j.notebook.Main", "{connection_file}"],
    "display_name": "Java (mdn4j)",
    "language": "java",
    "interrupt_mode": "message",
    # Native threads that spin while they wait slow small networks by an order of magnitude.
    "env": {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
}, sys.stdout, indent=1)
PYTHON
echo "the kernel \"Java (mdn4j)\" is in $folder"
echo "open the notebooks with:      jupyter lab notebooks"
echo "or run all of them in place:  notebooks/run.sh"
