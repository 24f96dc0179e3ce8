"""Compares `late-binding` with ruff's B023 over unpacked packages, and counts what the other rules report.

    python3 tests/packages/ruff.py FOLDER..

A FOLDER is a package as `pip download --no-deps PACKAGE` gets it, unpacked. `ruff` is found in PATH or given in `RUFF`;
the example `run` (`cargo build --example run`) may be given in `RUN`. For each folder a line says what both report;
then come the findings of only one of them, and those of the other rules, to be judged by reading. A finding of both is
one of the same name whose closure begins its reads at the same place. Files that cannot be compiled are counted.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RUN = os.environ.get("RUN", ROOT / "target/debug/examples/run")
RUFF = os.environ.get("RUFF", "ruff")
# So many lines a closure may be long for a later read to be one of the same finding.
CLOSURE = 40


def of_ruff(folder):
    command = [RUFF, "check", "--select", "B023", "--isolated", "--no-cache", "--output-format", "json", folder]
    found = collections.defaultdict(list)
    for each in json.loads(subprocess.run(command, capture_output=True, text=True).stdout or "[]"):
        if each["code"] == "B023":
            place, name = each["location"], re.search("`(.+?)`", each["message"])[1]
            found[each["filename"]].append((place["row"], place["column"], name))
    return found


def of_run(path):
    """The lints of a file; None if it does not compile."""
    done = subprocess.run([RUN, "--lint", path], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        return None
    lints = (re.match(r"(\d+):(\d+): ([\w-]+): (.*)", line[len(path) + 1:]) for line in done.stdout.splitlines())
    return [(int(lint[1]), int(lint[2]), lint[3], lint[4]) for lint in lints if lint]


def compare(folder):
    ruff, rules, rows = of_ruff(folder), collections.Counter(), []
    skipped = lines = 0
    for path in sorted(map(str, pathlib.Path(folder).rglob("*.py"))):
        lints = of_run(path)
        if lints is None:
            skipped += 1
            continue
        lines += pathlib.Path(path).read_bytes().count(b"\n")
        rules.update(rule for _, _, rule, _ in lints)
        late = [(line, column, re.search("reads `(.+?)`", text)[1]) for line, column, rule, text in lints if rule == "late-binding"]
        places = {(line, column) for line, column, _ in ruff[path]}
        rows += [("both" if each[:2] in places else "ours", path, each) for each in late]
        for line, column, name in ruff[path]:
            near = any(name == other and 0 <= line - first <= CLOSURE for first, _, other in late)
            rows += [] if near else [("ruff", path, (line, column, name))]
        rows += [(rule, path, (line, column, text)) for line, column, rule, text in lints if rule != "late-binding"]
    counts = collections.Counter(kind for kind, _, _ in rows)
    total = sum(map(len, ruff.values()))
    print(f"{folder}: {lines} lines, {skipped} files skipped; ruff {total}, both {counts['both']}, "
          f"only ruff {counts['ruff']}, only ours {counts['ours']}; {dict(rules)}")
    for kind, path, (line, column, text) in rows:
        print(f"    {kind:16} {path}:{line}:{column} {text}")


for folder in sys.argv[1:]:
    compare(os.path.abspath(folder))
