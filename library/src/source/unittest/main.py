"""`main()`: loads the tests of a module and runs them."""

import sys

from . import loader, runner
from .signals import installHandler

__unittest = True


def _as_module_name(name):
    """The name of a module whose file was named: what a shell completes."""
    if not name.lower().endswith(".py"):
        return name
    import os

    if not os.path.isfile(name):
        return name
    if os.path.isabs(name):
        name = os.path.relpath(name, os.getcwd())
        if os.path.isabs(name) or name.startswith(os.pardir):
            return name
    return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")


class TestProgram:
    """Runs the tests of a module, by what is in `argv`: names of tests, and a few options."""

    module = None
    verbosity = 1
    failfast = buffer = catchbreak = progName = warnings = testNamePatterns = durations = None
    tb_locals = exit = False

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.parseArgs(argv)
        self.runTests()

    # What an option sets, unless the caller has said already how it is to be.
    _switches = {"-f": "failfast", "--failfast": "failfast", "-c": "catchbreak", "--catch": "catchbreak",
                 "-b": "buffer", "--buffer": "buffer"}

    def parseArgs(self, argv):
        names = []
        switches = {option: name for option, name in self._switches.items() if getattr(self, name) is None}
        for name in switches.values():
            setattr(self, name, False)
        rest = iter(argv[1:])
        for arg in rest:
            match arg:
                case "-v" | "--verbose":
                    self.verbosity = 2
                case "-q" | "--quiet":
                    self.verbosity = 0
                case _ if arg in switches:
                    setattr(self, switches[arg], True)
                case "--locals":
                    self.tb_locals = True
                case "-k":
                    pattern = next(rest, "")
                    pattern = pattern if "*" in pattern else f"*{pattern}*"
                    self.testNamePatterns = [*(self.testNamePatterns or []), pattern]
                case _ if arg.startswith("-"):
                    print(f"unittest: unknown option {arg}", file=sys.stderr)
                    sys.exit(2)
                case _:
                    names.append(arg)
        if names:
            self.testNames = [_as_module_name(name) for name in names]
        elif self.defaultTest is None:
            self.testNames = None
        else:
            self.testNames = (self.defaultTest,) if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.catchbreak:
            installHandler()
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        if isinstance(self.testRunner, type):
            options = {"verbosity": self.verbosity, "failfast": self.failfast, "buffer": self.buffer,
                       "warnings": self.warnings}
            try:
                made = self.testRunner(**options, tb_locals=self.tb_locals, durations=self.durations)
            except TypeError:
                try:
                    made = self.testRunner(**options)
                except TypeError:
                    made = self.testRunner()
        else:
            made = self.testRunner
        self.result = made.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(0)


main = TestProgram
