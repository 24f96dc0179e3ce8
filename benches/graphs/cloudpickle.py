"""What cloudpickle does with the closures of `closures.py`: a line for each, as the benchmark reads it.

A line has the answer of the closure when it has arrived in another process, its bytes, and the microseconds of the fastest of
many rounds of writing and of reading it, with tabs between them; or `refused` and the reason.
"""

import ast
import subprocess
import sys
import time

import cloudpickle


def closures(path):
    """The name, the program and the question of each."""
    name, lines = None, []
    for line in open(path, encoding="utf-8"):
        if line.startswith("#:: "):
            name, lines = line[4:].strip(), []
        elif line.startswith("#> "):
            yield name, "".join(lines), line[3:].strip()
        elif name is not None:
            lines.append(line)


def value(program, names):
    """Runs a program; the value of its last line."""
    tree = ast.parse(program)
    last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, "closure", "exec"), names)
    return eval(compile(last, "closure", "eval"), names)


def fastest(work):
    """The microseconds of the fastest round."""
    end, best = time.perf_counter() + 0.2, float("inf")
    while time.perf_counter() < end:
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1e6


ELSEWHERE = """
import sys, pickle
it = pickle.loads(sys.stdin.buffer.read())
print(repr(eval(sys.argv[1])))
"""


def measured(program, question):
    made = value(program, {"__name__": "__main__"})
    try:
        data = cloudpickle.dumps(made)
    except Exception as problem:
        return f"refused\t{problem}"
    command = [sys.executable, "-c", ELSEWHERE, question]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    lines = done.stdout.decode().splitlines() or [done.stderr.decode().splitlines()[-1]]
    write = fastest(lambda: cloudpickle.dumps(made))
    read = fastest(lambda: cloudpickle.loads(data))
    return f"{lines[0]}\t{len(data)}\t{write:.1f}\t{read:.1f}"


if __name__ == "__main__":
    for name, program, question in closures(sys.argv[1]):
        print(name, measured(program, question), sep="\t")
