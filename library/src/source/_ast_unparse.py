"""Syntax trees as source text.

An expression is asked for with the precedence that its place calls for, and puts itself into parentheses where its own is
lower. Statements are lines with their indentation.
"""

from _ast import *
import _ast

# Precedences, the loosest first.
(NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, CMP, BOR, BXOR, BAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT,
 ATOM) = range(18)

BINARY = {
    "Add": ("+", ARITH), "Sub": ("-", ARITH), "Mult": ("*", TERM), "MatMult": ("@", TERM), "Div": ("/", TERM),
    "Mod": ("%", TERM), "LShift": ("<<", SHIFT), "RShift": (">>", SHIFT), "BitOr": ("|", BOR), "BitXor": ("^", BXOR),
    "BitAnd": ("&", BAND), "FloorDiv": ("//", TERM), "Pow": ("**", POWER),
}
UNARY = {"Invert": ("~", FACTOR), "Not": ("not ", NOT), "UAdd": ("+", FACTOR), "USub": ("-", FACTOR)}
COMPARE = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in",
    "NotIn": "not in",
}
LONG_QUOTES = ('"""', "'''")
QUOTES = ("'", '"') + LONG_QUOTES
# What repr() says of an infinite number is no literal.
INFINITY = "1e309"


def unparse(node):
    if isinstance(node, list):
        return "".join(map(unparse, node))
    writer = _Writer()
    writer.any(node)
    text = "".join(writer.out)
    return text[1:] if text.startswith("\n") else text


def _name(node):
    return type(node).__name__


def _parens(text, inner, outer):
    return f"({text})" if outer > inner else text


