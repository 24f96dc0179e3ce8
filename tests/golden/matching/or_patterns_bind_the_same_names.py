# Alternatives try left to right and bind the same names.
def parse(command):
    match command.split():
        case ["go", ("north" | "south") as way] | ["walk", ("east" | "west") as way]:
            return f"moving {way}"
        case ["get", item] | ["pick", "up", item] | ["take", item, *_]:
            return f"getting {item}"
        case ["quit" | "exit" | "bye"]:
            return "leaving"
        case [("say" | "shout") as verb, *words] if words:
            return f"{verb}: {' '.join(words)}"
        case []:
            return "silence"
        case _:
            return "what?"

for command in ("go north", "walk west", "go west", "get lamp", "pick up stone", "take it now", "bye", "say hello there", "shout", ""):
    print(parse(command))
    # expect: moving north
    # expect: moving west
    # expect: what?
    # expect: getting lamp
    # expect: getting stone
    # expect: getting it
    # expect: leaving
    # expect: say: hello there
    # expect: what?
    # expect: silence
for source in ("case x | y: pass", "case [x] | [y]: pass", "case x | 1: pass", "case _ | 1: pass", "case x:\n  pass\n case 1: pass", "case [x, x]: pass", "case {'a': x, 'b': x}: pass", "case [*a, *b]: pass", "case {**rest, 'a': 1}: pass", "case {**_}: pass", "case 1 as _: pass", "case x.y as z.w: pass",
               "case f(x) as y, z: pass", "case f(a=1, 2): pass", "case 1 + 2: pass", "case 1 + 2j: pass", "case -x: pass", "case f'{x}': pass", "case *a: pass", "case (*a): pass", "case *a,: pass", "case {x: 1}: pass", "case not x: pass", "case x if: pass", "case: pass"):
    try:
        compile(f"match v:\n {source}", "s", "exec")
        print("accepted", source)
    except SyntaxError as error:
        print(source.replace("\n", ";"), "->", error.msg)
        # expect: case x | y: pass -> name capture 'x' makes remaining patterns unreachable
        # expect: case [x] | [y]: pass -> alternative patterns bind different names
        # expect: case x | 1: pass -> name capture 'x' makes remaining patterns unreachable
        # expect: case _ | 1: pass -> wildcard makes remaining patterns unreachable
        # expect: case x:;  pass; case 1: pass -> name capture 'x' makes remaining patterns unreachable
        # expect: case [x, x]: pass -> multiple assignments to name 'x' in pattern
        # expect: case {'a': x, 'b': x}: pass -> multiple assignments to name 'x' in pattern
        # expect: case [*a, *b]: pass -> multiple starred names in sequence pattern
        # expect: case {**rest, 'a': 1}: pass -> invalid syntax
        # expect: case {**_}: pass -> invalid syntax
        # expect: case 1 as _: pass -> cannot use '_' as a target
        # expect: case x.y as z.w: pass -> cannot use attribute as pattern target
        # expect: accepted case f(x) as y, z: pass
        # expect: case f(a=1, 2): pass -> positional patterns follow keyword patterns
        # expect: case 1 + 2: pass -> imaginary number required in complex literal
        # expect: accepted case 1 + 2j: pass
        # expect: case -x: pass -> invalid syntax
        # expect: case f'{x}': pass -> patterns may only match literals and attribute lookups
        # expect: case *a: pass -> invalid syntax
        # expect: case (*a): pass -> invalid syntax
        # expect: accepted case *a,: pass
        # expect: case {x: 1}: pass -> invalid syntax
        # expect: case not x: pass -> invalid syntax
        # expect: case x if: pass -> invalid syntax
        # expect: case: pass -> invalid syntax
