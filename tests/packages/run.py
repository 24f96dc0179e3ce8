"""Runs the tests of packages here and on CPython, and writes what passes as a table.

    cargo packages [PACKAGE..]

which is `python3.14 tests/packages/run.py RUNTIME FOLDER [PACKAGE..]`: RUNTIME is the example `run`, FOLDER keeps what pip
has downloaded (`packages.txt` says which versions). `ONLY=text` takes the tests whose names contain the text, and prints the
tracebacks of those that fail here; `LIMIT` is how many seconds a module of tests has (300).

A package is imported without help: nothing stands in for a module of the standard library. Its tests run by
`runner.py`, with the stand-in for pytest in `shims`, the same on both sides. What counts are the tests that pass on
CPython; each that does not pass here is printed.
"""
import collections
import concurrent.futures
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LIMIT = int(os.environ.get("LIMIT", 300))
ONLY = os.environ.get("ONLY", "")
# What says that a test needs what a sandbox does not have: modules around files, processes, sockets and threads.
OUTSIDE = re.compile(r"ModuleNotFoundError: (?:No module named|the test needs) '?(\w+(?:\.\w+)?)|can't start new thread|"
                     r"run_in_executor\(\) is not there|scripts have no files here|is not open to scripts here")
# Files with more bytes are not given to scripts.
LARGEST = 64 << 10


class Package:
    """Where a package has what: `modules` and `tests` are folders of its archive."""

    def __init__(self, imports, modules=".", tests="tests", needs=(), runs_async=False, classes="Test*"):
        self.imports, self.modules, self.tests = imports.split(), modules, tests
        self.needs, self.runs_async, self.classes = needs, runs_async, classes


PACKAGES = {
    "toolz": Package("toolz", tests="toolz/tests"),
    "more-itertools": Package("more_itertools"),
    "funcy": Package("funcy"),
    "cachetools": Package("cachetools cachetools.keys cachetools.func", "src"),
    "attrs": Package("attr attrs", "src"),
    "pluggy": Package("pluggy", "src", "testing"),
    "blinker": Package("blinker", "src", runs_async=True),
    "pyrsistent": Package("pyrsistent"),
    "wrapt": Package("wrapt", "src", "tests/core"),
    "decorator": Package("decorator", "src"),
    "expression": Package("expression expression.collections", needs=["typing_extensions"]),
    "transitions": Package("transitions transitions.extensions", needs=["six"]),
    "python-statemachine": Package("statemachine", runs_async=True),
    "simpleeval": Package("simpleeval", tests="."),
    "parsy": Package("parsy", "src"),
    "pyparsing": Package("pyparsing"),
    "lark": Package("lark"),
    "jinja2": Package("jinja2", "src", needs=["markupsafe"]),
    "markupsafe": Package("markupsafe", "src"),
    "mako": Package("mako mako.template", tests="test", needs=["markupsafe"], classes="*Test"),
    "inflection": Package("inflection", tests="."),
    "boltons": Package("boltons.cacheutils boltons.funcutils boltons.iterutils boltons.strutils"),
    "glom": Package("glom", tests="glom/test", needs=["boltons", "attrs", "face"]),
    "deal": Package("deal"),
    "icontract": Package("icontract", needs=["asttokens", "six", "typing_extensions"]),
    "injector": Package("injector", tests="."),
    "punq": Package("punq", needs=["typing_extensions", "expects", "attrs"]),
    "pydash": Package("pydash", "src", needs=["typing_extensions"]),
    "pymonad": Package("pymonad", tests="test"),
    "six": Package("six", tests="."),
    "tabulate": Package("tabulate", tests="test"),
    "typing_extensions": Package("typing_extensions", "src", "src"),
    "zope.event": Package("zope.event", "src", "src"),
    "frozendict": Package("frozendict", "src", "test"),
    "sortedcontainers": Package("sortedcontainers"),
    "bidict": Package("bidict"),
    "tomli": Package("tomli", "src"),
    "multipledispatch": Package("multipledispatch", tests="multipledispatch/tests"),
    "returns": Package("returns returns.result returns.maybe", needs=["typing_extensions"]),
    "reactivex": Package("reactivex", needs=["typing_extensions"]),
}


def versions():
    lines = (HERE / "packages.txt").read_text().splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


