"""`IsolatedAsyncioTestCase`: tests that are coroutines, each in a loop of its own."""

import asyncio
import contextvars
import inspect
import warnings

from .case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    loop_factory = None

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._runner = None
        self._context = contextvars.copy_context()

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Adds a coroutine function that is run after the test."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enters an asynchronous context that is left after the test."""
        cls = type(cm)
        try:
            enter, exit = cls.__aenter__, cls.__aexit__
        except AttributeError:
            hint = ""
            if hasattr(cls, "__enter__") and hasattr(cls, "__exit__"):
                hint = " but it supports the context manager protocol. Did you mean to use enterContext()?"
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context "
                            f"manager protocol{hint}") from None
        result = await enter(cm)
        self.addAsyncCleanup(exit, cm, None, None, None)
        return result

    # All that belongs to a test has the context variables in common.

    def _run_async(self, coroutine):
        return self._runner.run(coroutine, context=self._context)

    def _callSetUp(self):
        # What it asks for is the loop of the test.
        self._runner.get_loop()
        self._context.run(self.setUp)
        self._run_async(self.asyncSetUp())

    def _callTestMethod(self, method):
        result = self._maybe_async(method)
        if result is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case "
                          f"({method} returned {type(result).__name__!r})", DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self._run_async(self.asyncTearDown())
        self._context.run(self.tearDown)

    def _callCleanup(self, function, /, *args, **kwargs):
        self._maybe_async(function, *args, **kwargs)

    def _maybe_async(self, function, /, *args, **kwargs):
        if inspect.iscoroutinefunction(function):
            return self._run_async(function(*args, **kwargs))
        return self._context.run(function, *args, **kwargs)

    def _setupAsyncioRunner(self):
        self._runner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)

    def _tearDownAsyncioRunner(self):
        if self._runner is not None:
            self._runner.close()
            self._runner = None

    def run(self, result=None):
        self._setupAsyncioRunner()
        try:
            return super().run(result)
        finally:
            self._tearDownAsyncioRunner()

    def debug(self):
        self._setupAsyncioRunner()
        super().debug()
        self._tearDownAsyncioRunner()
