"""`create_autospec()`: mocks that are called and have what others are called with and have; and `mock_open()`."""

import inspect

from . import _mock
from ._call import DEFAULT, _Call
from ._mock import (AsyncMock, InvalidSpecError, MagicMock, Mock, NonCallableMagicMock, PropertyMock, _adopt,
                    _get_signature, _is_coroutine_function, _is_instance_mock)


class _SpecState:
    """An attribute of a specification whose mock is not made yet."""

    def __init__(self, spec, spec_set, parent, name, instance):
        self.spec, self.spec_set, self.parent, self.name, self.instance = spec, spec_set, parent, name, instance

    def make(self):
        return create_autospec(self.spec, self.spec_set, self.instance, self.parent, self.name)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of another object, which are such mocks too; calls must fit the other's parameters."""
    if isinstance(spec, (list, tuple)):
        # A list of names says nothing of calls.
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_async = _is_coroutine_function(spec)
    if is_async and instance:
        raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
    options = {"spec": spec}
    if spec_set:
        options = {"spec_set": spec}
    elif spec is None:
        options = {}
    if options and instance:
        options["_spec_as_instance"] = True
    if not unsafe:
        _check_spec_names(kwargs)
    name = kwargs.pop("name", _name)
    new_name = name
    if _parent is None:
        # The mock that is the root has no name above.
        new_name = ""
    options.update(kwargs)
    cls = MagicMock
    if inspect.isdatadescriptor(spec):
        options = {}
    elif is_type and instance and not any("__call__" in base.__dict__ for base in spec.__mro__):
        cls = NonCallableMagicMock
    elif not callable(spec):
        cls = NonCallableMagicMock
    elif is_async:
        cls = AsyncMock
    mock = cls(parent=_parent, _new_parent=_parent, _new_name=new_name, name=name, **options)
    is_function = inspect.isroutine(spec) and not isinstance(spec, (staticmethod, classmethod))
    result = mock
    if is_function and not is_type:
        result = _as_function(mock, spec)
    else:
        _check_signature_of_calls(mock, spec, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[_name] = result
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    _add_children(mock, result, spec, spec_set, is_type, instance, is_function)
    return result


def _check_spec_names(kwargs):
    for name in kwargs:
        if name in ("auto_spec", "set_spec"):
            raise RuntimeError(f"{name!r} might be a typo; use unsafe=True if this is intended")


def _add_children(mock, result, spec, spec_set, is_type, instance, is_function):
    for entry in dir(spec):
        if entry.startswith("__") and entry.endswith("__"):
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        static = inspect.getattr_static(spec, entry, None)
        if not inspect.isroutine(original) and not isinstance(original, type):
            state = _SpecState(original, spec_set, mock, entry, instance=not isinstance(original, type))
            mock._mock_children[entry] = state
            continue
        if isinstance(original, type):
            mock._mock_children[entry] = _SpecState(original, spec_set, mock, entry, instance=False)
            continue
        parent = mock
        options = {"spec_set" if spec_set else "spec": original}
        skips_first = is_type and not isinstance(static, (staticmethod, classmethod))
        child_class = AsyncMock if _is_coroutine_function(original) else MagicMock
        new = child_class(parent=parent, name=entry, _new_name=entry, _new_parent=parent, _eat_self=skips_first, **options)
        mock._mock_children[entry] = new
        # A method of an instance lacks its first parameter, a function of a class that is called there has it.
        signature = _signature_of(original, skips_first)
        if signature is not None:
            _check(new, signature)
        if is_function:
            setattr(result, entry, new)


def _signature_of(function, skips_first):
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    if skips_first:
        signature = signature.replace(parameters=list(signature.parameters.values())[1:])
    return signature


def _check(mock, signature):
    """Lets a mock be called only as the signature says."""
    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    type(mock)._mock_check_sig = check
    type(mock).__signature__ = signature
    mock.__dict__["_spec_signature"] = signature


def _check_signature_of_calls(mock, spec, is_type, instance):
    if isinstance(mock, NonCallableMagicMock) or not isinstance(mock, _mock.CallableMixin):
        return
    found = _get_signature(spec, instance, False)
    if found is not None:
        _check(mock, found[1])


def _as_function(mock, original):
    """A function with the name and the parameters of another that calls the mock."""
    signature = _signature_of(original, False)

    if _is_coroutine_function(original):
        async def function(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def function(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    if signature is not None:
        function.__signature__ = signature
        mock.__dict__["_spec_signature"] = signature
    function.__name__ = getattr(original, "__name__", "funcopy")
    function.__qualname__ = getattr(original, "__qualname__", function.__name__)
    function.__doc__ = getattr(original, "__doc__", None)
    function.__module__ = getattr(original, "__module__", None)
    function.mock = mock
    function.return_value = mock.return_value if not _is_coroutine_function(original) else mock._mock_return_value
    function.side_effect = mock.side_effect
    function._mock_children = mock._mock_children
    return _FunctionState.attach(function, mock)


class _FunctionState:
    """What a function shows of its mock."""

    NAMES = ("assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call", "assert_called",
             "assert_called_once", "assert_not_called", "attach_mock", "mock_add_spec", "configure_mock")
    ASYNC = ("assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with",
             "assert_any_await", "assert_has_awaits", "assert_not_awaited")

    @classmethod
    def attach(cls, function, mock):
        names = cls.NAMES + (cls.ASYNC if isinstance(mock, AsyncMock) else ())
        for name in names:
            setattr(function, name, getattr(mock, name))
        function.called, function.call_count, function.call_args = False, 0, None
        function.call_args_list, function.mock_calls = mock.call_args_list, mock.mock_calls
        function.method_calls = mock.method_calls
        if isinstance(mock, AsyncMock):
            function.await_count, function.await_args = 0, None
            function.await_args_list = mock.await_args_list

        def reset_mock():
            mock.reset_mock()
            # What was read of the function begins again with it.
            cls.refresh(function)
        function.reset_mock = reset_mock
        mock.__dict__["_mock_delegate"] = function
        return function

    @staticmethod
    def refresh(function):
        result = function.return_value
        if _is_instance_mock(result) and result is not function.mock:
            result.reset_mock()


def mock_open(mock=None, read_data=""):
    """A mock of `open()`: the files that it opens have the given content."""
    empty = b"" if isinstance(read_data, bytes) else ""
    state = {}

    def rewind():
        state["rest"] = read_data

    def take(size=None):
        rest = state["rest"]
        count = len(rest) if size is None or size < 0 else size
        state["rest"] = rest[count:]
        return rest[:count]

    def line():
        rest = state["rest"]
        end = rest.find(b"\n" if isinstance(rest, bytes) else "\n")
        return take(end + 1 if end >= 0 else None)

    def read(*args, **kwargs):
        return handle.read._mock_return_value if handle.read._mock_return_value is not DEFAULT else take(*args, **kwargs)

    def readline(*args, **kwargs):
        given = handle.readline._mock_return_value
        return given if given is not DEFAULT else line()

    def readlines(*args, **kwargs):
        given = handle.readlines._mock_return_value
        return given if given is not DEFAULT else list(lines())

    def lines():
        while text := line():
            yield text

    def next_line():
        given = handle.readline._mock_return_value
        if given is not DEFAULT:
            return given
        if text := line():
            return text
        raise StopIteration

    def leave(*args):
        handle.close()

    if mock is None:
        mock = MagicMock(name="open", spec=open) if "open" in dir(__builtins__) else MagicMock(name="open")
    import io
    handle = MagicMock(spec=sorted({*dir(io.StringIO), *dir(io.BytesIO)}))
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.return_value = handle.readline.return_value = handle.readlines.return_value = DEFAULT
    handle.read.side_effect = read
    handle.readline.side_effect = readline
    handle.readlines.side_effect = readlines
    handle.__iter__.side_effect = lambda: iter(lines())
    type(handle).__next__ = lambda self: next_line()
    handle.__exit__.side_effect = leave
    handle.reset_mock()
    rewind()

    def reset(*args, **kwargs):
        rewind()
        return DEFAULT
    mock.side_effect = reset
    mock.return_value = handle
    return mock
