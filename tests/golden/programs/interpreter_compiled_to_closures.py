# A small language is compiled to a tree of closures, which then runs without looking at the source again.
class Return(Exception):
    def __init__(self, value):
        self.value = value


class Scope(dict):
    def __init__(self, parent=None):
        super().__init__()
        self.parent = parent

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope:
                return scope
            scope = scope.parent
        raise NameError(f"unbound: {name}")


def tokenize(text):
    for mark in "()":
        text = text.replace(mark, f" {mark} ")
    return text.split()


def read(tokens):
    token = tokens.pop(0)
    if token == "(":
        items = []
        while tokens[0] != ")":
            items.append(read(tokens))
        tokens.pop(0)
        return items
    try:
        return int(token)
    except ValueError:
        return token


FORMS = {}


def form(name):
    def add(function):
        FORMS[name] = function
        return function

    return add


@form("let")
def compile_let(name, value):
    value = build(value)

    def run(scope):
        scope[name] = value(scope)
        return scope[name]

    return run


@form("set")
def compile_set(name, value):
    value = build(value)

    def run(scope):
        scope.find(name)[name] = result = value(scope)
        return result

    return run


@form("if")
def compile_if(test, then, otherwise=0):
    test, then, otherwise = map(build, (test, then, otherwise))
    return lambda scope: then(scope) if test(scope) else otherwise(scope)


@form("while")
def compile_while(test, *body):
    test, body = build(test), [build(part) for part in body]

    def run(scope):
        result = 0
        while test(scope):
            for part in body:
                result = part(scope)
        return result

    return run


@form("fn")
def compile_fn(params, *body):
    body = [build(part) for part in body]

    def make(scope):
        def function(*args):
            if len(args) != len(params):
                raise TypeError(f"fn takes {len(params)}, got {len(args)}")
            inner = Scope(scope)
            inner.update(zip(params, args))
            try:
                result = 0
                for part in body:
                    result = part(inner)
                return result
            except Return as early:
                return early.value

        return function

    return make


@form("return")
def compile_return(value):
    value = build(value)

    def run(scope):
        raise Return(value(scope))

    return run


def build(tree):
    match tree:
        case int():
            return lambda scope: tree
        case str():
            return lambda scope: scope.find(tree)[tree]
        case [str(head), *rest] if head in FORMS:
            return FORMS[head](*rest)
        case [head, *rest]:
            function, args = build(head), [build(part) for part in rest]
            return lambda scope: function(scope)(*[arg(scope) for arg in args])
        case []:
            raise SyntaxError("empty call")


BUILTINS = Scope()
BUILTINS.update({
    "+": lambda *xs: sum(xs), "-": lambda a, b: a - b, "*": lambda a, b: a * b, "<": lambda a, b: int(a < b),
    "=": lambda a, b: int(a == b), "print": lambda *xs: print("out:", *xs) or 0,
})


def run(text):
    tokens = tokenize(text)
    scope = Scope(BUILTINS)
    result = None
    while tokens:
        result = build(read(tokens))(scope)
    return result


print(run("(let fact (fn (n) (if (< n 2) 1 (* n (fact (- n 1)))))) (fact 20)"))  # expect: 2432902008176640000
print(run("""
(let counter (fn (start) (let n start) (fn (by) (set n (+ n by)))))
(let a (counter 10)) (let b (counter 100))
(a 1) (a 2) (b 5) (print (a 0) (b 0))
"""))
# expect: out: 13 105
# expect: 0
print(run("(let i 0) (let total 0) (while (< i 100) (set i (+ i 1)) (set total (+ total i))) total"))  # expect: 5050
print(run("(let find (fn (n) (let i 0) (while 1 (if (= (* i i) n) (return i)) (set i (+ i 1))))) (find 144)"))
# expect: 12
for bad in ("(missing 1)", "((fn (x) x))", "(set y 1)", "()", "(let f (fn (x) (x x))) (f 3)"):
    try:
        print(run(bad))
    except Exception as e:
        print(type(e).__name__, e)
        # expect: NameError unbound: missing
        # expect: TypeError fn takes 1, got 0
        # expect: NameError unbound: y
        # expect: SyntaxError empty call
        # expect: TypeError 'int' object is not callable
