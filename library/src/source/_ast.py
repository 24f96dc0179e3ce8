"""The classes of syntax trees, made of the runtime's table of kinds, and what compile() does with them."""

import _ast_tree

PyCF_ONLY_AST = 0x0400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")
_MISSING = object()


def _warn(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


class AST:
    """The base of all nodes."""

    __module__ = "ast"
    _fields = ()
    _attributes = ()
    __match_args__ = ()
    _field_types = {}

    def __init__(self, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            ending = "" if len(fields) == 1 else "s"
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional argument{ending}")
        given = set(fields[:len(args)])
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            if name in fields:
                given.add(name)
            elif name not in cls._attributes:
                _warn(f"{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary "
                      "keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        if len(given) < len(fields):
            _fill(self, cls, given)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)

    def __repr__(self):
        return _repr(self, 3)

    def __reduce__(self):
        # A node is made again with as many arguments as it has fields up to the first gap, and gets what it holds afterwards.
        state = dict(self.__dict__)
        count = 0
        for name in type(self)._fields:
            if name not in state:
                break
            count += 1
        return type(self), (None,) * count, state

    def __replace__(self, /, **changes):
        cls = type(self)
        state = dict(self.__dict__)
        expected = (*cls._fields, *cls._attributes)
        for name in changes:
            if name not in expected:
                raise TypeError(f"{cls.__name__}.__replace__ got an unexpected keyword argument {name!r}.")
        # What is neither a field nor an attribute stays behind.
        state = {name: value for name, value in state.items() if name in expected}
        state.update(changes)
        types = cls._field_types
        missing = [name for name in cls._fields
                   if name not in state and not _has_default(types.get(name))]
        if missing:
            ending = "" if len(missing) == 1 else "s"
            names = ", ".join(map(repr, missing))
            raise TypeError(f"{cls.__name__}.__replace__ missing {len(missing)} keyword argument{ending}: {names}.")
        return cls(**state)


del AST.__setattr__


def _has_default(ty):
    return _default(ty) is not _MISSING


def _default(ty):
    """What a field of the type holds where nothing is given."""
    if ty is expr_context:
        return _plain_nodes["Load"]
    if getattr(ty, "__origin__", None) is list:
        return []
    if type(ty).__name__ == "Union":
        return None
    return _MISSING


def _fill(node, cls, given):
    types = getattr(cls, "_field_types", {})
    for name in cls._fields:
        if name in given:
            continue
        if name not in types:
            # A class of somebody else's: what it says of its fields may be incomplete.
            if types:
                _warn(f"Field {name!r} is missing from {cls.__name__}._field_types. This will become an error in "
                      "Python 3.15.")
            continue
        value = _default(types[name])
        if value is None:
            # The class has it.
            pass
        elif value is not _MISSING:
            setattr(node, name, value)
        else:
            _warn(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. This will become an "
                  "error in Python 3.15.")


def _repr(node, depth):
    if not isinstance(node, AST):
        return repr(node)
    name = type(node).__name__
    fields = type(node)._fields
    if depth <= 0:
        return f"{name}(...)"
    if not fields:
        return f"{name}()"
    return f"{name}({', '.join(f'{field}={_value_repr(getattr(node, field), depth - 1)}' for field in fields)})"


def _value_repr(value, depth):
    if isinstance(value, AST):
        return _repr(value, depth)
    if not isinstance(value, (list, tuple)):
        return repr(value)
    shown = [_value_repr(item, depth) for item in value]
    if len(shown) > 2:
        shown[1:-1] = ["..."]
    if isinstance(value, list):
        return f"[{', '.join(shown)}]"
    return f"({', '.join(shown)})"


_groups = {}
_classes = []
_plain_nodes = {}
_PLACED = ("stmt", "expr", "excepthandler", "pattern", "type_param", "arg", "keyword", "alias")


def _class(name, base, doc, fields=()):
    attributes = base._attributes or (_PLACE if name in _PLACED else ())
    members = {"__module__": "ast", "__doc__": doc, "_fields": fields, "__match_args__": fields}
    if attributes and base is AST:
        members["_attributes"] = attributes
        members["end_lineno"] = members["end_col_offset"] = None
    made = globals()[name] = type(name, (base,), members)
    return made


def _signature(name, fields):
    return f"{name}({', '.join(f'{ty} {field}' for field, ty in fields)})" if fields else name


def _make():
    kinds = _ast_tree.kinds()
    members = {}
    for name, group, fields in kinds:
        if group:
            members.setdefault(group, []).append(_signature(name, fields))
    for group, signatures in members.items():
        gap = "\n" + " " * (len(group) + 1) + "| "
        # A group of names only stands in one line.
        if not any("(" in signature for signature in signatures):
            gap = " | "
        _class(group, AST, f"{group} = {gap.join(signatures)}")
    for number, (name, group, fields) in enumerate(kinds):
        base = globals()[group] if group else AST
        made = _class(name, base, _signature(name, fields), tuple(field for field, _ in fields))
        made._kind = number
        _classes.append(made)
        for field, ty in fields:
            if ty.endswith("?") and "*" not in ty:
                setattr(made, field, None)
        if not fields and not made._attributes:
            _plain_nodes[name] = made()
    simple = {"identifier": str, "string": str, "int": int, "constant": object}
    for name, group, fields in kinds:
        types = {}
        for field, ty in fields:
            base = ty.rstrip("?*")
            made = simple.get(base) or globals()[base]
            types[field] = list[made] if ty.endswith("*") else made | None if ty.endswith("?") else made
        globals()[name]._field_types = types
        globals()[name].__annotations__ = types
    return [_plain_nodes.get(name) for name, _, _ in kinds]


_plain = _make()


def _compile(source, filename, mode, flags, level, version):
    """What compile() does where a tree is its source or is asked for; NotImplemented where neither is so."""
    if isinstance(source, AST):
        expected = {"exec": Module, "eval": Expression, "single": Interactive, "func_type": FunctionType}.get(mode)
        if expected is None or expected is FunctionType and not flags & PyCF_ONLY_AST:
            raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
        if not isinstance(source, expected):
            raise TypeError(f"expected {expected.__name__} node, got {type(source).__name__}")
        if flags & PyCF_ONLY_AST:
            from _ast_optimize import copied, optimize
            tree = copied(source)
            return optimize(tree, level, _is_optimized(flags)) if level >= 2 or _is_optimized(flags) else tree
        return _ast_tree.compile(source, filename, max(level, 0))
    if not flags & PyCF_ONLY_AST:
        return NotImplemented
    if mode == "func_type":
        return _function_type(source, filename)
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    if not isinstance(source, str):
        if not isinstance(source, (bytes, bytearray, memoryview)):
            raise TypeError("compile() arg 1 must be a string, bytes or AST object")
        source = _decode(bytes(source))
    tree = _ast_tree.parse(source, filename, mode, _classes, _plain, object.__new__)
    if 0 <= version < 14:
        _refuse_newer(tree, source, filename, version)
    if level >= 2 or _is_optimized(flags):
        from _ast_optimize import optimize
        optimize(tree, level, _is_optimized(flags))
    return tree


def _is_optimized(flags):
    return flags & PyCF_OPTIMIZED_AST == PyCF_OPTIMIZED_AST


# What was not there before a version.
_NEWER = [
    (NamedExpr, 8, "Assignment expressions are"), (Match, 10, "Pattern matching is"), (TryStar, 11, "Exception groups are"),
    (TypeAlias, 12, "Type statement is"), (type_param, 12, "Type parameter lists are"), (TemplateStr, 14, "t-strings are"),
    (AnnAssign, 6, "Variable annotation syntax is"), (JoinedStr, 6, "Format strings are"),
]


def _refuse_newer(tree, source, filename, version):
    """Refuses what a version of Python has not."""
    lines = None
    todo = [tree]
    while todo:
        node = todo.pop()
        what, since = None, 0
        for kind, number, text in _NEWER:
            if isinstance(node, kind):
                what, since = text, number
        if isinstance(node, arguments) and node.posonlyargs:
            what, since = "Positional-only parameters are", 8
            node = node.posonlyargs[0]
        elif getattr(node, "default_value", None) is not None:
            what, since = "Type parameter defaults are", 13
        elif isinstance(node, ExceptHandler) and isinstance(node.type, Tuple):
            lines = lines or source.split("\n")
            first = node.type
            if lines[first.lineno - 1].encode()[first.col_offset:first.col_offset + 1] != b"(":
                what, since = "except expressions without parentheses are", 14
        if version < since:
            place = (filename, node.lineno, node.col_offset + 1, None)
            raise SyntaxError(f"{what} only supported in Python 3.{since} and greater", place)
        for name in node._fields:
            value = getattr(node, name, None)
            for each in value if isinstance(value, list) else (value,):
                if isinstance(each, AST):
                    todo.append(each)


def _decode(data):
    """The text of a source in bytes: its encoding is named in one of the first two lines."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8")
    for line in data.split(b"\n", 2)[:2]:
        if line.lstrip(b" \t\f").startswith(b"#"):
            _, found, rest = line.partition(b"coding")
            if found and rest[:1] in (b":", b"="):
                name = rest[1:].lstrip(b" \t").split()[0] if rest[1:].split() else b"utf-8"
                name = bytes(c for c in name if chr(c).isalnum() or chr(c) in "-_.").decode("ascii")
                return data.decode(name)
        elif line.strip():
            break
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SyntaxError(f"(unicode error) {error}", ("<unknown>", line, 0, None)) from None


def _function_type(source, filename):
    """A comment about the type of a function: `(int, *str) -> bool`."""
    head, arrow, returns = source.rpartition("->")
    head = head.strip()
    if not arrow or not head.startswith("(") or not head.endswith(")"):
        raise SyntaxError("invalid syntax", (filename, 1, 1, source))
    call = compile(f"f{head}", filename, "eval", PyCF_ONLY_AST).body
    argtypes = [arg.value if isinstance(arg, Starred) else arg for arg in call.args]
    argtypes += [keyword.value for keyword in call.keywords]
    result = compile(returns.strip(), filename, "eval", PyCF_ONLY_AST).body
    return FunctionType(argtypes=argtypes, returns=result)
