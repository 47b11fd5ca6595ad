"""Talks to the kernel as Jupyter does: python3 protocol.py, with JUPYTER_PATH naming where the kernel "mdn4j" is."""
import time

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="mdn4j", startup_timeout=120)


def replies(ids):
    """The execute replies to some requests, by id."""
    found = {}
    while len(found) < len(ids):
        message = client.get_shell_msg(timeout=60)
        found[message["parent_header"]["msg_id"]] = message["content"]
    return [found[i] for i in ids]


def run(code):
    """The reply to one cell and what it showed."""
    outputs = []
    reply = client.execute_interactive(code, timeout=120, output_hook=outputs.append)
    return reply["content"], [(o["msg_type"], o["content"]) for o in outputs if o["msg_type"] != "status"]


def check(name, condition, seen):
    print(("ok      " if condition else "FAILED  ") + name + ("" if condition else f": {seen}"))
    global failed
    failed = failed or not condition


failed = False
try:
    reply, outputs = run("1 + 1")
    check("a value is a result", outputs[-1][1].get("data", {}).get("text/plain") == "2", outputs)

    reply, outputs = run('System.out.print("to " + "out");\nSystem.err.println("to err");')
    streams = {c["name"]: c["text"] for t, c in outputs if t == "stream"}
    check("output is shown, with and without a line end", streams == {"stdout": "to out", "stderr": "to err\n"}, outputs)

    reply, outputs = run("int a = 1;\nint b = 2;\nint c = a + missing;")
    error = dict(outputs).get("error", {})
    text = "\n".join(error.get("traceback", []))
    check("a compilation error says the line", reply["status"] == "error" and "line 3" in text and "missing" in text, outputs)

    reply, outputs = run("throw new IllegalStateException(\"so\");")
    error = dict(outputs).get("error", {})
    check("an exception keeps its name", error.get("ename") == "IllegalStateException" and error.get("evalue") == "so", error)

    reply, outputs = run("int deep(int x) { return deep(x + 1); }\ndeep(0)")
    check("a stack overflow ends the cell alone", dict(outputs).get("error", {}).get("ename") == "StackOverflowError", outputs)

    ids = [client.execute(code) for code in ("int before = 1;", "Thread.sleep(300); throw new Error();", "int after = 1;")]
    seen = [reply["status"] for reply in replies(ids)]
    check("cells behind a failed one are not run", seen == ["ok", "error", "aborted"], seen)
    time.sleep(0.2)
    check("cells asked for later are", run("before")[0]["status"] == "ok", "before")
    check("and what was not run left nothing", run("after")[0]["status"] == "error", "after")

    for name, loop in (("sleeping", "Thread.sleep(600_000);"), ("endless", "while (true) { }")):
        request = client.execute(loop)
        time.sleep(1.5)
        manager.interrupt_kernel()
        (reply,) = replies([request])
        check(f"an interrupt ends a {name} cell", reply.get("ename") == "Interrupted", reply)
    check("and the kernel lives on", run("before")[0]["status"] == "ok", "before")

    cell = "int x = 1;\nMath.sq"
    reply = client.complete(cell, len(cell), reply=True, timeout=60)["content"]
    check("names are completed", "sqrt(" in reply["matches"] and cell[reply["cursor_start"]:] == "sq", reply)

    reply = client.inspect("Math.sqrt(2)", 7, reply=True, timeout=60)["content"]
    check("names are explained", reply["found"] and "Math.sqrt(double a)" in reply["data"]["text/plain"], reply)

    client.is_complete("for (int i = 0; i < 3; i++) {")
    reply = client.get_shell_msg(timeout=60)["content"]
    check("an open block waits for its end", reply["status"] == "incomplete", reply)
    client.is_complete("int y = 1;")
    reply = client.get_shell_msg(timeout=60)["content"]
    check("a statement is complete", reply["status"] == "complete", reply)

    reply, outputs = run('display(markdown("**so**"), latex("x^2"), table(List.of("a", "b"), List.of(List.of(1, 2.0 / 3))));')
    shown = [set(c["data"]) for t, c in outputs if t == "display_data"]
    wanted = ["text/markdown", "text/latex", "text/html"]
    check("texts, formulas and tables are shown", len(shown) == 3 and all(w in s for w, s in zip(wanted, shown)), outputs)

    reply, outputs = run("new java.awt.image.BufferedImage(20, 10, java.awt.image.BufferedImage.TYPE_INT_RGB)")
    check("an image is a picture", "image/png" in outputs[-1][1].get("data", {}), outputs)

    reply, outputs = run("org.nd4j.linalg.factory.Nd4j.create(new double[] {3, 4}).norm2Number().doubleValue()")
    check("native code runs", outputs[-1][1].get("data", {}).get("text/plain") == "5.0", outputs)
finally:
    client.stop_channels()
    start = time.time()
    manager.shutdown_kernel()
    check("the kernel ends when asked", not manager.is_alive(), "alive")
raise SystemExit(1 if failed else 0)
