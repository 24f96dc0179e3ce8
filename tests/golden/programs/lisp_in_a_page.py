import operator
from collections import ChainMap
from functools import reduce
from io import StringIO


class Symbol(str):
    __slots__ = ()


class LispError(Exception):
    pass


def read(text):
    """Yields the forms of a text."""
    words = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    at = 0

    def form():
        nonlocal at
        if at >= len(words):
            raise LispError("the text ends within a form")
        word = words[at]
        at += 1
        match word:
            case "(":
                items = []
                while at < len(words) and words[at] != ")":
                    items.append(form())
                if at >= len(words):
                    raise LispError("a bracket is open")
                at += 1
                return items
            case ")":
                raise LispError("a bracket closes nothing")
            case "'":
                return [Symbol("quote"), form()]
            case "#t" | "#f":
                return word == "#t"
        for convert in (int, float):
            try:
                return convert(word)
            except ValueError:
                pass
        return Symbol(word)

    while at < len(words):
        yield form()


def show(value):
    match value:
        case True | False:
            return "#t" if value else "#f"
        case list():
            return f"({' '.join(map(show, value))})"
        case None:
            return "nil"
        case _ if callable(value):
            return f"<{value.__name__}>"
    return str(value)


def make_function(names, body, scope):
    def function(*args):
        inner = scope.new_child()
        if "." in names:
            fixed = names[:names.index(".")]
            inner[names[-1]] = list(args[len(fixed):])
        else:
            fixed = names
            if len(args) != len(names):
                raise LispError(f"{function.__name__} takes {len(names)} values, not {len(args)}")
        inner.update(zip(fixed, args))
        return inner

    function.body = body
    function.__name__ = "lambda"
    return function


def evaluate(form, scope):
    while True:
        match form:
            case Symbol():
                try:
                    return scope[form]
                except KeyError:
                    raise LispError(f"{form} is not known") from None
            case []:
                return None
            case ["quote", value]:
                return value
            case ["if", test, then, *other]:
                form = then if evaluate(test, scope) not in (False, None) else (other or [[]])[0]
            case ["define", [name, *names], *body]:
                scope[name] = made = make_function(names, body, scope)
                made.__name__ = str(name)
                return name
            case ["define", name, value]:
                scope[name] = evaluate(value, scope)
                return name
            case ["set!", name, value]:
                for layer in scope.maps:
                    if name in layer:
                        layer[name] = evaluate(value, scope)
                        return layer[name]
                raise LispError(f"{name} is not defined")
            case ["lambda", names, *body]:
                return make_function(names, body, scope)
            case ["let", bindings, *body]:
                scope = scope.new_child({name: evaluate(value, scope) for name, value in bindings})
                form = [Symbol("begin"), *body]
            case ["begin", *first, last]:
                for each in first:
                    evaluate(each, scope)
                form = last
            case [head, *rest]:
                function = evaluate(head, scope)
                args = [evaluate(each, scope) for each in rest]
                if not callable(function):
                    raise LispError(f"{show(function)} cannot be called")
                if not hasattr(function, "body"):
                    return function(*args)
                scope = function(*args)
                form = [Symbol("begin"), *function.body]
            case _:
                return form


def apply(function, args):
    if hasattr(function, "body"):
        return evaluate([Symbol("begin"), *function.body], function(*args))
    return function(*args)


def interpreter():
    out = StringIO()
    fold = lambda op: lambda *args: reduce(op, args)
    core = {"+": fold(operator.add), "*": fold(operator.mul), "-": lambda a, *b: a - sum(b) if b else -a,
            "/": fold(operator.truediv), "<": operator.lt, "=": operator.eq, "list": lambda *args: list(args),
            "cons": lambda a, b: [a, *(b or [])], "car": lambda a: a[0], "cdr": lambda a: a[1:] or None,
            "null?": lambda a: not a and a is not False and a != 0, "map": lambda f, xs: [apply(f, [x]) for x in xs or []],
            "print": lambda *args: print(*map(show, args), file=out), "apply": lambda f, xs: apply(f, xs or []), "mod": operator.mod}
    scope = ChainMap({}, core)

    def run(text):
        result = None
        for form in read(text):
            result = evaluate(form, scope)
        return show(result)

    return run, out, scope


run, out, scope = interpreter()
print(run("(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 22)"))  # expect: 1124000727777607680000
print(run("(define (count n acc) (if (= n 0) acc (count (- n 1) (+ acc 1)))) (count 3000 0)"))  # expect: 3000
print(run("""
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)))))
(define a (counter)) (define b (counter))
(a) (a) (list (a) (b))"""))
# expect: (3 1)
print(run("(map (lambda (x) (* x x)) '(1 2 3.5))"), run("((lambda (a . rest) (list rest a)) 1 2 3)"))
# expect: (1 4 12.25) ((2 3) 1)
print(run("(define (compose . fs) (if (null? fs) (lambda (x) x) (lambda (x) ((car fs) ((apply compose (cdr fs)) x))))) ((compose car cdr) '(1 2 3))"))
# expect: 2
print(run("(begin (print 'hello #t '(a (b))) (print fact car) (print ()))"), repr(out.getvalue()))
# expect: nil 'hello #t (a (b))\n<fact> <<lambda>>\nnil\n'
print(run("(define (gcd a b) (if (= b 0) a (gcd b (mod a b)))) (gcd 1071 462)"), run("'(quote a 'b)"), run("(/ 7 2)"))
# expect: 21 (quote a (quote b)) 3.5
for text in ["(fact", ")", "(undefined 1)", "(3 4)", "(fact 1 2)", "(set! q 1)", "(car 5)", "(+ 1 'a)", "(car '())"]:
    try:
        print(run(text))
    except LispError as error:
        print("lisp:", error)
        # expect: lisp: a bracket is open
        # expect: lisp: a bracket closes nothing
        # expect: lisp: undefined is not known
        # expect: lisp: 3 cannot be called
        # expect: lisp: fact takes 1 values, not 2
        # expect: lisp: q is not defined
    except (TypeError, LookupError) as error:
        print(f"python: {error}")
        # expect: python: 'int' object is not subscriptable
        # expect: python: unsupported operand type(s) for +: 'int' and 'Symbol'
        # expect: python: list index out of range
print(sorted(map(str, scope.maps[0])))  # expect: ['a', 'b', 'compose', 'count', 'counter', 'fact', 'gcd']
