def count(things):
    return len(things)


restricted = type(count)(count.__code__, {"__builtins__": {"len": lambda things: "many"}})
print(count("abc"), restricted("abc"), count("abc"), restricted("abc"))  # expect: 3 many 3 many

safe = {"make": type(count)}
namespace = {"__builtins__": safe}
exec("def outer():\n    return lambda: len('abc')\ncopy = make(outer.__code__, {})", namespace)
print(namespace["outer"].__builtins__ is safe, namespace["copy"].__builtins__ is safe)  # expect: True True
for function in namespace["outer"](), namespace["copy"]():
    try:
        function()
    except NameError as error:
        print(error)
        # expect: name 'len' is not defined
        # expect: name 'len' is not defined

report = []
inner = "try:\n    len('abc')\nexcept NameError as error:\n    report.append(str(error))"
safe = {"exec": exec, "NameError": NameError, "str": str}
exec("exec(inner, {'report': report})", {"__builtins__": safe, "inner": inner, "report": report})
print(report)  # expect: ["name 'len' is not defined"]
