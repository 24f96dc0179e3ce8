"""Nodes are made again by what they reduce to, and replaced with what their class knows of."""
import ast
import copy
import pickle


class Named(ast.Name):
    pass


node = ast.Name("a", ast.Load(), lineno=3)
node.extra = 5
print(node.__reduce__()[1:], sorted(copy.replace(node, id="b").__dict__))
# expect: ((None, None), {'id': 'a', 'ctx': Load(), 'lineno': 3, 'extra': 5}) ['ctx', 'id', 'lineno']
print(sorted(copy.copy(node).__dict__), sorted(pickle.loads(pickle.dumps(node)).__dict__))
# expect: ['ctx', 'extra', 'id', 'lineno'] ['ctx', 'extra', 'id', 'lineno']
print(ast.arguments().__reduce__()[1], ast.Pass().__reduce__()[1:], ast.Constant(3).__reduce__()[1:])
# expect: (None, None) ((), {}) ((None,), {'value': 3})
print(copy.replace(Named("x", ast.Load())).__class__)  # expect: <class '__main__.Named'>
try:
    copy.replace(node, extra=4)
except TypeError as error:
    print(error)  # expect: Name.__replace__ got an unexpected keyword argument 'extra'.


def refused(tree):
    try:
        compile(ast.fix_missing_locations(tree), "<made>", "exec")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def function(**parts):
    given = {"posonlyargs": [], "args": [], "kwonlyargs": [], "kw_defaults": [], "defaults": []} | parts
    return ast.Module([ast.FunctionDef("f", ast.arguments(**given), [ast.Pass()], [])], [])


refused(function(kwonlyargs=[ast.arg("x", ast.Name("x", ast.Store()))]))
# expect: ValueError expression must have Load context but has Store instead
refused(function(kwonlyargs=[ast.arg("x")]))
# expect: ValueError length of kwonlyargs is not the same as kw_defaults on arguments
match = ast.Match(ast.Name("x", ast.Load()), [ast.match_case(ast.MatchStar("y"), None, [ast.Pass()])])
refused(ast.Module([match], []))  # expect: ValueError can't use MatchStar here
try:
    ast.parse("Tru\u1d49", mode="eval")
except ValueError as error:
    print(error)  # expect: identifier field can't represent 'True' constant
