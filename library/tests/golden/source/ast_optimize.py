"""What `optimize` does to a tree that is asked for: docstrings, `__debug__`, `%` of a text, numbers in patterns."""
import ast


def show(source, level):
    print(level, ast.dump(ast.parse(source, optimize=level)))


for level in 0, 1, 2:
    show("__debug__", level)
    show("def f():\n    'doc'", level)
    # expect: 0 Module(body=[Expr(value=Name(id='__debug__', ctx=Load()))])
    # expect: 0 Module(body=[FunctionDef(name='f', args=arguments(), body=[Expr(value=Constant(value='doc'))])])
    # expect: 1 Module(body=[Expr(value=Constant(value=False))])
    # expect: 1 Module(body=[FunctionDef(name='f', args=arguments(), body=[Expr(value=Constant(value='doc'))])])
    # expect: 2 Module(body=[Expr(value=Constant(value=False))])
    # expect: 2 Module(body=[FunctionDef(name='f', args=arguments(), body=[Pass()])])
show("'doc'\n'no doc'", 2)  # expect: 2 Module(body=[Expr(value=JoinedStr(values=[Constant(value='no doc')]))])
print(ast.dump(ast.parse("class A: '''a\nb''' ; 'c'", optimize=2), include_attributes=True))
# expect: Module(body=[ClassDef(name='A', body=[Expr(value=JoinedStr(values=[Constant(value='c', lineno=2, col_offset=7, end_lineno=2, end_col_offset=10)], lineno=2, col_offset=7, end_lineno=2, end_col_offset=10), lineno=2, col_offset=7, end_lineno=2, end_col_offset=10)], lineno=1, col_offset=0, end_lineno=2, end_col_offset=10)])
for text in "%s", "a%%%5r|%-5a|%.3s", "%05s", "%+s":
    show(f"{text!r} % ({', '.join('abcdef'[:text.replace('%%', '').count('%')])},)", 1)
    # expect: 1 Module(body=[Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=115)]))])
    # expect: 1 Module(body=[Expr(value=JoinedStr(values=[Constant(value='a%'), FormattedValue(value=Name(id='a', ctx=Load()), conversion=114, format_spec=Constant(value='>5')), Constant(value='|'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=97, format_spec=Constant(value='5')), Constant(value='|'), FormattedValue(value=Name(id='c', ctx=Load()), conversion=115, format_spec=Constant(value='.3'))]))])
    # expect: 1 Module(body=[Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=115, format_spec=Constant(value='>5'))]))])
    # expect: 1 Module(body=[Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=115)]))])
for source in "'%d' % (a,)", "'%s' % a", "'%s' % (a, b)", "'%s' % (*a,)", "'%(x)s' % (a,)", "'%*s' % (a, b)", "'%1000s' % (a,)":
    print(ast.dump(ast.parse(source, optimize=1)) == ast.dump(ast.parse(source)))
    # expect: True
    # expect: True
    # expect: True
    # expect: True
    # expect: True
    # expect: True
    # expect: True
show("match a:\n case -0 | 1 - 2j: 0\n case {-1: -2j}: 0", 1)
# expect: 1 Module(body=[Match(subject=Name(id='a', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=0)), MatchValue(value=Constant(value=(1-2j)))]), body=[Expr(value=Constant(value=0))]), match_case(pattern=MatchMapping(keys=[Constant(value=-1)], patterns=[MatchValue(value=Constant(value=(-0-2j)))]), body=[Expr(value=Constant(value=0))])])])
tree = ast.parse("__debug__")
print(ast.dump(ast.parse(tree, optimize=1)), ast.dump(tree), ast.parse(tree) is tree)
# expect: Module(body=[Expr(value=Constant(value=False))]) Module(body=[Expr(value=Name(id='__debug__', ctx=Load()))]) False
