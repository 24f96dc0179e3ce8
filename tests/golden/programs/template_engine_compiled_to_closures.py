# A template engine: the source is parsed to closures, which render with scopes that nest.
from collections import ChainMap


class TemplateError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")
        self.line = line


def tokens(source):
    line, at = 1, 0
    while at < len(source):
        start = source.find("{", at)
        while start != -1 and source[start + 1:start + 2] not in ("{", "%"):
            start = source.find("{", start + 1)
        if start == -1:
            yield "text", source[at:], line
            return
        if start > at:
            yield "text", source[at:start], line
            line += source.count("\n", at, start)
        kind, close = ("value", "}}") if source[start + 1] == "{" else ("tag", "%}")
        end = source.find(close, start)
        if end == -1:
            raise TemplateError(f"{source[start:start + 2]} is never closed", line)
        yield kind, source[start + 2:end].strip(), line
        at = end + 2


def lookup(path):
    first, *rest = path.split(".")

    def get(scope):
        value = scope[first]
        for name in rest:
            value = value[name] if isinstance(value, dict) else getattr(value, name)
            if callable(value):
                value = value()
        return value

    return get


FILTERS = {"upper": str.upper, "title": str.title, "len": len, "join": ", ".join,
           "escape": lambda s: str(s).replace("&", "&amp;").replace("<", "&lt;")}


def expression(text, line):
    path, *names = [part.strip() for part in text.split("|")]
    get = lookup(path)
    try:
        filters = [FILTERS[name] for name in names]
    except KeyError as error:
        raise TemplateError(f"no filter {error}", line) from None

    def evaluate(scope):
        try:
            value = get(scope)
        except (KeyError, AttributeError) as error:
            raise TemplateError(f"nothing known of {path!r}", line) from error
        for each in filters:
            value = each(value)
        return value

    return evaluate


def parse(stream, until=()):
    parts, line = [], 1
    for kind, text, line in stream:
        if kind == "text":
            parts.append(lambda scope, text=text: text)
        elif kind == "value":
            value = expression(text, line)
            parts.append(lambda scope, value=value: str(value(scope)))
        else:
            match text.split():
                case [word] if word in until:
                    return sequence(parts), word
                case ["for", name, "in", path]:
                    parts.append(loop(stream, name, expression(path, line)))
                case ["if", path]:
                    parts.append(choice(stream, expression(path, line)))
                case ["if", "not", path]:
                    value = expression(path, line)
                    parts.append(choice(stream, lambda scope, value=value: not value(scope)))
                case _:
                    raise TemplateError(f"unknown tag {text!r}", line)
    if until:
        raise TemplateError(f"missing {' or '.join(until)}", line)
    return sequence(parts), None


def sequence(parts):
    return lambda scope: "".join(part(scope) for part in parts)


def loop(stream, name, items):
    body, _ = parse(stream, until=("end",))

    def render(scope):
        values = list(items(scope))
        return "".join(
            body(scope.new_child({name: value, "loop": {"index": index, "last": index == len(values)}}))
            for index, value in enumerate(values, 1))

    return render


def choice(stream, condition):
    yes, word = parse(stream, until=("else", "end"))
    no = parse(stream, until=("end",))[0] if word == "else" else lambda scope: ""
    return lambda scope: yes(scope) if condition(scope) else no(scope)


def compile_template(source):
    render, _ = parse(tokens(source))
    return lambda **values: render(ChainMap(values))


page = compile_template("""Dear {{ user.name | title }},
{% if items %}you ordered {{ items | len }} things:
{% for item in items %}  {{ loop.index }}. {{ item.name | upper }}{% if item.tags %} [{{ item.tags | join }}]{% end %}\
{% if not loop.last %};{% else %}.{% end %}
{% end %}{% else %}your cart is empty { really }.
{% end %}Bye {{ who | escape }}""")
print(page(user={"name": "ann lee"}, who="<us> & you", items=[{"name": "tea", "tags": ["hot", "green"]},
                                                             {"name": "cup", "tags": []}]))
# expect: Dear Ann Lee,
# expect: you ordered 2 things:
# expect:   1. TEA [hot, green];
# expect:   2. CUP.
# expect: Bye &lt;us> &amp; you
print(page(user={"name": "bob"}, who="x", items=[]))
# expect: Dear Bob,
# expect: your cart is empty { really }.
# expect: Bye x
for bad in ("a\n{{ x | nope }}", "{% for x in y %}", "a {{ x", "\n\n{% fly %}", "{% end %}"):
    try:
        compile_template(bad)
        print("compiled", repr(bad))
    except TemplateError as error:
        print(type(error).__name__, error)
        # expect: TemplateError line 2: no filter 'nope'
        # expect: TemplateError line 1: missing end
        # expect: TemplateError line 1: {{ is never closed
        # expect: TemplateError line 3: unknown tag 'fly'
        # expect: TemplateError line 1: unknown tag 'end'
try:
    compile_template("1\n2\n{{ user.age }}")(user={})
except TemplateError as error:
    print(error, "|", repr(error.__cause__))  # expect: line 3: nothing known of 'user.age' | KeyError('age')
