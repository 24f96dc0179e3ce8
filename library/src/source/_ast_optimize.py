"""What `optimize` changes in a syntax tree: `__debug__`, docstrings, `%` of a text, signs and sums in patterns."""

from _ast import (
    Add, AsyncFunctionDef, BinOp, ClassDef, Constant, Expr, FormattedValue, FunctionDef, JoinedStr, MatchMapping,
    MatchValue, Mod, Module, Name, Pass, Starred, Tuple, UnaryOp, USub, AST,
)

_FLAGS = "-+ #0"
_MAX_DIGITS = 3


def optimize(tree, level, is_full):
    """Changes a tree as the compiler would before it makes code of it, and gives it back; only docstrings if not `is_full`."""
    # The parts of a node come before the node itself.
    order, todo = [], [tree]
    while todo:
        node = todo.pop()
        order.append(node)
        for name in node._fields:
            value = getattr(node, name, None)
            for each in value if isinstance(value, list) else (value,):
                if isinstance(each, AST):
                    todo.append(each)
    for node in reversed(order):
        if level >= 2 and isinstance(node, (Module, ClassDef, FunctionDef, AsyncFunctionDef)):
            _without_docstring(node)
        if not is_full:
            continue
        if isinstance(node, MatchValue):
            node.value = _folded(node.value)
        elif isinstance(node, MatchMapping):
            node.keys[:] = map(_folded, node.keys)
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                value[:] = [_replaced(each, level) for each in value]
            elif isinstance(value, AST):
                new = _replaced(value, level)
                if new is not value:
                    setattr(node, name, new)
    return tree


def copied(tree):
    """A tree with nodes of its own; what stands in no field of a node is left behind."""
    def copy(node):
        new = object.__new__(type(node))
        new.__dict__.update(node.__dict__)
        return new

    root = copy(tree)
    todo = [root]
    while todo:
        node = todo.pop()
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                new = [copy(each) if isinstance(each, AST) else each for each in value]
                todo.extend(each for each in new if isinstance(each, AST))
            elif isinstance(value, AST):
                new = copy(value)
                todo.append(new)
            else:
                continue
            setattr(node, name, new)
    return root


def _place(node):
    return {name: getattr(node, name, None) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}


def _is_text(statement):
    return isinstance(statement, Expr) and isinstance(statement.value, Constant) and isinstance(statement.value.value, str)


def _without_docstring(node):
    body = node.body
    if not body or not _is_text(body[0]):
        return
    first = body.pop(0)
    if not body:
        place = _place(first)
        # It may be shorter than the text was, and on one line.
        place["end_lineno"] = place["lineno"]
        place["end_col_offset"] = place["col_offset"] + len("pass")
        body.append(Pass(**place))
    elif _is_text(body[0]):
        # The next text is not to become the docstring.
        text = body[0].value
        body[0].value = JoinedStr([text], **_place(text))


def _replaced(node, level):
    if isinstance(node, Name) and node.id == "__debug__" and type(node.ctx).__name__ == "Load":
        return Constant(level < 1, **_place(node))
    if isinstance(node, BinOp) and isinstance(node.op, Mod) and isinstance(node.right, Tuple):
        left, items = node.left, node.right.elts
        if isinstance(left, Constant) and isinstance(left.value, str) and not any(isinstance(x, Starred) for x in items):
            parts = _formatted(left.value, items)
            if parts is not None:
                return JoinedStr(parts, **_place(node))
    return node


def _formatted(text, items):
    """The parts of an f-string that says the same as `text % items`, or None."""
    parts, plain, at, used = [], "", 0, 0
    nowhere = dict.fromkeys(("lineno", "col_offset", "end_lineno", "end_col_offset"), -1)
    while at < len(text):
        c = text[at]
        at += 1
        if c != "%":
            plain += c
            continue
        if text[at:at + 1] == "%":
            plain += "%"
            at += 1
            continue
        found = _field(text, at)
        if found is None or used >= len(items):
            return None
        at, conversion, spec = found
        if plain:
            parts.append(Constant(plain, **nowhere))
            plain = ""
        item = items[used]
        used += 1
        spec = Constant(spec, **nowhere) if spec else None
        parts.append(FormattedValue(item, ord(conversion), spec, **_place(item)))
    if used < len(items):
        return None
    if plain:
        parts.append(Constant(plain, **nowhere))
    return parts


def _field(text, at):
    """The end of a conversion, its letter, and what it is in the format language; None for what has no such form."""
    start = at
    while text[at:at + 1] in _FLAGS and at < len(text):
        at += 1
    is_left = "-" in text[start:at]
    width, at = _digits(text, at)
    precision = None
    if text[at:at + 1] == ".":
        precision, at = _digits(text, at + 1)
        if precision is None:
            return None
    if width is None or text[at:at + 1] not in ("s", "r", "a"):
        return None
    spec = width.lstrip("0")
    if spec and not is_left:
        spec = ">" + spec
    if precision is not None:
        spec += f".{int(precision or '0')}"
    return at + 1, text[at], spec


def _digits(text, at):
    start = at
    while at < len(text) and "0" <= text[at] <= "9":
        at += 1
        if at - start >= _MAX_DIGITS:
            return None, at
    return text[start:at], at


def _folded(node):
    """A number with a sign, or a sum of a real and an imaginary one, as one literal."""
    if isinstance(node, UnaryOp) and isinstance(node.op, USub) and _is_number(node.operand):
        return Constant(-node.operand.value, **_place(node))
    if isinstance(node, BinOp):
        left = _folded(node.left)
        if _is_number(left) and _is_number(node.right):
            a, b = left.value, node.right.value
            return Constant(a + b if isinstance(node.op, Add) else a - b, **_place(node))
    return node


def _is_number(node):
    return isinstance(node, Constant) and type(node.value) in (int, float, complex)
