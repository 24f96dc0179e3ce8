"""`create_autospec()`: mocks that are called and have what others are called with and have; and `mock_open()`."""

import dataclasses
import inspect
from types import MethodType

from ._call import DEFAULT
from ._mock import (_FUNCTIONS, AsyncMock, InvalidSpecError, MagicMock, NonCallableMagicMock, _get_signature,
                    _is_coroutine_function, _is_instance_mock, _missing)


class _SpecState:
    """An attribute of a specification whose mock is not made yet."""

    def __init__(self, spec, spec_set, parent, name):
        self.spec, self.spec_set, self.parent, self.name = spec, spec_set, parent, name

    def make(self):
        return create_autospec(self.spec, self.spec_set, False, self.parent, self.name)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of another object, which are such mocks too; calls must fit the other's parameters."""
    if type(spec) in (list, tuple):
        # A list of names says nothing of calls.
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_async = hasattr(spec, "__code__") and inspect.iscoroutinefunction(spec)
    options = {"spec_set" if spec_set else "spec": spec} if spec is not None or spec_set else {}
    if options and instance:
        options["_spec_as_instance"] = True
    if not unsafe:
        _check_spec_names(kwargs)
    name = kwargs.pop("name", _name)
    options.update(kwargs)
    cls = MagicMock
    if inspect.isdatadescriptor(spec):
        options = {}
    elif is_async:
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        cls = AsyncMock
    elif not _is_callable(spec):
        cls = NonCallableMagicMock
    elif is_type and instance and not any(base.__dict__.get("__call__") is not None for base in spec.__mro__):
        cls = NonCallableMagicMock
    # The mock that is the root has no name above.
    new_name = "" if _parent is None else name
    mock = result = cls(parent=_parent, _new_parent=_parent, _new_name=new_name, name=name, **options)
    entries = [(entry, _missing) for entry in dir(spec)]
    if is_type and instance and "__dataclass_fields__" in dir(spec):
        # A field without a default is no attribute of the class.
        fields = [(field.name, field.type) for field in dataclasses.fields(spec)]
        entries += fields
        mock.__dict__["_mock_methods"] = (mock._mock_methods or []) + [field for field, _ in fields]
    if isinstance(spec, _FUNCTIONS):
        result = _as_function(mock, spec)
    else:
        _check(mock, spec, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[name] = result
    wrapped = kwargs.pop("wraps", None)
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock, wraps=wrapped)
    _add_children(mock, result, spec, spec_set, entries, wrapped)
    if result is mock and kwargs:
        # The instance that calls give was not there when these were set first.
        mock.configure_mock(**kwargs)
    return result


def _check_spec_names(kwargs):
    for name in kwargs:
        if name in ("auto_spec", "set_spec"):
            raise RuntimeError(f"{name!r} might be a typo; use unsafe=True if this is intended")


def _is_callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _is_callable(obj.__func__)
    return getattr(obj, "__call__", None) is not None


def _add_children(mock, result, spec, spec_set, entries, wrapped):
    for entry, original in entries:
        if entry.startswith("__") and entry.endswith("__"):
            continue
        if original is _missing:
            try:
                original = getattr(spec, entry)
            except AttributeError:
                continue
        if not isinstance(original, _FUNCTIONS):
            mock._mock_children[entry] = _SpecState(original, spec_set, result, entry)
            continue
        options = {"spec_set" if spec_set else "spec": original}
        if wrapped and hasattr(wrapped, entry) and not spec_set:
            options["wraps"] = original
        skips_first = _skips_first(spec, entry)
        child_class = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
        new = child_class(parent=mock, name=entry, _new_name=entry, _new_parent=mock, _eat_self=skips_first, **options)
        mock._mock_children[entry] = new
        new.return_value = child_class()
        _check(new, original, skips_first)


def _skips_first(spec, entry):
    """Whether the first parameter of an attribute is not given: that of a method which its class is asked for."""
    is_type = isinstance(spec, type)
    if not is_type:
        if entry in getattr(spec, "__dict__", {}):
            return False
        spec = spec.__class__
    for base in spec.__mro__:
        if entry in base.__dict__:
            found = base.__dict__[entry]
            return is_type and not isinstance(found, (staticmethod, classmethod)) and isinstance(found, _FUNCTIONS)
    return is_type


def _check(mock, spec, eat_self, instance=False):
    """Lets a mock be called only as the signature of a specification says."""
    found = _get_signature(spec, instance, eat_self)
    if found is None:
        return
    signature = found[1]

    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    type(mock)._mock_check_sig = check
    type(mock).__signature__ = signature


def _as_function(mock, original):
    """A function with the name and the parameters of another that calls the mock."""
    found = _get_signature(original, False, False)
    if found is None:
        return mock
    signature = found[1]

    if _is_coroutine_function(original):
        async def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    function.__signature__ = signature
    function.__name__ = function.__qualname__ = original.__name__ if original.__name__.isidentifier() else "funcopy"
    function.__doc__ = getattr(original, "__doc__", None)
    function.__module__ = getattr(original, "__module__", None)
    function.mock = mock
    function.return_value = mock.return_value
    function.side_effect = mock.side_effect
    function._mock_children = mock._mock_children
    return _FunctionState.attach(function, mock)


class _FunctionState:
    """What a function shows of its mock."""

    NAMES = ("assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call", "assert_called",
             "assert_called_once", "assert_not_called")
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
    handle.__next__.side_effect = next_line
    handle.__exit__.side_effect = leave
    handle.reset_mock()
    rewind()

    def reset(*args, **kwargs):
        rewind()
        return DEFAULT
    mock.side_effect = reset
    mock.return_value = handle
    return mock
