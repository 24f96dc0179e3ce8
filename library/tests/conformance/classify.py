#!/usr/bin/env python3
"""Says why cases of CPython's own tests fail: what they need that scripts do not have here, or what is still to be mended.

    classify.py --runner RUNNER --cases FOLDER --results FILE [--cases .. --results ..] [--list CLASS] [--table]

FOLDER has the cases with a `manifest.jsonl`, FILE the results of a run as lines of JSON (`id`, `file`, `ok`, `why`). The
classes are

    outside   a module that is neither in the runtime nor in the library, a thread, a file
    private   names of CPython's own within modules that are there
    purpose   what differs on purpose: see COMPATIBILITY.md
    open      the rest

`explained.tsv` beside this file has patterns of single cases, each with its class and the reason.
"""

import argparse
import collections
import fnmatch
import json
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent

MISSING = re.compile(r"No module named '([\w.]+)'|requires ([\w.]+)$")
RULES = [
    (r"can't start new thread", "outside", "threads"),
    (r"have no files|name 'open' is not defined|PermissionError|not open to scripts|no network", "outside", "files"),
    (r"_testcapi|_testinternalcapi|_testlimitedcapi|InterpreterPool", "outside", "CPython's C API"),
    (r"module 'io' has no attribute '(open|FileIO|OpenWrapper)", "outside", "files"),
    (r"has no attribute '_(?!_)|not have the attribute '_(?!_)|cannot import name '_(?!_)", "private", "private names"),
    (r"module '_\w+' has no attribute", "private", "private modules"),
    (r"'\w+' is not a package", "private", "private modules"),
    (r"which a pickle may not do here", "purpose", "pickle imports and runs nothing"),
    (r"limit exceeded", "purpose", "limits"),
    (r"strings cannot hold|lone surrogates", "purpose", "characters U+DD800 to U+DDFFF"),
    (r"SkipTest", "private", "details of CPython"),
]


def read(path):
    with open(path) as lines:
        return [json.loads(line) for line in lines]


class Modules:
    """Which modules a script can import."""

    def __init__(self, runner):
        self.runner = runner
        self.known = {}

    def __contains__(self, name):
        if name not in self.known:
            with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
                script.write(f"import {name}\n")
                script.flush()
                run = subprocess.run([*self.runner, script.name], capture_output=True)
            self.known[name] = run.returncode == 0
        return self.known[name]


def classify(result, imports, explained, modules):
    for pattern, kind, reason in explained:
        if fnmatch.fnmatchcase(result["id"], pattern):
            return kind, reason
    why = result["why"]
    found = MISSING.search(why)
    if found:
        name = (found[1] or found[2]).split(".")[0]
        if name not in modules:
            return "outside", "`test`" if name == "test" else f"`{name}`"
    for pattern, kind, text in RULES:
        if re.search(pattern, why):
            return kind, text
    for name in imports:
        if name not in modules:
            return "outside", f"`{name}`"
    return "open", ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runner", required=True)
    parser.add_argument("--cases", action="append", default=[])
    parser.add_argument("--results", action="append", default=[])
    parser.add_argument("--list", metavar="CLASS")
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    modules = Modules(options.runner.split())
    explained = [line.split("\t") for line in (HERE / "explained.tsv").read_text().splitlines()]
    imports = {}
    for folder in options.cases:
        for case in read(pathlib.Path(folder) / "manifest.jsonl"):
            imports[case["id"]] = case["imports"]
    results = {result["id"]: result for path in options.results for result in read(path)}

    files = collections.defaultdict(lambda: [0, 0, collections.Counter()])
    total = collections.Counter()
    for result in results.values():
        row = files[result["file"]]
        row[1] += 1
        if result["ok"]:
            row[0] += 1
            total["passed"] += 1
            continue
        kind, reason = classify(result, imports.get(result["id"], ()), explained, modules)
        row[2][kind, reason] += 1
        total[kind] += 1
        if kind == options.list:
            print(f"{result['id']}\t{result['why'][:150]}\t{reason}")
    if options.table:
        print("| file | passed | the rest |\n|---|---|---|")
        for name, (passed, count, reasons) in sorted(files.items()):
            rest = ", ".join(f"{number} {reason or 'open'}" for (_, reason), number in reasons.most_common())
            print(f"| `{name}` | {passed}/{count} | {rest} |")
    count, passed = len(results), total["passed"]
    inside = count - total["outside"]
    print(f"all: {passed}/{count} = {passed / count:.1%}; without {total['outside']} that need what is outside: "
          f"{passed}/{inside} = {passed / inside:.1%}")
    print(dict(total))


if __name__ == "__main__":
    main()