# The CPython that `.ci/run` keeps has PYTHONHOME set, which is wrong for any other.
PLAIN = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}


def pip():
    """The pip of this Python, or of another one."""
    for python, environment in ((sys.executable, os.environ), ("python3", PLAIN)):
        if subprocess.run([python, "-m", "pip", "--version"], env=environment, capture_output=True).returncode == 0:
            return [python, "-m", "pip"], environment
    sys.exit("no pip: neither this Python nor python3 has one")


def unpacked(name, version, folder):
    """The folder of a package's source archive, which is downloaded if it is not there."""
    place = folder / f"{name}-{version}"
    if not place.exists():
        archives = folder / "archives" / f"{name}-{version}"
        if not archives.exists() or not list(archives.iterdir()):
            print(f"downloading {name} {version}", file=sys.stderr)
            command, environment = pip()
            subprocess.run([*command, "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                            "--ignore-requires-python", "--no-binary", name, "--dest", archives, f"{name}=={version}"],
                           env=environment, check=True)
        with tempfile.TemporaryDirectory(dir=folder) as making:
            for archive in archives.iterdir():
                with tarfile.open(archive) as content:
                    content.extractall(making, filter="data")
            shutil.move(next(pathlib.Path(making).iterdir()), place)
    return place


def alone(name, place, folder):
    """A folder with the modules of a package and nothing of what lies beside them in its archive."""
    modules = folder / "modules" / name
    modules.mkdir(parents=True, exist_ok=True)
    names = PACKAGES[name].imports if name in PACKAGES else [name]
    for top in {each.partition(".")[0] for each in names}:
        for path in place / top, place / f"{top}.py":
            link = modules / path.name
            if path.exists() and not link.is_symlink():
                link.symlink_to(path, target_is_directory=path.is_dir())
    return modules


def module_of(path, root):
    """The name of a module of tests, and the folder it is imported from: the first one above that is no package."""
    parts, folder = [path.stem], path.parent
    while (folder / "__init__.py").exists() and folder != root.parent:
        parts.insert(0, folder.name)
        folder = folder.parent
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts), folder


class Side:
    """CPython, or the runtime."""

    def __init__(self, run):
        self.run = run

    def execute(self, text, folders, place):
        """Output and errors of a script."""
        with tempfile.TemporaryDirectory() as making:
            script = pathlib.Path(making) / "script.py"
            script.write_text(text)
            environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
            if self.run:
                command = [self.run, *(part for folder in folders for part in ("--path", str(folder))), str(script)]
            else:
                command = [sys.executable, "-W", "ignore", str(script)]
                environment["PYTHONPATH"] = os.pathsep.join(map(str, folders))
            try:
                done = subprocess.run(command, capture_output=True, timeout=LIMIT, env=environment, cwd=place,
                                      stdin=subprocess.DEVNULL)
                return done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
            except subprocess.TimeoutExpired as error:
                return (error.stdout or b"").decode(errors="replace"), "out of time"


