"""Syntax trees: parsing, building, changing, showing and compiling them."""

import _ast
from _ast import *
from _ast import AST, _PLACE

def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """The tree of a source."""
    flags = PyCF_ONLY_AST
    if optimize > 0:
        flags |= PyCF_OPTIMIZED_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    if feature_version is None:
        feature_version = -1
    elif isinstance(feature_version, tuple):
        major, minor = feature_version
        if major != 3:
            raise ValueError(f"Unsupported major version: {major}")
        feature_version = minor
    return compile(source, filename, mode, flags, optimize=optimize, _feature_version=feature_version)


def literal_eval(node_or_string):
    """The value of an expression of literals."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval").body
    elif isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _literal(node):
    match node:
        case Constant():
            return node.value
        case Tuple():
            return tuple(map(_literal, node.elts))
        case List():
            return list(map(_literal, node.elts))
        case Set():
            return set(map(_literal, node.elts))
        case Call(func=Name(id="set"), args=[], keywords=[]):
            return set()
        case Dict():
            if len(node.keys) != len(node.values):
                _malformed(node)
            return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
        case BinOp(op=Add() | Sub()):
            left, right = _signed(node.left), _number(node.right)
            if isinstance(left, (int, float)) and isinstance(right, complex):
                return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def _malformed(node):
    where = f" on line {line}" if (line := getattr(node, "lineno", None)) else ""
    raise ValueError(f"malformed node or string{where}: {node!r}")


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """A tree as text: the calls that would make it."""
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def shown(node, level):
        """The text, and whether it goes into the line that it belongs to."""
        level += 1
        if indent is not None:
            prefix, separator = "\n" + indent * level, ",\n" + indent * level
        else:
            prefix, separator = "", ", "
        if isinstance(node, AST):
            return of_node(node, level, prefix, separator)
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{prefix}{separator.join(shown(item, level)[0] for item in node)}]", False
        return repr(node), True

    def of_node(node, level, prefix, separator):
        cls = type(node)
        parts, later, is_simple, keywords = [], [], True, annotate_fields
        for name in node._fields:
            try:
                value = getattr(node, name)
            except AttributeError:
                keywords = True
                continue
            if value is None and getattr(cls, name, ...) is None:
                keywords = True
                continue
            if not show_empty:
                ty = cls._field_types.get(name, object)
                is_empty = isinstance(value, list) and not value and getattr(ty, "__origin__", None) is list
                if is_empty:
                    if not keywords:
                        later.append(repr(value))
                    continue
                if not keywords:
                    parts.extend(later)
                    later = []
            text, fits = shown(value, level)
            is_simple = is_simple and fits
            parts.append(f"{name}={text}" if keywords else text)
        if include_attributes and node._attributes:
            for name in node._attributes:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    continue
                if value is None and getattr(cls, name, ...) is None:
                    continue
                text, fits = shown(value, level)
                is_simple = is_simple and fits
                parts.append(f"{name}={text}")
        if is_simple and len(parts) <= 3:
            return f"{cls.__name__}({', '.join(parts)})", not parts
        return f"{cls.__name__}({prefix}{separator.join(parts)})", False

    return shown(node, 0)[0]


def unparse(ast_obj):
    """Source text whose tree is that one."""
    from _ast_unparse import unparse
    return unparse(ast_obj)


def copy_location(new_node, old_node):
    """Puts a node where another is, and gives it back."""
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or (hasattr(old_node, name) and name.startswith("end_")):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives the nodes without a place that of the node around them; the root stands at the beginning."""
    root = node
    stack = [(node, (1, 0, 1, 0))]
    while stack:
        node, place = stack.pop()
        own = list(place)
        for index, name in enumerate(_PLACE):
            if name in node._attributes:
                value = getattr(node, name, None)
                if value is None and (index >= 2 or not hasattr(node, name)):
                    setattr(node, name, place[index])
                else:
                    own[index] = value
        stack.extend((child, tuple(own)) for child in iter_child_nodes(node))
    return root


def increment_lineno(node, n=1):
    """Moves a tree down by some lines."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    """The fields that a node has, with their values."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """The nodes in the fields of a node."""
    for _, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """A node and all below it, level by level."""
    from collections import deque
    todo = deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


def compare(a, b, /, *, compare_attributes=False):
    """Whether two trees are the same."""
    todo = [(a, b)]
    missing = object()
    while todo:
        a, b = todo.pop()
        if type(a) is not type(b):
            return False
        if isinstance(a, list):
            if len(a) != len(b):
                return False
            todo.extend(zip(a, b))
        elif isinstance(a, AST):
            if a._fields != b._fields or compare_attributes and a._attributes != b._attributes:
                return False
            for name in a._fields + (a._attributes if compare_attributes else ()):
                one, other = getattr(a, name, missing), getattr(b, name, missing)
                if one is missing and other is missing:
                    continue
                if one is missing or other is missing:
                    return False
                todo.append((one, other))
        elif a != b:
            return False
    return True


def get_docstring(node, clean=True):
    """The docstring of a module, a class or a function."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    if clean:
        import inspect
        return inspect.cleandoc(value.value)
    return value.value


def get_source_segment(source, node, *, padded=False):
    """The text of a node in its source."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _lines(source, last + 1)
    if first == last:
        return lines[first].encode()[start:end].decode()
    padding = ""
    if padded:
        before = lines[first].encode()[:start].decode()
        padding = "".join(c if c in "\f\t" else " " for c in before)
    head = padding + lines[first].encode()[start:].decode()
    return "".join([head, *lines[first + 1:last], lines[last].encode()[:end].decode()])


def _lines(source, limit):
    """Lines as the parser counts them: no other characters end one."""
    lines, start, at = [], 0, 0
    while at < len(source) and len(lines) < limit:
        c = source[at]
        at += 1
        if c == "\r" and source[at:at + 1] == "\n":
            at += 1
        elif c not in "\r\n":
            continue
        lines.append(source[start:at])
        start = at
    if start < len(source) or not lines:
        lines.append(source[start:])
    return lines


class NodeVisitor:
    """Visits a tree: a node of class `X` by the method `visit_X`, any other by `generic_visit`."""

    def visit(self, node):
        """Visits a node."""
        visitor = getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)
        return visitor(node)

    def generic_visit(self, node):
        """Visits what is in the fields of a node."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """Visits a tree and changes it: what a visit gives takes the place of the node, `None` takes it away."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new.extend(item)
                            continue
                    new.append(item)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


class slice(AST):
    """Deprecated AST node class."""


class Index(slice):
    """Deprecated AST node class. Use the index value directly instead."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated AST node class. Use ast.Tuple instead."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """Deprecated AST node class."""


class AugLoad(expr_context):
    """Deprecated AST node class."""


class AugStore(expr_context):
    """Deprecated AST node class."""


class Param(expr_context):
    """Deprecated AST node class."""


def main(args=None):
    """Shows the tree of the text that the host gives as the input."""
    import sys
    print(dump(parse(sys.stdin.read(), "<stdin>"), indent=3))
