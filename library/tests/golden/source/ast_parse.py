"""Trees of source text, with the places of their nodes."""
import ast

tree = ast.parse("é = f(x, *y, k=1)\n")
print(ast.dump(tree))
# expect: Module(body=[Assign(targets=[Name(id='é', ctx=Store())], value=Call(func=Name(id='f', ctx=Load()), args=[Name(id='x', ctx=Load()), Starred(value=Name(id='y', ctx=Load()), ctx=Load())], keywords=[keyword(arg='k', value=Constant(value=1))]))])
call = tree.body[0].value
print(call.lineno, call.col_offset, call.end_lineno, call.end_col_offset)  # expect: 1 5 1 18
print(ast.dump(ast.parse("a if b else c", mode="eval"), indent=2))
# expect: Expression(
# expect:   body=IfExp(
# expect:     test=Name(id='b', ctx=Load()),
# expect:     body=Name(id='a', ctx=Load()),
# expect:     orelse=Name(id='c', ctx=Load())))
print(ast.dump(ast.parse("x; y\n", mode="single")))
# expect: Interactive(body=[Expr(value=Name(id='x', ctx=Load())), Expr(value=Name(id='y', ctx=Load()))])
print(type(compile("1", "<t>", "eval", ast.PyCF_ONLY_AST)).__name__)  # expect: Expression

chain = ast.parse("if a: pass\nelif b: pass\nelse: pass").body[0]
print(type(chain.orelse[0]).__name__, chain.orelse[0].lineno, chain.end_lineno)  # expect: If 2 3
print(ast.dump(ast.parse("f'{x!r:>{w}}{y=}'").body[0].value))
# expect: JoinedStr(values=[FormattedValue(value=Name(id='x', ctx=Load()), conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), conversion=-1)])), Constant(value='y='), FormattedValue(value=Name(id='y', ctx=Load()), conversion=114)])
print(ast.dump(ast.parse("match x:\n case A(1, k=[*r]) | {'a': None, **s}: pass").body[0].cases[0].pattern))
# expect: MatchOr(patterns=[MatchClass(cls=Name(id='A', ctx=Load()), patterns=[MatchValue(value=Constant(value=1))], kwd_attrs=['k'], kwd_patterns=[MatchSequence(patterns=[MatchStar(name='r')])]), MatchMapping(keys=[Constant(value='a')], patterns=[MatchSingleton(value=None)], rest='s')])
print(ast.dump(ast.parse("def f[T: int](a, /, b=1, *c, d, e=2, **g) -> T: ...").body[0]))
# expect: FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b')], vararg=arg(arg='c'), kwonlyargs=[arg(arg='d'), arg(arg='e')], kw_defaults=[None, Constant(value=2)], kwarg=arg(arg='g'), defaults=[Constant(value=1)]), body=[Expr(value=Constant(value=Ellipsis))], returns=Name(id='T', ctx=Load()), type_params=[TypeVar(name='T', bound=Name(id='int', ctx=Load()))])
print(ast.dump(ast.parse("@d\nclass C(B, m=1): 'doc'"), include_attributes=True, indent=1).count("lineno="))
# expect: 14

for text in ("x = ", "f(", "1 +* 2"):
    try:
        ast.parse(text, "name.py")
    except SyntaxError as error:
        print(error.msg, error.filename, error.lineno)
# expect: invalid syntax name.py 1
# expect: '(' was never closed name.py 1
# expect: invalid syntax name.py 1
