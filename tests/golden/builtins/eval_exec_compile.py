# eval, exec and compile: namespaces, modes, results and errors.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

space = {"x": 5}
print(eval("x + 1", space), eval("x + y", space, {"y": 10}), eval("  1 + 1  "), eval(b"2 * 3"), eval(compile("x * 2", "<s>", "eval"), space), sorted(key for key in space if key != "__builtins__"))
# expect: 6 15 2 6 10 ['x']
exec("y = x + 1\ndef f(): return y", space)
print(space["y"], space["f"](), exec("z = 1", space), space["z"], eval("f()", space), eval("[y for _ in 'ab']", space))
# expect: 6 6 None 1 6 [6, 6]
code = compile("a = 1; a + 1", "<text>", "exec")
print(code.co_name, code.co_filename, eval(code, space), space["a"], eval("lambda: x", space)())
# expect: <module> <text> None 1 5
single = compile("x; 'shown'; None", "<s>", "single")
exec(single, space)
# expect: 5
# expect: 'shown'
class Names(dict):
    def __missing__(self, name):
        return f"<{name}>"

print(eval("anything + other", {}, Names()), eval("x", {"__builtins__": {}, "x": 1}))  # expect: <anything><other> 1
attempt(eval, "len([])", {"__builtins__": {}})  # expect: NameError: name 'len' is not defined
attempt(eval, "nope")  # expect: NameError: name 'nope' is not defined
attempt(eval, "x = 1")  # expect: SyntaxError: invalid syntax (<string>, line 1)
attempt(eval, "")  # expect: SyntaxError: invalid syntax (<string>, line 0)
attempt(eval, "1 +")  # expect: SyntaxError: invalid syntax (<string>, line 1)
attempt(eval, 5)  # expect: TypeError: eval() arg 1 must be a string, bytes or code object
attempt(eval, "1", 5)  # expect: TypeError: globals must be a dict
attempt(eval, "1", {}, 5)  # expect: TypeError: locals must be a mapping
attempt(eval)  # expect: TypeError: eval() takes at least 1 positional argument (0 given)
attempt(exec, "1", [])  # expect: TypeError: exec() globals must be a dict, not list
attempt(exec, 5)  # expect: TypeError: exec() arg 1 must be a string, bytes or code object
attempt(exec, "raise ValueError('inside')")  # expect: ValueError: inside
attempt(exec, "x\0y")  # expect: SyntaxError: source code string cannot contain null bytes
attempt(compile, "1", "f")  # expect: TypeError: compile() missing required argument 'mode' (pos 3)
attempt(compile, "1", "f", "other")  # expect: ValueError: compile() mode must be 'exec', 'eval' or 'single'
attempt(compile, "1", "f", "exec", 10**6)  # expect: ValueError: compile(): unrecognised flags
attempt(compile, 5, "f", "exec")  # expect: TypeError: compile() arg 1 must be a string, bytes or AST object
attempt(compile, "a; b", "f", "eval")  # expect: SyntaxError: invalid syntax (f, line 1)
attempt(compile, "a = 1\nb = 2\n", "f", "single")
# expect: SyntaxError: multiple statements found while compiling a single statement (f, line 1)
attempt(compile, "return 5", "f", "exec")  # expect: SyntaxError: 'return' outside function (f, line 1)
attempt(exec, "print(q)", {}, {"q": "local"})
# expect: local
# expect: None
attempt(exec, "def g(): return q\ng()", {}, {"q": "local"})  # expect: NameError: name 'q' is not defined
attempt(exec, compile("def g(): return v\nw = g()", "f", "exec"), {"v": 3})  # expect: None
