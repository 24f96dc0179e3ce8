"""`Mock` and its kin. Those that build on these stand in `_more`."""

import functools
import inspect
from annotationlib import Format
from types import FunctionType, MethodType

from ._call import DEFAULT, _Call, _CallList, _format, sentinel
from ..util import safe_repr

_missing = sentinel.MISSING
_deleted = sentinel.DELETED
_FUNCTIONS = (FunctionType, MethodType)
_MISTYPED = ("assert", "assret", "asert", "aseert", "assrt")

_NUMBERS = ("add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod").split()
# Those that a `MagicMock` has, and those that only whoever asks for them gets.
_MADE = {f"__{name}__" for name in (
    "lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit neg pos abs invert complex int float "
    "index round trunc floor ceil bool next fspath aiter hash iter aenter aexit anext").split()}
_MADE |= {f"__{prefix}{name}__" for name in _NUMBERS for prefix in ("", "r", "i") if name != "divmod" or prefix != "i"}
_MAGICS = _MADE | {f"__{name}__" for name in (
    "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getnewargs_ex getstate setstate getformat "
    "repr dir subclasses format copy deepcopy prepare").split()}
_UNSUPPORTED = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__",
                "__subclasscheck__", "__del__"}
_ASYNC = {"__aenter__", "__aexit__", "__anext__"}
_RETURNS = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
    "__bool__": True, "__index__": 1, "__aexit__": False,
}


class InvalidSpecError(Exception):
    """A mock was given as the specification of another."""


def _is_instance_mock(obj):
    return issubclass(type(obj), NonCallableMock)


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_coroutine_function(obj):
    if _is_instance_mock(obj):
        return issubclass(type(obj), AsyncMockMixin)
    if hasattr(obj, "__func__"):
        obj = obj.__func__
    if isinstance(obj, (staticmethod, classmethod)):
        obj = obj.__func__
    return inspect.iscoroutinefunction(obj)


def _iterator(obj):
    """What gives the results of calls one after the other, of an iterable; anything else as it is."""
    if obj is None or _is_exception(obj) or callable(obj):
        return obj
    try:
        return iter(obj)
    except TypeError:
        return obj


def _extract_mock(obj):
    """The mock behind a function that was made of a specification."""
    return getattr(obj, "mock", obj) if isinstance(obj, _FUNCTIONS) else obj


def _adopt(parent, value, name, new_name):
    """Makes a mock the child of another that has none."""
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:
        # No mock is its own child.
        if above is value:
            return False
        above = above._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


def _get_signature(spec, as_instance, eat_self):
    """What a specification calls, and its signature; None without one."""
    if isinstance(spec, type) and not as_instance:
        function, eat_self = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        function, eat_self = spec.__func__, eat_self or isinstance(spec, classmethod)
    elif isinstance(spec, _FUNCTIONS):
        function = spec
    else:
        # What instances are called with.
        function = getattr(spec, "__call__", None)
        if function is None:
            return None
    try:
        # Names in annotations need not mean anything yet.
        called = functools.partial(function, None) if eat_self else function
        return function, inspect.signature(called, annotation_format=Format.FORWARDREF)
    except ValueError:
        return None


_PROPERTIES = {"return_value", "side_effect", "__class__"}


