"""`IsolatedAsyncioTestCase`: tests that are coroutines, each in a loop of its own."""

import asyncio
import contextvars
import inspect
import warnings

from .case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
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

    def _run_async(self, coroutine):
        return self._runner.run(coroutine)

    def _callSetUp(self):
        self.setUp()
        self._run_async(self.asyncSetUp())

    def _callTestMethod(self, method):
        result = self._maybe_async(method)
        if result is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case "
                          f"({method} returned {type(result).__name__!r})", DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self._run_async(self.asyncTearDown())
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        self._maybe_async(function, *args, **kwargs)

    def _maybe_async(self, function, /, *args, **kwargs):
        result = function(*args, **kwargs)
        if inspect.iscoroutine(result):
            return self._run_async(result)
        if inspect.isawaitable(result):
            return self._run_async(_awaiting(result))
        return result

    def _setupAsyncioRunner(self):
        self._runner = _new_runner()

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


async def _awaiting(awaitable):
    return await awaitable


class _PlainRunner:
    """Where asyncio has no `Runner`."""

    def run(self, coroutine):
        return asyncio.run(coroutine)

    def close(self):
        pass


def _new_runner():
    runner = getattr(asyncio, "Runner", None)
    return runner(debug=True) if runner is not None else _PlainRunner()
