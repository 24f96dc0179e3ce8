"""The parts of an asynchronous test share context variables and a loop; a loader says where an import failed."""
import asyncio
import contextvars
import unittest

steps = contextvars.ContextVar("steps", default=())


def note(step):
    steps.set(steps.get() + (step,))


class Test(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        note("setUp")
        self.addCleanup(lambda: print(steps.get()))
        self.addAsyncCleanup(self.clean)
        self.loop = asyncio.get_event_loop()

    async def asyncSetUp(self):
        note("asyncSetUp")

    async def test(self):
        note("test")
        print(asyncio.get_running_loop() is self.loop)

    async def asyncTearDown(self):
        note("asyncTearDown")

    def tearDown(self):
        note("tearDown")

    async def clean(self):
        note("clean")


print(Test("test").run(), Test.loop_factory)
# expect: True
# expect: ('setUp', 'asyncSetUp', 'test', 'asyncTearDown', 'tearDown', 'clean')
# expect: <unittest.result.TestResult run=1 errors=0 failures=0> None
print(steps.get())  # expect: ()

loader = unittest.TestLoader()
loader.loadTestsFromNames(["nowhere.test", "unittest.nothing"])
for text in loader.errors:
    lines = text.splitlines()
    print(lines[0], lines[1], lines[-1], sep=" / ")
# expect: Failed to import test module: nowhere / Traceback (most recent call last): / ModuleNotFoundError: No module named 'nowhere'
# expect: Failed to import test module: nothing / Traceback (most recent call last): / ModuleNotFoundError: No module named 'unittest.nothing'