class _Writer:
    def __init__(self):
        self.out = []
        self.indent = 0
        self.ignores = {}

    def any(self, node):
        """A node of any kind, at the beginning."""
        if isinstance(node, stmt) or isinstance(node, (ExceptHandler, match_case)):
            self.statement(node)
        elif isinstance(node, mod):
            if isinstance(node, FunctionType):
                args = ", ".join(map(self.expr, node.argtypes))
                self.out.append(f"({args}) -> {self.expr(node.returns)}")
            elif isinstance(node, Expression):
                self.out.append(self.expr(node.body))
            else:
                for ignore in getattr(node, "type_ignores", ()):
                    self.ignores[ignore.lineno] = f"ignore{ignore.tag}"
                self.body(node.body, isinstance(node, Module))
                self.ignores.clear()
        else:
            self.out.append(self.part(node))

    def part(self, node):
        """A node that is not a statement."""
        method = getattr(self, _name(node), None)
        if method is None:
            if isinstance(node, expr):
                return self.expr(node)
            if isinstance(node, (operator, unaryop, cmpop)):
                table = {**BINARY, **UNARY, **COMPARE}
                found = table[_name(node)]
                return found if isinstance(found, str) else found[0].strip()
            return ""
        return self.pattern(node) if isinstance(node, pattern) else method(node)

    # Statements.

    def line(self, text):
        self.out.append("\n" + "    " * self.indent + text)

    def blank(self):
        if self.out:
            self.out.append("\n")

    def comment(self, node):
        text = self.ignores.get(getattr(node, "lineno", None)) or getattr(node, "type_comment", None)
        return f" # type: {text}" if text is not None else ""

    def block(self, head, body, node=None, has_docstring=False):
        self.line(f"{head}:" + (self.comment(node) if node is not None else ""))
        self.indent += 1
        self.body(body, has_docstring)
        self.indent -= 1

    def body(self, body, has_docstring=False):
        if has_docstring and body and (docstring := _docstring(body[0])) is not None:
            self.line(self.docstring(docstring))
            body = body[1:]
        for each in body:
            self.statement(each)

    def docstring(self, node):
        text, quotes = _quoted(node.value, LONG_QUOTES)
        prefix = "u" if getattr(node, "kind", None) == "u" else ""
        return f"{prefix}{quotes[0]}{text}{quotes[0]}"

    def statement(self, node):
        method = getattr(self, _name(node), None)
        self.out.append(self.part(node)) if method is None else method(node)

    def definition(self, node, head):
        self.blank()
        for decorator in node.decorator_list:
            self.line(f"@{self.expr(decorator)}")
        self.block(head, node.body, None if isinstance(node, ClassDef) else node, True)

    def FunctionDef(self, node, word="def"):
        returns = f" -> {self.expr(node.returns)}" if node.returns else ""
        params = self.type_params(node)
        self.definition(node, f"{word} {node.name}{params}({self.arguments(node.args)}){returns}")

    def AsyncFunctionDef(self, node):
        self.FunctionDef(node, "async def")

    def ClassDef(self, node):
        given = [*map(self.expr, node.bases), *map(self.keyword, node.keywords)]
        bases = f"({', '.join(given)})" if given else ""
        self.definition(node, f"class {node.name}{self.type_params(node)}{bases}")

    def type_params(self, node):
        params = getattr(node, "type_params", None)
        return f"[{', '.join(map(self.part, params))}]" if params else ""

    def TypeVar(self, node, stars=""):
        bound = f": {self.expr(node.bound)}" if getattr(node, "bound", None) else ""
        default = f" = {self.expr(node.default_value)}" if node.default_value else ""
        return f"{stars}{node.name}{bound}{default}"

    def TypeVarTuple(self, node):
        return self.TypeVar(node, "*")

    def ParamSpec(self, node):
        return self.TypeVar(node, "**")

    def TypeAlias(self, node):
        self.line(f"type {self.expr(node.name)}{self.type_params(node)} = {self.expr(node.value)}")

    def Return(self, node):
        self.line(f"return {self.expr(node.value)}" if node.value else "return")

    def Delete(self, node):
        self.line(f"del {', '.join(map(self.expr, node.targets))}")

    def Assign(self, node):
        targets = "".join(f"{self.expr(target, TUPLE)} = " for target in node.targets)
        self.line(f"{targets}{self.expr(node.value)}{self.comment(node)}")

    def AugAssign(self, node):
        self.line(f"{self.expr(node.target)} {BINARY[_name(node.op)][0]}= {self.expr(node.value)}")

    def AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and isinstance(node.target, Name):
            target = f"({target})"
        value = f" = {self.expr(node.value)}" if node.value else ""
        self.line(f"{target}: {self.expr(node.annotation)}{value}")

    def For(self, node, word="for"):
        self.block(f"{word} {self.expr(node.target, TUPLE)} in {self.expr(node.iter)}", node.body, node)
        if node.orelse:
            self.block("else", node.orelse)

    def AsyncFor(self, node):
        self.For(node, "async for")

    def While(self, node):
        self.block(f"while {self.expr(node.test)}", node.body)
        if node.orelse:
            self.block("else", node.orelse)

    def If(self, node):
        word = "if"
        while True:
            self.block(f"{word} {self.expr(node.test)}", node.body)
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], If):
                break
            node, word = node.orelse[0], "elif"
        if node.orelse:
            self.block("else", node.orelse)

    def With(self, node, word="with"):
        self.block(f"{word} {', '.join(map(self.withitem, node.items))}", node.body, node)

    def AsyncWith(self, node):
        self.With(node, "async with")

    def withitem(self, node):
        target = f" as {self.expr(node.optional_vars)}" if node.optional_vars else ""
        return f"{self.expr(node.context_expr)}{target}"

    def Match(self, node):
        self.block(f"match {self.expr(node.subject)}", node.cases)

    def match_case(self, node):
        guard = f" if {self.expr(node.guard)}" if node.guard else ""
        self.block(f"case {self.pattern(node.pattern)}{guard}", node.body)

    def Raise(self, node):
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't be used without a value attribute.")
            return self.line("raise")
        cause = f" from {self.expr(node.cause)}" if node.cause else ""
        self.line(f"raise {self.expr(node.exc)}{cause}")

    def Try(self, node, word="except"):
        self.block("try", node.body)
        for handler in node.handlers:
            self.ExceptHandler(handler, word)
        if node.orelse:
            self.block("else", node.orelse)
        if node.finalbody:
            self.block("finally", node.finalbody)

    def TryStar(self, node):
        self.Try(node, "except*")

    def ExceptHandler(self, node, word="except"):
        what = f" {self.expr(node.type)}" if node.type else ""
        name = f" as {node.name}" if node.name else ""
        self.block(f"{word}{what}{name}", node.body)

    def Assert(self, node):
        message = f", {self.expr(node.msg)}" if node.msg else ""
        self.line(f"assert {self.expr(node.test)}{message}")

    def Import(self, node):
        self.line(f"import {', '.join(map(self.alias, node.names))}")

    def ImportFrom(self, node):
        module = "." * (node.level or 0) + (node.module or "")
        self.line(f"from {module} import {', '.join(map(self.alias, node.names))}")

    def alias(self, node):
        return f"{node.name} as {node.asname}" if node.asname else node.name

    def Global(self, node):
        self.line(f"global {', '.join(node.names)}")

    def Nonlocal(self, node):
        self.line(f"nonlocal {', '.join(node.names)}")

    def Expr(self, node):
        self.line(self.expr(node.value, YIELD))

    def Pass(self, node):
        self.line("pass")

    def Break(self, node):
        self.line("break")

    def Continue(self, node):
        self.line("continue")

    # Parameters and arguments.

    def arguments(self, node):
        positional = [*node.posonlyargs, *node.args]
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        out = []
        for index, (each, default) in enumerate(zip(positional, defaults), 1):
            out.append(self.parameter(each, default))
            if index == len(node.posonlyargs):
                out.append("/")
        if node.vararg:
            out.append("*" + self.arg(node.vararg))
        elif node.kwonlyargs:
            out.append("*")
        for each, default in zip(node.kwonlyargs, node.kw_defaults):
            out.append(self.parameter(each, default))
        if node.kwarg:
            out.append("**" + self.arg(node.kwarg))
        return ", ".join(out)

    def parameter(self, node, default):
        return self.arg(node) + (f"={self.expr(default)}" if default else "")

    def arg(self, node):
        return f"{node.arg}: {self.expr(node.annotation)}" if node.annotation else node.arg

    def keyword(self, node):
        return f"**{self.expr(node.value)}" if node.arg is None else f"{node.arg}={self.expr(node.value)}"

    # Expressions.

    def expr(self, node, outer=TEST):
        method = getattr(self, "x_" + _name(node), None)
        return self.other(node, outer) if method is None else method(node, outer)

    def other(self, node, outer):
        """What is no expression has no text, as long as it is a node; what is none is refused as where nodes are kept."""
        {node: outer}
        node._fields
        return ""

    def exprs(self, nodes):
        return ", ".join(map(self.expr, nodes))

    def x_Name(self, node, outer):
        return node.id

    def x_NamedExpr(self, node, outer):
        text = f"{self.expr(node.target, ATOM)} := {self.expr(node.value, ATOM)}"
        return _parens(text, NAMED, outer)

    def x_BoolOp(self, node, outer):
        word, inner = (" and ", AND) if isinstance(node.op, And) else (" or ", OR)
        # Each operand asks for more than the one before.
        parts = [self.expr(value, min(inner + index, ATOM)) for index, value in enumerate(node.values, 1)]
        return _parens(word.join(parts), inner, outer)

    def x_BinOp(self, node, outer):
        # What leans to the left may be as long as a program.
        spine = []
        while True:
            sign, inner = BINARY[_name(node.op)]
            is_power = inner == POWER
            wrapped = outer > inner
            spine.append((sign, wrapped, self.expr(node.right, inner if is_power else inner + 1)))
            outer = inner + 1 if is_power else inner
            node = node.left
            if not isinstance(node, BinOp):
                break
        text = self.expr(node, outer)
        for sign, wrapped, right in reversed(spine):
            text = f"{text} {sign} {right}"
            if wrapped:
                text = f"({text})"
        return text

    def x_UnaryOp(self, node, outer):
        sign, inner = UNARY[_name(node.op)]
        return _parens(sign + self.expr(node.operand, inner), inner, outer)

    def x_Lambda(self, node, outer):
        given = self.arguments(node.args)
        text = f"lambda{' ' if given else ''}{given}: {self.expr(node.body, TEST)}"
        return _parens(text, TEST, outer)

    def x_IfExp(self, node, outer):
        test, body = self.expr(node.test, OR), self.expr(node.body, OR)
        return _parens(f"{body} if {test} else {self.expr(node.orelse, TEST)}", TEST, outer)

    def x_Dict(self, node, outer):
        def item(key, value):
            return f"**{self.expr(value, BOR)}" if key is None else f"{self.expr(key)}: {self.expr(value)}"
        return "{" + ", ".join(map(item, node.keys, node.values)) + "}"

    def x_Set(self, node, outer):
        return "{" + (self.exprs(node.elts) or "*()") + "}"

    def x_ListComp(self, node, outer):
        return f"[{self.expr(node.elt)}{self.generators(node)}]"

    def x_SetComp(self, node, outer):
        return "{" + self.expr(node.elt) + self.generators(node) + "}"

    def x_DictComp(self, node, outer):
        return "{" + f"{self.expr(node.key)}: {self.expr(node.value)}{self.generators(node)}" + "}"

    def x_GeneratorExp(self, node, outer):
        return f"({self.expr(node.elt)}{self.generators(node)})"

    def generators(self, node):
        return "".join(map(self.comprehension, node.generators))

    def comprehension(self, node):
        word = " async for" if node.is_async else " for"
        ifs = "".join(f" if {self.expr(test, OR)}" for test in node.ifs)
        return f"{word} {self.expr(node.target, TUPLE)} in {self.expr(node.iter, OR)}{ifs}"

    def x_Await(self, node, outer):
        return _parens(f"await {self.expr(node.value, ATOM)}", AWAIT, outer)

    def x_Yield(self, node, outer):
        value = f" {self.expr(node.value, ATOM)}" if node.value else ""
        return _parens(f"yield{value}", YIELD, outer)

    def x_YieldFrom(self, node, outer):
        return _parens(f"yield from {self.expr(node.value, ATOM)}", YIELD, outer)

    def x_Compare(self, node, outer):
        text = self.expr(node.left, BOR)
        for op, right in zip(node.ops, node.comparators):
            text += f" {COMPARE[_name(op)]} {self.expr(right, BOR)}"
        return _parens(text, CMP, outer)

    def x_Call(self, node, outer):
        # A chain of calls and attributes is as deep as it is long.
        ends = []
        while True:
            if isinstance(node, Call):
                given = [*map(self.expr, node.args), *map(self.keyword, node.keywords)]
                ends.append(f"({', '.join(given)})")
                node = node.func
            elif isinstance(node, Attribute):
                is_int = isinstance(node.value, Constant) and isinstance(node.value.value, int)
                ends.append(f"{' ' if is_int else ''}.{node.attr}")
                node = node.value
            elif isinstance(node, Subscript):
                is_row = isinstance(node.slice, Tuple) and node.slice.elts
                ends.append(f"[{self.row(node.slice.elts) if is_row else self.expr(node.slice, TUPLE)}]")
                node = node.value
            else:
                break
        return self.expr(node, ATOM) + "".join(reversed(ends))

    x_Attribute = x_Subscript = x_Call

    def x_Slice(self, node, outer):
        lower = self.expr(node.lower) if node.lower else ""
        upper = self.expr(node.upper) if node.upper else ""
        step = f":{self.expr(node.step)}" if node.step else ""
        return f"{lower}:{upper}{step}"

    def x_Starred(self, node, outer):
        return f"*{self.expr(node.value, BOR)}"

    def x_List(self, node, outer):
        return f"[{self.exprs(node.elts)}]"

    def x_Tuple(self, node, outer):
        text = self.row(node.elts)
        return f"({text})" if not node.elts or outer > TUPLE else text

    def row(self, items):
        return self.exprs(items) + ("," if len(items) == 1 else "")

    def x_Constant(self, node, outer):
        prefix = "u" if getattr(node, "kind", None) == "u" else ""
        return prefix + self.constant(node.value)

    def constant(self, value):
        if value is ...:
            return "..."
        if isinstance(value, tuple):
            items = [self.constant(item) for item in value]
            return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
        text = repr(value)
        if isinstance(value, (float, complex)):
            text = text.replace("inf", INFINITY).replace("nan", f"({INFINITY}-{INFINITY})")
        return text

    # Strings with fields.

    def x_JoinedStr(self, node, outer):
        return "f" + self.fields(node.values)

    def x_TemplateStr(self, node, outer):
        return "t" + self.fields(node.values)

    def x_FormattedValue(self, node, outer):
        return "f" + self.fields([node])

    def x_Interpolation(self, node, outer):
        return "t" + self.fields([node])

    def fields(self, values):
        """Quotes and what is between them: quotes that no part has, if there are such."""
        parts = [(self.inner(value), isinstance(value, Constant)) for value in values]
        quotes = list(QUOTES)
        texts = []
        for part, is_text in parts:
            if is_text:
                part, found = _quoted(part, quotes, True)
                if not set(found) & set(quotes):
                    return self.fields_escaped(parts)
                quotes = found
            else:
                if "\n" in part:
                    quotes = [quote for quote in quotes if quote in LONG_QUOTES]
                quotes = [quote for quote in quotes if quote not in part] or quotes
            texts.append(part)
        return f"{quotes[0]}{''.join(texts)}{quotes[0]}"

    def fields_escaped(self, parts):
        """No quotes suit all parts: what is text is written with all that has to be escaped."""
        texts = [repr('"' + part)[2:-1] if is_text else part for part, is_text in parts]
        return f"'''{''.join(texts)}'''"

    def inner(self, node):
        if isinstance(node, JoinedStr):
            return "".join(map(self.inner, node.values))
        if isinstance(node, Constant) and isinstance(node.value, str):
            return node.value.replace("{", "{{").replace("}", "}}")
        if isinstance(node, FormattedValue):
            text = self.expr(node.value, OR)
        elif isinstance(node, Interpolation):
            text = node.str if isinstance(node.str, str) else self.expr(node.value, OR)
        else:
            raise ValueError(f"Unexpected node inside JoinedStr, {node!r}")
        space = " " if text.startswith("{") else ""
        conversion = f"!{chr(node.conversion)}" if node.conversion != -1 else ""
        spec = f":{self.inner(node.format_spec)}" if node.format_spec else ""
        return f"{{{space}{text}{conversion}{spec}}}"

    # Patterns.

    def pattern(self, node, outer=TEST):
        method = getattr(self, _name(node))
        return method(node, outer)

    def patterns(self, nodes):
        return list(map(self.pattern, nodes))

    def MatchValue(self, node, outer=TEST):
        return self.expr(node.value)

    def MatchSingleton(self, node, outer=TEST):
        return self.constant(node.value)

    def MatchSequence(self, node, outer=TEST):
        return f"[{', '.join(self.patterns(node.patterns))}]"

    def MatchStar(self, node, outer=TEST):
        return f"*{node.name or '_'}"

    def MatchMapping(self, node, outer=TEST):
        items = [f"{self.expr(key)}: {self.pattern(each)}" for key, each in zip(node.keys, node.patterns)]
        if node.rest:
            items.append(f"**{node.rest}")
        return "{" + ", ".join(items) + "}"

    def MatchClass(self, node, outer=TEST):
        items = self.patterns(node.patterns)
        items += [f"{name}={self.pattern(each)}" for name, each in zip(node.kwd_attrs, node.kwd_patterns)]
        return f"{self.expr(node.cls, ATOM)}({', '.join(items)})"

    def MatchAs(self, node, outer=TEST):
        if node.pattern is None:
            return node.name or "_"
        return _parens(f"{self.pattern(node.pattern, BOR)} as {node.name}", TEST, outer)

    def MatchOr(self, node, outer=TEST):
        return _parens(" | ".join(self.pattern(each, BXOR) for each in node.patterns), BOR, outer)


def _docstring(node):
    """The text that a body begins with."""
    if isinstance(node, _ast.Expr) and isinstance(node.value, Constant) and isinstance(node.value.value, str):
        return node.value
    return None


def _quoted(text, quotes, all_escaped=False):
    """A text with as little escaped as possible, and the quotes that may stand around it."""
    def escaped(c):
        if c in "\n\t" and not all_escaped:
            return c
        if c == "\\" or not c.isprintable():
            return c.encode("unicode_escape").decode("ascii")
        return c

    shown = "".join(map(escaped, text))
    possible = [quote for quote in quotes if quote not in shown and ("\n" not in shown or quote in LONG_QUOTES)]
    if not possible:
        shown = repr(text)
        return shown[1:-1], [next((quote for quote in quotes if shown[0] in quote), shown[0])]
    if shown:
        # Quotes that are not those at the end come first; otherwise the last one is escaped.
        possible.sort(key=lambda quote: quote[0] == shown[-1])
        if possible[0][0] == shown[-1]:
            shown = shown[:-1] + "\\" + shown[-1]
    return shown, possible
