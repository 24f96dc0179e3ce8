"""Programs in another shape, which does the same but takes other ways through a compiler.

`large` gives each function so many variables that its frame is larger than the registers; `captured` has a function
inside each one that uses all of its variables, so that they live in cells. The answer is the new source.
"""
import ast

VARIABLES = 300


class Reshape(ast.NodeTransformer):
    """Puts statements that never run at the start of each function."""

    def __init__(self, statements):
        self.statements = statements

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        start = 0 if ast.get_docstring(node, clean=False) is None else 1
        while start < len(node.body) and isinstance(node.body[start], (ast.Global, ast.Nonlocal)):
            start += 1
        if text := self.statements(node):
            never = ast.parse(f"if False:\n    {text}").body
            node.body[start:start] = never
        return node

    visit_AsyncFunctionDef = visit_FunctionDef


def variables(function):
    """The names of a function's own variables."""
    parameters = function.args
    found = {parameter.arg for parameter in [*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs]}
    found |= {parameter.arg for parameter in (parameters.vararg, parameters.kwarg) if parameter}
    others = set()
    pending = list(function.body)
    while pending:
        node = pending.pop()
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                found.add(node.name)
                continue
            case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                continue
            case ast.Global() | ast.Nonlocal():
                others.update(node.names)
            case ast.Name(ctx=ast.Store() | ast.Del()):
                found.add(node.id)
        pending.extend(ast.iter_child_nodes(node))
    return sorted(name for name in found - others if not name.startswith("__"))


def reshaped(source, statements):
    return ast.unparse(ast.fix_missing_locations(Reshape(statements).visit(ast.parse(source)))) + "\n"


def large(name, source):
    many = " = ".join(f"more_{index}" for index in range(VARIABLES))
    return reshaped(source, lambda function: f"{many} = None")


def captured(name, source):
    return reshaped(source, lambda function: "lambda: (" + "".join(f"{name}, " for name in variables(function)) + ")")


