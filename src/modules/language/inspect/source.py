# `inspect`, third part: sources and frames. A source is known if the host ran it here, or if somebody put it into
# `linecache.cache`.

import linecache


def _file_of_module(module):
    file = getattr(module, "__file__", None)
    if file:
        return file
    # The program that runs is a module without a file; its frame knows the name.
    frame = sys._getframe()
    space = getattr(module, "__dict__", None)
    while frame is not None:
        if frame.f_globals is space and frame.f_code.co_name == "<module>":
            return frame.f_code.co_filename
        frame = frame.f_back
    return None


def getfile(object):
    """The name of the source that an object comes from."""
    if ismodule(object):
        file = _file_of_module(object)
        if file:
            return file
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = getattr(object, "__module__", None)
        file = _file_of_module(sys.modules.get(module)) if module else None
        if file:
            return file
        if module == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if code is None:
        raise TypeError(
            "module, class, method, function, traceback, frame, or code object was expected, got "
            f"{type(object).__name__}"
        )
    return code.co_filename


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object if iscode(object) else None


def getsourcefile(object):
    """The name of the source that an object comes from, if the text is known."""
    file = getfile(object)
    return file if linecache.getlines(file) else None


def getabsfile(object, _filename=None):
    """The name of the source; there are no folders here that it could be relative to."""
    return _filename or getsourcefile(object) or getfile(object)


def getmodulename(path):
    """The name of the module that a path would be."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getmodule(object, _filename=None):
    """The module that an object was defined in."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        module = sys.modules.get(object.f_globals.get("__name__"))
        return module if getattr(module, "__dict__", None) is object.f_globals else None
    try:
        file = _filename or getfile(object)
    except TypeError:
        file = None
    for module in list(sys.modules.values()):
        if file and ismodule(module) and _file_of_module(module) == file:
            return module
    name = getattr(object, "__name__", None)
    for module in (sys.modules["__main__"], builtins):
        if name is not None and getattr(module, name, None) is object:
            return module
    return None


def findsource(object):
    """All lines of the source that an object comes from, and the index of its first."""
    file = getsourcefile(object)
    if not file:
        file = getfile(object)
        if not (file.startswith("<") and file.endswith(">")):
            raise OSError("source code not available")
    module = getmodule(object, file)
    lines = linecache.getlines(file, getattr(module, "__dict__", None))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        if "__firstlineno__" not in vars(object):
            raise OSError("source code not available")
        first = vars(object)["__firstlineno__"] - 1
    else:
        code = _code_of(object)
        if code is None:
            raise OSError("could not find code object")
        first = code.co_firstlineno - 1
    if first >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first


def indentsize(line):
    """How far a line is indented, tabs expanded."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def getcomments(object):
    """The comment right before an object, or at the head of a module."""
    try:
        lines, first = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines[0].startswith("#!") else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        found = []
        for line in lines[start:]:
            if not line.startswith("#"):
                break
            found.append(line.expandtabs())
        return "".join(found) or None
    indent = indentsize(lines[first])
    found = []
    for line in reversed(lines[:first]):
        if not line.lstrip().startswith("#") or indentsize(line) != indent:
            break
        found.insert(0, line.expandtabs().lstrip())
    if not found:
        return None
    while found and found[0].strip() == "#":
        found.pop(0)
    while found and found[-1].strip() == "#":
        found.pop()
    return "".join(found)


def getblock(lines):
    """The lines of the function or class that a list of lines begins with."""
    return lines[: _block_lines("".join(lines))]


def getsourcelines(object):
    """The lines of an object's source, and the number of its first (0 for a module)."""
    object = unwrap(object)
    lines, first = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    """The source of an object."""
    return "".join(getsourcelines(object)[0])


# Frames


_Traceback = namedtuple("_Traceback", "filename lineno function code_context index")


class Traceback(_Traceback):
    """Where a frame is: file, line, function, and lines around it."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in (*self._fields, "positions"))
        return f"Traceback({shown})"


_FrameInfo = namedtuple("_FrameInfo", ("frame", *_Traceback._fields))


class FrameInfo(_FrameInfo):
    """A frame, and where it is."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in (*self._fields, "positions"))
        return f"FrameInfo({shown})"


def getframeinfo(frame, context=1):
    """Where a frame or an entry of a traceback is, with so many lines of its source."""
    from dis import Positions
    if istraceback(frame):
        lineno = frame.tb_lineno
        lasti = frame.tb_lasti
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
        lasti = frame.f_lasti
    place = _position(frame.f_code, lasti)
    if place[0] is None:
        place = (lineno, *place[1:])
    lineno = place[0]
    lines = index = None
    if context > 0:
        try:
            lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
            lines = lines[start : start + context]
            index = lineno - 1 - start
    file = getsourcefile(frame) or getfile(frame)
    return Traceback(file, lineno, frame.f_code.co_name, lines, index, positions=Positions(*place))


def _frame_info(frame, place, context):
    info = getframeinfo(place, context)
    return FrameInfo(frame, *info, positions=info.positions)


def getlineno(frame):
    """The line that a frame is on."""
    return frame.f_lineno


def getouterframes(frame, context=1):
    """A `FrameInfo` for a frame and each that called it."""
    found = []
    while frame is not None:
        found.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """A `FrameInfo` for each entry of a traceback."""
    found = []
    while tb is not None:
        found.append(_frame_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return found


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """A `FrameInfo` for the caller and each above it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """A `FrameInfo` for each entry of the traceback of the exception that is being handled."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


__all__ = [
    "ArgInfo", "Arguments", "Attribute", "BoundArguments", "ClosureVars", "FrameInfo", "FullArgSpec", "Parameter",
    "Signature", "TPFLAGS_IS_ABSTRACT", "Traceback", "classify_class_attrs", "cleandoc", "currentframe", "findsource", "formatannotation",
    "formatannotationrelativeto", "formatargvalues", "get_annotations", "getabsfile", "getargs", "getargvalues",
    "getasyncgenlocals", "getasyncgenstate", "getattr_static", "getblock", "getcallargs", "getclasstree",
    "getclosurevars", "getcomments", "getcoroutinelocals", "getcoroutinestate", "getdoc", "getfile", "getframeinfo",
    "getfullargspec", "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getlineno", "getmembers",
    "getmembers_static", "getmodule", "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile",
    "getsourcelines", "indentsize", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin",
    "isclass", "iscode", "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction",
    "isgenerator", "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor",
    "ismethodwrapper", "ismodule", "isroutine", "istraceback", "markcoroutinefunction", "signature", "stack", "trace",
    "unwrap", "walktree",
] + [name for name in globals() if name.startswith(("CO_", "GEN_", "CORO_", "AGEN_"))]
