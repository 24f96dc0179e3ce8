"""Runs the tests of packages here and on CPython, and writes what agrees as a table.

    python3.14 tests/packages/run.py FOLDER [PACKAGE..]

FOLDER holds the unpacked source archives, as `pip download --no-deps --no-binary :all: PACKAGE` gets them. The
runtime is the example `run`: `cargo build --release --example run`, or the path in `RUN`. A module of tests has
120 seconds, or those in `LIMIT`. A test agrees where it does on both sides the same: it passes, is skipped, or fails
with the same exception.
"""
import collections
import os
import pathlib
import re
import subprocess
import sys
import tempfile

LIMIT = int(os.environ.get("LIMIT", 120))
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# Package, folder of its modules, folder of its tests, and the name of the module of a test.
PACKAGES = {
    "toolz": (".", "toolz/tests", "toolz.tests.{}"),
    "more_itertools": (".", "tests", "tests.{}"),
    "attrs": ("src", "tests", "tests.{}"),
    "wrapt": ("src", "tests/core", "{}"),
    "typing_extensions": ("src", "src", "{}"),
    "pluggy": ("src", "testing", "{}"),
    "sortedcontainers": (".", "tests", "{}"),
    "boltons": (".", "tests", "tests.{}"),
}
# The modules of the standard library that tests and packages import and the runtime does not have.
MISSING = """array ast asyncio asyncio.queues atexit base64 cmath collections.abc. codecs concurrent concurrent.futures
ctypes datetime decimal difflib doctest email errno fcntl fractions getpass glob gzip hashlib hmac html html.parser
html.entities http importlib importlib.abc importlib.machinery importlib.metadata importlib.util locale logging numbers os
os.path pathlib pickle pickletools pkgutil platform posixpath pprint queue random re reprlib secrets select shutil signal
site socket ssl stat statistics struct subprocess sysconfig tempfile threading time timeit tokenize token
unicodedata urllib urllib.parse urllib.request uuid warnings zlib multiprocessing selectors calendar
__pypy__ _pickle _py_abc pydoc binascii zipfile sched colorsys this csv getopt gettext
configparser argparse bz2 lzma xml cProfile profile pstats pdb code codeop ipaddress mimetypes netrc""".split()
# Packages that tests use, which count as missing on both sides.
NOT_INSTALLED = "hypothesis hypothesis.strategies numpy cloudpickle test"


def runtime():
    if "RUN" in os.environ:
        return os.environ["RUN"]
    for profile in ("release", "debug"):
        path = ROOT / "target" / profile / "examples" / "run"
        if path.exists():
            return str(path)
    sys.exit("cargo build --release --example run")


def missing_here(run):
    """Which of the modules the runtime really lacks."""
    lines = [f"try: import {name}\nexcept ImportError: print({name!r})" for name in MISSING if not name.endswith(".")]
    done = subprocess.run([run, "-"], input="\n".join(lines), capture_output=True, text=True)
    return done.stdout.split()


def results(command, environment=None):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, env=environment)
    except subprocess.TimeoutExpired:
        return {"import": "failed: time"}, ""
    found = {}
    for line in done.stdout.splitlines():
        label, separator, text = line.partition(": ")
        if separator:
            found[label] = text
    return found, done.stderr[-1500:]


def kind(outcome):
    """What counts of an outcome: that it is well, skipped, or which exception it is."""
    words = [word for word in outcome.split(" ") if word not in ("needs", "near")]
    return words[0], next((word for word in words[1:] if word.endswith(":")), "")


def compare(name, folder, run, missing, verbose):
    modules, tests, pattern = PACKAGES[name]
    totals = collections.Counter()
    needs = collections.Counter()
    differences = []
    files = sorted((folder / tests).glob("test_*.py"))
    for file in files:
        test = pattern.format(file.stem)
        folders = [HERE / "shims", folder / modules, folder, folder / tests]
        print(test, file=sys.stderr)
        with tempfile.TemporaryDirectory() as place:
            script = pathlib.Path(place) / "script.py"
            text = (HERE / "runner.py").read_text()
            head = "MODULE = {!r}\nMISSING = {!r}\n"
            script.write_text(head.format(test, NOT_INSTALLED) + text)
            paths = os.pathsep.join(map(str, folders))
            theirs, _ = results([sys.executable, "-W", "ignore", str(script)],
                                {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "0"})
            script.write_text(head.format(test, " ".join(missing) + " " + NOT_INSTALLED) + text)
            options = [part for path in folders for part in ("--path", str(path))]
            ours, trouble = results([run, *options, str(script)])
        for label, expected in theirs.items():
            got = ours.get(label)
            if got is None:
                got = ours.get("import", "failed: the run ended " + trouble[-200:])
            if " needs " in expected:
                continue
            totals["tests"] += 1
            lacking = re.search("No module named '([a-z_.]*)'|name '(open)' is not defined", got)
            if kind(got) == kind(expected):
                totals["agree"] += 1
            elif " needs " in got:
                totals["needs"] += 1
                needs.update(got.split(" needs ")[1].split(" ")[0].split(","))
            elif lacking:
                totals["needs"] += 1
                needs[lacking[1] or lacking[2]] += 1
            elif " near " in got:
                totals["near"] += 1
                differences.append(f"(near a missing module) {test} {label}\n    CPython: {expected}\n    ours:    {got}")
            else:
                totals["differ"] += 1
                differences.append(f"{test} {label}\n    CPython: {expected}\n    ours:    {got}")
        if verbose and "import" in ours:
            print(test, ours["import"], trouble)
    return totals, needs, differences


def main():
    root = pathlib.Path(sys.argv[1])
    run = runtime()
    missing = missing_here(run)
    rows = []
    for name in sys.argv[2:] or PACKAGES:
        found = sorted(path for path in root.glob(f"{name}-*") if path.is_dir())
        if not found:
            continue
        totals, needs, differences = compare(name, found[-1], run, missing, True)
        for difference in differences:
            print(difference)
        modules = ", ".join(f"`{module}` {count}" for module, count in needs.most_common(6))
        rows.append(f"| {found[-1].name.replace('-', ' ')} | {totals['tests']} | {totals['agree']} | {totals['needs']} | "
                    f"{totals['near']} | {totals['differ']} | {modules} |")
    print("| package | tests | agree | need a missing module | in a module that uses one | differ | what is missing most |")
    print("|---|---|---|---|---|---|---|")
    print("\n".join(rows))


main()
