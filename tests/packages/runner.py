"""Runs the tests of one module, and prints a line for each: what happened, and what it needed that is not there.

What runs comes before this text: `MODULE` (what to import) and `MISSING` (modules that are not there, separated by
spaces). The same text runs on CPython and on the runtime.
"""
import sys

import absent
import pytest

for _name in MISSING.split():
    absent.module(_name)


# What the modules used while they were imported: a test may depend on it without a trace.
IMPORTING = set()


def needs():
    """What a failure may come from."""
    if absent.TOUCHED:
        return " needs " + ",".join(sorted(absent.TOUCHED))
    return " near " + ",".join(sorted(IMPORTING)) if IMPORTING else ""


def outcome(run):
    absent.begin()
    try:
        run()
    except pytest.Skipped:
        return "skipped" + needs()
    except BaseException as error:
        return f"failed{needs()} {type(error).__name__}: {str(error)[:300]!r}"
    return "ok"


def fixtures(module):
    return {name: value for name, value in vars(module).items() if hasattr(value, "fixture")}


def with_fixtures(function, known, given, label, *args):
    """Each way to call a test: with each value of each fixture."""
    code = getattr(function, "__code__", None)
    names = code.co_varnames[:code.co_argcount + code.co_kwonlyargcount] if code else ()
    ways = [dict(given)]
    for name in names[len(args):]:
        if name in given or name not in known:
            continue
        fixture = known[name]
        wants = fixture.__code__.co_varnames[:fixture.__code__.co_argcount]
        values = []
        for parameter in fixture.fixture:
            class request:
                param = parameter
            values.append(fixture(**{want: request for want in wants if want == "request"}))
        values = [next(value) if hasattr(value, "__next__") else value for value in values]
        ways = [{**way, name: value} for way in ways for value in values]
    for number, way in enumerate(ways):
        yield label + (f"[{number}]" if len(ways) > 1 else ""), lambda way=way: function(*args, **way)


# Tests that wait for a clock never end without one.
WAITING = ("TimeLimitedTests",)


def tests(module):
    known = fixtures(module)
    for name, value in list(vars(module).items()):
        if name.startswith("test") and callable(value) and not hasattr(value, "fixture"):
            yield from one(name, value, known)
        elif isinstance(value, type) and name not in WAITING and (name.startswith("Test") or name.endswith(("Test", "Tests"))):
            for method in sorted(dir(value)):
                if method.startswith("test"):
                    function = getattr(value, method)
                    yield from one(f"{name}.{method}", function, known, value)


def one(label, function, known, owner=None):
    if getattr(function, "skipped", False) or getattr(owner, "skipped", False):
        yield label, pytest.skip
        return
    for number, row in enumerate(getattr(function, "rows", [{}])):
        shown = label + (f"#{number}" if hasattr(function, "rows") else "")
        if owner is None:
            yield from with_fixtures(function, known, row, shown)
        else:
            def run(row=row):
                case = owner()
                for name in ("setUp", "setup_method"):
                    if hasattr(case, name):
                        getattr(case, name)()
                for _, call in with_fixtures(function, known, row, "", case):
                    call()
                if hasattr(case, "tearDown"):
                    case.tearDown()
            yield shown, run


def main():
    try:
        __import__(MODULE)
        module = sys.modules[MODULE]
    except BaseException as error:
        print(f"import: failed{needs()} {type(error).__name__}: {str(error)[:300]!r}")
        import traceback
        traceback.print_exc()
        return
    IMPORTING.update(absent.TOUCHED)
    for label, run in tests(module):
        print(f"{label}: {outcome(run)}")


main()
