"""A statement with a block ends behind the semicolon that its last line has."""
import ast

SOURCES = [
    "if x: y;\n", "if x:\n    y ; # c\n", "def f():\n  a; b;\nc", "while x: pass ;\nelse: pass;", "class A: x=1 \\\n ;",
    "try: a;\nexcept E: b;", "if x:\n  async def f():\n    y;  \n", "match x:\n case 1: a;\n",
]
for source in SOURCES:
    ends = [(type(node).__name__, node.end_lineno, node.end_col_offset) for node in ast.walk(ast.parse(source))
            if isinstance(node, (ast.stmt, ast.excepthandler))]
    print(*ends)
    # expect: ('If', 1, 8) ('Expr', 1, 7)
    # expect: ('If', 2, 7) ('Expr', 2, 5)
    # expect: ('FunctionDef', 2, 7) ('Expr', 3, 1) ('Expr', 2, 3) ('Expr', 2, 6)
    # expect: ('While', 2, 11) ('Pass', 1, 13) ('Pass', 2, 10)
    # expect: ('ClassDef', 2, 2) ('Assign', 1, 12)
    # expect: ('Try', 2, 12) ('Expr', 1, 6) ('ExceptHandler', 2, 12) ('Expr', 2, 11)
    # expect: ('If', 3, 6) ('AsyncFunctionDef', 3, 6) ('Expr', 3, 5)
    # expect: ('Match', 2, 11) ('Expr', 2, 10)
