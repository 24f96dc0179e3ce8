"""Mocks for more particular uses: calls that are coroutines, properties, threads; and `seal()`."""

import inspect

from ._call import DEFAULT, _Call, _CallList
from ._mock import (MagicMixin, MagicMock, Mock, _delegating, _is_coroutine_function, _is_exception,
                    _is_instance_mock)


class AsyncMockMixin:
    """Makes the calls of a mock coroutines."""

    await_count = _delegating("await_count")
    await_args = _delegating("await_args")
    await_args_list = _delegating("await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        state = self.__dict__
        state["_mock_await_count"] = 0
        state["_mock_await_args"] = None
        state["_mock_await_args_list"] = _CallList()
        state["_is_coroutine"] = True
        # It looks like a function.
        state["__name__"] = "AsyncMock"
        state["__defaults__"], state["__kwdefaults__"], state["__annotations__"] = (), {}, None
        inspect.markcoroutinefunction(self)

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = made
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # It cannot leave a coroutine as itself.
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            elif _is_coroutine_function(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            if _is_coroutine_function(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        """Fails unless it was awaited."""
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        """Fails unless it was awaited once."""
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. Awaited "
                                 f"{self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        """Fails unless the last await had these arguments."""
        if self.await_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.await_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            wanted = self._format_mock_call_signature(args, kwargs)
            actual = self._format_mock_call_signature(*self.await_args)
            raise AssertionError(f"expected await not found.\nExpected: {wanted}\n  Actual: {actual}") from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Fails unless the only await had these arguments."""
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. Awaited "
                                 f"{self.await_count} times.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Fails unless an await had these arguments."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(each) for each in self.await_args_list]
        if cause or expected not in actual:
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} await not found") from cause

    def assert_has_awaits(self, calls, any_order=False):
        """Fails unless these calls were awaited."""
        expected = [self._call_matcher(each) for each in calls]
        cause = next((each for each in expected if isinstance(each, Exception)), None)
        all_awaits = _CallList(self._call_matcher(each) for each in self.await_args_list)
        if not any_order:
            if expected not in all_awaits:
                raise AssertionError(f"Awaits not found.\nExpected: {_CallList(calls)}\nActual: "
                                     f"{self.await_args_list}") from cause
            return
        rest, missing = list(all_awaits), []
        for each in expected:
            try:
                rest.remove(each)
            except ValueError:
                missing.append(each)
        if missing:
            raise AssertionError(f"{tuple(missing)!r} not all found in await list") from cause

    def assert_not_awaited(self):
        """Fails if it was awaited."""
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. Awaited "
                                 f"{self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count, self.await_args, self.await_args_list = 0, None, _CallList()


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A mock whose calls are coroutines."""


class PropertyMock(Mock):
    """A mock that is a property of a class: reading calls it without arguments, setting with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class ThreadingMock(MagicMock):
    """A mock that waits for calls; there is one thread, so that what has not happened never will."""

    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=DEFAULT, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__["_mock_wait_timeout"] = self.DEFAULT_TIMEOUT if timeout is DEFAULT else timeout

    def _get_child_mock(self, /, **kw):
        return super()._get_child_mock(timeout=self._mock_wait_timeout, **kw)

    def wait_until_called(self, *, timeout=DEFAULT):
        """Fails unless it was called."""
        if not self.call_count:
            timeout = self._mock_wait_timeout if timeout is DEFAULT else timeout
            raise AssertionError(f"{self._mock_name or 'mock'} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Fails unless a call had these arguments."""
        if _Call((args, kwargs), two=True) not in self.call_args_list:
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} call not found")


def seal(mock):
    """Lets a mock make no more attributes."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if not _is_instance_mock(child):
            continue
        # What a specification has of the same name has it as well, without end: `(1).real.real`.
        if type(child._mock_children.get(name)).__name__ == "_SpecState":
            continue
        if child._mock_new_parent is mock and not child._mock_sealed:
            seal(child)
