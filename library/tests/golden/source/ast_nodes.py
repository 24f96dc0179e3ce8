"""The classes of nodes: fields, constructors, and the functions over trees."""
import ast
import copy

print(ast.Name._fields, ast.Name._attributes, ast.Name.__match_args__)
# expect: ('id', 'ctx') ('lineno', 'col_offset', 'end_lineno', 'end_col_offset') ('id', 'ctx')
print(ast.If._field_types)  # expect: {'test': <class 'ast.expr'>, 'body': list[ast.stmt], 'orelse': list[ast.stmt]}
print(ast.Try.__doc__)  # expect: Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
print(issubclass(ast.Add, ast.operator), ast.Name.__mro__[1].__name__)  # expect: True expr
node = ast.Name("x")
print(ast.dump(node), node)  # expect: Name(id='x', ctx=Load()) Name(id='x', ctx=Load())
print(ast.dump(ast.Call(ast.Name("f"))), ast.Call(ast.Name("f")).args)
# expect: Call(func=Name(id='f', ctx=Load())) []
print(repr(ast.parse("a + 1; b; c")))
# expect: Module(body=[Expr(value=BinOp(left=Name(...), op=Add(...), right=Constant(...))), ..., Expr(value=Name(id='c', ctx=Load(...)))], type_ignores=[])

for make in (lambda: ast.Name("a", ast.Load(), 3), lambda: ast.Name("a", id="b"), lambda: ast.dump(3)):
    try:
        make()
    except TypeError as error:
        print(error)
# expect: Name constructor takes at most 2 positional arguments
# expect: Name got multiple values for argument 'id'
# expect: expected AST, got 'int'

tree = ast.parse("def f(a):\n    'doc'\n    return a + b")
print([type(each).__name__ for each in ast.walk(tree)])
# expect: ['Module', 'FunctionDef', 'arguments', 'Expr', 'Return', 'arg', 'Constant', 'BinOp', 'Name', 'Add', 'Name', 'Load', 'Load']
print(ast.get_docstring(tree.body[0]), list(ast.iter_fields(tree.body[0].body[1].value.op)))  # expect: doc []
print(ast.get_source_segment("é = (b +\n c)", ast.parse("é = (b +\n c)").body[0].value))
# expect: b +
# expect:  c
print(ast.increment_lineno(copy.deepcopy(tree), 5).body[0].lineno, tree.body[0].lineno)  # expect: 6 1
print(ast.compare(tree, copy.deepcopy(tree)), ast.compare(tree, ast.parse("1")))  # expect: True False

match tree.body[0].body[1]:
    case ast.Return(ast.BinOp(ast.Name(left), ast.Add(), ast.Name(right))):
        print(left, right)
# expect: a b


class Names(ast.NodeVisitor):
    found = []

    def visit_Name(self, node):
        self.found.append(node.id)


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)

    def visit_Pass(self, node):
        return None


Names().visit(tree)
print(Names.found)  # expect: ['a', 'b']
print(ast.unparse(Double().visit(ast.parse("x = 4\nif x:\n    pass\n    y = 'a'"))))
# expect: x = 8
# expect: if x:
# expect:     y = 'aa'
