"""Trees that mean nothing."""
import ast


def refused(node, mode="exec"):
    try:
        compile(node, "<t>", mode)
    except (TypeError, ValueError, SyntaxError) as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print("compiled")


def module(*body):
    return ast.fix_missing_locations(ast.Module(list(body), []))


def value(node):
    return ast.fix_missing_locations(ast.Expression(node))


name, store = ast.Name("x", ast.Load()), ast.Name("x", ast.Store())
refused(ast.Module([ast.Pass()], []))  # expect: TypeError: required field "lineno" missing from stmt
refused(ast.Expression(name))  # expect: TypeError: expected Module node, got Expression
refused(module(ast.FunctionDef("f", ast.arguments(), [], [])))  # expect: ValueError: empty body on FunctionDef
refused(module(ast.Assign([name], name)))
# expect: ValueError: expression must have Store context but has Load instead
refused(module(ast.Expr(store)))  # expect: ValueError: expression must have Load context but has Store instead
refused(module(ast.Assign([], name)))  # expect: ValueError: empty targets on Assign
refused(module(ast.Raise(None, name)))  # expect: ValueError: Raise with cause but no exception
refused(module(ast.Try([ast.Pass()], [], [], [])))
# expect: ValueError: Try has neither except handlers nor finalbody
refused(module(ast.Expr(3)))  # expect: TypeError: required field "lineno" missing from expr
refused(module(ast.Expr(None)))  # expect: ValueError: field 'value' is required for Expr
refused(module(None))  # expect: ValueError: None disallowed in statement list
refused(value(ast.Constant([1])), "eval")  # expect: TypeError: got an invalid type in Constant: list
refused(value(ast.BoolOp(ast.And(), [name])), "eval")  # expect: ValueError: BoolOp with less than 2 values
refused(value(ast.Dict([name], [])), "eval")
# expect: ValueError: Dict doesn't have the same number of keys as values
refused(value(ast.ListComp(name, [])), "eval")  # expect: ValueError: comprehension with no generators
refused(value(ast.Compare(name, [ast.Lt()], [])), "eval")  # expect: ValueError: Compare with no comparators
refused(value(ast.Name("None", ast.Load())), "eval")
# expect: ValueError: identifier field can't represent 'None' constant
refused(value(ast.Name(3, ast.Load())), "eval")  # expect: TypeError: AST identifier must be of type str
refused(ast.Module(3, []))  # expect: TypeError: Module field "body" must be a list, not a int
refused(module(ast.Return(name)))  # expect: SyntaxError: 'return' outside function (<t>, line 1)
refused(module(ast.Expr(ast.Starred(name, ast.Load()))))
# expect: SyntaxError: can't use starred expression here (<t>, line 1)
refused(module(ast.Break()))  # expect: SyntaxError: 'break' outside loop (<t>, line 1)

node = ast.parse("x", mode="eval")
node.body.lineno = "one"
refused(node, "eval")  # expect: ValueError: invalid integer value: 'one'
del node.body.lineno
refused(node, "eval")  # expect: TypeError: required field "lineno" missing from expr
refused(ast.parse("1", mode="eval"))  # expect: TypeError: expected Module node, got Expression
