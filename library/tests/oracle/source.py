"""Expressions of the modules that work on programs: ast (parse, dump, unparse, literal_eval, compile of a tree), tokenize, codeop, argparse."""
import argparse, ast, codeop, io, token, tokenize

SCOPE = globals()

ATOMS = (
    "a", "b", "x", "1", "0x1F", "1.5", "1e100", "1j", "'s'", '"it\'s"', "b'y'", "None", "True", "...", "'é\\n'", "f'{a}'", "f'{a!r:>{b}}'", "f'x{{}}{a=}'", "r'\\d'", "'a' 'b'", "10**400", "-1", "''", "__debug__", "f'{a:%Y-{b}}'", "t'{a}'", "1_000", "rb'\\x'", "f\"{'q'}\"", "'\\''",
    "'\\x00\\ud800'",
)
TARGETS = ("a", "b.c", "a[0]", "a, b", "(a)", "[a, *b]", "*a, b", "a[1:2]", "a.b[c].d", "(a, (b, c))")
BINARY = ("+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "and", "or", "<", "==", "is", "is not", "in", "not in", "!=", "if a else", ",")


def expression(chance, depth=3):
    if not depth or chance.percent(25):
        return chance.of(ATOMS)
    e = lambda: expression(chance, depth - 1)
    return chance.of((
        lambda: f"{e()} {chance.of(BINARY)} {e()}", lambda: f"({e()} {chance.of(BINARY[:-1])} {e()}) {chance.of(BINARY[:13])} {e()}", lambda: f"{chance.of(('-', 'not ', '~', '+', 'await ', '*'))}{e()}", lambda: f"({e()})", lambda: f"f({e()}, *{e()}, k={e()}, **{e()})", lambda: f"{chance.of(('a', '(1)', 'f()', '(a + b)', '1.0', '1'))}.real",
        lambda: f"a[{chance.of((e(), f'{e()}:{e()}', ':', '::2', f'{e()}, {e()}:', '*a, b', 'a:=1'))}]", lambda: f"[{e()}, {e()}]", lambda: f"{{{e()}: {e()}, **{e()}}}", lambda: f"{{{e()}, *{e()}}}", lambda: f"({e()},)", lambda: f"lambda {arguments(chance)}: {e()}", lambda: f"[{e()} for {chance.of(TARGETS[:6])} in {e()} if {e()}]",
        lambda: f"{{{e()}: {e()} for a in {e()}}}", lambda: f"({e()} async for a in {e()})", lambda: f"(yield {e()})", lambda: f"(yield from {e()})", lambda: f"(a := {e()})", lambda: f"{e()} < {e()} <= {e()}", lambda: f"f'{{{e()}!s}}{{{e()}:{{{e()}}}}}'", lambda: f"f({e()} for a in b)", lambda: f"t'{{ {e()} }}x{{{e()}!r}}'",
        lambda: f"not {e()} in {e()}", lambda: f"-{e()} ** -{e()}", lambda: f"await {e()} ** {e()}",
    ))()


def arguments(chance, annotated=False):
    names = iter("pqrstuv")
    note = lambda: chance.of(("", ": int", ": 'x'")) if annotated else ""
    parts = [f"{next(names)}{note()}" for _ in range(chance.below(3))]
    if parts and chance.percent(30):
        parts.append("/")
    if chance.percent(40):
        parts.append(f"{next(names)}{note()}=1")
    if chance.percent(40):
        parts.append(chance.of(("*" + next(names), "*, k", "*m, k=2")))
    if chance.percent(30):
        parts.append("**kw")
    return ", ".join(parts)


PATTERNS = ("1", "-1", "'s'", "None", "a", "_", "[a, *_]", "(a, b)", "{'k': v, **rest}", "A(x, y=1)", "a.b", "1 | 2", "(1 | 2) as n", "-1 + 2j", "[]", "*a, b", "{}", "A()", "str() | None", "a.b()", "x if x > 1")


def block(chance, depth, inner):
    lines = [line for _ in range(1 + chance.below(2)) for line in statement(chance, depth, inner)]
    return ["    " + line for line in lines]


def statement(chance, depth=2, inner=False):
    e = lambda: expression(chance, 2)
    simple = (
        lambda: e(), lambda: f"{chance.of(TARGETS)} = {e()}", lambda: f"a = b = {e()}", lambda: f"{chance.of(('a', 'a.b', 'a[0]'))} {chance.of(('+=', '**=', '//=', '@=', '>>='))} {e()}", lambda: f"{chance.of(('a', '(a)', 'a.b', 'a[0]'))}: {e()}{chance.of(('', ' = 1'))}", lambda: f"del {chance.of(('a', 'a.b, c[0]', '(a, b)'))}", lambda: "pass",
        lambda: f"assert {e()}, {e()}", lambda: f"raise {e()} from {e()}", lambda: chance.of(("raise", "import a.b as c, d", "from . import x", "from ..a import b as c, d", "from a import *", "global g", "nonlocal n", "break", "continue")), lambda: f"return {e()}", lambda: f"type X[T: int, *Ts, **P] = {e()}",
        lambda: f"'doc' ; {e()}",
    )
    if not depth or chance.percent(50):
        return [chance.of(simple)()]
    body = lambda: block(chance, depth - 1, inner)
    kind = chance.below(14)
    if kind == 0:
        return [*(["@deco", "@a.b(1)"][: chance.below(3)]), f"{chance.of(('', 'async '))}def f{chance.of(('', '[T]', '[T = int]'))}({arguments(chance, True)}){chance.of(('', ' -> int'))}:", *(["    'doc'"] if chance.percent(30) else []), *body()]
    if kind == 1:
        return [f"class A{chance.of(('', '()', '(B, metaclass=M)', '[T](B)', '(*b, **k)'))}:", *(["    '''doc\n\n    more'''"] if chance.percent(30) else []), *body()]
    if kind == 2:
        return [f"if {e()}:", *body(), *([f"elif {e()}:", *body()] if chance.percent(40) else []), *(["else:", *body()] if chance.percent(40) else [])]
    if kind == 3:
        return [f"while {e()}:", *body(), *(["else:", *body()] if chance.percent(30) else [])]
    if kind == 4:
        return [f"{chance.of(('', 'async '))}for {chance.of(TARGETS)} in {e()}:", *body(), *(["else:", *body()] if chance.percent(30) else [])]
    if kind == 5:
        star = chance.of(("", "", "*"))
        return ["try:", *body(), f"except{star} {chance.of(('E', '(E, F)', 'E, F'))}{chance.of(('', ' as e'))}:", *body(), *(["else:", *body()] if chance.percent(30) else []), *(["finally:", *body()] if chance.percent(30) else [])]
    if kind == 6:
        return [f"{chance.of(('', 'async '))}with {chance.of((e(), f'{e()} as a', f'{e()} as (a, b), c', f'({e()} as a, b as c)'))}:", *body()]
    if kind == 7:
        lines = [f"match {e()}:"]
        for _ in range(1 + chance.below(2)):
            lines += [f"    case {chance.of(PATTERNS)}:", *("    " + line for line in body())]
        return lines
    return [chance.of(simple)()]


def program(chance):
    lines = [line for _ in range(1 + chance.below(3)) for line in statement(chance)]
    return "\n".join(lines) + chance.of(("\n", "", "  # end", "\n\n"))


def trees(chance):
    text = ascii(program(chance))
    one = ascii(expression(chance))
    return chance.of((
        f"ast.dump(ast.parse({text}))", f"ast.dump(ast.parse({text}))", f"ast.dump(ast.parse({text}), include_attributes=True)", f"ast.unparse(ast.parse({text}))", f"ast.unparse(ast.parse({text}))", f"ast.dump(ast.parse(ast.unparse(ast.parse({text})))) == ast.dump(ast.parse({text}))", f"ast.dump(ast.parse({one}, mode='eval'), indent=2)",
        f"ast.unparse(ast.parse({one}, mode='eval'))", f"[type(node).__name__ for node in ast.walk(ast.parse({text}))]", f"ast.get_source_segment({text}, ast.parse({text}).body[-1])", f"ast.dump(ast.parse({text}){options(chance, annotate_fields=('False',), indent=('1', '\'\\t\''), show_empty=('True',))})", f"[ast.get_docstring(node) for node in ast.walk(ast.parse({text})) if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module))]",
        f"sorted(compile(ast.parse({text}), '<x>', 'exec').co_names)", f"compile(ast.parse({text}), '<x>', 'exec').co_varnames", f"ast.dump(ast.parse({one}, mode='eval'))",
    ))


VALUES = ("1", "-1", "+2", "1.5", "'a'", "b'x'", "None", "True", "...", "[1, 2]", "(1,)", "{1: 2}", "{1}", "set()", "1 + 2j", "-1 - 2j", "1 + 2", "a", "f()", "f'{1}'", "{**a}", "[*a]", "--1", "1j + 2", "'a' 'b'", " 1", "\t2", "{1: [2, (3,)]}", "not 1", "", "1\n", "(", "0777", "{[]: 1}", "{{}}")


def literals(chance):
    text = chance.of(VALUES) if chance.percent(60) else f"[{chance.of(VALUES)}, {{{chance.of(VALUES)}: ({chance.of(VALUES)},)}}]"
    return f"ast.literal_eval({ascii(text)})"


def tokens(chance):
    text = program(chance) if chance.percent(60) else joined(chance, ("a", " ", "\n", "'", '"""', "(", ")", "1", ".", "+", "**=", "\\\n", "#c", "    ", "\t", "é", ":=", "...", "$", "?", "!", "0x", "1_", "if", ":", "->"), 9)
    if "{" in text and ("{{" in text or "\\" in text) or not text.strip():
        # Braces and backslashes within the format of a field: the tokens differ.
        text = joined(chance, ATOMS, 3, " + ")
    text = ascii(text)
    return chance.of((f"[tuple(t) for t in tokenize.generate_tokens(io.StringIO({text}).readline)]", f"[t.exact_type for t in tokenize.generate_tokens(io.StringIO({text}).readline)]", f"tokenize.untokenize(tokenize.generate_tokens(io.StringIO({text}).readline))", f"[t[:2] for t in tokenize.tokenize(io.BytesIO({text}.encode()).readline)]", f"tokenize.untokenize([t[:2] for t in tokenize.generate_tokens(io.StringIO({text}).readline)])"))


def built(chance):
    """Trees by hand: right ones and wrong ones."""
    node = chance.of(("ast.Constant({})", "ast.Name({}, ast.Load())", "ast.BinOp(ast.Constant(1), {}, ast.Constant(2))", "ast.Call({}, [], [])", "ast.List([{}], ast.Load())", "ast.Tuple([{}])", "ast.Attribute({}, 'x', ast.Load())", "ast.Dict([None], [{}])", "ast.UnaryOp(ast.Not(), {})", "ast.Compare(ast.Constant(1), [], [{}])", "ast.Constant(value={}, kind='u')", "ast.Set([{}])", "ast.Lambda(ast.arguments(), {})", "ast.Starred({})", "ast.NamedExpr(ast.Name('a', ast.Store()), {})"))
    node = node.format(chance.of(("1", "'a'", "None", "b'x'", "ast.Constant(1)", "ast.Name('x', ast.Load())", "ast.Name('y', ast.Store())", "ast.Add()", "[]", "(1, 'x')", "...", "object", "1.5", "float('inf')", "1j", "frozenset({1})", "{}", "'None'")))
    return chance.of((
        f"ast.dump({node})", f"ast.unparse({node})", f"eval(compile(ast.fix_missing_locations(ast.Expression({node})), '<x>', 'eval'), {{'x': 5}})", f"eval(compile(ast.fix_missing_locations(ast.Expression({node})), '<x>', 'eval'), {{'x': 5}})", f"compile(ast.Expression({node}), '<x>', 'eval')", f"list(ast.iter_fields({node}))", f"list(ast.iter_child_nodes({node}))",
        f"ast.literal_eval({node})", f"repr({node})", f"ast.compare({node}, {node})", f"[type(n).__name__ for n in ast.walk({node})]", f"ast.dump(__import__('copy').deepcopy({node}))", f"ast.dump(__import__('copy').replace({node}, value=3))", f"compile(ast.Module([ast.Expr({node})], []), '<x>', 'exec')",
    ))


ARGS = ("-v", "--verbose", "--name", "x", "--name=y", "-n3", "1", "-1", "--", "--no-flag", "--flag", "-vv", "--na", "-h", "a", "-x", "--list", "3", "sub", "--choice", "two", "")


def made_parser(*kinds, **options):
    parser = argparse.ArgumentParser(prog="prog", exit_on_error=False, **options)
    for kind in kinds:
        if kind == "v":
            parser.add_argument("-v", "--verbose", action="count", default=0, help="more")
        elif kind == "n":
            parser.add_argument("-n", "--name", metavar="NAME", help="the name (default: %(default)s)", default="me")
        elif kind == "f":
            parser.add_argument("--flag", action=argparse.BooleanOptionalAction)
        elif kind == "l":
            parser.add_argument("--list", nargs="*", type=int)
        elif kind == "c":
            parser.add_argument("--choice", choices=["one", "two"], required=True)
        elif kind == "p":
            parser.add_argument("pos", nargs="?", const=1)
        elif kind == "r":
            parser.add_argument("rest", nargs=argparse.REMAINDER)
        elif kind == "m":
            parser.add_argument("more", nargs="+", type=int, help="numbers of some kind, " * 6)
        elif kind == "s":
            subs = parser.add_subparsers(dest="cmd", title="commands")
            subs.add_parser("sub", help="a command").add_argument("z", nargs="?")
        elif kind == "x":
            group = parser.add_mutually_exclusive_group()
            group.add_argument("-x", action="store_true")
            group.add_argument("-y", action="store_const", const=5)
    return parser


def parsed(method, args, *kinds, **options):
    import contextlib

    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            result = getattr(made_parser(*kinds, **options), method)(*args)
    except SystemExit as error:
        result = f"exit {error.code}"
    except (argparse.ArgumentError, argparse.ArgumentTypeError) as error:
        result = told(error)
    return result, out.getvalue()


def arguments_of_programs(chance):
    kinds = "".join(f", {chance.of('vnflcpmsxr')!r}" for _ in range(1 + chance.below(4)))
    kinds = "".join(dict.fromkeys(kinds.split(", ")[1:]).keys()).replace("''", "', '")
    given = [chance.of(ARGS) for _ in range(chance.below(5))]
    more = options(chance, description=("'What it does.'",), epilog=("'The end.'",), allow_abbrev=("False",), prefix_chars=("'-+'",), add_help=("False",), usage=("'%(prog)s it'",), color=("False",)).replace(", color=False", "") + ", color=False"
    return chance.of((f"parsed('parse_args', [{given!r}], {kinds}{more})", f"parsed('parse_args', [{given!r}], {kinds}{more})", f"parsed('parse_known_args', [{given!r}], {kinds}{more})", f"parsed('format_help', [], {kinds}{more})", f"parsed('format_usage', [], {kinds}{more})", f"parsed('parse_intermixed_args', [{given!r}], {kinds}{more})"))


CASES = {"ast": trees, "ast again": trees, "literal_eval": literals, "tokenize": tokens, "nodes": built, "argparse": arguments_of_programs}