class Run:
    """A package, what runs it, and what came of it."""

    def __init__(self, name, version, folder, sides):
        self.name, self.version, self.package = name, version, PACKAGES[name]
        self.sides = sides
        self.place = unpacked(name, version, folder)
        known = versions()
        self.folders = [alone(name, self.place / self.package.modules, folder)]
        for other in self.package.needs:
            place = unpacked(other, known[other], folder)
            self.folders.append(alone(other, place / "src" if (place / "src").exists() else place, folder))
        self.passed = self.agree = self.outside = 0
        self.differences = collections.defaultdict(list)
        self.errors = ["", ""]

    def imports(self):
        """Whether the package imports on each side, without anything that stands in."""
        text = "\n".join(f"import {name}" for name in self.package.imports) + "\nprint('imported')\n"
        for number, side in enumerate(self.sides):
            out, error = side.execute(text, self.folders, self.place)
            self.errors[number] = "" if "imported" in out else error.strip().rpartition("\n")[2] or "it does not end"

    def files(self):
        tests = self.place / self.package.tests
        return sorted({*tests.rglob("test_*.py"), *tests.rglob("*_test.py"), *tests.rglob("tests.py"), *tests.rglob("test.py")})

    @functools.cached_property
    def beside(self):
        """The files beside the tests and at the top of the archive, and the data of the package."""
        paths = [*self.place.iterdir(), *(self.place / self.package.tests).rglob("*")]
        for top in self.folders[0].iterdir():
            paths += [path for path in top.rglob("*") if path.suffix != ".py"]
        small = [path for path in paths if path.is_file() and path.suffix != ".pyc" and path.stat().st_size < LARGEST]
        return {str(path): path.read_bytes() for path in small}

    def test(self, path):
        """The results of a module of tests, by side."""
        name, base = module_of(path, self.place)
        conftests, folder = [], path.parent
        while folder != self.place.parent:
            if (folder / "conftest.py").exists():
                conftests.insert(0, module_of(folder / "conftest.py", self.place))
            folder = folder.parent
        folders = [HERE / "shims", *self.folders, base, *(folder for _, folder in conftests), self.place]
        folders = list(dict.fromkeys(folders))
        head = (f"MODULE = {name!r}\nCONFTESTS = {[name for name, _ in conftests]!r}\n"
                f"ASYNC = {self.package.runs_async}\nCLASSES = {self.package.classes!r}\nONLY = {ONLY!r}\nVERBOSE = bool(ONLY)\n")
        results = []
        for side in self.sides:
            # Scripts have no files here: those beside the tests are given to them, in memory.
            text = head + f"FILES = {(self.beside, str(self.place)) if side.run else None!r}\n"
            text += (HERE / "runner.py").read_text()
            out, error = side.execute(text, folders, self.place)
            found = dict(re.findall(r"^@@ (.*?): (.*)$", out, re.M))
            results.append((found, error))
        self.compare(name, *results)

    def compare(self, name, theirs, ours):
        theirs, _ = theirs
        ours, error = ours
        if theirs.get("import", "skipped") != "skipped":
            self.differences["not imported on CPython: " + theirs["import"]].append(name)
        last = error.strip().rpartition("\n")[2]
        for label, text in theirs.items():
            if text != "ok":
                if text.startswith("failed") and label != "import":
                    self.differences["CPython too: " + text].append(f"{name}.{label}")
                continue
            self.passed += 1
            if ours.get(label) == "ok":
                self.agree += 1
            else:
                text = ours.get(label) or (f"import {ours['import']}" if "import" in ours else f"the run ended: {last}")
                needs = OUTSIDE.search(text)
                top = (needs[1] or "").partition(".")[0] if needs else ""
                self.outside += bool(needs) and (not top or top in sys.stdlib_module_names)
                self.differences[text].append(f"{name}.{label}")
        if ONLY:
            print(name, "CPython:", theirs, "ours:", ours, error, sep="\n")


def main():
    run, folder = sys.argv[1], pathlib.Path(sys.argv[2]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    sides = [Side(None), Side(str(pathlib.Path(run).absolute()))]
    known = versions()
    rows = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name in sys.argv[3:] or PACKAGES:
            try:
                one = Run(name, known[name], folder, sides)
            except subprocess.CalledProcessError as error:
                print(f"{name}: pip gave {error.returncode}", file=sys.stderr)
                continue
            one.imports()
            list(pool.map(one.test, one.files()))
            print(f"== {name} {one.version}: {one.agree}/{one.passed}", *filter(None, one.errors), flush=True)
            for text, names in sorted(one.differences.items(), key=lambda item: -len(item[1])):
                more = f" and {len(names) - 4} more" if len(names) > 4 else ""
                print(f"    {text}: {len(names)}: {', '.join(names[:4])}{more}", flush=True)
            rows.append(one)
    print("| package | imports | pass on CPython | pass here | need what is outside | differ | |")
    print("|---|---|---|---|---|---|---|")
    for one in rows:
        print(f"| {one.name} {one.version} | {'no' if one.errors[1] else 'yes'} | {one.passed or 'none'} | {one.agree} | "
              f"{one.outside} | {one.passed - one.agree - one.outside} | |")
    importing = [one for one in rows if not one.errors[1]]
    print(f"{len(importing)} of {len(rows)} import")
    for text, those in ("all", rows), ("those that import", importing):
        passed, agree, outside = (sum(getattr(one, name) for one in those) for name in ("passed", "agree", "outside"))
        print(f"{text}: {agree} of {passed} tests pass ({100 * agree / max(passed, 1):.2f} %), {outside} need what is outside, "
              f"{100 * agree / max(passed - outside, 1):.2f} % of the others pass")


main()