def _delegating(name):
    hidden = "_mock_" + name
    _PROPERTIES.add(name)

    def read(self):
        delegate = self._mock_delegate
        return self.__dict__[hidden] if delegate is None else getattr(delegate, name)

    def write(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[hidden] = value
        else:
            setattr(delegate, name, value)
    return property(read, write)


class NonCallableMock:
    """An object that has every attribute, each another mock."""

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, *args, **kwargs):
        # Each mock has a class of its own, which its special methods are set in.
        bases = (cls,)
        if not issubclass(cls, AsyncMockMixin):
            given = spec_set if spec_set is not None else spec
            if given is not None and _is_coroutine_function(given):
                bases = (AsyncMockMixin, cls)
        return object.__new__(type(cls.__name__, bases, {"__doc__": cls.__doc__, "__module__": cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if _new_parent is None:
            _new_parent = parent
        state = self.__dict__
        state["_mock_parent"] = parent
        state["_mock_name"] = name
        state["_mock_new_name"] = _new_name
        state["_mock_new_parent"] = _new_parent
        state["_mock_sealed"] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        if _eat_self is None:
            _eat_self = parent is not None
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        state["_mock_children"] = {}
        state["_mock_wraps"] = wraps
        state["_mock_delegate"] = None
        state["_mock_called"] = False
        state["_mock_call_args"] = None
        state["_mock_call_count"] = 0
        state["_mock_call_args_list"] = _CallList()
        state["_mock_mock_calls"] = _CallList()
        state["method_calls"] = _CallList()
        state["_mock_unsafe"] = unsafe
        state.setdefault("_mock_return_value", DEFAULT)
        state.setdefault("_mock_side_effect", None)
        if kwargs:
            self.configure_mock(**kwargs)

    def attach_mock(self, mock, attribute):
        """Makes a mock an attribute of this one, so that its calls are noted here."""
        inner = _extract_mock(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name, inner._mock_new_name = "", None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Allows only the attributes of another object."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        spec_class, signature, asyncs = None, None, []
        if spec is not None and not isinstance(spec, (list, tuple)):
            spec_class = spec if isinstance(spec, type) else type(spec)
            found = _get_signature(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            names = dir(spec)
            asyncs = [name for name in names if _is_coroutine_function(inspect.getattr_static(spec, name, None))]
            spec = names
        state = self.__dict__
        state["_spec_class"] = spec_class
        state["_spec_set"] = spec_set
        state["_spec_signature"] = signature
        state["_mock_methods"] = spec
        state["_spec_asyncs"] = asyncs

    @property
    def return_value(self):
        """What a call gives: another mock, unless something else is set."""
        value = self._mock_return_value if self._mock_delegate is None else self._mock_delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__["_mock_return_value"] = value
            _adopt(self, value, None, "()")

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    @__class__.setter
    def __class__(self, value):
        self.__dict__["_spec_class"] = value

    called = _delegating("called")
    call_count = _delegating("call_count")
    call_args = _delegating("call_args")
    call_args_list = _delegating("call_args_list")
    mock_calls = _delegating("mock_calls")

    @property
    def side_effect(self):
        """What a call does: a function, an exception, or values one after the other."""
        if self._mock_delegate is None:
            return self._mock_side_effect
        # A function that stands for the mock was given whatever it was given.
        effect = self._mock_delegate.side_effect = _iterator(self._mock_delegate.side_effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        value = _iterator(value)
        if self._mock_delegate is None:
            self.__dict__["_mock_side_effect"] = value
        else:
            self._mock_delegate.side_effect = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets the calls so far."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called, self.call_args, self.call_count = False, None, 0
        self.mock_calls, self.call_args_list = _CallList(), _CallList()
        self.__dict__["method_calls"] = _CallList()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            if child is not _deleted and _is_instance_mock(child):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        result = self._mock_return_value
        if _is_instance_mock(result) and result is not self:
            result.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Sets attributes, also those of children: `{"method.return_value": 3}`."""
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *front, last = name.split(".")
            obj = self
            for part in front:
                obj = getattr(obj, part)
            setattr(obj, last, value)

    def __getattr__(self, name):
        state = self.__dict__
        if name in ("_mock_methods", "_mock_unsafe", "_mock_children"):
            raise AttributeError(name)
        if "_mock_children" not in state:
            # A script has put another dict there.
            raise AttributeError("_mock_methods")
        methods = state.get("_mock_methods")
        if methods is not None:
            if name not in methods or name in _MAGICS:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name in _MAGICS or name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not state.get("_mock_unsafe") and (methods is None or name not in methods):
            if name.startswith(_MISTYPED) or name in _DENIED:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant "
                                     "to be an attribute.")
        children = state["_mock_children"]
        result = children.get(name)
        if result is _deleted:
            raise AttributeError(name)
        if result is None:
            wraps = state["_mock_wraps"]
            wraps = getattr(wraps, name) if wraps is not None else None
            result = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            children[name] = result
        elif type(result).__name__ == "_SpecState":
            try:
                result = children[name] = result.make()
            except InvalidSpecError:
                target = state["_mock_name"] or self
                raise InvalidSpecError(f"Cannot autospec attr {name!r} from target {target!r} as it has already been mocked "
                                       f"out. [target={self!r}, attr={result.spec!r}]")
        return result

    def _extract_mock_name(self):
        parts, dot = [], False
        each = self
        while each is not None:
            new_name = each._mock_new_name
            if new_name is None:
                break
            if each._mock_new_parent is None:
                break
            parts.append(("" if new_name == "()" or new_name.startswith("()") else ".") + new_name)
            each = each._mock_new_parent
        name = (self if each is None else each)._mock_name or "mock"
        # Calls of calls are numbered by nothing: one pair of parentheses follows another.
        return name + "".join(reversed(parts))

    def __repr__(self):
        name = self._extract_mock_name()
        shown = f" name={name!r}" if name not in ("mock", "mock.") else ""
        if self._spec_class is not None:
            shown += f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown} id='{id(self)}'>"

    def __dir__(self):
        from . import FILTER_DIR
        if not FILTER_DIR:
            return object.__dir__(self)
        given = self._mock_methods or []
        own = [name for name in dir(type(self)) if not name.startswith("_") or _is_magic(name)]
        state = [name for name in list(self.__dict__) if not name.startswith("_") or _is_magic(name)]
        children = [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted({*given, *own, *state, *children})

    def __setattr__(self, name, value):
        state = self.__dict__
        if name.startswith(("_mock_", "_spec_")) or name in ("method_calls", "_is_coroutine_mark"):
            state[name] = value
            return
        if name in type(self).__dict__ and not _is_magic(name) or name in _PROPERTIES:
            object.__setattr__(self, name, value)
            return
        methods = state.get("_mock_methods")
        if state.get("_spec_set") and methods is not None and name not in methods and name not in state:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _UNSUPPORTED:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _MAGICS:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if not _is_instance_mock(value):
                setattr(type(self), name, _as_method(name, value))
                self._mock_children[name] = lambda *args, **kw: value(self, *args, **kw)
            else:
                _adopt(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            return
        if _adopt(self, value, name, name):
            self._mock_children[name] = value
        if state.get("_mock_sealed") and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, PropertyMock):
            state[name] = value
            return
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def _format_mock_call_signature(self, args, kwargs):
        return _format(self._mock_name or "mock", args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action="call"):
        expected = self._format_mock_call_signature(args, kwargs)
        actual = self._format_mock_call_signature(*self.call_args)
        return f"expected {action} not found.\nExpected: {expected}\n  Actual: {actual}"

    def _calls_repr(self):
        return f"\nCalls: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def _call_matcher(self, each):
        """A call with its arguments bound as the signature of the specification says, so that equal ones are equal."""
        signature = self._spec_signature
        name = each[0] if isinstance(each, tuple) and len(each) > 2 else ""
        if name:
            # That of the last one on the way which is made already.
            signature, children = None, self._mock_children
            for part in name.replace("()", "").split("."):
                child = _extract_mock(children.get(part))
                if not _is_instance_mock(child):
                    break
                signature, children = child._spec_signature, child._mock_children
        if signature is None:
            return each
        args, kwargs = each[-2], each[-1]
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        # The name is compared as an argument, so that no call is equal to one of another name.
        return _Call(("", (name, bound.args, bound.kwargs), {}), name="()")

    def assert_not_called(self):
        """Fails if it was called."""
        if self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to not have been called. Called "
                                 f"{self.call_count} times.{self._calls_repr()}")

    def assert_called(self):
        """Fails unless it was called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """Fails unless it was called once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called once. Called "
                                 f"{self.call_count} times.{self._calls_repr()}")

    def assert_called_with(self, /, *args, **kwargs):
        """Fails unless the last call had these arguments."""
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.call_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """Fails unless the only call had these arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to be called once. Called {self.call_count} "
                                 f"times.{self._calls_repr()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        """Fails unless these calls are among those of the mock, in this row if no other is allowed."""
        expected = [self._call_matcher(each) for each in calls]
        cause = next((each for each in expected if isinstance(each, Exception)), None)
        all_calls = _CallList(self._call_matcher(each) for each in self.mock_calls)
        if not any_order:
            if expected not in all_calls:
                if cause is None:
                    problem = "Calls not found."
                else:
                    shown = [each if isinstance(each, Exception) else None for each in expected]
                    problem = f"Error processing expected calls.\nErrors: {shown}"
                actual = safe_repr(self.mock_calls)
                raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}\n  Actual: {actual}") from cause
            return
        rest = list(all_calls)
        missing = []
        for each in expected:
            try:
                rest.remove(each)
            except ValueError:
                missing.append(each)
        if missing:
            raise AssertionError(f"{self._mock_name or 'mock'!r} does not contain all of {tuple(missing)!r} in its call "
                                 f"list, found {rest!r} instead") from cause

    def assert_any_call(self, /, *args, **kwargs):
        """Fails unless a call had these arguments."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(each) for each in self.call_args_list]
        if cause or expected not in actual:
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} call not found") from cause

    def _get_child_mock(self, /, **kw):
        """Makes the mock of an attribute, or of what a call gives."""
        new_name = kw.get("_new_name")
        if self._mock_sealed:
            attribute = f".{kw['name']}" if kw.get("name") else ".return_value" if new_name == "()" else f".{new_name}"
            raise AttributeError(self._extract_mock_name() + attribute)
        if new_name in self.__dict__["_spec_asyncs"]:
            return AsyncMock(**kw)
        cls = type(self)
        if issubclass(cls, MagicMock) and new_name in _ASYNC:
            return AsyncMock(**kw)
        if issubclass(cls, AsyncMockMixin):
            is_sync = new_name in _MAGICS and new_name not in _ASYNC or new_name in (self._mock_methods or ())
            return MagicMock(**kw) if is_sync else AsyncMock(**kw)
        if not issubclass(cls, CallableMixin):
            return MagicMock(**kw) if issubclass(cls, NonCallableMagicMock) else Mock(**kw)
        # The class that was asked for, not the one that each mock has.
        return cls.__mro__[1](**kw)


def _is_magic(name):
    return f"__{name[2:-2]}__" == name


def _as_method(name, function):
    def method(self, /, *args, **kw):
        return function(self, *args, **kw)
    method.__name__ = name
    return method


_DENIED = frozenset(name.removeprefix("assert_") for name in dir(NonCallableMock) if name.startswith("assert_"))


class CallableMixin:
    """Makes a mock something that can be called."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect
        if return_value is not DEFAULT:
            _adopt(self, return_value, None, "()")

    def _mock_check_sig(self, /, *args, **kwargs):
        pass

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        self.call_args = made = _Call((args, kwargs), two=True)
        self.call_args_list.append(made)
        self.mock_calls.append(_Call(("", args, kwargs)))
        # Each mock above hears of it by the whole name from there.
        is_method = self._mock_parent is not None
        method_name, name = self._mock_name, self._mock_new_name
        is_call = name == "()"
        above = self._mock_new_parent
        while above is not None:
            if is_method:
                above.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = above._mock_parent is not None
                if is_method:
                    method_name = f"{above._mock_name}.{method_name}"
            above.mock_calls.append(_Call((name, args, kwargs)))
            if above._mock_new_name:
                name = f"{above._mock_new_name}{'' if is_call else '.'}{name}"
                is_call = above._mock_new_name == "()"
            above = above._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock that can be called."""


class _MagicProxy:
    """A special method of a mock that is made when it is first used."""

    def __init__(self, name, parent):
        self.name, self.parent = name, parent

    def create_mock(self):
        name, parent = self.name, self.parent
        made = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        setattr(parent, name, made)
        _set_return_value(parent, made, name)
        return made

    def __get__(self, obj, _type=None):
        return self.create_mock()


def _set_return_value(mock, method, name):
    if name in _RETURNS:
        method.return_value = _RETURNS[name]
    elif name == "__hash__":
        method.return_value = object.__hash__(mock)
    elif name == "__str__":
        method.return_value = object.__str__(mock)
    elif name == "__sizeof__":
        method.return_value = object.__sizeof__(mock)
    elif name == "__fspath__":
        method.return_value = f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}"
    elif name == "__eq__":
        def equal(other):
            given = mock.__eq__._mock_return_value
            if given is not DEFAULT:
                return given
            return True if mock is other else NotImplemented
        method.side_effect = equal
    elif name == "__ne__":
        def unequal(other):
            if mock.__ne__._mock_return_value is not DEFAULT:
                return DEFAULT
            return False if mock is other else NotImplemented
        method.side_effect = unequal
    elif name == "__iter__":
        def items():
            given = mock.__iter__._mock_return_value
            return iter([]) if given is DEFAULT else iter(given)
        method.side_effect = items
    elif name == "__aiter__":
        def later():
            given = mock.__aiter__._mock_return_value

            async def each():
                for item in [] if given is DEFAULT else given:
                    yield item
            return each()
        method.side_effect = later


class MagicMixin:
    """Gives a mock the special methods."""

    def __init__(self, /, *args, **kw):
        self._mock_set_magics()
        super().__init__(*args, **kw)
        self._mock_set_magics()

    def _mock_set_magics(self):
        wanted = _MADE
        methods = self.__dict__.get("_mock_methods")
        cls = type(self)
        if methods is not None:
            wanted = _MADE & set(methods)
            for name in _MADE - wanted:
                if name in cls.__dict__:
                    delattr(cls, name)
        for name in wanted - set(cls.__dict__):
            setattr(cls, name, _MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class MagicMock(MagicMixin, Mock):
    """A mock with special methods."""

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        super().reset_mock(*args, return_value=return_value, **kwargs)
        if return_value:
            for name in _MADE:
                child = self._mock_children.get(name)
                if child is not None and child is not _deleted:
                    _set_return_value(self, child, name)


from ._more import AsyncMock, AsyncMockMixin, PropertyMock, ThreadingMock, seal
